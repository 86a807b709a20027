"""Both consoles against the real server: sign in, open, verify, run, warn, lock, lose the link."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from chief_app.composition import ChiefContent
from common.console.link.command_lines import CommandStage
from common.console.program import ConsoleProgram
from common.console.settings import ConsoleSettings
from common.core.clock import SystemClock
from common.core.tasks import TaskScope
from common.protocol.vocabulary import Identity, Role, Stage
from common.qt.runner import Ending
from common.qt.widgets.button import Button
from common.rules.display import DisplayStatus
from common.simulation.behaviour import Behaviour, SimulatedPerson
from common.simulation.candidate import SimulatedCandidate
from proctor_app.composition import ProctorContent
from tests.helpers.centre import PASSWORD, Centre, running
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

W = TypeVar("W", bound=QWidget)
SLOW = Behaviour(pace_s=0.3, changes=200, submits=False)


class Console:
    """A running program and a person in front of it."""

    def __init__(self, centre: Centre, role: Role, port: int) -> None:
        settings = ConsoleSettings(
            host="127.0.0.1",
            port=port,
            ca=str(centre.data.tls / "ca.pem"),
            device=f"console-{role}",
        )
        make = ProctorContent if role is Role.PROCTOR else ChiefContent
        self.program = ConsoleProgram(settings, role, "test/0", make, SystemClock())
        self.ending = Ending()
        self.page = self.program.window

    def find(self, kind: type[W], name: str) -> W | None:
        """Return a visible control."""
        found = self.page.findChildren(kind, name)
        return next((widget for widget in found if widget.isVisible()), None)

    async def until(self, what: str, look: Callable[[], object], seconds: float = 8.0) -> None:
        """Wait until something is so."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not look():
            assert loop.time() < end, f"waited for {what}"
            await asyncio.sleep(0.02)

    async def click(self, name: str) -> None:
        """Press a button as soon as it may be pressed."""

        def ready() -> bool:
            button = self.find(Button, name)
            return button is not None and not button.is_blocked

        await self.until(name, ready)
        button = self.find(Button, name)
        assert button is not None
        button.click()

    async def sign_in(self, login: str, password: str = PASSWORD) -> None:
        """Type login and password and go in."""
        await self.until("the window", lambda: self.find(QLineEdit, "staff.login"))
        for name, words in (("staff.login", login), ("staff.password", password)):
            edit = self.find(QLineEdit, name)
            assert edit is not None
            edit.setText(words)
            edit.textEdited.emit(words)
        await self.click("staff.sign_in")

    def label(self, name: str) -> str:
        """Return what a label says."""
        found = self.find(QLabel, name)
        return "" if found is None else found.text()


@asynccontextmanager
async def console(centre: Centre, role: Role, port: int = 0) -> AsyncIterator[Console]:
    """A program until the block ends; it has to end by itself."""
    made = Console(centre, role, port or centre.port)
    scope = TaskScope("test:console")
    task = scope.begin(made.program.run(made.ending), name=str(role))
    try:
        yield made
    finally:
        made.ending.ask()
        await asyncio.wait_for(task, 10)
        made.page.hide()
        made.page.deleteLater()


async def _gate(chief: Console, *, leaving_out: str = "") -> None:
    await chief.click("chief.gate_next")
    if leaving_out:
        box = f"chief.gate_exclude.{leaving_out}"
        await chief.until(box, lambda: chief.find(QWidget, box))
        found = chief.find(QWidget, box)
        assert found is not None
        found.click()  # type: ignore[attr-defined]  # a CheckBox
    await chief.click("chief.gate_confirm")


def _content(program: Console) -> ProctorContent:
    content = program.program._content
    assert isinstance(content, ProctorContent)
    return content


def _statuses(proctor: Console) -> set[DisplayStatus]:
    ordering = _content(proctor).models.seats.picture.ordering
    return {item.status for item in (*ordering.upper, *ordering.lower)}


async def _open(proctor: Console, chief: Console) -> None:
    await proctor.sign_in("proctor1")
    await chief.sign_in("chief")
    await proctor.click("proctor.take_duty")
    await proctor.until("the seats", lambda: proctor.find(QWidget, "proctor.seats"))
    await _gate(chief, leaving_out="R2")
    await proctor.until("the open room", lambda: _stage(proctor) is Stage.OPEN)


def _stage(proctor: Console) -> Stage:
    return _content(proctor).models.stage.picture.stage


def _people(centre: Centre, folder: Path) -> list[SimulatedCandidate]:
    return [
        SimulatedCandidate(
            centre.address,
            SimulatedPerson(
                exam_number=f"E-{n}",
                birth_date=f"01020{n + 1}",
                device=f"seat-{n}",
                behaviour=SLOW,
            ),
            SystemClock(),
            folder / f"{n}.jsonl",
            "1",
        )
        for n in range(3)
    ]


