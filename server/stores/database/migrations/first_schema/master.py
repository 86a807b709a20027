"""Master data of the first schema."""

from server.stores.database.migrations.tables import NewColumn, NewTable

MASTER = (
    NewTable(
        "candidates",
        (
            NewColumn("id"),
            NewColumn("name", "bytes"),
            NewColumn("birth_date", "bytes"),
            NewColumn("photo_path", null=True),
        ),
    ),
    NewTable(
        "centres",
        (
            NewColumn("id"),
            NewColumn("name"),
        ),
    ),
    NewTable(
        "exams",
        (
            NewColumn("id"),
            NewColumn("title"),
            NewColumn("version", "integer"),
        ),
        unique=(("title", "version"),),
    ),
    NewTable(
        "staff",
        (
            NewColumn("id"),
            NewColumn("login"),
            NewColumn("name", "bytes"),
            NewColumn("role"),
            NewColumn("password_hash"),
            NewColumn("active", "boolean"),
        ),
        unique=(("login",),),
    ),
    NewTable(
        "candidate_names",
        (
            NewColumn("token", "bytes"),
            NewColumn("candidate_id", to="candidates.id"),
        ),
        key=("token", "candidate_id"),
    ),
    NewTable(
        "exam_periods",
        (
            NewColumn("id"),
            NewColumn("exam_id", to="exams.id"),
            NewColumn("number", "integer"),
            NewColumn("title"),
            NewColumn("duration_ms", "bigint"),
        ),
        unique=(("exam_id", "number"),),
    ),
    NewTable(
        "groups",
        (
            NewColumn("id"),
            NewColumn("centre_id", to="centres.id"),
            NewColumn("name"),
        ),
        unique=(("centre_id", "name"),),
    ),
    NewTable(
        "rooms",
        (
            NewColumn("id"),
            NewColumn("centre_id", to="centres.id"),
            NewColumn("name"),
        ),
        unique=(("centre_id", "name"),),
    ),
    NewTable(
        "sittings",
        (
            NewColumn("id"),
            NewColumn("centre_id", to="centres.id"),
            NewColumn("kind"),
            NewColumn("title"),
            NewColumn("date"),
            NewColumn("created_ms", "bigint"),
        ),
        indexes=(("ix_sittings_created_ms", ("created_ms",)),),
    ),
    NewTable(
        "duties",
        (
            NewColumn("id"),
            NewColumn("staff_id", to="staff.id"),
            NewColumn("sitting_id", to="sittings.id"),
            NewColumn("room_id", null=True, to="rooms.id"),
            NewColumn("state"),
            NewColumn("version", "integer"),
        ),
        unique=(("sitting_id", "staff_id", "room_id"),),
    ),
    NewTable(
        "forms",
        (
            NewColumn("id"),
            NewColumn("exam_period_id", to="exam_periods.id"),
            NewColumn("name"),
            NewColumn("arrangement", "text"),
        ),
        unique=(("exam_period_id", "name"),),
    ),
    NewTable(
        "group_rooms",
        (
            NewColumn("group_id", to="groups.id"),
            NewColumn("room_id", to="rooms.id"),
        ),
        key=("group_id", "room_id"),
    ),
    NewTable(
        "seats",
        (
            NewColumn("id"),
            NewColumn("room_id", to="rooms.id"),
            NewColumn("name"),
        ),
        unique=(("room_id", "name"),),
    ),
    NewTable(
        "sitting_exams",
        (
            NewColumn("sitting_id", to="sittings.id"),
            NewColumn("exam_id", to="exams.id"),
        ),
        key=("sitting_id", "exam_id"),
    ),
    NewTable(
        "sitting_periods",
        (
            NewColumn("id"),
            NewColumn("sitting_id", to="sittings.id"),
            NewColumn("number", "integer"),
            NewColumn("title"),
            NewColumn("stage"),
            NewColumn("version", "integer"),
            NewColumn("planned_start_ms", "bigint"),
            NewColumn("started_ms", "bigint", null=True),
            NewColumn("duration_ms", "bigint"),
            NewColumn("suspended_ms", "bigint", null=True),
            NewColumn("suspended_total_ms", "bigint"),
            NewColumn("latest_end_ms", "bigint", null=True),
            NewColumn("reason", "text"),
        ),
        unique=(("sitting_id", "number"),),
    ),
    NewTable(
        "subjects",
        (
            NewColumn("id"),
            NewColumn("exam_period_id", to="exam_periods.id"),
            NewColumn("position", "integer"),
            NewColumn("title"),
        ),
        unique=(("exam_period_id", "position"),),
    ),
    NewTable(
        "devices",
        (
            NewColumn("id"),
            NewColumn("seat_id", null=True, to="seats.id"),
            NewColumn("public_key", "bytes"),
            NewColumn("machine"),
            NewColumn("enrolled_ms", "bigint"),
            NewColumn("changed_ms", "bigint"),
            NewColumn("retired_ms", "bigint", null=True),
        ),
        indexes=(
            ("ix_devices_seat_id", ("seat_id",)),
            ("ix_devices_changed_ms", ("changed_ms",)),
        ),
    ),
    NewTable(
        "device_codes",
        (
            NewColumn("id"),
            NewColumn("finder"),
            NewColumn("seat_id", to="seats.id"),
            NewColumn("digest", "bytes"),
            NewColumn("created_ms", "bigint"),
            NewColumn("expires_ms", "bigint"),
            NewColumn("tries", "integer"),
            NewColumn("used_ms", "bigint", null=True),
            NewColumn("cancelled_ms", "bigint", null=True),
        ),
        indexes=(
            ("ix_device_codes_finder", ("finder",)),
            ("ix_device_codes_seat_id", ("seat_id",)),
        ),
    ),
    NewTable(
        "items",
        (
            NewColumn("id"),
            NewColumn("subject_id", to="subjects.id"),
            NewColumn("position", "integer"),
            NewColumn("points", "real"),
            NewColumn("content", "bytes"),
        ),
        unique=(("subject_id", "position"),),
    ),
    NewTable(
        "packages",
        (
            NewColumn("id"),
            NewColumn("sitting_period_id", to="sitting_periods.id"),
            NewColumn("exam_period_id", to="exam_periods.id"),
            NewColumn("digest"),
            NewColumn("size", "bigint"),
            NewColumn("path"),
            NewColumn("key", "bytes"),
            NewColumn("created_ms", "bigint"),
        ),
        indexes=(("ix_packages_sitting_period_id", ("sitting_period_id",)),),
    ),
    NewTable(
        "registrations",
        (
            NewColumn("id"),
            NewColumn("candidate_id", to="candidates.id"),
            NewColumn("sitting_id", to="sittings.id"),
            NewColumn("exam_id", to="exams.id"),
            NewColumn("exam_number"),
            NewColumn("seat_id", to="seats.id"),
            NewColumn("identity"),
            NewColumn("multiplier", "real"),
            NewColumn("extra_ms", "bigint"),
        ),
        unique=(("sitting_id", "exam_number"), ("sitting_id", "seat_id")),
    ),
    NewTable(
        "room_periods",
        (
            NewColumn("id"),
            NewColumn("sitting_period_id", to="sitting_periods.id"),
            NewColumn("room_id", to="rooms.id"),
            NewColumn("stage"),
            NewColumn("version", "integer"),
            NewColumn("started_ms", "bigint", null=True),
            NewColumn("suspended_ms", "bigint", null=True),
            NewColumn("suspended_total_ms", "bigint"),
            NewColumn("reason", "text"),
        ),
        unique=(("sitting_period_id", "room_id"),),
    ),
    NewTable(
        "tokens",
        (
            NewColumn("digest", "bytes"),
            NewColumn("role"),
            NewColumn("sitting_id"),
            NewColumn("staff_id", null=True, to="staff.id"),
            NewColumn("registration_id", null=True, to="registrations.id"),
            NewColumn("device_id", null=True),
            NewColumn("issued_ms", "bigint"),
            NewColumn("expires_ms", "bigint", null=True),
            NewColumn("revoked_ms", "bigint", null=True),
        ),
        key=("digest",),
        indexes=(
            ("ix_tokens_registration_id", ("registration_id",)),
            ("ix_tokens_staff_id", ("staff_id",)),
        ),
    ),
)
