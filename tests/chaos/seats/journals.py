"""I10: until it is trimmed, a seat's journal holds every change that the server acknowledged."""

from pathlib import Path

from common.client.history import HistoryKind, read_history
from common.client.journal_file import find_journal
from common.client.seat_secret import seat_secret
from common.rules.journal_fold import fold_journal
from tests.chaos.exam.exam import Exam
from tests.chaos.result import Outcome

Content = tuple[str, tuple[int, ...]]


def check_journals(exam: Exam, outcome: Outcome) -> None:
    """Hold each journal against what its seat wrote down."""
    journals = sorted((exam.folder / "journals").glob("PC-*/*.journal"))
    outcome.figures["journals"] = outcome.figures.get("journals", 0) + len(journals)
    for journal in journals:
        number = int(journal.parent.name.removeprefix("PC-"))
        histories = sorted(exam.histories.glob(f"E-{number:04d}-*.jsonl"))
        _check(journal, histories, outcome)


def _check(journal: Path, histories: list[Path], outcome: Outcome) -> None:
    found = find_journal(journal, seat_secret(journal.parent))
    if found.reading.damage is not None:
        outcome.miss("journal_damaged", f"{journal.parent.name}: {found.reading.damage}")
    kept = {
        place: (change.item_id, change.value)
        for place, change in fold_journal(found.records).all_changes.items()
    }
    for place, content in _acknowledged(histories).items():
        if kept.get(place) != content:
            outcome.miss("not_in_journal", f"{journal.parent.name}: {place}")


def _acknowledged(histories: list[Path]) -> dict[tuple[int, int], Content]:
    given: dict[tuple[int, int], Content] = {}
    upto: dict[int, int] = {}
    for line in (line for file in histories for line in read_history(file)):
        if line.kind is HistoryKind.INVOKE:
            given[line.epoch, line.seq] = (line.item_id, line.value)
        elif line.kind is HistoryKind.ACKNOWLEDGED:
            upto[line.epoch] = max(upto.get(line.epoch, 0), line.seq)
    return {place: content for place, content in given.items() if place[1] <= upto.get(place[0], 0)}
