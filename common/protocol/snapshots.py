"""What a client starts from; snapshot + events = state (rules/room_view, rules/seat_view)."""

from common.protocol.base import Value
from common.protocol.move_rows import MoveRow
from common.protocol.rows import (
    CandidateRow,
    IncidentRow,
    IntegrityRow,
    PeriodRow,
    ProctorRow,
    RoomRow,
    SealRow,
    SeatCommandRow,
    SeatFacts,
    SeatLive,
    WarningRow,
)
from common.protocol.time_rows import ProposalRow, TimeActRow, TimeNoteRow


class PackageRef(Value, frozen=True, kw_only=True):
    """The sealed paper a seat has to fetch over HTTP.

    Args:
        key: base64 of the content key, present only once the period runs.
    """

    package_id: str
    digest: str
    size: int
    key: str | None = None


class SavedAnswer(Value, frozen=True, kw_only=True):
    """The latest answer of an item as the server holds it."""

    item_id: str
    value: tuple[int, ...]
    epoch: int
    seq: int


class CandidateSnapshot(Value, frozen=True, kw_only=True):
    """All a seat needs.

    Args:
        centre_key: base64 of the centre's public signing key (packages, receipts).
        journal_key: base64 of its public wrapping key, for the key of the seat's journal.
        receipt_salt: the attempt's secret in the root of its answers; nobody else gets it.
        release_secret: what one-time codes for this attempt are computed with, as 64 hex digits.
        commands: what the seat has not done yet.
        move: the newest move to another PC; None if there was none.
    """

    facts: SeatFacts
    exam_title: str
    period: PeriodRow
    room: RoomRow
    candidate: CandidateRow
    package: PackageRef
    centre_key: str = ""
    journal_key: str = ""
    receipt_salt: str = ""
    release_secret: str = ""
    answers: tuple[SavedAnswer, ...] = ()
    warnings: tuple[WarningRow, ...] = ()
    seal: SealRow | None = None
    time_notes: tuple[TimeNoteRow, ...] = ()
    commands: tuple[SeatCommandRow, ...] = ()
    move: MoveRow | None = None


class StaffSnapshot(Value, frozen=True, kw_only=True):
    """All a console needs: a proctor's own rooms, or the whole sitting.

    Args:
        commands: the newest of each seat, see `common.rules.seat_commands`.
        moves: the newest of each candidate who was moved.
    """

    staff_id: str
    sitting_id: str
    centre_name: str
    exam_title: str
    periods: tuple[PeriodRow, ...]
    rooms: tuple[RoomRow, ...]
    facts: tuple[SeatFacts, ...]
    candidates: tuple[CandidateRow, ...]
    live: tuple[SeatLive, ...]
    integrity: tuple[IntegrityRow, ...]
    incidents: tuple[IncidentRow, ...]
    warnings: tuple[WarningRow, ...]
    proctors: tuple[ProctorRow, ...]
    seals: tuple[SealRow, ...]
    time_acts: tuple[TimeActRow, ...] = ()
    proposals: tuple[ProposalRow, ...] = ()
    commands: tuple[SeatCommandRow, ...] = ()
    moves: tuple[MoveRow, ...] = ()
