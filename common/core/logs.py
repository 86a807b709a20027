"""Structured logs by subject: one JSON line per event, nothing personal, newline-safe.

The standard library's logging carries the lines, so that any library's own lines come along.
"""

import json
import logging
import sys
from typing import TextIO

from typing_extensions import override

from common.core.clock import utc_text

_RESERVED = frozenset({"event", "level", "at", "area"})
_RECORD_FIELD = "gamdok_values"
# JSON allows these inside a text; line readers break at them.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Logger:
    """Writes events of one area; values are keyword arguments."""

    def __init__(self, area: str) -> None:
        """Name the area (`sockets`, `managers.answer` …)."""
        self._logger = logging.getLogger(f"gamdok.{area}")  # noqa: TID251  the allowed place

    def debug(self, event: str, **values: object) -> None:
        """For the developer only."""
        self._write(logging.DEBUG, event, values)

    def info(self, event: str, **values: object) -> None:
        """A fact; nobody needs to do anything."""
        self._write(logging.INFO, event, values)

    def warning(self, event: str, **values: object) -> None:
        """Somebody should look at it today."""
        self._write(logging.WARNING, event, values)

    def error(self, event: str, **values: object) -> None:
        """Somebody must act now."""
        self._write(logging.ERROR, event, values)

    def _write(self, level: int, event: str, values: dict[str, object]) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.log(level, event, extra={_RECORD_FIELD: values})


class JsonLines(logging.Formatter):
    """Turns a record into one line of JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line, whatever its values hold.

        A value that has the name of one of the line's own fields gets an underscore.
        """
        line: dict[str, object] = {
            "at": utc_text(int(record.created * 1000)),
            "level": record.levelname.lower(),
            "area": record.name.removeprefix("gamdok."),
            "event": record.getMessage(),
        }
        values: dict[str, object] = getattr(record, _RECORD_FIELD, {})
        line.update({f"{k}_" if k in _RESERVED else k: v for k, v in values.items()})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        text = json.dumps(line, ensure_ascii=False, default=str).translate(_LINE_BREAKS)
        # Half a surrogate pair cannot be written as UTF-8; as \udXXX it is valid JSON.
        return text.encode("utf-8", "backslashreplace").decode()


def get_logger(area: str) -> Logger:
    """Return the logger of an area."""
    return Logger(area)


def start_logging(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send all log lines as JSON to `stream` (standard error by default)."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()  # noqa: TID251  the allowed place
    root.handlers[:] = [handler]
    root.setLevel(level)
