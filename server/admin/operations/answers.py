"""Answers: does everything add up."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.contract import Context, Operation
from server.admin.operations.sittings import current_sitting
from server.stores.records.reconciliation import Difference


class Reconcile(msgspec.Struct, frozen=True, kw_only=True):
    """Which periods of the current sitting.

    Args:
        period: number of the period; None for all.
    """

    period: int | None = None


class PeriodDifferences(msgspec.Struct, frozen=True, kw_only=True):
    """A period; without differences it adds up."""

    period: int
    period_id: str
    differences: tuple[Difference, ...]


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """All periods that were looked at."""

    periods: tuple[PeriodDifferences, ...]

    @property
    def count(self) -> int:
        """How many differences there are."""
        return sum(len(period.differences) for period in self.periods)


async def reconcile(context: Context, request: Reconcile) -> Reconciliation:
    """Look at every attempt of the periods.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period).
    """
    async with context.database.reading() as stores:
        sitting = await current_sitting(stores)
        periods = await stores.periods.list_of_sitting(sitting.sitting_id)
        wanted = [p for p in periods if request.period in {None, p.number}]
        if not wanted:
            raise RefusedError(ErrorCode.NOT_FOUND, "no_such_period", period=request.period)
        found = [
            PeriodDifferences(
                period=period.number,
                period_id=period.period_id,
                differences=await stores.reconciliation.differences(period.period_id),
            )
            for period in wanted
        ]
    return Reconciliation(periods=tuple(found))


RECONCILE = Operation("answers.reconcile", Reconcile, Reconciliation, reconcile)
