"""One exam on a clock of its own: a server in this process, each seat behind its own line."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from common.client.address import CentreAddress
from common.core.clock import Clock, SystemClock
from common.core.tasks import TaskScope
from server.app.roles import parse_role
from server.app.server import Server
from server.settings import DataFolder
from tests.chaos.exam.gates import Gates
from tests.chaos.exam.plan import CHIEF, PROCTOR, make_exam
from tests.chaos.exam.staff import StubbornStaff
from tests.chaos.network.candidate import LineCandidate
from tests.chaos.network.faults import MINUTES, Schedule, draw, happen
from tests.chaos.network.paced_clock import PacedClock
from tests.helpers.act_book import ActBook
from tests.helpers.centre import served_settings
from tests.helpers.tcp_proxy import TcpProxy

SPEED = 60.0
_TOO_LONG_S = 500.0


class LineExam:
    """From the first sign-in until the last seat has its seal, and the server has all it gave.

    Args:
        folder: gets data folder, histories and the acts of staff.
        seats: how many schedules are played.
        seed: of all of them.
    """

    speed = SPEED

    def __init__(self, folder: Path, seats: int, seed: str) -> None:
        self.folder = folder
        self.histories = folder / "histories"
        self.acts = folder / "acts.jsonl"
        self.data = folder / "data"
        self.schedules = [draw(random.Random(f"{seed}:{n}:line")) for n in range(1, seats + 1)]
        self.candidates: list[LineCandidate] = []
        self.connections = 0
        self._seed = seed
        self._clock = PacedClock(SystemClock().now_ms())
        self._started = asyncio.Event()
        self._proxies: list[TcpProxy] = []

    def _server_clock(self) -> Clock:
        """Return the server's time."""
        return self._clock

    async def live(self) -> None:
        """Live through it; ends with a stopped server.

        Raises:
            AssertionError: seats do not come to their end; the text says which.
        """
        self.data = await make_exam(self.folder, len(self.schedules), MINUTES)
        clock = TaskScope("chaos:clock")
        clock.start(self._clock.run(), name="run")
        try:
            async with self._serving() as server:
                await self._played(server)
        finally:
            await clock.stop()

    @asynccontextmanager
    async def _serving(self) -> AsyncIterator[Server]:
        data = DataFolder(self.data)
        settings = served_settings(data, heartbeat_s=10.0, idle_close_s=120.0)
        server = Server(data, settings, parse_role("all"), self._server_clock())
        await server.start()
        try:
            yield server
        finally:
            await server.stop()

    async def _played(self, server: Server) -> None:
        port = int(server.address.rpartition(":")[2])
        try:
            async with asyncio.timeout(_TOO_LONG_S), AsyncExitStack() as stack:
                for _ in self.schedules:
                    self._proxies.append(await stack.enter_async_context(TcpProxy(port)))
                await self._live(port, self._proxies)
                self.connections = sum(proxy.connections for proxy in self._proxies)
        except TimeoutError:
            words = "; ".join(
                f"{candidate.words()} ({schedule.words})"
                for candidate, schedule in zip(self.candidates, self.schedules, strict=True)
                if candidate.sealed_as_given is None
            )
            message = f"seats that did not end: {words}"
            raise AssertionError(message) from None

    async def _live(self, port: int, proxies: list[TcpProxy]) -> None:
        book_and_staff = AsyncExitStack()
        async with book_and_staff as stack, asyncio.TaskGroup() as group:
            book = stack.enter_context(ActBook(self.acts))
            near = self._address(port)
            proctor = await stack.enter_async_context(StubbornStaff(near, PROCTOR, book))
            chief = await stack.enter_async_context(StubbornStaff(near, CHIEF, book))
            gates = Gates(proctor, chief, len(self.schedules))
            await gates.open()
            for number, (proxy, schedule) in enumerate(
                zip(proxies, self.schedules, strict=True), 1
            ):
                candidate = self._candidate(number, self._address(proxy.port), schedule)
                self.candidates.append(candidate)
                group.create_task(candidate.run(), name=f"chaos:candidate:{number}")
                group.create_task(self._suffer(proxy, schedule), name=f"chaos:line:{number}")
            await gates.start()
            self._clock.speed = self.speed
            self._started.set()

    def _address(self, port: int) -> CentreAddress:
        return CentreAddress(host="127.0.0.1", port=port, ca_file=self.data / "tls" / "ca.pem")

    def _candidate(self, number: int, address: CentreAddress, schedule: Schedule) -> LineCandidate:
        history = self.histories / f"E-{number:04d}.jsonl"
        return LineCandidate(
            address, number, self._clock, history, self._seed, hands_in_s=schedule.hands_in_s
        )

    async def _suffer(self, proxy: TcpProxy, schedule: Schedule) -> None:
        await self._started.wait()
        began = self._clock.monotonic()
        for fault in schedule.faults:
            await self._clock.sleep(began + fault.at_s - self._clock.monotonic())
            await happen(fault, proxy, self._clock)
