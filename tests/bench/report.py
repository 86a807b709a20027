"""Writes the figures for people and for programs."""

from pathlib import Path

import msgspec

from tests.bench.figures import Figures, document, table
from tests.bench.goals import GOALS


def write(figures: Figures, path: Path) -> None:
    """Write `bench.json`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    encoded = msgspec.json.encode(document(figures))
    path.write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")


def text(figures: Figures) -> str:
    """Return the table for the terminal: median and range, then the goals."""
    found = table(figures)
    lines = [f"{name:34} {one.text(2 if one.median < 1000 else 0)}" for name, one in found.items()]
    lines.append("")
    for goal in GOALS:
        value = found[goal.key].median if goal.key in found else None
        shown = "-" if value is None else f"{value:.2f}"
        lines.append(f"{goal.key:24} {shown:>10}  {goal.text():>8}  {goal.verdict(value)}")
    lines += [f"void run, taken again: {reason}" for reason in figures.rejected]
    return "\n".join(lines) + "\n"
