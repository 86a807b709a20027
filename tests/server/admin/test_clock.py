"""The server's time beside the machine's, and what keeps a sitting from being sealed in."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Stage
from server.admin.command_line import command_line
from server.admin.operations.clock import AdoptClock, adopt_clock, show_clock
from server.admin.operations.contract import Context, Nothing
from server.queues.router import Router
from server.settings import ServerSettings
from server.stores.files.folder_share import FolderShare
from tests.helpers.centre import plan
from tests.helpers.machine import Machine
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, make_template, open_centre

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.managers.centre import Centre


def _context(c: Centre, machine: Machine, folder: Path) -> Context:
    return Context(
        c.database,
        FolderShare(folder),
        KEYRING,
        machine.clock(),
        ServerSettings(),
        live=c.live,
        publisher=c.crew.publisher,
        router=Router(c.queues),
    )


async def test_the_machines_time_is_taken_over_while_nobody_is_timed(tmp_path: Path) -> None:
    machine = Machine()
    (tmp_path / "schema").mkdir()
    template = await asyncio.to_thread(make_template, tmp_path / "schema")
    async with open_centre(template, tmp_path) as c:
        context = _context(c, machine, tmp_path)
        machine.set_clock(90)
        assert (await show_clock(context, Nothing())).ahead_ms == 90_000
        adopted = await adopt_clock(context, AdoptClock(reason="시계를 맞춤"))
        assert adopted.ahead_ms == 0
        async with c.reading() as stores:
            entries = await stores.audits.list_unchained(1000)
        (entry,) = (one for one in entries if one.act == "clock.adopt")
        assert entry.reason == "시계를 맞춤"
        await acts.run(c, "A")
        machine.set_clock(-90)
        with pytest.raises(RefusedError) as caught:
            await adopt_clock(context, AdoptClock(reason="x"))
        assert (caught.value.code, caught.value.reason) == (
            ErrorCode.GUARD_FAILED,
            "exam_is_timed",
        )
        assert (await show_clock(context, Nothing())).ahead_ms == -90_000
        assert (await acts.period(c)).stage is Stage.RUNNING


def test_without_a_server_there_is_no_time_to_show(tmp_path: Path) -> None:
    runner, data = CliRunner(), str(tmp_path / "data")
    made = runner.invoke(
        command_line, ["init", "--name", "Centre", "--host", "127.0.0.1", "--data", data]
    )
    assert made.exit_code == 0
    result = runner.invoke(command_line, ["clock", "show", "--data", data])
    assert result.exit_code == 1
    assert "running server" in result.stderr


def test_a_plan_that_ends_somebody_early_is_not_sealed_in(tmp_path: Path) -> None:
    runner, data = CliRunner(), str(tmp_path / "data")

    def run(*arguments: str) -> tuple[int, str]:
        result = runner.invoke(command_line, [*arguments, "--data", data])
        return result.exit_code, result.stderr

    assert run("init", "--name", "Centre", "--host", "127.0.0.1")[0] == 0
    made = json.loads(json.dumps(plan()))
    made["candidates"][4]["multiplier"] = 1.5
    period = made["exam"]["periods"][0]
    period["latest_end_ms"] = period["planned_start_ms"] + 80 * 60_000
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert run("sitting", "create", "--plan", str(file))[0] == 0
    code, said = run("exam", "seal")
    assert code == 1
    assert "R2 02 −10:00" in said
    assert "make it later" in said
