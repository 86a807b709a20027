"""Finds whom a sitting's settings would end early, before it is sealed in and before it opens."""

from common.protocol.rows import PeriodRow
from common.protocol.vocabulary import Stage
from common.rules.entitlement import EarlyStop, Stops, early_stops
from server.stores.unit_of_work import UnitOfWork

_ASKED = frozenset({Stage.SEALED_IN, Stage.OPEN})


async def stops_of(
    work: UnitOfWork, period: PeriodRow, to: Stage, sign_in_ms: int | None
) -> tuple[EarlyStop, ...]:
    """Return everybody who would be cut short; nobody where the stage does not ask for it.

    Args:
        work: the unit of work.
        period: about to change its stage.
        to: its next stage.
        sign_in_ms: how long a sign-in lasts; None does not end.
    """
    if to not in _ASKED or period.stage not in {Stage.DRAFT, Stage.SEALED_IN}:
        return ()
    later = [
        row.planned_start_ms
        for row in await work.periods.list_of_sitting(period.sitting_id)
        if row.number > period.number and row.stage is not Stage.CANCELLED
    ]
    stops = Stops(
        start_ms=period.planned_start_ms,
        latest_end_ms=period.latest_end_ms,
        next_start_ms=min(later, default=None),
        sign_in_ms=sign_in_ms,
    )
    return early_stops(await work.entitlements.list_of_period(period.period_id), stops)
