"""Whatever goes wrong with an answer is found; the database is written by the real stores."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from common.client.history import HistoryWriter, read_history
from common.core.clock import SystemClock
from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.protocol.answers import AnswerDraft
from common.protocol.rows import SealRow
from common.protocol.vocabulary import SubmissionKind
from common.rules.receipt import answered_count, answers_root, latest_answers, receipt_code
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.database.migrate import upgrade
from tests.helpers.history_checker import check, check_folder
from tests.server.stores.database.centre import centre as opened_centre
from tests.server.stores.database.centre import entry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.history_report import Report
    from tests.server.stores.database.centre import Centre

GIVEN = (("q1", (1,)), ("q2", (2,)), ("q1", (3,)), ("q3", ()))


class Day:
    """A stopped server's folder, and what two seats wrote down."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.histories = folder / "histories"
        self.attempts: tuple[str, str] = ("", "")

    def check(self, *, whole: bool = False) -> Report:
        return check_folder(self.data, self.histories, whole=whole)

    def spoil(self, *statements: str) -> Report:
        """Change the database behind everybody's back and look at it."""
        with closing(sqlite3.connect(self.data / "gamdok.db")) as database:
            for statement in statements:
                done = database.execute(
                    statement, {"one": self.attempts[0], "two": self.attempts[1]}
                )
                assert done.rowcount != 0, statement
            database.commit()
        return self.check()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The day once; migrations take their time."""
    day = Day(tmp_path_factory.mktemp("day"))
    day.data.mkdir()
    Keyring.create(day.data / "keys")
    asyncio.run(_live(day))
    return day


@pytest.fixture
def day(lived: Day, tmp_path: Path) -> Day:
    """A copy to spoil."""
    copy = Day(tmp_path)
    shutil.copytree(lived.data, copy.data)
    shutil.copytree(lived.histories, copy.histories)
    copy.attempts = lived.attempts
    return copy


async def _live(day: Day) -> None:
    keyring = Keyring.load(day.data / "keys")
    url = sqlite_url(day.data / "gamdok.db")
    await asyncio.to_thread(upgrade, url)
    async with opened_centre(url, keyring, SystemClock()) as centre:
        await centre.begin()
        day.attempts = (centre.candidates[0].attempt_id, centre.candidates[1].attempt_id)
        for attempt_id in day.attempts:
            await _write(day, attempt_id, centre)
            await _seal(day, attempt_id, centre.database, keyring)


async def _write(day: Day, attempt_id: str, centre: Centre) -> None:
    with HistoryWriter(day.histories / f"{attempt_id}.jsonl") as history:
        for seq, (item, value) in enumerate(GIVEN, 1):
            draft = AnswerDraft(seq=seq, item_id=item, value=value, offset_ms=0)
            history.invoked(attempt_id, 1, draft)
            async with centre.database.writing() as work:
                await work.answers.append([entry(attempt_id, seq, item, *value)])
            history.acknowledged(attempt_id, 1, seq)


async def _seal(day: Day, attempt_id: str, database: Database, keyring: Keyring) -> None:
    async with database.writing() as work:
        await work.answers.fold((attempt_id,))
        answers = latest_answers(await work.answers.latest(attempt_id))
        guard = (await work.answers.guards((attempt_id,)))[attempt_id]
        root = answers_root(attempt_id, answers, receipt_salt(keyring, attempt_id))
        seal = SealRow(
            attempt_id=attempt_id,
            registration_id=guard.registration_id,
            room_id=guard.room_id,
            version=guard.submission_version,
            kind=SubmissionKind.SUBMITTED,
            answered=answered_count(answers),
            root=root,
            receipt=receipt_code(root),
            signature="",
            sealed_ms=1,
        )
        await work.submissions.add(seal)
    with HistoryWriter(day.histories / f"{attempt_id}.jsonl") as history:
        history.submitted(attempt_id, seal.receipt)


def test_a_day_as_it_should_be_is_clean(day: Day) -> None:
    report = day.check(whole=True)
    assert report.clean, report
    assert report.acknowledged == report.found == report.entries == 2 * len(GIVEN)
    assert report.receipts == report.seals == 2


def test_a_change_that_was_never_acknowledged_may_be_there_or_not(day: Day) -> None:
    draft = AnswerDraft(seq=5, item_id="q4", value=(1,), offset_ms=0)
    with HistoryWriter(day.histories / "more.jsonl") as history:
        history.invoked(day.attempts[0], 1, draft)
    assert day.check(whole=True).clean


def test_a_lost_change_is_found(day: Day) -> None:
    report = day.spoil("DELETE FROM answer_entries WHERE attempt_id = :one AND seq = 2")
    assert report.lost == [f"{day.attempts[0]}:1:2"]
    assert report.unfolded == [f"{day.attempts[0]}:q2"]
    assert not report.clean


def test_a_doubled_change_is_found(day: Day) -> None:
    """A table without its key, as a fault in a migration would leave it."""
    report = day.spoil(
        "ALTER TABLE answer_entries RENAME TO old",
        "CREATE TABLE answer_entries AS SELECT * FROM old",
        "INSERT INTO answer_entries SELECT * FROM old WHERE attempt_id = :one AND seq = 2",
    )
    assert report.doubled == [f"{day.attempts[0]}:1:2"]
    assert report.lost == []
    assert not report.clean


def test_a_change_under_another_candidate_is_found(day: Day) -> None:
    report = day.spoil(
        "UPDATE answer_entries SET attempt_id = :two, seq = 5 WHERE attempt_id = :one AND seq = 4",
        "DELETE FROM latest_answers WHERE attempt_id = :one AND item_id = 'q3'",
    )
    assert report.misplaced == [f"{day.attempts[1]}:1:5"]
    assert report.lost == [f"{day.attempts[0]}:1:4"]


def test_two_changes_that_changed_places_are_found(day: Day) -> None:
    one = f"{day.attempts[0]}:1:"
    report = day.spoil(
        "UPDATE answer_entries SET seq = 99 WHERE attempt_id = :one AND seq = 1",
        "UPDATE answer_entries SET seq = 1 WHERE attempt_id = :one AND seq = 3",
        "UPDATE answer_entries SET seq = 3 WHERE attempt_id = :one AND seq = 99",
    )
    assert report.lost == report.misplaced == [f"{one}1", f"{one}3"]


def test_a_change_that_nobody_sent_is_found(day: Day) -> None:
    """The candidate's file knows nothing of it: somebody else wrote it."""
    file = day.histories / f"{day.attempts[0]}.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(line for line in lines if b'"seq":4' not in line))
    report = day.check()
    assert report.misplaced == [f"{day.attempts[0]}:1:4"]
    assert report.lost == []


