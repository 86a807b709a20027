"""When answers go out, again, later, or not any more; no socket, a clock that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from common.client.anchor import ServerAnchor
from common.client.answers import AnswerLink, AnswerSender
from common.client.journal import AnswerJournal
from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.session import CommandRejected
from tests.helpers.fake_scribe import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from common.protocol.base import Message


class Line(AnswerLink):
    """Keeps what is sent; `up` says whether there is a link."""

    def __init__(self, clock: FakeClock) -> None:
        self._anchor = ServerAnchor(clock)
        self.up = True
        self.sent: list[str] = []
        self.ids: list[str] = []
        self.proofs: list[tuple[int, str, int]] = []

    @property
    @override
    def anchor(self) -> ServerAnchor:
        return self._anchor

    @override
    def post(self, message: Message, id: str = "") -> bool:
        if self.up:
            assert isinstance(message, SaveAnswers)
            self.sent.append(line_of(message))
            self.ids.append(id)
            self.proofs += [(e.anchor_ms, e.anchor, e.offset_ms) for e in message.entries]
        return self.up

    def take(self) -> list[str]:
        """Return what was sent since the last time."""
        taken, self.sent = self.sent, []
        return taken


class Seat:
    """A sender with everything around it."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.line = Line(self.clock)
        self.journal = AnswerJournal()
        self.changes = 0
        self.sender = AnswerSender("attempt-1", self.line, self.journal, self.clock, self._changed)

    def give(self, *items: str) -> None:
        for item in items:
            self.sender.save(item, (1,))

    def recorded(self, upto: int, epoch: int = 1) -> None:
        self.sender.recorded(AnswersRecorded(attempt_id="attempt-1", epoch=epoch, ack_upto=upto))

    def rejected(self, code: ErrorCode, index: int = -1) -> bool:
        fault = RefusedError(code).fault()
        return self.sender.rejected(CommandRejected(command_id=self.line.ids[index], fault=fault))

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.sender.tick()

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def seat() -> Iterator[Seat]:
    """A seat that has the first lease."""
    made = Seat()
    made.sender.begin(1, 0)
    yield made
    assert len(set(made.line.ids)) == len(made.line.ids), "each message has an id of its own"


def test_nothing_goes_out_before_the_lease() -> None:
    seat = Seat()
    seat.give("q1", "q2")
    assert seat.line.take() == []
    seat.sender.begin(1, 0)
    assert seat.line.take() == ["save 1 1-2"]


def test_each_change_goes_out_at_once_and_once(seat: Seat) -> None:
    seat.give("q1", "q2")
    seat.recorded(1)
    seat.give("q3")
    assert seat.line.take() == ["save 1 1", "save 1 2", "save 1 3"]


def test_without_a_link_changes_wait_and_go_out_in_order(seat: Seat) -> None:
    seat.give("q1")
    seat.line.up = False
    seat.give("q2", "q3")
    seat.line.up = True
    seat.line.take()
    seat.sender.go_on(0)
    assert seat.line.take() == ["save 1 1-3"]


def test_a_new_connection_gets_what_is_not_durable(seat: Seat) -> None:
    seat.give("q1", "q2", "q3")
    seat.line.take()
    seat.sender.go_on(2)
    assert seat.line.take() == ["save 1 3"]


def test_many_changes_go_out_in_pieces(seat: Seat) -> None:
    seat.line.up = False
    seat.give(*(f"q{number}" for number in range(120)))
    seat.line.up = True
    seat.sender.go_on(0)
    assert seat.line.take() == ["save 1 1-50", "save 1 51-100", "save 1 101-120"]


@pytest.mark.parametrize("code", [ErrorCode.UNAVAILABLE, ErrorCode.RATE_LIMITED])
def test_a_busy_server_is_asked_again_after_a_pause(seat: Seat, code: ErrorCode) -> None:
    seat.give("q1")
    assert seat.rejected(code), "a screen need not know"
    seat.give("q2")
    assert seat.line.take() == ["save 1 1"], "nothing more while it pauses"
    seat.wait(2.0)
    assert seat.line.take() == ["save 1 1-2"]


def test_pauses_grow_until_the_server_takes_something(seat: Seat) -> None:
    seat.give("q1")
    for _ in range(8):
        seat.rejected(ErrorCode.UNAVAILABLE)
        seat.wait(30.0)
    assert len(seat.line.take()) == 9
    seat.recorded(1)
    seat.give("q2")
    seat.rejected(ErrorCode.UNAVAILABLE)
    seat.line.take()
    seat.wait(2.0)
    assert seat.line.take() == ["save 1 2"]


