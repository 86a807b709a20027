"""500 random sequences on one candidate: no illegal state, audit = replay, events = state."""

import random
from collections import Counter
from functools import cache

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import CandidateChanged
from common.protocol.rows import CandidateRow
from common.protocol.snapshots import CandidateSnapshot, PackageRef, StaffSnapshot
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    Stage,
    SubmissionKind,
    Verdict,
)
from common.rules import candidate as rules
from common.rules.candidate_words import has_hold
from common.rules.views import SeatView, StaffView
from tests.common.rules.candidate.sitting import FIRST, AuditEntry, Sitting
from tests.helpers.exam_rows import (
    CHIEF,
    OTHER_PROCTOR,
    PROCTOR,
    RUNNING,
    SYSTEM,
    period,
    room,
    seat_facts,
)
from tests.helpers.legal import illegal

SEQUENCES, ACTS = 500, 160
ENDS = {
    Progress.SUBMITTED,
    Progress.BLANK,
    Progress.AUTO_SUBMITTED,
    Progress.FORCE_SUBMITTED,
    Progress.WITHDRAWN,
    Progress.CHECKED_OUT,
}


@cache
def sitting(seed: int) -> Sitting:
    """Return a sitting after all its acts."""
    found = Sitting(random.Random(seed))
    for _ in range(ACTS):
        found.step()
    return found


@cache
def everything() -> tuple[AuditEntry, ...]:
    """Return the acts of all sittings."""
    return tuple(entry for seed in range(SEQUENCES) for entry in sitting(seed).audit)


def test_no_illegal_state_is_ever_reached() -> None:
    for entry in everything():
        assert illegal(entry.after) == [], entry


def test_every_act_is_one_version() -> None:
    for entry in everything():
        assert entry.after.version == entry.before.version + 1, entry


def test_the_audit_played_again_gives_the_same_row() -> None:
    for seed in range(SEQUENCES):
        row = FIRST
        for entry in sitting(seed).audit:
            assert row == entry.before
            row = entry.change(row)
            assert row == entry.after
        assert row == sitting(seed).row


def test_an_end_is_left_by_reopening_only() -> None:
    for entry in everything():
        if entry.before.progress in ENDS:
            left = entry.after.progress not in ENDS
            assert not left or (entry.name, entry.actor) == ("reopen", CHIEF), entry


def test_the_lease_moves_forward_and_only_by_a_person() -> None:
    for entry in everything():
        before, after = entry.before, entry.after
        assert after.epoch in (before.epoch, before.epoch + 1)
        if after.epoch > 1 and after.epoch > before.epoch:
            assert entry.name in {"free", "move", "reopen"}, entry
            called_off = has_hold(before, HoldKind.MOVE) and not has_hold(after, HoldKind.MOVE)
            if entry.name == "free" and not called_off:
                assert after.device_id == before.waiting_device_id
        if after.device_id not in (before.device_id, None):
            assert after.epoch == before.epoch + 1


def test_time_given_back_is_taken_away_by_the_chief_only() -> None:
    for entry in everything():
        less = entry.after.allowance.compensated_ms < entry.before.allowance.compensated_ms
        assert not less or (entry.name, entry.actor) == ("time", CHIEF), entry


def test_who_has_started_keeps_the_start() -> None:
    for entry in everything():
        if entry.before.started_ms is not None:
            assert entry.after.started_ms == entry.before.started_ms


ACTS_SEEN = {
    "attend",
    "attach",
    "advance",
    "skip",
    "identity",
    "start",
    "force start",
    "begin",
    "back",
    "due",
    "seal",
    "withdraw",
    "refuse",
    "attendance",
    "hold",
    "free",
    "lock",
    "hold room",
    "free room",
    "hold sitting",
    "free sitting",
    "time",
    "reopen",
    "check out",
}
REFUSALS_SEEN = {
    ErrorCode.STALE_VERSION,
    ErrorCode.ILLEGAL_TRANSITION,
    ErrorCode.FORBIDDEN,
    ErrorCode.GUARD_FAILED,
    ErrorCode.SECOND_PERSON_NEEDED,
    ErrorCode.DEADLINE_PASSED,
    ErrorCode.SEAT_TAKEN,
}


