"""A whole centre of managers without sockets: messages in, lines out, on a clock that stands still.

Queues are the ones of a process, the database is a real SQLite file. Leaving the centre proves that
the snapshot of its beginning plus all events is the state at its end.
"""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.core.clock import FakeClock
from common.core.ids import new_id
from common.crypto.keyring import Keyring
from common.protocol.commands import CommandChanged
from common.protocol.routing import Origin, Outgoing
from common.protocol.vocabulary import Role
from server.managers.crew import Crew, CrewParts
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.stores.database.database import Database
from server.stores.database.migrate import upgrade
from server.stores.realtime.memory_live_store import MemoryLiveStore
from server.stores.records.exams import Package
from tests.helpers.memory_share import MemoryShare
from tests.server.managers.plan import PLAN, START_MS
from tests.server.managers.transcript import Scribe
from tests.server.managers.views import Views

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.protocol.base import Message
    from server.managers.worker import Worker
    from server.queues.contract import Queues, WorkItem
    from server.stores.plan import SittingPlan
    from server.stores.unit_of_work import Stores

CONTENT_KEY = b"k" * 32
KEYRING = Keyring.in_memory()


class Centre:
    """The managers of one sitting and everybody who talks to them."""

    def __init__(self, database: Database, clock: FakeClock, queues: Queues | None = None) -> None:
        self.database = database
        self.clock = clock
        self.queues = queues or InProcessQueues(10_000)
        self.live = MemoryLiveStore()
        self.files = MemoryShare()
        self.green = True
        self.expected_dead = 0
        self.crew = Crew(
            CrewParts(
                database=database,
                files=self.files,
                queues=self.queues,
                live=self.live,
                keyring=KEYRING,
                clock=clock,
                server_id="server-1",
                machine_is_green=lambda: self.green,
            )
        )
        self.router = Router(self.queues)
        self.heard: list[Outgoing] = []
        self.queues.socket.subscribe(self.heard.extend)
        self.names: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.scribe = Scribe(self.names)

    # -- who talks

    def candidate(self, name: str, device: str | None = None) -> Origin:
        """The seat of a candidate; its own PC unless another is named."""
        return Origin(
            role=Role.CANDIDATE,
            actor_id=self.ids[f"registration {name}"],
            sitting_id=self.ids["sitting"],
            connection_id=f"seat {name}",
            attempt_id=self.ids[name],
            device_id=device or f"pc-{name}",
        )

    def staff(self, login: str) -> Origin:
        """A proctor in the own rooms, or the chief."""
        planned = next(one for one in PLAN.staff if one.login == login)
        return Origin(
            role=planned.role,
            actor_id=self.ids[login],
            sitting_id=self.ids["sitting"],
            connection_id=f"console {login}",
            room_ids=frozenset(self.ids[room] for room in planned.rooms),
        )

    def system(self) -> Origin:
        """The socket server."""
        return Origin(role=Role.SYSTEM, actor_id="sockets", sitting_id=self.ids["sitting"])

    def admin(self) -> Origin:
        """The command line."""
        return Origin(
            role=Role.ADMIN,
            actor_id="admin",
            sitting_id=self.ids["sitting"],
            connection_id="console admin",
        )

    # -- what is said

    async def tell(self, origin: Origin, *messages: Message, id: str = "") -> list[str]:  # noqa: A002
        """Send messages, let all managers finish, and return what they sent."""
        for message in messages:
            await self.router.publish(message, origin, id or new_id(), self.clock.now_ms())
        return await self.settle()

    async def put(self, item: WorkItem) -> None:
        """Put an item on its queue without letting anybody work."""
        await self.router.publish(item.message, item.origin, item.id, item.received_ms)

    async def settle(self) -> list[str]:
        """Let all managers work until nothing is left; returns the lines they sent."""
        before = len(self.heard)
        while waiting := [w for w in self.crew.workers if self.queues.work[w.queue].depth()]:
            for worker in waiting:
                await worker.step()
        heard = self.heard[before:]
        return [self.scribe.line(item) for item in heard if not _is_order(item)]

    def orders(self) -> list[str]:
        """What seats were told to show and said of it; every act on a seat has such lines too."""
        return [self.scribe.line(item) for item in self.heard if _is_order(item)]

    def worker(self, queue: str) -> Worker:
        """The worker of a queue."""
        return next(worker for worker in self.crew.workers if worker.queue == queue)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Stores]:
        """Look into the database."""
        async with self.database.reading() as stores:
            yield stores

    # -- how it begins

    async def prepare(self, plan: SittingPlan) -> None:
        """Import the plan and lay the sealed paper ready."""
        async with self.database.writing() as work:
            hashes = {one.login: "no password" for one in plan.staff}
            imported = await work.plans.write(plan, hashes)
            period_id = imported.periods[1]
            await work.packages.add(await _package(work, period_id))
        self._name("sitting", imported.sitting_id)
        self._name("period", period_id)
        for room, room_id in imported.rooms.items():
            self._name(room, room_id)
        async with self.reading() as stores:
            for number, registration_id in imported.registrations.items():
                attempt_id = await stores.registrations.attempt_of(registration_id, period_id)
                self._name(number, attempt_id or "")
                self._name(f"registration {number}", registration_id)
            for duty in await stores.duties.list_of_sitting(imported.sitting_id):
                login = next(one.login for one in plan.staff if one.name == duty.staff_name)
                self._name(login, duty.staff_id)
                self._name(f"duty {login}", duty.duty_id)
            for row in await stores.rooms.list_of_period(period_id):
                self._name(f"stage {row.room_name}", row.room_period_id)

    def know(self, ids: dict[str, str]) -> None:
        """Take over the names of a centre that came before."""
        for name, id_ in ids.items():
            self._name(name, id_)

    def _name(self, name: str, id_: str) -> None:
        self.ids[name] = id_
        self.names[id_] = name


