"""Pictures of extra time on the consoles: the dialogs, the strips, what the server proposes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.incidents import IncidentChanged
from common.protocol.rows import ActorRef, IncidentRow
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.time_rows import (
    LostTime,
    ProposalKind,
    ProposalRow,
    TimeActRow,
    TimeGiven,
)
from common.protocol.vocabulary import Role, TimePart
from common.qt.widgets.button import Button
from installers.dev import console_rooms
from installers.dev.console_samples import NOW_MS
from installers.dev.console_scenes import Scene, chief, proctor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from installers.dev.console_samples import Sample
    from installers.dev.console_scenes import Built, Stand


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def _press(widget: QWidget, name: str) -> None:
    widget.resize(1366, 768)
    widget.show()
    button = widget.findChild(Button, name)
    if button is not None:
        button.activated.emit()


def outage(sample: Sample, *, kind: ProposalKind = ProposalKind.OUTAGE) -> ProposalChanged:
    """Return what the server proposes about the first room of a sample."""
    room = sample.rooms[0]
    writing = [row for row in sample.candidates.values() if row.room_id == room.room_id][:27]
    return ProposalChanged(
        proposal=ProposalRow(
            proposal_id="proposal-1",
            kind=kind,
            period_id=sample.period.period_id,
            room_id=room.room_id,
            since_ms=NOW_MS - 400_000,
            until_ms=NOW_MS - 208_000,
            lost=tuple(LostTime(attempt_id=row.attempt_id, lost_ms=192_000) for row in writing),
            proposed_ms=NOW_MS - 200_000,
        )
    )


def given(sample: Sample, staff_id: str, role: Role, number: int = 1) -> TimeActChanged:
    """Return an act of extra time that this person gave a moment ago."""
    room = sample.rooms[0]
    rows = [row for row in sample.candidates.values() if row.room_id == room.room_id]
    return TimeActChanged(
        act=TimeActRow(
            time_act_id=f"time-act-{number}",
            act_id=f"act-{number}",
            period_id=sample.period.period_id,
            room_id=room.room_id,
            part=TimePart.INCIDENT,
            delta_ms=300_000,
            reason="방송·음향 문제",
            actor=ActorRef(role=role, id=staff_id),
            at_ms=NOW_MS - 5_000,
            changed_ms=NOW_MS - 5_000,
            given=tuple(
                TimeGiven(attempt_id=row.attempt_id, delta_ms=300_000, deadline_ms=row.deadline_ms)
                for row in rows
            ),
        )
    )


async def _time() -> Built:
    stand, _ = proctor(console_rooms.running_room())
    built, end = stand.built()
    _press(built, "console.time.open")
    await _settle()
    for name in ("console.time.shortcut[10]", "console.time.preset[0]"):
        _press(built, name)
    return built, end


def cut(sample: Sample, place: int, minutes: float) -> IncidentChanged:
    """Return how long a seat of the first room was away, a few minutes ago."""
    room = sample.rooms[0]
    rows = [row for row in sample.candidates.values() if row.room_id == room.room_id]
    row = rows[place]
    until_ms = NOW_MS - 90_000
    since_ms = until_ms - round(minutes * 60_000)
    return IncidentChanged(
        incident=IncidentRow(
            incident_id=f"cut-{place}",
            registration_id=row.registration_id,
            attempt_id=row.attempt_id,
            room_id=room.room_id,
            code="LINK_LOST",
            count=1,
            score=0.0,
            first_ms=until_ms,
            last_ms=until_ms,
            technical=True,
            facts={"since_ms": str(since_ms), "until_ms": str(until_ms)},
            version=1,
        )
    )


def _tell(stand: Stand, sample: Sample) -> None:
    """Some seats were away; all got time before, and an outage waits to be decided."""
    stand.session.give(outage(sample))
    act = given(sample, "staff-9", Role.CHIEF).act
    earlier = replace(act, at_ms=NOW_MS - 1_500_000, changed_ms=NOW_MS - 1_500_000)
    stand.session.give(TimeActChanged(act=earlier))
    for place, minutes in ((1, 1.2), (2, 1.9), (5, 1.5)):
        stand.session.give(cut(sample, place, minutes))


async def _opened(stand: Stand, *steps: str) -> Built:
    built, end = stand.built()
    _press(built, "console.time.open")
    await _settle()
    for name in steps:
        _press(built, name)
    return built, end


async def _proctor_measured() -> Built:
    sample = console_rooms.running_room()
    stand, content = proctor(sample)
    _tell(stand, sample)
    content.hub.changed.emit()
    return await _opened(stand)


async def _proctor_taken() -> Built:
    sample = console_rooms.running_room()
    stand, content = proctor(sample)
    _tell(stand, sample)
    content.hub.changed.emit()
    return await _opened(stand, "console.time.use_measured")


async def _chief_measured() -> Built:
    sample = console_rooms.centre()
    stand, content = chief(sample)
    _tell(stand, sample)
    content.hub.changed.emit()
    return await _opened(stand)


async def _strips() -> Built:
    sample = console_rooms.running_room()
    stand, content = proctor(sample)
    stand.session.give(outage(sample))
    stand.session.give(given(sample, "staff-1", Role.PROCTOR))
    content.hub.changed.emit()
    return stand.built()


async def _proposal() -> Built:
    stand_built, end = await _strips()
    _press(stand_built, "console.proposal.decide")
    return stand_built, end


async def _chief_time() -> Built:
    stand, _ = chief(console_rooms.centre())
    built, end = stand.built()
    _press(built, "console.time.open")
    await _settle()
    _press(built, "console.time.shortcut[5]")
    return built, end


async def _chief_strips() -> Built:
    sample = console_rooms.centre()
    stand, content = chief(sample)
    stand.session.give(outage(sample, kind=ProposalKind.POWER_CUT))
    stand.session.give(given(sample, "staff-chief", Role.CHIEF))
    content.hub.changed.emit()
    return stand.built()


TIME_SCENES = (
    Scene("proctor-time", _time),
    Scene("proctor-time-measured", _proctor_measured),
    Scene("proctor-time-taken", _proctor_taken),
    Scene("chief-time-measured", _chief_measured),
    Scene("proctor-strips", _strips),
    Scene("proctor-proposal", _proposal),
    Scene("chief-time", _chief_time),
    Scene("chief-strips", _chief_strips),
)
