"""A seat of the storm: answers, loses its line, comes back, and sends what was not acknowledged."""

import asyncio
import base64
import random
import re
import ssl
import time

import msgspec

from common.client.backoff import Backoff
from common.core.ids import new_id
from common.crypto.device_keys import CHALLENGE_HEADER, DeviceKey
from common.crypto.tokens import token_digest
from tests.bench.places import fill, header_fields
from tests.bench.storm_link import SeatLink, upgrade_request
from tests.bench.storm_task import StormTask
from tests.bench.target import Seat

_FIRST_RETRY_S = 2.0
_SOURCES = 250


class _Told(msgspec.Struct):
    ack_upto: int = 0
    event_number: int = 0
    resumed: bool = False
    spread_s: float = 0.0


class _Frame(msgspec.Struct):
    type: str
    seq: int = 0
    payload: _Told = msgspec.field(default_factory=_Told)


_challenge = re.compile(rf"(?i){CHALLENGE_HEADER}: *(\S+)".encode()).search
_decode = msgspec.json.Decoder(_Frame).decode


def now_ms() -> float:
    """Return monotonic milliseconds."""
    return time.monotonic_ns() / 1e6


class Tally(msgspec.Struct, kw_only=True):
    """What the seats of a process have seen."""

    storm: bool = False
    attached: int = 0
    acknowledged: int = 0
    resumed: int = 0
    welcomed_ms: list[float] = msgspec.field(default_factory=list)
    join_ms: list[float] = msgspec.field(default_factory=list)
    first_ack_ms: list[float] = msgspec.field(default_factory=list)
    steady_ack_ms: list[float] = msgspec.field(default_factory=list)
    faults: list[str] = msgspec.field(default_factory=list)


class StormSeat:
    """One seat.

    Args:
        number: among the seats of the process; gives its address.
        seat: its places in the templates.
        task: of the process.
        context: for TLS, or None.
        tally: shared by all seats of the process.
    """

    def __init__(
        self, number: int, seat: Seat, task: StormTask, context: ssl.SSLContext | None, tally: Tally
    ) -> None:
        self._seat = seat
        self._task = task
        self._context = context
        self._tally = tally
        fields = header_fields(task.target.wire.headers, seat)
        self._request = upgrade_request(task.target.path, task.target.port, fields)
        number += task.addresses
        private = seat.get("private")
        self._key = DeviceKey(base64.b64decode(private)) if private else None
        self._session = token_digest(seat["token"])
        self._instance = new_id()
        self._source = f"127.1.{number // _SOURCES}.{number % _SOURCES + 1}"
        self._link: SeatLink | None = None
        self._pending: dict[int, tuple[str, float]] = {}
        self._seq = 0
        self._event = 0
        self._spread_s = task.spread_s
        self._began_ms = 0.0
        self._first: int | None = None
        self._lost = asyncio.Event()
        self._up = asyncio.Event()
        self._welcomed = asyncio.Event()
        self.tries = 0

    @property
    def attached(self) -> bool:
        """Whether it has been welcomed and still stands."""
        return self._welcomed.is_set()

    async def live(self, gate: asyncio.Semaphore) -> None:
        """Attach for the first time through the gate, then come back whenever the line breaks."""
        async with gate:
            await self._come()
        while True:
            await self._lost.wait()
            await asyncio.sleep(random.uniform(0, self._spread_s))
            await self._come()

    async def _come(self) -> None:
        backoff = Backoff(_FIRST_RETRY_S, self._task.spread_s)
        while True:
            if await self._attach():
                return
            await asyncio.sleep(backoff.next())

    def save(self) -> None:
        """Make an answer; send it if the seat is attached, else keep it."""
        self._seq += 1
        text = fill(self._task.target.wire.message, self._seat, self._seq)
        self._pending[self._seq] = (text, now_ms())
        if self.attached and self._link is not None:
            self._link.send(text)

    def beat(self) -> None:
        """Send a sign of life."""
        if self.attached and self._link is not None:
            self._link.send(self._task.target.wire.beat)

    async def _attach(self) -> bool:
        """Try once; whether the welcome came."""
        self.tries += 1
        self._began_ms = now_ms()
        self._lost, self._up, self._welcomed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        link = SeatLink(self._request, self._greet, self._hear, self._lose)
        try:
            async with asyncio.timeout(self._task.open_s):
                await self._connect(link)
                await self._up.wait()
            async with asyncio.timeout(self._task.welcome_s):
                await self._welcomed.wait()
        except (OSError, TimeoutError):
            self._link = None  # what this connection still says is of no interest
            link.abort("gave up")
            return False
        return not self._lost.is_set()

    async def _connect(self, link: SeatLink) -> None:
        self._link = link
        await asyncio.get_running_loop().create_connection(
            lambda: link,
            "127.0.0.1",
            self._task.target.port,
            ssl=self._context,
            local_addr=(self._source, 0),
        )

    def _greet(self, head: bytes) -> None:
        self._up.set()
        text = fill(self._task.target.wire.hello, self._seat)
        known = f'"resume_from":{self._event or "null"}'
        if self._key is not None:
            found = _challenge(head)
            assert found is not None
            proof = self._key.sign_hello(
                found[1].decode(), self._seat["centre"], self._seat["device"], self._session
            )
            known += f',"instance":"{self._instance}","proof":"{proof}"'
        assert self._link is not None
        self._link.send(text.replace('"resume_from":null', known))

    def _lose(self, why: str) -> None:
        if self._link is None:
            return
        if self.attached:
            self._tally.attached -= 1
            if not self._tally.storm:
                self._tally.faults.append(f"an attached seat was cut: {why}")
        self._link = None
        self._lost.set()
        self._up.set()
        # Whoever waits for the welcome finds out; a seat that lost its line is not attached.
        waits, self._welcomed = self._welcomed, asyncio.Event()
        waits.set()

    def _hear(self, text: bytes) -> None:
        frame = _decode(text)
        self._event = max(self._event, frame.seq)
        match frame.type:
            case "session.welcome":
                self._attached(frame.payload)
            case "answer.recorded":
                self._recorded(frame.payload.ack_upto)
            case "session.command_rejected":
                self._tally.faults.append(text.decode(errors="replace")[:200])
            case _:
                pass

    def _attached(self, told: _Told) -> None:
        tally = self._tally
        self._event = told.event_number
        self._spread_s = told.spread_s or self._task.spread_s
        self._seq = max(self._seq, told.ack_upto)
        tally.attached += 1
        self._welcomed.set()
        if not tally.storm:
            return
        tally.welcomed_ms.append(now_ms())
        tally.join_ms.append(now_ms() - self._began_ms)
        tally.resumed += told.resumed
        self._drop(told.ack_upto)
        if not self._pending:
            self.save()
            self._first = self._seq
        else:
            self._first = min(self._pending)
            self._send_pending()

    def _send_pending(self) -> None:
        assert self._link is not None
        now = now_ms()
        for seq, (text, _) in self._pending.items():
            self._pending[seq] = (text, now)
            self._link.send(text)

    def _recorded(self, upto: int) -> None:
        now = now_ms()
        if self._first is not None and upto >= self._first and self._first in self._pending:
            self._tally.first_ack_ms.append(now - self._pending[self._first][1])
            self._tally.acknowledged += 1
            self._first = None
        elif self._tally.storm:
            made = [at for seq, (_, at) in self._pending.items() if seq <= upto]
            self._tally.steady_ack_ms += [now - at for at in made]
        self._drop(upto)

    def _drop(self, upto: int) -> None:
        for seq in [seq for seq in self._pending if seq <= upto]:
            del self._pending[seq]
