"""How long each part of the day took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds per named part."""

    def __init__(self) -> None:
        """Begin empty."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure what happens inside and say it on the terminal."""
        begin = time.monotonic()
        sys.stdout.write(f"  {name} … ")
        sys.stdout.flush()
        yield
        self.seconds[name] = round(time.monotonic() - begin, 2)
        sys.stdout.write(f"{self.seconds[name]} s\n")
        sys.stdout.flush()
