"""What a bench is asked for, and what it found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

MOST_DETAILS = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What a bench is to do.

    Args:
        seed: everything random is drawn from it.
        count: how many tries.
        folder: for whatever the bench writes; it is thrown away afterwards.
        shortened: the form of `make test`; times are shown there, and missed only in the full run.
    """

    seed: str
    count: int
    folder: Path
    shortened: bool = False


class Outcome(msgspec.Struct, kw_only=True):
    """The line of a bench on the scorecard.

    Args:
        tried: faults that were made.
        lost: what was acknowledged and is not there.
        doubled: what is there more than once.
        misplaced: what is there and was not sent there.
        misses: everything else that may not be, by name.
        details: the first of each, to look at.
        figures: what was measured besides.
        facts: what is told besides, by what it is about.
    """

    bench: str
    seed: str
    tried: int = 0
    lost: int = 0
    doubled: int = 0
    misplaced: int = 0
    misses: dict[str, int] = {}
    details: list[str] = []
    figures: dict[str, float] = {}
    facts: dict[str, str] = {}
    seconds: float = 0.0

    @property
    def missed(self) -> int:
        """All that is wrong, counted."""
        return self.lost + self.doubled + self.misplaced + sum(self.misses.values())

    @property
    def clean(self) -> bool:
        """Whether something was tried, and nothing missed."""
        return self.tried > 0 and not self.missed

    def miss(self, name: str, detail: str, count: int = 1) -> None:
        """Note something that may not be."""
        if count:
            self.misses[name] = self.misses.get(name, 0) + count
            self.note(f"{name}: {detail}")

    def note(self, detail: str) -> None:
        """Keep a detail, as long as there are not too many."""
        if len(self.details) < MOST_DETAILS:
            self.details.append(detail)

    def measure(self, figures: Mapping[str, float]) -> None:
        """Add figures to look at."""
        self.figures.update({name: round(value, 3) for name, value in figures.items()})
