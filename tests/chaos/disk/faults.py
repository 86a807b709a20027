"""One fault of the disk at a time, while candidates write; afterwards the server runs as before."""

import asyncio
import random
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from common.core.clock import SystemClock
from server.app.vigil import GIVEN_UP
from tests.chaos.disk.injection import Injection, Traced, read_log, wrapper
from tests.chaos.exam.exam import Exam
from tests.chaos.exam.server import BadServerError

EXIT_S = 1.0
"""From the failed call to the end of the process."""
UNSEEN_S = 5.0
"""A lock that is held no longer is nothing but late acknowledgements."""
_SYNCS = "fdatasync,fsync"
_LAST_SYNC, _LAST_WRITE, _LONGEST_FULL = 60, 300, 12
_WORK_S = 1.5
_END_S = 30.0
_LOOK_S = 0.05


@dataclass
class Faults:
    """What was tried and measured.

    Args:
        missed: name and detail of what may not be.
        exit_s: seconds from each failed sync to the end of the process.
        held_s: how long the database was held by somebody else.
        back_s: seconds from the end of each hold until all seats were heard again.
    """

    failed_syncs: int = 0
    full: int = 0
    held: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    exit_s: list[float] = field(default_factory=list)
    held_s: list[float] = field(default_factory=list)
    back_s: list[float] = field(default_factory=list)

    def miss(self, name: str, detail: str) -> None:
        """Note what may not be."""
        self.missed.append((name, detail))


class DiskTrouble:
    """Makes so many faults, of three kinds in turn.

    Args:
        count: faults.
        dice: where and how long.
        longest_s: the longest hold of the database.
    """

    def __init__(self, count: int, dice: random.Random, longest_s: float) -> None:
        self._count = count
        self._dice = dice
        self._longest_s = longest_s
        self._clock = SystemClock()
        self.faults = Faults()

    async def disturb(self, exam: Exam) -> None:
        """Begin and end with a server that runs."""
        await exam.running.wait()
        for number in range(self._count):
            log = exam.folder / f"fault-{number}.strace"
            match number % 3:
                case 0:
                    await self._fail_sync(exam, log)
                case 1:
                    await self._fill_up(exam, log)
                case _:
                    await self._hold(exam)

    async def _fail_sync(self, exam: Exam, log: Path) -> None:
        """A sync fails, and so do all after it: nothing is acknowledged, the process ends."""
        first = self._dice.randint(1, _LAST_SYNC)
        await self._restart(exam, log, Injection(_SYNCS, "EIO", first))
        try:
            code = await asyncio.wait_for(exam.server.process.wait(), _END_S)
        except TimeoutError:
            self.faults.miss("did_not_exit", f"sync {first}: {exam.server.end_of_log()}")
            code = GIVEN_UP
        ended_ms = self._clock.now_ms()
        await self._restart(exam)
        traced = self._traced(log)
        self.faults.failed_syncs += 1
        if code not in {1, GIVEN_UP}:
            self.faults.miss("exit_code", f"{code} after sync {first}")
        if traced.injected_ms is None:
            self.faults.miss("no_fault", f"sync {first} never came")
        else:
            self.faults.exit_s.append((ended_ms - traced.injected_ms) / 1000)
        if "disk I/O error" not in exam.server.end_of_log(20_000):
            self.faults.miss("no_reason", f"sync {first}: the log does not say why it ended")

    async def _fill_up(self, exam: Exam, log: Path) -> None:
        """Writes find no room for a while: nothing ends, and all goes on afterwards."""
        first = self._dice.randint(20, _LAST_WRITE)
        last = first + self._dice.randint(0, _LONGEST_FULL)
        await self._restart(exam, log, Injection("pwrite64", "ENOSPC", first, last))
        until = asyncio.get_running_loop().time() + _END_S
        while self._traced(log).injected <= last - first:
            if asyncio.get_running_loop().time() > until:
                break
            await asyncio.sleep(0.5)
        self.faults.full += 1
        if exam.server.process.returncode is not None:
            self.faults.miss("ended", f"writes {first} to {last}: {exam.server.end_of_log()}")
        if not await self._heard_again(exam):
            self.faults.miss("silent", f"no acknowledgement after writes {first} to {last}")
        await self._restart(exam)

    async def _hold(self, exam: Exam) -> None:
        """Another process holds the database: acknowledgements come late, nothing else."""
        seconds = self._dice.uniform(0.1, self._longest_s)
        said = exam.server.log.stat().st_size
        await asyncio.to_thread(_hold_exclusively, exam.data / "gamdok.db", seconds)
        self.faults.held += 1
        self.faults.held_s.append(seconds)
        began = asyncio.get_running_loop().time()
        if not await self._heard_again(exam):
            self.faults.miss("silent", f"no acknowledgement after {seconds:.1f} s of a lock")
        self.faults.back_s.append(asyncio.get_running_loop().time() - began)
        with exam.server.log.open("rb") as stream:
            stream.seek(said)
            wrong = [line for line in stream.read().splitlines() if b'"level": "error"' in line]
        if wrong and seconds < UNSEEN_S - 1:
            self.faults.miss("error", f"{seconds:.1f} s of a lock: {wrong[0][:300]!r}")

    async def _heard_again(self, exam: Exam) -> bool:
        """Wait until every seat that has something to tell was heard, and none was refused."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _END_S
        before = {c: c.unheard() for c in exam.candidates}
        while any(not c.heard(before[c]) for c in exam.candidates):
            if loop.time() > until:
                return False
            await asyncio.sleep(_LOOK_S)
        for candidate in exam.candidates:
            if candidate.refused:
                self.faults.miss("refused", candidate.link_words())
        return True

    async def _restart(
        self, exam: Exam, log: Path | None = None, injection: Injection | None = None
    ) -> None:
        await exam.server.kill()
        around = () if log is None else wrapper(exam.data, injection, log)
        await exam.server.start(wrapper=around)
        try:
            await exam.server.ready()
        except BadServerError:
            if injection is None:
                raise
            return
        await asyncio.sleep(self._dice.uniform(0, _WORK_S))

    def _traced(self, log: Path) -> Traced:
        traced = read_log(log)
        if len(traced.writers) > 1:
            self.faults.miss("two_writers", f"threads {sorted(traced.writers)} in {log.name}")
        return traced


def _hold_exclusively(database: Path, seconds: float) -> None:
    with closing(sqlite3.connect(database, isolation_level=None, timeout=30)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("BEGIN EXCLUSIVE")
        threading.Event().wait(seconds)
        other.execute("ROLLBACK")
