"""How each attempt ended, read from the files of the stopped server."""

import sqlite3
from contextlib import closing
from pathlib import Path

from common.client.history import HistoryKind, read_history
from common.protocol.vocabulary import SubmissionKind
from server.stores.records.answers import ConflictCause
from tests.chaos.network.faults import Schedule
from tests.chaos.network.line_exam import LineExam
from tests.chaos.result import Outcome

_ENDS = """SELECT r.exam_number, a.id, a.deadline_ms, s.kind, s.sealed_ms, s.version
    FROM attempts a JOIN registrations r ON r.id = a.registration_id
    LEFT JOIN submissions s ON s.attempt_id = a.id ORDER BY r.exam_number, s.version"""
_KEPT = """SELECT attempt_id, epoch, seq, 'entry' FROM answer_entries
    UNION ALL SELECT attempt_id, epoch, seq, cause FROM answer_conflicts"""
_UNMARKED = """SELECT count(*) FROM answer_entries e JOIN attempts a ON a.id = e.attempt_id
    WHERE (e.received_ms > a.deadline_ms) <> e.late"""
_ENTRY = "entry"
_IN_TIME, _UNPROVED = ConflictCause.LATE_IN_TIME.value, ConflictCause.AFTER_DEADLINE.value
"""What is sent for the first time bears no proof; if that copy is held up on its way for longer
than the grace, it is kept as one that proves nothing, beside or without the one sent again."""
Place = tuple[str, int, int]


def check_ends(exam: LineExam, outcome: Outcome) -> None:
    """Add what is wrong with any end."""
    with closing(sqlite3.connect(f"file:{exam.data / 'gamdok.db'}?mode=ro", uri=True)) as database:
        ends = database.execute(_ENDS).fetchall()
        kept: dict[Place, list[str]] = {}
        for attempt_id, epoch, seq, where in database.execute(_KEPT):
            kept.setdefault((attempt_id, epoch, seq), []).append(where)
        unmarked = int(database.execute(_UNMARKED).fetchone()[0])
    outcome.miss("late_not_marked", "late <> received after the deadline", unmarked)
    if len(ends) != len(exam.schedules):
        outcome.miss("seals", f"{len(ends)} of {len(exam.schedules)}")
    late = 0
    for (_, _, deadline_ms, kind, sealed_ms, _), schedule in zip(
        ends, exam.schedules, strict=False
    ):
        _check_seal(schedule, deadline_ms, kind, sealed_ms, outcome)
    for number, schedule in enumerate(exam.schedules, 1):
        history = exam.histories / f"E-{number:04d}.jsonl"
        late += _check_kept(history, kept, schedule, outcome)
    outcome.figures["came_late"] = outcome.figures.get("came_late", 0) + late
    for candidate, schedule in zip(exam.candidates, exam.schedules, strict=True):
        if candidate.left_unsent:
            outcome.miss("left_unsent", f"{candidate.left_words}: {schedule.words}")


def _check_seal(
    schedule: Schedule, deadline_ms: int, kind: str, sealed_ms: int, outcome: Outcome
) -> None:
    """Who handed in has a seal from before the end; who did not, one that the end made."""
    if kind == SubmissionKind.AUTO and sealed_ms < deadline_ms:
        outcome.miss("sealed_early", f"{deadline_ms - sealed_ms} ms: {schedule.words}")
    if kind != SubmissionKind.AUTO and sealed_ms > deadline_ms:
        outcome.miss("submitted_late", f"{sealed_ms - deadline_ms} ms: {schedule.words}")
    if kind != SubmissionKind.AUTO and schedule.hands_in_s is None:
        outcome.miss("submitted_by_nobody", schedule.words)


def _check_kept(
    history: Path, kept: dict[Place, list[str]], schedule: Schedule, outcome: Outcome
) -> int:
    """What was given in time is there, once: it counts, or it is marked as late for people."""
    late = 0
    for line in read_history(history):
        if line.kind is not HistoryKind.INVOKE:
            continue
        where = kept.get((line.attempt_id, line.epoch, line.seq), [])
        place = f"{history.stem}:{line.epoch}:{line.seq} {where}: {schedule.words}"
        if not where:
            outcome.lost += 1
            outcome.note(f"given in time and gone: {place}")
        elif _ENTRY in where and len(where) > 1:
            outcome.doubled += 1
            outcome.note(f"counts and is kept beside: {place}")
        elif not set(where) <= {_ENTRY, _IN_TIME, _UNPROVED}:
            outcome.miss("marked_wrong", place)
        late += _IN_TIME in where
        figures = outcome.figures
        figures["came_unproved"] = figures.get("came_unproved", 0) + (_UNPROVED in where)
    return late
