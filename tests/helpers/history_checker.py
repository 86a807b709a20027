"""Compares what the seats wrote down with what lies in the database, after the server stopped.

    python -m tests.helpers.history_checker --data FOLDER --history FOLDER

It runs in a process of its own and reads the file itself: no code of the server's answer path
is asked, only the keyring, because answers lie sealed. The rules are I1-I9 of the reliability
page: every acknowledged change is there exactly once with the same content, one that was not
acknowledged at most once, nothing is there that its candidate did not send, the latest answers
are the fold of the changes, each seal covers exactly these, and no older lease wrote after a newer
one; `audit_checker` and `event_checker` add what the audit chain and the event log must tell.
"""

import argparse
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from common.client.history import HistoryKind, HistoryLine, read_history
from common.crypto.errors import CryptoError
from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.rules.receipt import answers_root, receipt_code
from server.stores.database.sealing import answer_context, open_value
from tests.helpers.act_book import read_acts
from tests.helpers.audit_checker import check_acts, check_audits
from tests.helpers.event_checker import check_events
from tests.helpers.history_report import Report

Place = tuple[str, int, int]
"""Attempt, epoch, sequence."""
Content = tuple[str, tuple[int, ...]]
"""Item and value."""
_LATEST = "SELECT attempt_id, item_id, epoch, seq, value FROM latest_answers"
_TAILS = """SELECT entry.attempt_id, entry.item_id, entry.epoch, entry.seq, entry.value
    FROM answer_entries AS entry JOIN answer_heads AS head ON head.attempt_id = entry.attempt_id
        AND head.epoch = entry.epoch AND entry.seq > head.last_seq
    WHERE entry.applied ORDER BY entry.attempt_id, entry.epoch, entry.seq"""
_UNREADABLE: Content = ("", (-1,))
"""Stands for a value that does not belong where it lies."""


class _Told:
    """What the seats wrote down, put together."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.invoked: defaultdict[tuple[str, int], dict[int, Content]] = defaultdict(dict)
        self.upto: defaultdict[tuple[str, int], int] = defaultdict(int)
        self.receipts: dict[str, str] = {}
        self.forgotten: list[str] = []
        for file in files:
            for line in read_history(file):
                self._take(line)
        self.attempts = {attempt_id for attempt_id, _ in self.invoked} | set(self.receipts)

    def _take(self, line: HistoryLine) -> None:
        epoch = (line.attempt_id, line.epoch)
        match line.kind:
            case HistoryKind.INVOKE:
                self.invoked[epoch][line.seq] = (line.item_id, line.value)
            case HistoryKind.ACKNOWLEDGED:
                if line.seq < self.upto[epoch]:
                    self.forgotten.append(f"{_name((*epoch, self.upto[epoch]))} is {line.seq} now")
                self.upto[epoch] = max(self.upto[epoch], line.seq)
            case HistoryKind.SUBMITTED:
                self.receipts[line.attempt_id] = line.receipt

    def given_twice(self) -> list[str]:
        """Return the values that came more than once."""
        values = Counter(
            content[1] for changes in self.invoked.values() for content in changes.values()
        )
        return [str(value) for value, count in values.items() if count > 1]

    def content(self, place: Place) -> Content | None:
        return self.invoked.get(place[:2], {}).get(place[2])

    def acknowledged(self) -> list[tuple[Place, Content]]:
        return [
            ((*epoch, seq), content)
            for epoch, changes in sorted(self.invoked.items())
            for seq, content in sorted(changes.items())
            if seq <= self.upto[epoch]
        ]


def check(
    data: Path, histories: Sequence[Path], *, whole: bool = False, acts: Path | None = None
) -> Report:
    """Compare the histories with the database of a stopped server.

    Args:
        data: the data folder.
        histories: files that seats wrote.
        whole: every seat wrote one, so that anything else in the database is misplaced.
        acts: what staff wrote down of a run in which no two changes had the same value.
    """
    told = _Told(histories)
    keyring = Keyring.load(data / "keys")
    report = Report(forgotten=told.forgotten)
    with closing(sqlite3.connect(f"file:{data / 'gamdok.db'}?mode=ro", uri=True)) as database:
        stored = _stored(database, keyring, report)
        _check_entries(told, stored, report, whole=whole)
        latest = _check_latest(database, keyring, stored, report)
        _check_leases(database, report)
        _check_receipts(database, told, report)
        _check_seals(database, keyring, latest, report)
        audits = check_audits(database, keyring, check_events(database, keyring, report), report)
    if acts is not None:
        report.ambiguous = told.given_twice()
        check_acts(read_acts(acts), audits, report)
    return report


def check_folder(
    data: Path, histories: Path, *, whole: bool = False, acts: Path | None = None
) -> Report:
    """Compare all histories of a folder."""
    return check(data, sorted(histories.glob("*.jsonl")), whole=whole, acts=acts)


def _stored(database: sqlite3.Connection, keyring: Keyring, report: Report) -> dict[Place, Content]:
    stored: dict[Place, Content] = {}
    rows = database.execute("SELECT attempt_id, epoch, seq, item_id, value FROM answer_entries")
    for attempt_id, epoch, seq, item_id, blob in rows:
        place = (attempt_id, epoch, seq)
        if place in stored:
            report.doubled.append(_name(place))
        stored[place] = _opened(keyring, place, item_id, blob)
        report.entries += 1
    return stored


def _opened(keyring: Keyring, place: Place, item_id: str, blob: bytes) -> Content:
    """Open a value; what was moved from elsewhere does not open."""
    attempt_id, epoch, seq = place
    try:
        value = open_value(keyring, blob, answer_context(attempt_id, item_id, epoch, seq))
    except CryptoError:
        return _UNREADABLE
    return (item_id, value)


def _check_entries(
    told: _Told, stored: Mapping[Place, Content], report: Report, *, whole: bool
) -> None:
    for place, content in told.acknowledged():
        report.acknowledged += 1
        if stored.get(place) == content:
            report.found += 1
        else:
            report.lost.append(_name(place))
    for place, content in sorted(stored.items()):
        if place[0] not in told.attempts:
            report.untold += 1
        if (whole or place[0] in told.attempts) and told.content(place) != content:
            report.misplaced.append(_name(place))


def _check_latest(
    database: sqlite3.Connection,
    keyring: Keyring,
    stored: Mapping[Place, Content],
    report: Report,
) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return the answers that count by attempt: those of the table, and the tail behind them."""
    newest: dict[tuple[str, str], Place] = {}
    for place in _applied(database):
        item_id = stored[place][0]
        newest[place[0], item_id] = max(newest.get((place[0], item_id), place), place)
    answers: defaultdict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for attempt_id, item_id, epoch, seq, blob in _latest_rows(database):
        place = (attempt_id, epoch, seq)
        content = _opened(keyring, place, item_id, blob)
        answers[attempt_id][item_id] = content[1]
        same = newest.pop((attempt_id, item_id), None) == place and stored[place] == content
        if not same or content == _UNREADABLE:
            report.unfolded.append(f"{attempt_id}:{item_id}")
    report.unfolded.extend(f"{attempt_id}:{item_id}" for attempt_id, item_id in sorted(newest))
    return dict(answers)


