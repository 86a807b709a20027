"""Enrols the PC of a simulated candidate, as a person would who types the code."""

from common.client.address import CentreAddress
from common.client.device import SeatDevice, enrol
from common.client.errors import LinkError
from common.client.rest import RestClient
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.crypto.device_keys import DeviceKey

_log = get_logger("simulation.enrolment")
_BUSY = frozenset({ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.SIGN_IN_HELD})
_TRY_AGAIN_S = 1.0


async def enrolled(address: CentreAddress, code: str, name: str, clock: Clock) -> SeatDevice | None:
    """Return the enrolled PC; None without a code.

    Args:
        address: of the centre.
        code: as it was printed; empty for none.
        name: tells this machine from the others of the simulation.
        clock: between two tries.

    Raises:
        RefusedError: the code is wrong, was used, or has ended.
    """
    if not code:
        return None
    key = DeviceKey.new()
    while True:
        try:
            async with RestClient(address) as rest:
                return await enrol(rest, code, f"simulated {name}", key)
        except LinkError as error:
            _log.info("enrol_again", problem=error.problem.value)
        except RefusedError as error:
            if error.code not in _BUSY:
                raise
            _log.info("enrol_again", code=error.code.value)
        await clock.sleep(_TRY_AGAIN_S)
