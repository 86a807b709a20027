"""All that a welcome tells."""

from typing import NamedTuple

from common.protocol.base import Message
from common.protocol.rows import SeatLive
from common.protocol.snapshots import CandidateSnapshot, StaffSnapshot
from common.protocol.stages import PaperUnsealed


class View(NamedTuple):
    """What a connection starts from.

    Args:
        number: the last event that is included.
        missed: events to replay, with their numbers; None where there is a snapshot.
        live: counts and connections for staff who resume: those are in no event.
        unsealed: the paper's key, for a seat that resumes while its room runs.
        crowd: seats of the period, which will all come back at once after a cut.
    """

    number: int
    candidate: CandidateSnapshot | None = None
    staff: StaffSnapshot | None = None
    missed: tuple[tuple[int, Message], ...] | None = None
    live: tuple[SeatLive, ...] = ()
    unsealed: PaperUnsealed | None = None
    epoch: int = 0
    ack_upto: int = 0
    crowd: int = 0
