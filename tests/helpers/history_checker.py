"""Compares what the seats wrote down with what lies in the database, after the server stopped.

    python -m tests.helpers.history_checker --data FOLDER --history FOLDER

It runs in a process of its own and reads the file itself: no code of the server's answer path
is asked, only the keyring, because answers lie sealed. The rules are I1-I4 of the reliability
page: every acknowledged change is there exactly once with the same content, one that was not
acknowledged at most once, nothing is there that its candidate did not send, and the latest
answers are the fold of the changes.
"""

import argparse
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from common.client.history import HistoryKind, HistoryLine, read_history
from common.crypto.keyring import Keyring
from server.stores.database.sealing import answer_context, open_value

Place = tuple[str, int, int]
"""Attempt, epoch, sequence."""
Content = tuple[str, tuple[int, ...]]
"""Item and value."""


class Report(msgspec.Struct, kw_only=True):
    """What the comparison found; `clean` when nothing is wrong.

    Args:
        acknowledged: changes the seats were told are durable.
        found: those of them that are in the database with the same content.
    """

    acknowledged: int = 0
    found: int = 0
    entries: int = 0
    receipts: int = 0
    lost: list[str] = []
    doubled: list[str] = []
    misplaced: list[str] = []
    unfolded: list[str] = []
    unsealed: list[str] = []

    @property
    def clean(self) -> bool:
        """Say whether nothing was lost, doubled or misplaced."""
        return not (self.lost or self.doubled or self.misplaced or self.unfolded or self.unsealed)


class _Told(msgspec.Struct):
    """What one seat wrote down, put together."""

    invoked: dict[Place, Content]
    acknowledged: set[Place]
    receipts: dict[str, str]


def check(data: Path, histories: Sequence[Path]) -> Report:
    """Compare the histories with the database of a stopped server."""
    told = _told(line for file in histories for line in read_history(file))
    keyring = Keyring.load(data / "keys")
    report = Report()
    with closing(sqlite3.connect(f"file:{data / 'gamdok.db'}?mode=ro", uri=True)) as database:
        stored = _stored(database, keyring, report)
        _check_entries(told, stored, report)
        _check_latest(database, keyring, stored, report)
        _check_receipts(database, told, report)
    return report


def check_folder(data: Path, histories: Path) -> Report:
    """Compare all histories of a folder."""
    return check(data, sorted(histories.glob("*.jsonl")))


def _told(lines: Iterator[HistoryLine]) -> _Told:
    told = _Told({}, set(), {})
    for line in lines:
        match line.kind:
            case HistoryKind.INVOKE:
                place = (line.attempt_id, line.epoch, line.seq)
                told.invoked[place] = (line.item_id, line.value)
            case HistoryKind.ACKNOWLEDGED:
                told.acknowledged.update(
                    place
                    for place in told.invoked
                    if place[:2] == (line.attempt_id, line.epoch) and place[2] <= line.seq
                )
            case HistoryKind.SUBMITTED:
                told.receipts[line.attempt_id] = line.receipt
    return told


def _stored(database: sqlite3.Connection, keyring: Keyring, report: Report) -> dict[Place, Content]:
    stored: dict[Place, Content] = {}
    rows = database.execute("SELECT attempt_id, epoch, seq, item_id, value FROM answer_entries")
    for attempt_id, epoch, seq, item_id, blob in rows:
        place = (attempt_id, epoch, seq)
        if place in stored:
            report.doubled.append(_name(place))
        context = answer_context(attempt_id, item_id, epoch, seq)
        stored[place] = (item_id, open_value(keyring, blob, context))
    report.entries = len(stored)
    return stored


def _check_entries(told: _Told, stored: Mapping[Place, Content], report: Report) -> None:
    report.acknowledged = len(told.acknowledged)
    for place in sorted(told.acknowledged):
        if stored.get(place) == told.invoked[place]:
            report.found += 1
        else:
            report.lost.append(_name(place))
    mine = {place[0] for place in told.invoked}
    for place, content in stored.items():
        if place[0] in mine and told.invoked.get(place) != content:
            report.misplaced.append(_name(place))


def _check_latest(
    database: sqlite3.Connection,
    keyring: Keyring,
    stored: Mapping[Place, Content],
    report: Report,
) -> None:
    folded: dict[tuple[str, str], tuple[int, int]] = {}
    applied = database.execute("SELECT attempt_id, epoch, seq FROM answer_entries WHERE applied")
    for attempt_id, epoch, seq in applied:
        key = (attempt_id, stored[attempt_id, epoch, seq][0])
        folded[key] = max(folded.get(key, (0, 0)), (epoch, seq))
    latest: dict[tuple[str, str], tuple[int, int]] = {}
    rows = database.execute("SELECT attempt_id, item_id, epoch, seq, value FROM latest_answers")
    for attempt_id, item_id, epoch, seq, blob in rows:
        latest[attempt_id, item_id] = (epoch, seq)
        value = open_value(keyring, blob, answer_context(attempt_id, item_id, epoch, seq))
        if stored.get((attempt_id, epoch, seq)) != (item_id, value):
            report.unfolded.append(_name((attempt_id, epoch, seq)))
    report.unfolded.extend(
        f"{key[0]}:{key[1]}"
        for key in folded.keys() | latest.keys()
        if folded.get(key) != latest.get(key)
    )


def _check_receipts(database: sqlite3.Connection, told: _Told, report: Report) -> None:
    sealed = dict(database.execute("SELECT attempt_id, receipt FROM submissions").fetchall())
    for attempt_id, receipt in told.receipts.items():
        if sealed.get(attempt_id) == receipt:
            report.receipts += 1
        else:
            report.unsealed.append(attempt_id)


def _name(place: Place) -> str:
    return f"{place[0]}:{place[1]}:{place[2]}"


def main() -> None:
    """Print the report as JSON; exit code 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.helpers.history_checker")
    parser.add_argument("--data", type=Path, required=True, help="folder of the stopped server")
    parser.add_argument("--history", type=Path, required=True, help="folder of the histories")
    arguments = parser.parse_args()
    report = check_folder(arguments.data, arguments.history)
    sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
    raise SystemExit(0 if report.clean else 1)


if __name__ == "__main__":
    main()
