"""Answers: does everything add up, and is it still what was sealed and signed."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import PeriodRow
from server.admin.operations.contract import Context, Operation
from server.admin.operations.sittings import current_sitting
from server.managers.answer_manager.verification import verify_period
from server.stores.files.answer_files import AnswerFiles
from server.stores.records.reconciliation import Difference
from server.stores.unit_of_work import Stores


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


class VerifiedPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A period that was recomputed.

    Args:
        attempts: how many there are.
        seals: how many of them are sealed.
    """

    period: int
    period_id: str
    attempts: int
    seals: int
    differences: tuple[Difference, ...]


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """All periods that were recomputed."""

    periods: tuple[VerifiedPeriod, ...]

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
        found = [
            PeriodDifferences(
                period=period.number,
                period_id=period.period_id,
                differences=await stores.reconciliation.differences(period.period_id),
            )
            for period in await periods_of(stores, request)
        ]
    return Reconciliation(periods=tuple(found))


async def verify(context: Context, request: Reconcile) -> Verification:
    """Recompute the seals of the periods from their entries, and compare the files on the share.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period).
        StorageError: the share cannot be read.
    """
    files = AnswerFiles(context.files, context.keyring)
    async with context.database.reading() as stores:
        found = [
            VerifiedPeriod(
                period=period.number,
                period_id=period.period_id,
                attempts=len(await stores.reconciliation.seats(period.period_id)),
                seals=len(await stores.submissions.list_of_period(period.period_id))
                + len(await stores.submissions.list_replaced(period.period_id)),
                differences=await verify_period(stores, files, context.keyring, period.period_id),
            )
            for period in await periods_of(stores, request)
        ]
    return Verification(periods=tuple(found))


async def periods_of(stores: Stores, request: Reconcile) -> list[PeriodRow]:
    """Return the wanted periods of the current sitting.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period).
    """
    sitting = await current_sitting(stores)
    periods = await stores.periods.list_of_sitting(sitting.sitting_id)
    wanted = [p for p in periods if request.period in {None, p.number}]
    if not wanted:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_period", period=request.period)
    return wanted


RECONCILE = Operation("answers.reconcile", Reconcile, Reconciliation, reconcile)
VERIFY = Operation("answers.verify", Reconcile, Verification, verify)
