"""The acts that bring a centre to where a test begins."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.crypto.receipt_salt import receipt_salt
from common.protocol.answers import AnswerDraft, SaveAnswers, SubmitAnswers
from common.protocol.candidates import AdvanceProgress, BeginSubmission, CheckIdentity
from common.protocol.proctors import ChangeProctorState
from common.protocol.session import AttachDevice, AttachStaff
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Identity, ProctorState, Progress, Stage
from common.rules.receipt import answers_root
from server.queues.contract import QueueDownError, WorkItem
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow, PeriodRow, ProctorRow, RoomRow
    from server.queues.contract import WorkQueue
    from tests.server.managers.centre import Centre

CHAIN = (Progress.CONFIRMED, Progress.BRIEFED, Progress.PRACTISED, Progress.READY)


async def candidate(centre: Centre, name: str) -> CandidateRow:
    async with centre.reading() as stores:
        return await stores.candidates.get(centre.ids[name])


async def room(centre: Centre, name: str) -> RoomRow:
    async with centre.reading() as stores:
        return await stores.rooms.get(centre.ids[f"stage {name}"])


async def period(centre: Centre) -> PeriodRow:
    async with centre.reading() as stores:
        return await stores.periods.get(centre.ids["period"])


async def duty(centre: Centre, login: str) -> ProctorRow:
    async with centre.reading() as stores:
        return await stores.duties.get(centre.ids[f"duty {login}"])


async def change_period(
    centre: Centre,
    to: Stage,
    who: str = "chief",
    *,
    reason: str = "",
    override: str = "",
    excluded: tuple[str, ...] = (),
) -> list[str]:
    row = await period(centre)
    message = ChangePeriodStage(
        period_id=row.period_id,
        to=to,
        version=row.version,
        reason=reason,
        override=override,
        excluded_rooms=excluded,
    )
    origin = centre.admin() if who == "admin" else centre.staff(who)
    return await centre.tell(origin, message)


async def change_room(
    centre: Centre, name: str, to: Stage, who: str = "p1", reason: str = ""
) -> list[str]:
    row = await room(centre, name)
    message = ChangeRoomStage(
        room_period_id=row.room_period_id, to=to, version=row.version, reason=reason
    )
    return await centre.tell(centre.staff(who), message)


async def take_room(centre: Centre, login: str) -> list[str]:
    await centre.tell(centre.system(), AttachStaff(staff_id=centre.ids[login]))
    row = await duty(centre, login)
    return await centre.tell(
        centre.staff(login),
        ChangeProctorState(duty_id=row.duty_id, to=ProctorState.ON_DUTY, version=row.version),
    )


async def sit_down(centre: Centre, name: str, device: str | None = None) -> list[str]:
    message = AttachDevice(attempt_id=centre.ids[name], device_id=device or f"pc-{name}")
    return await centre.tell(centre.system(), message)


async def check_identity(
    centre: Centre, name: str, identity: Identity = Identity.VERIFIED, who: str = "p1"
) -> list[str]:
    row = await candidate(centre, name)
    message = CheckIdentity(attempt_id=row.attempt_id, identity=identity, version=row.version)
    return await centre.tell(centre.staff(who), message)


async def advance(centre: Centre, name: str, *steps: Progress) -> list[str]:
    lines: list[str] = []
    for to in steps:
        row = await candidate(centre, name)
        message = AdvanceProgress(attempt_id=row.attempt_id, to=to, version=row.version)
        lines += await centre.tell(centre.candidate(name), message)
    return lines


async def open_rooms(centre: Centre) -> None:
    """Until candidates may come in: both rooms OPEN, proctors on duty."""
    await change_period(centre, Stage.SEALED_IN, "admin")
    await take_room(centre, "p1")
    await take_room(centre, "p3")
    await change_period(centre, Stage.OPEN)


async def brief(centre: Centre) -> None:
    """Until candidates may press ready: A, B and C are here and verified, D is not."""
    await open_rooms(centre)
    for name in "ABC":
        await sit_down(centre, name)
        await check_identity(centre, name)
    await change_period(centre, Stage.BRIEFING)
    await change_room(centre, "101호", Stage.BRIEFING)


async def arm(centre: Centre, *names: str) -> None:
    """Until the start: the named candidates are ready, room 101 waits for it."""
    await brief(centre)
    for name in names:
        await advance(centre, name, *CHAIN)
    await change_period(centre, Stage.READY, excluded=("102호",))
    await change_room(centre, "101호", Stage.READY)


async def run(centre: Centre, *names: str) -> None:
    """Until the exam runs for the named candidates of room 101."""
    await arm(centre, *names)
    await change_period(centre, Stage.RUNNING, excluded=("102호",))


def answers(centre: Centre, name: str, *values: int, first: int = 1, epoch: int = 1) -> SaveAnswers:
    """One answer per value, to items q1, q2 …"""
    entries = tuple(
        AnswerDraft(seq=seq, item_id=f"q{seq}", value=(value,) if value else (), offset_ms=seq)
        for seq, value in enumerate(values, first)
    )
    return SaveAnswers(attempt_id=centre.ids[name], epoch=epoch, entries=entries)


async def begin_submission(centre: Centre, name: str) -> list[str]:
    row = await candidate(centre, name)
    message = BeginSubmission(attempt_id=row.attempt_id, version=row.version)
    return await centre.tell(centre.candidate(name), message)


def submission(
    centre: Centre, name: str, last_seq: int, given: dict[str, int], epoch: int = 1
) -> SubmitAnswers:
    values = {item: (value,) for item, value in given.items()}
    return SubmitAnswers(
        attempt_id=centre.ids[name],
        epoch=epoch,
        last_seq=last_seq,
        root=answers_root(centre.ids[name], values, receipt_salt(KEYRING, centre.ids[name])),
    )


async def change_period_and_room_to_briefing(centre: Centre) -> None:
    """Briefing of room 101 begins."""
    await change_period(centre, Stage.BRIEFING)
    await change_room(centre, "101호", Stage.BRIEFING)


async def start(centre: Centre) -> list[str]:
    """From briefing to the start of room 101, whoever is ready."""
    await change_period(centre, Stage.READY, excluded=("102호",))
    await change_room(centre, "101호", Stage.READY)
    return await change_period(centre, Stage.RUNNING, excluded=("102호",))


async def end_and_close(centre: Centre) -> None:
    """The base time is over and the chief closes."""
    row = await period(centre)
    over = ChangePeriodStage(period_id=row.period_id, to=Stage.ENDING, version=row.version)
    await centre.tell(centre.system(), over)
    await change_period(centre, Stage.CLOSED)


def first_step(centre: Centre, row: CandidateRow) -> BeginSubmission:
    """The first step of handing in."""
    assert row.attempt_id in centre.names
    return BeginSubmission(attempt_id=row.attempt_id, version=row.version)


def item(centre: Centre, name: str, message: Message) -> WorkItem:
    """A message of a seat as the socket server puts it on its queue."""
    return WorkItem(
        id=new_id(),
        message=message,
        origin=centre.candidate(name),
        received_ms=centre.clock.now_ms(),
    )


async def publish_until_taken(queue: WorkQueue, work: WorkItem) -> None:
    """Publish, again while the transport is away."""
    for _ in range(200):
        try:
            await queue.publish([work])
        except QueueDownError:
            await asyncio.sleep(0.02)
        else:
            return
    message = "the transport did not come back"
    raise AssertionError(message)
