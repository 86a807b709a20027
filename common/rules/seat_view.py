"""What a seat knows: its snapshot brought up to date by each message (candidate)."""

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from common.protocol.answers import AnswersRecorded, AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged
from common.protocol.incidents import WarningChanged
from common.protocol.move_rows import MoveRow
from common.protocol.moves import MoveChanged
from common.protocol.rows import (
    CandidateRow,
    PeriodRow,
    RoomRow,
    SealRow,
    SeatCommandRow,
    WarningRow,
)
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    Welcome,
)
from common.protocol.snapshots import CandidateSnapshot
from common.protocol.stages import PaperUnsealed, PeriodStageChanged, RoomStageChanged
from common.protocol.time import TimeNoted
from common.protocol.vocabulary import Stage
from common.rules.candidate.spot_release import freed_on_the_spot
from common.rules.candidate_words import OVER, WRITING
from common.rules.deadline import remaining_ms
from common.rules.row_table import RowTable
from common.rules.seat_commands import SeatCommands
from common.rules.stage_order import effective_stage
from common.rules.view_change import ALL, NOTHING, Change, Part

if TYPE_CHECKING:
    from common.protocol.journal import Released

SeatMessage = (
    Welcome
    | HeartbeatAnswered
    | CommandAccepted
    | CommandRejected
    | PeriodStageChanged
    | RoomStageChanged
    | PaperUnsealed
    | CandidateChanged
    | AnswersRecorded
    | AttemptSealed
    | WarningChanged
    | TimeNoted
    | CommandChanged
    | MoveChanged
)
"""Every message that a candidate's program gets."""


