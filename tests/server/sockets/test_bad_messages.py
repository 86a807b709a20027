"""Whatever a client sends: a clear refusal, nothing half applied, nobody else suffers."""

from pathlib import Path

import msgspec

from common.core.errors import ErrorCode
from common.core.ids import new_id
from common.protocol.answers import AnswerDraft, SaveAnswers
from common.protocol.candidates import CandidateChanged, CheckIdentity, SetAttendance
from common.protocol.codec import MAX_FRAME_BYTES
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered
from common.protocol.snapshots import StaffSnapshot
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Attendance, Identity, Stage
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import exam_day
from tests.helpers.instances import example
from tests.helpers.talker import Talker


async def _raw(talker: Talker, text: str) -> CommandRejected:
    await talker.socket.send_str(text)
    return await talker.next(CommandRejected)


def _frame(kind: str, payload: str, **fields: object) -> str:
    head = {"v": 1, "id": "id-1", "type": kind, **fields}
    return msgspec.json.encode({**head, "payload": msgspec.Raw(payload.encode())}).decode()


BAD_FRAMES = [
    ("no JSON", "hello?", ErrorCode.MALFORMED, ""),
    ("no envelope", "[1,2,3]", ErrorCode.MALFORMED, ""),
    ("half a frame", '{"v":1,"id":"id-1","type":"session.hel', ErrorCode.MALFORMED, ""),
    ("unknown message", _frame("exam.cheat", "{}"), ErrorCode.UNKNOWN_MESSAGE, "id-1"),
    (
        "other version",
        _frame("session.heartbeat", "{}", v=99),
        ErrorCode.UNSUPPORTED_VERSION,
        "id-1",
    ),
    (
        "wrong field type",
        _frame("stage.change_period", '{"period_id":7,"to":"open","version":1}'),
        ErrorCode.INVALID_FIELD,
        "id-1",
    ),
    (
        "unknown word",
        _frame("stage.change_period", '{"period_id":"x","to":"party","version":1}'),
        ErrorCode.INVALID_FIELD,
        "id-1",
    ),
    ("missing field", _frame("answer.save", "{}"), ErrorCode.INVALID_FIELD, "id-1"),
]


