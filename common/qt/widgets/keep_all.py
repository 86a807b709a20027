"""Korean breaks between words, not between syllables; Qt would break anywhere."""

from itertools import pairwise

WORD_JOINER = "\u2060"


def keep_all(words: str) -> str:
    """The text with syllables of a word joined, so that lines break at spaces only.

    A word longer than the line still breaks: Qt breaks anywhere when nothing else fits.
    """
    if not words:
        return words
    parts = [
        first + WORD_JOINER if _joins(first, second) else first for first, second in pairwise(words)
    ]
    return "".join(parts) + words[-1]


def _joins(first: str, second: str) -> bool:
    return not first.isspace() and not second.isspace() and (_is_wide(first) or _is_wide(second))


def _is_wide(character: str) -> bool:
    return "\u1100" <= character <= "\uffdc"
