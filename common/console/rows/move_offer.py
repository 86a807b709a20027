"""Where a candidate could move to, as a dialog offers it: one suggestion, and the others."""

from dataclasses import dataclass

from common.protocol.move_rows import FreeSeat, MoveRow, MoveState, PcState
from common.rules.staff_view import StaffView

USABLE = frozenset({PcState.HERE, PcState.READY})


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """What the server told of free seats.

    Args:
        told: the server has answered.
        from_seat: where the candidate sits now.
        usable: seats to choose from, the suggested one first.
        useless: free seats whose PC cannot be used now.
        lost_s: working time that has gone by since the old PC was last heard of.
    """

    told: bool = False
    from_seat: str = ""
    usable: tuple[FreeSeat, ...] = ()
    useless: tuple[FreeSeat, ...] = ()
    lost_s: int = 0

    @property
    def suggested(self) -> FreeSeat | None:
        """The seat to take if nothing speaks against it."""
        return next(iter(self.usable), None)


NO_OFFER = MoveOffer()


def move_offer(view: StaffView, attempt_id: str) -> MoveOffer:
    """Return what is known of the seats that a candidate could move to."""
    facts = view.facts.get(attempt_id)
    seat = "" if facts is None else facts.seat
    shown = view.free_seats
    if shown is None or shown.attempt_id != attempt_id:
        return MoveOffer(from_seat=seat)
    return MoveOffer(
        told=True,
        from_seat=seat,
        usable=tuple(one for one in shown.seats if one.pc in USABLE),
        useless=tuple(one for one in shown.seats if one.pc not in USABLE),
        lost_s=shown.lost_ms // 1000,
    )


def move_under_way(view: StaffView, attempt_id: str) -> MoveRow | None:
    """Return the move of a candidate whose new PC is awaited, or None."""
    move = view.moves.find(attempt_id)
    return move if move is not None and move.state is MoveState.WAITING else None
