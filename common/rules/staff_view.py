"""What a console knows: a snapshot brought up to date by each message (proctor and chief)."""

from common.protocol.answers import AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    SeatLiveChanged,
    Welcome,
)
from common.protocol.stages import PeriodStageChanged, RoomStageChanged

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
)
"""Every message that a proctor's or the chief's program gets."""
