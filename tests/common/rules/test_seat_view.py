"""Snapshot + events = state, for a seat."""

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault
from common.protocol.answers import AnswersRecorded, AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged
from common.protocol.incidents import WarningChanged
from common.protocol.move_rows import MoveState
from common.protocol.moves import MoveChanged
from common.protocol.registry import TO_CLIENT
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    Welcome,
)
from common.protocol.snapshots import CandidateSnapshot, PackageRef
from common.protocol.stages import PaperUnsealed, PeriodStageChanged, RoomStageChanged
from common.protocol.time import TimeNoted
from common.protocol.vocabulary import CommandState, Progress, Role, Stage
from common.rules.views import Change, Part, SeatMessage, SeatView
from tests.common.rules.staff_rows import candidate, sealed, warning
from tests.helpers.exam_rows import (
    HOUR,
    MINUTE,
    NOW,
    STARTED,
    command,
    move,
    period,
    room,
    seat_facts,
    time_note,
)

OTHER_PERIOD = {"period_id": "period-2", "version": 9}


def snapshot(**fields: Any) -> CandidateSnapshot:
    start = CandidateSnapshot(
        facts=seat_facts(1),
        exam_title="시험",
        period=period(stage=Stage.RUNNING),
        room=room(stage=Stage.RUNNING),
        candidate=candidate(1),
        package=PackageRef(package_id="package-1", digest="d", size=9),
    )
    return replace(start, **fields)


def recorded(ack_upto: int, epoch: int = 1) -> AnswersRecorded:
    return AnswersRecorded(attempt_id="attempt-1", epoch=epoch, ack_upto=ack_upto)


OWN: list[tuple[SeatMessage, list[SeatMessage], Change]] = [
    (
        PeriodStageChanged(period=period(stage=Stage.SUSPENDED, version=2)),
        [
            PeriodStageChanged(period=period(stage=Stage.OPEN, version=1)),
            PeriodStageChanged(period=period(stage=Stage.OPEN, **OTHER_PERIOD)),
        ],
        Change(Part.PERIOD, "period-1"),
    ),
    (
        RoomStageChanged(room=room(stage=Stage.SUSPENDED, version=2)),
        [
            RoomStageChanged(room=room(stage=Stage.OPEN, version=1)),
            RoomStageChanged(room=room(room_period_id="room-period-2", version=9)),
        ],
        Change(Part.ROOM, "room-period-1"),
    ),
    (
        PaperUnsealed(package_id="package-1", key="key"),
        [
            PaperUnsealed(package_id="package-1", key="another"),
            PaperUnsealed(package_id="package-2", key="another"),
        ],
        Change(Part.PAPER, "package-1"),
    ),
    (
        CandidateChanged(candidate=candidate(1, progress=Progress.SUBMITTING, version=10)),
        [
            CandidateChanged(candidate=candidate(1, version=9)),
            CandidateChanged(candidate=candidate(2, version=99)),
        ],
        Change(Part.CANDIDATE, "attempt-1", "attempt-1"),
    ),
    (
        AttemptSealed(seal=sealed(1, version=2)),
        [AttemptSealed(seal=sealed(1)), AttemptSealed(seal=sealed(2, version=9))],
        Change(Part.SEAL, "attempt-1", "attempt-1"),
    ),
    (
        WarningChanged(warning=warning(1, version=2)),
        [WarningChanged(warning=warning(1)), WarningChanged(warning=warning(2))],
        Change(Part.WARNING, "warning-1", "attempt-1"),
    ),
    (
        TimeNoted(note=time_note(undone=True, version=2)),
        [TimeNoted(note=time_note()), TimeNoted(note=time_note(attempt_id="attempt-2"))],
        Change(Part.TIME_NOTE, "time-act-1", "attempt-1"),
    ),
    (
        CommandChanged(command=command(1, version=2)),
        [
            CommandChanged(command=command(1)),
            CommandChanged(command=command(2, attempt_id="attempt-2")),
            CommandChanged(command=command(3, state=CommandState.DONE)),
        ],
        Change(Part.COMMAND, "command-1", "attempt-1"),
    ),
    (
        MoveChanged(move=move(version=11, state=MoveState.DONE)),
        [MoveChanged(move=move()), MoveChanged(move=move(attempt_id="attempt-2", version=12))],
        Change(Part.MOVE, "move-1", "attempt-1"),
    ),
]


