"""Which PC a seat's hello comes from: its key proves it, and one key is in one place at a time."""

from collections.abc import Sequence

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.crypto.device_keys import hello_text, is_proof
from common.protocol.detections import ABNORMAL_EXIT, DEVICE_REFUSED, DUPLICATE_LOGIN
from common.protocol.session import Hello
from common.protocol.vocabulary import Role
from server.sockets.connection import Connection
from server.sockets.device_book import EVERY_S, DeviceBook
from server.sockets.registry import Registry
from server.sockets.seat_alarms import SeatAlarms
from server.stores.contracts import Claim, LiveStore
from server.stores.records.devices import Device

IN_USE = 4005
"""Close code: a connection with the same key lives; a new one may be tried in a moment."""
REVOKED = 4006
"""Close code: the PC was revoked."""
_BEATS = 3
_LEAST_S = 6.0
_SHOWN = 8
_ALARMS = {
    ErrorCode.DEVICE_REFUSED: DEVICE_REFUSED.code,
    ErrorCode.DEVICE_IN_USE: DUPLICATE_LOGIN.code,
}


class DeviceDoor:
    """Lets enrolled PCs in, each once.

    Args:
        book: the PCs.
        registry: the connections.
        alarms: tells people.
        live: tells other servers of the centre which keys are here.
        clock: for signs of life.
        centre_id: this centre, as it stands in every proof.
        heartbeat_s: how often a connection shows that it lives.
        required: whether a PC without a key is turned away.
    """

    def __init__(  # noqa: PLR0913  the parts by name
        self,
        book: DeviceBook,
        registry: Registry,
        alarms: SeatAlarms,
        live: LiveStore,
        clock: Clock,
        *,
        centre_id: str,
        heartbeat_s: float,
        required: bool,
    ) -> None:
        """Begin with nobody in."""
        self._book = book
        self._registry = registry
        self._alarms = alarms
        self._live = live
        self._clock = clock
        self._centre_id = centre_id
        self._alive_s = max(_BEATS * heartbeat_s, _LEAST_S)
        self._required = required
        self._in: dict[str, str] = {}
        book.on_retired = self._close_retired

    async def run(self) -> None:
        """Hold the keys of connections that live, until cancelled."""
        while True:
            await self._clock.sleep(EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Hold keys longer; whoever lost one to another server meanwhile makes way."""
        held = []
        for device_id, connection_id in tuple(self._in.items()):
            connection = self._registry.find(connection_id)
            if connection is None:
                del self._in[device_id]
            elif self._lives(connection):
                held.append(connection)
        ours = await self._live.claim_all([self._claim(connection) for connection in held])
        for connection, is_ours in zip(held, ours, strict=True):
            if not is_ours:
                connection.close(IN_USE, "in use")

    async def left(self, connection: Connection) -> None:
        """A connection is gone: its key is free at once."""
        device = connection.device
        if device is not None and self._in.get(device.device_id) == connection.id:
            del self._in[device.device_id]
            await self._live.release(self._claim(connection))

    async def check(self, connection: Connection, hello: Hello) -> None:
        """Pass, or refuse a hello; nothing is remembered here yet.

        Raises:
            RefusedError: DEVICE_REFUSED (`device_not_enrolled`, `device_revoked`, `device_proof`),
                or DEVICE_IN_USE at another server.
        """
        if connection.origin.role is not Role.CANDIDATE:
            return
        connection.instance = hello.instance
        connection.device = device = await self._book.find(hello.device)
        if device is None:
            if self._required:
                raise RefusedError(ErrorCode.DEVICE_REFUSED, "device_not_enrolled")
        elif device.retired_ms is not None:
            raise RefusedError(ErrorCode.DEVICE_REFUSED, "device_revoked")
        elif not self._is_proved(connection, hello, device):
            raise RefusedError(ErrorCode.DEVICE_REFUSED, "device_proof")
        elif (await self._live.claim_all([self._claim(connection)])) != (True,):
            raise RefusedError(ErrorCode.DEVICE_IN_USE)

    def enter(self, connection: Connection) -> tuple[Connection, ...]:
        """Take the place of a PC's key, in one step, so that of many at once one gets it.

        Returns:
            connections whose place this one takes: halves of lines that were cut unnoticed.

        Raises:
            RefusedError: DEVICE_IN_USE; another program with the same key is here and lives.
        """
        device = connection.device
        if device is None:
            return ()
        other = self._registry.find(self._in.get(device.device_id, ""))
        replaced: tuple[Connection, ...] = ()
        if other is not None and other is not connection and not other.queue.closed:
            if other.instance != connection.instance and self._lives(other):
                raise RefusedError(ErrorCode.DEVICE_IN_USE)
            replaced = (other,)
        self._in[device.device_id] = connection.id
        return replaced

    async def tell_of_crash(self, connection: Connection) -> None:
        """Tell people that a seat is back after its program had died; it goes on meanwhile."""
        origin = connection.origin
        facts = {"device": origin.device_id}
        await self._alarms.tell(origin, ABNORMAL_EXIT.code, connection.instance, facts)

    async def tell(self, connection: Connection, hello: Hello, error: RefusedError) -> None:
        """Tell people of a PC that was turned away."""
        code = _ALARMS.get(error.code)
        if code is None or connection.origin.role is not Role.CANDIDATE:
            return
        device = hello.device[:_SHOWN]
        facts = {"device": device, "reason": error.reason or error.code.value}
        if code == DUPLICATE_LOGIN.code:
            facts = {"device": device, "holder": device, "same_key": "yes"}
        await self._alarms.tell(connection.origin, code, hello.device, facts)

    def _is_proved(self, connection: Connection, hello: Hello, device: Device) -> bool:
        signed = hello_text(
            connection.challenge, self._centre_id, device.device_id, connection.session
        )
        return is_proof(hello.proof, device.public_key, signed)

    def _claim(self, connection: Connection) -> Claim:
        """Return what holds a key between servers: as long as its connection counts as alive."""
        quiet_s = self._clock.monotonic() - connection.last_heard
        device_id = connection.device.device_id if connection.device is not None else ""
        return Claim(
            name=f"device:{device_id}",
            owner=connection.instance or connection.id,
            through=connection.id,
            ttl_ms=round((self._alive_s - quiet_s) * 1000),
        )

    def _lives(self, connection: Connection) -> bool:
        return self._clock.monotonic() - connection.last_heard < self._alive_s

    def _close_retired(self, devices: Sequence[Device]) -> None:
        for device in devices:
            connection = self._registry.find(self._in.pop(device.device_id, ""))
            if connection is not None and connection.origin.device_id == device.device_id:
                connection.close(REVOKED, "revoked")
