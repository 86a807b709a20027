"""System and security lines."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, select

from common.protocol.logs import LogLevel, LogStream
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import LogLineRow
from server.stores.database.sealing import open_facts, seal_facts
from server.stores.database.store import Store
from server.stores.records.logs import LogLine

_T = LogLineRow
_INSERT = BatchStatement(
    (
        ("id", Kind.TEXT),
        ("stream", Kind.TEXT),
        ("level", Kind.TEXT),
        ("event", Kind.TEXT),
        ("at_ms", Kind.BIGINT),
        ("received_ms", Kind.BIGINT),
        ("actor_role", Kind.TEXT),
        ("actor_id", Kind.TEXT),
        ("facts", Kind.BLOB),
    ),
    """
    INSERT INTO log_lines
        (id, stream, level, event, at_ms, received_ms, actor_role, actor_id, facts)
    SELECT new.id, new.stream, new.level, new.event, new.at_ms, new.received_ms, new.actor_role,
        new.actor_id, new.facts
    FROM {rows} WHERE true ON CONFLICT (id) DO NOTHING
    """,
)


class LogStore(Store):
    """Log lines."""

    async def add_many(self, lines: Sequence[LogLine]) -> None:
        """Keep lines in one statement; ones with an id that is there already change nothing."""
        await self._access.batch(
            _INSERT,
            [
                (
                    line.id,
                    line.stream,
                    line.level,
                    line.event,
                    line.at_ms,
                    line.received_ms,
                    line.actor.role,
                    line.actor.id,
                    seal_facts(self._access.keyring, line.facts, "log", line.id),
                )
                for line in lines
            ],
        )

    async def list_stream(
        self, stream: LogStream, since_ms: int, limit: int
    ) -> tuple[LogLine, ...]:
        """Return lines of a stream received at or after a moment, oldest first."""
        rows = await self._access.rows(
            select(*_T.__table__.columns)
            .where(_T.stream == stream, _T.received_ms >= since_ms)
            .order_by(_T.received_ms, _T.id)
            .limit(limit)
        )
        return tuple(self._line(row) for row in rows)

    def _line(self, row: RowMapping) -> LogLine:
        return LogLine(
            id=row["id"],
            stream=LogStream(row["stream"]),
            level=LogLevel(row["level"]),
            event=row["event"],
            at_ms=row["at_ms"],
            received_ms=row["received_ms"],
            actor=ActorRef(role=Role(row["actor_role"]), id=row["actor_id"]),
            facts=open_facts(self._access.keyring, row["facts"], "log", row["id"]),
        )
