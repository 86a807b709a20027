"""A room's answers as they lie on the file share: a third copy, beside database and seats."""

from common.protocol.base import Value
from common.protocol.rows import SealRow


class FiledAnswer(Value, frozen=True, array_like=True):
    """The newest change of an item; its value is sealed as it is in the database."""

    item_id: str
    epoch: int
    seq: int
    value: bytes


class FiledAttempt(Value, frozen=True, kw_only=True):
    """An attempt.

    Args:
        heads: epoch and how far its changes are complete.
        seal: the newest one, None while the attempt is open.
    """

    attempt_id: str
    heads: tuple[tuple[int, int], ...]
    answers: tuple[FiledAnswer, ...]
    seal: SealRow | None


class RoomAnswers(Value, frozen=True, kw_only=True):
    """All attempts of a room in a period that have answers or a seal."""

    sitting_id: str
    period_id: str
    room_id: str
    made_ms: int
    attempts: tuple[FiledAttempt, ...]
