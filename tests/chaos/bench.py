"""One bench, and how it is run: in a folder of its own, timed, its seed told."""

import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.result import Order, Outcome


@dataclass(frozen=True, slots=True)
class Bench:
    """A way to break things.

    Args:
        name: on the command line and on the scorecard.
        proves: one line for people.
        full: tries of `make chaos`.
        short: tries of `make test`.
        run: does it.
    """

    name: str
    proves: str
    full: int
    short: int
    run: Callable[[Order], Outcome]


def try_bench(bench: Bench, seed: str, count: int, *, shortened: bool = False) -> Outcome:
    """Run a bench; what it wrote is removed unless something was missed."""
    folder = Path(tempfile.mkdtemp(prefix=f"gamdok-chaos-{bench.name}-"))
    began = time.monotonic()
    try:
        outcome = bench.run(Order(seed, count, folder, shortened))
    except Exception:  # noqa: BLE001  the other benches go on, and the scorecard tells
        outcome = Outcome(bench=bench.name, seed=seed)
        outcome.miss("broke_off", traceback.format_exc())
    outcome.seconds = round(time.monotonic() - began, 1)
    if outcome.clean:
        _remove(folder)
    else:
        outcome.note(f"left for looking at: {folder}")
    return outcome


def expect_clean(bench: Bench, seed: str) -> Outcome:
    """Run a bench in its short form inside a test.

    Raises:
        AssertionError: something was missed; the text says how to try again.
    """
    outcome = try_bench(bench, seed, bench.short, shortened=True)
    again = f"make chaos BENCH={bench.name} SEED={seed}"
    assert outcome.clean, f"{again}\n{outcome.misses} {outcome}"
    return outcome


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()
