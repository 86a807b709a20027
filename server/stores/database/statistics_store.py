"""Counted as it happens, so that no overview has to count history."""

from collections.abc import Sequence

from sqlalchemy import select

from common.protocol.vocabulary import Verdict
from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import AnswerStatisticsRow, IncidentStatisticsRow
from server.stores.database.store import Store
from server.stores.records.statistics import IncidentCount, SavesCount

_MINUTE_MS = 60_000
_HOUR_MS = 3_600_000
_SAVES = BatchStatement(
    (
        ("period", Kind.TEXT),
        ("room_id", Kind.TEXT),
        ("minute_ms", Kind.BIGINT),
        ("saves", Kind.INTEGER),
    ),
    """
    INSERT INTO answer_statistics (sitting_period_id, room_id, minute_ms, saves)
    SELECT new.period, new.room_id, new.minute_ms, new.saves FROM {rows} WHERE true
    ON CONFLICT (sitting_period_id, room_id, minute_ms)
    DO UPDATE SET saves = answer_statistics.saves + excluded.saves
    """,
)
_INCIDENTS = BatchStatement(
    (
        ("sitting_id", Kind.TEXT),
        ("code", Kind.TEXT),
        ("raised", Kind.INTEGER),
        ("normal", Kind.INTEGER),
        ("caution", Kind.INTEGER),
        ("suspected", Kind.INTEGER),
    ),
    """
    INSERT INTO incident_statistics (sitting_id, code, raised, normal, caution, suspected)
    SELECT new.sitting_id, new.code, new.raised, new.normal, new.caution, new.suspected
    FROM {rows} WHERE true
    ON CONFLICT (sitting_id, code) DO UPDATE SET
        raised = incident_statistics.raised + excluded.raised,
        normal = incident_statistics.normal + excluded.normal,
        caution = incident_statistics.caution + excluded.caution,
        suspected = incident_statistics.suspected + excluded.suspected
    """,
)
_LINES = BatchStatement(
    (
        ("hour_ms", Kind.BIGINT),
        ("stream", Kind.TEXT),
        ("level", Kind.TEXT),
        ("lines", Kind.INTEGER),
    ),
    """
    INSERT INTO log_statistics (hour_ms, stream, level, lines)
    SELECT new.hour_ms, new.stream, new.level, new.lines FROM {rows} WHERE true
    ON CONFLICT (hour_ms, stream, level)
    DO UPDATE SET lines = log_statistics.lines + excluded.lines
    """,
)


class StatisticsStore(Store):
    """Statistics of answers, incidents and logs."""

    async def add_saves(self, counts: Sequence[tuple[str, str, int]]) -> None:
        """Count saves now, as (period, room, number); each period and room once."""
        now_ms = self._access.clock.now_ms()
        minute_ms = now_ms - now_ms % _MINUTE_MS
        await self._access.batch(
            _SAVES, [(period, room, minute_ms, number) for period, room, number in sorted(counts)]
        )

    async def add_incident(self, sitting_id: str, code: str, verdict: Verdict | None) -> None:
        """Count an incident that was raised, or a verdict on one."""
        row = (
            sitting_id,
            code,
            int(verdict is None),
            int(verdict is Verdict.NORMAL),
            int(verdict is Verdict.CAUTION),
            int(verdict is Verdict.SUSPECTED),
        )
        await self._access.batch(_INCIDENTS, [row])

    async def add_lines(self, counts: Sequence[tuple[str, str, int]]) -> None:
        """Count log lines now, as (stream, level, number); each stream and level once."""
        now_ms = self._access.clock.now_ms()
        hour_ms = now_ms - now_ms % _HOUR_MS
        await self._access.batch(
            _LINES, [(hour_ms, stream, level, number) for stream, level, number in sorted(counts)]
        )

    async def saves_of_period(self, period_id: str) -> tuple[SavesCount, ...]:
        """Return saves by minute and room."""
        table = AnswerStatisticsRow
        return await self._all(
            SavesCount,
            select(table.room_id, table.minute_ms, table.saves)
            .where(table.sitting_period_id == period_id)
            .order_by(table.minute_ms, table.room_id),
        )

    async def incidents_of_sitting(self, sitting_id: str) -> tuple[IncidentCount, ...]:
        """Return incidents and verdicts by code."""
        table = IncidentStatisticsRow
        return await self._all(
            IncidentCount,
            select(table.code, table.raised, table.normal, table.caution, table.suspected)
            .where(table.sitting_id == sitting_id)
            .order_by(table.code),
        )