def test_one_refusal_of_several_in_flight_is_one_pause(seat: Seat) -> None:
    seat.give("q1", "q2", "q3")
    seat.rejected(ErrorCode.RATE_LIMITED, 0)
    seat.wait(30.0)
    seat.line.take()
    assert seat.rejected(ErrorCode.RATE_LIMITED, 1), "an old refusal"
    seat.recorded(3)
    seat.wait(30.0)
    assert seat.line.take() == []


def test_a_lost_acknowledgement_is_asked_for_again(seat: Seat) -> None:
    seat.give("q1")
    seat.wait(9.0)
    assert seat.line.take() == ["save 1 1"]
    seat.wait(2.0)
    assert seat.line.take() == ["save 1 1"]
    seat.recorded(1)
    seat.wait(60.0)
    assert seat.line.take() == []


def test_a_fenced_seat_stops_and_says_so(seat: Seat) -> None:
    seat.give("q1")
    assert not seat.rejected(ErrorCode.STALE_EPOCH), "the screen changes"
    seat.give("q2")
    seat.wait(60.0)
    assert seat.line.take() == ["save 1 1"]
    assert seat.sender.stopped_by is ErrorCode.STALE_EPOCH
    seat.sender.begin(3, 0)
    assert seat.line.take() == ["save 3 1-2"]
    assert seat.sender.stopped_by is None


def test_a_lease_that_went_away_leaves_what_waits_for_people(seat: Seat) -> None:
    seat.line.up = False
    seat.give("q1", "q2")
    seat.line.up = True
    seat.sender.wait()
    seat.sender.wait()
    assert seat.line.take() == ["save 1 1-2"], "once more under the old number"
    seat.give("q3")
    assert seat.line.take() == []


def test_what_others_have_outrun_is_told_aside_and_not_applied(seat: Seat) -> None:
    seat.line.up = False
    seat.give("q1", "q2", "q3")
    seat.line.up = True
    seat.sender.begin(3, 0, frozenset({"q2"}))
    assert seat.line.take() == ["save 1 2", "save 3 1-2"]
    assert [draft.item_id for draft in seat.journal.pending()] == ["q1", "q3"]
    assert seat.rejected(ErrorCode.STALE_EPOCH, 0), "nobody's business any more"
    assert seat.sender.stopped_by is None


def test_after_the_seal_nothing_goes_out_until_the_attempt_is_open_again(seat: Seat) -> None:
    seat.give("q1")
    assert not seat.rejected(ErrorCode.ALREADY_SEALED)
    seat.line.take()
    seat.sender.go_on(0)  # a new connection changes nothing about it
    assert seat.line.take() == []
    seat.sender.reopened()
    assert seat.line.take() == ["save 1 1"]


def test_a_refusal_that_makes_no_sense_is_tried_once_per_connection(seat: Seat) -> None:
    seat.give("q1")
    assert not seat.rejected(ErrorCode.FORBIDDEN)
    seat.wait(60.0)
    seat.give("q2")
    assert seat.line.take() == ["save 1 1"]
    seat.sender.go_on(0)
    assert seat.line.take() == ["save 1 1-2"]


def test_a_server_from_a_backup_gets_everything_again(seat: Seat) -> None:
    seat.give("q1", "q2")
    seat.recorded(2)
    seat.line.take()
    seat.sender.go_on(0)
    assert seat.line.take() == ["save 1 1-2"]


def test_acknowledgements_of_another_epoch_or_smaller_ones_change_nothing(seat: Seat) -> None:
    seat.give("q1", "q2")
    changes = seat.changes
    seat.recorded(2, epoch=2)
    assert seat.journal.unsent == 2
    seat.recorded(2)
    seat.recorded(1)
    assert seat.journal.unsent == 0
    assert seat.changes == changes + 1


def test_other_peoples_refusals_are_theirs(seat: Seat) -> None:
    fault = RefusedError(ErrorCode.STALE_VERSION).fault()
    assert not seat.sender.rejected(CommandRejected(command_id="command-1", fault=fault))


def test_the_end_counts_also_where_the_refusal_was_slow(seat: Seat) -> None:
    seat.give("a")
    first = seat.line.ids[-1]
    seat.wait(11)  # nothing heard: sent again under another id
    assert seat.line.ids[-1] != first
    assert not seat.rejected(ErrorCode.ALREADY_SEALED, seat.line.ids.index(first))
    assert seat.sender.stopped_by is ErrorCode.ALREADY_SEALED


def test_what_comes_late_says_when_it_was_given(seat: Seat) -> None:
    seat.line.anchor.set(5000, proof="told 5000")
    seat.give("a")
    seat.line.up = False
    seat.clock.advance(2)
    seat.give("b")
    seat.line.up = True
    seat.line.anchor.set(90_000, proof="told 90000")  # the server is back, and tells its time
    seat.sender.go_on(1)
    assert seat.line.proofs == [(5000, "told 5000", 0), (5000, "told 5000", 2000)]
