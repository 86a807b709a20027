"""What extra time would do, before it is given: the answers of the rules, by seat or by room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from common.console.rows.lost_time import LostTime, lost_times
from common.console.rows.periods import candidates_of, rooms_of
from common.console.rows.time_facts import TimeFacts, room_facts, seat_facts
from common.core.errors import Fault
from common.protocol.rows import ActorRef, CandidateRow, PeriodRow
from common.protocol.vocabulary import TimePart
from common.rules.display import seat_key
from common.rules.reasons import Reason
from common.rules.staff_view import StaffView
from common.rules.time_acts import TimeOutcome, give_time

_UNCHANGED = f"error.{Reason.UNCHANGED}"


@dataclass(frozen=True, slots=True)
class TimeAsk:
    """What a person is about to give.

    Args:
        chosen: keys of the lines: attempts of a room, or rooms.
    """

    part: TimePart
    delta_ms: int
    chosen: frozenset[str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One seat, or one room, as the dialog shows it.

    Args:
        key: the attempt, or the room.
        name: of the candidate; empty for a room.
        end_ms: the end now, the latest of a room; None before the start.
        new_end_ms: the end that would follow; None where nothing follows.
        reached: how many would get it.
        faults: why the others would not, each once.
        lost: what was measured and not given back: of the seat, or the longest of the room.
        away: how many seats that was measured of.
    """

    key: str
    seat: str
    name: str
    end_ms: int | None
    new_end_ms: int | None
    reached: int
    excluded: int
    faults: tuple[Fault, ...] = ()
    lost: LostTime | None = None
    away: int = 0


@dataclass(frozen=True, slots=True)
class TimePlan:
    """All lines, and what the chosen ones come to.

    Args:
        reached: how many of the chosen would get it.
        excluded: how many of the chosen would not.
        facts: what was measured of the chosen, and decided about them.
    """

    lines: tuple[TimeLine, ...] = ()
    reached: int = 0
    excluded: int = 0
    facts: TimeFacts = field(default_factory=TimeFacts)


def seat_plan(
    view: StaffView, period: PeriodRow, room_id: str, ask: TimeAsk, by: tuple[ActorRef, int]
) -> TimePlan:
    """Return what a room's candidates would get, each on a line of its own.

    Args:
        view: what the console knows.
        period: the period.
        room_id: the room.
        ask: what is about to be given.
        by: who, and when by the server's time.
    """
    rows = candidates_of(view, period.period_id, room_id)
    lost = lost_times(view, rows, by[1])
    lines = [_with_lost(_seat_line(view, one), (one,), lost) for one in _outcomes(rows, ask, by)]
    chosen = [row for row in rows if row.attempt_id in ask.chosen]
    facts = seat_facts(view, chosen, lost)
    return _plan(sorted(lines, key=lambda line: seat_key(line.seat)), ask, facts)


def room_plan(
    view: StaffView, period: PeriodRow, ask: TimeAsk, by: tuple[ActorRef, int]
) -> TimePlan:
    """Return what all rooms would get, one line for each."""
    lost = lost_times(view, candidates_of(view, period.period_id), by[1])
    lines: list[TimeLine] = []
    chosen: list[CandidateRow] = []
    for room in rooms_of(view, period.period_id):
        rows = candidates_of(view, period.period_id, room.room_id)
        outcomes = _outcomes(rows, ask, by)
        line = _room_line(room.room_id, room.room_name, outcomes)
        lines.append(_with_lost(line, outcomes, lost))
        chosen += rows if room.room_id in ask.chosen else ()
    return _plan(lines, ask, room_facts(view, chosen, lost))


def _with_lost(
    line: TimeLine, outcomes: Iterable[TimeOutcome], lost: Mapping[str, LostTime]
) -> TimeLine:
    found = [lost[one.before.attempt_id] for one in outcomes if one.before.attempt_id in lost]
    longest = max(found, key=lambda one: one.lost_ms, default=None)
    return replace(line, lost=longest, away=len(found))


def _outcomes(
    rows: Iterable[CandidateRow], ask: TimeAsk, by: tuple[ActorRef, int]
) -> tuple[TimeOutcome, ...]:
    actor, now_ms = by
    # The reason is asked for by the dialog; here it must not hide what else stands in the way.
    return give_time(rows, ask.part, ask.delta_ms, actor=actor, now_ms=now_ms, reason="-")


def _seat_line(view: StaffView, one: TimeOutcome) -> TimeLine:
    facts = view.facts.get(one.before.attempt_id)
    return TimeLine(
        key=one.before.attempt_id,
        seat="" if facts is None else facts.seat,
        name="" if facts is None else facts.name,
        end_ms=one.before.deadline_ms,
        new_end_ms=None if one.after is None else one.after.deadline_ms,
        reached=int(one.after is not None),
        excluded=int(_counts_out(one)),
        faults=_faults((one,)),
    )


def _room_line(room_id: str, name: str, outcomes: tuple[TimeOutcome, ...]) -> TimeLine:
    reached = [one.after for one in outcomes if one.after is not None]
    ends = [one.before.deadline_ms for one in outcomes if one.before.deadline_ms is not None]
    new = [row.deadline_ms for row in reached if row.deadline_ms is not None]
    return TimeLine(
        key=room_id,
        seat=name,
        name="",
        end_ms=max(ends, default=None),
        new_end_ms=max(new, default=None),
        reached=len(reached),
        excluded=sum(map(_counts_out, outcomes)),
        faults=_faults(outcomes),
    )


def _counts_out(one: TimeOutcome) -> bool:
    """Nothing typed yet is no reason to be left out."""
    return one.fault is not None and one.fault.key != _UNCHANGED


def _faults(outcomes: Iterable[TimeOutcome]) -> tuple[Fault, ...]:
    found = {one.fault.key: one.fault for one in outcomes if one.fault and _counts_out(one)}
    return tuple(found.values())


def _plan(lines: Iterable[TimeLine], ask: TimeAsk, facts: TimeFacts) -> TimePlan:
    kept = tuple(lines)
    chosen = [line for line in kept if line.key in ask.chosen]
    return TimePlan(
        lines=kept,
        reached=sum(line.reached for line in chosen),
        excluded=sum(line.excluded for line in chosen),
        facts=facts,
    )
