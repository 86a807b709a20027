"""What can be wrong with a plan that decodes: found all at once, before anything is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from common.protocol.vocabulary import Role
from server.stores.plan import PlanFault, SittingPlan

_MINUTE_MS = 60_000
_DUTIES = (Role.PROCTOR, Role.CHIEF)


def faults_of(plan: SittingPlan, password_hashes: Mapping[str, str]) -> tuple[PlanFault, ...]:
    """Return everything that is wrong, in the order of the document."""
    return (
        *_date("date", plan.date),
        *_twice("rooms", "name", [room.name for room in plan.rooms]),
        *_groups(plan),
        *_twice("exam.periods", "number", [p.number for p in plan.exam.periods]),
        *_periods(plan),
        *_candidates(plan),
        *_staff(plan, password_hashes),
    )


def _groups(plan: SittingPlan) -> Iterator[PlanFault]:
    rooms = {room.name for room in plan.rooms}
    yield from _twice("groups", "name", [group.name for group in plan.groups])
    for n, group in enumerate(plan.groups):
        yield from _unknown_rooms(f"groups[{n}].rooms", group.rooms, rooms)


def _periods(plan: SittingPlan) -> Iterator[PlanFault]:
    for n, period in enumerate(plan.exam.periods):
        end = period.planned_start_ms + period.duration_min * _MINUTE_MS
        if period.latest_end_ms is not None and period.latest_end_ms < end:
            missing = -(-(end - period.latest_end_ms) // _MINUTE_MS)
            yield PlanFault(
                path=f"exam.periods[{n}].latest_end_ms",
                problem=f"is {missing} min before the period's own end",
                advice="make it later, or begin the period earlier",
            )


def _candidates(plan: SittingPlan) -> Iterator[PlanFault]:
    seats = {room.name: room.seats for room in plan.rooms}
    people = plan.candidates
    yield from _twice("candidates", "exam_number", [one.exam_number for one in people])
    taken: dict[tuple[str, int], int] = {}
    for n, one in enumerate(people):
        path = f"candidates[{n}]"
        yield from _date(f"{path}.birth_date", one.birth_date)
        if one.room not in seats:
            yield from _unknown_rooms(f"{path}.room", (one.room,), seats)
        elif not 1 <= one.seat <= seats[one.room]:
            yield PlanFault(
                path=f"{path}.seat",
                problem=f"room {one.room} has no seat {one.seat}",
                advice=f"give a seat from 1 to {seats[one.room]}, or the room more seats",
            )
        other = taken.setdefault((one.room, one.seat), n)
        if other != n:
            yield PlanFault(
                path=f"{path}.seat",
                problem=f"seat {one.seat} of room {one.room} is taken by candidates[{other}]",
                advice="give one of them another seat",
            )


def _staff(plan: SittingPlan, password_hashes: Mapping[str, str]) -> Iterator[PlanFault]:
    rooms = {room.name for room in plan.rooms}
    yield from _twice("staff", "login", [one.login for one in plan.staff])
    for n, one in enumerate(plan.staff):
        path = f"staff[{n}]"
        yield from _unknown_rooms(f"{path}.rooms", one.rooms, rooms)
        if one.login not in password_hashes:
            advice = "give the password hash of this login"
            yield PlanFault(path=f"{path}.login", problem="has no password", advice=advice)
        if one.role not in _DUTIES:
            advice = "make it proctor or chief; other roles get their accounts elsewhere"
            yield PlanFault(path=f"{path}.role", problem=f"{one.role} has no duty", advice=advice)
        elif one.role is Role.PROCTOR and not one.rooms:
            advice = "name the rooms this proctor looks after"
            yield PlanFault(path=f"{path}.rooms", problem="a proctor without room", advice=advice)


def _date(path: str, text: str) -> Iterator[PlanFault]:
    try:
        date.fromisoformat(text)
        fine = len(text) == len("2000-01-01")
    except ValueError:
        fine = False
    if not fine:
        advice = "write it as YYYY-MM-DD"
        yield PlanFault(path=path, problem="is no date", advice=advice)


def _twice(path: str, field: str, values: Sequence[str | int]) -> Iterator[PlanFault]:
    first: dict[str | int, int] = {}
    for n, value in enumerate(values):
        if first.setdefault(value, n) != n:
            yield PlanFault(
                path=f"{path}[{n}].{field}",
                problem=f"{value} is there already, in {path}[{first[value]}]",
                advice="give one of them another one, or remove it",
            )


def _unknown_rooms(path: str, names: Iterable[str], known: Iterable[str]) -> Iterator[PlanFault]:
    for name in names:
        if name not in known:
            advice = "name a room of the plan, or add this one to `rooms`"
            yield PlanFault(path=path, problem=f"room {name} is unknown", advice=advice)
