"""The server's time: what it is, how far the machine's is from it, and taking that one over."""

import msgspec

from common.core.clock import utc_text
from common.core.errors import ErrorCode, RefusedError
from common.core.steady_clock import SteadyClock
from common.rules.outage import TIMED
from server.admin.operations.contract import ADMINISTRATOR, Context, Nothing, Operation


class ClockState(msgspec.Struct, frozen=True, kw_only=True):
    """Both times.

    Args:
        server: the server's time, UTC.
        ahead_ms: by how much the machine's clock is ahead of it; below zero is behind.
    """

    server: str
    ahead_ms: int


class AdoptClock(msgspec.Struct, frozen=True, kw_only=True):
    """Why the machine's time is taken over."""

    reason: str


async def show_clock(context: Context, _request: Nothing) -> ClockState:
    """Return both times.

    Raises:
        RefusedError: UNAVAILABLE, the server does not run.
    """
    return _state(_running(context))


async def adopt_clock(context: Context, request: AdoptClock) -> ClockState:
    """Take the machine's time over while nobody's exam is timed.

    Raises:
        RefusedError: UNAVAILABLE (the server does not run), GUARD_FAILED (somebody's clock runs).
    """
    clock = _running(context)
    async with context.publisher.writing() as uow:
        sitting = await uow.sittings.current()
        periods = () if sitting is None else await uow.periods.list_of_sitting(sitting.sitting_id)
        timed = next((period for period in periods if period.stage in TIMED), None)
        if timed is not None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "exam_is_timed", period=timed.number)
        before = _state(clock)
        clock.adopt_wall()
        uow.audit(
            ADMINISTRATOR, "clock.adopt", "server:clock", before, _state(clock), request.reason
        )
    return _state(clock)


def _running(context: Context) -> SteadyClock:
    if context.router is None or not isinstance(context.clock, SteadyClock):
        raise RefusedError(ErrorCode.UNAVAILABLE, "server_not_running")
    return context.clock


def _state(clock: SteadyClock) -> ClockState:
    return ClockState(server=utc_text(clock.now_ms()), ahead_ms=clock.step_ms())


SHOW_CLOCK = Operation("clock.show", Nothing, ClockState, show_clock)
ADOPT_CLOCK = Operation("clock.adopt", AdoptClock, ClockState, adopt_clock)
