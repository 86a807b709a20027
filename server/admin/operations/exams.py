"""Papers: sealed for the seats."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.admin.operations.sittings import current_sitting
from server.content.package import PackageBuilder


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
    """Seal papers anew.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period), GUARD_FAILED (no items).
    """
    async with context.database.reading() as stores:
        sitting = await current_sitting(stores)
        periods = await stores.periods.list_of_sitting(sitting.sitting_id)
    wanted = [p for p in periods if request.period in {None, p.number}]
    if not wanted:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_period", period=request.period)
    builder = PackageBuilder(context.database, context.files, context.keyring, context.clock)
    made = []
    for period in wanted:
        package = await builder.seal(period.period_id)
        made.append(
            SealedPaper(
                period=period.number,
                period_id=period.period_id,
                package_id=package.package_id,
                digest=package.digest,
                size=package.size,
            )
        )
    async with context.database.writing() as uow:
        for paper in made:
            uow.audit(ADMINISTRATOR, "exam.seal", f"period:{paper.period_id}", after=paper)
    return SealedPapers(packages=tuple(made))


SEAL_EXAM = Operation("exam.seal", SealExam, SealedPapers, seal_exam)