def test_changes_of_an_attempt_without_a_history_count_where_all_wrote_one(day: Day) -> None:
    (day.histories / f"{day.attempts[0]}.jsonl").unlink()
    assert day.check().clean
    assert day.check().untold == len(GIVEN)
    assert len(day.check(whole=True).misplaced) == len(GIVEN)


def test_a_latest_answer_that_is_not_the_newest_is_found(day: Day) -> None:
    report = day.spoil(
        "UPDATE latest_answers SET seq = 1, value = (SELECT value FROM answer_entries"
        " WHERE attempt_id = :one AND seq = 1) WHERE attempt_id = :one AND item_id = 'q1'"
    )
    assert report.unfolded == [f"{day.attempts[0]}:q1"]
    assert report.missealed == [day.attempts[0]], "the seal was over the newest"
    assert report.lost == []


def test_a_latest_answer_that_is_missing_is_found(day: Day) -> None:
    report = day.spoil("DELETE FROM latest_answers WHERE attempt_id = :one AND item_id = 'q2'")
    assert report.unfolded == [f"{day.attempts[0]}:q2"]


def test_a_change_that_does_not_count_is_no_latest_answer(day: Day) -> None:
    report = day.spoil(
        "UPDATE answer_entries SET applied = 0 WHERE attempt_id = :one AND seq IN (1, 3)"
    )
    assert report.unfolded == [f"{day.attempts[0]}:q1"]


