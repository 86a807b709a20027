"""Storms alone: `python -m tests.bench.storm [--seats N] [--plain] [--repetitions N]`."""

import argparse
import sys
import tempfile
from pathlib import Path

import msgspec

from tests.bench.attempts import Attempts
from tests.bench.errors import BenchError
from tests.bench.figures import Figures, table
from tests.bench.machine import describe
from tests.bench.measure_storm import StormMeasure
from tests.bench.paths import BUILD
from tests.bench.plan import Plan


def main() -> int:
    """Make storms and print the figures; 1 when one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.storm", description=__doc__)
    parser.add_argument("--seats", type=int, default=Plan().storm_seats)
    parser.add_argument("--plain", action="store_true", help="without TLS")
    parser.add_argument("--repetitions", type=int, default=1)
    given = parser.parse_args()
    plan = msgspec.structs.replace(
        Plan(), storm_seats=given.seats, storm_saves_per_s=given.seats / 10
    )
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="data-") as name:
        figures = Figures(machine=describe(Path(name)), plan=plan, rejected=[])
        measure = StormMeasure(Path(name), plan, Attempts(plan.retries))
        storms = figures.storms if given.plain else figures.storms_tls
        try:
            storms += [measure.storm(tls=not given.plain) for _ in range(given.repetitions)]
        except BenchError as error:
            sys.stderr.write(f"storm: {error}\n")
            return 1
    lines = (f"{name:34} {one.text(2)}\n" for name, one in table(figures).items())
    sys.stdout.write("".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
