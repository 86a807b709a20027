"""The socket server of a process, put together."""

from collections.abc import Sequence

from common.core.errors import RefusedError
from common.core.tasks import TaskScope
from common.crypto.device_keys import centre_id_of
from common.crypto.time_anchors import TimeAnchors
from server.app.foundation import Foundation
from server.app.memory import MemoryTrimmer
from server.managers.supervisor import JobState, Supervisor
from server.sockets.broadcaster import Broadcaster
from server.sockets.device_book import DeviceBook
from server.sockets.device_door import DeviceDoor
from server.sockets.endpoint import EndpointParts, SocketEndpoint
from server.sockets.gate import Gate
from server.sockets.intruders import Intruders
from server.sockets.joining import Joining
from server.sockets.presence import Presence
from server.sockets.pulse import Pulse
from server.sockets.rate_limit import RateLimits
from server.sockets.reauthentication import Reauthentication
from server.sockets.registry import Registry
from server.sockets.scope import Scope
from server.sockets.seat_alarms import SeatAlarms
from server.sockets.send_queue import SendPolicy
from server.sockets.sequencer import Event, Sequencer
from server.sockets.session import Intake, SessionParts
from server.sockets.staff_presence import StaffPresence
from server.sockets.views import ViewReader
from server.stores.database.database import Database


class LivePart:
    """Connections and everything that serves them."""

    def __init__(self, base: Foundation, gate: Gate) -> None:
        """Put the parts together; nothing runs before `start`."""
        settings, clock = base.settings, base.clock
        self.registry = Registry()
        self.intruders = Intruders(base.router, clock)
        self._base, self._scope = base, TaskScope("sockets")
        self._book, policy = DeviceBook(base.database, clock), SendPolicy.of(settings)
        self._door = self._door_of(base)
        read = EventReader(base.database).read
        sequencer = Sequencer(read, self._scope, clock, settings.gap_wait_s)
        self.broadcaster = Broadcaster(self.registry, sequencer)
        sequencer.deliver = self.broadcaster.deliver
        staff = StaffPresence(base.live, base.router, clock, settings.staff_away_s)
        self._presence = Presence(base.live, base.queues.socket, staff, clock)
        session = SessionParts(
            intake=Intake(),
            router=base.router,
            scope=_scope_of(base.database),
            limits=RateLimits(settings),
            joining=self._joining(sequencer),
            presence=self._presence,
            intruders=self.intruders,
            anchors=TimeAnchors(base.keyring),
            clock=clock,
        )
        self.endpoint = SocketEndpoint(
            EndpointParts(gate, self.registry, policy, session, settings, clock)
        )
        self._pulse = Pulse(self.registry, policy, settings, clock)
        self._reauthentication = Reauthentication(gate, self.registry, clock)
        self._supervisor = Supervisor(clock)

    def start(self) -> None:
        """Receive what managers send, and look after the connections."""
        fan_out = self._base.queues.socket
        self.broadcaster.start(fan_out)
        self._supervisor.start("sockets:devices", self._book.run)
        self._supervisor.start("sockets:keys", self._door.run)
        self._unsubscribe = fan_out.subscribe(self._presence.observe)
        trimmer = MemoryTrimmer(self.registry, self._base.clock, self._base.settings.trim_s)
        self._supervisor.start("sockets:pulse", self._pulse.run)
        self._supervisor.start("sockets:presence", self._presence.run)
        self._supervisor.start("sockets:sessions", self._reauthentication.run)
        self._supervisor.start("sockets:memory", trimmer.run)

    async def stop(self) -> None:
        """Stop looking after anybody; the connections are closed by then."""
        self.broadcaster.stop()
        self._unsubscribe()
        await self._supervisor.stop()
        await self._scope.stop()

    def states(self) -> Sequence[JobState]:
        """Return how each job stands."""
        return self._supervisor.states()

    def _joining(self, sequencer: Sequencer) -> Joining:
        base = self._base
        return Joining(
            registry=self.registry,
            sequencer=sequencer,
            views=ViewReader(base.database, base.live, base.settings.resume_limit),
            presence=self._presence,
            devices=self._door,
            anchors=TimeAnchors(base.keyring),
            router=base.router,
            clock=base.clock,
            heartbeat_s=base.settings.heartbeat_s,
        )

    def _door_of(self, base: Foundation) -> DeviceDoor:
        return DeviceDoor(
            self._book,
            self.registry,
            SeatAlarms(base.router, base.clock),
            base.live,
            base.clock,
            centre_id=centre_id_of(base.keyring.public_key),
            heartbeat_s=base.settings.heartbeat_s,
            required=base.settings.devices_required,
        )


class EventReader:
    """Reads the event log for the sequencer."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database

    async def read(self, sitting_id: str, after: int, limit: int) -> Sequence[Event]:
        """Return the events after a number."""
        async with self._database.reading() as stores:
            return await stores.events.since(sitting_id, after, limit)


def _scope_of(database: Database) -> Scope:
    async def room_of_attempt(attempt_id: str) -> str | None:
        async with database.reading() as stores:
            try:
                return (await stores.registrations.place(attempt_id)).room_id
            except RefusedError:
                return None

    async def room_of_room_period(room_period_id: str) -> str | None:
        async with database.reading() as stores:
            try:
                return (await stores.rooms.get(room_period_id)).room_id
            except RefusedError:
                return None

    return Scope(room_of_attempt, room_of_room_period)
