"""What the socket queue promises, over both transports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.server.queues.items import reply, until

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from common.protocol.routing import Outgoing
    from tests.server.queues.transports import Transport


async def test_every_subscriber_gets_everything_in_order(transport: Transport) -> None:
    async with transport.open() as queues:
        first: list[Outgoing] = []
        second: list[Outgoing] = []
        queues.socket.subscribe(first.extend)
        queues.socket.subscribe(second.extend)
        sent = [reply(number) for number in range(1, 600)]
        await queues.socket.publish(sent[:100])
        await queues.socket.publish(sent[100:])
        await until(lambda: len(first) == 599 and len(second) == 599)
        assert first == second == sent


async def test_an_unsubscribed_receiver_gets_no_more(transport: Transport) -> None:
    async with transport.open() as queues:
        gone: list[Outgoing] = []
        there: list[Outgoing] = []
        unsubscribe = queues.socket.subscribe(gone.extend)
        queues.socket.subscribe(there.extend)
        await queues.socket.publish([reply(1)])
        await until(lambda: len(there) == 1)
        unsubscribe()
        unsubscribe()
        await queues.socket.publish([reply(2)])
        await until(lambda: len(there) == 2)
        assert gone == [reply(1)]


async def test_a_broken_subscriber_hurts_no_other(
    transport: Transport, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_items: Sequence[Outgoing]) -> None:
        message = "no"
        raise ValueError(message)

    async with transport.open() as queues:
        there: list[Outgoing] = []
        queues.socket.subscribe(broken)
        queues.socket.subscribe(there.extend)
        await queues.socket.publish([reply(1)])
        await queues.socket.publish([reply(2)])
        await until(lambda: len(there) == 2)
        assert "receiver_failed" in caplog.text
