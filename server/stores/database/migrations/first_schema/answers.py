"""History of the first schema: what was answered, under which lease, and how it was sealed."""

from server.stores.database.migrations.tables import NewColumn, NewTable

ANSWERS = (
    NewTable(
        "answer_heads",
        (
            NewColumn("attempt_id"),
            NewColumn("epoch", "bigint"),
            NewColumn("ack_upto", "bigint"),
            NewColumn("last_seq", "bigint"),
        ),
        key=("attempt_id", "epoch"),
        clustered=True,
    ),
    NewTable(
        "latest_answers",
        (
            NewColumn("attempt_id"),
            NewColumn("item_id"),
            NewColumn("epoch", "bigint"),
            NewColumn("seq", "bigint"),
            NewColumn("value", "bytes"),
            NewColumn("answered", "boolean"),
        ),
        key=("attempt_id", "item_id"),
        clustered=True,
    ),
    NewTable(
        "answer_conflicts",
        (
            NewColumn("attempt_id", to="attempts.id"),
            NewColumn("epoch", "bigint"),
            NewColumn("seq", "bigint"),
            NewColumn("cause"),
            NewColumn("item_id"),
            NewColumn("value", "bytes"),
            NewColumn("device_id"),
            NewColumn("offset_ms", "bigint"),
            NewColumn("received_ms", "bigint"),
            NewColumn("given_ms", "bigint", null=True),
        ),
        key=("attempt_id", "epoch", "seq", "cause"),
        clustered=True,
    ),
    NewTable(
        "answer_entries",
        (
            NewColumn("attempt_id", to="attempts.id"),
            NewColumn("epoch", "bigint"),
            NewColumn("seq", "bigint"),
            NewColumn("item_id"),
            NewColumn("value", "bytes"),
            NewColumn("offset_ms", "bigint"),
            NewColumn("received_ms", "bigint"),
            NewColumn("late", "boolean"),
            NewColumn("applied", "boolean"),
        ),
        key=("seq", "epoch", "attempt_id"),
    ),
    NewTable(
        "leases",
        (
            NewColumn("attempt_id", to="attempts.id"),
            NewColumn("device_id", null=True),
            NewColumn("epoch", "bigint"),
            NewColumn("since_ms", "bigint"),
        ),
        key=("attempt_id",),
        clustered=True,
    ),
    NewTable(
        "scores",
        (
            NewColumn("attempt_id", to="attempts.id"),
            NewColumn("subject_id", to="subjects.id"),
            NewColumn("version", "integer"),
            NewColumn("points", "real", null=True),
            NewColumn("scored_ms", "bigint"),
        ),
        key=("attempt_id", "subject_id", "version"),
    ),
    NewTable(
        "submissions",
        (
            NewColumn("attempt_id", to="attempts.id"),
            NewColumn("version", "integer"),
            NewColumn("kind"),
            NewColumn("answered", "integer"),
            NewColumn("root"),
            NewColumn("receipt"),
            NewColumn("signature"),
            NewColumn("sealed_ms", "bigint"),
        ),
        key=("attempt_id", "version"),
    ),
)