class SeatView:
    """The rows a seat shows. Lives as long as the attempt; a new snapshot replaces all.

    Answers are the journal's: here are only the server's, as the snapshot brought them.
    """

    def __init__(self, snapshot: CandidateSnapshot) -> None:
        """Start from a snapshot."""
        self._load(snapshot)
        self.acknowledged: dict[int, int] = {}
        self.releases: tuple[Released, ...] = ()
        """Releases on the spot that the server has not decided about; the seat sets them."""

    def _load(self, snapshot: CandidateSnapshot) -> None:
        self.facts = snapshot.facts
        self.exam_title = snapshot.exam_title
        self.period: PeriodRow = snapshot.period
        self.room: RoomRow = snapshot.room
        self.candidate: CandidateRow = snapshot.candidate
        self.package = snapshot.package
        self.centre_key = snapshot.centre_key
        self.journal_key = snapshot.journal_key
        self.receipt_salt = snapshot.receipt_salt
        self.release_secret = snapshot.release_secret
        self.answers = snapshot.answers
        self.warnings: RowTable[WarningRow] = RowTable(
            lambda row: row.warning_id, snapshot.warnings
        )
        self.seal: SealRow | None = snapshot.seal
        self._seals_seen = 0
        self.move: MoveRow | None = snapshot.move
        self.time_notes = RowTable(lambda row: row.time_act_id, snapshot.time_notes)
        self.commands = SeatCommands(snapshot.commands)

    @property
    def stage(self) -> Stage:
        """The stage the candidate is in."""
        return effective_stage(self.period.stage, self.room.stage)

    @property
    def row_here(self) -> CandidateRow:
        """The candidate's row as it counts at this seat: releases on the spot are in it."""
        return freed_on_the_spot(self.candidate, self.releases)

    def remaining_ms(self, now_ms: int) -> int:
        """Return how much time is left by the server's clock."""
        return remaining_ms(self.row_here, now_ms)

    def unread_warning(self) -> WarningRow | None:
        """Return the first warning that the candidate has not acknowledged."""
        unread = [row for row in self.warnings.rows() if row.acknowledged_ms is None]
        return min(unread, key=lambda row: row.number, default=None)

    def apply(self, message: SeatMessage) -> Change:
        """Take a message over and say what it changed."""
        match message:
            case Welcome():
                return self._welcomed(message)
            case HeartbeatAnswered() | CommandAccepted() | CommandRejected():
                return NOTHING
            case PeriodStageChanged() | RoomStageChanged() | PaperUnsealed():
                return self._apply_stage(message)
            case AnswersRecorded():
                return self._acknowledge(message.epoch, message.ack_upto)
            case CandidateChanged() | AttemptSealed() | WarningChanged() | TimeNoted():
                return self._apply_own(message)
            case CommandChanged() | MoveChanged():
                return self._apply_order(message)
            case _:
                assert_never(message)

    def as_snapshot(self) -> CandidateSnapshot:
        """Return what is known as a snapshot."""
        return CandidateSnapshot(
            facts=self.facts,
            exam_title=self.exam_title,
            period=self.period,
            room=self.room,
            candidate=self.candidate,
            package=self.package,
            centre_key=self.centre_key,
            journal_key=self.journal_key,
            receipt_salt=self.receipt_salt,
            release_secret=self.release_secret,
            answers=self.answers,
            warnings=self.warnings.sorted_rows(),
            seal=self.seal,
            time_notes=self.time_notes.sorted_rows(),
            commands=self.commands.rows(),
            move=self.move,
        )

    def _welcomed(self, message: Welcome) -> Change:
        change = self._acknowledge(message.epoch, message.ack_upto)
        if message.candidate is None:
            return change
        self._load(message.candidate)
        return ALL

    def _acknowledge(self, epoch: int, ack_upto: int) -> Change:
        if ack_upto <= self.acknowledged.get(epoch, 0):
            return NOTHING
        self.acknowledged[epoch] = ack_upto
        return Change(Part.ANSWERS, str(epoch), self.candidate.attempt_id)

    def _apply_stage(
        self, message: PeriodStageChanged | RoomStageChanged | PaperUnsealed
    ) -> Change:
        match message:
            case PeriodStageChanged(period=period):
                return self._take_period(period)
            case RoomStageChanged(room=room):
                return self._take_room(room)
            case PaperUnsealed(package_id=package_id, key=key):
                return self._take_key(package_id, key)

    def _apply_own(
        self, message: CandidateChanged | AttemptSealed | WarningChanged | TimeNoted
    ) -> Change:
        match message:
            case CandidateChanged(candidate=row):
                return self._take_candidate(row)
            case AttemptSealed(seal=seal):
                return self._take_seal(seal)
            case TimeNoted(note=note):
                if note.attempt_id != self.candidate.attempt_id:
                    return NOTHING
                noted = Change(Part.TIME_NOTE, note.time_act_id, note.attempt_id)
                return noted if self.time_notes.put(note) else NOTHING
            case WarningChanged(warning=warning):
                if warning.attempt_id != self.candidate.attempt_id:
                    return NOTHING
                newer = self.warnings.put(warning)
                change = Change(Part.WARNING, warning.warning_id, warning.attempt_id)
                return change if newer else NOTHING

    def _take_period(self, period: PeriodRow) -> Change:
        same = period.period_id == self.period.period_id
        if not same or period.version <= self.period.version:
            return NOTHING
        self.period = period
        return Change(Part.PERIOD, period.period_id)

    def _take_room(self, room: RoomRow) -> Change:
        same = room.room_period_id == self.room.room_period_id
        if not same or room.version <= self.room.version:
            return NOTHING
        self.room = room
        return Change(Part.ROOM, room.room_period_id)

    def _take_key(self, package_id: str, key: str) -> Change:
        if package_id != self.package.package_id or self.package.key is not None:
            return NOTHING
        self.package = replace(self.package, key=key)
        return Change(Part.PAPER, package_id)

    def _take_candidate(self, row: CandidateRow) -> Change:
        same = row.attempt_id == self.candidate.attempt_id
        if not same or row.version <= self.candidate.version:
            return NOTHING
        if self.candidate.progress in OVER and row.progress in WRITING:
            self._seals_seen = self._known_seals()
            self.seal = None  # of a version that does not count any more: the attempt goes on
        self.candidate = row
        return Change(Part.CANDIDATE, row.attempt_id, row.attempt_id)

    def _take_seal(self, seal: SealRow) -> Change:
        if seal.attempt_id != self.candidate.attempt_id or seal.version <= self._known_seals():
            return NOTHING
        self.seal = seal
        return Change(Part.SEAL, seal.attempt_id, seal.attempt_id)

    def _known_seals(self) -> int:
        """Return the newest version that was sealed, in force or not."""
        return self._seals_seen if self.seal is None else self.seal.version

    def _apply_order(self, message: CommandChanged | MoveChanged) -> Change:
        if isinstance(message, CommandChanged):
            return self._take_command(message.command)
        return self._take_move(message.move)

    def _take_move(self, move: MoveRow) -> Change:
        known = -1 if self.move is None else self.move.version
        if move.attempt_id != self.candidate.attempt_id or move.version <= known:
            return NOTHING
        self.move = move
        self.facts = replace(self.facts, seat=move.seat)
        return Change(Part.MOVE, move.move_id, move.attempt_id)

    def _take_command(self, row: SeatCommandRow) -> Change:
        if row.attempt_id != self.candidate.attempt_id or not self.commands.put(row):
            return NOTHING
        return Change(Part.COMMAND, row.command_id, row.attempt_id)