def _is_order(item: Outgoing) -> bool:
    return isinstance(item.message, CommandChanged)


async def _package(work: Stores, period_id: str) -> Package:
    papers = await work.exams.papers(period_id)
    return Package(
        package_id=new_id(),
        period_id=period_id,
        exam_period_id=papers[0].exam_period_id,
        digest="0" * 64,
        size=1,
        path="packages/none",
        key=CONTENT_KEY,
        created_ms=START_MS,
    )


@asynccontextmanager
async def open_centre(
    template: Path, folder: Path, queues: Queues | None = None, ids: dict[str, str] | None = None
) -> AsyncIterator[Centre]:
    """Open a centre over a copy of a database.

    Args:
        template: an empty database, or one that another centre left.
        folder: gets the copy.
        queues: the transport; the one of a process by default.
        ids: what the other centre called its rows; without them the plan is imported.
    """
    shutil.copy(template, folder / "gamdok.db")
    clock = FakeClock(START_MS)
    url = f"sqlite+aiosqlite:///{folder / 'gamdok.db'}"
    database = await Database.open(url, KEYRING, clock)
    try:
        centre = Centre(database, clock, queues)
        if ids is None:
            await centre.prepare(PLAN)
        else:
            centre.know(ids)
        async with centre.reading() as stores:
            views = await Views.begin(stores, centre.ids)
        yield centre
        async with centre.reading() as stores:
            await views.check(stores, centre.heard)
        dead = sum(worker.dead for worker in centre.crew.workers)
        assert dead == centre.expected_dead, "an item died that should not have"
    finally:
        await database.close()


def make_template(folder: Path) -> Path:
    """Make an empty database of today's schema."""
    path = folder / "gamdok.db"
    upgrade(f"sqlite+aiosqlite:///{path}")
    return path


async def at_once() -> None:
    """Give every waiting task one turn."""
    await asyncio.sleep(0)
