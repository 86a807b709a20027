"""The board: figures of all rooms, brought up to date by events."""

from msgspec.structs import replace

from common.client.connection import LinkState
from common.console.rows.room_summary import Heat
from common.protocol.candidates import CandidateChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.vocabulary import HoldKind, ProctorState, Stage
from installers.dev import console_rooms as rooms
from installers.dev import console_samples as s
from tests.chief_app.stands import chief_at


async def test_the_totals_are_those_of_all_rooms() -> None:
    async with chief_at(rooms.centre()) as stand:
        totals = stand.models.board.picture.totals
        assert (totals.planned, totals.present, totals.absent) == (700, 695, 5)
        assert (totals.submitted, totals.missing, totals.locked) == (16, 8, 1)
        assert totals.in_progress + totals.submitted == totals.present


async def test_a_lock_moves_its_room_up() -> None:
    async with chief_at(rooms.centre()) as stand:
        key = "room-401-1"
        row = stand.sample.candidates[key]
        locked = replace(row, holds=(s.hold(HoldKind.LOCK, 900, "금지 물품"),), version=5)
        stand.give(CandidateChanged(candidate=locked))
        board = stand.models.board.picture
        assert [room.name for room in board.rooms if room.heat is Heat.LOCKED] == [
            "401호",
            "301호",
        ]
        assert board.totals.locked == 2


async def test_a_proctor_who_is_gone_is_seen() -> None:
    async with chief_at(rooms.centre()) as stand:
        row = replace(stand.sample.proctors[8], state=ProctorState.AWAY, version=2)
        stand.give(ProctorChanged(proctor=row))
        heats = {room.name: room.heat for room in stand.models.board.picture.rooms}
        assert heats["401호"] is Heat.PROCTOR_AWAY


async def test_the_incidents_of_all_rooms_stand_in_one_feed() -> None:
    async with chief_at(rooms.centre()) as stand:
        feed = stand.models.board.picture.feed
        names = dict(stand.models.board.picture.room_names)
        assert [(names[item.room_id], item.seat) for item in feed] == [
            ("301호", "17"),
            ("301호", "34"),
            ("305호", "8"),
        ]


async def test_without_the_server_the_picture_stands_still_and_says_so() -> None:
    async with chief_at(rooms.centre()) as stand:
        before = stand.models.board.picture
        stand.clock.advance(60)
        stand.session.turn(LinkState.OFFLINE)
        stand.changed()
        after = stand.models.board.picture
        assert after.is_stale
        assert after.rooms == before.rooms


async def test_rooms_end_at_closed_and_follow_all_the_same() -> None:
    sample = rooms.centre(Stage.CLOSED)
    sample.period = replace(sample.period, stage=Stage.RECONCILED)
    async with chief_at(sample) as stand:
        head = stand.models.head.picture
        assert (head.rooms, head.following) == (12, 12)


async def test_the_head_counts_the_rooms_that_follow() -> None:
    sample = rooms.centre(Stage.BRIEFING)
    sample.rooms[3] = replace(sample.rooms[3], stage=Stage.OPEN)
    async with chief_at(sample) as stand:
        head = stand.models.head.picture
        assert (head.rooms, head.following) == (12, 11)
