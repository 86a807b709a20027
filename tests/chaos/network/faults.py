"""What a line goes through in one schedule: drawn from a seed, told in words."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from common.core.clock import Clock
from tests.helpers.tcp_proxy import TcpProxy

MINUTES = 24
"""Length of the exam."""
_END_S = MINUTES * 60.0
CUTS_S = (1.0, 60.0, 600.0)
_FIRST_S = 20.0
_PAUSES_S = (5.0, 240.0)
_MOST_BYTES = 900
_SLOW_S = (0.005, 0.08)
"""Of the machine's seconds: what lies on the line is not scaled."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that happens to a line.

    Args:
        at_s: since the start of the exam.
        kind: what it is.
        lasts_s: until the line is well again.
        amount: bytes until the cut, or seconds of latency.
    """

    at_s: float
    kind: str
    lasts_s: float = 0.0
    amount: float = 0.0

    @property
    def words(self) -> str:
        """For a person who looks at a failure."""
        return f"{self.at_s:.0f} s {self.kind} {self.lasts_s:g} s {self.amount:g}"


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that happens to one seat.

    Args:
        faults: in order, none before the one before is over.
        hands_in_s: when the candidate hands in; None waits for the end of the time.
    """

    faults: tuple[Fault, ...]
    hands_in_s: float | None

    @property
    def words(self) -> str:
        """For a person who looks at a failure."""
        end = "waits" if self.hands_in_s is None else f"hands in at {self.hands_in_s:.0f} s"
        return f"{end}; " + ", ".join(fault.words for fault in self.faults)


def draw(dice: random.Random) -> Schedule:
    """Draw a schedule; half of them are cut off when the time ends."""
    last = _across_the_end(dice) if dice.random() < 0.5 else None
    room_s = last.at_s if last is not None else _END_S
    faults: list[Fault] = []
    at_s = _FIRST_S + dice.uniform(*_PAUSES_S)
    while (fault := _some(dice, at_s)).at_s + fault.lasts_s < room_s:
        faults.append(fault)
        at_s = fault.at_s + fault.lasts_s + dice.uniform(*_PAUSES_S)
    if last is not None:
        return Schedule((*faults, last), None)
    hands_in_s = dice.uniform(_END_S / 2, _END_S - 60) if dice.random() < 0.5 else None
    return Schedule(tuple(faults), hands_in_s)


def _some(dice: random.Random, at_s: float) -> Fault:
    kind = dice.choice(tuple(_FAULTS))
    lasts_s = dice.choices(CUTS_S, (3, 3, 1))[0] if kind in _LASTING else 0.0
    amount = 0.0
    if kind in {"frame_up", "frame_down"}:
        amount = dice.randint(1, _MOST_BYTES)
    if kind == "slow":
        amount = dice.uniform(*_SLOW_S)
    return Fault(at_s, kind, lasts_s, amount)


def _across_the_end(dice: random.Random) -> Fault:
    lasts_s = dice.choice(CUTS_S)
    at_s = _END_S - dice.uniform(0.1, 0.9) * lasts_s
    return Fault(at_s, dice.choice(("hole", "cut")), lasts_s)


async def _hole(proxy: TcpProxy, clock: Clock, fault: Fault) -> None:
    proxy.black_hole()
    await clock.sleep(fault.lasts_s)
    proxy.heal()


async def _cut(proxy: TcpProxy, clock: Clock, fault: Fault) -> None:
    proxy.black_hole()
    proxy.reset()
    await clock.sleep(fault.lasts_s)
    proxy.heal()


async def _strand(proxy: TcpProxy, clock: Clock, fault: Fault) -> None:
    proxy.strand()
    await clock.sleep(fault.lasts_s)
    proxy.deliver()


async def _slow(proxy: TcpProxy, clock: Clock, fault: Fault) -> None:
    proxy.latency_s = fault.amount
    await clock.sleep(fault.lasts_s)
    proxy.latency_s = 0.0


async def _reset(proxy: TcpProxy, _clock: Clock, _fault: Fault) -> None:
    proxy.reset()


async def _half_close(proxy: TcpProxy, _clock: Clock, _fault: Fault) -> None:
    proxy.half_close()


async def _frame_up(proxy: TcpProxy, _clock: Clock, fault: Fault) -> None:
    proxy.cut_up_after(int(fault.amount))


async def _frame_down(proxy: TcpProxy, _clock: Clock, fault: Fault) -> None:
    proxy.cut_down_after(int(fault.amount))


_LASTING = {"hole", "cut", "double", "slow"}
_FAULTS: dict[str, Callable[[TcpProxy, Clock, Fault], Awaitable[None]]] = {
    "hole": _hole,
    "cut": _cut,
    "double": _strand,
    "slow": _slow,
    "reset": _reset,
    "half_close": _half_close,
    "frame_up": _frame_up,
    "frame_down": _frame_down,
}
KINDS = tuple(_FAULTS)


async def happen(fault: Fault, proxy: TcpProxy, clock: Clock) -> None:
    """Let it happen, and wait until it is over."""
    await _FAULTS[fault.kind](proxy, clock, fault)
