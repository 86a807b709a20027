"""Makes the seal: the answers as they are durable now, their root, a signed receipt, once."""

import base64

from msgspec.structs import replace

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.crypto.receipt_salt import receipt_salt
from common.protocol.answers import AttemptSealed, RecordSeal
from common.protocol.routing import Address
from common.protocol.rows import SealRow
from common.protocol.vocabulary import SubmissionKind
from common.rules.receipt import answered_count, answers_root, latest_answers, receipt_code
from server.managers.answer_manager.receipt_form import receipt_bytes
from server.stores.records.answers import AnswerGuard
from server.stores.unit_of_work import UnitOfWork


class Sealer:
    """Seals attempts.

    Args:
        keyring: salts roots and signs receipts.
        clock: stamps the seal.
    """

    def __init__(self, keyring: Keyring, clock: Clock) -> None:
        """Take keyring and clock."""
        self._keyring = keyring
        self._clock = clock

    async def answers(self, work: UnitOfWork, attempt_id: str) -> dict[str, tuple[int, ...]]:
        """Return the answers that count, and see that they stand where they are looked up later."""
        await work.answers.fold((attempt_id,))
        return latest_answers(await work.answers.latest(attempt_id))

    def root(self, attempt_id: str, answers: dict[str, tuple[int, ...]]) -> str:
        """Return the root over these answers, as the seat computes it too."""
        return answers_root(attempt_id, answers, receipt_salt(self._keyring, attempt_id))

    async def seal(
        self,
        work: UnitOfWork,
        guard: AnswerGuard,
        kind: SubmissionKind,
        answers: dict[str, tuple[int, ...]],
    ) -> None:
        """Keep the seal, tell seat and staff, and ask for the progress that follows.

        Raises:
            RefusedError: ALREADY_SEALED; the first seal of a version wins.
        """
        root = self.root(guard.attempt_id, answers)
        unsigned = SealRow(
            attempt_id=guard.attempt_id,
            registration_id=guard.registration_id,
            room_id=guard.room_id,
            version=guard.submission_version,
            kind=kind,
            answered=answered_count(answers),
            root=root,
            receipt=receipt_code(root),
            signature="",
            sealed_ms=self._clock.now_ms(),
        )
        seal = self._signed(unsigned)
        await work.submissions.add(seal)
        address = Address(
            sitting_id=guard.sitting_id, room_id=guard.room_id, attempt_id=guard.attempt_id
        )
        work.record(AttemptSealed(seal=seal), address)
        work.follow_up(RecordSeal(attempt_id=guard.attempt_id, kind=kind))
        work.mark_answered(guard.attempt_id, guard.room_id, guard.sitting_id)

    def _signed(self, seal: SealRow) -> SealRow:
        signature = base64.b64encode(self._keyring.sign(receipt_bytes(seal))).decode()
        return replace(seal, signature=signature)
