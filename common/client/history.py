"""A seat's own record of what it gave and what the server acknowledged.

Written line by line outside the system under test; after the server has stopped, another
process compares it with the database (tests/helpers/history_checker).
"""

from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from common.protocol.answers import AnswerDraft


class HistoryKind(StrEnum):
    """What a line says."""

    INVOKE = "invoke"
    ACKNOWLEDGED = "acknowledged"
    SUBMITTED = "submitted"


class HistoryLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line.

    Args:
        seq: number of the change; for ACKNOWLEDGED all changes up to it.
        receipt: the receipt code, for SUBMITTED.
    """

    kind: HistoryKind
    attempt_id: str
    epoch: int = 0
    seq: int = 0
    item_id: str = ""
    value: tuple[int, ...] = ()
    receipt: str = ""


class HistoryWriter:
    """Appends lines to one file; each line reaches the operating system at once."""

    def __init__(self, file: Path) -> None:
        """Open `file` for appending."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._stream = file.open("ab", buffering=0)
        self._encoder = msgspec.json.Encoder()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; may be called again."""
        self._stream.close()

    def invoked(self, attempt_id: str, epoch: int, draft: AnswerDraft) -> None:
        """A change is about to be sent."""
        self._write(
            HistoryLine(
                kind=HistoryKind.INVOKE,
                attempt_id=attempt_id,
                epoch=epoch,
                seq=draft.seq,
                item_id=draft.item_id,
                value=draft.value,
            )
        )

    def acknowledged(self, attempt_id: str, epoch: int, upto: int) -> None:
        """The server said that all changes up to `upto` are durable."""
        self._write(
            HistoryLine(kind=HistoryKind.ACKNOWLEDGED, attempt_id=attempt_id, epoch=epoch, seq=upto)
        )

    def submitted(self, attempt_id: str, receipt: str) -> None:
        """The server sealed the attempt and gave this receipt."""
        self._write(HistoryLine(kind=HistoryKind.SUBMITTED, attempt_id=attempt_id, receipt=receipt))

    def _write(self, line: HistoryLine) -> None:
        if not self._stream.closed:
            self._stream.write(self._encoder.encode(line) + b"\n")


def read_history(file: Path) -> tuple[HistoryLine, ...]:
    """Read a history; a last line cut short by the writer's death is left out."""
    decoder = msgspec.json.Decoder(HistoryLine)
    content = file.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    return tuple(decoder.decode(line) for line in whole.splitlines() if line)
