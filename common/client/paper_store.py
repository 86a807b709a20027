"""Sealed papers on this PC: of no use without their keys, which only journals hold."""

from pathlib import Path
from urllib.parse import quote

from common.core.logs import get_logger
from common.crypto.errors import KeyUnavailableError
from common.crypto.guarded_files import make_folder, write_guarded

_log = get_logger("client.paper")
_SUFFIX = ".paper"


class PaperStore:
    """One folder with the paper of the period that was fetched last. All calls block."""

    def __init__(self, folder: Path) -> None:
        """Touch nothing yet."""
        self._folder = folder

    def find(self, package_id: str) -> bytes | None:
        """Return a sealed paper, unchecked; None if it is not here."""
        try:
            return self._path(package_id).read_bytes()
        except OSError:
            return None

    def keep(self, package_id: str, sealed: bytes) -> None:
        """Keep a paper in the place of any other; without room for it the exam goes on too."""
        path = self._path(package_id)
        try:
            make_folder(self._folder)
            write_guarded(path, sealed, replace=True)
            for other in self._folder.glob(f"*{_SUFFIX}"):
                if other != path:
                    other.unlink(missing_ok=True)
        except (OSError, KeyUnavailableError) as error:
            _log.warning("paper_not_kept", package=package_id, error=repr(error))

    def _path(self, package_id: str) -> Path:
        return self._folder / f"{quote(package_id, safe='')}{_SUFFIX}"
