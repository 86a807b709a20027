"""Logs of the first schema."""

from server.stores.database.migrations.tables import NewColumn, NewTable

LOG = (
    NewTable(
        "audit_entries",
        (
            NewColumn("id"),
            NewColumn("ordinal", "bigint"),
            NewColumn("at_ms", "bigint"),
            NewColumn("actor_role"),
            NewColumn("actor_id"),
            NewColumn("act"),
            NewColumn("target"),
            NewColumn("detail", "bytes"),
            NewColumn("server_id", null=True),
            NewColumn("number", "bigint", null=True),
            NewColumn("previous", null=True),
            NewColumn("digest", null=True),
        ),
        unique=(("ordinal",), ("server_id", "number")),
        indexes=(("ix_audit_entries_unchained", ("number", "ordinal")),),
    ),
    NewTable(
        "checkpoints",
        (
            NewColumn("server_id"),
            NewColumn("number", "bigint"),
            NewColumn("digest"),
            NewColumn("at_ms", "bigint"),
            NewColumn("facts", "text"),
            NewColumn("signature"),
        ),
        key=("server_id", "number"),
    ),
    NewTable(
        "log_lines",
        (
            NewColumn("id"),
            NewColumn("stream"),
            NewColumn("level"),
            NewColumn("event"),
            NewColumn("at_ms", "bigint"),
            NewColumn("received_ms", "bigint"),
            NewColumn("actor_role"),
            NewColumn("actor_id"),
            NewColumn("facts", "bytes"),
        ),
        indexes=(("ix_log_lines_stream", ("stream", "received_ms")),),
    ),
    NewTable(
        "sign_ins",
        (
            NewColumn("id"),
            NewColumn("key"),
            NewColumn("ok", "boolean"),
            NewColumn("at_ms", "bigint"),
        ),
        indexes=(("ix_sign_ins_key", ("key", "at_ms")),),
    ),
)
