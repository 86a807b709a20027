"""Guards on the way of an answer, from its save to its seal."""

from tests.chaos.mutations.flip import Flip

_MANAGERS = "tests/server/managers"
_SAVES = "server/managers/answer_manager/saves.py"
_SAVES_TEST = f"{_MANAGERS}/answer_manager/test_saves.py"
_LATE_TEST = f"{_MANAGERS}/answer_manager/test_late_changes.py"
_SUBMISSIONS = "server/managers/answer_manager/submissions.py"
_SUBMISSIONS_TEST = f"{_MANAGERS}/answer_manager/test_submissions.py"

ANSWER_FLIPS = (
    Flip(
        "acknowledged after the commit",
        "server/managers/publisher.py",
        "            yield work\n        await self.publish(work.effects)",
        "            yield work\n            await self.publish(work.effects)",
        (f"{_MANAGERS}/test_worker.py",),
    ),
    Flip(
        "a command is done once",
        "server/managers/dispatch.py",
        "if item.id and item.id not in fresh:",
        "if False:",
        (f"{_MANAGERS}/test_worker.py",),
    ),
    Flip(
        "fence of saves",
        _SAVES,
        "if message.epoch != gate.epoch:",
        "if False:",
        (_SAVES_TEST,),
    ),
    Flip(
        "fence of submissions",
        _SUBMISSIONS,
        "if message.epoch != guard.epoch:",
        "if False:",
        (_SUBMISSIONS_TEST,),
    ),
    Flip(
        "only the PC with the lease writes",
        _SAVES,
        "if gate.device_id != origin.device_id:",
        "if False:",
        (f"{_MANAGERS}/state_manager/test_leases.py",),
    ),
    Flip(
        "nobody writes for another",
        _SAVES,
        "if origin.role is not Role.CANDIDATE or origin.attempt_id != message.attempt_id:",
        "if False:",
        (_SAVES_TEST,),
    ),
    Flip(
        "nothing is written behind the seal",
        _SAVES,
        "if gate.sealed or gate.progress in _OVER:",
        "if False:",
        (_SAVES_TEST,),
    ),
    Flip(
        "nothing given after the deadline counts",
        "server/managers/answer_manager/late_changes.py",
        "if item.received_ms <= deadline_ms + TRANSPORT_GRACE_MS:",
        "if True:",
        (_LATE_TEST,),
    ),
    Flip(
        "only our own anchors prove a time",
        "common/crypto/time_anchors.py",
        "return hmac.compare_digest(self.make(attempt_id, server_ms), proof)",
        "return bool(proof)",
        (_LATE_TEST,),
    ),
    Flip(
        "nobody hands in after the deadline",
        "common/rules/candidate_guards.py",
        "    if remaining_ms(case.row, case.now_ms):\n        return None\n",
        "    if case.now_ms:\n        return None\n",
        ("tests/common/rules/candidate/test_sealing.py",),
    ),
    Flip(
        "what is handed in is durable",
        _SUBMISSIONS,
        "if upto < message.last_seq:",
        "if False:",
        (_SUBMISSIONS_TEST,),
    ),
    Flip(
        "what is sealed is what the seat gave",
        _SUBMISSIONS,
        "if self._sealer.root(message.attempt_id, answers) != message.root:",
        "if False:",
        (_SUBMISSIONS_TEST,),
    ),
    Flip(
        "a receipt is signed by the centre",
        "common/client/receipt_check.py",
        "return OPENSSL.verify(key, signature, signed)",
        "return bool(key and signature and signed)",
        ("tests/common/client/test_receipt_check.py",),
    ),
    Flip(
        "an event is taken once",
        "common/client/inbox.py",
        "        if number <= self._last:\n            return False\n        self._last = number",
        "        self._last = number",
        ("tests/common/client/test_inbox.py",),
    ),
)
