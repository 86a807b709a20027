"""What power cuts are tried on: a program that writes and acknowledges, and how to look at it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol


class Flip(StrEnum):
    """A safety line turned round, to see that the bench would notice."""

    NONE = ""
    NO_SYNC = "no_sync"
    EARLY_ACK = "early_ack"


class Found(NamedTuple):
    """What is wrong with one image.

    Args:
        lost: acknowledged changes that are not there with their content.
        doubled: changes that are there twice.
        misplaced: changes that nobody made there.
        corrupt: why it cannot be opened, or does not add up; empty when it can and does.
    """

    lost: int = 0
    doubled: int = 0
    misplaced: int = 0
    corrupt: str = ""


class Target(Protocol):
    """A writer."""

    @property
    def name(self) -> str:
        """On the scorecard."""
        ...

    def prepare(self, folder: Path) -> None:
        """Make the files at rest in an empty folder."""
        ...

    def command(self, folder: Path, acks: Path, seed: str, flip: Flip) -> list[str]:
        """Return the program that writes in `folder` and says in `acks` what is safe, by lines."""
        ...

    def inspect(self, image: Path, acked: Sequence[bytes]) -> Found:
        """Open an image as the shipped code would, and hold it against what was acknowledged."""
        ...
