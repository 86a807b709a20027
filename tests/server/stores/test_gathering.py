"""Questions that come together are answered together, and each gets its own answer."""

import asyncio
from collections.abc import Sequence

import pytest

from server.stores.gathering import MOST, Gathering


class _Reader:
    """Doubles numbers; odd ones are refused, and it may fail as a whole."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.broken = False
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def read(self, numbers: Sequence[int]) -> list[int | Exception]:
        self.batches.append(list(numbers))
        await self.go_on.wait()
        if self.broken:
            message = "the disk is gone"
            raise OSError(message)
        return [ValueError(number) if number % 2 else number * 2 for number in numbers]


def _gathering(reader: _Reader, pause_s: float = 0.0) -> Gathering[int, int]:
    return Gathering("test", reader.read, pause_s)


async def test_who_comes_while_others_wait_is_answered_with_them() -> None:
    reader = _Reader()
    reader.go_on.clear()
    gathering = _gathering(reader)
    first = asyncio.gather(gathering.ask(2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    later = asyncio.gather(gathering.ask(4), gathering.ask(6), gathering.ask(8))
    await asyncio.sleep(0)
    reader.go_on.set()
    assert list(await first) == [4]
    assert list(await later) == [8, 12, 16]
    assert reader.batches == [[2], [4, 6, 8]]


async def test_a_refusal_meets_only_who_asked() -> None:
    gathering = _gathering(_Reader())
    answers = await asyncio.gather(*map(gathering.ask, (2, 3, 4)), return_exceptions=True)
    assert answers[0] == 4
    assert isinstance(answers[1], ValueError)
    assert answers[2] == 8


async def test_a_failure_meets_all_and_the_next_are_answered_again() -> None:
    reader = _Reader()
    reader.broken = True
    gathering = _gathering(reader)
    answers = await asyncio.gather(*map(gathering.ask, (2, 4)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [OSError, OSError]
    reader.broken = False
    assert await gathering.ask(6) == 12


async def test_who_has_gone_is_not_read_for_and_takes_nobody_along() -> None:
    reader = _Reader()
    reader.go_on.clear()
    gathering = _gathering(reader)
    first = asyncio.gather(gathering.ask(2))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gone, stays = asyncio.gather(gathering.ask(4)), asyncio.gather(gathering.ask(6))
    await asyncio.sleep(0)
    gone.cancel()
    first.cancel()
    for cancelled in (first, gone):
        with pytest.raises(asyncio.CancelledError):
            await cancelled
    reader.go_on.set()
    assert list(await stays) == [12]
    assert reader.batches == [[2], [6]]


async def test_no_reading_is_larger_than_the_loop_can_bear() -> None:
    reader = _Reader()
    gathering = _gathering(reader)
    await asyncio.gather(*map(gathering.ask, range(0, 4 * MOST, 2)))
    assert max(map(len, reader.batches)) == MOST
    assert sum(map(len, reader.batches)) == 2 * MOST


async def test_readings_keep_their_distance_and_the_first_does_not_wait() -> None:
    reader = _Reader()
    gathering = _gathering(reader, pause_s=0.05)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await gathering.ask(2)
    assert loop.time() - began < 0.05
    await gathering.ask(4)
    assert loop.time() - began >= 0.05
