"""The seats, the panel of the chosen one, the incidents: what they show and what they send."""

from typing import Any

import pytest
from msgspec.structs import replace

from common.client.connection import LinkState
from common.console.link.command_lines import CommandStage
from common.console.link.command_log import Outcome
from common.console.rows.hold_on_seat import HoldOnSeat
from common.console.rows.seat_acts import SeatAct
from common.console.rows.seat_filter import SeatFilter
from common.console.rows.words import words
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import CandidateChanged, CheckIdentity, PlaceHold, ReleaseHold
from common.protocol.commands import CommandChanged, ReleaseCodeShown, ShowReleaseCode
from common.protocol.incidents import JudgeIncident, WarnCandidate, WarningChanged
from common.protocol.rows import SeatCommandRow, SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    Connection,
    HoldKind,
    Identity,
    Verdict,
)
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room, waiting_room
from tests.helpers.exam_rows import command
from tests.proctor_app.stands import ProctorStand, proctor_at

KEY = "room-301-34"


async def test_a_change_of_a_seat_reaches_list_and_panel() -> None:
    async with proctor_at(running_room()) as stand:
        stand.models.seats.choose("room-301-1")
        live = replace(stand.sample.live["room-301-1"], answered=55)
        stand.give(SeatLiveChanged(live=live))
        item = stand.models.candidate.picture.item
        assert item is not None
        assert item.answered == 55
        assert stand.models.seats.picture.chosen_item == item


async def test_filters_change_with_the_stage() -> None:
    async with proctor_at(waiting_room()) as stand:
        offered = dict(stand.models.seats.picture.counts)
        assert offered[SeatFilter.NOT_HERE] == 2
        assert offered[SeatFilter.UNVERIFIED] == 2
        assert SeatFilter.SUBMITTED not in offered
    async with proctor_at(running_room()) as stand:
        stand.models.seats.choose_filter(SeatFilter.SUBMITTED)
        assert stand.models.seats.picture.ordering.outside == 2


async def test_who_is_chosen_stays_chosen_behind_a_filter() -> None:
    async with proctor_at(running_room()) as stand:
        stand.models.seats.choose("room-301-1")
        stand.models.seats.choose_filter(SeatFilter.SUBMITTED)
        assert stand.models.seats.picture.chosen == "room-301-1"
        assert stand.models.candidate.picture.item is not None
        stand.models.seats.choose("")
        assert stand.models.candidate.picture.item is None


async def _sent_for(stand: ProctorStand, key: str) -> None:
    stand.models.seats.choose(key)
    await stand.settle()


async def test_each_act_carries_the_version_that_was_seen() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        panel = stand.models.candidate
        panel.verify()
        panel.hold(SeatAct.LOCK, "금지 물품")
        panel.hold(SeatAct.PAUSE, "화장실")
        panel.warn("조용히", "incident-1")
        await stand.settle()
        assert stand.session.sent == [
            CheckIdentity(attempt_id=KEY, identity=Identity.VERIFIED, version=4),
            PlaceHold(attempt_id=KEY, kind=HoldKind.LOCK, version=4, reason="금지 물품"),
            PlaceHold(attempt_id=KEY, kind=HoldKind.PAUSE, version=4, reason="화장실"),
            WarnCandidate(
                registration_id=f"r-{KEY}",
                attempt_id=KEY,
                version=2,
                text="조용히",
                incident_id="incident-1",
            ),
        ]


async def test_a_candidate_without_a_conduct_row_is_warned_over_version_0() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, "room-301-1")
        stand.models.candidate.warn("조용히", None)
        await stand.settle()
        assert isinstance(stand.sent, WarnCandidate)
        assert stand.sent.version == 0


async def test_a_lock_is_released_with_a_verdict_and_a_pause_without() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, "room-301-17")
        asks = [stand.models.candidate.picture.wants_verdict]
        stand.models.candidate.release(Verdict.NORMAL)
        await _sent_for(stand, "room-301-29")
        asks.append(stand.models.candidate.picture.wants_verdict)
        assert asks == [True, False]
        stand.models.candidate.release()
        await stand.settle()
        first, second = stand.session.sent
        assert isinstance(first, ReleaseHold)
        assert isinstance(second, ReleaseHold)
        assert (first.kind, first.verdict) == (HoldKind.LOCK, Verdict.NORMAL)
        assert (second.kind, second.verdict) == (HoldKind.PAUSE, None)


