"""`python -m tests.chaos`: break everything on purpose, and look whether something was lost.

    python -m tests.chaos [--ci] [--bench NAME] [--seed TEXT] [--count N]

Prints the scorecard, writes build/chaos/scorecard.json, ends with 1 on any miss.
"""

import argparse
import secrets
import sys
from collections.abc import Sequence

from common.core.logs import start_logging
from tests.chaos.bench import Bench, try_bench
from tests.chaos.benches import BENCHES
from tests.chaos.result import Outcome
from tests.chaos.scorecard import FILE, scorecard, table, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches that are asked for and return the exit code."""
    asked = _arguments(arguments)
    seed = asked.seed or secrets.token_hex(4)
    chosen = [bench for bench in BENCHES if asked.bench in ("", bench.name)]
    outcomes = [_try(bench, seed, asked.count, shortened=asked.ci) for bench in chosen]
    card = scorecard(outcomes, full=not (asked.ci or asked.bench or asked.count))
    write(card)
    _say(f"\n{table(card)}\nscorecard: {FILE}")
    return 0 if card.clean else 1


def _try(bench: Bench, seed: str, count: int, *, shortened: bool) -> Outcome:
    count = count or (bench.short if shortened else bench.full)
    _say(f"{bench.name}: {bench.proves} ({count} tries, SEED={seed})")
    outcome = try_bench(bench, seed, count, shortened=shortened)
    _say(f"{bench.name}: {'clean' if outcome.clean else 'MISSED'}")
    return outcome


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    names = [bench.name for bench in BENCHES]
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--ci", action="store_true", help="the short form of every bench")
    parser.add_argument("--bench", default="", choices=["", *names], help="only this one")
    parser.add_argument("--seed", default="", help="of an earlier run, to see it again")
    parser.add_argument("--count", type=int, default=0, help="tries instead of the usual number")
    return parser.parse_args(given)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    start_logging("CRITICAL")  # a thousand broken journals need not be told of one by one
    raise SystemExit(main())
