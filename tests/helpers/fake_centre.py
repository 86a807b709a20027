"""A centre on the loopback that speaks the wire and does what a script says.

What it hears and says is in `lines`, heartbeats left out, so that a test reads like a dialogue:

    in  hello
    out welcome snapshot 0
    in  save 1 1-3
    out recorded 1 3
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from common.client.address import CentreAddress
from common.core.errors import ErrorCode, Fault, RefusedError
from common.crypto.certificates import CA_FILE, create_ca, issue_server
from common.crypto.tls import server_ssl_context
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.codec import Received, decode, encode
from common.protocol.rest import CandidateSession, CandidateSignIn, Problem
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    Heartbeat,
    HeartbeatAnswered,
    Hello,
)
from tests.helpers import exam_rows
from tests.helpers.fake_exam import ATTEMPT, FakeExam
from tests.helpers.fake_scribe import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from common.protocol.base import Message

TOKEN = "token-1"
SIGNED_IN = CandidateSession(
    token=TOKEN,
    registration_id="registration-1",
    attempt_id=ATTEMPT,
    sitting_id="sitting-1",
    expires_ms=exam_rows.NOW + exam_rows.HOUR,
)


class FakeCentre:
    """Use as an async context manager.

    Args:
        folder: gets a certificate authority and a certificate; None speaks plain HTTP.
        hosts: whom the certificate names.
    """

    def __init__(
        self, exam: FakeExam, folder: Path | None = None, hosts: tuple[str, ...] = ("127.0.0.1",)
    ) -> None:
        self.exam = exam
        self.lines: list[str] = []
        self.hellos: list[Hello] = []
        self.early: list[tuple[int, Message]] = []
        self.refuse_saves: deque[ErrorCode] = deque()
        self.refuse_commands: deque[ErrorCode] = deque()
        self.swallow_saves = 0
        self.swallow_commands = 0
        self.refuse_upgrade: tuple[int, Fault | None] | None = None
        self.refuse_hello: Fault | None = None
        self.refuse_sign_ins: deque[tuple[int, Fault | None]] = deque()
        self.on_command: Callable[[Message], Sequence[Message]] = lambda _message: ()
        self.is_deaf = False
        self.mutes_replay = False
        self.mutes_outcomes = False
        self.beats = 0
        self.resumes = True
        self.packages_served = 0
        self.paper_blob = exam.package.blob
        self.port = 0
        self._folder = folder
        self._hosts = hosts
        self._sockets: list[web.WebSocketResponse] = []
        self._welcomed: list[web.WebSocketResponse] = []
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> CentreAddress:
        return self.address_at(self.port)

    def address_at(self, port: int) -> CentreAddress:
        """Return the address behind a proxy."""
        ca_file = self._folder / CA_FILE if self._folder is not None else None
        return CentreAddress(host="127.0.0.1", port=port, ca_file=ca_file)

    @property
    def connected(self) -> int:
        return sum(not socket.closed for socket in self._sockets)

    # -- what the server does by itself

    async def tell(self, message: Message, number: int | None = None, ack: str = "") -> None:
        """Send an event, by default the last one recorded, to whoever is welcomed."""
        number = len(self.exam.events) if number is None else number
        for socket in tuple(self._welcomed):
            await self._say(socket, message, number, ack)

    async def say_raw(self, text: str) -> None:
        for socket in tuple(self._sockets):
            await socket.send_str(text)

    async def hang_up(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Close all connections with a code."""
        for socket in tuple(self._sockets):
            await socket.close(code=code)

    # -- how it runs

    async def __aenter__(self) -> Self:
        let_handshakes_fail()
        app = web.Application()
        app.router.add_get("/api/v1/socket", self._serve)
        app.router.add_get("/api/v1/packages/{id}", self._package)
        app.router.add_post("/api/v1/candidates/sessions", self._sign_in)
        app.router.add_get("/api/v1/centre", self._facts)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        context = None
        if self._folder is not None:
            issue_server(self._folder, create_ca(self._folder, "Centre"), self._hosts)
            context = server_ssl_context(self._folder)
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, ssl_context=context)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self.hang_up()
        await self._runner.cleanup()

    async def _package(self, request: web.Request) -> web.StreamResponse:
        self.packages_served += 1
        assert request.match_info["id"] == self.exam.package.manifest.package_id
        return web.Response(body=self.paper_blob)

    async def _sign_in(self, request: web.Request) -> web.StreamResponse:
        if self.refuse_sign_ins:
            return self._refusal(*self.refuse_sign_ins.popleft())
        body = msgspec.json.decode(await request.read(), type=CandidateSignIn)
        self.lines.append(f"in  sign_in {body.exam_number}")
        return web.Response(status=201, body=msgspec.json.encode(SIGNED_IN))

    async def _facts(self, _request: web.Request) -> web.StreamResponse:
        if self.refuse_upgrade is not None:
            return self._refusal(*self.refuse_upgrade)
        return web.Response(body=b'{"centre_name":1}')

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self.refuse_upgrade is not None:
            return self._refusal(*self.refuse_upgrade)
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        socket = web.WebSocketResponse(compress=False, timeout=0.2)
        await socket.prepare(request)
        self._sockets.append(socket)
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT and not self.is_deaf:
                    await self._hear(socket, decode(frame.data))
        except ConnectionError:
            pass
        finally:
            self._sockets.remove(socket)
            if socket in self._welcomed:
                self._welcomed.remove(socket)
        return socket

    def _refusal(self, status: int, fault: Fault | None) -> web.Response:
        if fault is None:
            return web.Response(status=status, text="<html>")
        problem = Problem(
            type="urn:gamdok:error",
            title="refused",
            status=status,
            code=fault.code,
            key=fault.key,
            values=fault.values,
            retry_after_s=60 if fault.code is ErrorCode.SIGN_IN_HELD else 0,
        )
        return web.Response(status=status, body=msgspec.json.encode(problem))

    # -- the dialogue

    async def _hear(self, socket: web.WebSocketResponse, received: Received) -> None:
        message, id_ = received.message, received.envelope.id
        self._note("in ", message)
        match message:
            case Hello():
                await self._greet(socket, message)
            case Heartbeat():
                self.beats += 1
                await self._say(socket, HeartbeatAnswered(server_ms=exam_rows.NOW))
            case SaveAnswers():
                await self._save(socket, message, id_)
            case _:
                await self._command(socket, message, id_)

    async def _greet(self, socket: web.WebSocketResponse, hello: Hello) -> None:
        self.hellos.append(hello)
        if self.refuse_hello is not None:
            await self._say(socket, CommandRejected(command_id="", fault=self.refuse_hello))
            await socket.close(code=1008)
            return
        for number, message in self.early:
            await self._say(socket, message, number)
        welcome = self.exam.welcome(hello.resume_from if self.resumes else None)
        replays = welcome.resumed and not self.mutes_replay
        told = (hello.resume_from or 0) if replays else welcome.event_number
        await self._say(socket, welcome)
        # What is recorded meanwhile goes out behind what was missed, as the server's holding does.
        while told < len(self.exam.events):
            told += 1
            await self._say(socket, self.exam.events[told - 1], told)
        self._welcomed.append(socket)

    async def _save(self, socket: web.WebSocketResponse, message: SaveAnswers, id_: str) -> None:
        if self.refuse_saves:
            await self._reject(socket, id_, self.refuse_saves.popleft())
        elif message.epoch != self.exam.candidate.epoch:
            self.exam.late.append(message)
            await self._reject(socket, id_, ErrorCode.STALE_EPOCH)
        elif self.swallow_saves:
            self.swallow_saves -= 1
        else:
            self.exam.keep(message)
            upto = self.exam.ack_upto(message.epoch)
            recorded = AnswersRecorded(attempt_id=ATTEMPT, epoch=message.epoch, ack_upto=upto)
            if not self.mutes_outcomes:
                await self._say(socket, recorded, ack=id_)

    async def _command(self, socket: web.WebSocketResponse, message: Message, id_: str) -> None:
        if self.swallow_commands:
            self.swallow_commands -= 1
        elif self.refuse_commands:
            await self._reject(socket, id_, self.refuse_commands.popleft())
        else:
            events: Sequence[Message] = ()
            if not self.exam.done[id_]:
                self.exam.taken.append(message)
                events = self.on_command(message)
            self.exam.done[id_] += 1
            for number, event in enumerate(events, len(self.exam.events) - len(events) + 1):
                await self.tell(event, number)
            if not self.mutes_outcomes:
                await self._say(socket, CommandAccepted(command_id=id_), ack=id_)

    async def _reject(self, socket: web.WebSocketResponse, id_: str, code: ErrorCode) -> None:
        fault = RefusedError(code).fault()
        await self._say(socket, CommandRejected(command_id=id_, fault=fault), ack=id_)

    async def _say(
        self, socket: web.WebSocketResponse, message: Message, number: int = 0, ack: str = ""
    ) -> None:
        self._note("out", message)
        with suppress(ConnectionError):  # it has just gone
            if not socket.closed:
                await socket.send_str(encode(message, seq=number, ack=ack).decode())

    def _note(self, way: str, message: Message) -> None:
        if not isinstance(message, Heartbeat | HeartbeatAnswered):
            self.lines.append(f"{way} {line_of(message)}")


def let_handshakes_fail() -> None:
    """The server's end of a refused certificate is on the test's own loop: it is expected."""
    loop = asyncio.get_running_loop()
    report = loop.get_exception_handler()

    def handler(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if "transport creation" in context["message"] or report is None:
            return
        report(loop, context)

    loop.set_exception_handler(handler)


async def until(condition: Callable[[], object], seconds: float = 5.0) -> None:
    """Wait until something is true; real time, with an end."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        assert loop.time() < end, f"not within {seconds} s"
        await asyncio.sleep(0.002)
