"""Acts of extra time, the server's proposals, and what people are entitled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.time_rows import ProposalKind, ProposalState, TimeRefused
from tests.helpers.exam_rows import CHIEF, PROCTOR, proposal, time_act
from tests.server.stores.database.centre import Centre, centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from common.protocol.time_rows import ProposalRow, TimeActRow


def _act(c: Centre, number: int = 1, **fields: object) -> TimeActRow:
    row = time_act(
        time_act_id=f"time-act-{number}",
        period_id=c.period_id,
        room_id=c.room_id,
        at_ms=number,
        refused=(
            TimeRefused(
                attempt_id=c.attempt_id,
                fault=Fault(code=ErrorCode.FORBIDDEN, key="error.time.limit"),
            ),
        ),
    )
    return replace(row, **fields)


def _proposal(c: Centre, number: int = 1, **fields: object) -> ProposalRow:
    row = proposal(
        proposal_id=f"proposal-{number}",
        period_id=c.period_id,
        room_id=c.room_id,
        proposed_ms=number,
    )
    return replace(row, **fields)


async def test_an_act_is_kept_found_and_taken_back(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        mine, other = _act(c), _act(c, 2, room_id=c.other_room_id)
        for row in (other, mine):
            await uow.time_acts.add(c.sitting_id, row)
        assert await uow.time_acts.list_of_act("act-1") == (mine, other)
        assert await uow.time_acts.list_of_act("unknown") == ()
        assert await uow.time_acts.list_of_room(c.period_id, c.room_id) == (mine,)
        assert await uow.time_acts.list_of_period(c.period_id) == (mine, other)
        own = frozenset({c.other_room_id})
        assert await uow.time_acts.list_of_sitting(c.sitting_id, own) == (other,)
        assert await uow.time_acts.list_of_sitting(c.sitting_id, None) == (mine, other)
        undone = replace(
            mine,
            given=tuple(replace(one, undone=True) for one in mine.given),
            undone_by=CHIEF,
            undone_ms=9,
            undo_reason="오조작",
            changed_ms=9,
            version=2,
        )
        await uow.time_acts.update(undone)
        assert await uow.time_acts.list_of_room(c.period_id, c.room_id) == (undone,)
        with pytest.raises(RefusedError) as caught:
            await uow.time_acts.update(undone)
        assert caught.value.code is ErrorCode.STALE_VERSION


async def test_a_proposal_about_a_room_is_decided_once(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        mine = _proposal(c)
        other = _proposal(c, 2, room_id=c.other_room_id, kind=ProposalKind.POWER_CUT)
        for row in (other, mine):
            await uow.room_proposals.add(c.sitting_id, row)
        assert await uow.room_proposals.get("proposal-1") == mine
        assert await uow.room_proposals.list_of_sitting(c.sitting_id, None) == (mine, other)
        own = frozenset({c.room_id})
        assert await uow.room_proposals.list_of_sitting(c.sitting_id, own) == (mine,)
        decided = replace(
            mine,
            state=ProposalState.REJECTED,
            decided_by=PROCTOR,
            decided_ms=9,
            reason="계속 풀었음",
            version=1,
        )
        await uow.room_proposals.decide(decided, PROCTOR)
        assert await uow.room_proposals.get("proposal-1") == decided
        with pytest.raises(RefusedError) as caught:
            await uow.room_proposals.decide(decided, PROCTOR)
        assert caught.value.code is ErrorCode.STALE_VERSION
        with pytest.raises(RefusedError):
            await uow.room_proposals.get("unknown")


async def test_entitlements_come_from_registration_and_paper(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        found = await uow.entitlements.list_of_period(c.period_id)
        (mine,) = (one for one in found if one.attempt_id == c.attempt_id)
        row = await uow.candidates.get(c.attempt_id)
        period = await uow.periods.get(c.period_id)
        assert mine.duration_ms == period.duration_ms
        assert mine.entitled_ms == mine.allowed_ms
        less = replace(
            row, allowance=replace(row.allowance, incident_ms=-60_000), version=row.version + 1
        )
        await uow.candidates.update(less)
        found = await uow.entitlements.list_of_period(c.period_id)
        (after,) = (one for one in found if one.attempt_id == c.attempt_id)
        assert after.entitled_ms - after.allowed_ms == 60_000


async def test_the_latest_end_of_a_period_is_kept(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        row = await uow.periods.get(c.period_id)
        assert row.latest_end_ms is None
        later = replace(row, latest_end_ms=5, version=row.version + 1)
        await uow.periods.update(later)
        assert await uow.periods.get(c.period_id) == later


async def test_a_person_s_proposal_keeps_who_asked_and_why(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        row = _proposal(
            c,
            kind=ProposalKind.REOPEN,
            lost=(),
            attempt_id=c.attempt_id,
            proposed_by=PROCTOR,
            asked="제출 실수",
        )
        assert not await uow.room_proposals.waits_to_reopen(c.attempt_id)
        await uow.room_proposals.add(c.sitting_id, row)
        assert await uow.room_proposals.get(row.proposal_id) == row
        assert await uow.room_proposals.waits_to_reopen(c.attempt_id)
        assert not await uow.room_proposals.waits_to_reopen("another")
        decided = replace(
            row,
            state=ProposalState.REJECTED,
            decided_by=CHIEF,
            decided_ms=row.proposed_ms + 1,
            reason="두 번 확인함",
            version=1,
        )
        await uow.room_proposals.decide(decided, CHIEF)
        assert await uow.room_proposals.get(row.proposal_id) == decided
        assert not await uow.room_proposals.waits_to_reopen(c.attempt_id)
