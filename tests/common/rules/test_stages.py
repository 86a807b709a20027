"""The stage machine of a period: every way, everybody, every guard."""

from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, PeriodRow
from common.protocol.vocabulary import Role, Stage
from common.rules.facts import PeriodFacts
from common.rules.reasons import Reason
from common.rules.stages import change_period, period_blockers
from tests.helpers.exam_rows import (
    ACTORS,
    ADMIN,
    CHIEF,
    HOUR,
    MINUTE,
    PLANNED,
    PROCTOR,
    STARTED,
    SYSTEM,
    period,
)

S = Stage
GREEN = PeriodFacts(
    package_verified=True,
    doctor_green=True,
    armed=True,
    rooms_with_proctor=2,
    verified=30,
    key_ready=True,
    retention_set=True,
    backup_verified=True,
    evidence=1,
    second_id="chief-2",
    last_deadline_ms=STARTED + HOUR,
)
LATE = STARTED + 2 * HOUR
BEFORE = (S.DRAFT, S.SEALED_IN, S.REHEARSAL, S.OPEN, S.BRIEFING, S.READY)
AFTER = (S.RUNNING, S.SUSPENDED, S.ENDING, S.CLOSED)
PERIOD_WAYS: dict[tuple[Stage, Stage], set[Role]] = {
    (S.DRAFT, S.SEALED_IN): {Role.ADMIN},
    (S.SEALED_IN, S.REHEARSAL): {Role.ADMIN, Role.CHIEF},
    (S.REHEARSAL, S.SEALED_IN): {Role.ADMIN, Role.CHIEF},
    (S.SEALED_IN, S.OPEN): {Role.CHIEF, Role.SYSTEM},
    (S.OPEN, S.BRIEFING): {Role.CHIEF},
    (S.BRIEFING, S.READY): {Role.CHIEF},
    (S.READY, S.RUNNING): {Role.CHIEF, Role.SYSTEM},
    (S.READY, S.BRIEFING): {Role.CHIEF},
    (S.RUNNING, S.SUSPENDED): {Role.CHIEF},
    (S.SUSPENDED, S.RUNNING): {Role.CHIEF},
    (S.RUNNING, S.ENDING): {Role.SYSTEM, Role.CHIEF},
    (S.ENDING, S.CLOSED): {Role.SYSTEM, Role.CHIEF},
    (S.CLOSED, S.RECONCILED): {Role.CHIEF},
    (S.RECONCILED, S.EXPORTED): {Role.EXTERNAL, Role.ADMIN},
    (S.EXPORTED, S.ARCHIVED): {Role.ADMIN},
    **{(source, S.CANCELLED): {Role.CHIEF} for source in BEFORE},
    **{(source, S.VOIDED): {Role.CHIEF} for source in AFTER},
}
ROOM_WAYS: dict[tuple[Stage, Stage], set[Role]] = {
    (S.SEALED_IN, S.OPEN): {Role.PROCTOR, Role.SYSTEM},
    (S.OPEN, S.BRIEFING): {Role.PROCTOR},
    (S.BRIEFING, S.READY): {Role.PROCTOR},
    (S.READY, S.BRIEFING): {Role.PROCTOR, Role.CHIEF, Role.SYSTEM},
    (S.READY, S.RUNNING): {Role.PROCTOR, Role.CHIEF, Role.SYSTEM},
    (S.RUNNING, S.SUSPENDED): {Role.PROCTOR, Role.CHIEF},
    (S.SUSPENDED, S.RUNNING): {Role.PROCTOR, Role.CHIEF},
    (S.RUNNING, S.ENDING): {Role.SYSTEM, Role.CHIEF},
    (S.ENDING, S.CLOSED): {Role.SYSTEM, Role.CHIEF},
}


def _period(source: Stage) -> PeriodRow:
    started = STARTED if source in AFTER else None
    return period(stage=source, version=4, started_ms=started)


def _change(
    row: PeriodRow,
    to: Stage,
    actor: ActorRef,
    facts: PeriodFacts = GREEN,
    *,
    reason: str = "reason",
    version: int | None = None,
    now_ms: int = LATE,
) -> PeriodRow:
    return change_period(
        row, to, actor=actor, version=version, facts=facts, now_ms=now_ms, reason=reason
    )


@pytest.mark.parametrize(("source", "to"), list(product(S, S)))
def test_every_way_of_a_period(source: Stage, to: Stage) -> None:
    may = PERIOD_WAYS.get((source, to), set())
    for role, actor in ACTORS.items():
        if role in may:
            changed = _change(_period(source), to, actor, version=4)
            assert (changed.stage, changed.version) == (to, 5)
            continue
        with pytest.raises(RefusedError) as caught:
            _change(_period(source), to, actor)
        expected = ErrorCode.FORBIDDEN if may else ErrorCode.ILLEGAL_TRANSITION
        assert caught.value.code is expected


