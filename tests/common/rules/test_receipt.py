"""The root over the final answers, and its short code."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from common.protocol.snapshots import SavedAnswer
from common.rules.receipt import (
    answered_count,
    answers_root,
    canonical_answers,
    latest_answers,
    receipt_code,
)

ANSWERS = {"item-2": (3,), "item-10": (1, 4), "item-1": ()}
given_answers = st.dictionaries(
    st.text("abc123", min_size=1, max_size=3),
    st.lists(st.integers(1, 5), max_size=3).map(tuple),
    max_size=6,
)


def test_the_form_that_is_hashed_never_changes() -> None:
    """Receipts on paper are checked years later: this text is part of the format."""
    form = b'gamdok.answers.2\n["attempt-1","salt",[["item-10",[1,4]],["item-2",[3]]]]'
    assert canonical_answers("attempt-1", ANSWERS, "salt") == form
    assert answers_root("attempt-1", ANSWERS, "salt") == hashlib.sha256(form).hexdigest()


def test_the_code_is_read_aloud() -> None:
    assert receipt_code("7f3a91c20d5e" + "0" * 52) == "7F3A-91C2-0D5E"


@settings(deadline=None)
@given(given_answers)
def test_order_and_cleared_answers_do_not_matter(answers: dict[str, tuple[int, ...]]) -> None:
    turned = dict(reversed(answers.items())) | {"cleared": ()}
    assert answers_root("a", turned, "s") == answers_root("a", answers, "s")
    assert answered_count(turned) == len([value for value in answers.values() if value])


@settings(deadline=None)
@given(given_answers, given_answers)
def test_different_answers_have_different_roots(
    one: dict[str, tuple[int, ...]], two: dict[str, tuple[int, ...]]
) -> None:
    same = {k: v for k, v in one.items() if v} == {k: v for k, v in two.items() if v}
    assert (answers_root("a", one, "s") == answers_root("a", two, "s")) is same
    assert answers_root("a", one, "s") != answers_root("b", one, "s")
    assert answers_root("a", one, "s") != answers_root("a", one, "t")


def test_the_latest_answer_is_by_epoch_and_number_not_by_arrival() -> None:
    def saved(item: str, value: int, epoch: int, seq: int) -> SavedAnswer:
        return SavedAnswer(item_id=item, value=(value,), epoch=epoch, seq=seq)

    rows = [
        saved("a", 1, 2, 1),
        saved("a", 2, 1, 99),
        saved("b", 3, 1, 2),
        saved("b", 4, 1, 1),
    ]
    for order in (rows, list(reversed(rows))):
        assert latest_answers(order) == {"a": (1,), "b": (3,)}
