"""The check list before each gate, counted from what the console knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from common.console.rows.periods import candidates_of, rooms_of
from common.console.rows.stage_facts import manned_rooms, unsent_seats
from common.console.rows.words import Words, words
from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
from common.protocol.vocabulary import Identity, ProctorState, Progress, Stage
from common.rules.candidate_words import HERE, WRITING
from common.rules.staff_view import StaffView
from common.rules.stage_order import rank

_CHECKED = frozenset({Identity.VERIFIED, Identity.DEFERRED})


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One line of the check list; `is_done` None only informs."""

    words: Words
    is_done: bool | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    view: StaffView
    rooms: tuple[RoomRow, ...]
    rows: tuple[CandidateRow, ...]

    @property
    def here(self) -> int:
        return sum(row.attendance in HERE for row in self.rows)


def gate_checks(view: StaffView, period: PeriodRow, to: Stage) -> tuple[GateCheck, ...]:
    """Return what is looked at before a stage."""
    looks = _CHECKS.get(to, ())
    seen = _Seen(view, rooms_of(view, period.period_id), candidates_of(view, period.period_id))
    return tuple(look(seen) for look in looks)


def _proctors(seen: _Seen) -> GateCheck:
    manned = manned_rooms(seen.view)
    done = sum(room.room_id in manned for room in seen.rooms)
    return _share("proctors", done, len(seen.rooms))


def _present(seen: _Seen) -> GateCheck:
    return GateCheck(words("chief.check.present", done=seen.here, total=len(seen.rows)))


def _verified(seen: _Seen) -> GateCheck:
    checked = sum(row.identity in _CHECKED for row in seen.rows)
    return GateCheck(words("chief.check.verified", done=checked), checked > 0)


def _briefed(seen: _Seen) -> GateCheck:
    there = sum(rank(room.stage) >= rank(Stage.BRIEFING) for room in seen.rooms)
    return _share("briefed", there, len(seen.rooms))


def _ready(seen: _Seen) -> GateCheck:
    ready = sum(row.progress is Progress.READY for row in seen.rows)
    return GateCheck(words("chief.check.ready", done=ready, total=seen.here))


def _writing(seen: _Seen) -> GateCheck:
    left = sum(row.progress in WRITING for row in seen.rows)
    return GateCheck(words("chief.check.writing", left=left), left == 0)


def _unsent(seen: _Seen) -> GateCheck:
    left = len(unsent_seats(seen.view, seen.rows))
    return GateCheck(words("chief.check.unsent", left=left), left == 0)


def _signed(seen: _Seen) -> GateCheck:
    rows = seen.view.proctors.rows()
    signed = sum(row.state is ProctorState.SIGNED_OFF for row in rows)
    return GateCheck(words("chief.check.signed", done=signed), signed > 0)


def _answers(_seen: _Seen) -> GateCheck:
    """The server alone can compare the answers; its refusal names the seats."""
    return GateCheck(words("chief.check.answers"))


def _share(name: str, done: int, total: int) -> GateCheck:
    return GateCheck(words(f"chief.check.{name}", done=done, total=total), done == total > 0)


_CHECKS: Mapping[Stage, tuple[Callable[[_Seen], GateCheck], ...]] = {
    Stage.OPEN: (_proctors,),
    Stage.BRIEFING: (_present, _verified),
    Stage.READY: (_briefed,),
    Stage.RUNNING: (_ready,),
    Stage.ENDING: (_writing,),
    Stage.CLOSED: (_writing, _unsent),
    Stage.RECONCILED: (_signed, _answers),
}
