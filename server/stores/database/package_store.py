"""Sealed papers; the content key is sealed too and opened on the way out."""

from sqlalchemy import RowMapping, insert, select

from common.crypto.blobs import context_of
from common.crypto.keyring import Purpose
from server.stores.database.models import PackageRow
from server.stores.database.store import Store, not_found
from server.stores.records.exams import Package

_T = PackageRow
_SELECT = select(*_T.__table__.columns)


class PackageStore(Store):
    """Packages."""

    async def add(self, package: Package) -> None:
        """Keep a package; the newest one of a period is the one in use."""
        await self._access.run(
            insert(_T).values(
                id=package.package_id,
                sitting_period_id=package.period_id,
                exam_period_id=package.exam_period_id,
                digest=package.digest,
                size=package.size,
                path=package.path,
                key=self._access.keyring.seal(
                    Purpose.CONTENT, package.key, _key_context(package.package_id)
                ),
                created_ms=package.created_ms,
            )
        )

    async def get(self, package_id: str) -> Package:
        """Return a package.

        Raises:
            RefusedError: NOT_FOUND.
        """
        row = await self._access.first(_SELECT.where(_T.id == package_id))
        if row is None:
            raise not_found(what="package")
        return self._package(row)

    async def of_period(self, period_id: str) -> Package | None:
        """Return the package in use of a sitting period, or None."""
        row = await self._access.first(
            _SELECT.where(_T.sitting_period_id == period_id)
            .order_by(_T.created_ms.desc(), _T.id.desc())
            .limit(1)
        )
        return None if row is None else self._package(row)

    def _package(self, row: RowMapping) -> Package:
        return Package(
            package_id=row["id"],
            period_id=row["sitting_period_id"],
            exam_period_id=row["exam_period_id"],
            digest=row["digest"],
            size=row["size"],
            path=row["path"],
            key=self._access.keyring.open(Purpose.CONTENT, row["key"], _key_context(row["id"])),
            created_ms=row["created_ms"],
        )


def _key_context(package_id: str) -> bytes:
    return context_of("package", package_id, "key")
