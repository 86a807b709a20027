"""What the pictures of the consoles show: each scene builds a page over the stand-in session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from chief_app.composition import ChiefContent
from common.client.connection import LinkState
from common.console.link.console_session import ConsoleSession
from common.console.sign_in.sign_in_view import SignInView
from common.console.sign_in.sign_in_view_model import SignInViewModel
from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.core.tasks import TaskScope
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged, ReleaseCodeShown
from common.protocol.rows import ActorRef, CandidateRow, SeatCommandRow, SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    Connection,
    HoldKind,
    ProctorState,
    Role,
    Stage,
)
from common.qt.widgets.button import Button
from installers.dev import console_rooms
from installers.dev.console_samples import NOW_MS, Sample, hold
from installers.dev.console_stand import StandSession, staff_session
from proctor_app.composition import ProctorContent

if TYPE_CHECKING:
    from common.console.program import Content
    from common.protocol.rest import StaffSession

End = Callable[[], Awaitable[None]]
Built = tuple[QWidget, End]


@dataclass(frozen=True)
class Scene:
    """A picture: its name and what builds it."""

    name: str
    build: Callable[[], Awaitable[Built]]


class Stand:
    """A signed-in console over a stand-in session."""

    def __init__(self, role: Role, sample: Sample) -> None:
        names = {Role.PROCTOR: "한지우", Role.CHIEF: "정민석"}
        staff_id = "staff-1" if role is Role.PROCTOR else "staff-chief"
        self.clock = FakeClock(NOW_MS)
        self.session = StandSession(self.clock)
        self.tasks = TaskScope("pages")
        self.console = ConsoleSession(self.session, self.clock)
        signed_in = staff_session(role, staff_id, names[role])
        self.content = _content(role)(self.console, signed_in, self.tasks)
        self.content.hub.start()
        self.session.welcome(sample.snapshot(staff_id))
        self.content.hub.changed.emit()

    async def end(self) -> None:
        """Put everything away."""
        await self.content.hub.stop()
        await self.tasks.stop()

    def built(self) -> Built:
        """Return page and end."""
        return self.content.page, self.end


def _content(role: Role) -> Callable[[ConsoleSession, StaffSession, TaskScope], Content]:
    return ProctorContent if role is Role.PROCTOR else ChiefContent


def proctor(sample: Sample) -> tuple[Stand, ProctorContent]:
    """Return a proctor's console."""
    stand = Stand(Role.PROCTOR, sample)
    content = stand.content
    if not isinstance(content, ProctorContent):
        raise TypeError
    return stand, content


class _Closed:
    """A door that lets nobody in."""

    async def sign_in(self, login: str, password: str) -> StaffSession:
        raise RefusedError(ErrorCode.WRONG_CREDENTIALS)

    async def sign_out(self, token: str) -> None:
        return


async def _sign_in() -> Built:
    tasks = TaskScope("pages")
    model = SignInViewModel(_Closed(), Role.PROCTOR, "10.30.1.10:8443")
    view = SignInView(model, tasks)
    model.type_login("proctor301")
    model.type_password("wrong")
    await model.sign_in()
    return view, tasks.stop


async def _duty() -> Built:
    sample = console_rooms.waiting_room()
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_IN)
    return proctor(sample)[0].built()


async def _waiting() -> Built:
    return proctor(console_rooms.waiting_room())[0].built()


async def _running() -> Built:
    return proctor(console_rooms.running_room())[0].built()


async def _candidate() -> Built:
    stand, content = proctor(console_rooms.running_room())
    content.models.seats.choose("room-301-17")
    return stand.built()


async def _commands() -> Built:
    stand, content = proctor(console_rooms.running_room())
    content.models.seats.choose("room-301-34")
    content.models.candidate.warn("시험 창을 벗어나지 마세요.", None)
    content.models.candidate.verify()
    await _settle(stand)
    stand.session.outcomes[0].set_result(None)
    stand.session.outcomes[1].set_exception(
        RefusedError(ErrorCode.STALE_VERSION, seen=4, current=5)
    )
    await _settle(stand)
    return stand.built()


