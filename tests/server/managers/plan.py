"""The invented sitting that the managers' tests are played in: two rooms, four seats, one hour."""

from __future__ import annotations

from common.protocol.vocabulary import Role
from server.stores.plan import (
    PlannedCandidate,
    PlannedExam,
    PlannedItem,
    PlannedPeriod,
    PlannedRoom,
    PlannedStaff,
    PlannedSubject,
    SittingPlan,
)

START_MS = 1_764_000_000_000
MINUTE_MS = 60_000
ITEM = PlannedItem(stem="1 + 1 = ?", choices=("1", "2", "3", "4"))


def _candidate(number: str, room: str, seat: int, extra_min: int = 0) -> PlannedCandidate:
    return PlannedCandidate(
        exam_number=number,
        name=f"응시자{number}",
        birth_date="2001-02-03",
        room=room,
        seat=seat,
        extra_min=extra_min,
    )


PLAN = SittingPlan(
    centre_name="시험센터",
    title="1회",
    date="2025-11-24",
    rooms=(PlannedRoom(name="101호", seats=5), PlannedRoom(name="102호", seats=2)),
    exam=PlannedExam(
        title="기능사",
        periods=(
            PlannedPeriod(
                number=1,
                title="1교시",
                duration_min=60,
                planned_start_ms=START_MS,
                subjects=(PlannedSubject(title="과목", items=(ITEM, ITEM, ITEM)),),
            ),
        ),
    ),
    candidates=(
        _candidate("A", "101호", 1),
        _candidate("B", "101호", 2),
        _candidate("C", "101호", 3, extra_min=10),
        _candidate("D", "102호", 1),
    ),
    staff=(
        PlannedStaff(login="p1", name="감독1", role=Role.PROCTOR, rooms=("101호",)),
        PlannedStaff(login="p2", name="감독2", role=Role.PROCTOR, rooms=("101호",)),
        PlannedStaff(login="p3", name="감독3", role=Role.PROCTOR, rooms=("102호",)),
        PlannedStaff(login="chief", name="총감독", role=Role.CHIEF),
    ),
)
