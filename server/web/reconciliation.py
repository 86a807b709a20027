"""The reconciliation of a period: every line that does not add up, seat by seat."""

import msgspec
from aiohttp import web

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Role
from server.stores.records.reconciliation import Difference
from server.web.bodies import reply
from server.web.parts import parts_of


class ReconciliationReport(msgspec.Struct, frozen=True, kw_only=True):
    """GET /api/v1/periods/{id}/reconciliation; no difference means it adds up."""

    period_id: str
    at_ms: int
    differences: tuple[Difference, ...]


async def show_reconciliation(request: web.Request) -> web.Response:
    """Answer with the differences of a period.

    Raises:
        RefusedError: UNAUTHENTICATED, FORBIDDEN or NOT_FOUND.
    """
    parts = parts_of(request)
    signed_in = await parts.authenticator.of_request(request, Role.CHIEF, Role.ADMIN)
    period_id = request.match_info["period_id"]
    async with parts.database.reading() as stores:
        period = await stores.periods.get(period_id)
        if period.sitting_id != signed_in.origin.sitting_id:
            raise RefusedError(ErrorCode.NOT_FOUND, what="period")
        differences = await stores.reconciliation.differences(period_id)
    return reply(
        ReconciliationReport(
            period_id=period_id, at_ms=parts.clock.now_ms(), differences=differences
        )
    )
