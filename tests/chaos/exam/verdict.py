"""After an exam: the files of the stopped server against what everybody wrote down."""

import asyncio
from pathlib import Path
from typing import Protocol

from server.admin.caller import opened
from server.admin.operations.answers import RECONCILE, Reconcile
from server.settings import DataFolder
from tests.chaos.result import Outcome
from tests.helpers.history_checker import check_folder


class Played(Protocol):
    """An exam that is over, and where everything about it lies."""

    @property
    def folder(self) -> Path:
        """All of it."""
        ...

    @property
    def data(self) -> Path:
        """The data folder of the stopped server."""
        ...

    @property
    def histories(self) -> Path:
        """What the seats wrote down."""
        ...

    @property
    def acts(self) -> Path:
        """What staff wrote down."""
        ...


def judge(exam: Played, outcome: Outcome) -> None:
    """Add what is wrong to the outcome, and how much was looked at."""
    report = check_folder(exam.data, exam.histories, whole=True, acts=exam.acts)
    outcome.lost += len(report.lost) + len(report.forgotten)
    outcome.doubled += len(report.doubled)
    outcome.misplaced += len(report.misplaced)
    for name, wrong in report.wrongs().items():
        outcome.note(f"{name}: {', '.join(wrong[:3])}")
        if name not in {"lost", "forgotten", "doubled", "misplaced"}:
            outcome.misses[name] = outcome.misses.get(name, 0) + len(wrong)
    if not report.found:
        outcome.miss("nothing_acknowledged", str(exam.folder))
    outcome.miss("differences", "of the reconciliation", asyncio.run(_differences(exam.data)))
    for name, count in (
        ("acknowledged", report.acknowledged),
        ("receipts", report.receipts),
        ("acts", report.acts),
        ("events", report.events),
    ):
        outcome.figures[name] = outcome.figures.get(name, 0) + count


async def _differences(data: Path) -> int:
    async with opened(DataFolder(data)) as context:
        found = await RECONCILE.run(context, Reconcile())
        return sum(len(period.differences) for period in found.periods)
