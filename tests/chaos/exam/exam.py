"""One exam: staff and candidates in this process, the server in its own, somebody who disturbs."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from common.client.address import CentreAddress
from tests.chaos.exam.candidates import ChaosCandidate
from tests.chaos.exam.gates import Gates
from tests.chaos.exam.plan import CHIEF, PROCTOR, make_exam
from tests.chaos.exam.server import ServerUnderFire
from tests.chaos.exam.staff import StubbornStaff
from tests.chaos.exam.unrest import Unrest
from tests.helpers.act_book import ActBook

_ACTS_S = 1.0
_LOOK_S = 0.02
_END_S = 240.0

Disturb = Callable[["Exam"], Awaitable[None]]


class Exam:
    """From the first sign-in to the closed period.

    Args:
        folder: gets data folder, histories, the acts of staff, the server's log.
        seed: of everything random.
    """

    def __init__(self, folder: Path, seats: int, seed: str) -> None:
        self.folder = folder
        self.seats = seats
        self.dice = random.Random(seed)
        self.histories = folder / "histories"
        self.acts = folder / "acts.jsonl"
        self.finish = asyncio.Event()
        self.candidates: list[ChaosCandidate] = []
        self.opened = asyncio.Event()
        self.running = asyncio.Event()
        self._seed = seed
        self._server: ServerUnderFire | None = None

    @property
    def server(self) -> ServerUnderFire:
        """The server that is disturbed."""
        assert self._server is not None
        return self._server

    @property
    def data(self) -> Path:
        """The server's data folder."""
        return self.server.data

    async def live(self, disturb: Disturb) -> None:
        """Live through it; `disturb` begins and ends with a server that runs.

        It may set `finish` at any time; afterwards the candidates hand in.
        """
        data = await make_exam(self.folder, self.seats)
        self._server = ServerUnderFire(data, self.folder / "server.log")
        await self.server.start()
        try:
            await self.server.ready()
            await self._live(disturb)
            code = await self.server.stop()
            assert code == 0, f"exit {code}: {self.server.end_of_log()}"
        finally:
            await self.server.kill()

    async def _live(self, disturb: Disturb) -> None:
        address = CentreAddress(
            host="127.0.0.1", port=self.server.port, ca_file=self.data / "tls" / "ca.pem"
        )
        async with AsyncExitStack() as stack:
            book = stack.enter_context(ActBook(self.acts))
            proctor = await stack.enter_async_context(StubbornStaff(address, PROCTOR, book))
            chief = await stack.enter_async_context(StubbornStaff(address, CHIEF, book))
            async with asyncio.TaskGroup() as group:
                self._seat_all(group, address)
                group.create_task(self._disturbed(disturb), name="chaos:disturb")
                group.create_task(self._led(proctor, chief), name="chaos:staff")

    def _seat_all(self, group: asyncio.TaskGroup, address: CentreAddress) -> None:
        """Let everybody come as soon as the door is open; their tasks end with their receipts."""
        self.candidates = [self._candidate(address, n) for n in range(1, self.seats + 1)]
        for number, candidate in enumerate(self.candidates, 1):
            group.create_task(self._come(candidate), name=f"chaos:candidate:{number}")

    def _candidate(self, address: CentreAddress, number: int) -> ChaosCandidate:
        history = self.histories / f"E-{number:04d}.jsonl"
        return ChaosCandidate(address, number, history, self._seed, self.finish)

    async def _come(self, candidate: ChaosCandidate) -> None:
        await self.opened.wait()
        await candidate.run()

    async def _disturbed(self, disturb: Disturb) -> None:
        try:
            await disturb(self)
        finally:
            self.finish.set()

    async def _led(self, proctor: StubbornStaff, chief: StubbornStaff) -> None:
        gates = Gates(proctor, chief, self.seats)
        await gates.open()
        self.opened.set()
        await gates.start()
        self.running.set()
        unrest = Unrest(proctor, chief, gates, random.Random(f"{self._seed}:staff"), _ACTS_S)
        await unrest.run(self.finish)
        async with asyncio.timeout(_END_S):
            while not gates.all_sealed():
                await unrest.settle()
                await asyncio.sleep(1)
            await gates.end()

    def missing(self) -> str:
        """Say of every seat that is not connected what its link says."""
        return ", ".join(c.link_words() for c in self.candidates if c.is_away)

    async def all_attached(self, seconds: float) -> float | None:
        """Wait until all who had signed in and are not through are connected again.

        Returns:
            the seconds it took; None if it took too long.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        while any(candidate.is_away for candidate in self.candidates):
            if loop.time() - began > seconds:
                return None
            await asyncio.sleep(_LOOK_S)
        return loop.time() - began
