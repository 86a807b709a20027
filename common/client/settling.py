"""Waiting until a server has all that a seat gave."""

import asyncio

from common.client.seat import Seat
from common.core.errors import ErrorCode, RefusedError

_LOOK_S = 0.05


async def settled(seat: Seat, seconds: float) -> None:
    """Wait until the server has acknowledged all that the seat gave, or takes no more of it.

    Raises:
        RefusedError: UNAVAILABLE; something was still unsent after `seconds`.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while seat.unsent and seat.stopped_by is None:
        if loop.time() > end:
            raise RefusedError(ErrorCode.UNAVAILABLE, "unsent_answers", count=seat.unsent)
        await asyncio.sleep(_LOOK_S)
