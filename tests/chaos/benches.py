"""All benches, in the order they run."""

from tests.chaos.bench import Bench

BENCHES: tuple[Bench, ...] = ()


def bench_named(name: str) -> Bench:
    """Return a bench.

    Raises:
        KeyError: there is none of that name.
    """
    for bench in BENCHES:
        if bench.name == name:
            return bench
    raise KeyError(name)