def test_every_message_to_a_seat_has_its_branch() -> None:
    wanted = {kind for kind in TO_CLIENT if Role.CANDIDATE in kind.spec.receivers}
    assert set(get_args(SeatMessage)) == wanted
    replies = {Welcome, HeartbeatAnswered, CommandAccepted, CommandRejected, AnswersRecorded}
    assert {type(new) for new, _, _ in OWN} | replies == wanted


@pytest.mark.parametrize(("new", "others", "change"), OWN, ids=lambda part: type(part).__name__)
def test_a_newer_row_of_its_own_replaces(
    new: SeatMessage, others: list[SeatMessage], change: Change
) -> None:
    view = SeatView(snapshot())
    assert view.apply(new) == change
    after = view.as_snapshot()
    assert after != snapshot()
    for message in (new, *others):
        assert not view.apply(message)
    assert view.as_snapshot() == after


@pytest.mark.parametrize(
    "message",
    [
        HeartbeatAnswered(server_ms=NOW),
        CommandAccepted(command_id="c"),
        CommandRejected(command_id="c", fault=Fault(code=ErrorCode.INTERNAL, key="k")),
    ],
)
def test_replies_change_nothing(message: SeatMessage) -> None:
    view = SeatView(snapshot())
    assert not view.apply(message)
    assert view.as_snapshot() == snapshot()


def test_acknowledgements_only_grow() -> None:
    view = SeatView(snapshot())
    change = Change(Part.ANSWERS, "1", "attempt-1")
    assert view.apply(recorded(5)) == change
    assert not view.apply(recorded(5))
    assert not view.apply(recorded(4))
    assert view.apply(recorded(1, epoch=2)) == replace(change, key="2")
    assert view.acknowledged == {1: 5, 2: 1}


def _welcome(**fields: Any) -> Welcome:
    start = Welcome(
        connection_id="c",
        server_ms=NOW,
        event_number=7,
        heartbeat_s=2.0,
        resumed=True,
        epoch=1,
        ack_upto=8,
    )
    return replace(start, **fields)


def test_a_welcome_resumes_or_replaces() -> None:
    view = SeatView(snapshot())
    view.apply(WarningChanged(warning=warning(1)))
    assert view.apply(_welcome()) == Change(Part.ANSWERS, "1", "attempt-1")
    assert len(view.warnings) == 1
    fresh = snapshot(candidate=candidate(1, version=3), seal=sealed(1))
    assert view.apply(_welcome(candidate=fresh)) == Change(Part.ALL)
    assert view.as_snapshot() == fresh
    assert view.acknowledged == {1: 8}


def test_what_a_seat_derives() -> None:
    view = SeatView(snapshot())
    stages = [view.stage]
    view.apply(PeriodStageChanged(period=period(stage=Stage.SUSPENDED, version=2)))
    assert [*stages, view.stage] == [Stage.RUNNING, Stage.SUSPENDED]
    assert view.remaining_ms(STARTED + MINUTE) == HOUR - MINUTE


def test_the_first_unread_warning_is_shown() -> None:
    view = SeatView(snapshot())
    assert view.unread_warning() is None
    first, second = warning(1), replace(warning(1), warning_id="warning-b", number=2)
    for row in (second, first):
        view.apply(WarningChanged(warning=row))
    assert view.unread_warning() == first
    view.apply(WarningChanged(warning=replace(first, acknowledged_ms=NOW, version=2)))
    assert view.unread_warning() == second


def test_the_first_seal_is_shown_and_a_new_version_replaces_it() -> None:
    view = SeatView(snapshot())
    for version in (1, 2):
        assert view.apply(AttemptSealed(seal=sealed(1, version=version)))
        assert view.seal == sealed(1, version=version)


def test_a_reopened_attempt_has_no_seal_until_the_next_one() -> None:
    view = SeatView(snapshot())
    seals = []
    over = candidate(1, version=50, progress=Progress.SUBMITTED)
    opened = candidate(1, version=51, progress=Progress.IN_PROGRESS, epoch=2)
    first, second = AttemptSealed(seal=sealed(1)), AttemptSealed(seal=sealed(1, version=2))
    told_again = first
    for message in (
        first,
        CandidateChanged(candidate=over),
        CandidateChanged(candidate=opened),
        told_again,
        second,
    ):
        view.apply(message)
        seals.append(None if view.seal is None else view.seal.version)
    assert seals == [1, 1, None, None, 2]
