"""The statements of the answer path, each for any number of rows at once.

Every statement touches an attempt's head first and rows come sorted, so workers that meet in one
attempt wait for each other and never in a circle.
"""

from server.stores.database.answer_heads import AnsweredItem, EntryKey, Head
from server.stores.database.batch_query import BatchQuery
from server.stores.database.batches import BatchStatement, BoundInsert, Kind
from server.stores.records.answers import AnswerGate, AnswerGuard

_HEAD = (("attempt_id", Kind.TEXT), ("epoch", Kind.BIGINT))
_ENTRY = (
    *_HEAD,
    ("seq", Kind.BIGINT),
    ("item_id", Kind.TEXT),
    ("value", Kind.BLOB),
    ("offset_ms", Kind.BIGINT),
    ("received_ms", Kind.BIGINT),
    ("late", Kind.BOOLEAN),
    ("applied", Kind.BOOLEAN),
)
_INSERT_ENTRIES = """
    INSERT INTO answer_entries
        (attempt_id, epoch, seq, item_id, value, offset_ms, received_ms, late, applied)
    SELECT new.attempt_id, new.epoch, new.seq, new.item_id, new.value, new.offset_ms,
        new.received_ms, new.late, new.applied
    FROM {rows} WHERE true
    ON CONFLICT (attempt_id, epoch, seq) DO NOTHING
    """

