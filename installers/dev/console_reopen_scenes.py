"""Pictures of a mistaken hand-in: asked for, waiting, decided by the chief, told to the proctor."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.candidates import CandidateChanged
from common.protocol.rows import ActorRef
from common.protocol.time import ProposalChanged
from common.protocol.time_rows import ProposalKind, ProposalRow, ProposalState
from common.protocol.vocabulary import Progress, Role
from common.qt.widgets.button import Button
from installers.dev import console_rooms
from installers.dev.console_samples import NOW_MS
from installers.dev.console_scenes import Scene, chief, proctor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from installers.dev.console_samples import Sample
    from installers.dev.console_scenes import Built

HANDED_IN = "room-301-2"
PROCTOR = ActorRef(role=Role.PROCTOR, id="staff-1")
CHIEF = ActorRef(role=Role.CHIEF, id="staff-chief")


def handed_in(sample: Sample, attempt_id: str = HANDED_IN) -> CandidateChanged:
    """Return a candidate who has handed in."""
    row = sample.candidates[attempt_id]
    over = replace(row, progress=Progress.SUBMITTED, holds=(), version=row.version + 1)
    return CandidateChanged(candidate=over)


def reopened(sample: Sample, attempt_id: str = HANDED_IN) -> CandidateChanged:
    """Return the same candidate, who writes again."""
    row = handed_in(sample, attempt_id).candidate
    return CandidateChanged(
        candidate=replace(
            row, progress=Progress.IN_PROGRESS, epoch=row.epoch + 1, version=row.version + 1
        )
    )


def proposed(sample: Sample, attempt_id: str = HANDED_IN, by: ActorRef = PROCTOR) -> ProposalRow:
    """Return what this person proposes."""
    row = sample.candidates[attempt_id]
    return ProposalRow(
        proposal_id="reopening-1",
        kind=ProposalKind.REOPEN,
        period_id=row.period_id,
        room_id=row.room_id,
        since_ms=NOW_MS - 150_000,
        until_ms=NOW_MS - 45_000,
        lost=(),
        proposed_ms=NOW_MS - 45_000,
        attempt_id=attempt_id,
        proposed_by=by,
        asked="제출을 잘못 누름",
    )


def decided(row: ProposalRow, state: ProposalState, reason: str) -> ProposalRow:
    """Return a proposal with the chief's decision."""
    return replace(
        row,
        state=state,
        decided_by=CHIEF,
        decided_ms=NOW_MS - 20_000,
        reason=reason,
        version=row.version + 1,
    )


def press(widget: QWidget, name: str) -> None:
    """Press a button of a page that is shown."""
    widget.resize(1366, 768)
    widget.show()
    button = widget.findChild(Button, name)
    if button is not None:
        button.activated.emit()


async def _at_proctor(state: ProposalState | None, reason: str = "", button: str = "") -> Built:
    sample = console_rooms.running_room()
    stand, content = proctor(sample)
    content.models.seats.choose(HANDED_IN)
    stand.session.give(handed_in(sample))
    if state is not None:
        row = proposed(sample)
        stand.session.give(ProposalChanged(proposal=row))
        if state is not ProposalState.OPEN:
            stand.session.give(ProposalChanged(proposal=decided(row, state, reason)))
    if state is ProposalState.APPROVED:
        stand.session.give(reopened(sample))
    content.hub.changed.emit()
    built, end = stand.built()
    if button:
        press(built, button)
        for _ in range(5):
            await asyncio.sleep(0)
    return built, end


async def _asked() -> Built:
    return await _at_proctor(None, button="proctor.action.reopen")


async def _waiting() -> Built:
    return await _at_proctor(ProposalState.OPEN)


async def _approved() -> Built:
    return await _at_proctor(ProposalState.APPROVED, "수험자 실수 확인")


async def _rejected() -> Built:
    return await _at_proctor(ProposalState.REJECTED, "두 번 확인하고 제출함")


async def _at_chief(by: ActorRef = PROCTOR, button: str = "") -> Built:
    sample = console_rooms.centre()
    stand, content = chief(sample)
    stand.session.give(handed_in(sample))
    stand.session.give(ProposalChanged(proposal=proposed(sample, by=by)))
    content.hub.changed.emit()
    built, end = stand.built()
    if button:
        press(built, button)
        for _ in range(5):
            await asyncio.sleep(0)
    return built, end


async def _chief_strip() -> Built:
    return await _at_chief()


async def _chief_own() -> Built:
    return await _at_chief(CHIEF)


async def _chief_dialog() -> Built:
    return await _at_chief(button="console.proposal.decide")


REOPEN_SCENES = (
    Scene("proctor-reopen", _asked),
    Scene("proctor-reopen-waiting", _waiting),
    Scene("proctor-reopened", _approved),
    Scene("proctor-reopen-rejected", _rejected),
    Scene("chief-reopen", _chief_strip),
    Scene("chief-reopen-own", _chief_own),
    Scene("chief-reopen-dialog", _chief_dialog),
)
