"""Signs of life, a clock that is set, and what the server says of the time it was down."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from common.protocol.stages import ChangePeriodStage
from common.protocol.vocabulary import Stage
from common.rules.deadline import remaining_ms
from server.app.anchor_file import AnchorFile, resumed_clock
from server.app.timekeeper import Timekeeper
from server.managers.crew import Crew, CrewParts
from server.queues.in_process import InProcessQueues
from server.stores.database.database import Database
from server.stores.files.folder_share import FolderShare
from server.stores.realtime.memory_live_store import MemoryLiveStore
from tests.helpers.centre import running
from tests.helpers.machine import Machine
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, make_template, open_centre
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.core.steady_clock import SteadyClock
    from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
    from common.protocol.time_rows import ProposalRow
    from tests.server.managers.centre import Centre


class Place:
    """A data folder in the middle of an exam, on a machine."""

    def __init__(self, folder: Path, ids: dict[str, str]) -> None:
        self.folder = folder
        self.ids = ids
        self.machine = Machine(START_MS + 10 * MINUTE_MS)
        self.file = AnchorFile(folder / "time.json")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Run]:
        clock = self.machine.clock(self.file.read())
        url = f"sqlite+aiosqlite:///{self.folder / 'gamdok.db'}"
        database = await Database.open(url, KEYRING, clock)
        try:
            yield Run(self, database, clock)
        finally:
            await database.close()


class Run:
    """One run of the server's managers over that folder."""

    def __init__(self, place: Place, database: Database, clock: SteadyClock) -> None:
        self.clock = clock
        self.database = database
        self._place = place
        self._queues = InProcessQueues(1000)
        parts = CrewParts(
            database=database,
            queues=self._queues,
            live=MemoryLiveStore(),
            files=FolderShare(place.folder / "files"),
            keyring=KEYRING,
            clock=clock,
            server_id="server-1",
        )
        self._crew = Crew(parts)
        self.keeper = Timekeeper(clock, place.file, database, self._crew.publisher, "main")

    async def begin(self, *, whole: bool = True) -> None:
        await self.keeper.begin(whole=whole)
        await self.settle()

    async def settle(self) -> None:
        while waiting := [w for w in self._crew.workers if self._queues.work[w.queue].depth()]:
            for worker in waiting:
                await worker.step()

    async def proposals(self) -> tuple[ProposalRow, ...]:
        async with self.database.reading() as stores:
            return await stores.room_proposals.list_of_sitting(self._place.ids["sitting"], None)

    async def steps(self) -> list[str]:
        async with self.database.reading() as stores:
            entries = await stores.audits.list_unchained(1000)
        return [e.after for e in entries if e.act == "time.report_clock_step"]

    async def candidate(self, name: str) -> CandidateRow:
        async with self.database.reading() as stores:
            return await stores.candidates.get(self._place.ids[name])

    async def everything(
        self,
    ) -> tuple[tuple[PeriodRow, ...], tuple[RoomRow, ...], tuple[CandidateRow, ...]]:
        sitting = self._place.ids["sitting"]
        async with self.database.reading() as stores:
            return (
                await stores.periods.list_of_sitting(sitting),
                await stores.rooms.list_of_sitting(sitting, None),
                await stores.candidates.list_of_sitting(sitting, None),
            )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("schema"))


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Place:
    return asyncio.run(_amid_an_exam(template, tmp_path))


async def _amid_an_exam(template: Path, folder: Path) -> Place:
    async with open_centre(template, folder) as c:
        await acts.run(c, "A", "B")
        return Place(folder, dict(c.ids))


async def test_a_run_that_is_killed_is_measured_from_its_last_sign_of_life(place: Place) -> None:
    async with place.running() as run:
        await run.begin()
        assert await run.proposals() == ()
        place.machine.pass_time(100)
        await run.keeper.tick()
        place.machine.pass_time(1.5)
    place.machine.pass_time(190.5)
    async with place.running() as run:
        await run.begin()
        (row,) = await run.proposals()
        assert (row.since_ms, row.until_ms) == (
            START_MS + 10 * MINUTE_MS + 100_000,
            START_MS + 10 * MINUTE_MS + 292_000,
        )
        assert {one.lost_ms for one in row.lost} == {192_000}
        assert len(row.lost) == 2
    async with place.running() as run:
        await run.begin()
        assert len(await run.proposals()) == 1, "told once"


