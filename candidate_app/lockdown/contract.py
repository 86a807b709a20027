"""What holds the PC still during an exam, and what looks around it; platforms implement it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Measure(StrEnum):
    """One change of the PC that the exam needs; each has its undo."""

    SCREEN = "screen"
    CLOSE_REFUSED = "close_refused"
    KEYBOARD = "keyboard"


class MeasureState(StrEnum):
    """How far a measure is; WAITING is tried again until it holds."""

    OFF = "off"
    WAITING = "waiting"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class LockdownStatus:
    """Every measure of a platform and how far it is."""

    measures: Mapping[Measure, MeasureState] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether every measure is in force."""
        return all(state is MeasureState.APPLIED for state in self.measures.values())


class Surface(Protocol):
    """The exam window as far as the lockdown works it."""

    def take_screen(self) -> None:
        """Fill the screen over everything else."""
        ...

    def give_screen(self) -> None:
        """Be a plain window again."""
        ...

    def refuse_close(self) -> None:
        """Let nobody but the program close the window."""
        ...

    def allow_close(self) -> None:
        """Let anybody close the window."""
        ...

    def grab_keyboard(self) -> bool:
        """Take every key; False when another program holds them."""
        ...

    def free_keyboard(self) -> None:
        """Give the keys back."""
        ...


class Lockdown(Protocol):
    """Applies all measures, says how far they are, takes each of them back."""

    def apply(self) -> LockdownStatus:
        """Put every measure in force; what has to wait is tried again by itself."""
        ...

    def status(self) -> LockdownStatus:
        """Return how far the measures are."""
        ...

    def restore(self) -> None:
        """Undo what was applied, the last first; may be called again."""
        ...


@dataclass(frozen=True, slots=True)
class ForegroundWindow:
    """The window that has the keyboard."""

    window_id: int
    pid: int | None
    title: str
    window_class: str


ForegroundListener = Callable[[ForegroundWindow | None], None]


class ForegroundWatch(Protocol):
    """Tells which window is in front, at once and at each change; None is none at all."""

    def start(self, on_change: ForegroundListener) -> None:
        """Begin to tell."""
        ...

    def stop(self) -> None:
        """Be silent; may be called again."""
        ...


@dataclass(frozen=True, slots=True)
class ProcessFacts:
    """A process as far as the system lets us see it."""

    pid: int
    name: str
    path: str


class ProcessTable(Protocol):
    """The processes of the PC. Slow: asked off the window's thread."""

    def pids(self) -> frozenset[int]:
        """Return the numbers of all processes."""
        ...

    def describe(self, pid: int) -> ProcessFacts | None:
        """Return what a process is, None when it is gone."""
        ...

    def end(self, pid: int, within: int) -> bool:
        """End a process below the process `within`; False when it stands elsewhere."""
        ...
