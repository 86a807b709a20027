"""The three statements that write candidates: attempt, lease, identity."""

import msgspec

from common.protocol.rows import CandidateRow
from server.stores.database.batches import BatchStatement, Cells, Kind

_COLUMNS = (
    ("id", Kind.TEXT),
    ("version", Kind.INTEGER),
    ("room_id", Kind.TEXT),
    ("attendance", Kind.TEXT),
    ("progress", Kind.TEXT),
    ("holds", Kind.TEXT),
    ("allotted_ms", Kind.BIGINT),
    ("multiplier", Kind.REAL),
    ("planned_ms", Kind.BIGINT),
    ("incident_ms", Kind.BIGINT),
    ("compensated_ms", Kind.BIGINT),
    ("started_ms", Kind.BIGINT),
    ("deadline_ms", Kind.BIGINT),
    ("waiting_device_id", Kind.TEXT),
    ("device_id", Kind.TEXT),
    ("epoch", Kind.BIGINT),
    ("registration_id", Kind.TEXT),
    ("identity", Kind.TEXT),
    ("now_ms", Kind.BIGINT),
)

ROWS = BatchStatement(
    _COLUMNS,
    """
    UPDATE attempts SET version = new.version, room_id = new.room_id, attendance = new.attendance,
        progress = new.progress, holds = new.holds, allotted_ms = new.allotted_ms,
        multiplier = new.multiplier, planned_ms = new.planned_ms, incident_ms = new.incident_ms,
        compensated_ms = new.compensated_ms, started_ms = new.started_ms,
        deadline_ms = new.deadline_ms, waiting_device_id = new.waiting_device_id
    FROM {rows}
    WHERE attempts.id = new.id AND attempts.version = new.version - 1
    RETURNING attempts.id
    """,
)
# A lease that stays as it is keeps its `since_ms`; without a device and an epoch there is none.
LEASES = BatchStatement(
    _COLUMNS,
    """
    INSERT INTO leases (attempt_id, device_id, epoch, since_ms)
    SELECT new.id, new.device_id, new.epoch, new.now_ms FROM {rows} WHERE new.epoch > 0
        OR new.device_id IS NOT NULL
    ON CONFLICT (attempt_id) DO UPDATE SET device_id = excluded.device_id, epoch = excluded.epoch,
        since_ms = excluded.since_ms
    WHERE leases.epoch <> excluded.epoch OR leases.device_id IS DISTINCT FROM excluded.device_id
    """,
)
IDENTITIES = BatchStatement(
    _COLUMNS,
    """
    UPDATE registrations SET identity = new.identity FROM {rows}
    WHERE registrations.id = new.registration_id AND registrations.identity <> new.identity
    """,
)
_encode = msgspec.json.Encoder().encode


def cells_of(row: CandidateRow, now_ms: int) -> Cells:
    """Return a candidate in the order of the columns."""
    time = row.allowance
    return (
        row.attempt_id,
        row.version,
        row.room_id,
        row.attendance,
        row.progress,
        _encode(row.holds).decode(),
        time.allotted_ms,
        time.multiplier,
        time.planned_ms,
        time.incident_ms,
        time.compensated_ms,
        row.started_ms,
        row.deadline_ms,
        row.waiting_device_id,
        row.device_id,
        row.epoch,
        row.registration_id,
        row.identity,
        now_ms,
    )