async def test_a_bad_frame_is_refused_by_name_and_the_connection_lives(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        for what, frame, code, command_id in BAD_FRAMES:
            async with centre.socket(chief.token) as talker:
                await talker.hello()
                rejected = await _raw(talker, frame)
                assert (rejected.fault.code, rejected.command_id) == (code, command_id), what
                await talker.send(Heartbeat())
                await talker.next(HeartbeatAnswered)


async def test_three_malformed_frames_end_the_connection(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            for _ in range(3):
                await talker.socket.send_str("x")
            assert await talker.closed() == 1008
            assert sum(isinstance(r.message, CommandRejected) for r in talker.passed) == 3


async def test_five_megabytes_are_refused_by_name_and_close_with_1009(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        proctor = await centre.staff("proctor1")
        async with centre.socket(proctor.token) as other:
            await other.hello()
            async with centre.socket(chief.token) as talker:
                await talker.hello()
                await talker.socket.send_str("x" * 5_000_000)
                assert await talker.closed() == 1009
                (rejected,) = [
                    r.message for r in talker.passed if isinstance(r.message, CommandRejected)
                ]
                assert rejected.fault.code is ErrorCode.MESSAGE_TOO_LARGE
            await other.send(Heartbeat())
            await other.next(HeartbeatAnswered)


async def test_the_largest_frame_still_passes(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            frame = _frame("log.report", "{}", padding="")
            room = MAX_FRAME_BYTES - 1 - len(frame)
            frame = _frame("log.report", "{}", padding="x" * room)
            assert len(frame) == MAX_FRAME_BYTES - 1
            rejected = await _raw(talker, frame)
            assert rejected.fault.code is ErrorCode.INVALID_FIELD


async def test_nothing_is_taken_before_the_hello(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            rejected = await talker.command(
                ChangePeriodStage(period_id="x", to=Stage.OPEN, version=1)
            )
            assert rejected is not None
            assert rejected.fault.key == "error.hello_first"


async def test_ids_of_the_server_cannot_be_used_up(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            for command_id in ("auto:ATTEMPT:7", "x" * 65, "a b"):
                message = ChangePeriodStage(period_id="x", to=Stage.OPEN, version=1)
                await talker.send(message, command_id)
                rejected = await talker.next(CommandRejected)
                assert rejected.fault.code is ErrorCode.INVALID_FIELD


async def test_more_than_the_rate_is_refused_and_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path, command_rate=0.001, command_burst=2) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            message = ChangePeriodStage(period_id="x", to=Stage.OPEN, version=1)
            codes = []
            for _ in range(3):
                rejected = await talker.command(message)
                assert rejected is not None
                codes.append(rejected.fault.code)
            assert codes == [ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND, ErrorCode.RATE_LIMITED]
            await talker.send(Heartbeat())
            await talker.next(HeartbeatAnswered)


async def test_what_others_may_send_is_forbidden_and_noted(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        proctor = await centre.staff("proctor1")
        async with centre.socket(proctor.token) as talker:
            await talker.hello()
            for message in (
                example(SaveAnswers),
                example(CandidateChanged),
                ChangePeriodStage(period_id="x", to=Stage.OPEN, version=1),
            ):
                rejected = await talker.command(message)
                assert rejected is not None
                assert rejected.fault.code is ErrorCode.FORBIDDEN


def _foreign_acts(snapshot: StaffSnapshot) -> tuple[ChangeRoomStage | CheckIdentity, ...]:
    room = next(r for r in snapshot.rooms if r.room_name == "R2")
    seat = next(c for c in snapshot.candidates if c.room_id == room.room_id)
    return (
        ChangeRoomStage(
            room_period_id=room.room_period_id, to=Stage.BRIEFING, version=room.version
        ),
        CheckIdentity(attempt_id=seat.attempt_id, identity=Identity.VERIFIED, version=seat.version),
        CheckIdentity(attempt_id=new_id(), identity=Identity.VERIFIED, version=0),
    )


async def test_a_foreign_room_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        proctor = await centre.staff("proctor1")
        async with centre.socket(chief.token) as watcher, centre.socket(proctor.token) as talker:
            snapshot = (await watcher.hello()).staff
            assert snapshot is not None
            own = (await talker.hello()).staff
            assert own is not None
            assert {room.room_name for room in own.rooms} == {"R1"}
            assert {facts.room_id for facts in own.facts} == {own.rooms[0].room_id}
            for message in _foreign_acts(snapshot):
                rejected = await talker.command(message)
                assert rejected is not None
                assert rejected.fault.code is ErrorCode.FOREIGN_ROOM
        async with centre.socket(chief.token) as watcher:
            after = (await watcher.hello()).staff
            assert after is not None
            assert after.rooms == snapshot.rooms
            assert after.candidates == snapshot.candidates


async def test_a_stale_version_changes_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        proctor = await centre.staff("proctor1")
        async with centre.socket(proctor.token) as talker:
            snapshot = (await talker.hello()).staff
            assert snapshot is not None
            seat = snapshot.candidates[0]
            rejected = await talker.command(
                SetAttendance(
                    attempt_id=seat.attempt_id,
                    attendance=Attendance.REFUSED,
                    version=seat.version + 7,
                    reason="reason",
                )
            )
            assert rejected is not None
            assert rejected.fault.code is ErrorCode.STALE_VERSION
        assert await _candidates(centre, proctor.token) == snapshot.candidates


async def test_another_candidates_attempt_and_an_old_epoch_change_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        session, other = await centre.candidate(0), await centre.candidate(1)
        async with centre.socket(session.token) as talker:
            await talker.hello("seat-0")
            await day.verify(session.attempt_id)
            await day.brief()
            await day.get_ready(talker, session.attempt_id)
            await day.start()
            entry = AnswerDraft(seq=1, item_id="x", value=(1,), offset_ms=1)
            foreign = SaveAnswers(attempt_id=other.attempt_id, epoch=1, entries=(entry,))
            await talker.send(foreign)
            rejected = await talker.next(CommandRejected)
            assert rejected.fault.code is ErrorCode.FORBIDDEN
            old = SaveAnswers(attempt_id=session.attempt_id, epoch=0, entries=(entry,))
            await talker.send(old)
            rejected = await talker.next(CommandRejected)
            assert rejected.fault.code is ErrorCode.STALE_EPOCH
        async with centre.socket(session.token) as talker:
            again = await talker.hello("seat-0")
            assert again.ack_upto == 0
            assert again.candidate is not None
            assert again.candidate.answers == ()


async def _candidates(centre: Centre, token: str) -> tuple[object, ...]:
    async with centre.socket(token) as talker:
        snapshot = (await talker.hello()).staff
        assert snapshot is not None
        return snapshot.candidates
