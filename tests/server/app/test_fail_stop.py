"""A disk that fails ends the process at once, whatever else goes on."""

import asyncio

from common.core.clock import FakeClock
from server.app.fail_stop import FailStop


async def _pass(clock: FakeClock, seconds: float) -> None:
    for _ in range(int(seconds * 20)):
        await asyncio.sleep(0)
        clock.advance(0.05)
    await asyncio.sleep(0)


async def test_it_leaves_with_the_code_the_service_manager_restarts_on() -> None:
    clock, reason, codes = FakeClock(), [""], list[int]()
    watch = FailStop(lambda: reason[0], clock, codes.append)
    watch.start()
    await _pass(clock, 10)
    assert codes == []
    reason[0] = "disk I/O error"
    await _pass(clock, 0.2)
    assert codes == [70]
    await watch.stop()


async def test_it_looks_no_more_once_stopped() -> None:
    clock, codes = FakeClock(), list[int]()
    watch = FailStop(lambda: "disk I/O error", clock, codes.append)
    watch.start()
    await watch.stop()
    await _pass(clock, 1)
    assert codes == []
