"""Which hold covers the paper of a seat that is cut off, as far as the centre can know."""

from dataclasses import dataclass

from common.protocol.vocabulary import CommandKind, CommandState, Connection, HoldKind
from common.rules.release_codes import BY_CODE
from common.rules.staff_view import StaffView

CUT_OFF = frozenset({Connection.LATE, Connection.MISSING})


@dataclass(frozen=True, slots=True)
class HoldOnSeat:
    """A hold as the seat knows it.

    Args:
        stands: it is in force; else it was released and the seat has not heard of that.
    """

    kind: HoldKind
    since_ms: int
    stands: bool


def hold_on_seat(view: StaffView, attempt_id: str) -> HoldOnSeat | None:
    """Return the hold that a code would end; None while the seat hears us, or is not held."""
    row, live = view.candidates.find(attempt_id), view.live.get(attempt_id)
    if row is None or live is None or live.connection not in CUT_OFF:
        return None
    for hold in row.holds:
        if hold.kind in BY_CODE:
            return HoldOnSeat(hold.kind, hold.since_ms, stands=True)
    for command in view.commands.of(attempt_id):
        unheard = command.state is not CommandState.DONE and command.hold in BY_CODE
        if command.kind is CommandKind.RELEASE and unheard and command.hold is not None:
            return HoldOnSeat(command.hold, command.since_ms, stands=False)
    return None
