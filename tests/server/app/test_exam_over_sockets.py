"""An exam over real sockets: open, verify, start, answer, acknowledge, snapshot, resume."""

import base64
from pathlib import Path

from common.crypto.packages import open_package
from common.protocol.answers import AnswerDraft, AnswersRecorded, SaveAnswers
from common.protocol.candidates import CandidateChanged
from common.protocol.paper import decode_paper
from common.protocol.session import SeatLiveChanged, Welcome
from common.protocol.stages import PaperUnsealed
from common.protocol.vocabulary import Progress
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import ExamDay, exam_day
from tests.helpers.talker import Talker


async def _until_started(talker: Talker) -> CandidateChanged:
    while True:
        changed = await talker.next(CandidateChanged)
        if changed.candidate.progress is Progress.IN_PROGRESS:
            return changed


async def _paper(centre: Centre, token: str, welcome: Welcome, key: str) -> list[str]:
    assert welcome.candidate is not None
    snapshot = welcome.candidate
    headers = {"Authorization": f"Bearer {token}"}
    url = centre.url(f"/api/v1/packages/{snapshot.package.package_id}")
    async with centre.http.get(url, headers=headers) as response:
        assert response.status == 200
        blob = await response.read()
    opened = open_package(
        blob,
        base64.b64decode(key),
        period_id=snapshot.period.period_id,
        public_key=base64.b64decode(snapshot.centre_key),
    )
    return [item.item_id for item in decode_paper(opened).items()]


async def _save(talker: Talker, welcome: Welcome, items: list[str], epoch: int) -> AnswersRecorded:
    assert welcome.candidate is not None
    entries = tuple(
        AnswerDraft(seq=n, item_id=item, value=(n % 4 + 1,), offset_ms=n * 1000)
        for n, item in enumerate(items, 1)
    )
    attempt_id = welcome.candidate.candidate.attempt_id
    await talker.send(SaveAnswers(attempt_id=attempt_id, epoch=epoch, entries=entries))
    while True:
        recorded = await talker.next(AnswersRecorded)
        if recorded.ack_upto == len(items):
            return recorded


async def _begin(centre: Centre, day: ExamDay, talker: Talker) -> Welcome:
    """One candidate is seated, verified and ready, and the exam starts."""
    welcome = await talker.hello("seat-0")
    assert welcome.candidate is not None
    attempt_id = welcome.candidate.candidate.attempt_id
    await day.verify(attempt_id)
    await day.brief()
    await day.get_ready(talker, attempt_id)
    await day.start()
    return welcome


async def test_answers_are_acknowledged_and_a_reconnect_finds_them(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        session = await centre.candidate(0)
        async with centre.socket(session.token) as talker:
            welcome = await _begin(centre, day, talker)
            assert welcome.candidate is not None
            assert welcome.candidate.package.key is None, "the key stays here before the start"
            unsealed = await talker.next(PaperUnsealed)
            started = await _until_started(talker)
            assert started.candidate.deadline_ms is not None
            items = await _paper(centre, session.token, welcome, unsealed.key)
            assert len(items) == 5
            await _save(talker, welcome, items, started.candidate.epoch)
        async with centre.socket(session.token) as talker:
            again = await talker.hello("seat-0")
            assert again.candidate is not None
            assert again.ack_upto == 5
            assert again.candidate.package.key == unsealed.key
            assert {a.item_id: a.value for a in again.candidate.answers} == {
                item: (n % 4 + 1,) for n, item in enumerate(items, 1)
            }
        async with centre.socket(session.token) as talker:
            resumed = await talker.hello("seat-0", resume_from=welcome.event_number)
            assert resumed.resumed
            assert resumed.candidate is None
            assert resumed.ack_upto == 5
            # What the seat missed comes again, and the key with it, for the room has started.
            assert (await _until_started(talker)).candidate.attempt_id == session.attempt_id
            assert (await talker.next(PaperUnsealed)).key == unsealed.key


async def test_staff_who_resume_are_told_the_counts_that_no_event_holds(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        seat = await centre.candidate(0)
        console = await centre.staff("proctor1")
        async with centre.socket(seat.token) as talker:
            await talker.hello("seat-0")
            async with centre.socket(console.token) as staff:
                welcome = await staff.hello("console-1")
            async with centre.socket(console.token) as staff:
                resumed = await staff.hello("console-1", resume_from=welcome.event_number)
                assert resumed.resumed
                told = await staff.next(SeatLiveChanged)
                assert told.live.attempt_id == seat.attempt_id