async def test_a_stale_command_shows_its_reason_beside_the_fresh_state() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.models.candidate.hold(SeatAct.LOCK, "금지 물품")
        await stand.settle()
        row = stand.sample.candidates[KEY]
        fresh = replace(row, holds=(s.hold(HoldKind.LOCK, 1, "다른 감독관"),), version=5)
        stand.give(CandidateChanged(candidate=fresh))
        stand.session.outcomes[0].set_exception(RefusedError(ErrorCode.STALE_VERSION))
        await stand.settle()
        picture = stand.models.candidate.picture
        assert picture.commands[0].stage is CommandStage.REFUSED
        assert picture.commands[0].why is not None
        assert picture.acts.releases is HoldKind.LOCK
        stand.models.candidate.put_away(picture.commands[0].id)
        assert stand.models.candidate.picture.commands == ()


async def test_a_warning_is_done_when_the_candidate_confirms_it() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.models.candidate.warn("조용히", None)
        await stand.settle()
        stand.session.outcomes[0].set_result(None)
        row = s.warning(KEY, 1, 0, read=False)
        stand.give(WarningChanged(warning=row))
        order = _order(stand, CommandKind.WARN, subject=row.warning_id)
        stand.give(CommandChanged(command=order))
        assert _stage(stand) is CommandStage.WAITS_FOR_SEAT
        stand.give(CommandChanged(command=replace(order, state=CommandState.DONE, version=2)))
        assert _stage(stand) is CommandStage.DELIVERED, "on the screen, and not read yet"
        read = replace(row, acknowledged_ms=row.issued_ms + 5, version=2)
        stand.give(WarningChanged(warning=read))
        assert _stage(stand) is CommandStage.DONE


async def test_a_lock_is_followed_to_the_seat_and_its_failure_says_why() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.models.candidate.hold(SeatAct.LOCK, "금지 물품")
        await stand.settle()
        assert _stage(stand) is CommandStage.SENT
        stand.session.outcomes[0].set_result(None)
        await stand.settle()
        order = _order(stand, CommandKind.HOLD, hold=HoldKind.LOCK)
        stages = []
        for version, state in enumerate(
            (CommandState.WAITING, CommandState.DELIVERED, CommandState.FAILED), 1
        ):
            failure = CommandFailure.NOT_SHOWN if state is CommandState.FAILED else None
            row = replace(order, state=state, failure=failure, version=version)
            stand.give(CommandChanged(command=row))
            stages.append(_stage(stand))
        assert stages == [
            CommandStage.WAITS_FOR_SEAT,
            CommandStage.DELIVERED,
            CommandStage.FAILED,
        ]
        (line,) = stand.models.candidate.picture.commands
        assert line.why == words("console.command.why_not_shown")
        stand.models.candidate.put_away(line.id)
        assert stand.models.candidate.picture.commands == ()


async def test_what_others_ordered_is_shown_with_its_age() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        now_ms = _now_ms(stand)
        row = command(
            attempt_id=KEY,
            created_ms=now_ms - 14_000,
            kind=CommandKind.RELEASE,
            hold=HoldKind.PAUSE,
        )
        stand.give(CommandChanged(command=row))
        (line,) = stand.models.candidate.picture.commands
        assert line.title == words("console.sent.release_pause")
        assert line.waits_s is not None
        assert 14 <= line.waits_s <= 20


async def test_a_code_is_offered_for_a_held_seat_that_is_cut_off_and_shown_once_told() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        panel = stand.models.candidate
        row = stand.sample.candidates[KEY]
        lock = s.hold(HoldKind.LOCK, 1, "확인")
        stand.give(CandidateChanged(candidate=replace(row, holds=(lock,), version=5)))
        assert not _spot(stand), "the seat hears us: it is released as ever"
        stand.give(SeatLiveChanged(live=_cut_off(stand)))
        assert _spot(stand) == [HoldOnSeat(HoldKind.LOCK, lock.since_ms, stands=True)]
        panel.show_code("랜선이 빠짐", Verdict.NORMAL)
        await stand.settle()
        (asked,) = stand.session.sent
        assert isinstance(asked, ShowReleaseCode)
        assert (asked.kind, asked.since_ms, asked.version) == (HoldKind.LOCK, lock.since_ms, 5)
        assert _code(stand) == ""
        stand.give(
            ReleaseCodeShown(
                attempt_id=KEY, kind=HoldKind.LOCK, since_ms=lock.since_ms, code="7K3QM2XW"
            )
        )
        assert _code(stand) == "7K3QM2XW"
        stand.give(CandidateChanged(candidate=replace(row, version=6)))
        assert not _spot(stand)
        assert _code(stand) == ""


