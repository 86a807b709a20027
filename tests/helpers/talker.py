"""Speaks the wire over a real socket, frame by frame."""

import asyncio
from typing import TypeVar

import aiohttp

from common.client.device import SeatDevice
from common.core.ids import new_id
from common.crypto.device_keys import CHALLENGE_HEADER
from common.protocol.base import Message
from common.protocol.codec import Received, decode, encode
from common.protocol.session import CommandAccepted, CommandRejected, Hello, Welcome

PATIENCE_S = 10.0
M = TypeVar("M", bound=Message)


class Talker:
    """One end of a socket; keeps everything that came and was not asked for yet."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.passed: list[Received] = []

    @property
    def challenge(self) -> str:
        """What the server gave to be signed on this connection."""
        return self.socket._response.headers.get(CHALLENGE_HEADER, "")

    async def hello(self, device: str = "device", resume_from: int | None = None) -> Welcome:
        await self.send(Hello(client="test/1", device=device, resume_from=resume_from))
        return await self.next(Welcome)

    async def prove(self, key: SeatDevice, token: str, instance: str = "") -> None:
        """Say hello as an enrolled PC does."""
        proof = key.prove(self.challenge, token)
        hello = Hello(client="test/1", device=key.device_id, instance=instance, proof=proof)
        await self.send(hello)

    async def send(self, message: Message, command_id: str = "") -> str:
        command_id = command_id or new_id()
        await self.socket.send_str(encode(message, id=command_id).decode())
        return command_id

    async def command(self, message: Message, command_id: str = "") -> CommandRejected | None:
        """Send a command and return its refusal, None if it was accepted."""
        command_id = await self.send(message, command_id)
        while True:
            received = await self.receive()
            match received.message:
                case CommandAccepted() if received.message.command_id == command_id:
                    return None
                case CommandRejected() if received.message.command_id == command_id:
                    return received.message
                case _:
                    self.passed.append(received)

    async def next(self, kind: type[M]) -> M:
        """Return the next message of a kind, from what passed or from the socket."""
        for received in self.passed:
            if isinstance(received.message, kind):
                self.passed.remove(received)
                return received.message
        while True:
            received = await self.receive()
            if isinstance(received.message, kind):
                return received.message
            self.passed.append(received)

    async def receive(self) -> Received:
        async with asyncio.timeout(PATIENCE_S):
            frame = await self.socket.receive()
        assert frame.type is aiohttp.WSMsgType.TEXT, (frame.type, frame.data, frame.extra)
        return decode(frame.data)

    async def closed(self) -> int | None:
        """Wait for the end and return its code."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                frame = await self.socket.receive()
                if frame.type is aiohttp.WSMsgType.TEXT:
                    self.passed.append(decode(frame.data))
                else:
                    return self.socket.close_code
