"""Does to the real managers what the model is told of."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from common.core.clock import FakeClock
from common.core.ids import new_id
from common.crypto.receipt_salt import receipt_salt
from common.crypto.time_anchors import TimeAnchors
from common.protocol.answers import AnswerDraft, AnswersRecorded, SaveAnswers, SubmitAnswers
from common.protocol.base import Message
from common.protocol.candidates import BeginSubmission, ChangeTime, PlaceHold, ReleaseHold
from common.protocol.routing import Origin
from common.protocol.rows import CandidateRow, SealRow
from common.protocol.session import CommandAccepted
from common.protocol.vocabulary import HoldKind, TimePart
from common.rules.receipt import answers_root
from server.managers.deadline_watch import DeadlineWatch
from server.queues.contract import WorkItem
from server.stores.database.database import Database
from server.stores.database.sealing import answer_context, open_value
from tests.chaos.model.model import Place, SeatModel
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, Centre

WHO = "A"
_ENTRIES = "SELECT epoch, seq, item_id, value FROM answer_entries WHERE attempt_id = ?"
_KEPT = "SELECT DISTINCT epoch, seq FROM answer_conflicts WHERE attempt_id = ?"


class Desk:
    """One centre amid an exam, and everything that can be done to one candidate.

    Args:
        begun: database of the centre.
        ids: its names.
        folder: gets a copy.
        now_ms: its time.
    """

    def __init__(self, begun: Path, ids: dict[str, str], folder: Path, now_ms: int) -> None:
        self._file = folder / "gamdok.db"
        shutil.copy(begun, self._file)
        self._ids = ids
        self.clock = FakeClock(now_ms)
        self._database: Database | None = None
        self._centre: Centre | None = None

    @property
    def centre(self) -> Centre:
        """The managers of now."""
        assert self._centre is not None
        return self._centre

    @property
    def attempt_id(self) -> str:
        """Whose attempt all is about."""
        return self._ids[WHO]

    async def start(self) -> None:
        """Begin, or begin again after `kill`."""
        url = f"sqlite+aiosqlite:///{self._file}"
        self._database = await Database.open(url, KEYRING, self.clock)
        self._centre = Centre(self._database, self.clock)
        self._centre.know(self._ids)

    async def kill(self) -> None:
        """Whatever waits in a queue, and whatever was remembered, is gone."""
        assert self._database is not None
        await self._database.close()

    async def send(self, seat: SeatModel, *, heard: bool = True) -> int:
        """Send what is pending; returns how far the seat was told it is durable.

        Args:
            seat: who sends.
            heard: the server lives long enough to handle it.
        """
        save = SaveAnswers(
            attempt_id=self.attempt_id,
            epoch=seat.lease,
            entries=tuple(self._draft(number, seat) for number, _ in seat.pending()),
        )
        if not save.entries:
            return seat.told
        item = WorkItem(
            id=new_id(),
            message=save,
            origin=self._origin(seat),
            received_ms=self.clock.now_ms(),
        )
        await self.centre.put(item)
        if not heard:
            return seat.told
        before = len(self.centre.heard)
        await self.centre.settle()
        told = [o.message for o in self.centre.heard[before:]]
        acks = [m.ack_upto for m in told if isinstance(m, AnswersRecorded)]
        return max([seat.told, *acks])

    async def hand_in(self, seat: SeatModel, latest: dict[str, int]) -> bool:
        """Both steps of handing in; True if the attempt is sealed by it."""
        row = await self.row()
        begin = BeginSubmission(attempt_id=self.attempt_id, version=row.version)
        values = {item_id: (value,) for item_id, value in latest.items()}
        salt = receipt_salt(KEYRING, self.attempt_id)
        submit = SubmitAnswers(
            attempt_id=self.attempt_id,
            epoch=seat.lease,
            last_seq=len(seat.journal),
            root=answers_root(self.attempt_id, values, salt),
        )
        await self._done(self._origin(seat), begin)
        return await self._done(self._origin(seat), submit)

    async def pause(self) -> bool:
        """A proctor stops the clock."""
        row = await self.row()
        hold = PlaceHold(
            attempt_id=self.attempt_id, kind=HoldKind.PAUSE, version=row.version, reason="break"
        )
        return await self._done(self.centre.staff("p1"), hold)

    async def release(self, kind: HoldKind) -> bool:
        """A proctor ends a hold."""
        row = await self.row()
        release = ReleaseHold(
            attempt_id=self.attempt_id, kind=kind, version=row.version, reason="over"
        )
        return await self._done(self.centre.staff("p1"), release)

    async def extend(self, delta_ms: int) -> bool:
        """The chief gives time."""
        row = await self.row()
        change = ChangeTime(
            attempt_id=self.attempt_id,
            part=TimePart.PLANNED,
            delta_ms=delta_ms,
            version=row.version,
            reason="noise",
        )
        return await self._done(self.centre.staff("chief"), change)

    async def sit_down(self, device: str) -> None:
        """A PC says hello."""
        await acts.sit_down(self.centre, WHO, device)

    async def pass_time(self, seconds: float) -> None:
        """The clock goes on, and the watch looks."""
        self.clock.advance(seconds)
        await DeadlineWatch(self.centre.database, self.centre.router, self.clock).tick()
        await self.centre.settle()

    # -- what is there now

    async def row(self) -> CandidateRow:
        """The candidate."""
        return await acts.candidate(self.centre, WHO)

    async def seal(self) -> SealRow | None:
        """The seal."""
        async with self.centre.reading() as stores:
            return await stores.submissions.find(self.attempt_id)

    async def latest(self) -> dict[str, int]:
        """The answers that count."""
        async with self.centre.database.writing() as work:
            await work.answers.fold([self.attempt_id])
            saved = await work.answers.latest(self.attempt_id)
        return {answer.item_id: answer.value[0] for answer in saved}

    def entries(self) -> list[tuple[Place, str, int]]:
        """All changes of the file."""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as database:
            rows = database.execute(_ENTRIES, (self.attempt_id,)).fetchall()
        return sorted(
            ((epoch, seq), item_id, self._opened(epoch, seq, item_id, blob))
            for epoch, seq, item_id, blob in rows
        )

    def kept(self) -> set[Place]:
        """What is kept for people."""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as database:
            rows = database.execute(_KEPT, (self.attempt_id,)).fetchall()
        return {(epoch, seq) for epoch, seq in rows}

    def _opened(self, epoch: int, seq: int, item_id: str, blob: bytes) -> int:
        context = answer_context(self.attempt_id, item_id, epoch, seq)
        return open_value(KEYRING, blob, context)[0]

    def _draft(self, number: int, seat: SeatModel) -> AnswerDraft:
        change = seat.journal[number - 1]
        return AnswerDraft(
            seq=number,
            item_id=change.item_id,
            value=(change.value,),
            offset_ms=0,
            anchor_ms=change.given_ms,
            anchor=TimeAnchors(KEYRING).make(self.attempt_id, change.given_ms),
        )

    def _origin(self, seat: SeatModel) -> Origin:
        return replace(self.centre.candidate(WHO, seat.device), connection_id=seat.device)

    async def _done(self, origin: Origin, message: Message) -> bool:
        before = len(self.centre.heard)
        await self.centre.tell(origin, message)
        heard = self.centre.heard[before:]
        return any(isinstance(outgoing.message, CommandAccepted) for outgoing in heard)
