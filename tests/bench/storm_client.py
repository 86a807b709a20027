"""Seats of a reconnect storm: `python -m tests.bench.storm_client TASK`, ended with its input.

It says when its seats are attached, waits for the line `storm`, and says when all of them have come
back after the server's end.
"""

import asyncio
import contextlib
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import uvloop

from common.core.tasks import TaskScope
from common.crypto.tls import client_ssl_context
from tests.bench.storm_seat import StormSeat, Tally
from tests.bench.storm_task import Calm, Gathered, StormTask, read_task

_AT_ONCE = 64
_GATHER_S = 80.0
_CALM_S = 80.0
_TICK_S = 0.02


class StormClient:
    """All seats of one process."""

    def __init__(self, task: StormTask, scope: TaskScope) -> None:
        authority = task.target.authority
        context = client_ssl_context(authority) if authority is not None else None
        self._task = task
        self._scope = scope
        self.tally = Tally()
        self.seats = [
            StormSeat(number, seat, task, context, self.tally)
            for number, seat in enumerate(task.target.seats)
        ]

    async def gather(self) -> Gathered:
        """Attach everybody, and let them answer from then on."""
        gate = asyncio.Semaphore(_AT_ONCE)
        for number, seat in enumerate(self.seats):
            self._scope.start(seat.live(gate), name=f"seat:{number}")
        done = await self._until(lambda: self.tally.attached == len(self.seats), _GATHER_S)
        self._scope.start(self._act(), name="act")
        error = "" if done else "not all came"
        return Gathered(attached=self.tally.attached, error=error)

    async def storm(self) -> Calm:
        """Wait until everybody is back and had an answer acknowledged."""
        count = len(self.seats)
        for seat in self.seats:
            seat.tries = 0
        self.tally.storm = True
        await self._until(lambda: self.tally.attached < count, _CALM_S)
        wall, cpu = time.monotonic(), time.process_time()
        done = await self._until(
            lambda: self.tally.attached == count and self.tally.acknowledged == count, _CALM_S
        )
        tally = self.tally
        if not done:
            tally.faults.append(f"{tally.attached} attached, {tally.acknowledged} acknowledged")
        return Calm(
            welcomed_ms=tally.welcomed_ms,
            join_ms=tally.join_ms,
            first_ack_ms=tally.first_ack_ms,
            steady_ack_ms=tally.steady_ack_ms,
            tries=[seat.tries for seat in self.seats],
            resumed=tally.resumed,
            faults=tally.faults,
            cpu_s=time.process_time() - cpu,
            wall_s=time.monotonic() - wall,
        )

    async def _act(self) -> None:
        """Let seats answer at their rate and beat, evenly spread over the time."""
        count, beat_s = len(self.seats), self._task.target.beat_ms / 1000
        began, saves, beats = time.monotonic(), 0, 0
        while True:
            await asyncio.sleep(_TICK_S)
            passed = time.monotonic() - began
            saves_due = int(passed * self._task.saves_per_s)
            for number in range(saves, saves_due):
                self.seats[number % count].save()
            beats_due = int(passed / beat_s * count) if beat_s else 0
            for number in range(beats, beats_due):
                self.seats[number % count].beat()
            saves, beats = saves_due, beats_due

    @staticmethod
    async def _until(happened: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not happened() and time.monotonic() < deadline:  # noqa: ASYNC110  thousands tell it
            await asyncio.sleep(_TICK_S)
        return happened()


async def _run(task: StormTask) -> None:
    scope = TaskScope("storm")
    client = StormClient(task, scope)
    _say(await client.gather())
    gc.freeze()
    loop = asyncio.get_running_loop()
    while (await loop.run_in_executor(None, sys.stdin.readline)).strip() == "storm":
        _say(await client.storm())
    await scope.stop()


def _say(what: msgspec.Struct) -> None:
    sys.stdout.write(msgspec.json.encode(what).decode() + "\n")
    sys.stdout.flush()


def main(path: str) -> None:
    """Run the task in the file `path`."""
    with (
        contextlib.suppress(KeyboardInterrupt),
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(_run(read_task(Path(path))))


if __name__ == "__main__":
    main(sys.argv[1])
