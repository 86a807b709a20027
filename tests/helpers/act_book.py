"""What staff did, written down as they did it: the audit chain has to tell the same."""

from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from common.protocol.base import Message
from common.protocol.candidates import ChangeTime
from common.protocol.time import AddTime

_NOUNS = (
    ("attempt_id", "attempt"),
    ("proposal_id", "proposal"),
    ("act_id", "time_act"),
    ("room_period_id", "room"),
    ("period_id", "period"),
)


class ActLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One command.

    Args:
        act: its wire name.
        target: attempt, room or period; empty where the audit names something made by the act.
        reason: as given; no two acts that give one give the same.
        done: True when it was accepted, False when refused, None when nobody knows.
    """

    act: str
    target: str = ""
    reason: str = ""
    done: bool | None = None


class ActBook:
    """Appends acts to a file."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._stream = file.open("ab", buffering=0)
        self._encode = msgspec.json.Encoder().encode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def note(self, message: Message, done: bool | None) -> None:
        """Write a command down with what came of it."""
        line = ActLine(
            act=message.spec.name,
            target=target_of(message),
            reason=str(getattr(message, "reason", "")),
            done=done,
        )
        if not self._stream.closed:
            self._stream.write(self._encode(line) + b"\n")


def target_of(message: Message) -> str:
    """Return whom or what a command is about, as the audit names it."""
    if isinstance(message, AddTime | ChangeTime):
        return ""
    for name, noun in _NOUNS:
        found = getattr(message, name, "")
        if found:
            return f"{noun}:{found}"
    return ""


def read_acts(file: Path) -> tuple[ActLine, ...]:
    """Read a book; a last line cut short is left out."""
    if not file.exists():
        return ()
    content = file.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    decoder = msgspec.json.Decoder(ActLine)
    return tuple(decoder.decode(line) for line in whole.splitlines())
