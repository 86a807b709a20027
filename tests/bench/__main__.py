"""`make bench`: measure, print, write build/bench/bench.json."""

import argparse
import sys
from pathlib import Path

import msgspec

from tests.bench import plan, report, run
from tests.bench.errors import BenchError
from tests.bench.paths import RESULT
from tests.bench.toolchain import build_load_client


def main() -> int:
    """Run; 0 when figures were taken, 1 when a measurement failed, 3 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short repetition")
    parser.add_argument("--lean", action="store_true", help="no slow disks and no storms")
    parser.add_argument("--repetitions", type=int, help="how often everything is measured")
    parser.add_argument("--strict", action="store_true", help="exit 3 when a goal is missed")
    parser.add_argument("--out", type=Path, default=RESULT, help="where the JSON goes")
    given = parser.parse_args()
    chosen = plan.QUICK if given.quick else plan.Plan()
    if given.repetitions:
        chosen = msgspec.structs.replace(chosen, repetitions=given.repetitions)
    if given.lean:
        chosen = msgspec.structs.replace(chosen, sync_delays_ms=(), storm_repetitions=0)
    try:
        figures = run.take(chosen, build_load_client(), _progress)
    except BenchError as error:
        sys.stderr.write(f"bench: {error}\n")
        return 1
    report.write(figures, given.out)
    shown = report.text(figures)
    sys.stdout.write(shown)
    return 3 if given.strict and "missed" in shown else 0


def _progress(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
