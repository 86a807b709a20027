"""What a console knows: a snapshot brought up to date by each message (proctor and chief)."""

from typing import assert_never

from msgspec.structs import replace

from common.protocol.answers import AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged, ReleaseCodeShown
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.moves import FreeSeatsShown, MoveChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.rows import CandidateRow, IncidentRow, SeatFacts, SeatLive
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    SeatLiveChanged,
    Welcome,
)
from common.protocol.snapshots import StaffSnapshot
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.vocabulary import Connection
from common.rules.display import DisplayStatus, Facets, attention_key, display_status
from common.rules.room_counts import RoomCounts, count_one
from common.rules.room_figures import RoomFigures
from common.rules.row_table import RowTable
from common.rules.seat_commands import CommandTable
from common.rules.view_change import ALL, NOTHING, Change, Part

StaffMessage = (
    Welcome
    | HeartbeatAnswered
    | CommandAccepted
    | CommandRejected
    | SeatLiveChanged
    | PeriodStageChanged
    | RoomStageChanged
    | CandidateChanged
    | AttemptSealed
    | IncidentChanged
    | IntegrityChanged
    | WarningChanged
    | ProctorChanged
    | TimeActChanged
    | ProposalChanged
    | CommandChanged
    | ReleaseCodeShown
    | FreeSeatsShown
    | MoveChanged
)
"""Every message that a proctor's or the chief's program gets."""


