"""The scorecard: a table for people, a file for machines."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from common.core.clock import SystemClock
from tests.chaos.result import Outcome

FILE = Path(__file__).parents[2] / "build" / "chaos" / "scorecard.json"
_HEAD = ("bench", "tried", "lost", "doubled", "misplaced", "other", "seconds", "seed")


class Scorecard(msgspec.Struct, kw_only=True):
    """All benches of a run, and where it was."""

    at: str
    machine: str
    full: bool
    clean: bool
    benches: list[Outcome]


def scorecard(outcomes: Sequence[Outcome], *, full: bool) -> Scorecard:
    """Put outcomes together."""
    moment = datetime.fromtimestamp(SystemClock().now_ms() / 1000, UTC)
    machine = (
        f"{os.cpu_count()} x {platform.machine()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    return Scorecard(
        at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        machine=machine,
        full=full,
        clean=bool(outcomes) and all(outcome.clean for outcome in outcomes),
        benches=list(outcomes),
    )


def write(card: Scorecard, file: Path = FILE) -> None:
    """Write the file, with what earlier runs of other benches left in it gone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")


def table(card: Scorecard) -> str:
    """Return the table as Markdown, which reads well on a terminal too."""
    rows = [_HEAD, tuple("---" for _ in _HEAD), *(_row(outcome) for outcome in card.benches)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    return "\n".join([*lines, "", *(line for o in card.benches for line in _details(o))])


def _row(outcome: Outcome) -> tuple[str, ...]:
    numbers = (outcome.tried, outcome.lost, outcome.doubled, outcome.misplaced)
    other = sum(outcome.misses.values())
    return (
        outcome.bench,
        *(str(number) for number in (*numbers, other)),
        f"{outcome.seconds:.0f}",
        outcome.seed,
    )


def _details(outcome: Outcome) -> list[str]:
    figures = ", ".join(f"{name} {value:g}" for name, value in sorted(outcome.figures.items()))
    return [
        *([f"{outcome.bench}: {figures}"] if figures else []),
        *(f"{outcome.bench}: {about}: {fact}" for about, fact in outcome.facts.items()),
        *(f"{outcome.bench}: {detail}" for detail in outcome.details),
    ]