async def _run_exam(proctor: Console, chief: Console) -> None:
    """From everybody at the seats to the running exam."""
    models = _content(proctor).models
    await proctor.until("all here", lambda: _is_here(proctor) == 3)
    for item in models.seats.picture.ordering.lower:
        models.seats.choose(item.attempt_id)
        await _verify(proctor)
    for _ in range(2):  # briefing, ready
        await _gate(chief)
        await proctor.click("proctor.stage_next")
        await proctor.until("the next stage", lambda: not _asks_next(proctor))
    await proctor.until("all ready", lambda: _statuses(proctor) == {DisplayStatus.READY})
    await _gate(chief)
    await proctor.until("all at work", lambda: _statuses(proctor) == {DisplayStatus.IN_PROGRESS})


async def _verify(proctor: Console) -> None:
    """As a person does: who confirmed the own data meanwhile is verified once more."""
    while _is_unverified(proctor):
        if await _try_to_verify(proctor) is CommandStage.DONE:
            await proctor.until("the row", lambda: not _is_unverified(proctor))


async def _try_to_verify(proctor: Console) -> CommandStage | None:
    done = {CommandStage.DONE, CommandStage.REFUSED}
    lines = _content(proctor).models.candidate.picture.commands
    before = {line.id for line in lines}
    await proctor.click("proctor.action.verify")
    await proctor.until("an outcome", lambda: _newest(proctor, before) in done)
    return _newest(proctor, before)


def _is_here(proctor: Console) -> int:
    items = _content(proctor).models.seats.picture.ordering.lower
    return sum(item.is_here for item in items)


def _newest(proctor: Console, before: set[str]) -> CommandStage | None:
    lines = _content(proctor).models.candidate.picture.commands
    return next((line.stage for line in lines if line.id not in before), None)


def _is_unverified(proctor: Console) -> bool:
    item = _content(proctor).models.candidate.picture.item
    return item is not None and item.identity is Identity.UNVERIFIED


def _asks_next(proctor: Console) -> bool:
    button = proctor.find(Button, "proctor.stage_next")
    return button is not None and not button.is_blocked


async def test_a_wrong_password_is_told_and_a_right_one_lets_in(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, console(centre, Role.PROCTOR) as proctor:
        await proctor.sign_in("proctor1", "wrong")
        await proctor.until("the refusal", lambda: proctor.label("staff.problem"))
        assert proctor.label("staff.problem") == "아이디나 비밀번호가 다릅니다."
        await proctor.sign_in("chief")
        await proctor.until(
            "the other program", lambda: "총감독관" in proctor.label("staff.problem")
        )
        await proctor.sign_in("proctor1")
        await proctor.until("the room", lambda: proctor.find(Button, "proctor.take_duty"))


async def test_an_exam_through_both_consoles(tmp_path: Path) -> None:
    people = TaskScope("test:people")
    async with (
        running(tmp_path) as centre,
        console(centre, Role.PROCTOR) as proctor,
        console(centre, Role.CHIEF) as chief,
    ):
        await _open(proctor, chief)
        for person in _people(centre, tmp_path):
            people.start(person.run(), name="person")
        try:
            await _run_exam(proctor, chief)
            models = _content(proctor).models
            models.seats.choose(models.seats.picture.ordering.lower[0].attempt_id)
            await proctor.click("proctor.action.warn")
            await proctor.click("proctor.warn.send")
            await proctor.until("read", lambda: _warning_is_read(proctor))
            await proctor.click("proctor.action.lock")
            await proctor.click("proctor.lock.preset[0]")
            await proctor.click("proctor.lock.confirm")
            await proctor.until("locked", lambda: DisplayStatus.LOCKED in _statuses(proctor))
            await chief.until("the chief sees it", lambda: chief.label("chief.total.locked") == "1")
            await proctor.click("proctor.action.release")
            await proctor.click("proctor.release.normal")
            await proctor.until("free", lambda: DisplayStatus.LOCKED not in _statuses(proctor))
            assert models.notice.picture.entry is None
        finally:
            await people.stop()


def _warning_is_read(proctor: Console) -> bool:
    warnings = _content(proctor).models.candidate.picture.warnings
    return bool(warnings) and warnings[0].acknowledged_ms is not None


async def test_a_console_comes_back_by_itself_and_forgets_what_it_could_not_send(
    tmp_path: Path,
) -> None:
    async with (
        running(tmp_path) as centre,
        TcpProxy(centre.port) as line,
        console(centre, Role.PROCTOR, line.port) as proctor,
    ):
        await proctor.sign_in("proctor1")
        await proctor.until("the room", lambda: proctor.find(Button, "proctor.take_duty"))
        line.target = 1  # nobody is there
        line.reset()
        button = proctor.find(Button, "proctor.take_duty")
        assert button is not None
        await proctor.until("the loss", lambda: button.is_blocked)
        _content(proctor).models.duty.take()
        line.target = centre.port
        await proctor.until("the link", lambda: not button.is_blocked, 12)
        assert not _content(proctor).models.duty.picture.is_on_duty
        await proctor.click("proctor.take_duty")
        await proctor.until("the seats", lambda: proctor.find(QWidget, "proctor.seats"))
