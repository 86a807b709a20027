"""Papers: sealed for the seats."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.routing import Origin
from common.protocol.rows import PeriodRow
from common.protocol.stages import ChangePeriodStage
from common.protocol.vocabulary import Role, Stage
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.admin.operations.sittings import current_sitting
from server.content.package import PackageBuilder
from server.managers.state_manager.stage_facts import StageSources
from server.managers.state_manager.state_manager import StateManager
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork

_SEALABLE = frozenset({Stage.DRAFT, Stage.SEALED_IN})


class SealExam(msgspec.Struct, frozen=True, kw_only=True):
    """Seal the paper of one period of the current sitting, or of all.

    Args:
        period: number of the period; None for all.
    """

    period: int | None = None


class SealedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A package as it was made; without its key."""

    period: int
    period_id: str
    package_id: str
    digest: str
    size: int


class SealedPapers(msgspec.Struct, frozen=True, kw_only=True):
    """All that were made."""

    packages: tuple[SealedPaper, ...]


async def seal_exam(context: Context, request: SealExam) -> SealedPapers:
    """Seal papers anew; a period that is still a draft is then sealed in.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period), GUARD_FAILED (no items, no
            candidates, or the period has been opened).
    """
    async with context.database.reading() as stores:
        sitting = await current_sitting(stores)
        periods = await stores.periods.list_of_sitting(sitting.sitting_id)
    wanted = [p for p in periods if request.period in {None, p.number}]
    if not wanted:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_period", period=request.period)
    for period in wanted:
        if period.stage not in _SEALABLE:
            raise RefusedError(ErrorCode.GUARD_FAILED, "period_opened", period=period.number)
    return SealedPapers(packages=tuple([await _seal(context, period) for period in wanted]))


async def _seal(context: Context, period: PeriodRow) -> SealedPaper:
    """Keep package, stage and audit row together, or none of them."""
    builder = PackageBuilder(context.database, context.files, context.keyring, context.clock)
    package = await builder.seal(period.period_id)
    paper = SealedPaper(
        period=period.number,
        period_id=period.period_id,
        package_id=package.package_id,
        digest=package.digest,
        size=package.size,
    )
    async with context.publisher.writing() as uow:
        await uow.packages.add(package)
        uow.audit(ADMINISTRATOR, "exam.seal", f"period:{paper.period_id}", after=paper)
        if period.stage is Stage.DRAFT:
            await _seal_in(context, uow, period)
    return paper


async def _seal_in(context: Context, uow: UnitOfWork, period: PeriodRow) -> None:
    message = ChangePeriodStage(
        period_id=period.period_id, to=Stage.SEALED_IN, version=period.version
    )
    origin = Origin(role=Role.ADMIN, actor_id=ADMINISTRATOR.id, sitting_id=period.sitting_id)
    item = WorkItem(id=new_id(), message=message, origin=origin, received_ms=context.clock.now_ms())
    sign_in_ms = round(context.settings.token_hours * 3_600_000)
    sources = StageSources(context.live, lambda: True, sign_in_ms)
    await StateManager(context.clock, sources).handlers[ChangePeriodStage](uow, item)


SEAL_EXAM = Operation("exam.seal", SealExam, SealedPapers, seal_exam)