def _latest_rows(database: sqlite3.Connection) -> list[tuple[str, str, int, int, bytes]]:
    """Return latest answers, and over them what a server that died had appended and not folded."""
    latest = {(row[0], row[1]): row for row in database.execute(_LATEST)}
    latest |= {(row[0], row[1]): row for row in database.execute(_TAILS)}
    return list(latest.values())


def _applied(database: sqlite3.Connection) -> list[Place]:
    rows = database.execute("SELECT attempt_id, epoch, seq FROM answer_entries WHERE applied")
    return [(attempt_id, epoch, seq) for attempt_id, epoch, seq in rows]


def _check_leases(database: sqlite3.Connection, report: Report) -> None:
    """Nothing is applied behind a newer lease; rows lie in the order they were written."""
    newest: defaultdict[str, int] = defaultdict(int)
    rows = database.execute(
        "SELECT attempt_id, epoch, seq FROM answer_entries WHERE applied ORDER BY rowid"
    )
    for attempt_id, epoch, seq in rows:
        if epoch < newest[attempt_id]:
            report.stale.append(_name((attempt_id, epoch, seq)))
        newest[attempt_id] = max(newest[attempt_id], epoch)


def _check_receipts(database: sqlite3.Connection, told: _Told, report: Report) -> None:
    rows = database.execute("SELECT attempt_id, receipt FROM submissions ORDER BY version")
    sealed: dict[str, str] = dict(rows.fetchall())  # the newest version of each
    for attempt_id, receipt in told.receipts.items():
        if sealed.get(attempt_id) == receipt:
            report.receipts += 1
        else:
            report.unsealed.append(attempt_id)


def _check_seals(
    database: sqlite3.Connection,
    keyring: Keyring,
    latest: Mapping[str, Mapping[str, tuple[int, ...]]],
    report: Report,
) -> None:
    """Make the root of each seal in force anew; a reopened attempt has none."""
    rows = database.execute(
        "SELECT s.attempt_id, s.root, s.receipt FROM submissions s JOIN attempts a"
        " ON a.id = s.attempt_id AND a.submission_version = s.version ORDER BY s.attempt_id"
    )
    for attempt_id, root, receipt in rows:
        report.seals += 1
        salt = receipt_salt(keyring, attempt_id)
        own = answers_root(attempt_id, latest.get(attempt_id, {}), salt)
        if (own, receipt_code(own)) != (root, receipt):
            report.missealed.append(attempt_id)


def _name(place: Place) -> str:
    return f"{place[0]}:{place[1]}:{place[2]}"


def main() -> None:
    """Print the report as JSON; exit code 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.helpers.history_checker")
    parser.add_argument("--data", type=Path, required=True, help="folder of the stopped server")
    parser.add_argument("--history", type=Path, required=True, help="folder of the histories")
    parser.add_argument("--whole", action="store_true", help="every seat wrote a history")
    parser.add_argument("--acts", type=Path, help="what staff wrote down")
    arguments = parser.parse_args()
    report = check_folder(
        arguments.data, arguments.history, whole=arguments.whole, acts=arguments.acts
    )
    sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
    raise SystemExit(0 if report.clean else 1)


if __name__ == "__main__":
    main()
