"""Stages of period and rooms, and what they do to candidates."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.protocol.answers import SealAttempt
from common.protocol.candidates import ForceStart
from common.protocol.stages import ChangeRoomStage, PaperUnsealed
from common.protocol.vocabulary import Stage, SubmissionKind
from tests.server.managers import acts
from tests.server.managers.acts import CHAIN
from tests.server.managers.centre import CONTENT_KEY
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from tests.server.managers.conftest import OpenCentre


async def test_rooms_with_a_proctor_follow_the_opened_period(centre: OpenCentre) -> None:
    async with centre() as c:
        assert await acts.change_period(c, Stage.SEALED_IN, "admin") == [
            "period sealed_in",
            "accepted",
        ]
        assert await acts.change_period(c, Stage.OPEN) == ["rejected guard.rooms_without_proctor"]
        await acts.take_room(c, "p1")
        assert await acts.change_period(c, Stage.OPEN, excluded=("102호",)) == [
            "period open",
            "room 101호 open",
            "accepted",
        ]
        await acts.take_room(c, "p3")
        assert await acts.change_room(c, "102호", Stage.OPEN, "p3") == [
            "room 102호 open",
            "accepted",
        ]


async def test_opening_with_a_red_check_wants_a_reason(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.change_period(c, Stage.SEALED_IN, "admin")
        await acts.take_room(c, "p1")
        await acts.take_room(c, "p3")
        c.green = False
        assert await acts.change_period(c, Stage.OPEN) == ["rejected guard.doctor_not_green"]
        lines = await acts.change_period(c, Stage.OPEN, override="디스크 교체 예정")
        assert lines[0] == "period open"


async def test_who_sat_down_before_the_opening_is_present_with_it(centre: OpenCentre) -> None:
    async with centre() as c:
        assert await acts.sit_down(c, "A") == ["candidate A expected unverified registered"]
        await acts.change_period(c, Stage.SEALED_IN, "admin")
        await acts.take_room(c, "p1")
        assert await acts.change_period(c, Stage.OPEN, excluded=("102호",)) == [
            "period open",
            "room 101호 open",
            "candidate A present unverified registered",
            "accepted",
        ]


async def test_the_start_starts_who_is_ready_and_opens_the_paper(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.arm(c, "A", "B")
        lines = await acts.change_period(c, Stage.RUNNING, excluded=("102호",))
        assert lines[:2] == ["period running", "room 101호 running"]
        assert sorted(lines[2:4]) == [
            "candidate A present verified in_progress",
            "candidate B present verified in_progress",
        ]
        assert lines[4:] == ["paper 101호", "accepted"]
        row = await acts.candidate(c, "A")
        assert (row.started_ms, row.deadline_ms) == (START_MS, START_MS + 60 * MINUTE_MS)
        paper = next(i.message for i in c.heard if isinstance(i.message, PaperUnsealed))
        assert base64.b64decode(paper.key) == CONTENT_KEY


async def test_a_late_comer_starts_at_once_and_counts_from_the_rooms_start(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        c.clock.advance(300)
        lines = await acts.advance(c, "B", *CHAIN)
        assert lines[-4:] == [
            "candidate B present verified ready",
            "candidate B present verified in_progress",
            "paper 101호",
            "accepted",
        ]
        assert (await acts.candidate(c, "B")).deadline_ms == START_MS + 60 * MINUTE_MS


async def test_a_proctor_starts_who_is_not_ready(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        row = await acts.candidate(c, "B")
        force = ForceStart(attempt_id=row.attempt_id, version=row.version, reason="마우스 고장")
        assert await c.tell(c.staff("p1"), force) == [
            "candidate B present verified in_progress",
            "paper 101호",
            "accepted",
        ]


async def test_a_suspended_room_gives_back_seven_minutes_and_a_half(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        assert await acts.change_room(c, "101호", Stage.SUSPENDED) == ["rejected reason_required"]
        lines = await acts.change_room(c, "101호", Stage.SUSPENDED, reason="정전")
        assert lines[0] == "room 101호 suspended"
        assert sorted(lines[1:-1]) == [
            "candidate A present verified in_progress +room",
            "candidate B present verified in_progress +room",
            "candidate C present verified registered +room",
        ]
        c.clock.advance(450)
        lines = await acts.change_room(c, "101호", Stage.RUNNING)
        assert lines[0] == "room 101호 running"
        assert "candidate A present verified in_progress" in lines
        for name in "AB":
            row = await acts.candidate(c, name)
            assert row.deadline_ms == START_MS + 60 * MINUTE_MS + 450_000
        assert (await acts.candidate(c, "C")).allowance.compensated_ms == 450_000


async def test_the_whole_sitting_is_suspended_and_resumed(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        lines = await acts.change_period(c, Stage.SUSPENDED, reason="화재 경보")
        assert sorted(lines[:-1]) == [
            "candidate A present verified in_progress +sitting",
            "candidate B present verified registered +sitting",
            "candidate C present verified registered +sitting",
            "candidate D expected unverified registered +sitting",
            "period suspended",
        ]
        c.clock.advance(60)
        assert (await acts.change_period(c, Stage.RUNNING))[0] == "period running"
        assert (await acts.candidate(c, "A")).deadline_ms == START_MS + 61 * MINUTE_MS


async def test_ready_while_the_sitting_stands_still_starts_with_the_resumption(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        await acts.arm(c, "A")
        await acts.change_period(c, Stage.RUNNING, excluded=("101호", "102호"))
        await acts.change_period(c, Stage.SUSPENDED, reason="화재 경보")
        await acts.change_period(c, Stage.RUNNING, excluded=("102호",))
        assert (await acts.candidate(c, "A")).started_ms == START_MS


async def test_an_early_end_seals_who_has_no_time_of_their_own(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        c.clock.advance(600)
        assert await acts.change_period(c, Stage.ENDING) == ["rejected reason_required"]
        assert await acts.change_period(c, Stage.ENDING, reason="모두 제출") == [
            "rejected guard.still_open"
        ]
        lines = await acts.change_period(c, Stage.ENDING, reason="대피", override="목록 확인")
        assert lines[:3] == ["period ending", "room 101호 ending", "accepted"]
        assert sorted(lines[3:]) == [
            "candidate A present verified auto_submitted",
            "candidate B present verified auto_submitted",
            "sealed A auto 0",
            "sealed B auto 0",
        ]
        assert (await acts.candidate(c, "C")).progress == "in_progress"


async def test_a_seal_by_the_clock_is_refused_while_there_is_time(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seal = SealAttempt(attempt_id=c.ids["A"], kind=SubmissionKind.AUTO)
        assert await c.tell(c.system(), seal) == []
        assert (await acts.candidate(c, "A")).progress == "in_progress"


async def test_two_chiefs_with_the_same_version_change_a_stage_once(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.arm(c, "A")
        before = await acts.room(c, "101호")
        again = ChangeRoomStage(
            room_period_id=before.room_period_id, to=Stage.BRIEFING, version=before.version
        )
        assert await c.tell(c.staff("p1"), again) == ["room 101호 briefing", "accepted"]
        assert await c.tell(c.staff("p2"), again, id=new_id()) == ["rejected stale_version"]


async def test_proctors_of_other_rooms_and_candidates_change_no_stage(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        assert await acts.change_room(c, "101호", Stage.BRIEFING, "p3") == [
            "rejected permission.own_rooms_only"
        ]
        assert await acts.change_period(c, Stage.BRIEFING, "p1") == ["rejected permission.role"]
        before = await acts.room(c, "101호")
        forbidden = ChangeRoomStage(
            room_period_id=before.room_period_id, to=Stage.BRIEFING, version=before.version
        )
        assert await c.tell(c.candidate("A"), forbidden) == ["rejected permission.role"]
        stranger = c.staff("p1")
        assert await c.tell(
            type(stranger)(
                role=stranger.role,
                actor_id=stranger.actor_id,
                sitting_id="another",
                connection_id=stranger.connection_id,
                room_ids=stranger.room_ids,
            ),
            forbidden,
        ) == ["rejected permission.own_rooms_only"]


async def test_each_act_is_audited_with_before_after_and_reason(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.change_room(c, "101호", Stage.SUSPENDED, reason="정전")
        async with c.reading() as stores:
            entries = await stores.audits.list_unchained(1000)
        last = entries[-1]
        assert (last.actor.id, last.act, last.reason) == (
            c.ids["p1"],
            "stage.change_room",
            "정전",
        )
        assert '"stage":"running"' in last.before
        assert '"stage":"suspended"' in last.after
        everything = "".join(e.before + e.after + e.reason for e in entries)
        assert "응시자" not in everything
        assert "감독" not in everything
