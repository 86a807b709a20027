"""The changes of the server's recordings: known from their place, never written down."""

from common.protocol.answers import AnswerDraft

SEATS = 4
ITEMS = 3
EPOCH = 1
_BASE = 900


def draft(seat: int, seq: int) -> AnswerDraft:
    """Return the one change that this seat makes under this number."""
    high, low = divmod(seq, _BASE)
    value = (seat + 1, high + 1, low + 1)
    return AnswerDraft(seq=seq, item_id=f"q{seq % ITEMS + 1}", value=value, offset_ms=seq)


def ack_line(seat: int, upto: int) -> bytes:
    """Return what the writer says once all changes of a seat up to `upto` are safe."""
    return f"{seat} {upto}\n".encode()


def acked_upto(lines: list[bytes] | tuple[bytes, ...]) -> dict[int, int]:
    """Return how far each seat was told."""
    upto: dict[int, int] = {}
    for line in b"".join(lines).decode().splitlines():
        seat, number = line.split()
        upto[int(seat)] = max(upto.get(int(seat), 0), int(number))
    return upto
