"""What the processes of a reconnect storm are told, and what they report."""

from pathlib import Path

import msgspec

from tests.bench.target import Target


class StormTask(msgspec.Struct, frozen=True, kw_only=True):
    """What one process with many seats shall do.

    Args:
        target: where, and with which seats.
        spread_s: each seat comes back after a random part of this, unless the server tells it.
        saves_per_s: answers made by all seats of the process together.
        open_s: patience for TCP, TLS and the upgrade together, as the programs have.
        welcome_s: the same for the welcome.
        addresses: first of the addresses that its connections come from.
    """

    target: Target
    spread_s: float
    saves_per_s: float
    open_s: float = 5.0
    welcome_s: float = 20.0
    addresses: int = 0


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """All seats are attached for the first time, or not (`error`)."""

    attached: int
    error: str = ""


class Calm(msgspec.Struct, frozen=True, kw_only=True):
    """The storm is over for a process: all its seats are back and had an answer acknowledged.

    Instants are monotonic milliseconds, which all processes of a machine share.

    Args:
        welcomed_ms: when each seat was welcomed again.
        join_ms: from the beginning of the successful try to the welcome.
        first_ack_ms: from sending the first answer to its acknowledgement.
        steady_ack_ms: the same for answers of seats that were back already, until the last was.
        tries: of each seat until it was back.
        resumed: welcomes with missed events instead of a snapshot.
        faults: what must not happen, in words.
        cpu_s: processor seconds used since the line broke.
        wall_s: seconds since then.
    """

    welcomed_ms: list[float]
    join_ms: list[float]
    first_ack_ms: list[float]
    steady_ack_ms: list[float]
    tries: list[int]
    resumed: int
    faults: list[str]
    cpu_s: float
    wall_s: float


def read_task(path: Path) -> StormTask:
    """Return the task in a file."""
    return msgspec.json.decode(
        path.read_bytes(), type=StormTask, dec_hook=lambda kind, value: kind(value)
    )


def write_task(task: StormTask, path: Path) -> None:
    """Write a task for a process; only this user may read it, for it holds tokens."""
    path.touch(mode=0o600)
    path.write_bytes(msgspec.json.encode(task, enc_hook=str))