async def test_a_clock_set_while_running_is_told_once_and_moves_nobodys_end(place: Place) -> None:
    async with place.running() as run:
        await run.begin()
        before = remaining_ms(await run.candidate("A"), run.clock.now_ms())
        for _ in range(3):
            place.machine.set_clock(0.3)
            await run.keeper.tick()
        await run.settle()
        assert await run.steps() == [], "an adjustment within a second is none"
        place.machine.set_clock(-3600)
        for _ in range(3):
            place.machine.pass_time(2)
            await run.keeper.tick()
        await run.settle()
        (step,) = await run.steps()
        assert '"cause":"running"' in step
        assert '"step_ms":"-3599' in step
        after = remaining_ms(await run.candidate("A"), run.clock.now_ms())
        assert before - after == 6000


async def test_a_clock_set_during_a_restart_moves_nobodys_end_and_is_no_outage(
    place: Place,
) -> None:
    async with place.running() as run:
        await run.begin()
        before = remaining_ms(await run.candidate("A"), run.clock.now_ms())
        await run.keeper.rest()
    place.machine.pass_time(0.5)
    place.machine.set_clock(86_400)
    async with place.running() as run:
        await run.begin()
        after = remaining_ms(await run.candidate("A"), run.clock.now_ms())
        assert before - after == 500
        assert await run.proposals() == ()
        (step,) = await run.steps()
        assert '"cause":"restart"' in step


async def test_after_a_reboot_with_a_clock_set_back_time_goes_on_from_the_last_sign(
    place: Place,
) -> None:
    async with place.running() as run:
        await run.begin()
        before = remaining_ms(await run.candidate("A"), run.clock.now_ms())
        await run.keeper.rest()
    place.machine.reboot(-7200)
    async with place.running() as run:
        await run.begin()
        assert remaining_ms(await run.candidate("A"), run.clock.now_ms()) == before
        (step,) = await run.steps()
        assert '"cause":"reboot"' in step


async def test_after_a_reboot_the_wall_clock_tells_how_long_it_took(place: Place) -> None:
    async with place.running() as run:
        await run.begin()
        await run.keeper.rest()
    place.machine.reboot(180)
    async with place.running() as run:
        await run.begin()
        (row,) = await run.proposals()
        assert row.until_ms - row.since_ms == 180_000
        assert await run.steps() == []


async def test_a_part_of_a_server_proposes_no_outage(place: Place) -> None:
    async with place.running() as run:
        await run.begin()
    place.machine.pass_time(300)
    async with place.running() as run:
        await run.begin(whole=False)
        assert await run.proposals() == ()


async def test_while_nobody_writes_the_machines_clock_is_taken_over(
    template: Path, tmp_path: Path
) -> None:
    async with open_centre(template, tmp_path) as c:
        await acts.brief(c)
        place = Place(tmp_path, dict(c.ids))
    async with place.running() as run:
        await run.begin()
    place.machine.set_clock(-600)
    async with place.running() as run:
        await run.begin()
        assert run.clock.step_ms() == 0
        (step,) = await run.steps()
        assert '"cause":"restart: adopted"' in step


async def _open(c: Centre) -> None:
    await acts.take_room(c, "p1")
    await acts.take_room(c, "p3")
    await acts.change_period(c, Stage.OPEN)


async def _brief(c: Centre) -> None:
    for name in "ABC":
        await acts.sit_down(c, name)
        await acts.check_identity(c, name)
    await acts.change_period_and_room_to_briefing(c)


async def _arm(c: Centre) -> None:
    for name in "ABC":
        await acts.advance(c, name, *acts.CHAIN)
    await acts.change_period(c, Stage.READY, excluded=("102호",))
    await acts.change_room(c, "101호", Stage.READY)


