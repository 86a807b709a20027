"""A small server that speaks the project's wire, for the tests of the harness.

Run as `python -m tests.bench.stand_in_server FAULT`; FAULT is empty or names a misbehaviour that
the harness must notice. It keeps nothing.
"""

import asyncio
import sys

import uvloop
from aiohttp import WSMsgType, web

from common.core.errors import ErrorCode, Fault
from common.core.ids import is_id
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.base import Message
from common.protocol.codec import Received, decode, encode
from common.protocol.incidents import IncidentChanged, ReportDetection
from common.protocol.rows import IncidentRow
from common.protocol.session import (
    CommandRejected,
    Heartbeat,
    HeartbeatAnswered,
    Hello,
    Welcome,
)

_LIMIT = 3


class StandIn:
    """All connections of the stand-in.

    Args:
        fault: empty, `wrong_ack`, `backward_ack`, `mute`, `reject`, `close` or `deaf_staff`.
    """

    def __init__(self, fault: str) -> None:
        self._fault = fault
        self._staff: list[web.WebSocketResponse] = []

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client.

        Raises:
            HTTPUnauthorized: the bearer token is not one of ours.
        """
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not token.startswith(("seat-", "staff-")):
            raise web.HTTPUnauthorized
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        if token.startswith("staff-"):
            self._staff.append(socket)
        talk = _Talk(self._fault)
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT or not await self._answer(socket, talk, frame.data):
                break
        return socket

    async def _answer(self, socket: web.WebSocketResponse, talk: "_Talk", frame: str) -> bool:
        received = decode(frame)
        if isinstance(received.message, ReportDetection):
            await self._tell_staff(received.message)
            return True
        if not talk.fresh(received):
            await socket.close(code=1008, message=b"a message was not stamped anew")
            return False
        reply = talk.reply(received)
        if reply is not None:
            await socket.send_str(encode(reply).decode())
        if self._fault == "close" and talk.saves >= _LIMIT:
            await socket.close(code=1011, message=b"as asked")
            return False
        return True

    async def _tell_staff(self, report: ReportDetection) -> None:
        if self._fault == "deaf_staff":
            return
        row = IncidentRow(
            incident_id="incident",
            registration_id="registration",
            attempt_id=report.attempt_id,
            room_id="room",
            code=report.code,
            count=1,
            score=1.0,
            first_ms=0,
            last_ms=0,
        )
        for socket in self._staff:
            await socket.send_str(encode(IncidentChanged(incident=row)).decode())


class _Talk:
    """What one connection said so far."""

    def __init__(self, fault: str) -> None:
        self._fault = fault
        self._last_id = ""
        self._last_seq = 0
        self.saves = 0

    def fresh(self, received: Received) -> bool:
        """Say whether the message carries a new id and the next number."""
        message, name = received.message, received.envelope.id
        if not isinstance(message, SaveAnswers):
            return True
        stamped = is_id(name) and name != self._last_id
        counted = [entry.seq for entry in message.entries] == [self._last_seq + 1]
        self._last_id = name
        self._last_seq += 1
        self.saves += 1
        return stamped and counted and 1 <= message.entries[0].value[0] <= 4

    def reply(self, received: Received) -> Message | None:
        """Return the answer, or a wrong one after a few right ones."""
        message = received.message
        if isinstance(message, Hello):
            return Welcome(
                connection_id="one", server_ms=0, event_number=0, heartbeat_s=2.0, resumed=False
            )
        if isinstance(message, Heartbeat):
            return HeartbeatAnswered(server_ms=0)
        assert isinstance(message, SaveAnswers)
        upto = message.entries[-1].seq
        if self.saves < _LIMIT:
            return AnswersRecorded(attempt_id=message.attempt_id, epoch=1, ack_upto=upto)
        if self._fault == "mute":
            return None
        if self._fault == "reject":
            fault = Fault(code=ErrorCode.RATE_LIMITED, key="error.rate_limited")
            return CommandRejected(command_id=received.envelope.id, fault=fault)
        upto += {"wrong_ack": 1, "backward_ack": -2}.get(self._fault, 0)
        return AnswersRecorded(attempt_id=message.attempt_id, epoch=1, ack_upto=upto)


async def serve(fault: str) -> None:
    """Serve on a free port until the process is ended."""
    app = web.Application()
    app.router.add_get("/ws", StandIn(fault).serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=4096).start()
    sys.stdout.write(f'{{"port": {runner.addresses[0][1]}}}\n')
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as started:
        started.run(serve(sys.argv[1] if len(sys.argv) > 1 else ""))
