"""Seals the paper of a period: what seats fetch hours ahead, without any answer key in it.

The file is durable before the row that names it: a crash between leaves a file nobody knows, never
a row without its file.
"""

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.crypto.keyring import Keyring
from common.crypto.packages import SealedPackage, seal_package
from common.protocol.paper import Paper, PaperItem, PaperSubject, encode_paper
from server.stores.contracts import FileShare
from server.stores.database.database import Database
from server.stores.records import exams
from server.stores.records.exams import Package


class PackageBuilder:
    """Makes packages.

    Args:
        database: has the exam.
        files: gets the sealed bytes.
        keyring: signs them.
        clock: dates them.
    """

    def __init__(
        self, database: Database, files: FileShare, keyring: Keyring, clock: Clock
    ) -> None:
        """Take the parts."""
        self._database = database
        self._files = files
        self._keyring = keyring
        self._clock = clock

    async def seal(self, period_id: str) -> Package:
        """Seal the paper of a period anew and keep the file; the caller keeps the row.

        Raises:
            RefusedError: NOT_FOUND (no such period), or GUARD_FAILED where it has no items.
        """
        async with self._database.reading() as stores:
            await stores.periods.get(period_id)
            papers = await stores.exams.papers(period_id)
        if len(papers) != 1 or not any(subject.items for subject in papers[0].subjects):
            raise RefusedError(ErrorCode.GUARD_FAILED, "no_paper", papers=len(papers))
        sealed = seal_package(
            encode_paper(paper_of(papers[0])),
            package_id=new_id(),
            period_id=period_id,
            signer=self._keyring,
        )
        package = self._package(sealed, papers[0].exam_period_id)
        await self._files.put(package.path, sealed.blob)
        return package

    def _package(self, sealed: SealedPackage, exam_period_id: str) -> Package:
        manifest = sealed.manifest
        return Package(
            package_id=manifest.package_id,
            period_id=manifest.period_id,
            exam_period_id=exam_period_id,
            digest=manifest.digest,
            size=len(sealed.blob),
            path=f"packages/{manifest.package_id}.gdmp",
            key=sealed.key,
            created_ms=self._clock.now_ms(),
        )


def paper_of(paper: exams.Paper) -> Paper:
    """Return what seats show of an exam's paper: no points, no keys; numbers run through."""
    number = 0
    subjects = []
    for subject in paper.subjects:
        items = []
        for item in subject.items:
            number += 1
            items.append(
                PaperItem(item_id=item.item_id, number=number, stem=item.stem, choices=item.choices)
            )
        subjects.append(PaperSubject(title=subject.title, items=tuple(items)))
    return Paper(period_id=paper.period_id, title=paper.title, subjects=tuple(subjects))
