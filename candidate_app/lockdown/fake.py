"""A PC that does what it is told: for programs that run without a real one."""

from __future__ import annotations

from typing_extensions import override

from candidate_app.lockdown.contract import (
    ForegroundListener,
    ForegroundWatch,
    ForegroundWindow,
    Lockdown,
    LockdownStatus,
    Measure,
    MeasureState,
    ProcessFacts,
    ProcessTable,
)


class FakeLockdown(Lockdown):
    """Changes nothing; its measures hold from apply to restore."""

    def __init__(self) -> None:
        """Begin free."""
        self._state = MeasureState.OFF

    @override
    def apply(self) -> LockdownStatus:
        """Say that everything holds."""
        self._state = MeasureState.APPLIED
        return self.status()

    @override
    def status(self) -> LockdownStatus:
        """Return one state for all measures."""
        return LockdownStatus(dict.fromkeys(Measure, self._state))

    @override
    def restore(self) -> None:
        """Say that nothing holds."""
        self._state = MeasureState.OFF


class FakeForegroundWatch(ForegroundWatch):
    """Shows the windows it is told to show."""

    def __init__(self, first: ForegroundWindow | None = None) -> None:
        """Begin with `first` in front."""
        self._front = first
        self._listener: ForegroundListener | None = None

    @property
    def is_started(self) -> bool:
        """Whether somebody listens."""
        return self._listener is not None

    def show(self, window: ForegroundWindow | None) -> None:
        """Put another window in front."""
        self._front = window
        if self._listener is not None:
            self._listener(window)

    @override
    def start(self, on_change: ForegroundListener) -> None:
        """Tell the window in front at once."""
        self._listener = on_change
        on_change(self._front)

    @override
    def stop(self) -> None:
        """Tell nothing more."""
        self._listener = None


class FakeProcessTable(ProcessTable):
    """Holds the processes it was given; `ended` are those that were killed."""

    def __init__(self, *processes: ProcessFacts) -> None:
        """Begin with these."""
        self._processes = {process.pid: process for process in processes}
        self.ended: list[int] = []

    def run(self, process: ProcessFacts) -> None:
        """Start a process, or let it become another program."""
        self._processes[process.pid] = process

    def leave(self, pid: int) -> None:
        """Let a process end by itself."""
        del self._processes[pid]

    @override
    def pids(self) -> frozenset[int]:
        """Return the numbers of all."""
        return frozenset(self._processes)

    @override
    def describe(self, pid: int) -> ProcessFacts | None:
        """Return one."""
        return self._processes.get(pid)

    @override
    def end(self, pid: int, within: int) -> bool:
        """Note it and let it go; everything stands below everything."""
        self.ended.append(pid)
        self._processes.pop(pid, None)
        return True