async def test_a_code_is_offered_while_a_seat_has_not_heard_of_its_release() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.give(SeatLiveChanged(live=_cut_off(stand)))
        order = command(attempt_id=KEY, kind=CommandKind.RELEASE, hold=HoldKind.LOCK, since_ms=77)
        stand.give(CommandChanged(command=order))
        assert stand.models.candidate.picture.spot == HoldOnSeat(HoldKind.LOCK, 77, stands=False)
        done = replace(order, state=CommandState.DONE, version=2)
        stand.give(CommandChanged(command=done))
        assert stand.models.candidate.picture.spot is None


def _now_ms(stand: ProctorStand) -> int:
    return stand.session.anchor.now_ms() or 0


def _stage(stand: ProctorStand) -> CommandStage:
    return stand.models.candidate.picture.commands[0].stage


def _order(stand: ProctorStand, kind: CommandKind, **fields: Any) -> SeatCommandRow:
    """The command that came of what was sent first."""
    return command(
        attempt_id=KEY,
        cause=stand.session.ids[0],
        created_ms=_now_ms(stand),
        kind=kind,
        **{"hold": None, **fields},
    )


def _spot(stand: ProctorStand) -> list[HoldOnSeat]:
    spot = stand.models.candidate.picture.spot
    return [] if spot is None else [spot]


def _code(stand: ProctorStand) -> str:
    return stand.models.candidate.picture.code


def _cut_off(stand: ProctorStand) -> SeatLive:
    now_ms = _now_ms(stand)
    room_id = stand.sample.candidates[KEY].room_id
    return SeatLive(
        attempt_id=KEY, room_id=room_id, connection=Connection.MISSING, seen_ms=now_ms + 1
    )


async def test_verdicts_go_to_each_incident_once() -> None:
    async with proctor_at(running_room()) as stand:
        feed = stand.models.incidents
        key = feed.picture.items[0].key
        feed.judge(key, Verdict.CAUTION)
        feed.judge(key, Verdict.NORMAL)  # a second click while the first is on its way
        await stand.settle()
        assert stand.session.sent == [
            JudgeIncident(incident_id="incident-room-301-17-1", verdict=Verdict.CAUTION, version=1)
        ]
        assert key in feed.picture.waiting


@pytest.mark.parametrize("act", ["verify", "warn", "lock"])
async def test_without_the_link_nothing_leaves_and_nothing_is_kept(act: str) -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.session.turn(LinkState.OFFLINE)
        panel = stand.models.candidate
        assert not panel.picture.may_command
        if act == "verify":
            panel.verify()
        elif act == "warn":
            panel.warn("조용히", None)
        else:
            panel.hold(SeatAct.LOCK, "금지 물품")
        assert panel.picture.commands[0].stage is CommandStage.NO_ANSWER
        stand.welcome()
        await stand.settle()
        assert stand.session.sent == []


async def test_a_failure_out_of_sight_is_told_until_it_was_seen() -> None:
    async with proctor_at(running_room()) as stand:
        stand.models.stage.take_step("정전")
        await stand.settle()
        stand.session.turn(LinkState.OFFLINE)
        entry = stand.models.notice.picture.entry
        assert entry is not None
        assert entry.outcome is Outcome.NO_ANSWER
        stand.models.notice.put_away()
        assert stand.models.notice.picture.entry is None


async def test_a_failure_in_the_open_panel_is_not_told_twice() -> None:
    async with proctor_at(running_room()) as stand:
        await _sent_for(stand, KEY)
        stand.models.candidate.verify()
        stand.session.turn(LinkState.OFFLINE)
        assert stand.models.notice.picture.entry is None
        assert stand.models.candidate.picture.commands[0].stage is CommandStage.NO_ANSWER
