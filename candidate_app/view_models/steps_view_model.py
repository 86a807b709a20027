"""The chain before the exam: check the facts, read, practise, be ready, wait for the start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from candidate_app.view_models.refusals import error_saying, refusal_saying
from common.core.errors import RefusedError
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Identity, Progress, Role, Stage
from common.qt.tasks import starter
from common.qt.view_model import ViewModel
from common.rules.candidate.steps import step_of
from common.rules.candidate_case import CandidateCase
from common.rules.engine import blockers
from common.rules.facts import candidate_facts
from common.rules.transitions import CANDIDATE_TRANSITIONS

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from candidate_app.view_models.saying import Saying
    from common.rules.views import SeatView


class ChainStep(Enum):
    """Where in the chain the candidate is; the last two share a dot."""

    FACTS = "facts"
    NOTICE = "notice"
    PRACTICE = "practice"
    READY = "ready"
    WAITING = "waiting"


_STEP = {
    Progress.REGISTERED: ChainStep.FACTS,
    Progress.CONFIRMED: ChainStep.NOTICE,
    Progress.BRIEFED: ChainStep.PRACTICE,
    Progress.PRACTISED: ChainStep.READY,
    Progress.READY: ChainStep.WAITING,
}
_NEXT = {
    Progress.REGISTERED: Progress.CONFIRMED,
    Progress.CONFIRMED: Progress.BRIEFED,
    Progress.BRIEFED: Progress.PRACTISED,
    Progress.PRACTISED: Progress.READY,
}


@dataclass(frozen=True, slots=True)
class StepsPicture:
    """What the chain shows.

    Args:
        birth_year: as the centre knows it; the rest of the date is never shown.
        start_ms: planned start by the server's clock.
        minutes: allotted time of this candidate.
        blocked: why the step's button does not work yet.
        refused: what the server said when it was pressed.
        verified: a proctor compared face and document, or put it off.
        starts_in_s: seconds until the common start; None while nobody has armed it.
        has_paper: the sealed paper has arrived at this PC.
    """

    step: ChainStep = ChainStep.FACTS
    name: str = ""
    number: str = ""
    seat: str = ""
    birth_year: int = 0
    exam: str = ""
    items: int = 0
    start_ms: int = 0
    minutes: int = 0
    blocked: Saying | None = None
    refused: Saying | None = None
    busy: bool = False
    verified: bool = False
    has_paper: bool = False
    starts_in_s: int | None = None


class StepsViewModel(ViewModel[StepsPicture]):
    """Each button sends one step; where the candidate stands comes back with the row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(StepsPicture(), desk)
        self._desk = desk
        self._refused: Saying | None = None
        self._busy = False
        self._seen: Progress | None = None
        self.confirm = starter(desk.tasks, "confirm", self._confirm)
        self.agree = starter(desk.tasks, "brief", self._agree)
        self.finish_practice = starter(desk.tasks, "practise", self._finish_practice)
        self.be_ready = starter(desk.tasks, "ready", self._be_ready)
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Look where the candidate stands."""
        view = self._desk.view
        if view is None:
            self.show(StepsPicture())
        elif view.candidate.progress in _STEP:
            if view.candidate.progress is not self._seen:
                self._seen, self._refused = view.candidate.progress, None
            self.show(self._picture_of(view))

    async def _confirm(self) -> None:
        await self._advance(Progress.CONFIRMED)

    async def _agree(self) -> None:
        await self._advance(Progress.BRIEFED)

    async def _finish_practice(self) -> None:
        await self._advance(Progress.PRACTISED)

    async def _be_ready(self) -> None:
        await self._advance(Progress.READY)

    async def _advance(self, to: Progress) -> None:
        self._busy, self._refused = True, None
        self.refresh()
        try:
            await self._desk.advance(to)
        except RefusedError as error:
            self._refused = error_saying(error)
        finally:
            self._busy = False
            self.refresh()

    def _picture_of(self, view: SeatView) -> StepsPicture:
        row, facts = view.candidate, view.facts
        picture = StepsPicture(
            step=_STEP[row.progress],
            name=facts.name,
            number=facts.exam_number,
            seat=facts.seat,
            birth_year=facts.birth_year,
            exam=view.exam_title,
            items=facts.items,
            start_ms=view.period.planned_start_ms,
            minutes=round(row.allowance.allotted_ms * row.allowance.multiplier / 60_000),
            verified=row.identity in (Identity.VERIFIED, Identity.DEFERRED),
        )
        return replace(
            picture,
            blocked=self._blocked(view),
            refused=self._refused,
            busy=self._busy,
            has_paper=self._desk.seat is not None and self._desk.seat.has_sealed_paper,
            starts_in_s=self._starts_in(view),
        )

    def _blocked(self, view: SeatView) -> Saying | None:
        """Ask the same rules as the server, so that no button promises what is refused."""
        row, now_ms = view.candidate, self._desk.now_ms()
        following = _NEXT.get(row.progress)
        step = step_of(following, Role.CANDIDATE) if following is not None else None
        if step is None or now_ms is None:
            return None
        case = CandidateCase(
            row=row,
            facts=candidate_facts(view.period, view.room),
            actor=ActorRef(role=Role.CANDIDATE, id=row.registration_id),
            now_ms=now_ms,
        )
        faults = blockers(CANDIDATE_TRANSITIONS[step], case)
        return refusal_saying(faults[0]) if faults else None

    def _starts_in(self, view: SeatView) -> int | None:
        now_ms = self._desk.now_ms()
        if view.stage is not Stage.READY or now_ms is None:
            return None
        left_ms = view.period.planned_start_ms - now_ms
        return -(-left_ms // 1000) if left_ms > 0 else None
