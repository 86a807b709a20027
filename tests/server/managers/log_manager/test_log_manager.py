"""Lines in bulk, and the chain over the acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.crypto.audit_verify import Finding, verify_chain
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.vocabulary import Stage
from server.managers.log_manager.audit_form import chained_entry, signed_checkpoint
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from common.crypto.audit_verify import ChainReport
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def _line(c: Centre, number: int) -> ReportLog:
    return ReportLog(
        stream=LogStream.SECURITY,
        level=LogLevel.WARNING,
        event="sign_in.failed",
        at_ms=c.clock.now_ms(),
        values={"seat": f"{number}"},
    )


async def test_lines_are_stored_once_with_who_said_them(centre: OpenCentre) -> None:
    async with centre() as c:
        seat = c.candidate("A")
        assert await c.tell(seat, _line(c, 1), id="line-1") == ["accepted"]
        assert await c.tell(seat, _line(c, 1), id="line-1") == ["accepted"]
        await c.tell(c.system(), _line(c, 2), _line(c, 3))
        async with c.reading() as stores:
            lines = await stores.logs.list_stream(LogStream.SECURITY, 0, 10)
        assert sorted((line.actor.role.value, line.facts["seat"]) for line in lines) == [
            ("candidate", "1"),
            ("system", "2"),
            ("system", "3"),
        ]


async def _verified(c: Centre) -> ChainReport:
    async with c.reading() as stores:
        entries = await stores.audits.list_since("server-1", 0, 1000)
        checkpoints = await stores.checkpoints.list_of_server("server-1")
    return verify_chain(
        "server-1",
        [chained_entry(entry) for entry in entries],
        [signed_checkpoint(checkpoint) for checkpoint in checkpoints],
        KEYRING.public_key,
    )


async def test_acts_are_chained_and_the_chain_is_vouched_for(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        chained = await c.crew.chainer.tick()
        assert chained > 10
        await acts.change_room(c, "101호", Stage.SUSPENDED, reason="정전")
        assert await c.crew.chainer.tick() == 1
        assert await c.crew.chainer.tick() == 0
        report = await _verified(c)
        assert report.is_whole
        assert report.entries == chained + 1
        c.clock.advance(61)
        await c.crew.chainer.tick()
        assert (await _verified(c)).vouched_upto == chained + 1


async def test_a_new_stage_asks_for_a_checkpoint_at_once(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await c.crew.chainer.tick()
        before = (await _verified(c)).vouched_upto
        await acts.sit_down(c, "A")
        await acts.check_identity(c, "A")
        await c.crew.chainer.tick()
        assert (await _verified(c)).vouched_upto == before  # it waits for its minute
        await acts.change_period(c, Stage.BRIEFING)
        await c.crew.chainer.tick()
        assert (await _verified(c)).vouched_upto == before + 2


async def test_a_row_changed_behind_our_back_is_named(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.crew.chainer.tick()
        async with c.database.writing() as work:
            await (await work.access.connection()).exec_driver_sql(
                "UPDATE audit_entries SET actor_id = 'somebody else' WHERE number = 3"
            )
        report = await _verified(c)
        assert (report.faults[0].finding, report.faults[0].seq) == (Finding.CHANGED, 3)


async def test_the_chain_goes_on_after_a_restart(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        first = await c.crew.chainer.tick()
        other = type(c.crew.chainer)(c.crew.publisher, KEYRING, c.clock, "server-1")
        await acts.change_period(c, Stage.CANCELLED, reason="지진")
        assert await other.tick() >= 1
        report = await _verified(c)
        assert report.is_whole
        assert report.entries > first
