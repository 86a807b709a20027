"""A fingerprint that two people can compare aloud: pronounceable words instead of hex.

Each word carries 16 bits as consonant-vowel-consonant-vowel-consonant (the "proquint" spelling), so
no word list is needed and the words belong to no language. Six words are 96 bits: nobody can make a
second authority with the same words.
"""

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_WORDS = 6
_WORD_BYTES = 2


def fingerprint_words(digest: bytes) -> str:
    """Return the beginning of a SHA-256 digest as six words joined by hyphens."""
    parts = [digest[at : at + _WORD_BYTES] for at in range(0, _WORDS * _WORD_BYTES, _WORD_BYTES)]
    return "-".join(_word(int.from_bytes(part, "big")) for part in parts)


def _word(value: int) -> str:
    return (
        _CONSONANTS[value >> 12 & 15]
        + _VOWELS[value >> 10 & 3]
        + _CONSONANTS[value >> 6 & 15]
        + _VOWELS[value >> 4 & 3]
        + _CONSONANTS[value & 15]
    )
