"""The server's time at its last sign of life, kept in the data folder for the next run."""

from pathlib import Path

import msgspec

from common.core.logs import get_logger
from common.core.steady_clock import ClockAnchor, SteadyClock

_log = get_logger("server.time")
_decode = msgspec.json.Decoder(ClockAnchor).decode
_encode = msgspec.json.Encoder().encode


class AnchorFile:
    """One small file, replaced as a whole.

    It is not forced to the disk: after a power cut the newest may be missing, and the outage that
    is measured from the one before is a little longer, in favour of those who sat there.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is read or written yet."""
        self._path = path

    def read(self) -> ClockAnchor | None:
        """Return the anchor of the last run; None at the first, or where it cannot be read."""
        try:
            return _decode(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError) as error:
            _log.warning("anchor_unreadable", error=type(error).__name__)
            return None

    def write(self, anchor: ClockAnchor) -> None:
        """Replace the anchor.

        Raises:
            OSError: the disk does not take it.
        """
        beside = self._path.with_suffix(".new")
        beside.write_bytes(_encode(anchor))
        beside.replace(self._path)


def resumed_clock(file: AnchorFile) -> SteadyClock:
    """Return the server's clock, which goes on where the last run left it. Blocks."""
    return SteadyClock(file.read())
