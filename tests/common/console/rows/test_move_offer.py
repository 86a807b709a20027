"""Where a candidate could move to, as the server told it."""

from common.console.rows.move_offer import move_offer, move_under_way
from common.protocol.move_rows import MoveState
from common.protocol.moves import MoveChanged
from common.rules.staff_view import StaffView
from installers.dev.console_move_scenes import MOVED, free_seats, move
from installers.dev.console_rooms import running_room


def test_the_first_usable_seat_is_suggested() -> None:
    view = StaffView(running_room().snapshot())
    assert not move_offer(view, MOVED).told
    view.apply(free_seats())
    offer = move_offer(view, MOVED)
    assert offer.suggested is not None
    assert (offer.from_seat, offer.suggested.seat, offer.lost_s) == ("2", "41", 95)
    assert [one.seat for one in offer.useless] == ["43"]
    assert not move_offer(view, "room-301-3").told, "it was told of another candidate"
    view.forget_free_seats()
    assert not move_offer(view, MOVED).told


def test_a_move_is_under_way_until_it_ends() -> None:
    view = StaffView(running_room().snapshot())
    assert move_under_way(view, MOVED) is None
    view.apply(MoveChanged(move=move()))
    assert move_under_way(view, MOVED) == move()
    view.apply(MoveChanged(move=move(MoveState.DONE, version=99)))
    assert move_under_way(view, MOVED) is None
