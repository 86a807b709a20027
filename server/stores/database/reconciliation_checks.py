"""What must add up for an attempt once its period is closed: pure comparisons."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from common.crypto.errors import CryptoError
from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.protocol.vocabulary import Attendance
from common.rules.receipt import answered_count, answers_root
from server.stores.database.sealing import answer_context, open_value
from server.stores.records.reconciliation import Difference, Mismatch

_CAME = frozenset({Attendance.PRESENT, Attendance.LATE})


Entry = tuple[int, int, bytes]
"""Epoch, sequence and sealed value of an entry."""


class Seat(NamedTuple):
    """An attempt with the seal of its current version, if any."""

    attempt_id: str
    room: str
    seat: str
    attendance: Attendance
    root: str | None
    answered: int


class Counted(NamedTuple):
    """What an epoch's head says, and what is there."""

    epoch: int
    ack_upto: int
    last_seq: int
    first: int
    last: int
    entries: int


class Latest(NamedTuple):
    """A latest answer, still sealed."""

    item_id: str
    epoch: int
    seq: int
    value: bytes


def check_entries(seat: Seat, epochs: Sequence[Counted]) -> Iterator[Difference]:
    """Entries of each epoch are 1 … `ack_upto` without a hole, and nothing lies behind.

    Before the seal there may be entries behind that are not folded yet.
    """
    for epoch in epochs:
        whole = epoch.ack_upto == epoch.last_seq and epoch.last == epoch.entries
        behind = epoch.last - epoch.last_seq
        folded = behind == 0 or (seat.root is None and behind > 0 and epoch.last_seq > 0)
        if whole and folded and epoch.first == min(1, epoch.entries):
            continue
        yield _difference(
            seat,
            Mismatch.HOLE_IN_ENTRIES,
            f"1-{max(epoch.ack_upto, epoch.last_seq, epoch.last)}",
            f"{epoch.entries} of {epoch.first}-{epoch.last}, {epoch.ack_upto} acknowledged",
            f"epoch {epoch.epoch}",
        )


def check_fold(
    seat: Seat, folded: dict[str, Entry], latest: dict[str, Entry]
) -> Iterator[Difference]:
    """The latest answer of an item is the newest entry of it that counts."""
    for item in sorted(folded.keys() | latest.keys()):
        if folded.get(item) != latest.get(item):
            yield _difference(
                seat,
                Mismatch.LATEST_DIFFERS,
                _entry(folded.get(item)),
                _entry(latest.get(item)),
                f"item {item}",
            )


def check_seal(seat: Seat, latest: Sequence[Latest], keyring: Keyring) -> Iterator[Difference]:
    """Every answer opens, and the seal's root and count are those of the answers."""
    answers: dict[str, tuple[int, ...]] = {}
    for one in latest:
        context = answer_context(seat.attempt_id, one.item_id, one.epoch, one.seq)
        try:
            answers[one.item_id] = open_value(keyring, one.value, context)
        except CryptoError as error:
            detail = f"item {one.item_id}"
            yield _difference(seat, Mismatch.UNREADABLE_ANSWER, "opens", str(error), detail)
    if seat.root is None:
        return
    root = answers_root(seat.attempt_id, answers, receipt_salt(keyring, seat.attempt_id))
    if root != seat.root:
        yield _difference(seat, Mismatch.ROOT_DIFFERS, seat.root, root)
    if answered_count(answers) != seat.answered:
        found = str(answered_count(answers))
        yield _difference(seat, Mismatch.COUNT_DIFFERS, str(seat.answered), found)


def check_attendance(seat: Seat) -> Iterator[Difference]:
    """Who came has a seal, who did not has none, and nobody is left open."""
    sealed = seat.root is not None
    if seat.attendance is Attendance.EXPECTED:
        yield _difference(seat, Mismatch.ATTENDANCE_OPEN, "absent or present", "expected")
    elif seat.attendance in _CAME and not sealed:
        yield _difference(seat, Mismatch.NOT_SEALED, "sealed", "not sealed")
    elif seat.attendance not in _CAME and sealed:
        found = "sealed"
        yield _difference(seat, Mismatch.SEALED_WITHOUT_ATTENDING, seat.attendance, found)


def _difference(
    seat: Seat, what: Mismatch, expected: str, found: str, detail: str = ""
) -> Difference:
    return Difference(
        room=seat.room,
        seat=seat.seat,
        attempt_id=seat.attempt_id,
        what=what,
        expected=expected,
        found=found,
        detail=detail,
    )


def _entry(key: Entry | None) -> str:
    return "none" if key is None else f"epoch {key[0]}, {key[1]}"
