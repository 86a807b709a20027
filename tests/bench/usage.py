"""What a process uses, from /proc: processor seconds and memory."""

from pathlib import Path

from tests.bench.system import sysconf

_TICKS = sysconf("SC_CLK_TCK")
_PAGE_KIB = sysconf("SC_PAGE_SIZE") // 1024


def cpu_seconds(pid: int) -> float:
    """Return user and system seconds of all threads of `pid` so far (10 ms steps)."""
    text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    fields = text[text.rindex(")") + 2 :].split()  # the name before it may hold spaces
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident_kib(pid: int) -> int:
    """Return the resident memory of `pid` in KiB."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE_KIB


def private_kib(pid: int) -> int:
    """Return the memory that only `pid` uses, in KiB: what its end would give back."""
    total = 0
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith(("Private_Clean:", "Private_Dirty:")):
            total += int(line.split()[1])
    return total
