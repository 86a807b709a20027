"""Statistics of the first schema."""

from server.stores.database.migrations.tables import NewColumn, NewTable

STATISTICS = (
    NewTable(
        "log_statistics",
        (
            NewColumn("hour_ms", "bigint"),
            NewColumn("stream"),
            NewColumn("level"),
            NewColumn("lines", "integer"),
        ),
        key=("hour_ms", "stream", "level"),
    ),
    NewTable(
        "incident_statistics",
        (
            NewColumn("sitting_id", to="sittings.id"),
            NewColumn("code"),
            NewColumn("raised", "integer"),
            NewColumn("normal", "integer"),
            NewColumn("caution", "integer"),
            NewColumn("suspected", "integer"),
        ),
        key=("sitting_id", "code"),
    ),
    NewTable(
        "answer_statistics",
        (
            NewColumn("sitting_period_id", to="sitting_periods.id"),
            NewColumn("room_id", to="rooms.id"),
            NewColumn("minute_ms", "bigint"),
            NewColumn("saves", "integer"),
        ),
        key=("sitting_period_id", "room_id", "minute_ms"),
    ),
)
