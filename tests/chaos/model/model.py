"""What must be so for one attempt, after whatever was done: no queues, no tables, no messages."""

from dataclasses import dataclass, field

from common.protocol.vocabulary import SubmissionKind

Place = tuple[int, int]
"""Lease and number."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer as it was given."""

    item_id: str
    value: int
    given_ms: int


@dataclass
class SeatModel:
    """One PC: its journal, and what it was told.

    Args:
        device: the PC.
        lease: under which it numbers its changes; 0 before it has one.
        journal: every change, by number from 1.
        told: up to which number the server said it is durable.
        online: whether the line stands.
    """

    device: str
    lease: int = 0
    journal: list[Change] = field(default_factory=list)
    told: int = 0
    online: bool = True

    def pending(self) -> list[tuple[int, Change]]:
        """Return what is not known to be durable."""
        return list(enumerate(self.journal, 1))[self.told :]


@dataclass
class AttemptModel:
    """One attempt: who may write, what counts, how long.

    Args:
        deadline_ms: the end, without the break of now.
        grace_ms: after the end, until the seal is made.
    """

    deadline_ms: int
    grace_ms: int
    lease: int = 1
    paused_ms: int | None = None
    seal: SubmissionKind | None = None
    applied: dict[Place, Change] = field(default_factory=dict)
    kept: set[Place] = field(default_factory=set)

    def remaining_ms(self, now_ms: int) -> int:
        """A break stops the clock, and gives its time back."""
        moment = now_ms if self.paused_ms is None else min(now_ms, self.paused_ms)
        return max(0, self.deadline_ms - moment)

    def may_answer(self, now_ms: int) -> bool:
        """A candidate writes while there is time, no break, and no seal."""
        return not self.seal and self.paused_ms is None and self.remaining_ms(now_ms) > 0

    def receive(self, seat: SeatModel) -> bool:
        """Pending changes arrive: they count, or are kept for people. True if they count."""
        if not seat.pending():
            return True
        if seat.lease != self.lease or self.seal is not None:
            new = {(seat.lease, n) for n, _ in seat.pending()} - self.applied.keys()
            self.kept |= new
            return not new
        for number, change in seat.pending():
            self.applied.setdefault((seat.lease, number), change)
        return True

    def pause(self, now_ms: int) -> None:
        """The clock stops."""
        self.paused_ms = now_ms

    def go_on(self, now_ms: int) -> None:
        """The clock runs, and the break is given back."""
        assert self.paused_ms is not None
        self.deadline_ms += now_ms - self.paused_ms
        self.paused_ms = None

    def time_passed(self, now_ms: int) -> None:
        """Whoever is due is sealed from what counts."""
        over = self.deadline_ms + self.grace_ms <= now_ms
        if over and self.paused_ms is None and self.seal is None:
            self.seal = SubmissionKind.AUTO

    def hand_in(self) -> None:
        """The candidate confirmed, and everything given is durable."""
        given = any(self.latest().values())
        self.seal = SubmissionKind.SUBMITTED if given else SubmissionKind.BLANK

    def latest(self) -> dict[str, int]:
        """Return the answers that count: the change with the highest lease and number."""
        return {change.item_id: change.value for _, change in sorted(self.applied.items())}
