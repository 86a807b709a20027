"""Seals: the first one of a version wins."""

from sqlalchemy import ColumnElement, func, select, update

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import SealRow
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import AttemptRow, SittingPeriodRow, SubmissionRow
from server.stores.database.store import Store

_T = SubmissionRow
_SELECT = select(
    _T.attempt_id,
    AttemptRow.registration_id,
    AttemptRow.room_id,
    _T.version,
    _T.kind,
    _T.answered,
    _T.root,
    _T.receipt,
    _T.signature,
    _T.sealed_ms,
).join(AttemptRow, AttemptRow.id == _T.attempt_id)
_IN_FORCE = _T.version == AttemptRow.submission_version
_INSERT = BatchStatement(
    (
        ("attempt_id", Kind.TEXT),
        ("version", Kind.INTEGER),
        ("kind", Kind.TEXT),
        ("answered", Kind.INTEGER),
        ("root", Kind.TEXT),
        ("receipt", Kind.TEXT),
        ("signature", Kind.TEXT),
        ("sealed_ms", Kind.BIGINT),
    ),
    """
    INSERT INTO submissions
        (attempt_id, version, kind, answered, root, receipt, signature, sealed_ms)
    SELECT new.attempt_id, new.version, new.kind, new.answered, new.root, new.receipt,
        new.signature, new.sealed_ms
    FROM {rows} WHERE true ON CONFLICT (attempt_id, version) DO NOTHING
    """,
)


class SubmissionStore(Store):
    """Seals and their receipts."""

    async def find(self, attempt_id: str) -> SealRow | None:
        """Return the newest seal of an attempt, or None."""
        return await self._find(
            SealRow, _SELECT.where(_T.attempt_id == attempt_id).order_by(_T.version.desc())
        )

    async def find_in_force(self, attempt_id: str) -> SealRow | None:
        """Return the seal of the version that counts now; None while that one is written."""
        return await self._find(SealRow, _SELECT.where(_T.attempt_id == attempt_id, _IN_FORCE))

    async def add(self, row: SealRow) -> None:
        """Keep a seal.

        Raises:
            RefusedError: ALREADY_SEALED, the version has one.
        """
        cells = (
            row.attempt_id,
            row.version,
            row.kind,
            row.answered,
            row.root,
            row.receipt,
            row.signature,
            row.sealed_ms,
        )
        self._access.gates.doubt(row.attempt_id)
        if await self._access.batch(_INSERT, [cells]) != 1:
            raise RefusedError(ErrorCode.ALREADY_SEALED, version=row.version)

    async def list_of_period(self, period_id: str) -> tuple[SealRow, ...]:
        """Return the seals in force of a period: an attempt opened again has none."""
        of_period = AttemptRow.sitting_period_id == period_id
        return await self._all(SealRow, _SELECT.where(of_period, _IN_FORCE).order_by(_T.attempt_id))

    async def list_replaced(self, period_id: str) -> tuple[SealRow, ...]:
        """Return the seals that a reopening put out of force, the oldest version first."""
        of_period = AttemptRow.sitting_period_id == period_id
        return await self._all(
            SealRow, _SELECT.where(of_period, ~_IN_FORCE).order_by(_T.attempt_id, _T.version)
        )

    async def list_of_sitting(
        self, sitting_id: str, room_ids: frozenset[str] | None
    ) -> tuple[SealRow, ...]:
        """Return the newest seals of some rooms, or of all where `room_ids` is None."""
        periods = select(SittingPeriodRow.id).where(SittingPeriodRow.sitting_id == sitting_id)
        where = AttemptRow.sitting_period_id.in_(periods)
        if room_ids is None:
            return await self._newest(where)
        return await self._newest(where, AttemptRow.room_id.in_(sorted(room_ids)))

    async def _newest(self, *where: ColumnElement[bool]) -> tuple[SealRow, ...]:
        newest = (
            select(_T.attempt_id, func.max(_T.version).label("version"))
            .join(AttemptRow, AttemptRow.id == _T.attempt_id)
            .where(*where)
            .group_by(_T.attempt_id)
            .subquery()
        )
        return await self._all(
            SealRow,
            _SELECT.join(
                newest,
                (newest.c.attempt_id == _T.attempt_id) & (newest.c.version == _T.version),
            ).order_by(_T.attempt_id),
        )

    async def reopen(self, attempt_id: str) -> int:
        """Begin the next version, so that the attempt may be written and sealed again.

        Returns:
            the new version.
        """
        self._access.gates.doubt(attempt_id)
        await self._access.run(
            update(AttemptRow)
            .where(AttemptRow.id == attempt_id)
            .values(submission_version=AttemptRow.submission_version + 1)
        )
        found = await self._access.first(
            select(AttemptRow.submission_version).where(AttemptRow.id == attempt_id)
        )
        return 0 if found is None else int(found["submission_version"])