async def _code() -> Built:
    """A locked seat that is cut off: the commands that wait for it, and the code for the spot."""
    stand, content = proctor(console_rooms.running_room())
    key = "room-301-34"
    content.models.seats.choose(key)
    row, now_ms = content.state.view.candidates.find(key), NOW_MS  # type: ignore[union-attr]
    if row is None:
        raise LookupError(key)
    lock = hold(HoldKind.LOCK, 90, "휴대전화")
    stand.session.give(CandidateChanged(candidate=replace(row, holds=(lock,), version=99)))
    for order in _orders(row):
        stand.session.give(CommandChanged(command=order))
    live = SeatLive(
        attempt_id=key, room_id=row.room_id, connection=Connection.MISSING, seen_ms=now_ms + 1
    )
    stand.session.give(SeatLiveChanged(live=live))
    shown = ReleaseCodeShown(
        attempt_id=key, kind=HoldKind.LOCK, since_ms=lock.since_ms, code="7K3QM2XW"
    )
    stand.session.give(shown)
    content.hub.changed.emit()
    await _settle(stand)
    return stand.built()


def _orders(row: CandidateRow) -> Iterator[SeatCommandRow]:
    for number, (kind, state, failure) in enumerate(_ORDERS):
        yield SeatCommandRow(
            command_id=f"command-{number}",
            attempt_id=row.attempt_id,
            room_id=row.room_id,
            kind=kind,
            cause=f"cause-{number}",
            issued_by=ActorRef(role=Role.PROCTOR, id="staff-1"),
            created_ms=NOW_MS - 90_000 + number * 20_000,
            expires_ms=NOW_MS + 600_000,
            changed_ms=NOW_MS,
            hold=HoldKind.LOCK if kind is CommandKind.HOLD else None,
            state=state,
            failure=failure,
        )


_ORDERS = (
    (CommandKind.TIME, CommandState.FAILED, CommandFailure.NOT_SHOWN),
    (CommandKind.WARN, CommandState.DELIVERED, None),
    (CommandKind.HOLD, CommandState.WAITING, None),
)


async def _lost() -> Built:
    stand, content = proctor(console_rooms.running_room())
    content.models.seats.choose("room-301-34")
    stand.clock.advance(23)
    stand.session.turn(LinkState.OFFLINE)
    content.hub.ticked.emit()
    return stand.built()


async def _suspended() -> Built:
    sample = console_rooms.running_room()
    sample.period = replace(sample.period, stage=Stage.SUSPENDED, suspended_ms=NOW_MS - 90_000)
    return proctor(sample)[0].built()


def chief(sample: Sample) -> tuple[Stand, ChiefContent]:
    """Return a chief's dashboard."""
    stand = Stand(Role.CHIEF, sample)
    content = stand.content
    if not isinstance(content, ChiefContent):
        raise TypeError
    content.models.board.refresh()
    return stand, content


async def _board() -> Built:
    return chief(console_rooms.centre())[0].built()


async def _before() -> Built:
    sample = console_rooms.centre(Stage.SEALED_IN)
    for at in (2, 7):
        sample.proctors[at] = replace(sample.proctors[at], state=ProctorState.SIGNED_IN)
    return chief(sample)[0].built()


async def _gate() -> Built:
    built, end = await _before()
    button = built.findChild(Button, "chief.gate_next")
    if button is not None:
        built.resize(1366, 768)
        built.show()
        button.activated.emit()
    return built, end


async def _refused() -> Built:
    stand, content = chief(console_rooms.centre(Stage.CLOSED))
    content.models.gate.open_gate("", frozenset())
    await _settle(stand)
    refusal = RefusedError(
        ErrorCode.RECONCILIATION_DIFFERENCE,
        "guard.differences",
        seats="404호 23",
        count=1,
        lines="404호 23 answers",
    )
    stand.session.outcomes[0].set_exception(refusal)
    await _settle(stand)
    return stand.built()


async def _chief_lost() -> Built:
    stand, content = chief(console_rooms.centre())
    stand.clock.advance(40)
    stand.session.turn(LinkState.OFFLINE)
    content.hub.ticked.emit()
    content.models.board.refresh()
    return stand.built()


async def _warn() -> Built:
    built, end = await _candidate()
    button = built.findChild(Button, "proctor.action.warn")
    if button is not None:
        built.resize(1366, 768)
        built.show()
        button.activated.emit()
    return built, end


async def _settle(stand: Stand) -> None:
    import asyncio

    for _ in range(5):
        await asyncio.sleep(0)


SCENES = (
    Scene("proctor-sign-in", _sign_in),
    Scene("proctor-duty", _duty),
    Scene("proctor-waiting", _waiting),
    Scene("proctor-running", _running),
    Scene("proctor-candidate", _candidate),
    Scene("proctor-commands", _commands),
    Scene("proctor-code", _code),
    Scene("proctor-lost", _lost),
    Scene("proctor-suspended", _suspended),
    Scene("proctor-warn", _warn),
    Scene("chief-board", _board),
    Scene("chief-before", _before),
    Scene("chief-gate", _gate),
    Scene("chief-refused", _refused),
    Scene("chief-lost", _chief_lost),
)