def test_a_closed_period_never_runs_again() -> None:
    with pytest.raises(RefusedError) as caught:
        _change(_period(S.CLOSED), S.RUNNING, CHIEF)
    assert caught.value.reason == Reason.NEVER_RESUMES


GUARDS: list[tuple[Stage, Stage, ActorRef, dict[str, Any], Reason]] = [
    (S.DRAFT, S.SEALED_IN, ADMIN, {"package_verified": False}, Reason.NOT_VERIFIED),
    (S.DRAFT, S.SEALED_IN, ADMIN, {"failed_checks": ("seat",)}, Reason.NOT_VERIFIED),
    (S.SEALED_IN, S.REHEARSAL, CHIEF, {"real_candidates": 1}, Reason.REAL_CANDIDATES),
    (S.REHEARSAL, S.SEALED_IN, CHIEF, {"real_candidates": 1}, Reason.REAL_CANDIDATES),
    (S.SEALED_IN, S.OPEN, CHIEF, {"doctor_green": False}, Reason.DOCTOR_NOT_GREEN),
    (S.SEALED_IN, S.OPEN, SYSTEM, {"doctor_green": False}, Reason.DOCTOR_NOT_GREEN),
    (S.SEALED_IN, S.OPEN, SYSTEM, {"armed": False}, Reason.NOT_ARMED),
    (S.SEALED_IN, S.OPEN, CHIEF, {"rooms_with_proctor": 0}, Reason.NO_ROOM),
    (
        S.SEALED_IN,
        S.OPEN,
        CHIEF,
        {"rooms_without_proctor": ("가",)},
        Reason.ROOMS_WITHOUT_PROCTOR,
    ),
    (S.OPEN, S.BRIEFING, CHIEF, {"verified": 0}, Reason.NOBODY_VERIFIED),
    (S.BRIEFING, S.READY, CHIEF, {"rooms_not_reported": ("가",)}, Reason.ROOMS_NOT_REPORTED),
    (S.READY, S.RUNNING, CHIEF, {"key_ready": False}, Reason.KEY_NOT_READY),
    (S.READY, S.RUNNING, SYSTEM, {"armed": False}, Reason.NOT_ARMED),
    (S.READY, S.BRIEFING, CHIEF, {"key_released": True}, Reason.KEY_RELEASED),
    (S.RUNNING, S.ENDING, CHIEF, {"in_progress": 1}, Reason.STILL_OPEN),
    (S.ENDING, S.CLOSED, CHIEF, {"in_progress": 1}, Reason.STILL_OPEN),
    (S.ENDING, S.CLOSED, SYSTEM, {"in_progress": 1}, Reason.STILL_OPEN),
    (S.ENDING, S.CLOSED, CHIEF, {"unsent_seats": ("3",)}, Reason.UNSENT_JOURNALS),
    (S.CLOSED, S.RECONCILED, CHIEF, {"differences": ("좌석 7",)}, Reason.DIFFERENCES),
    (S.RECONCILED, S.EXPORTED, ADMIN, {"outbox_pending": 2}, Reason.OUTBOX_NOT_EMPTY),
    (S.EXPORTED, S.ARCHIVED, ADMIN, {"retention_set": False}, Reason.RETENTION_NOT_SET),
    (S.EXPORTED, S.ARCHIVED, ADMIN, {"backup_verified": False}, Reason.BACKUP_NOT_VERIFIED),
    (S.OPEN, S.CANCELLED, CHIEF, {"external_linked": True}, Reason.EXTERNAL_ID),
    (S.RUNNING, S.VOIDED, CHIEF, {"evidence": 0}, Reason.NO_EVIDENCE),
]


@pytest.mark.parametrize(("source", "to", "actor", "facts", "reason"), GUARDS)
def test_every_guard_of_a_period(
    source: Stage, to: Stage, actor: ActorRef, facts: dict[str, Any], reason: Reason
) -> None:
    changed = replace(GREEN, **facts)
    with pytest.raises(RefusedError) as caught:
        _change(_period(source), to, actor, changed)
    assert caught.value.reason == reason
    faults = period_blockers(_period(source), to, actor=actor, facts=changed, now_ms=LATE)
    assert [fault.key for fault in faults] == [f"error.{reason}"]


@pytest.mark.parametrize(
    ("source", "to", "facts"),
    [
        (S.SEALED_IN, S.OPEN, {"doctor_green": False, "override": "예비 서버"}),
        (S.SEALED_IN, S.OPEN, {"rooms_without_proctor": ("가",), "excluded_rooms": ("가",)}),
        (S.BRIEFING, S.READY, {"rooms_not_reported": ("가",), "excluded_rooms": ("가", "나")}),
        (S.RUNNING, S.ENDING, {"in_progress": 1, "override": "1명 확인"}),
        (S.ENDING, S.CLOSED, {"unsent_seats": ("3",), "override": "3번 확인"}),
        (S.CLOSED, S.RECONCILED, {"differences": ("7",), "signed_differences": ("7",)}),
        (S.OPEN, S.CANCELLED, {"external_linked": True, "external_id": "EMS-1"}),
    ],
)
def test_what_satisfies_a_guard(source: Stage, to: Stage, facts: dict[str, Any]) -> None:
    assert _change(_period(source), to, CHIEF, replace(GREEN, **facts)).stage is to


