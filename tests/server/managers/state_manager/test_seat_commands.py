"""Commands to seats: issued with the act, reported by the seat, expired by the clock (S04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.core.ids import new_id
from common.protocol.candidates import ChangeTime, PlaceHold, ReleaseHold
from common.protocol.commands import ExpireCommand, ReportCommand
from common.protocol.incidents import WarnCandidate
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    HoldKind,
    TimePart,
    Verdict,
)
from common.rules.seat_commands import MOST_WAITING, TTL_MS
from server.managers.command_watch import CommandWatch
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS

if TYPE_CHECKING:
    from common.protocol.base import Message
    from common.protocol.rows import SeatCommandRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _hold(c: Centre, kind: HoldKind = HoldKind.LOCK, id_: str = "") -> list[str]:
    row = await acts.candidate(c, "A")
    message = PlaceHold(attempt_id=row.attempt_id, kind=kind, version=row.version, reason="확인")
    return await c.tell(c.staff("p1"), message, id=id_)


async def _release(c: Centre, kind: HoldKind = HoldKind.LOCK) -> list[str]:
    row = await acts.candidate(c, "A")
    message = ReleaseHold(
        attempt_id=row.attempt_id, kind=kind, version=row.version, verdict=Verdict.NORMAL
    )
    return await c.tell(c.staff("p1"), message)


async def _open(c: Centre) -> tuple[SeatCommandRow, ...]:
    async with c.reading() as stores:
        return await stores.commands.list_open(c.ids["A"])


def _report(
    c: Centre, row: SeatCommandRow, state: CommandState, failure: CommandFailure | None = None
) -> ReportCommand:
    return ReportCommand(
        attempt_id=c.ids["A"], command_id=row.command_id, state=state, failure=failure
    )


async def test_an_act_on_a_seat_is_a_command_that_the_seat_acknowledges(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await _hold(c, id_="of-the-console")
        (row,) = await _open(c)
        assert (row.kind, row.hold, row.cause) == (
            CommandKind.HOLD,
            HoldKind.LOCK,
            "of-the-console",
        )
        assert row.issued_by.id == c.ids["p1"]
        assert row.expires_ms == row.created_ms + TTL_MS[CommandKind.HOLD]
        held = await acts.candidate(c, "A")
        assert (row.row_version, row.since_ms) == (held.version, held.holds[0].since_ms)
        assert (await c.tell(c.candidate("A"), _report(c, row, CommandState.DELIVERED))) == [
            "accepted"
        ]
        await c.tell(c.candidate("A"), _report(c, row, CommandState.DONE))
        assert await _open(c) == ()
        assert c.orders() == [
            "command A hold lock waiting",
            "command A hold lock delivered",
            "command A hold lock done",
        ]


async def test_the_row_comes_before_the_command_about_it(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        before = len(c.heard)
        await _hold(c)
        numbers = {item.message.spec.name: item.number for item in c.heard[before:] if item.number}
        assert numbers["candidate.changed"] < numbers["command.changed"]


async def test_time_and_a_warning_are_commands_too(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        row = await acts.candidate(c, "A")
        await c.tell(
            c.staff("p1"),
            ChangeTime(
                attempt_id=row.attempt_id,
                part=TimePart.INCIDENT,
                delta_ms=MINUTE_MS,
                version=row.version,
                reason="정전",
            ),
        )
        warning = WarnCandidate(
            registration_id=c.ids["registration A"],
            attempt_id=row.attempt_id,
            version=0,
            text="앞을 보세요",
        )
        await c.tell(c.staff("p1"), warning)
        async with c.reading() as stores:
            (known,) = await stores.warnings.list_of_registration(c.ids["registration A"])
        found = {row.kind: row for row in await _open(c)}
        assert set(found) == {CommandKind.TIME, CommandKind.WARN}
        assert found[CommandKind.WARN].subject == known.warning_id


async def test_what_the_seat_says_again_or_late_changes_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hold(c)
        (row,) = await _open(c)
        done = _report(c, row, CommandState.DONE)
        for report in (done, done, _report(c, row, CommandState.DELIVERED)):
            assert await c.tell(c.candidate("A"), report) == ["accepted"]
        failed = _report(c, row, CommandState.FAILED, CommandFailure.NOT_SHOWN)
        assert await c.tell(c.candidate("A"), failed) == ["accepted"]
        assert c.orders()[1:] == ["command A hold lock done"]


async def test_a_failure_says_why(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hold(c)
        (row,) = await _open(c)
        without = _report(c, row, CommandState.FAILED)
        assert await c.tell(c.candidate("A"), without) == ["rejected invalid_field"]
        failed = _report(c, row, CommandState.FAILED, CommandFailure.NOT_SHOWN)
        await c.tell(c.candidate("A"), failed)
        assert c.orders()[-1] == "command A hold lock failed not_shown"


@pytest.mark.parametrize("state", [CommandState.WAITING, CommandState.EXPIRED])
async def test_a_seat_cannot_say_what_only_the_server_knows(
    centre: OpenCentre, state: CommandState
) -> None:
    async with centre(run="A") as c:
        await _hold(c)
        (row,) = await _open(c)
        assert await c.tell(c.candidate("A"), _report(c, row, state)) == ["rejected invalid_field"]


async def test_only_the_seat_with_the_lease_speaks_for_its_attempt(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await _hold(c)
        (row,) = await _open(c)
        done = _report(c, row, CommandState.DONE)
        assert await c.tell(c.candidate("A", "pc-other"), done) == ["rejected seat_taken"]
        assert (await c.tell(c.candidate("B"), done))[-1].startswith("rejected")
        assert await _open(c) == (row,)


async def test_a_command_expires_and_the_hold_stays(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hold(c)
        (row,) = await _open(c)
        watch = CommandWatch(c.database, c.router, c.clock)
        c.clock.advance(TTL_MS[CommandKind.HOLD] / 1000 - 1)
        assert await watch.tick() == 0
        c.clock.advance(1)
        assert await watch.tick() == 1
        assert await watch.tick() == 1, "asked again until it is done"
        await c.settle()
        assert await watch.tick() == 0
        assert c.orders() == ["command A hold lock waiting", "command A hold lock expired"]
        assert (await acts.candidate(c, "A")).holds, "no hold ends by the age of its command"
        late = _report(c, row, CommandState.DONE)
        assert await c.tell(c.candidate("A"), late) == ["accepted"]
        assert c.orders()[-1] == "command A hold lock expired"


async def test_a_command_that_is_not_due_does_not_expire(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hold(c)
        (row,) = await _open(c)
        await c.tell(c.system(), ExpireCommand(command_id=row.command_id))
        assert await _open(c) == (row,)


async def test_fifty_may_wait_for_a_seat_and_not_one_more(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        for _ in range(MOST_WAITING // 2):
            await _hold(c, HoldKind.PAUSE)
            await _release(c, HoldKind.PAUSE)
        assert len(await _open(c)) == MOST_WAITING
        before = await acts.candidate(c, "A")
        assert await _hold(c) == ["rejected guard.commands_wait"]
        assert await acts.candidate(c, "A") == before, "a refused act changes nothing"
        lock = PlaceHold(attempt_id=c.ids["A"], kind=HoldKind.LOCK, version=None, reason="FOCUS")
        await c.tell(c.system(), lock)
        assert (await acts.candidate(c, "A")).holds, "what the system must do happens all the same"
        assert len(await _open(c)) == MOST_WAITING


async def test_a_command_that_comes_twice_orders_the_seat_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        row = await acts.candidate(c, "A")
        message: Message = PlaceHold(
            attempt_id=row.attempt_id, kind=HoldKind.LOCK, version=row.version, reason="확인"
        )
        id_ = new_id()
        for _ in range(2):
            assert (await c.tell(c.staff("p1"), message, id=id_))[-1] == "accepted"
        assert len(await _open(c)) == 1
