"""Counts go to the consoles by and by, one message for each seat that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from server.managers.progress_ticker import ProgressTicker
from server.stores.database.answer_store import AnswerStore
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _marked(c: Centre) -> ProgressTicker:
    """A ticker of its own, told of A and B as the publisher tells it."""
    ticker = ProgressTicker(c.database, c.live, c.queues.socket, c.clock)
    for name in "AB":
        await c.tell(c.candidate(name), acts.answers(c, name, 1, 2))
    async with c.reading() as stores:
        places = {c.ids[n]: await stores.registrations.place(c.ids[n]) for n in "AB"}
        ticker.mark({id_: (one.sitting_id, one.room_id or "") for id_, one in places.items()})
    return ticker


async def test_changed_seats_are_told_once(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        ticker = await _marked(c)
        known = SeatLive(attempt_id=c.ids["A"], room_id=c.ids["101호"], position=7, seen_ms=5)
        await c.live.put_seats(c.ids["sitting"], [known])
        before = len(c.heard)
        await ticker.tick()
        told = c.heard[before:]
        assert sorted(c.scribe.line(item) for item in told) == ["live A 2", "live B 2"]
        assert {item.key for item in told} == {f"live:{c.ids['A']}", f"live:{c.ids['B']}"}
        mine = next(i.message for i in told if i.address.attempt_id == c.ids["A"])
        assert isinstance(mine, SeatLiveChanged)
        assert mine.live == replace(known, answered=2, saved_ms=c.clock.now_ms())
        await ticker.tick()
        assert len(c.heard) == before + 2


async def test_a_failed_tick_is_made_up_for(
    centre: OpenCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="AB") as c:
        ticker = await _marked(c)

        async def failing(*_args: object) -> dict[str, int]:
            message = "torn"
            raise ValueError(message)

        with monkeypatch.context() as patched:
            patched.setattr(AnswerStore, "answered_counts", failing)
            with pytest.raises(ValueError, match="torn"):
                await ticker.tick()
        before = len(c.heard)
        await ticker.tick()
        assert len(c.heard) == before + 2


async def test_a_new_ticker_counts_everybody_who_has_begun(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        ticker = ProgressTicker(c.database, c.live, c.queues.socket, c.clock)
        before = len(c.heard)
        await ticker.recall()
        await ticker.tick()
        assert {c.scribe.line(item) for item in c.heard[before:]} >= {"live A 2", "live B 0"}