async def _run(c: Centre) -> None:
    await acts.change_period(c, Stage.RUNNING, excluded=("102호",))


async def _suspend(c: Centre) -> None:
    c.clock.advance(60)
    await acts.change_period(c, Stage.SUSPENDED, reason="정전")


async def _end(c: Centre) -> None:
    await acts.change_period(c, Stage.RUNNING)
    c.clock.advance(61 * 60)
    row = await acts.period(c)
    over = ChangePeriodStage(period_id=row.period_id, to=Stage.ENDING, version=row.version)
    await c.tell(c.system(), over)


WAY = {
    Stage.OPEN: _open,
    Stage.BRIEFING: _brief,
    Stage.READY: _arm,
    Stage.RUNNING: _run,
    Stage.SUSPENDED: _suspend,
    Stage.ENDING: _end,
}


async def _bring(folder: Path, template: Path, to: Stage) -> Place:
    """Bring a sitting to a stage."""
    async with open_centre(template, folder) as c:
        await acts.change_period(c, Stage.SEALED_IN, "admin")
        for stage, step in WAY.items():
            if (await acts.period(c)).stage is not to:
                await step(c)
                assert (await acts.period(c)).stage is stage
        assert (await acts.period(c)).stage is to
        return Place(folder, dict(c.ids))


@pytest.mark.parametrize(
    "stage",
    [
        Stage.SEALED_IN,
        Stage.OPEN,
        Stage.BRIEFING,
        Stage.READY,
        Stage.RUNNING,
        Stage.SUSPENDED,
        Stage.ENDING,
    ],
)
async def test_a_cold_start_has_exact_stages_holds_and_ends(
    template: Path, tmp_path: Path, stage: Stage
) -> None:
    place = await _bring(tmp_path, template, stage)
    async with place.running() as run:
        await run.begin()
        before = await run.everything()
        left = [remaining_ms(row, run.clock.now_ms()) for row in before[2]]
        await run.keeper.rest()
    place.machine.pass_time(0.9)
    place.machine.set_clock(-60 if stage in {Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING} else 0)
    async with place.running() as run:
        await run.begin()
        after = await run.everything()
        assert after == before
        for row, was in zip(after[2], left, strict=True):
            stands = row.started_ms is None or any(hold.compensate for hold in row.holds)
            passed = 0 if stands else 900
            assert remaining_ms(row, run.clock.now_ms()) == max(0, was - passed)


async def test_a_server_leaves_its_last_sign_of_life(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        begun = AnchorFile(centre.data.anchor).read()
        assert begun is not None
    ended = AnchorFile(centre.data.anchor).read()
    assert ended is not None
    assert ended.at_ms > begun.at_ms


async def test_a_start_that_fails_forgets_no_outage(place: Place) -> None:
    async with place.running() as run:
        await run.begin()
        await run.keeper.rest()
    place.machine.pass_time(120)
    async with place.running() as run:
        await run.keeper.rest()
    place.machine.pass_time(60)
    async with place.running() as run:
        await run.begin()
        (row,) = await run.proposals()
        assert row.until_ms - row.since_ms == 180_000


def test_an_unreadable_anchor_is_no_anchor(tmp_path: Path) -> None:
    path = tmp_path / "time.json"
    for content in (b"", b"{", b"null", b'{"at_ms": "soon"}'):
        path.write_bytes(content)
        assert AnchorFile(path).read() is None
    machine = Machine()
    AnchorFile(path).write(machine.clock().anchor())
    assert AnchorFile(path).read() == machine.clock().anchor()
    assert abs(resumed_clock(AnchorFile(tmp_path / "none")).step_ms()) < 1000


async def test_a_disk_that_takes_no_sign_of_life_stops_nothing(
    place: Place, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "gone", ignore_errors=True)
    place.file = AnchorFile(tmp_path / "gone" / "time.json")
    async with place.running() as run:
        await run.begin()
        await run.keeper.tick()