def test_the_sequences_go_everywhere() -> None:
    """Without this the tests above might hold because nothing happens."""
    names = Counter(entry.name for entry in everything())
    assert {name for name, count in names.items() if count >= 10} >= ACTS_SEEN
    after = [entry.after for entry in everything()]
    assert {row.progress for row in after} == set(Progress)
    assert {row.attendance for row in after} == set(Attendance)
    assert {row.identity for row in after} == set(Identity)
    assert {hold.kind for row in after for hold in row.holds} == set(HoldKind)
    assert any(len(row.holds) >= 4 for row in after)
    refusals = {code for seed in range(SEQUENCES) for code in sitting(seed).refusals}
    assert refusals >= REFUSALS_SEEN


def test_a_person_never_acts_on_a_row_that_has_changed() -> None:
    """Of two proctors who saw the same row only one gets through."""
    for entry in everything():
        if entry.actor not in (PROCTOR, OTHER_PROCTOR, CHIEF):
            continue
        with pytest.raises(RefusedError) as caught:
            entry.change(entry.after)
        assert caught.value.code is ErrorCode.STALE_VERSION


@pytest.mark.parametrize("seed", range(0, SEQUENCES, 10))
def test_snapshot_and_events_are_the_state(seed: int) -> None:
    rng = random.Random(seed)
    events = [CandidateChanged(candidate=entry.after) for entry in sitting(seed).audit]
    mixed = events + rng.choices(events, k=len(events) // 2)
    rng.shuffle(mixed)
    staff, seat = _staff_view(FIRST), _seat_view(FIRST)
    for event in mixed:
        staff.apply(event)
        seat.apply(event)
    assert staff.candidates.rows() == (sitting(seed).row,)
    assert seat.candidate == sitting(seed).row
    fresh = _staff_view(sitting(seed).row)
    assert staff.as_snapshot() == fresh.as_snapshot()
    assert staff.counts("period-1", "room-1") == fresh.counts("period-1", "room-1")


@pytest.mark.parametrize("seed", range(0, SEQUENCES, 5))
def test_everybody_can_be_let_go(seed: int) -> None:
    """From wherever a sequence ended, people can bring the candidate to a proper end."""
    row, now = sitting(seed).row, sitting(seed).now_ms
    if row.attendance not in {Attendance.PRESENT, Attendance.LATE}:
        return
    if row.progress not in ENDS:
        row = rules.withdraw(row, actor=PROCTOR, now_ms=now, reason="reason")
        row = rules.seal(row, SubmissionKind.WITHDRAWN, actor=SYSTEM, now_ms=now)
    if row.progress is not Progress.CHECKED_OUT:
        row = rules.check_identity(row, Identity.VERIFIED, actor=PROCTOR, now_ms=now)
        row = rules.check_out(row, actor=PROCTOR, now_ms=now)
    assert illegal(row) == []


@pytest.mark.parametrize("seed", range(0, SEQUENCES, 5))
def test_every_hold_can_be_released(seed: int) -> None:
    row, now = sitting(seed).row, sitting(seed).now_ms
    order = sorted((hold.kind for hold in row.holds), key=lambda kind: kind is not HoldKind.MOVE)
    for kind in order:
        if kind is HoldKind.MOVE:
            row = rules.call_off(row, "device-1", facts=RUNNING, actor=CHIEF, now_ms=now)
        else:
            row = rules.release_hold(
                row, kind, facts=RUNNING, actor=CHIEF, now_ms=now, verdict=Verdict.NORMAL
            )
        assert illegal(row) == []
    assert row.holds == () or row.waiting_device_id is not None


def _staff_view(row: CandidateRow) -> StaffView:
    return StaffView(
        StaffSnapshot(
            staff_id=PROCTOR.id,
            sitting_id="sitting-1",
            centre_name="시험장",
            exam_title="시험",
            periods=(period(stage=Stage.RUNNING),),
            rooms=(room(stage=Stage.RUNNING),),
            facts=(seat_facts(1),),
            candidates=(row,),
            live=(),
            integrity=(),
            incidents=(),
            warnings=(),
            proctors=(),
            seals=(),
        )
    )


def _seat_view(row: CandidateRow) -> SeatView:
    return SeatView(
        CandidateSnapshot(
            facts=seat_facts(1),
            exam_title="시험",
            period=period(),
            room=room(),
            candidate=row,
            package=PackageRef(package_id="package-1", digest="d", size=1),
        )
    )
