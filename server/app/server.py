"""One process of the server: started from the bottom up, stopped in waves.

Refuse new → drain queues → close sockets → stop managers → stores.
"""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack

from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.vocabulary import QueueName
from server.admin.operations.contract import Context
from server.admin.operations.registry import served
from server.app import figures
from server.app.anchor_file import AnchorFile
from server.app.disk_guard import DiskGuard
from server.app.foundation import Foundation, lay_foundation
from server.app.listeners import listen, listen_for_administrator, runner_of
from server.app.live_part import LivePart
from server.app.roles import Roles
from server.app.service_manager import READY, STOPPING, keep_alive, tell
from server.app.shared_signs import SharedSigns
from server.app.timekeeper import Timekeeper
from server.app.vigil import Vigil
from server.app.web_part import WebPart
from server.managers.crew import Crew, CrewParts
from server.managers.publisher import Publisher
from server.managers.supervisor import JobPhase, JobState
from server.settings import DataFolder, ServerSettings
from server.stores.unit_of_work import Stores
from server.web.admin_api import build_admin_site
from server.web.route import Handler
from server.web.routes import SOCKET_PATH

_log = get_logger("server")


class Server:
    """The parts of one process.

    Args:
        folder: the data folder.
        settings: what the centre chose.
        roles: which parts run here.
        clock: the server's time.
    """

    def __init__(
        self, folder: DataFolder, settings: ServerSettings, roles: Roles, clock: Clock
    ) -> None:
        """Begin stopped."""
        self._folder = folder
        self._settings = settings
        self._roles = roles
        self._clock = clock
        self._stack = AsyncExitStack()
        self._base: Foundation | None = None
        self._live: LivePart | None = None
        self._crew: Crew | None = None
        self._scope = TaskScope("server")
        self.address = ""
        self.stopping = asyncio.Event()
        self._vigil = Vigil(self._states, self.stopping, clock)
        size = settings.ballast_mib * 1024**2
        self._disk = DiskGuard(folder.root, folder.ballast, size, clock)

    @property
    def given_up(self) -> bool:
        """Whether it stopped because a job could not be kept alive."""
        return self._vigil.given_up

    @property
    def connections(self) -> int:
        """How many sockets are open here."""
        return len(self._live.registry) if self._live is not None else 0

    def reading(self) -> AbstractAsyncContextManager[Stores]:
        """Read one consistent state of the running server's database."""
        if self._base is None:
            message = "the server does not run"
            raise RuntimeError(message)
        return self._base.database.reading()

    async def start(self) -> None:
        """Start everything and listen; on a failure whatever had started is stopped again.

        Raises:
            SuiteError: something is missing or taken; the text says what to do.
        """
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise

    async def stop(self) -> None:
        """Stop in waves; may be called again."""
        tell(STOPPING)
        await self._stack.aclose()

    async def _start(self) -> None:
        await asyncio.to_thread(self._disk.make_room)
        base = self._base = await lay_foundation(
            self._folder, self._settings, self._roles, self._clock, self._stack
        )
        web_part = WebPart(base)
        self._stack.callback(web_part.stop)
        elsewhere: dict[str, Handler] = {}
        if self._roles.socket:
            elsewhere[SOCKET_PATH] = self._start_sockets(base, web_part)
        keeper = self._start_crew(base) if self._roles.managers else None
        self._show(base, web_part)
        await self._listen(base, web_part, elsewhere)
        self._scope.start(keep_alive(self._clock), name="service_manager")
        self._scope.start(self._vigil.run(), name="vigil")
        self._scope.start(self._disk.run(), name="disk")
        self._stack.push_async_callback(self._scope.stop)
        if keeper is not None and QueueName.STATE in self._roles.managers:
            await keeper.begin(whole=self._roles.alone)
            self._scope.start(keeper.run(), name="timekeeper")
        if self._roles.socket and not self._roles.alone:
            await self._give_signs(base)
        web_part.health.accepting = True
        tell(READY)
        _log.info("ready", address=self.address)

    async def _give_signs(self, base: Foundation) -> None:
        """Say on the share that seats are served here, and since when nobody was."""
        signs = SharedSigns(base.files, base.router, base.clock, base.settings.server_name)
        await signs.begin()
        self._scope.start(signs.run(), name="signs")

    def _start_sockets(self, base: Foundation, web_part: WebPart) -> Handler:
        self._live = live = LivePart(base, web_part.authenticator)
        live.start()
        self._stack.push_async_callback(live.stop)
        return live.endpoint.handle

    def _start_crew(self, base: Foundation) -> Timekeeper:
        parts = CrewParts(
            database=base.database,
            files=base.files,
            queues=base.queues,
            live=base.live,
            keyring=base.keyring,
            clock=base.clock,
            server_id=base.settings.server_name,
            batch_limit=base.settings.batch_limit,
            sign_in_ms=round(base.settings.token_hours * 3_600_000),
            managers=self._roles.managers,
        )
        crew = self._crew = Crew(parts)
        keeper = Timekeeper(
            base.clock,
            AnchorFile(base.folder.anchor),
            base.database,
            crew.publisher,
            base.settings.server_name,
        )
        self._stack.push_async_callback(keeper.rest)
        crew.start()
        self._stack.push_async_callback(crew.stop)
        return keeper

    async def _listen(
        self, base: Foundation, web_part: WebPart, elsewhere: dict[str, Handler]
    ) -> None:
        runner = runner_of(web_part.site(elsewhere, whole=self._roles.web))
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        self._stack.push_async_callback(self._drain, web_part)
        self.address = await listen(runner, base.folder, base.settings)
        if self._roles.web:
            await self._listen_for_administrator(base)

    async def _listen_for_administrator(self, base: Foundation) -> None:
        admin = runner_of(build_admin_site(served(_context_of(base))))
        await admin.setup()
        self._stack.push_async_callback(admin.cleanup)
        self._stack.callback(base.folder.admin_socket.unlink, missing_ok=True)
        await listen_for_administrator(admin, base.folder)

    async def _drain(self, web_part: WebPart) -> None:
        """Take nothing new, finish what was taken while its senders can still be told, say bye."""
        web_part.health.accepting = False
        if self._live is not None:
            self._live.endpoint.refuse()
        if self._crew is not None and not await self._crew.drain(self._settings.drain_s):
            _log.warning("queues_not_empty")
        if self._live is not None:
            await self._live.endpoint.stop()

    def _show(self, base: Foundation, web_part: WebPart) -> None:
        metrics = web_part.metrics
        figures.show_queues(metrics, base)
        figures.show_jobs(metrics, self._states)
        figures.show_disk(metrics, self._disk)
        web_part.health.count("disk_alarm", lambda: self._disk.level)
        if self._crew is not None:
            figures.show_workers(metrics, self._crew)
            backlog = self._crew.backlog
            web_part.health.count("dead_letters", lambda: backlog.dead)
        if self._live is not None:
            figures.show_sockets(metrics, self._live)
        web_part.health.add("jobs", self._jobs_run)

    def _states(self) -> Sequence[JobState]:
        crew = self._crew.states() if self._crew is not None else ()
        live = self._live.states() if self._live is not None else ()
        return (*crew, *live)

    def _jobs_run(self) -> bool:
        return all(state.phase is JobPhase.RUNNING for state in self._states())


def _context_of(base: Foundation) -> Context:
    # Counts on seats are the managers' business: what an administrator does changes none.
    publisher = Publisher(
        base.database, base.queues.socket, base.router, base.clock, lambda _dirty: None
    )
    return Context(
        base.database,
        base.files,
        base.keyring,
        base.clock,
        base.settings,
        live=base.live,
        publisher=publisher,
        router=base.router,
    )
