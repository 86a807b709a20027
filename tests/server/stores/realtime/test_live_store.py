"""One suite for the live store in memory and in Redis, and what Redis' absence changes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from common.core.errors import StorageError
from common.protocol.rows import SeatLive
from common.protocol.vocabulary import Connection
from server.stores.contracts import Claim, LiveStore, Seen
from server.stores.realtime.memory_live_store import MemoryLiveStore
from server.stores.realtime.redis_live_store import RedisLiveStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from common.core.clock import FakeClock
    from tests.helpers.redis_server import RedisServer


@pytest.fixture(params=["memory", "redis"])
def make(request: pytest.FixtureRequest, clock: FakeClock) -> Callable[[], LiveStore]:
    """Makes the store under test; called twice it stands for two servers, in Redis' case."""
    if request.param == "memory":
        return MemoryLiveStore
    server: RedisServer = request.getfixturevalue("redis_server")
    server.empty()
    return lambda: RedisLiveStore(server.url, clock)


@asynccontextmanager
async def started(store: LiveStore) -> AsyncIterator[LiveStore]:
    await store.start()
    try:
        yield store
    finally:
        await store.stop()


def healthy(live: LiveStore) -> bool:
    return live.healthy


def seat(number: int, room: str = "room-1", **fields: int) -> SeatLive:
    return SeatLive(
        attempt_id=f"attempt-{number}", room_id=room, connection=Connection.ONLINE, **fields
    )


