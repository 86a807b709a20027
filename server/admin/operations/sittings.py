"""Sittings: made from a plan, and looked at."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import PeriodRow, RoomRow
from server.admin.operations.contract import ADMINISTRATOR, Context, Nothing, Operation
from server.content.plans import read_plan
from server.stores.records.exams import Sitting
from server.stores.unit_of_work import Stores


class CreateSitting(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a plan file."""

    plan: str


class PeriodOverview(msgspec.Struct, frozen=True, kw_only=True):
    """A period and its rooms.

    Args:
        package_id: the sealed paper in use; None before the first sealing.
    """

    period: PeriodRow
    rooms: tuple[RoomRow, ...]
    candidates: int
    package_id: str | None


class SittingOverview(msgspec.Struct, frozen=True, kw_only=True):
    """The sitting of today."""

    sitting: Sitting
    periods: tuple[PeriodOverview, ...]


async def create_sitting(context: Context, request: CreateSitting) -> SittingOverview:
    """Import a plan as a new sitting, which is then the current one.

    Raises:
        PlanError: everything that is wrong with the plan; nothing was written.
    """
    plan, password_hashes = await read_plan(request.plan.encode())
    async with context.database.writing() as uow:
        imported = await uow.plans.write(plan, password_hashes)
        uow.audit(ADMINISTRATOR, "sitting.create", f"sitting:{imported.sitting_id}")
    return await show_sitting(context, Nothing())


async def show_sitting(context: Context, _request: Nothing) -> SittingOverview:
    """Return the current sitting.

    Raises:
        RefusedError: NOT_FOUND.
    """
    async with context.database.reading() as stores:
        sitting = await current_sitting(stores)
        periods = await stores.periods.list_of_sitting(sitting.sitting_id)
        return SittingOverview(
            sitting=sitting, periods=tuple([await _overview(stores, p) for p in periods])
        )


async def current_sitting(stores: Stores) -> Sitting:
    """Return the current sitting.

    Raises:
        RefusedError: NOT_FOUND.
    """
    sitting = await stores.sittings.current()
    if sitting is None:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_sitting")
    return sitting


async def _overview(stores: Stores, period: PeriodRow) -> PeriodOverview:
    package = await stores.packages.of_period(period.period_id)
    return PeriodOverview(
        period=period,
        rooms=await stores.rooms.list_of_period(period.period_id),
        candidates=len(await stores.candidates.list_of_period(period.period_id)),
        package_id=package.package_id if package is not None else None,
    )


CREATE_SITTING = Operation("sitting.create", CreateSitting, SittingOverview, create_sitting)
SHOW_SITTING = Operation("sitting.show", Nothing, SittingOverview, show_sitting)
