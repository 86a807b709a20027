"""A disk after a power cut: what was synced is there, of the rest whatever the disk felt like.

A file keeps all operations that its last sync covers. Of the later ones none, some, in another
order, or single sectors reached the platter. A new, removed or renamed name is safe once its folder
was synced, and may be either way before.
"""

import random
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple

from tests.chaos.power.trace import Act, Operation

SECTOR = 512
_NONE = -1
"""No file: a name outside, or of the acknowledgements."""


class Mode(StrEnum):
    """What became of the operations that no sync covers."""

    NONE = "none"
    ALL = "all"
    SUBSET = "subset"
    REORDERED = "reordered"
    TORN = "torn"


class _Step(NamedTuple):
    """An operation, and the file it is about, whatever names that file has had."""

    one: Operation
    file: int


class Disk:
    """Makes images of a folder.

    Args:
        base: the folder's files, by path, as they were before the recording.
        operations: of the recording.
    """

    def __init__(self, base: dict[str, bytes], operations: Sequence[Operation]) -> None:
        self._names = {path: number for number, path in enumerate(base)}
        self._contents = dict(enumerate(base.values()))
        self._steps = _followed(self._names, operations)
        acks = (n for n, step in enumerate(self._steps, 1) if step.one.act is Act.ACK)
        self._behind_acks = tuple(acks)

    def acked(self, prefix: int) -> list[bytes]:
        """Return what had been acknowledged before the cut."""
        return [step.one.data for step in self._steps[:prefix] if step.one.act is Act.ACK]

    def moment(self, dice: random.Random) -> int:
        """Return where to cut: anywhere, and half of the time right behind an acknowledgement."""
        if dice.random() < 0.5:
            return dice.choice(self._behind_acks)
        return dice.randint(0, len(self._steps))

    def image(self, prefix: int, mode: Mode, dice: random.Random) -> dict[str, bytes]:
        """Return the files as they are found after a cut behind `prefix` operations."""
        done = self._steps[:prefix]
        names = _names(self._names, done, mode, dice)
        return {
            name: _content(self._contents.get(file, b""), file, done, mode, dice)
            for name, file in names.items()
        }


def _followed(base: dict[str, int], operations: Sequence[Operation]) -> list[_Step]:
    """Follow every file through its names."""
    names, steps, count = dict(base), list[_Step](), len(base)
    for one in operations:
        if one.act in {Act.WRITE, Act.TRUNCATE} and one.path not in names:
            names[one.path], count = count, count + 1
        file = names.get(one.path, _NONE)
        if one.act is Act.REMOVE:
            names.pop(one.path, None)
        elif one.act is Act.RENAME and file != _NONE:
            names[one.to] = names.pop(one.path)
        steps.append(_Step(one, file))
    return steps


def _names(
    base: dict[str, int], done: Sequence[_Step], mode: Mode, dice: random.Random
) -> dict[str, int]:
    """Return which name leads to which file."""
    names, known = dict(base), set(base.values())
    for number, (one, file) in enumerate(done):
        is_new = one.act in {Act.WRITE, Act.TRUNCATE} and file not in known
        known.add(file)
        is_moved = one.act in {Act.REMOVE, Act.RENAME} and names.get(one.path) == file
        if not (is_new or is_moved) or not _happened(done, number, mode, dice):
            continue
        if is_new:
            names[one.path] = file
        else:
            del names[one.path]
        if one.act is Act.RENAME:
            names[one.to] = file
    return names


def _happened(done: Sequence[_Step], number: int, mode: Mode, dice: random.Random) -> bool:
    """Say whether the folder knows of a step."""
    folder = str(PurePath(done[number].one.path).parent)
    synced = any(
        later.one.act is Act.SYNC and later.one.path == folder and later.one.covers > number
        for later in done[number:]
    )
    if synced or mode is Mode.ALL:
        return True
    return mode is not Mode.NONE and dice.random() < 0.5


def _content(
    base: bytes, file: int, done: Sequence[_Step], mode: Mode, dice: random.Random
) -> bytes:
    mine = [(number, step.one) for number, step in enumerate(done) if step.file == file]
    covered = max((one.covers for _, one in mine if one.act is Act.SYNC), default=0)
    changes = [(n, one) for n, one in mine if one.act in {Act.WRITE, Act.TRUNCATE}]
    content = bytearray(base)
    for number, one in changes:
        if number < covered:
            _apply(content, one)
    pending = [one for number, one in changes if number >= covered]
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
