"""What a seat writes down besides its answers, to be back without a server: facts, place, time."""

from collections.abc import Callable

from common.client.anchor import ServerAnchor
from common.client.keeper import Keeper
from common.client.seat_answers import SeatAnswers
from common.core.boot import Boot
from common.core.clock import Clock
from common.protocol.journal import JournalRecord, Known, Placed, Settled, Timed
from common.protocol.move_rows import MoveRow, MoveState
from common.protocol.rest import CandidateSession
from common.protocol.rows import CandidateRow
from common.protocol.snapshots import CandidateSnapshot
from common.rules.journal_fold import JournalContent
from common.rules.views import SeatView

_TIME_EVERY_S = 5.0
_TIME_AT_MOST_EVERY_S = 1.0


class SeatMemory:
    """Hands records to the keeper where something differs from what was written last.

    Args:
        session: how the seat is signed in.
        boot: the clock that goes on while the program is dead.
    """

    def __init__(
        self,
        session: CandidateSession,
        keeper: Keeper,
        anchor: ServerAnchor,
        clock: Clock,
        boot: Boot,
    ) -> None:
        """Know nothing yet."""
        self._session = session
        self._keeper = keeper
        self._anchor = anchor
        self._clock = clock
        self._boot = boot
        self._snapshot: CandidateSnapshot | None = None
        self._placed = Placed(position=0, display={})
        self._timed_at: float | None = None
        self._is_settled = False
        self._followed = ""
        self.device_id = ""
        """This machine."""
        self.others: Callable[[], tuple[JournalRecord, ...]] = tuple
        """What other parts of the seat want a new journal to begin with."""

    @property
    def position(self) -> int:
        """Return the number of the question on the screen."""
        return self._placed.position

    @property
    def display(self) -> dict[str, str]:
        """Return how the candidate looks at it."""
        return dict(self._placed.display)

    def restore(self, content: JournalContent) -> None:
        """Begin with what an earlier run of this program knew."""
        if content.known is not None:
            self._snapshot = content.known.snapshot
            self._followed = _followed(self._snapshot, self.device_id)
        if content.placed is not None:
            self._placed = content.placed
        if content.timed is not None:
            self._restore_time(content.timed)

    def begin(
        self,
        answers: SeatAnswers,
        view: Callable[[], SeatView | None],
        journal_key: str,
        on_kept: Callable[[], None],
    ) -> None:
        """Let the keeper write."""

        def dump() -> tuple[JournalRecord, ...]:
            return self._dump(answers, view())

        self._keeper.begin(self._session.attempt_id, journal_key, dump, on_kept)

    def know(self, view: SeatView, answers: SeatAnswers) -> None:
        """Write down what the server has told, if it is news."""
        snapshot = view.as_snapshot()
        if snapshot != self._snapshot:
            self._snapshot = snapshot
            self._keeper.keep(self._known(snapshot, answers))

    def follow(self, view: SeatView) -> None:
        """Be where the candidate was at the PC they were moved from; once for each move."""
        move = _move_here(view.candidate, view.move, self.device_id)
        if move is not None and move.move_id != self._followed:
            self._followed = move.move_id
            if move.position:
                self.place(position=move.position)

    def place(self, position: int | None = None, display: dict[str, str] | None = None) -> None:
        """Write down what the candidate looks at, if it is something else."""
        placed = Placed(
            position=self._placed.position if position is None else position,
            display=self._placed.display if display is None else display,
        )
        if placed != self._placed:
            self._placed = placed
            self._keeper.keep(placed)

    def note_time(self) -> None:
        """Write down what time it is, unless that was done a moment ago."""
        now = self._clock.monotonic()
        recent = self._timed_at is not None and now - self._timed_at < _TIME_AT_MOST_EVERY_S
        timed = self._timed()
        if timed is not None and not recent:
            self._timed_at = now
            self._keeper.keep(timed)

    async def keep_time(self) -> None:
        """Write the time down again and again, until cancelled."""
        while True:
            self.note_time()
            await self._clock.sleep(_TIME_EVERY_S)

    def settle(self) -> None:
        """Write down that nothing is left to be done for this attempt."""
        if not self._is_settled:
            self._is_settled = True
            self._keeper.keep(Settled())

    def unsettle(self) -> None:
        """The attempt goes on after all."""
        self._is_settled = False

    def _restore_time(self, timed: Timed) -> None:
        now_ms = int(self._boot.seconds() * 1000)
        same_start = timed.boot_id == self._boot.id and now_ms >= timed.boot_ms
        gone_ms = now_ms - timed.boot_ms if same_start else 0
        self._anchor.restore(
            timed.server_ms + gone_ms,
            (timed.age_ms + gone_ms) / 1000,
            provisional=timed.provisional or not same_start,
            told=(timed.anchor_ms, timed.anchor),
        )

    def _timed(self) -> Timed | None:
        server_ms = self._anchor.now_ms()
        if server_ms is None:
            return None
        anchor_ms, anchor = self._anchor.told
        return Timed(
            anchor_ms=anchor_ms,
            anchor=anchor,
            server_ms=server_ms,
            age_ms=self._anchor.offset_ms(),
            boot_id=self._boot.id,
            boot_ms=int(self._boot.seconds() * 1000),
            provisional=self._anchor.is_provisional,
        )

    def _known(self, snapshot: CandidateSnapshot, answers: SeatAnswers) -> Known:
        return Known(session=self._session, snapshot=snapshot, given=answers.given)

    def _dump(self, answers: SeatAnswers, view: SeatView | None) -> tuple[JournalRecord, ...]:
        """Return all that a new journal begins with."""
        records: list[JournalRecord] = list(answers.records())
        if view is not None:
            # Last: its answers are those on the screen, of whatever epoch and device they are.
            records.append(self._known(view.as_snapshot(), answers))
        timed = self._timed()
        records += [self._placed] if timed is None else [self._placed, timed]
        records += self.others()
        return (*records, Settled()) if self._is_settled else tuple(records)


def _move_here(row: CandidateRow, move: MoveRow | None, device_id: str) -> MoveRow | None:
    """Return the move that brought the candidate to this machine, or None."""
    if move is None or move.state is MoveState.CANCELLED or device_id in move.left:
        return None
    return move if row.device_id in (None, device_id) else None


def _followed(snapshot: CandidateSnapshot, device_id: str) -> str:
    move = _move_here(snapshot.candidate, snapshot.move, device_id)
    return "" if move is None else move.move_id
