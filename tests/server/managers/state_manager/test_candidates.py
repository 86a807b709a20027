"""A candidate's own steps, and what people note about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import (
    AdvanceProgress,
    CheckOut,
    ReturnToExam,
    SetAttendance,
    Withdraw,
)
from common.protocol.vocabulary import Attendance, Identity, Progress
from tests.server.managers import acts
from tests.server.managers.acts import CHAIN

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _attendance(c: Centre, name: str, to: Attendance, who: str = "p1") -> list[str]:
    row = await acts.candidate(c, name)
    message = SetAttendance(
        attempt_id=row.attempt_id, attendance=to, version=row.version, reason="확인"
    )
    return await c.tell(c.staff(who), message)


async def test_the_chain_up_to_ready(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        assert await acts.advance(c, "A", *CHAIN) == [
            "candidate A present verified confirmed",
            "accepted",
            "candidate A present verified briefed",
            "accepted",
            "candidate A present verified practised",
            "accepted",
            "candidate A present verified ready",
            "accepted",
        ]


async def test_a_step_cannot_be_left_out_by_the_candidate(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        assert await acts.advance(c, "A", Progress.READY) == ["rejected transition.state"]


async def test_nobody_acts_for_another_candidate(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        row = await acts.candidate(c, "A")
        message = AdvanceProgress(
            attempt_id=row.attempt_id, to=Progress.CONFIRMED, version=row.version
        )
        assert await c.tell(c.candidate("B"), message) == ["rejected permission.role"]
        assert await acts.candidate(c, "A") == row


async def test_ready_wants_a_checked_identity(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        for name in "AB":
            await acts.sit_down(c, name)
        await acts.check_identity(c, "B")
        await acts.change_period_and_room_to_briefing(c)
        await acts.advance(c, "A", *CHAIN[:3])
        assert await acts.advance(c, "A", Progress.READY) == [
            "rejected guard.identity_not_verified"
        ]
        await acts.check_identity(c, "A", Identity.DEFERRED)
        assert (await acts.advance(c, "A", Progress.READY))[-1] == "accepted"


async def test_two_proctors_with_the_same_version_act_once(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        row = await acts.candidate(c, "A")
        message = SetAttendance(
            attempt_id=row.attempt_id,
            attendance=Attendance.REFUSED,
            version=row.version,
            reason="신분증 없음",
        )
        assert await c.tell(c.staff("p1"), message) == [
            "candidate A refused unverified registered",
            "accepted",
        ]
        assert await c.tell(c.staff("p2"), message) == ["rejected stale_version"]


async def test_a_proctor_of_another_room_is_a_stranger(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        assert await _attendance(c, "A", Attendance.PRESENT, "p3") == [
            "rejected permission.own_rooms_only"
        ]
        assert (await _attendance(c, "A", Attendance.PRESENT))[-1] == "accepted"


async def test_back_from_the_first_step_of_handing_in(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert await acts.begin_submission(c, "A") == [
            "candidate A present verified submitting",
            "accepted",
        ]
        row = await acts.candidate(c, "A")
        message = ReturnToExam(attempt_id=row.attempt_id, version=row.version)
        assert await c.tell(c.candidate("A"), message) == [
            "candidate A present verified in_progress",
            "accepted",
        ]


async def test_who_gives_up_is_sealed_as_withdrawn_and_may_leave(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 3))
        row = await acts.candidate(c, "A")
        message = Withdraw(attempt_id=row.attempt_id, version=row.version, reason="본인 요청")
        lines = await c.tell(c.staff("p1"), message)
        assert lines[-2:] == [
            "sealed A withdrawn 1",
            "candidate A present verified withdrawn",
        ]
        row = await acts.candidate(c, "A")
        assert await c.tell(
            c.staff("p1"), CheckOut(attempt_id=row.attempt_id, version=row.version)
        ) == ["candidate A present verified checked_out", "accepted"]
        assert (await acts.candidate(c, "A")).device_id is None


async def test_an_unknown_attempt_is_not_found(centre: OpenCentre) -> None:
    async with centre() as c:
        message = CheckOut(attempt_id="0" * 26, version=1)
        assert await c.tell(c.staff("p1"), message) == ["rejected not_found"]
