"""Recomputes all that is said about a period's answers: tables, seals, receipts and files."""

from collections.abc import Iterator

from common.crypto.errors import CryptoError
from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.protocol.rows import SealRow
from common.rules.receipt import answered_count, answers_root, receipt_code
from server.managers.answer_manager.receipt_form import is_genuine_receipt
from server.stores.database.answer_history import answers_by_lease
from server.stores.database.reconciliation_checks import Seat
from server.stores.database.room_answers import RoomOfPeriod, read_room_answers, rooms_of
from server.stores.files.answer_files import AnswerFiles
from server.stores.records.answer_files import FiledAnswer, FiledAttempt, RoomAnswers
from server.stores.records.reconciliation import Difference, Mismatch
from server.stores.unit_of_work import Stores

Seats = dict[str, Seat]


async def verify_period(
    stores: Stores, files: AnswerFiles, keyring: Keyring, period_id: str
) -> tuple[Difference, ...]:
    """Return everything that does not add up; empty if all is as it was acknowledged and sealed.

    Raises:
        StorageError: the share cannot be read.
    """
    found = list(await stores.reconciliation.differences(period_id))
    seats = {seat.attempt_id: seat for seat in await stores.reconciliation.seats(period_id)}
    for seal in await stores.submissions.list_of_period(period_id):
        found += _check_receipt(seats[seal.attempt_id], seal, keyring)
    for seal in await stores.submissions.list_replaced(period_id):
        found += _check_receipt(seats[seal.attempt_id], seal, keyring)
        found += await _check_replaced(stores, seats[seal.attempt_id], seal, keyring)
    for room in await rooms_of(stores, tuple(seats)):
        found += await _check_file(stores, files, room, seats)
    return tuple(found)


def _check_receipt(seat: Seat, seal: SealRow, keyring: Keyring) -> Iterator[Difference]:
    if not is_genuine_receipt(seal, keyring.public_key):
        yield _difference(seat, Mismatch.RECEIPT_NOT_GENUINE, "signed by this centre", "not")
    if seal.receipt != receipt_code(seal.root):
        code = receipt_code(seal.root)
        yield _difference(seat, Mismatch.RECEIPT_NOT_GENUINE, code, seal.receipt)


async def _check_replaced(
    stores: Stores, seat: Seat, seal: SealRow, keyring: Keyring
) -> list[Difference]:
    """A seal of before a reopening is that of the answers as they stood under an earlier lease."""
    salt = receipt_salt(keyring, seal.attempt_id)
    stood = await answers_by_lease(stores, seal.attempt_id)
    if any(
        answers_root(seal.attempt_id, answers, salt) == seal.root
        and answered_count(answers) == seal.answered
        for answers in stood
    ):
        return []
    found = f"none of {len(stood)} leases"
    wanted = f"version {seal.version}: {seal.root}"
    return [_difference(seat, Mismatch.ROOT_DIFFERS, wanted, found)]


async def _check_file(
    stores: Stores, files: AnswerFiles, room: RoomOfPeriod, seats: Seats
) -> list[Difference]:
    stored = await read_room_answers(stores, room)
    try:
        filed = await files.find(room.period_id, room.room_id)
    except CryptoError as error:
        return [
            _difference(seats[one.attempt_id], Mismatch.FILE_DIFFERS, "opens", str(error))
            for one in stored.attempts
        ]
    return list(_compare(stored, filed, seats))


def _compare(stored: RoomAnswers, filed: RoomAnswers | None, seats: Seats) -> Iterator[Difference]:
    copies = {one.attempt_id: one for one in filed.attempts} if filed is not None else {}
    for attempt in stored.attempts:
        seat, copy = seats[attempt.attempt_id], copies.get(attempt.attempt_id)
        if attempt.seal is None and (copy is None or _is_older(copy, attempt)):
            continue  # an open attempt is filed once a minute
        if copy is None:
            yield _difference(seat, Mismatch.FILE_MISSING, "filed", "not filed")
        elif copy != attempt:
            behind = _is_older(copy, attempt)
            what = Mismatch.FILE_BEHIND if behind else Mismatch.FILE_DIFFERS
            yield _difference(seat, what, _heads(attempt), _heads(copy))


def _is_older(copy: FiledAttempt, attempt: FiledAttempt) -> bool:
    """Say whether the copy may be how the attempt was once."""
    now = dict(attempt.heads)
    heads_fit = all(upto <= now.get(epoch, 0) for epoch, upto in copy.heads)
    newest = {one.item_id: one for one in attempt.answers}
    return heads_fit and all(
        one == newest.get(one.item_id)
        or (one.item_id in newest and _place(one) < _place(newest[one.item_id]))
        for one in copy.answers
    )


def _place(answer: FiledAnswer) -> tuple[int, int]:
    return answer.epoch, answer.seq


def _heads(attempt: FiledAttempt) -> str:
    heads = ", ".join(f"epoch {epoch}: 1-{upto}" for epoch, upto in attempt.heads)
    return f"{heads or 'nothing'}; {'sealed' if attempt.seal else 'open'}"


def _difference(seat: Seat, what: Mismatch, expected: str, found: str) -> Difference:
    return Difference(
        room=seat.room,
        seat=seat.seat,
        attempt_id=seat.attempt_id,
        what=what,
        expected=expected,
        found=found,
    )
