"""A candidate moves to another PC while everything around it dies: real server, real seats."""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from common.client.address import CentreAddress
from common.client.device import SeatDevice, enrol
from common.client.file_keeper import FileKeeper
from common.client.journal_folder import JournalFolder
from common.client.rest import RestClient
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.core.clock import SystemClock
from common.core.errors import RefusedError
from common.protocol.candidates import AdvanceProgress, ReleaseHold
from common.protocol.move_rows import MoveState
from common.protocol.moves import AskFreeSeats, FreeSeatsShown, MoveSeat
from common.protocol.rest import CandidateSignIn
from common.protocol.vocabulary import HoldKind, Progress, Stage
from server.admin.caller import performed
from server.admin.operations.device_codes import MAKE_CODES, MakeCodes
from server.admin.operations.kept_answers import IMPORT_JOURNAL, ImportJournal
from server.settings import DataFolder
from tests.common.client.notes import QUICK
from tests.helpers.exam_day import CHAIN, ExamDay
from tests.helpers.fake_centre import until
from tests.helpers.headless_staff import HeadlessStaff
from tests.helpers.processes import ServerProcess, server_process
from tests.scenarios.day import PASSWORD, ROOM, make_day

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from common.protocol.rows import CandidateRow

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_day(tmp_path, 1, "devices_required = true", spare=2)


class Table:
    """A candidate amid the exam, two spare PCs, and the staff; the server may be killed."""

    def __init__(self, data: Path, server: ServerProcess, stack: contextlib.ExitStack) -> None:
        self.data = data
        self.server = server
        self._stack = stack
        ca = data / "tls" / "ca.pem"
        self.address = CentreAddress(host="127.0.0.1", port=server.port, ca_file=ca)
        self.chief = HeadlessStaff(self.address, "chief", PASSWORD, QUICK)
        self.proctor = HeadlessStaff(self.address, "proctor", PASSWORD, QUICK)
        self.day = ExamDay(self.chief, {ROOM: self.proctor})

    @property
    def row(self) -> CandidateRow:
        (row,) = self.proctor.view.candidates.rows()
        return row

    @property
    def position(self) -> int:
        live = self.proctor.view.live.get(self.row.attempt_id)
        return live.position if live is not None else 0

    async def enrol(self, seat: str) -> SeatDevice:
        request = MakeCodes(room=ROOM, seat=seat, again=True)
        sheet = await performed(DataFolder(self.data), MAKE_CODES, request)
        async with RestClient(self.address) as rest:
            return await enrol(rest, sheet.codes[0].code, f"machine-{seat}")

    @asynccontextmanager
    async def seat(self, key: SeatDevice) -> AsyncIterator[Seat]:
        """Sign the candidate in at a PC that keeps a journal."""
        body = CandidateSignIn(exam_number="E-0001", birth_date="010203", device=key.device_id)
        async with RestClient(self.address) as rest:
            signed_in = await rest.sign_in_candidate(body)
        folder = JournalFolder(self.journals(key), key.device_id)
        clock = SystemClock()
        partners = SeatPartners(
            clock=clock, key=key, pace=QUICK, keeper=FileKeeper(folder, clock, None)
        )
        seat = Seat(
            self.address, signed_in, program="test/1", device=key.device_id, partners=partners
        )
        seat.start()
        try:
            await soon(lambda: seat.view is not None)
            yield seat
        finally:
            await seat.stop()
            folder.close()

    def journals(self, key: SeatDevice) -> Path:
        return self.data.parent / f"pc-{key.device_id}"

    async def begin(self, seat: Seat) -> list[str]:
        """Walk the seat into the exam; returns the items of its paper."""
        await self.day.verify(seat.attempt_id, ROOM)
        await self._both(Stage.BRIEFING)
        for step in CHAIN:
            version = _row(seat).version
            await seat.session.command(
                AdvanceProgress(attempt_id=seat.attempt_id, to=step, version=version)
            )
            await soon(lambda version=version: _row(seat).version > version)
        await self._both(Stage.READY)
        await self.day.period_to(Stage.RUNNING)
        await soon(lambda: seat.paper is not None)
        await self.proctor.until("work", lambda: self.row.progress is Progress.IN_PROGRESS)
        return [] if seat.paper is None else [item.item_id for item in seat.paper.items()]

    async def _both(self, stage: Stage) -> None:
        await self.day.period_to(stage)
        await self.day.room_to(stage, ROOM)

    async def free(self) -> FreeSeatsShown:
        await self.proctor.do(AskFreeSeats(attempt_id=self.row.attempt_id))
        shown = self.proctor.view.free_seats
        assert shown is not None
        return shown

    async def move(self, place: int = 0, who: HeadlessStaff | None = None) -> None:
        seat = (await self.free()).seats[place]
        row = self.row
        await (who or self.proctor).do(
            MoveSeat(
                attempt_id=row.attempt_id, seat_id=seat.seat_id, version=row.version, reason="PC"
            )
        )

    async def in_state(self, state: MoveState) -> None:
        def there() -> bool:
            move = self.proctor.view.moves.find(self.row.attempt_id)
            return move is not None and move.state is state

        await self.proctor.until(f"a move that is {state}", there)

    async def kill_and_start(self) -> None:
        await asyncio.to_thread(self.server.kill)
        again = server_process(self.data, "--port", str(self.address.port))
        self.server = await asyncio.to_thread(self._stack.enter_context, again)


