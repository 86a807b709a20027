"""Single detections as the seats reported them."""

from sqlalchemy import select

from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import DetectionRow
from server.stores.database.sealing import open_facts, seal_facts
from server.stores.database.store import Store
from server.stores.records.conduct import DetectionEpisode

_T = DetectionRow
_UPSERT = BatchStatement(
    (
        ("id", Kind.TEXT),
        ("incident_id", Kind.TEXT),
        ("registration_id", Kind.TEXT),
        ("attempt_id", Kind.TEXT),
        ("code", Kind.TEXT),
        ("counts", Kind.BOOLEAN),
        ("open", Kind.BOOLEAN),
        ("duration_ms", Kind.BIGINT),
        ("offset_ms", Kind.BIGINT),
        ("received_ms", Kind.BIGINT),
        ("facts", Kind.BLOB),
    ),
    # An episode stays with its registration, and once closed it never opens again, so reports may
    # come in any order.
    """
    INSERT INTO detections (id, incident_id, registration_id, attempt_id, code, counts, open,
        duration_ms, offset_ms, received_ms, facts)
    SELECT new.id, new.incident_id, new.registration_id, new.attempt_id, new.code, new.counts,
        new.open, new.duration_ms, new.offset_ms, new.received_ms, new.facts
    FROM {rows} WHERE true
    ON CONFLICT (id) DO UPDATE SET
        incident_id = COALESCE(excluded.incident_id, detections.incident_id),
        counts = excluded.counts OR detections.counts, open = excluded.open,
        duration_ms = excluded.duration_ms, facts = excluded.facts
    WHERE detections.open AND detections.registration_id = excluded.registration_id
    """,
)


class DetectionStore(Store):
    """Detections."""

    async def find(self, detection_id: str) -> DetectionEpisode | None:
        """Return an episode, or None."""
        row = await self._access.first(select(*_T.__table__.columns).where(_T.id == detection_id))
        if row is None:
            return None
        facts = open_facts(self._access.keyring, row["facts"], "detection", row["id"])
        known = {name: row[name] for name in DetectionEpisode.__struct_fields__ if name in row}
        return DetectionEpisode(**{**known, "detection_id": row["id"], "facts": facts})

    async def add(self, episode: DetectionEpisode) -> bool:
        """Keep an episode, or what its closing report adds. Returns whether anything changed."""
        cells = (
            episode.detection_id,
            episode.incident_id,
            episode.registration_id,
            episode.attempt_id,
            episode.code,
            episode.counts,
            episode.open,
            episode.duration_ms,
            episode.offset_ms,
            episode.received_ms,
            seal_facts(self._access.keyring, episode.facts, "detection", episode.detection_id),
        )
        return await self._access.batch(_UPSERT, [cells]) == 1
