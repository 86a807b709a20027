"""The dialogue of one connection as a transcript: frames in, frames out, items on the queues."""

from typing import Any, cast

import pytest

from common.core.clock import FakeClock
from common.core.errors import ErrorCode
from common.core.ids import is_id, new_id
from common.crypto.keyring import Keyring
from common.crypto.time_anchors import TimeAnchors
from common.protocol.answers import SaveAnswers, SubmitAnswers
from common.protocol.base import Message
from common.protocol.codec import MAX_FRAME_BYTES, decode, encode
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered
from common.protocol.vocabulary import QueueName
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.settings import ServerSettings
from server.sockets.connection import Connection
from server.sockets.frames import close_frame
from server.sockets.intruders import Intruders
from server.sockets.rate_limit import RateLimits
from server.sockets.scope import Scope
from server.sockets.session import Intake, Session, SessionParts
from tests.helpers.transports import payload_of
from tests.server.sockets.people import candidate

SAVE = SaveAnswers(attempt_id="attempt-one", epoch=1, entries=())


class _Seen:
    """Stands for the presence: keeps who was heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def seen(self, connection: Connection, _heartbeat: Heartbeat) -> None:
        self.heard.append(connection.id)


async def _nowhere(_id: str) -> str | None:
    return None


class _Bench:
    """A welcomed seat."""

    def __init__(self, capacity: int = 10) -> None:
        self.clock = FakeClock()
        self.queues = InProcessQueues(capacity)
        self.router = Router(self.queues)
        self.presence = _Seen()
        self.intake = Intake()
        self.anchors = TimeAnchors(Keyring.in_memory())
        self.peer = candidate("one")
        self.peer.release(0)
        self.session = Session(
            self.peer,
            SessionParts(
                intake=self.intake,
                router=self.router,
                scope=Scope(_nowhere, _nowhere),
                limits=RateLimits(ServerSettings()),
                joining=cast("Any", None),
                presence=cast("Any", self.presence),
                intruders=Intruders(self.router, self.clock),
                anchors=self.anchors,
                clock=self.clock,
            ),
        )

    async def send(self, message: Message, command_id: str = "") -> list[Message]:
        """Send a frame and return the answers."""
        before = len(self.peer.frames)
        frame = encode(message, id=command_id)
        if not self.session.hear(frame):
            await self.session.receive(frame)
        return [decode(payload_of(frame)).message for frame in self.peer.frames[before:]]

    def refusals(self, answers: list[Message]) -> list[ErrorCode]:
        return [a.fault.code for a in answers if isinstance(a, CommandRejected)]


@pytest.mark.parametrize("message", [SAVE, Heartbeat()], ids=["save", "heartbeat"])
async def test_what_waits_for_nothing_is_heard_at_once(message: Message) -> None:
    assert _Bench().session.hear(encode(message))


FOREIGN = SaveAnswers(attempt_id="attempt-two", epoch=1, entries=())
SUBMIT = SubmitAnswers(attempt_id="attempt-one", epoch=1, last_seq=1, root="")


@pytest.mark.parametrize(
    "frame",
    [b"mistake", b"", encode(FOREIGN), encode(SUBMIT), b"x" * (MAX_FRAME_BYTES + 1)],
    ids=["malformed", "empty", "foreign", "other", "large"],
)
async def test_anything_else_is_left_untouched_for_later(frame: bytes) -> None:
    bench = _Bench()
    assert not bench.session.hear(frame)
    assert not bench.peer.frames
    assert (bench.peer.strikes, bench.peer.last_heard) == (0, 0)
    assert not any(queue.depth() for queue in bench.queues.work.values())


async def test_nothing_is_heard_before_the_hello() -> None:
    bench = _Bench()
    bench.peer.welcomed = False
    assert not bench.session.hear(encode(SAVE))
    assert bench.refusals(await bench.send(SAVE, new_id())) == [ErrorCode.FORBIDDEN]


async def test_both_ways_draw_on_one_bucket() -> None:
    bench = _Bench(capacity=1000)
    burst = ServerSettings().answer_burst
    for n in range(burst):
        if n % 2:
            assert bench.session.hear(encode(SAVE))
        else:
            await bench.session.receive(encode(SAVE))
    assert bench.refusals(await bench.send(SAVE, new_id())) == [ErrorCode.RATE_LIMITED]
    assert bench.queues.work[QueueName.ANSWER].depth() == burst


async def test_a_failure_of_ours_ends_the_connection_and_disturbs_nobody() -> None:
    bench = _Bench()
    bench.peer.meters = cast("Any", None)
    assert bench.session.hear(encode(SAVE))
    assert bench.peer.frames == [close_frame(1011, "internal error")]


async def test_work_goes_to_its_queue_with_the_verified_sender() -> None:
    bench = _Bench()
    command_id = new_id()
    assert await bench.send(SAVE, command_id) == [], "the manager answers, after its commit"
    (item,) = (await bench.queues.work[QueueName.ANSWER].take(10)).items
    assert (item.id, item.message, item.origin) == (command_id, SAVE, bench.peer.origin)
    assert item.received_ms == bench.clock.now_ms()


async def test_a_command_without_an_id_gets_one() -> None:
    bench = _Bench()
    await bench.send(SAVE)
    (item,) = (await bench.queues.work[QueueName.ANSWER].take(10)).items
    assert is_id(item.id)


async def test_a_heartbeat_is_heard_and_answered_with_the_servers_clock() -> None:
    bench = _Bench()
    bench.clock.advance(7)
    (answer,) = await bench.send(Heartbeat())
    assert isinstance(answer, HeartbeatAnswered)
    assert answer.server_ms == bench.clock.now_ms()
    attempt_id = bench.peer.origin.attempt_id or ""
    assert bench.anchors.is_genuine(attempt_id, answer.server_ms, answer.anchor)
    assert bench.presence.heard == [bench.peer.id]
    assert bench.peer.last_heard == 7


async def test_a_full_queue_says_try_again() -> None:
    bench = _Bench(capacity=2)
    for _ in range(2):
        assert await bench.send(SAVE) == []
    assert bench.refusals(await bench.send(SAVE, new_id())) == [ErrorCode.UNAVAILABLE]


async def test_a_stopping_server_takes_no_work_but_still_answers_heartbeats() -> None:
    bench = _Bench()
    bench.intake.open = False
    assert bench.refusals(await bench.send(SAVE, new_id())) == [ErrorCode.UNAVAILABLE]
    assert bench.queues.work[QueueName.ANSWER].depth() == 0
    assert isinstance((await bench.send(Heartbeat()))[0], HeartbeatAnswered)


async def test_a_closing_connection_is_not_listened_to() -> None:
    bench = _Bench()
    bench.peer.close(1001, "bye")
    await bench.send(SAVE)
    assert bench.queues.work[QueueName.ANSWER].depth() == 0
    assert bench.peer.frames == [close_frame(1001, "bye")]


async def test_overreaching_is_noted_for_the_security_log_and_a_mistake_is_not() -> None:
    bench = _Bench()
    assert bench.refusals(await bench.send(FOREIGN, new_id())) == [ErrorCode.FORBIDDEN]
    (line,) = (await bench.queues.work[QueueName.LOG].take(10)).items
    assert "attempt-two" not in str(line.message)
    assert "registration-one" in str(line.message)
    await bench.session.receive(b"mistake")
    assert bench.queues.work[QueueName.LOG].depth() == 0
