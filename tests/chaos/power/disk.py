"""A disk after a power cut: what was synced is there, of the rest whatever the disk felt like.

A file keeps all operations that its last sync covers. Of the later ones none, some, in another
order, or single sectors reached the platter. A new, removed or renamed name is safe once its folder
was synced, and may be either way before.
"""

import random
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePath

from tests.chaos.power.trace import Act, Operation

SECTOR = 512


class Mode(StrEnum):
    """What became of the operations that no sync covers."""

    NONE = "none"
    ALL = "all"
    SUBSET = "subset"
    REORDERED = "reordered"
    TORN = "torn"


class Disk:
    """Makes images of a folder.

    Args:
        base: the folder's files, by path, as they were before the recording.
        operations: of the recording.
    """

    def __init__(self, base: dict[str, bytes], operations: Sequence[Operation]) -> None:
        self._base = base
        self._operations = operations
        acks = (number for number, one in enumerate(operations, 1) if one.act is Act.ACK)
        self._behind_acks = tuple(acks)

    def acked(self, prefix: int) -> list[bytes]:
        """Return what had been acknowledged before the cut."""
        return [one.data for one in self._operations[:prefix] if one.act is Act.ACK]

    def moment(self, dice: random.Random) -> int:
        """Return where to cut: anywhere, and half of the time right behind an acknowledgement."""
        if dice.random() < 0.5:
            return dice.choice(self._behind_acks)
        return dice.randint(0, len(self._operations))

    def image(self, prefix: int, mode: Mode, dice: random.Random) -> dict[str, bytes]:
        """Return the files as they are found after a cut behind `prefix` operations."""
        done = self._operations[:prefix]
        names = _Names(self._base, done, mode, dice)
        contents = {path: _content(path, self._base, done, mode, dice) for path in names.written}
        return {name: contents[path] for name, path in names.found().items()}


class _Names:
    """Which name leads to which file: made, renamed and removed by operations on folders."""

    def __init__(
        self,
        base: dict[str, bytes],
        done: Sequence[Operation],
        mode: Mode,
        dice: random.Random,
    ) -> None:
        self._base = base
        self._done = done
        self._mode = mode
        self._dice = dice
        touched = {one.path for one in done if one.act in {Act.WRITE, Act.TRUNCATE}}
        self.written = set(base) | touched

    def found(self) -> dict[str, str]:
        """Return each name that is there with the file it leads to."""
        names = {path: path for path in self._base}
        for number, one in enumerate(self._done):
            match one.act:
                case Act.WRITE | Act.TRUNCATE if one.path not in names:
                    if self._happened(number, one.path):
                        names[one.path] = one.path
                case Act.REMOVE if self._happened(number, one.path):
                    names.pop(one.path, None)
                case Act.RENAME if self._happened(number, one.path):
                    if one.path in names:
                        names[one.to] = names.pop(one.path)
                case _:
                    pass
        return names

    def _happened(self, number: int, path: str) -> bool:
        folder = str(PurePath(path).parent)
        synced = any(
            later.act is Act.SYNC and later.path == folder and later.covers > number
            for later in self._done[number:]
        )
        if synced or self._mode is Mode.ALL:
            return True
        return self._mode is not Mode.NONE and self._dice.random() < 0.5


def _content(
    path: str,
    base: dict[str, bytes],
    done: Sequence[Operation],
    mode: Mode,
    dice: random.Random,
) -> bytes:
    covered = max(
        (one.covers for one in done if one.act is Act.SYNC and one.path == path), default=0
    )
    mine = [
        (number < covered, one)
        for number, one in enumerate(done)
        if one.path == path and one.act in {Act.WRITE, Act.TRUNCATE}
    ]
    content = bytearray(base.get(path, b""))
    for safe, one in mine:
        if safe:
            _apply(content, one)
    pending = [one for safe, one in mine if not safe]
    for one in _survivors(pending, mode, dice):
        _apply(content, one, dice if mode is Mode.TORN else None)
    return bytes(content)


def _survivors(pending: list[Operation], mode: Mode, dice: random.Random) -> list[Operation]:
    match mode:
        case Mode.NONE:
            return []
        case Mode.ALL:
            return pending
        case _:
            kept = [one for one in pending if dice.random() < 0.5]
            if mode is Mode.REORDERED:
                dice.shuffle(kept)
            return kept


def _apply(content: bytearray, one: Operation, tearing: random.Random | None = None) -> None:
    if one.act is Act.TRUNCATE:
        length = one.offset or 0
        del content[length:]
        content.extend(bytes(length - len(content)))
        return
    begin = len(content) if one.offset is None else one.offset
    for start in range(0, len(one.data), SECTOR) if tearing is not None else (0,):
        part = one.data[start : start + SECTOR] if tearing is not None else one.data
        if tearing is not None and tearing.random() < 0.5:
            continue
        _put(content, begin + start, part)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def read_base(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder at rest."""
    root = folder.resolve()
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def write_image(image: dict[str, bytes], source: Path, target: Path) -> None:
    """Write an image of `source` into an empty folder, for nobody else to read."""
    root = source.resolve()
    for name, content in image.items():
        path = target / PurePath(name).relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_bytes(content)
