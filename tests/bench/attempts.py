"""Repeats a run that must not count, a bounded number of times."""

from collections.abc import Callable
from typing import TypeVar

from tests.bench.errors import InvalidRunError

T = TypeVar("T")


class Attempts:
    """Takes runs; void ones are written down and taken again.

    Args:
        retries: how many void runs the whole benchmark may have.
    """

    def __init__(self, retries: int) -> None:
        self._left = retries
        self.rejected: list[str] = []

    def take(self, title: str, run: Callable[[], T]) -> T:
        """Return the first run that counts.

        Raises:
            InvalidRunError: the retries are used up.
        """
        while True:
            try:
                return run()
            except InvalidRunError as error:
                self.rejected.append(f"{title}: {error}")
                if self._left == 0:
                    raise
                self._left -= 1
