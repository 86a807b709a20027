"""The paper of a period as it lies in the sealed package: what seats show, without any key.

It crosses the LAN hours before the start as ciphertext and is read on the seat only.
"""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Value


class PaperItem(Value, frozen=True, kw_only=True):
    """One question.

    Args:
        number: as it is printed, from 1 and through the whole paper.
        stem: the question in the reduced rich text that seats render.
        choices: in the order they are shown; answers name them from 1.
    """

    item_id: str
    number: int
    stem: str
    choices: tuple[str, ...]


class PaperSubject(Value, frozen=True, kw_only=True):
    """The questions of one subject of the period."""

    title: str
    items: tuple[PaperItem, ...]


class Paper(Value, frozen=True, kw_only=True):
    """All that a seat shows in one period."""

    period_id: str
    title: str
    subjects: tuple[PaperSubject, ...]

    def items(self) -> tuple[PaperItem, ...]:
        """Return all questions in the order of the paper."""
        return tuple(item for subject in self.subjects for item in subject.items)


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Paper] = msgspec.json.Decoder(Paper)


def encode_paper(paper: Paper) -> bytes:
    """Return the paper as the bytes that are sealed."""
    return _encoder.encode(paper)


def decode_paper(data: bytes) -> Paper:
    """Read an opened paper.

    Raises:
        RefusedError: MALFORMED; the package was made by a program of another version.
    """
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(ErrorCode.MALFORMED, "paper", detail=str(error)) from error