class StaffView:
    """The rows a console shows. Lives as long as the sign-in; a new snapshot replaces all rows.

    A row is replaced only by a newer version, so messages may come twice, late and in any order.
    """

    def __init__(self, snapshot: StaffSnapshot) -> None:
        """Start from a snapshot."""
        self._load(snapshot)

    def _load(self, snapshot: StaffSnapshot) -> None:
        self.staff_id = snapshot.staff_id
        self.sitting_id = snapshot.sitting_id
        self.centre_name = snapshot.centre_name
        self.exam_title = snapshot.exam_title
        self.periods = RowTable(lambda row: row.period_id, snapshot.periods)
        self.rooms = RowTable(lambda row: row.room_period_id, snapshot.rooms)
        self.candidates = RowTable(lambda row: row.attempt_id, snapshot.candidates)
        self.integrity = RowTable(lambda row: row.registration_id, snapshot.integrity)
        self.incidents = RowTable(lambda row: row.incident_id, snapshot.incidents)
        self.warnings = RowTable(lambda row: row.warning_id, snapshot.warnings)
        self.proctors = RowTable(lambda row: row.duty_id, snapshot.proctors)
        self.seals = RowTable(lambda row: row.attempt_id, snapshot.seals)
        self.commands = CommandTable(snapshot.commands)
        self.time_acts = RowTable(lambda row: row.time_act_id, snapshot.time_acts)
        self.proposals = RowTable(lambda row: row.proposal_id, snapshot.proposals)
        self.moves = RowTable(lambda row: row.attempt_id, snapshot.moves)
        self.facts: dict[str, SeatFacts] = {facts.attempt_id: facts for facts in snapshot.facts}
        self.live: dict[str, SeatLive] = {live.attempt_id: live for live in snapshot.live}
        self.free_seats: FreeSeatsShown | None = None
        self._figures = RoomFigures(snapshot.candidates, snapshot.incidents, self._count)

    def apply(self, message: StaffMessage) -> Change:
        """Take a message over and say what it changed."""
        match message:
            case Welcome():
                return self._welcomed(message)
            case HeartbeatAnswered() | CommandAccepted() | CommandRejected() | ReleaseCodeShown():
                return NOTHING  # for the session, or for the person who asked
            case PeriodStageChanged() | RoomStageChanged() | ProctorChanged():
                return self._apply_stage(message)
            case CandidateChanged() | SeatLiveChanged() | AttemptSealed():
                return self._apply_candidate(message)
            case IncidentChanged() | IntegrityChanged() | WarningChanged():
                return self._apply_conduct(message)
            case (
                CommandChanged()
                | TimeActChanged()
                | ProposalChanged()
                | MoveChanged()
                | FreeSeatsShown()
            ):
                return self._apply_act(message)
            case _:
                assert_never(message)

    def attempts(self, period_id: str, room_id: str) -> tuple[str, ...]:
        """Return the attempts of a room in a period."""
        return self._figures.attempts((period_id, room_id))

    def counts(self, period_id: str, room_id: str) -> RoomCounts:
        """Return the figures of a room in a period; kept until a row of it changes."""
        return self._figures.counts((period_id, room_id))

    def total_counts(self, period_id: str) -> RoomCounts:
        """Return the figures of all rooms of a period."""
        return self._figures.total_counts(period_id)

    def open_incidents(self, attempt_id: str) -> int:
        """Return how many incidents of an attempt wait for a verdict."""
        return self._figures.open_incidents(attempt_id)

    def facets(self, attempt_id: str) -> Facets:
        """Return what besides the row decides how a candidate is shown."""
        row = self.candidates.find(attempt_id)
        live = self.live.get(attempt_id)
        return Facets(
            integrity=None if row is None else self.integrity.find(row.registration_id),
            connection=Connection.NEVER if live is None else live.connection,
            open_incidents=self.open_incidents(attempt_id),
        )

    def status(self, row: CandidateRow) -> DisplayStatus:
        """Return what a candidate is shown as."""
        return display_status(row, self.facets(row.attempt_id))

    def by_attention(self, period_id: str, room_id: str) -> tuple[CandidateRow, ...]:
        """Return a room's candidates, who needs somebody first."""
        found = map(self.candidates.find, self.attempts(period_id, room_id))
        rows = [row for row in found if row is not None]
        return tuple(sorted(rows, key=self._attention_key))

    def as_snapshot(self) -> StaffSnapshot:
        """Return what is known as a snapshot, each kind of row sorted by its key."""
        return StaffSnapshot(
            staff_id=self.staff_id,
            sitting_id=self.sitting_id,
            centre_name=self.centre_name,
            exam_title=self.exam_title,
            periods=self.periods.sorted_rows(),
            rooms=self.rooms.sorted_rows(),
            facts=tuple(self.facts[key] for key in sorted(self.facts)),
            candidates=self.candidates.sorted_rows(),
            live=tuple(self.live[key] for key in sorted(self.live)),
            integrity=self.integrity.sorted_rows(),
            incidents=self.incidents.sorted_rows(),
            warnings=self.warnings.sorted_rows(),
            proctors=self.proctors.sorted_rows(),
            seals=self.seals.sorted_rows(),
            commands=self.commands.sorted_rows(),
            time_acts=self.time_acts.sorted_rows(),
            proposals=self.proposals.sorted_rows(),
            moves=self.moves.sorted_rows(),
        )

    def _welcomed(self, message: Welcome) -> Change:
        if message.staff is None:
            return NOTHING
        self._load(message.staff)
        return ALL

    def _apply_stage(
        self, message: PeriodStageChanged | RoomStageChanged | ProctorChanged
    ) -> Change:
        match message:
            case PeriodStageChanged(period=period):
                return (
                    Change(Part.PERIOD, period.period_id) if self.periods.put(period) else NOTHING
                )
            case RoomStageChanged(room=room):
                return Change(Part.ROOM, room.room_period_id) if self.rooms.put(room) else NOTHING
            case ProctorChanged(proctor=proctor):
                return (
                    Change(Part.PROCTOR, proctor.duty_id) if self.proctors.put(proctor) else NOTHING
                )

    def _apply_candidate(
        self, message: CandidateChanged | SeatLiveChanged | AttemptSealed
    ) -> Change:
        match message:
            case CandidateChanged(candidate=row):
                return (
                    Change(Part.CANDIDATE, row.attempt_id, row.attempt_id)
                    if self._put_candidate(row)
                    else NOTHING
                )
            case SeatLiveChanged(live=live):
                return (
                    Change(Part.LIVE, live.attempt_id, live.attempt_id)
                    if self._put_live(live)
                    else NOTHING
                )
            case AttemptSealed(seal=seal):
                return (
                    Change(Part.SEAL, seal.attempt_id, seal.attempt_id)
                    if self.seals.put(seal)
                    else NOTHING
                )

    def _apply_conduct(
        self, message: IncidentChanged | IntegrityChanged | WarningChanged
    ) -> Change:
        match message:
            case IncidentChanged(incident=incident):
                return (
                    Change(Part.INCIDENT, incident.incident_id, incident.attempt_id)
                    if self._put_incident(incident)
                    else NOTHING
                )
            case IntegrityChanged(integrity=integrity):
                return (
                    Change(Part.INTEGRITY, integrity.registration_id, integrity.attempt_id)
                    if self.integrity.put(integrity)
                    else NOTHING
                )
            case WarningChanged(warning=warning):
                return (
                    Change(Part.WARNING, warning.warning_id, warning.attempt_id)
                    if self.warnings.put(warning)
                    else NOTHING
                )

    def _apply_act(
        self,
        message: CommandChanged | TimeActChanged | ProposalChanged | MoveChanged | FreeSeatsShown,
    ) -> Change:
        match message:
            case MoveChanged() | FreeSeatsShown():
                return self._apply_move(message)
            case CommandChanged(command=command):
                change = Change(Part.COMMAND, command.command_id, command.attempt_id)
                return change if self.commands.put(command) else NOTHING
            case TimeActChanged(act=act):
                return (
                    Change(Part.TIME_ACT, act.time_act_id) if self.time_acts.put(act) else NOTHING
                )
            case ProposalChanged(proposal=proposal):
                return (
                    Change(Part.PROPOSAL, proposal.proposal_id, proposal.attempt_id or "")
                    if self.proposals.put(proposal)
                    else NOTHING
                )

    def forget_free_seats(self) -> None:
        """What was told of free seats is old by now."""
        self.free_seats = None

    def _apply_move(self, message: MoveChanged | FreeSeatsShown) -> Change:
        """Somebody moved: the seat is the one fact that may change while the sitting runs."""
        if isinstance(message, FreeSeatsShown):
            self.free_seats = message
            return Change(Part.FREE_SEATS, message.attempt_id, message.attempt_id)
        move = message.move
        if not self.moves.put(move):
            return NOTHING
        facts = self.facts.get(move.attempt_id)
        if facts is not None:
            self.facts[move.attempt_id] = replace(facts, seat=move.seat)
        return Change(Part.MOVE, move.move_id, move.attempt_id)

    def _put_candidate(self, row: CandidateRow) -> bool:
        before = self.candidates.find(row.attempt_id)
        if not self.candidates.put(row):
            return False
        self._figures.note_candidate(before, row)
        return True

    def _put_live(self, live: SeatLive) -> bool:
        known = self.live.get(live.attempt_id)
        if known is not None and (live.seen_ms or 0) < (known.seen_ms or 0):
            return False
        self.live[live.attempt_id] = live
        self._figures.forget(self.candidates.find(live.attempt_id))
        return live != known

    def _put_incident(self, incident: IncidentRow) -> bool:
        if not self.incidents.put(incident):
            return False
        self._figures.note_incident(incident)
        self._figures.forget(self.candidates.find(incident.attempt_id))
        return True

    def _count(self, attempt_id: str) -> RoomCounts:
        row = self.candidates.find(attempt_id)
        if row is None:
            return RoomCounts()
        return count_one(row, self.live.get(attempt_id), self.open_incidents(attempt_id))

    def _attention_key(
        self, row: CandidateRow
    ) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
        facts = self.facts.get(row.attempt_id)
        seat = "" if facts is None else facts.seat
        return attention_key(row, self.facets(row.attempt_id), seat)