def test_a_receipt_that_is_not_the_seats_is_found(day: Day) -> None:
    report = day.spoil("UPDATE submissions SET receipt = '0000' WHERE attempt_id = :one")
    assert report.unsealed == report.missealed == [day.attempts[0]]


def test_a_seal_that_is_gone_is_found(day: Day) -> None:
    report = day.spoil("DELETE FROM submissions WHERE attempt_id = :one")
    assert report.unsealed == [day.attempts[0]]
    assert report.receipts == 1


def test_a_seal_over_other_answers_is_found(day: Day) -> None:
    """Root and receipt agree with each other and with the seat, but not with the answers."""
    report = day.spoil(
        "DELETE FROM answer_entries WHERE attempt_id = :one AND seq = 4",
        "DELETE FROM latest_answers WHERE attempt_id = :one AND item_id = 'q3'",
        "UPDATE submissions SET root = (SELECT root FROM submissions WHERE attempt_id = :two)"
        " WHERE attempt_id = :one",
    )
    assert report.missealed == [day.attempts[0]]


def test_a_server_that_forgot_is_found_although_the_seat_told_it_again(day: Day) -> None:
    file = day.histories / f"{day.attempts[0]}.jsonl"
    with HistoryWriter(file) as history:
        history.acknowledged(day.attempts[0], 1, 2)
        history.acknowledged(day.attempts[0], 1, 4)
    report = day.check()
    assert report.forgotten == [f"{day.attempts[0]}:1:4 is 2 now"]
    assert not report.clean


def test_values_that_come_twice_prove_nothing(day: Day) -> None:
    with HistoryWriter(day.histories / "more.jsonl") as history:
        draft = AnswerDraft(seq=5, item_id="q4", value=(1,), offset_ms=0)
        history.invoked(day.attempts[0], 1, draft)
    files = sorted(day.histories.glob("*.jsonl"))
    assert "(1,)" in check(day.data, files, acts=day.data / "none").ambiguous


def test_a_change_behind_a_newer_lease_is_found(day: Day) -> None:
    report = day.spoil("UPDATE answer_entries SET epoch = 2 WHERE attempt_id = :one AND seq = 1")
    assert report.stale == [f"{day.attempts[0]}:1:{seq}" for seq in (2, 3, 4)]


def test_a_last_line_cut_short_is_left_out(day: Day) -> None:
    """The seat's machine died while it wrote."""
    file = day.histories / f"{day.attempts[0]}.jsonl"
    lines = len(read_history(file))
    file.write_bytes(file.read_bytes() + b'{"kind":"invoke","attempt_id":"')
    assert len(read_history(file)) == lines
    assert day.check().clean


def test_the_command_says_it_by_its_exit_code(day: Day) -> None:
    command = [sys.executable, "-m", "tests.helpers.history_checker", "--whole"]
    command += ["--data", str(day.data), "--history", str(day.histories)]
    clean = subprocess.run(command, capture_output=True, text=True, check=False)
    assert clean.returncode == 0, clean.stderr
    assert json.loads(clean.stdout)["found"] == 8
    day.spoil("DELETE FROM answer_entries WHERE attempt_id = :two AND seq = 1")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_two_machines_of_one_attempt_are_put_together(day: Day) -> None:
    """The second machine's numbers begin anew under the next epoch."""
    asyncio.run(_second_machine(day))
    files = sorted(day.histories.glob("*.jsonl"))
    report = check(day.data, files, whole=True)
    assert report.found == report.entries == 9
    assert report.missealed == [day.attempts[0]], "changed after its seal"
    assert report.misplaced == report.lost == report.unfolded == []


async def _second_machine(day: Day) -> None:
    keyring = Keyring.load(day.data / "keys")
    database = await Database.open(sqlite_url(day.data / "gamdok.db"), keyring, SystemClock())
    try:
        with HistoryWriter(day.histories / "second.jsonl") as history:
            draft = AnswerDraft(seq=1, item_id="q1", value=(4,), offset_ms=0)
            history.invoked(day.attempts[0], 2, draft)
            async with database.writing() as work:
                await work.answers.append([entry(day.attempts[0], 1, "q1", 4, epoch=2)])
            history.acknowledged(day.attempts[0], 2, 1)
    finally:
        await database.close()
