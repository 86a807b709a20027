"""Keeps the server's time: notes signs of life, sees the machine's clock being set, and outages."""

import asyncio

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.steady_clock import STEP_MS, ClockAnchor, SteadyClock
from common.protocol.base import Message
from common.protocol.time import ReportClockStep, ReportOutage
from common.rules.outage import LEAST_PROPOSED_MS, TIMED
from server.app.anchor_file import AnchorFile
from server.managers.publisher import Publisher
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database

_log = get_logger("server.time")
EVERY_S = 2.0
"""A sign of life is written so often: an outage is measured at most this much too long."""

IMPLAUSIBLE_MS = 6 * 60 * 60_000
"""An outage as long as this amid an exam is more likely a wrong clock."""


class Timekeeper:
    """Watches the time of one process.

    Args:
        clock: the server's time.
        file: where signs of life are kept.
        database: knows whether somebody's clock runs.
        publisher: durable reports go through it.
        name: of the process.
    """

    def __init__(
        self, clock: Clock, file: AnchorFile, database: Database, publisher: Publisher, name: str
    ) -> None:
        """Begin with nothing noticed."""
        self._clock = clock
        self._file = file
        self._database = database
        self._publisher = publisher
        self._name = name
        self._told_step_ms = 0
        self._failed = False
        self._begun = False

    async def begin(self, *, whole: bool) -> None:
        """Say since when nobody was served, and whether the clock was set meanwhile.

        Call it right before serving. What is to be told is durable before the sign of life that it
        is told from is replaced: a crash in between tells it again.

        Args:
            whole: nothing serves while this process does not.
        """
        before = await asyncio.to_thread(self._file.read)
        reports: list[Message] = []
        if isinstance(self._clock, SteadyClock):
            reports += await self._settle(self._clock)
        if before is not None and whole:
            reports += self._outage(before)
        await self._report(reports)
        self._begun = True
        await self._note()

    async def run(self) -> None:
        """Watch until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Write a sign of life; tell of a clock that was set."""
        if isinstance(self._clock, SteadyClock):
            step = self._clock.step_ms()
            if abs(step - self._told_step_ms) > STEP_MS:
                self._told_step_ms = step
                await self._tell(step)
        await self._note()

    async def _tell(self, step: int) -> None:
        """Tell of a clock that was set; one that was set right again, or taken over, is fine."""
        if abs(step) > STEP_MS:
            _log.error("clock_stepped", step_ms=step, cause="running")
        else:
            _log.info("clock_agrees")
        await self._report([self._step(step, "running")])

    async def rest(self) -> None:
        """Write the last sign of life; who never began has nothing to replace the one before."""
        if self._begun:
            await self._note()

    async def _settle(self, clock: SteadyClock) -> list[Message]:
        """Believe the machine while nobody's end depends on it; else keep the time and tell."""
        step = clock.step_ms()
        if abs(step) <= STEP_MS:
            return []
        cause = clock.begun.value
        if not await self._somebody_is_timed():
            clock.adopt_wall()
            _log.warning("clock_adopted", step_ms=step, cause=cause)
            return [self._step(step, f"{cause}: adopted")]
        _log.error("clock_stepped", step_ms=step, cause=cause)
        self._told_step_ms = step
        return [self._step(step, cause)]

    def _outage(self, before: ClockAnchor) -> list[Message]:
        since, until = before.at_ms, self._clock.now_ms()
        if until - since < LEAST_PROPOSED_MS:
            return []
        if until - since > IMPLAUSIBLE_MS:
            _log.warning("long_outage", seconds=(until - since) // 1000)
        return [ReportOutage(since_ms=since, until_ms=until)]

    async def _somebody_is_timed(self) -> bool:
        async with self._database.reading() as stores:
            sitting = await stores.sittings.current()
            if sitting is None:
                return False
            periods = await stores.periods.list_of_sitting(sitting.sitting_id)
        return any(period.stage in TIMED for period in periods)

    def _step(self, step_ms: int, cause: str) -> ReportClockStep:
        return ReportClockStep(server=self._name, step_ms=step_ms, cause=cause)

    async def _report(self, reports: list[Message]) -> None:
        if not reports:
            return
        async with self._publisher.writing() as work:
            for report in reports:
                work.follow_up(report)

    async def _note(self) -> None:
        """Write a sign of life; a disk that refuses it stops nobody's exam."""
        try:
            await asyncio.to_thread(self._file.write, self._anchor())
        except OSError as error:
            if not self._failed:
                _log.warning("anchor_not_written", error=type(error).__name__)
            self._failed = True
        else:
            self._failed = False

    def _anchor(self) -> ClockAnchor:
        if isinstance(self._clock, SteadyClock):
            return self._clock.anchor()
        return ClockAnchor(at_ms=self._clock.now_ms(), boot_id="", boot_s=0.0)