async def test_the_newest_state_of_a_seat_is_kept(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        assert await live.seats("sitting", None) == ()
        await live.put_seats("sitting", [seat(2), seat(1, answered=1)])
        await live.put_seats("sitting", [seat(1, answered=5, saved_ms=9)])
        await live.put_seats("sitting", [])
        assert await live.seats("sitting", None) == (seat(1, answered=5, saved_ms=9), seat(2))
        assert await live.seats("other", None) == ()


async def test_seats_are_given_by_room(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        await live.put_seats("sitting", [seat(1), seat(2, "room-2"), seat(3, "room-3")])
        rooms = frozenset({"room-1", "room-3"})
        assert [one.attempt_id for one in await live.seats("sitting", rooms)] == [
            "attempt-1",
            "attempt-3",
        ]
        assert await live.seats("sitting", frozenset()) == ()
        await live.put_seats("sitting", [seat(1, "room-2")])
        assert len(await live.seats("sitting", frozenset({"room-2"}))) == 2


async def test_connections_are_seen_and_forgotten(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        await live.see("b", {"staff": "s1", "room": "1"}, 100)
        await live.see("a", {}, 150)
        await live.see("b", {"room": "2"}, 200)
        assert await live.seen() == (
            Seen(connection_id="a", at_ms=150),
            Seen(connection_id="b", at_ms=200, fields={"staff": "s1", "room": "2"}),
        )
        await live.forget("b")
        await live.forget("unknown")
        assert [one.connection_id for one in await live.seen()] == ["a"]


async def test_drafts_are_kept_per_item(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        await live.put_drafts("attempt", {"i1": b"\x00\xff", "i2": b"b"})
        await live.put_drafts("attempt", {"i1": b"c"})
        await live.put_drafts("attempt", {})
        assert await live.drafts("attempt") == {"i1": b"c", "i2": b"b"}
        await live.drop_drafts("attempt")
        assert await live.drafts("attempt") == {}


async def test_counters_count(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        assert await live.count("saves:room-1") == 1
        assert await live.count("saves:room-1", 4) == 5
        await live.count("saves:room-2", -1)
        await live.count("other")
        assert await live.counters("saves:") == {"saves:room-1": 5, "saves:room-2": -1}
        assert await live.counters("none") == {}


async def test_servers_share_what_is_in_redis(redis_server: RedisServer, clock: FakeClock) -> None:
    redis_server.empty()
    one, other = (RedisLiveStore(redis_server.url, clock) for _ in range(2))
    async with started(one), started(other):
        await one.put_seats("sitting", [seat(1)])
        await other.put_seats("sitting", [seat(1, answered=3)])
        await one.see("a", {}, 1)
        await one.count("n")
        assert await one.seats("sitting", None) == (seat(1, answered=3),)
        assert [seen.connection_id for seen in await other.seen()] == ["a"]
        assert await other.count("n") == 2


async def test_without_redis_the_server_works_from_memory(
    redis_server: RedisServer, clock: FakeClock
) -> None:
    redis_server.empty()
    async with started(RedisLiveStore(redis_server.url, clock)) as live:
        await live.put_seats("sitting", [seat(1)])
        await live.count("n")
        redis_server.stop()
        try:
            await live.put_seats("sitting", [seat(2)])
            await live.see("a", {"x": "y"}, 1)
            await live.put_drafts("attempt", {"i": b"d"})
            assert not healthy(live)
            assert len(await live.seats("sitting", None)) == 2
            assert [one.connection_id for one in await live.seen()] == ["a"]
            assert await live.drafts("attempt") == {"i": b"d"}
            assert await live.count("n") == 2
            assert await live.counters("n") == {"n": 2}
        finally:
            redis_server.start()
        assert await live.count("n") == 3  # Redis rests for a moment after the failure
        clock.advance(2)
        await live.put_seats("sitting", [seat(3)])
        assert healthy(live)
        assert len(await live.seats("sitting", None)) == 3
        assert await live.seen() == ()


async def test_a_missing_redis_is_refused_at_the_start(tmp_path: Path, clock: FakeClock) -> None:
    live = RedisLiveStore(f"unix://{tmp_path}/none.sock", clock)
    with pytest.raises(StorageError, match="start it"):
        await live.start()
    await live.stop()


async def test_nothing_stays_in_redis_for_ever(redis_server: RedisServer, clock: FakeClock) -> None:
    redis_server.empty()
    async with started(RedisLiveStore(redis_server.url, clock)) as live:
        await live.put_seats("sitting", [seat(1)])
        await live.see("a", {}, 1)
        await live.put_drafts("attempt", {"i": b"d"})
    for key in ("seats:sitting", "seen:a", "drafts:attempt"):
        assert int(redis_server.command("TTL", f"gamdok:live:{key}")[1:]) > 3600


def claim(owner: str, through: str = "", ttl_ms: int = 60_000) -> Claim:
    return Claim("device:1", owner, through or owner, ttl_ms)


async def test_a_claim_may_be_made_again_by_its_owner(make: Callable[[], LiveStore]) -> None:
    async with started(make()) as live:
        assert await live.claim_all([claim("a")]) == (True,)
        assert await live.claim_all([claim("a", "another way"), claim("a")]) == (True, True)
        assert await live.claim_all([]) == ()


async def test_servers_that_share_redis_do_not_hold_the_same_name(
    redis_server: RedisServer, clock: FakeClock
) -> None:
    redis_server.empty()
    one, two = RedisLiveStore(redis_server.url, clock), RedisLiveStore(redis_server.url, clock)
    async with started(one), started(two):
        assert await one.claim_all([claim("a")]) == (True,)
        assert await two.claim_all([claim("b")]) == (False,)
        # the same owner through another server takes over, and the first gives nothing back
        assert await two.claim_all([claim("a", "second")]) == (True,)
        await one.release(claim("a"))
        assert await one.claim_all([claim("b")]) == (False,)
        await two.release(claim("a", "second"))
        assert await one.claim_all([claim("b", ttl_ms=1)]) == (True,)
        for _ in range(100):  # it ends by itself
            if await two.claim_all([claim("c")]) == (True,):
                break
            await asyncio.sleep(0.01)
        else:
            pytest.fail("the claim never ended")


async def test_without_redis_everything_is_free(tmp_path: Path, clock: FakeClock) -> None:
    live = RedisLiveStore(f"unix://{tmp_path}/none.sock", clock)
    try:
        assert await live.claim_all([claim("a"), claim("b")]) == (True, True)
    finally:
        await live.stop()
