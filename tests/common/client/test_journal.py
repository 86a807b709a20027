"""Numbers without a hole, acknowledgements that only grow, other epochs, restored servers."""

from hypothesis import given
from hypothesis import strategies as st

from common.client.journal import AnswerJournal
from common.protocol.answers import AnswerDraft


def journal(*items: str, epoch: int = 1) -> AnswerJournal:
    made = AnswerJournal()
    made.begin(epoch, 0)
    for item in items:
        made.append(item, (1,))
    return made


def numbers(drafts: tuple[AnswerDraft, ...]) -> list[int]:
    return [draft.seq for draft in drafts]


def test_changes_are_numbered_and_wait_until_acknowledged() -> None:
    made = journal("a", "b", "a")
    assert numbers(made.pending()) == [1, 2, 3]
    assert numbers(made.pending(after=2)) == [3]
    assert made.acknowledge(2)
    assert numbers(made.pending()) == [3]
    assert made.unsent == 1
    assert made.unsent_items() == {"a"}


def test_an_acknowledgement_only_grows() -> None:
    made = journal("a", "b", "c")
    assert made.acknowledge(3)
    assert not made.acknowledge(1)
    assert not made.acknowledge(3)
    assert made.acknowledged == 3


def test_an_earlier_run_of_the_program_is_continued() -> None:
    made = AnswerJournal()
    made.begin(1, 57)
    assert made.append("a", (1,)).seq == 58
    assert made.unsent == 1


def test_what_somebody_else_wrote_under_our_number_is_stepped_over() -> None:
    made = journal("a")
    assert made.acknowledge(4)
    assert made.unsent == 0
    assert made.append("b", (2,)).seq == 5


def test_another_epoch_numbers_again_what_waits() -> None:
    made = journal("a", "b", "c")
    made.acknowledge(1)
    made.begin(2, 0)
    assert [(d.seq, d.item_id) for d in made.pending()] == [(1, "b"), (2, "c")]
    assert made.epoch == 2


def test_what_another_device_answered_since_is_left_out() -> None:
    made = journal("a", "b", "c")
    made.begin(3, 0, frozenset({"b"}))
    assert [(d.seq, d.item_id) for d in made.pending()] == [(1, "a"), (2, "c")]


def test_changes_made_before_the_first_lease_are_not_lost() -> None:
    made = AnswerJournal()
    made.append("a", (1,))
    made.begin(1, 0)
    assert numbers(made.pending()) == [1]


def test_a_server_from_a_backup_gets_again_what_it_had_acknowledged() -> None:
    made = journal("a", "b", "c")
    made.acknowledge(3)
    made.take_up(1)
    assert numbers(made.pending()) == [2, 3]
    made.take_up(3)
    assert made.unsent == 0


def test_a_backup_older_than_this_program_gives_what_is_kept() -> None:
    made = AnswerJournal()
    made.begin(1, 10)
    made.append("a", (1,))
    made.acknowledge(11)
    made.take_up(4)
    assert numbers(made.pending()) == [11]


def test_every_number_is_told_as_it_is_made() -> None:
    told: list[tuple[int, int]] = []
    made = AnswerJournal(lambda epoch, draft: told.append((epoch, draft.seq)))
    made.begin(1, 0)
    made.append("a", (1,))
    made.begin(2, 0)
    assert told == [(1, 1), (2, 1)]


_acts = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(0, 4)),
        st.tuples(st.just("acknowledge"), st.integers(0, 12)),
        st.tuples(st.just("begin"), st.integers(1, 4)),
    ),
    max_size=40,
)


@given(_acts)
def test_nothing_given_is_lost_but_by_an_acknowledgement(acts: list[tuple[str, int]]) -> None:
    """Against a model: the changes that wait, oldest first, without their numbers."""
    made, waiting, epoch = AnswerJournal(), list[str](), 0
    for act, number in acts:
        if act == "append":
            waiting.append(f"q{number}")
            made.append(waiting[-1], (1,))
        elif act == "begin":
            epoch += number
            made.begin(epoch, 0)
        else:
            upto = min(number, made.last_seq)
            del waiting[: max(0, upto - made.acknowledged)]
            made.acknowledge(upto)
        pending = made.pending()
        assert [draft.item_id for draft in pending] == waiting
        assert made.unsent == len(waiting)
        assert numbers(pending) == list(range(made.last_seq - len(waiting) + 1, made.last_seq + 1))
