"""The root over an attempt's final answers, and the short code people compare.

Seat and server compute it apart from each other; equal roots mean equal answers. The attempt's
salt, which only those two know, is part of it: staff see roots and receipts, and without the salt
neither tells anything about the answers, however few there are to try.
"""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from common.protocol.snapshots import SavedAnswer

_DOMAIN = b"gamdok.answers.2\n"
_GROUPS, _GROUP = 3, 4


def canonical_answers(attempt_id: str, answers: Mapping[str, tuple[int, ...]], salt: str) -> bytes:
    """Return the one form of the answers that is hashed: by item id, cleared ones left out."""
    given = sorted((item, value) for item, value in answers.items() if value)
    return _DOMAIN + msgspec.json.encode([attempt_id, salt, given])


def answers_root(attempt_id: str, answers: Mapping[str, tuple[int, ...]], salt: str) -> str:
    """Return the SHA-256 over the canonical answers as 64 lower-case hex digits.

    Args:
        attempt_id: whose answers.
        answers: value by item.
        salt: the attempt's secret, as the seat's snapshot brings it.
    """
    return hashlib.sha256(canonical_answers(attempt_id, answers, salt)).hexdigest()


def receipt_code(root: str) -> str:
    """Return the short code of a root: `7F3A-91C2-0D5E`."""
    digits = root[: _GROUPS * _GROUP].upper()
    return "-".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def answered_count(answers: Mapping[str, tuple[int, ...]]) -> int:
    """Return how many items have an answer."""
    return sum(1 for value in answers.values() if value)


def latest_answers(saved: Iterable[SavedAnswer]) -> dict[str, tuple[int, ...]]:
    """Fold saved answers by (epoch, seq) into the latest value of each item."""
    newest: dict[str, SavedAnswer] = {}
    for answer in saved:
        known = newest.get(answer.item_id)
        if known is None or (answer.epoch, answer.seq) > (known.epoch, known.seq):
            newest[answer.item_id] = answer
    return {item: answer.value for item, answer in newest.items()}