@pytest.mark.parametrize(
    ("source", "to", "earliest"),
    [
        (S.SEALED_IN, S.OPEN, PLANNED - HOUR),
        (S.READY, S.RUNNING, PLANNED),
        (S.RUNNING, S.ENDING, STARTED + HOUR),
        (S.ENDING, S.CLOSED, STARTED + HOUR + 10 * MINUTE),
    ],
)
def test_what_the_system_does_by_the_clock(source: Stage, to: Stage, earliest: int) -> None:
    with pytest.raises(RefusedError) as caught:
        _change(_period(source), to, SYSTEM, now_ms=earliest - 1)
    assert caught.value.values == {"seconds": "1"}
    assert _change(_period(source), to, SYSTEM, now_ms=earliest).stage is to


def test_the_base_time_grows_by_suspensions() -> None:
    row = replace(_period(S.RUNNING), suspended_total_ms=MINUTE)
    with pytest.raises(RefusedError):
        _change(row, S.ENDING, SYSTEM, now_ms=STARTED + HOUR + MINUTE - 1)
    assert _change(row, S.ENDING, SYSTEM, now_ms=STARTED + HOUR + MINUTE).stage is S.ENDING


@pytest.mark.parametrize(
    ("source", "to"),
    [
        (S.RUNNING, S.SUSPENDED),
        (S.RUNNING, S.ENDING),
        *((source, S.CANCELLED) for source in BEFORE),
        *((source, S.VOIDED) for source in AFTER),
    ],
)
def test_acts_that_want_a_reason(source: Stage, to: Stage) -> None:
    with pytest.raises(RefusedError) as caught:
        _change(_period(source), to, CHIEF, reason=" ")
    assert caught.value.code is ErrorCode.REASON_REQUIRED
    assert not period_blockers(_period(source), to, actor=CHIEF, facts=GREEN, now_ms=LATE)


@pytest.mark.parametrize(
    ("source", "to"),
    [(S.CLOSED, S.RECONCILED), *((source, S.VOIDED) for source in AFTER)],
)
@pytest.mark.parametrize("second", [None, "", CHIEF.id])
def test_acts_of_two_persons(source: Stage, to: Stage, second: str | None) -> None:
    with pytest.raises(RefusedError) as caught:
        _change(_period(source), to, CHIEF, replace(GREEN, second_id=second))
    assert caught.value.code is ErrorCode.SECOND_PERSON_NEEDED


def test_an_old_version_is_refused() -> None:
    for seen in (3, 5):
        with pytest.raises(RefusedError) as caught:
            _change(_period(S.OPEN), S.BRIEFING, CHIEF, version=seen)
        assert caught.value.code is ErrorCode.STALE_VERSION


def test_start_suspension_and_resumption_are_timed() -> None:
    row = _change(_period(S.READY), S.RUNNING, CHIEF, now_ms=STARTED)
    assert (row.started_ms, row.suspended_ms, row.suspended_total_ms) == (STARTED, None, 0)
    row = _change(row, S.SUSPENDED, CHIEF, now_ms=STARTED + MINUTE)
    assert (row.started_ms, row.suspended_ms) == (STARTED, STARTED + MINUTE)
    row = _change(row, S.RUNNING, CHIEF, now_ms=STARTED + 3 * MINUTE)
    assert (row.suspended_ms, row.suspended_total_ms) == (None, 2 * MINUTE)
    row = _change(row, S.SUSPENDED, CHIEF, now_ms=STARTED + 4 * MINUTE)
    row = _change(row, S.VOIDED, CHIEF, now_ms=STARTED + 5 * MINUTE)
    assert (row.suspended_ms, row.suspended_total_ms) == (None, 3 * MINUTE)
    assert row.started_ms == STARTED


def test_a_button_that_leads_nowhere_says_so() -> None:
    faults = period_blockers(_period(S.OPEN), S.CLOSED, actor=CHIEF, facts=GREEN, now_ms=LATE)
    assert [fault.code for fault in faults] == [ErrorCode.ILLEGAL_TRANSITION]


def test_a_button_names_all_that_is_missing() -> None:
    facts = PeriodFacts(rooms_without_proctor=("가", "나"))
    faults = period_blockers(_period(S.SEALED_IN), S.OPEN, actor=PROCTOR, facts=facts, now_ms=LATE)
    assert [fault.key for fault in faults] == [
        f"error.{Reason.ROLE}",
        f"error.{Reason.DOCTOR_NOT_GREEN}",
        f"error.{Reason.ROOMS_WITHOUT_PROCTOR}",
    ]
    assert faults[2].values == {"rooms": "가, 나"}