def _row(seat: Seat) -> CandidateRow:
    assert seat.view is not None
    return seat.view.candidate


async def soon(condition: object) -> None:
    assert callable(condition)
    await until(condition, 20.0)


@pytest.fixture
def stack() -> Iterator[contextlib.ExitStack]:
    with contextlib.ExitStack() as opened:
        yield opened


@asynccontextmanager
async def table(data: Path, stack: contextlib.ExitStack) -> AsyncIterator[Table]:
    server = await asyncio.to_thread(stack.enter_context, server_process(data))
    made = Table(data, server, stack)
    async with made.chief, made.proctor:
        await made.day.open()
        yield made


async def test_must_bring_answers_and_question_over_the_death_of_pc_and_server(
    data: Path, stack: contextlib.ExitStack
) -> None:
    async with table(data, stack) as t:
        old, new = await t.enrol("1"), await t.enrol("2")
        async with t.seat(old) as first:
            items = await t.begin(first)
            first.give(items[0], (1,))
            first.give(items[1], (2,))
            first.position = 3
            await soon(lambda: first.unsent == 0)
            await t.proctor.until("its place", lambda: t.position == 3)
            await first.session.stop()  # the cable is out: what follows stays on the PC
            first.give(items[2], (3,))
            await soon(lambda: not first.unkept)
        deadline_ms = t.row.deadline_ms
        await t.move()
        await t.kill_and_start()
        async with t.seat(new) as second:
            await t.in_state(MoveState.DONE)
            given = {item: second.answer(item) for item in items[:3]}
            assert given == {items[0]: (1,), items[1]: (2,), items[2]: ()}
            assert second.position == 3
            second.give(items[3], (4,))
            await soon(lambda: second.unsent == 0)
            await _bring_journal(t, old)
            await _old_pc_is_calm(t, old)
        assert t.row.deadline_ms == deadline_ms
        assert [i for i in t.proctor.view.incidents.rows() if not i.technical] == []


async def _bring_journal(t: Table, old: SeatDevice) -> None:
    """What the dead PC kept and never sent comes in, once; nothing of the new PC is undone."""
    (file,) = t.journals(old).glob("*.journal")
    request = ImportJournal(content=file.read_bytes(), reason="PC")
    done = await performed(DataFolder(t.data), IMPORT_JOURNAL, request)
    assert (done.changes, done.durable) == (3, 2)
    assert done.added + len(done.kept) == 1
    again = await performed(DataFolder(t.data), IMPORT_JOURNAL, request)
    assert again.added == 0


async def _old_pc_is_calm(t: Table, old: SeatDevice) -> None:
    """It comes back, is told that the candidate was moved, and waits for nobody's release."""
    device = t.row.device_id
    async with t.seat(old) as back:
        assert back.view is not None
        assert back.view.move is not None
        assert (back.view.move.from_device, back.view.move.state) == (
            old.device_id,
            MoveState.DONE,
        )
    row = t.row
    assert (row.device_id, row.waiting_device_id, row.holds) == (device, None, ())


async def test_must_go_on_at_the_old_pc_when_the_new_one_is_dead(
    data: Path, stack: contextlib.ExitStack
) -> None:
    async with table(data, stack) as t:
        old = await t.enrol("1")
        await t.enrol("2")  # it never comes
        async with t.seat(old) as seat:
            items = await t.begin(seat)
            await t.move()
            await soon(lambda: _row(seat).device_id != old.device_id)
            seat.give(items[0], (2,))  # fenced: it waits on this PC
            row = t.row
            await t.proctor.do(
                ReleaseHold(
                    attempt_id=row.attempt_id,
                    kind=HoldKind.MOVE,
                    version=row.version,
                    reason="PC",
                )
            )
            await t.in_state(MoveState.CANCELLED)
            await soon(lambda: seat.unsent == 0)
            assert (_row(seat).device_id, _row(seat).epoch) == (old.device_id, 3)


async def test_must_let_one_of_two_moves_win(data: Path, stack: contextlib.ExitStack) -> None:
    async with table(data, stack) as t:
        old = await t.enrol("1")
        await t.enrol("2")
        await t.enrol("3")
        async with t.seat(old) as seat:
            await t.begin(seat)
            await t.free()
            outcomes = await asyncio.gather(t.move(0), t.move(1, t.chief), return_exceptions=True)
            assert sum(isinstance(one, RefusedError) for one in outcomes) == 1
            assert outcomes.count(None) == 1
            await t.in_state(MoveState.WAITING)
            assert t.row.epoch == 2
