"""The exam of one invented candidate, as far as a client can tell it from a real one.

It keeps what is sent to it the way the server does: answers by number, commands by id, events with
numbers; and it notes what must never happen.
"""

from __future__ import annotations

import base64
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from common.core.ids import new_id
from common.crypto.keyring import Keyring
from common.crypto.packages import SealedPackage, seal_package
from common.crypto.receipt_form import receipt_bytes
from common.crypto.receipt_salt import receipt_salt
from common.protocol.answers import AttemptSealed, SaveAnswers
from common.protocol.candidates import CandidateChanged
from common.protocol.paper import Paper, PaperItem, PaperSubject, encode_paper
from common.protocol.rows import SealRow
from common.protocol.session import Welcome
from common.protocol.snapshots import CandidateSnapshot, PackageRef, SavedAnswer
from common.protocol.vocabulary import Stage, SubmissionKind
from common.rules.receipt import answered_count, answers_root, receipt_code
from tests.helpers import exam_rows

if TYPE_CHECKING:
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow

M = TypeVar("M", bound="Message")

KEYRING = Keyring.in_memory()
ATTEMPT = "attempt-1"
DEVICE = "device-1"
ITEMS = tuple(f"q{number}" for number in range(1, 41))


class FakeExam:
    """What the server would hold."""

    def __init__(self, candidate: CandidateRow | None = None) -> None:
        self.candidate = candidate or exam_rows.writing(device_id=None, epoch=0)
        self.period = exam_rows.period(stage=Stage.RUNNING, started_ms=exam_rows.STARTED)
        self.room = exam_rows.room(stage=Stage.RUNNING, started_ms=exam_rows.STARTED)
        self.package = _package(self.period.period_id)
        self.seal: SealRow | None = None
        self.events: list[Message] = []
        self.entries: dict[tuple[int, int], tuple[str, tuple[int, ...]]] = {}
        self.late: list[SaveAnswers] = []
        self.clashes: list[str] = []
        self.done: Counter[str] = Counter()
        self.taken: list[Message] = []

    # -- answers

    def keep(self, message: SaveAnswers) -> None:
        """Store changes; a second one of a number must be the same."""
        for draft in message.entries:
            place, content = (message.epoch, draft.seq), (draft.item_id, draft.value)
            known = self.entries.setdefault(place, content)
            if known != content:
                self.clashes.append(f"{place}: {known} and {content}")

    def lose(self, epoch: int, after: int) -> None:
        """Come back from a backup: later changes are gone."""
        self.entries = {p: c for p, c in self.entries.items() if p[0] != epoch or p[1] <= after}

    def ack_upto(self, epoch: int) -> int:
        upto = 0
        while (epoch, upto + 1) in self.entries:
            upto += 1
        return upto

    def latest(self) -> dict[str, tuple[int, ...]]:
        return {item: value for _, (item, value) in sorted(self.entries.items())}

    # -- events

    def change(self, **fields: Any) -> CandidateChanged:
        """Change the candidate's row."""
        row = replace(self.candidate, version=self.candidate.version + 1, **fields)
        self.candidate = row
        return self.record(CandidateChanged(candidate=row))

    def seal_now(self, kind: SubmissionKind = SubmissionKind.SUBMITTED) -> AttemptSealed:
        root = self.root()
        seal = SealRow(
            attempt_id=ATTEMPT,
            registration_id=self.candidate.registration_id,
            room_id=self.candidate.room_id,
            version=1,
            kind=kind,
            answered=answered_count(self.latest()),
            root=root,
            receipt=receipt_code(root),
            signature="",
            sealed_ms=exam_rows.NOW,
        )
        self.seal = replace(seal, signature=base64.b64encode(KEYRING.sign(signed(seal))).decode())
        return self.record(AttemptSealed(seal=self.seal))

    def root(self) -> str:
        return answers_root(ATTEMPT, self.latest(), receipt_salt(KEYRING, ATTEMPT))

    def record(self, message: M) -> M:
        self.events.append(message)
        return message

    # -- welcomes

    def welcome(self, resume_from: int | None) -> Welcome:
        """Return a welcome; the events after `resume_from` follow by themselves."""
        resumed = resume_from is not None
        return Welcome(
            connection_id=new_id(),
            server_ms=exam_rows.NOW,
            event_number=len(self.events),
            heartbeat_s=2.0,
            resumed=resumed,
            epoch=self.candidate.epoch,
            ack_upto=self.ack_upto(self.candidate.epoch),
            candidate=None if resumed else self.snapshot(),
        )

    def snapshot(self) -> CandidateSnapshot:
        latest: dict[str, SavedAnswer] = {}
        for (epoch, seq), (item, value) in sorted(self.entries.items()):
            latest[item] = SavedAnswer(item_id=item, value=value, epoch=epoch, seq=seq)
        manifest = self.package.manifest
        return CandidateSnapshot(
            facts=exam_rows.seat_facts(1),
            exam_title="기능사",
            period=self.period,
            room=self.room,
            candidate=self.candidate,
            package=PackageRef(
                package_id=manifest.package_id,
                digest=manifest.digest,
                size=manifest.size,
                key=base64.b64encode(self.package.key).decode(),
            ),
            centre_key=base64.b64encode(KEYRING.public_key).decode(),
            journal_key=base64.b64encode(KEYRING.wrapping_key).decode(),
            receipt_salt=receipt_salt(KEYRING, ATTEMPT),
            answers=tuple(latest.values()),
            seal=self.seal,
        )


def signed(seal: SealRow) -> bytes:
    """Return what the centre signs."""
    return receipt_bytes(
        attempt_id=seal.attempt_id,
        version=seal.version,
        kind=seal.kind.value,
        answered=seal.answered,
        root=seal.root,
        sealed_ms=seal.sealed_ms,
    )


def _package(period_id: str) -> SealedPackage:
    items = tuple(
        PaperItem(item_id=item, number=number, stem=f"{number} + 1 = ?", choices=("1", "2", "3"))
        for number, item in enumerate(ITEMS, 1)
    )
    paper = Paper(
        period_id=period_id, title="1교시", subjects=(PaperSubject(title="과목", items=items),)
    )
    return seal_package(
        encode_paper(paper), package_id="package-1", period_id=period_id, signer=KEYRING
    )
