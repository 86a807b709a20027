"""The reconciliation finds what was changed behind the server's back, and names the seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import SetAttendance, Withdraw
from common.protocol.proctors import ChangeProctorState
from common.protocol.session import CommandRejected
from common.protocol.vocabulary import Attendance, ProctorState, Stage
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _until_closed(c: Centre) -> None:
    """A handed in two answers, B none at all; C gave up before the start, D did not come."""
    gone = await acts.candidate(c, "C")
    withdraw = Withdraw(attempt_id=gone.attempt_id, version=gone.version, reason="본인 요청")
    assert (await c.tell(c.staff("p1"), withdraw))[1] == "accepted"
    await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
    for name, last, given in (("A", 2, {"q1": 1, "q2": 2}), ("B", 0, {})):
        await acts.begin_submission(c, name)
        await c.tell(c.candidate(name), acts.submission(c, name, last, given))
    c.clock.advance(3700)
    await acts.end_and_close(c)
    row = await acts.candidate(c, "D")
    absent = SetAttendance(
        attempt_id=row.attempt_id, attendance=Attendance.ABSENT, version=row.version
    )
    assert (await c.tell(c.staff("p3"), absent))[-1] == "accepted"
    duty = await acts.duty(c, "p1")
    sign_off = ChangeProctorState(
        duty_id=duty.duty_id, to=ProctorState.SIGNED_OFF, version=duty.version
    )
    assert (await c.tell(c.staff("p1"), sign_off))[-1] == "accepted"


async def test_a_deleted_answer_row_stops_the_reconciliation_and_names_the_seat(
    centre: OpenCentre,
) -> None:
    async with centre(run="AB") as c:
        await _until_closed(c)
        async with c.database.writing() as work:
            await (await work.access.connection()).exec_driver_sql(
                "DELETE FROM answer_entries WHERE item_id = 'q1'"
            )
        assert await acts.change_period(c, Stage.RECONCILED) == ["rejected guard.differences"]
        refused = c.heard[-1].message
        assert isinstance(refused, CommandRejected)
        assert refused.fault.code == "reconciliation_difference"
        assert refused.fault.values["count"] == "1"
        assert refused.fault.values["seats"].startswith("101호")
        assert (await acts.period(c)).stage is Stage.CLOSED


async def test_what_adds_up_is_reconciled_with_a_second_person(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await _until_closed(c)
        assert await acts.change_period(c, Stage.RECONCILED) == ["period reconciled", "accepted"]


async def test_nobody_reconciles_alone(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await _until_closed(c)
        async with c.database.writing() as work:
            await (await work.access.connection()).exec_driver_sql(
                "UPDATE duties SET state = 'on_duty' WHERE state = 'signed_off'"
            )
        assert await acts.change_period(c, Stage.RECONCILED) == [
            "rejected permission.second_person"
        ]
        async with c.database.writing() as work:  # as the events say it
            await (await work.access.connection()).exec_driver_sql(
                "UPDATE duties SET state = 'signed_off' WHERE staff_id = ?", (c.ids["p1"],)
            )
