"""The word of a UPS becomes a question to people, once for each room that writes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.contract import Context
from server.admin.operations.power import ReportMains, report_mains
from server.settings import ServerSettings
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, make_template, open_centre

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.server.managers.centre import Centre


@asynccontextmanager
async def _writing(folder: Path) -> AsyncIterator[tuple[Centre, Context]]:
    for name in ("schema", "data"):
        (folder / name).mkdir()
    template = await asyncio.to_thread(make_template, folder / "schema")
    async with open_centre(template, folder / "data") as c:
        await acts.run(c, "A", "B", "C")
        await c.settle()
        settings = ServerSettings()
        publisher = c.crew.publisher
        yield (
            c,
            Context(c.database, c.files, KEYRING, c.clock, settings, c.live, publisher, c.router),
        )


async def test_each_room_that_writes_is_proposed_once(tmp_path: Path) -> None:
    async with _writing(tmp_path) as (c, context):
        asked = await report_mains(context, ReportMains())
        assert "101호" in asked.rooms
        lines = await c.settle()
        assert [line for line in lines if "101호" in line] == lines
        assert lines[0].startswith("proposal power_cut open 101호")
        await report_mains(context, ReportMains(rooms=("101호",)))
        assert await c.settle() == [], "the first one waits to be decided"


async def test_what_nobody_can_do_is_said(tmp_path: Path) -> None:
    async with _writing(tmp_path) as (_, context):
        with pytest.raises(RefusedError) as unknown:
            await report_mains(context, ReportMains(rooms=("909호",)))
        assert unknown.value.code is ErrorCode.NOT_FOUND
        with pytest.raises(RefusedError) as alone:
            await report_mains(context._replace(router=None), ReportMains())
        assert alone.value.code is ErrorCode.UNAVAILABLE
