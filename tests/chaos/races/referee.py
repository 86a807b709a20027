"""Who wrote what, read from the file itself: one PC per lease, none behind a newer one."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from common.protocol.answers import AnswersRecorded
from common.protocol.rows import CandidateRow
from server.stores.database.sealing import answer_context, open_value
from tests.chaos.races.centres import NAMES
from tests.chaos.races.race import Race
from tests.chaos.result import Outcome
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, Centre

_ENTRIES = """SELECT attempt_id, epoch, seq, item_id, value FROM answer_entries
    WHERE applied ORDER BY rowid"""
_LATEST = "SELECT attempt_id, item_id, epoch, seq FROM latest_answers"
_MOVES = "SELECT count(*), coalesce(sum(state = 'done'), 0) FROM moves"
Writers = dict[tuple[str, int], dict[int, tuple[int, ...]]]
"""Values by number, by attempt and lease."""


async def referee(centre: Centre, file: Path, race: Race, outcome: Outcome) -> None:
    """Add what is wrong to the outcome, and how much was raced for."""
    async with centre.database.writing() as work:
        await work.answers.fold([centre.ids[name] for name in NAMES])
    rows = {centre.ids[name]: await acts.candidate(centre, name) for name in NAMES}
    writers: Writers = defaultdict(dict)
    newest: dict[tuple[str, str], tuple[int, int]] = {}
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        for attempt_id, epoch, seq, item_id, blob in database.execute(_ENTRIES):
            value = open_value(KEYRING, blob, answer_context(attempt_id, item_id, epoch, seq))
            if any(a == attempt_id and e > epoch for a, e in writers):
                outcome.miss("stale_write", f"{epoch}:{seq}")
            writers[attempt_id, epoch][seq] = value
            place = attempt_id, item_id
            newest[place] = max(newest.get(place, (0, 0)), (epoch, seq))
        ((ordered, arrived),) = database.execute(_MOVES)
        latest = {(row[0], row[1]): (row[2], row[3]) for row in database.execute(_LATEST)}
    if latest != newest:
        outcome.misplaced += 1
        outcome.note("the answers that count are not the newest")
    _check_writers(writers, rows, outcome)
    _check_told(centre, race, writers, outcome)
    figures = outcome.figures
    figures["moves"] = figures.get("moves", 0) + sum(row.epoch - 1 for row in rows.values())
    figures["pc_moves"] = figures.get("pc_moves", 0) + ordered
    figures["pc_moves_done"] = figures.get("pc_moves_done", 0) + arrived
    count = sum(len(changes) for changes in writers.values())
    figures["changes"] = figures.get("changes", 0) + count


def _check_writers(writers: Writers, rows: dict[str, CandidateRow], outcome: Outcome) -> None:
    for (attempt_id, epoch), changes in writers.items():
        pcs = {value[0] for value in changes.values()}
        if len(pcs) > 1:
            outcome.miss("two_writers", f"lease {epoch}: {sorted(pcs)}")
        if epoch > rows[attempt_id].epoch:
            outcome.miss("lease_of_nobody", str(epoch))


def _check_told(centre: Centre, race: Race, writers: Writers, outcome: Outcome) -> None:
    """Whoever was told that changes are durable finds its own, and all of them."""
    by_connection = {pc.origin.connection_id: pc for pcs in race.pcs.values() for pc in pcs}
    for told in centre.heard:
        message = told.message
        pc = by_connection.get(told.address.connection_id or "")
        if not isinstance(message, AnswersRecorded) or pc is None or message.epoch not in pc.held:
            continue  # who names the lease of another is told how far that one's changes are kept
        outcome.figures["told"] = outcome.figures.get("told", 0) + 1
        changes = writers.get((message.attempt_id, message.epoch), {})
        for seq in range(1, message.ack_upto + 1):
            value = changes.get(seq)
            if value is None:
                outcome.lost += 1
                outcome.note(f"lease {message.epoch}: {seq} of {message.ack_upto} is not there")
            elif value[0] != pc.number + 1:
                outcome.misplaced += 1
                outcome.note(f"lease {message.epoch}: {seq} is of {value[0]}, not of {pc.device}")
