"""May this seat write now, and under which number? Decided from the candidate's row alone."""

from enum import Enum, auto

from common.protocol.rows import CandidateRow

_FIRST = 1


class LeaseStep(Enum):
    """What the row means for the seat's answers."""

    WAIT = auto()
    """Another device writes, or none has been told yet."""
    GO_ON = auto()
    """The lease is the one that the changes are numbered in."""
    BEGIN = auto()
    """A lease of our own under a new number, and what the server holds is known."""
    START_OVER = auto()
    """The same, but somebody wrote in the meantime: what the server holds must be asked first."""


def lease_step(row: CandidateRow, device_id: str, epoch: int, *, fresh: bool) -> LeaseStep:
    """Return what to do.

    Args:
        row: the candidate's row as it is now.
        device_id: this machine.
        epoch: in which the changes are numbered so far; 0 before the first lease.
        fresh: the row came with a snapshot, hence with the answers that count.
    """
    if row.device_id != device_id:
        return LeaseStep.WAIT
    if row.epoch == epoch:
        return LeaseStep.GO_ON
    # The number grows when the lease goes to another device, or the attempt is opened again: only
    # with the first one nothing can be at the server that is not here.
    return LeaseStep.BEGIN if fresh or row.epoch == _FIRST else LeaseStep.START_OVER
