"""Records folded one after the other: numbers, epochs, what is on the screen, what is left."""

from hypothesis import given as cases
from hypothesis import strategies as st
from typing_extensions import override

from common.client.journal import AnswerJournal
from common.client.keeper import MemoryKeeper
from common.protocol.journal import (
    Acknowledged,
    Given,
    JournalRecord,
    Known,
    Left,
    Numbered,
    Placed,
    Settled,
    decode_record,
    encode_record,
)
from common.rules.journal_fold import fold_journal
from tests.helpers.fake_centre import SIGNED_IN
from tests.helpers.fake_exam import FakeExam


class Tape(MemoryKeeper):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[JournalRecord] = []

    @override
    def keep(self, record: JournalRecord) -> int:
        self.records.append(decode_record(encode_record(record)))
        return super().keep(record)


def change(seq: int, item: str = "q1", epoch: int = 1) -> Given:
    return Given(epoch=epoch, seq=seq, item_id=item, value=(seq,), offset_ms=0)


def test_the_last_change_of_an_item_is_on_the_screen() -> None:
    content = fold_journal([Numbered(epoch=1, base=0), change(1), change(2, "q2"), change(3)])
    assert content.given == {"q1": (3,), "q2": (2,)}
    assert [one.seq for one in content.changes] == [1, 2, 3]


def test_what_is_acknowledged_needs_not_be_sent() -> None:
    content = fold_journal(
        [Numbered(epoch=1, base=0), change(1), change(2), Acknowledged(epoch=1, upto=1)]
    )
    assert content.acknowledged == 1
    assert [one.seq for one in content.unacknowledged()] == [2]


def test_changes_that_were_numbered_again_are_not_there_twice() -> None:
    content = fold_journal(
        [
            Numbered(epoch=1, base=0),
            change(1),
            change(2, "q2"),
            change(3, "q3"),
            Numbered(epoch=2, base=5, carried=(3,)),
            change(6, "q3", epoch=2),
        ]
    )
    left = [(one.epoch, one.seq) for one in content.unacknowledged()]
    assert left == [(1, 1), (1, 2), (2, 6)], "the first two were outrun: they are for people"
    assert (content.epoch, content.base, content.acknowledged) == (2, 5, 5)


def test_an_orderly_end_holds_until_something_follows() -> None:
    assert fold_journal([Left()]).was_left
    assert not fold_journal([Left(), Placed(position=1, display={})]).was_left


def test_a_settled_attempt_that_is_written_again_is_not_settled() -> None:
    records: list[JournalRecord] = [Numbered(epoch=1, base=0), change(1), Settled()]
    assert fold_journal(records).is_settled
    assert not fold_journal([*records, change(2)]).is_settled


def test_a_settled_attempt_that_was_opened_again_is_not_settled() -> None:
    exam = FakeExam()
    opened = Known(session=SIGNED_IN, snapshot=exam.snapshot(), given={})
    exam.seal_now()
    sealed = Known(session=SIGNED_IN, snapshot=exam.snapshot(), given={})
    records: list[JournalRecord] = [Numbered(epoch=1, base=0), sealed, Settled()]
    assert fold_journal([*records, sealed]).is_settled
    assert not fold_journal([*records, opened]).is_settled


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("give"), st.sampled_from(["a", "b", "c"])),
        st.tuples(st.just("ack"), st.integers(0, 12)),
        st.tuples(st.just("begin"), st.integers(0, 4)),
        st.tuples(st.just("take_up"), st.integers(0, 12)),
        st.tuples(st.just("restart"), st.just(0)),
    ),
    max_size=30,
)


@cases(STEPS)
def test_a_seat_that_is_restarted_anywhere_holds_the_same(steps: list[tuple[str, object]]) -> None:
    """Whatever happened before: the fold of the records is the journal as it was."""
    tape = Tape()
    journal = AnswerJournal(keeper=tape)
    epoch = 1
    journal.begin(epoch, 0)
    for number, (step, what) in enumerate(steps):
        match step, what:
            case "give", str():
                journal.append(what, (number + 1,))
            case "ack", int():
                journal.acknowledge(min(what, journal.last_seq))
            case "begin", int():
                epoch += 1
                journal.begin(epoch, what)
            case "take_up", int():
                journal.take_up(what)
            case _:
                journal = AnswerJournal(keeper=tape)
                journal.restore(fold_journal(tape.records))
    again = AnswerJournal()
    again.restore(fold_journal(tape.records))
    assert (again.epoch, again.last_seq) == (journal.epoch, journal.last_seq)
    assert again.acknowledged >= journal.acknowledged
    assert again.pending() == journal.pending(again.acknowledged)
    assert fold_journal(journal.records()).changes == fold_journal(tape.records).changes