# Takes the lock of each head, making it if need be, and gives what it holds. SQLite's only writer
# needs no lock.
TAKE_HEADS = BatchQuery(
    _HEAD,
    Head,
    """
    INSERT INTO answer_heads (attempt_id, epoch, ack_upto, last_seq)
    SELECT new.attempt_id, new.epoch, 0, 0 FROM {rows} WHERE true
    ON CONFLICT (attempt_id, epoch) DO UPDATE SET ack_upto = answer_heads.ack_upto
    RETURNING attempt_id, epoch, ack_upto, last_seq
    """,
    sqlite="""
    SELECT head.attempt_id, head.epoch, head.ack_upto, head.last_seq FROM {rows}
    JOIN answer_heads AS head ON head.attempt_id = new.attempt_id AND head.epoch = new.epoch
    """,
)
# For the next entries of their attempts, in time: only where one process writes.
APPEND_NEXT = BoundInsert(
    "INSERT INTO answer_entries"
    " (attempt_id, epoch, seq, item_id, value, offset_ms, received_ms, late, applied)",
    "(?, ?, ?, ?, ?, ?, ?, 0, 1)",
    "ON CONFLICT (attempt_id, epoch, seq) DO NOTHING",
)
# For entries that cannot be there yet.
APPEND_ENTRIES = BatchStatement(_ENTRY, _INSERT_ENTRIES, often=True)
# For entries that may be there already; gives those that were not.
ADD_ENTRIES = BatchStatement(_ENTRY, f"{_INSERT_ENTRIES} RETURNING attempt_id, epoch, seq")
FOLD_LATEST = BatchStatement(
    (
        ("attempt_id", Kind.TEXT),
        ("item_id", Kind.TEXT),
        ("epoch", Kind.BIGINT),
        ("seq", Kind.BIGINT),
        ("value", Kind.BLOB),
        ("answered", Kind.BOOLEAN),
    ),
    """
    INSERT INTO latest_answers (attempt_id, item_id, epoch, seq, value, answered)
    SELECT new.attempt_id, new.item_id, new.epoch, new.seq, new.value, new.answered
    FROM {rows} WHERE true
    ON CONFLICT (attempt_id, item_id) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq,
        value = excluded.value, answered = excluded.answered
    WHERE excluded.epoch > latest_answers.epoch
        OR (excluded.epoch = latest_answers.epoch AND excluded.seq > latest_answers.seq)
    """,
    often=True,
)
WRITE_HEADS = BatchStatement(
    (*_HEAD, ("ack_upto", Kind.BIGINT), ("last_seq", Kind.BIGINT)),
    """
    INSERT INTO answer_heads (attempt_id, epoch, ack_upto, last_seq)
    SELECT new.attempt_id, new.epoch, new.ack_upto, new.last_seq FROM {rows} WHERE true
    ON CONFLICT (attempt_id, epoch)
    DO UPDATE SET ack_upto = excluded.ack_upto, last_seq = excluded.last_seq
    """,
    often=True,
)
# Entries by their keys.
ENTRIES = BatchStatement(
    (*_HEAD, ("seq", Kind.BIGINT)),
    """
    SELECT entry.attempt_id, entry.epoch, entry.seq, entry.item_id, entry.value FROM {rows}
    JOIN answer_entries AS entry ON entry.seq = new.seq AND entry.epoch = new.epoch
        AND entry.attempt_id = new.attempt_id
    """,
)
# What stands behind the last entry of each head, one after the other.
TAILS = BatchStatement(
    (("attempt_id", Kind.TEXT),),
    """
    WITH RECURSIVE tail (attempt_id, epoch, seq, item_id, value, applied) AS (
        SELECT entry.attempt_id, entry.epoch, entry.seq, entry.item_id, entry.value, entry.applied
        FROM {rows} JOIN answer_heads AS head ON head.attempt_id = new.attempt_id
        JOIN answer_entries AS entry ON entry.seq = head.last_seq + 1
            AND entry.epoch = head.epoch AND entry.attempt_id = head.attempt_id
        UNION ALL
        SELECT entry.attempt_id, entry.epoch, entry.seq, entry.item_id, entry.value, entry.applied
        FROM tail JOIN answer_entries AS entry ON entry.seq = tail.seq + 1
            AND entry.epoch = tail.epoch AND entry.attempt_id = tail.attempt_id
    )
    SELECT attempt_id, epoch, seq, item_id, value, applied FROM tail
    ORDER BY attempt_id, epoch, seq
    """,
)
ANSWERED = BatchQuery(
    (("attempt_id", Kind.TEXT),),
    AnsweredItem,
    """
    SELECT latest.attempt_id, latest.item_id FROM {rows}
    JOIN latest_answers AS latest ON latest.attempt_id = new.attempt_id WHERE latest.answered
    """,
)
# What is there behind the acknowledged part: read only where there is a hole.
BEHIND_HEADS = BatchQuery(
    (*_HEAD, ("ack_upto", Kind.BIGINT), ("last_seq", Kind.BIGINT)),
    EntryKey,
    """
    SELECT entry.attempt_id, entry.epoch, entry.seq FROM {rows}
    JOIN answer_entries AS entry ON entry.attempt_id = new.attempt_id
        AND entry.epoch = new.epoch AND entry.seq > new.ack_upto AND entry.seq <= new.last_seq
    """,
)
_SEALED = """EXISTS (SELECT 1 FROM submissions WHERE submissions.attempt_id = attempts.id
            AND submissions.version = attempts.submission_version) AS sealed"""
# Asked for every batch of saves, so it gives no more than they need.
GATES = BatchQuery(
    (("attempt_id", Kind.TEXT),),
    AnswerGate,
    f"""
    SELECT attempts.id AS attempt_id, attempts.room_id, attempts.progress,
        coalesce(leases.epoch, 0) AS epoch, leases.device_id, attempts.started_ms,
        attempts.deadline_ms, {_SEALED}
    FROM {{rows}} JOIN attempts ON attempts.id = new.attempt_id
    LEFT JOIN leases ON leases.attempt_id = attempts.id
    """,  # noqa: S608  own text
)
GUARDS = BatchQuery(
    (("attempt_id", Kind.TEXT),),
    AnswerGuard,
    f"""
    SELECT attempts.id AS attempt_id, attempts.registration_id,
        attempts.sitting_period_id AS period_id, attempts.room_id, registrations.sitting_id,
        attempts.progress, coalesce(leases.epoch, 0) AS epoch, leases.device_id,
        attempts.started_ms, attempts.deadline_ms, attempts.submission_version, {_SEALED}
    FROM {{rows}} JOIN attempts ON attempts.id = new.attempt_id
    JOIN registrations ON registrations.id = attempts.registration_id
    LEFT JOIN leases ON leases.attempt_id = attempts.id
    """,  # noqa: S608  own text
)
