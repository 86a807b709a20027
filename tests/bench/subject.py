"""The project's server as a target: the one module that knows how it is started.

What is still to be plugged in stands in `Gamdok.prepare` and `Gamdok.serving`.
"""

from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.errors import SubjectMissingError
from tests.bench.target import Target


class Gamdok:
    """Starts `gamdok-server` on a copy of a prepared data folder, with running attempts.

    Args:
        folder: where data folders are made; on the disk whose fsync is measured.
        seats: candidates that only save or idle.
        watched: candidates of the proctor's rooms that report detections.
    """

    def __init__(self, folder: Path, seats: int, watched: int) -> None:
        self._folder = folder
        self._seats = seats
        self._watched = watched

    def prepare(self) -> None:
        """Make the data folder with the sitting and one session per candidate, once.

        Raises:
            SubjectMissingError: there is no server to prepare for.
        """
        message = "the server has no seam for making sittings and sessions in bulk yet"
        raise SubjectMissingError(message)

    def serving(self, *, tls: bool) -> AbstractContextManager[Target]:
        """Run the server on a fresh copy of the data folder.

        Raises:
            SubjectMissingError: there is no server to start.
        """
        message = f"the server cannot be started yet (tls={tls})"
        raise SubjectMissingError(message)
