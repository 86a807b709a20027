"""A short exam whose clocks are set again and again, while somebody compares the time left."""

import asyncio
import random
from pathlib import Path

from typing_extensions import override

from common.client.address import CentreAddress
from common.core.clock import Clock, SystemClock
from common.core.steady_clock import SteadyClock
from common.rules.deadline import remaining_ms
from tests.chaos.clocks.wrong_clock import JUMPS_MS, WRONG_MS, WrongClock, WrongWall
from tests.chaos.network.candidate import LineCandidate
from tests.chaos.network.faults import Fault, Schedule, happen
from tests.chaos.network.line_exam import LineExam
from tests.helpers.tcp_proxy import TcpProxy

_LOOK_S = 0.1
_JUMPS_S = (0.5, 2.0)
_HANDS_IN_S = 8.0
_CUT = Fault(2.0, "cut", 3.0)


class ClockExam(LineExam):
    """Every seat's clock is wrong in its own way; every other seat is cut off for a while.

    Attributes:
        errors_ms: by how much each look at the time left was wrong.
        jumps: how often a clock was set.
        server_error_ms: by how much the server's time moved against the machine's own count.
    """

    speed = 1.0
    pace_s = 1.0

    def __init__(self, folder: Path, seats: int, seed: str) -> None:
        super().__init__(folder, seats, seed)
        cuts = ((), (_CUT,))
        self.schedules = [Schedule(cuts[n % 2], _HANDS_IN_S) for n in range(seats)]
        self._dice = random.Random(f"{seed}:clocks")
        self.clocks = [WrongClock(WRONG_MS[n % len(WRONG_MS)]) for n in range(seats)]
        self._wall = WrongWall()
        self._steady = SteadyClock(wall=self._wall)
        self.errors_ms: list[int] = []
        self.jumps = 0
        self.server_error_ms = 0

    @property
    def asked(self) -> int:
        """How often a seat asked its PC for the time of day."""
        return sum(clock.asked for clock in self.clocks)

    @override
    def _server_clock(self) -> Clock:
        return self._steady

    @override
    def _candidate(self, number: int, address: CentreAddress, schedule: Schedule) -> LineCandidate:
        history = self.histories / f"E-{number:04d}.jsonl"
        return LineCandidate(
            address,
            number,
            self.clocks[number - 1],
            history,
            self._seed,
            hands_in_s=schedule.hands_in_s,
            pace_s=self.pace_s,
        )

    @override
    async def _suffer(self, proxy: TcpProxy, schedule: Schedule) -> None:
        await self._started.wait()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._cut(proxy, schedule), name="chaos:cut")
            group.create_task(self._set_clocks(), name="chaos:set")
            group.create_task(self._look(proxy), name="chaos:look")

    async def _cut(self, proxy: TcpProxy, schedule: Schedule) -> None:
        clock = SystemClock()
        for fault in schedule.faults:
            await clock.sleep(fault.at_s)
            await happen(fault, proxy, clock)

    async def _set_clocks(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + _HANDS_IN_S
        while loop.time() < end:
            await asyncio.sleep(self._dice.uniform(*_JUMPS_S))
            all_clocks: list[WrongClock | WrongWall] = [*self.clocks, self._wall]
            clock = self._dice.choice(all_clocks)
            clock.wrong_ms += self._dice.choice(JUMPS_MS)
            self.jumps += 1

    async def _look(self, proxy: TcpProxy) -> None:
        """Compare what one seat shows with what the server would say at the same moment."""
        number = self._proxies.index(proxy)
        loop = asyncio.get_running_loop()
        end = loop.time() + _HANDS_IN_S
        begun_ms, begun = self._steady.now_ms(), self._steady.monotonic()
        while loop.time() < end:
            await asyncio.sleep(_LOOK_S)
            gone_ms = int((self._steady.monotonic() - begun) * 1000)
            moved = abs(self._steady.now_ms() - begun_ms - gone_ms)
            self.server_error_ms = max(self.server_error_ms, moved)
            seat = self.candidates[number].seat
            now_ms = seat.session.anchor.now_ms() if seat is not None else None
            if seat is None or seat.view is None or now_ms is None:
                continue
            true_ms = remaining_ms(seat.view.candidate, self._steady.now_ms())
            self.errors_ms.append(abs(seat.view.remaining_ms(now_ms) - true_ms))
