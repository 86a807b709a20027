"""One way to write a value as JSON, so that equal values have equal digests.

A subset of RFC 8785: sorted ASCII keys, no blanks, UTF-8, no floating point numbers (two languages
write them differently; times are integers of milliseconds here anyway).
"""

import json
from collections.abc import Mapping, Sequence

_SAFE_INTEGER = 2**53 - 1


def canonical_json(value: object) -> bytes:
    """Return the canonical form.

    Raises:
        ValueError: holds a float, an integer beyond 2⁵³, a key that is not ASCII text, a lone
            surrogate, or something that is not JSON.
    """
    _check(value)
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def _check(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            _require(abs(value) <= _SAFE_INTEGER, "integer is too large")
        case Mapping():
            for key, item in value.items():
                _require(isinstance(key, str) and key.isascii(), "key is not ASCII text")
                _check(item)
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            for item in value:
                _check(item)
        case _:
            message = f"{type(value).__name__} has no canonical form"
            raise ValueError(message)


def _require(condition: bool, complaint: str) -> None:  # noqa: FBT001  a check reads best like this
    if not condition:
        raise ValueError(complaint)
