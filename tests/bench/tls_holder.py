"""Holds TLS connections until its input is closed: `python -m tests.bench.tls_holder TASK`."""

import asyncio
import contextlib
import sys
from pathlib import Path

import aiohttp
import msgspec
import uvloop

from common.core.tasks import TaskScope
from common.crypto.tls import client_ssl_context
from tests.bench.places import fill, header_fields
from tests.bench.target import Seat, Target
from tests.bench.tls_hold import Held, HoldTask

_AT_ONCE = 64
_ANSWER_SECONDS = 30.0


class Holder:
    """All connections of one task."""

    def __init__(self, task: HoldTask, session: aiohttp.ClientSession, scope: TaskScope) -> None:
        self._target = task.target
        self._small_frames = task.small_frames
        self._session = session
        self._scope = scope
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self.connected = 0

    async def open(self, seat: Seat) -> None:
        """Connect, greet, send the small frames; then keep the connection alive."""
        async with self._gate:
            target = self._target
            socket = await self._session.ws_connect(
                f"https://127.0.0.1:{target.port}{target.path}",
                headers=header_fields(target.wire.headers, seat),
                max_msg_size=0,
            )
            await socket.send_str(fill(target.wire.hello, seat))
            await _until(socket, target.wire.welcome)
            for number in range(1, self._small_frames + 1):
                await socket.send_str(fill(target.wire.message, seat, number))
                await _until(socket, target.wire.ack)
        self.connected += 1
        self._scope.start(_drain(socket), name=f"drain:{self.connected}")
        if target.beat_ms:
            self._scope.start(_beat(socket, seat, target), name=f"beat:{self.connected}")


async def _until(socket: aiohttp.ClientWebSocketResponse, wanted: str) -> None:
    async with asyncio.timeout(_ANSWER_SECONDS):
        while wanted not in await socket.receive_str():
            pass


async def _drain(socket: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in socket:
        pass
    _say(Held(connected=0, error=f"a connection ended with {socket.close_code}"))


def _say(held: Held) -> None:
    sys.stdout.write(msgspec.json.encode(held).decode() + "\n")
    sys.stdout.flush()


async def _beat(socket: aiohttp.ClientWebSocketResponse, seat: Seat, target: Target) -> None:
    while not socket.closed:
        await asyncio.sleep(target.beat_ms / 1000)
        await socket.send_str(fill(target.wire.beat, seat))


async def hold(task: HoldTask) -> None:
    """Open everything, report, and stay until standard input ends."""
    assert task.target.authority is not None
    context = client_ssl_context(task.target.authority)
    connector = aiohttp.TCPConnector(limit=0, ssl=context)
    scope = TaskScope("tls_holder")
    async with aiohttp.ClientSession(connector=connector) as session:
        holder = Holder(task, session, scope)
        opening = [holder.open(seat) for seat in task.target.seats]
        outcomes = await asyncio.gather(*opening, return_exceptions=True)
        errors = [repr(outcome) for outcome in outcomes if isinstance(outcome, BaseException)]
        _say(Held(connected=holder.connected, error=errors[0] if errors else ""))
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
        await scope.stop()


def main(path: str) -> None:
    """Run the task in the file `path`."""
    task = msgspec.json.decode(
        Path(path).read_bytes(), type=HoldTask, dec_hook=lambda kind, value: kind(value)
    )
    with (
        contextlib.suppress(KeyboardInterrupt),
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(hold(task))


if __name__ == "__main__":
    main(sys.argv[1])
