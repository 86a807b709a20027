"""What a candidate is shown as, and who comes first."""

from typing import Any

import pytest

from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import Attendance, Connection, HoldKind, Integrity, Progress
from common.rules.display import (
    Attention,
    DisplayStatus,
    Facets,
    attention,
    attention_key,
    display_status,
    seat_key,
)
from tests.helpers.exam_rows import NOW, arrived, conduct, expected, hold, writing

D, A = DisplayStatus, Attention
LOCK, PAUSE, ROOM = hold(HoldKind.LOCK), hold(HoldKind.PAUSE), hold(HoldKind.ROOM)
GONE = Connection.MISSING


def _facets(integrity: Integrity = Integrity.CLEAN, **fields: Any) -> Facets:
    return Facets(integrity=conduct(integrity), **fields)


@pytest.mark.parametrize(
    ("row", "facets", "status"),
    [
        (writing(holds=(LOCK,)), _facets(Integrity.DISQUALIFIED), D.DISQUALIFIED),
        (
            writing(progress=Progress.FORCE_SUBMITTED),
            _facets(Integrity.DISQUALIFIED),
            D.DISQUALIFIED,
        ),
        (writing(holds=(PAUSE, LOCK)), _facets(connection=GONE), D.LOCKED),
        (writing(holds=(ROOM, PAUSE)), _facets(connection=GONE), D.PAUSED),
        (writing(holds=(ROOM,)), _facets(), D.SUSPENDED),
        (writing(holds=(hold(HoldKind.SITTING),)), _facets(), D.SUSPENDED),
        (writing(holds=(hold(HoldKind.LEAVE),)), _facets(), D.ON_LEAVE),
        (writing(holds=(hold(HoldKind.RELOGIN),)), _facets(), D.RELOGIN),
        (writing(holds=(hold(HoldKind.MOVE),)), _facets(), D.MOVING),
        (writing(), _facets(connection=GONE, hand_since_ms=1), D.MISSING),
        (writing(progress=Progress.SUBMITTED), _facets(connection=GONE), D.SUBMITTED),
        (arrived(), _facets(connection=GONE), D.REGISTERED),
        (writing(), _facets(connection=Connection.LATE), D.IN_PROGRESS),
        (writing(), _facets(hand_since_ms=1), D.HAND_RAISED),
        (writing(), Facets(), D.IN_PROGRESS),
        (expected(), Facets(), D.EXPECTED),
        (expected(attendance=Attendance.ABSENT), Facets(), D.ABSENT),
        (expected(attendance=Attendance.ABSENT, holds=(ROOM,)), Facets(), D.ABSENT),
        (expected(attendance=Attendance.REFUSED), Facets(), D.REFUSED),
    ],
)
def test_the_first_that_applies(row: CandidateRow, facets: Facets, status: DisplayStatus) -> None:
    assert display_status(row, facets) is status


@pytest.mark.parametrize("progress", list(Progress))
def test_else_progress_is_shown(progress: Progress) -> None:
    assert display_status(arrived(progress=progress), Facets()).value == progress.value


@pytest.mark.parametrize(
    ("row", "facets", "group"),
    [
        (writing(holds=(LOCK,)), _facets(hand_since_ms=1, connection=GONE), A.LOCKED),
        (writing(), _facets(hand_since_ms=1, connection=GONE), A.HAND_RAISED),
        (writing(), _facets(connection=GONE, open_incidents=1), A.MISSING),
        (writing(holds=(PAUSE,)), _facets(open_incidents=1), A.SUSPECTED),
        (writing(), _facets(Integrity.REVIEW), A.SUSPECTED),
        (writing(), _facets(Integrity.DQ_PROPOSED), A.SUSPECTED),
        (writing(holds=(PAUSE,)), _facets(Integrity.WARNED), A.HELD),
        (writing(), _facets(Integrity.WARNED), A.WARNED),
        (writing(), _facets(Integrity.FLAGGED), A.REST),
        (writing(progress=Progress.SUBMITTED), _facets(connection=GONE), A.REST),
        (expected(holds=(ROOM,)), Facets(), A.REST),
    ],
)
def test_the_groups_of_the_list(row: CandidateRow, facets: Facets, group: Attention) -> None:
    assert attention(row, facets) is group


def test_the_order_of_the_list() -> None:
    assert list(map(int, Attention)) == list(range(7))
    people = [
        ("10", writing(), Facets()),
        ("2", writing(), Facets()),
        ("3", writing(), _facets(Integrity.WARNED)),
        ("4", writing(holds=(PAUSE,)), Facets()),
        ("5", writing(), _facets(open_incidents=2)),
        ("6", writing(), Facets(connection=GONE)),
        ("7", writing(), Facets(hand_since_ms=NOW)),
        ("8", writing(), Facets(hand_since_ms=NOW - 1)),
        ("9", writing(holds=(LOCK,)), Facets()),
    ]
    ordered = sorted(people, key=lambda one: attention_key(one[1], one[2], one[0]))
    assert [seat for seat, _, _ in ordered] == ["9", "8", "7", "6", "5", "4", "3", "2", "10"]


def test_seats_are_sorted_as_people_count() -> None:
    seats = ["B1", "A10", "A2", "12", "3", "A2b"]
    assert sorted(seats, key=seat_key) == ["3", "12", "A2", "A2b", "A10", "B1"]
