"""What anybody on the centre's network may know of it."""

from aiohttp import web

from common.protocol.rest import CentreFacts
from server.web.attempts import shown_period
from server.web.bodies import reply
from server.web.parts import parts_of


async def show_centre(request: web.Request) -> web.Response:
    """Answer with the centre's name, what is sat today, and the server's clock."""
    parts = parts_of(request)
    async with parts.database.reading() as stores:
        sitting = await stores.sittings.current()
        periods = (
            await stores.periods.list_of_sitting(sitting.sitting_id) if sitting is not None else ()
        )
    period = shown_period(periods) or (periods[0] if periods else None)
    return reply(
        CentreFacts(
            centre_name=sitting.centre_name if sitting else parts.settings.centre_name,
            sitting_title=sitting.title if sitting else "",
            exam_title=sitting.exam_title if sitting else "",
            period_title=period.title if period else "",
            server_ms=parts.clock.now_ms(),
            version=parts.version,
            devices_required=parts.settings.devices_required,
        )
    )
