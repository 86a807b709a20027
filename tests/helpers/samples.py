"""Golden samples: one frame per message, and the words of every enumeration, per wire version.

`python -m tests.helpers.samples` writes what is missing and what has only grown. Whatever an older
program would misread needs a new `VERSION`, hence a new folder: a field that is gone, renamed, of
another type or added without a default, and every new word of an enumeration, which an older
program cannot read. Before the first release, when there are no older programs, `--replace` writes
them all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from common.core.errors import RefusedError
from common.protocol.codec import decode_payload, encode, encode_payload
from common.protocol.registry import MESSAGES, VERSION
from tests.helpers.instances import example

if TYPE_CHECKING:
    from common.protocol.base import Message

ROOT = Path(__file__).parents[1] / "samples"
FOLDER = ROOT / f"v{VERSION}"
WORDS = "_words.json"
_HINT = " (before the first release: --replace)"
AT_MS = 1_764_000_000_000


def frame(kind: type[Message]) -> dict[str, Any]:
    """Return the sample frame of a message, as JSON objects."""
    data = encode(example(kind), id="command-1", seq=7, ack="command-0", ts=AT_MS)
    return dict(json.loads(data))


def words() -> dict[str, Any]:
    """Return the words of every enumeration that a message can carry."""
    _, components = msgspec.json.schema_components(MESSAGES)
    return {name: sorted(part["enum"]) for name, part in components.items() if "enum" in part}


def samples() -> dict[str, dict[str, Any]]:
    """Return all samples by file name."""
    made = {f"{kind.spec.name}.json": frame(kind) for kind in MESSAGES}
    return {**made, WORDS: words()}


def text_of(sample: dict[str, Any]) -> str:
    """Return a sample as it stands in its file."""
    return json.dumps(sample, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return a stored sample."""
    return dict(json.loads((folder / name).read_text("utf-8")))


def has_only_grown(name: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether programs of the same version still understand each other.

    All that was there is still there and of the same kind; and what an older program sends, without
    the new fields, is still read.
    """
    if name == WORDS:
        return all(new.get(kind) == old[kind] for kind in old)
    if not _holds(new, old):
        return False
    try:
        read_back = decode_payload(old["type"], json.dumps(old["payload"]).encode())
    except RefusedError:
        return False
    return _holds(json.loads(encode_payload(read_back)), old["payload"])


def _holds(new: object, old: object) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _holds(new[key], old[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_holds, new, old))
    return type(old) is type(new) and old == new


def main(replace: bool) -> int:
    """Write the samples; return how many were refused."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made, refused = samples(), 0
    for name, sample in made.items():
        file = FOLDER / name
        if file.exists() and not replace and not has_only_grown(name, read(name), sample):
            sys.stdout.write(f"{name}: means something else now: raise VERSION{_HINT}\n")
            refused += 1
        elif not file.exists() or file.read_text("utf-8") != text_of(sample):
            file.write_text(text_of(sample), "utf-8")
            sys.stdout.write(f"{name}: written\n")
    for file in sorted(FOLDER.glob("*.json")):
        if file.name not in made and not replace:
            sys.stdout.write(f"{file.name}: the message is gone: raise VERSION{_HINT}\n")
            refused += 1
        elif file.name not in made:
            file.unlink()
            sys.stdout.write(f"{file.name}: removed\n")
    return refused


if __name__ == "__main__":
    sys.exit(min(main("--replace" in sys.argv[1:]), 1))
