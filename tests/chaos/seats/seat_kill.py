"""Bench `seat_kill`: programs of seats are killed while their candidates write."""

import asyncio
from pathlib import Path

from typing_extensions import override

from common.client.address import CentreAddress
from tests.chaos.exam.exam import Exam
from tests.chaos.exam.verdict import judge
from tests.chaos.result import Order, Outcome
from tests.chaos.seats.journals import check_journals
from tests.chaos.seats.programs import SeatProgram

BACK_S = 15.0
"""From the start of the program to the last of its seats connected again."""
_PROGRAMS, _SEATS_EACH = 4, 4
_OF_ONE_EXAM = 100
_WORK_S = 2.0


class ProgramExam(Exam):
    """An exam whose seats are programs; `kill_some` disturbs it.

    Args:
        count: kills.
    """

    def __init__(self, folder: Path, seed: str, count: int) -> None:
        super().__init__(folder, _PROGRAMS * _SEATS_EACH, seed)
        self._count = count
        self._programs: list[SeatProgram] = []
        self.back_s: list[float] = []
        self.failed: list[str] = []

    @override
    def _seat_all(self, group: asyncio.TaskGroup, address: CentreAddress) -> None:
        ca = self.data / "tls" / "ca.pem"
        for first in range(1, self.seats, _SEATS_EACH):
            numbers = list(range(first, first + _SEATS_EACH))
            self._programs.append(SeatProgram(self.folder, numbers, address.port, ca))
        group.create_task(self._run_programs(), name="chaos:programs")

    async def _run_programs(self) -> None:
        await self.opened.wait()
        for program in self._programs:
            await program.start()
        try:
            await self.finish.wait()
            (self.folder / "finish").touch()
            codes = [await program.ended() for program in self._programs]
            self.failed += [f"exit {code}" for code in codes if code]
        finally:
            for program in self._programs:
                await program.kill()

    async def kill_some(self, _exam: Exam) -> None:
        """Kill one program after the other, whichever the dice say."""
        await self.running.wait()
        for program in self._programs:
            await self._note(program)
        for number in range(self._count):
            program = self.dice.choice(self._programs)
            await asyncio.sleep(self.dice.uniform(0, _WORK_S))
            await program.kill()
            await program.start()
            if number % 3 or number == self._count - 1:  # the others may be killed while starting
                await self._note(program)

    async def _note(self, program: SeatProgram) -> None:
        seconds = await program.online()
        if seconds is None:
            self.failed.append("seats did not come back")
        else:
            self.back_s.append(seconds)


def seat_kill(order: Order) -> Outcome:
    """Kill programs `count` times, over as many exams as that takes."""
    outcome = Outcome(bench="seat_kill", seed=order.seed)
    back: list[float] = []
    for number, begun in enumerate(range(0, order.count, _OF_ONE_EXAM), 1):
        folder = order.folder / f"exam-{number}"
        folder.mkdir()
        count = min(_OF_ONE_EXAM, order.count - begun)
        exam = ProgramExam(folder, f"{order.seed}:{number}", count)
        asyncio.run(exam.live(exam.kill_some))
        judge(exam, outcome)
        check_journals(exam, outcome)
        for failed in exam.failed:
            outcome.miss("away", failed)
        back += exam.back_s
        outcome.tried += count
    outcome.measure({"back_p50_s": sorted(back)[len(back) // 2], "back_max_s": max(back)})
    if not order.shortened:
        late = sum(seconds > BACK_S for seconds in back)
        outcome.miss("back_late", f"slowest {max(back):.1f} s", late)
    return outcome
