"""What may be done to a candidate is what the rules say."""

import pytest
from msgspec.structs import replace

from common.console.rows.seat_acts import SeatAct, SeatActs, seat_acts
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Integrity,
    Progress,
    Role,
)
from common.rules.staff_view import StaffView
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS

PROCTOR = ActorRef(role=Role.PROCTOR, id="staff-1")


def _acts(number: int, sample: s.Sample | None = None) -> SeatActs:
    view = StaffView((sample or running_room()).snapshot())
    return seat_acts(view, f"room-301-{number}", PROCTOR, NOW_MS)


def _why(acts: SeatActs, act: SeatAct) -> list[str]:
    return [fault.key.removeprefix("error.") for fault in acts.why_not(act)]


def test_a_candidate_at_work_can_be_warned_locked_and_paused() -> None:
    acts = _acts(1)
    for act in (SeatAct.WARN, SeatAct.LOCK, SeatAct.PAUSE):
        assert _why(acts, act) == []
    assert _why(acts, SeatAct.VERIFY) == ["transition.unchanged"]
    assert _why(acts, SeatAct.RELEASE) == ["transition.not_held"]


def test_a_locked_candidate_is_released_and_not_locked_again() -> None:
    acts = _acts(17)
    assert acts.releases is HoldKind.LOCK
    assert _why(acts, SeatAct.RELEASE) == []
    assert _why(acts, SeatAct.LOCK) == ["transition.already_held"]


def test_a_lock_that_went_to_the_chief_is_released_by_the_chief() -> None:
    sample = running_room()
    key = "room-301-17"
    lock = replace(sample.candidates[key].holds[0], escalated=True)
    sample.candidates[key] = replace(sample.candidates[key], holds=(lock,))
    assert _why(_acts(17, sample), SeatAct.RELEASE) == ["permission.chief_releases"]


def test_nothing_is_done_to_who_is_not_there() -> None:
    acts = _acts(5)
    for act in (SeatAct.VERIFY, SeatAct.WARN, SeatAct.LOCK, SeatAct.PAUSE):
        assert _why(acts, act), act


def test_who_has_handed_in_is_not_warned() -> None:
    assert _why(_acts(12), SeatAct.WARN) == ["guard.attempt_over"]


@pytest.mark.parametrize("state", [Integrity.DQ_PROPOSED, Integrity.DISQUALIFIED])
def test_who_waits_for_the_chief_s_decision_is_not_warned(state: Integrity) -> None:
    sample = running_room()
    sample.integrity = [s.integrity("room-301-34", state)]
    assert _why(_acts(34, sample), SeatAct.WARN) == ["transition.state"]


def test_who_came_in_is_verified() -> None:
    sample = running_room()
    key = "room-301-1"
    sample.candidates[key] = replace(
        sample.candidates[key],
        identity=Identity.UNVERIFIED,
        progress=Progress.CONFIRMED,
        attendance=Attendance.LATE,
    )
    assert _why(_acts(1, sample), SeatAct.VERIFY) == []


def test_somebody_unknown_has_no_acts() -> None:
    assert _acts(999) == SeatActs()
