"""All benches, in the order they run."""

from tests.chaos.bench import Bench
from tests.chaos.kill.server_kill import server_kill
from tests.chaos.power.power_loss import power_loss

SERVER_KILL = Bench(
    "server_kill", "kill -9 of the server at random moments, 50 candidates", 1000, 60, server_kill
)
POWER_LOSS = Bench(
    "power_loss", "the power goes at any moment of a recording", 2000, 200, power_loss
)
BENCHES: tuple[Bench, ...] = (SERVER_KILL, POWER_LOSS)


def bench_named(name: str) -> Bench:
    """Return a bench.

    Raises:
        KeyError: there is none of that name.
    """
    for bench in BENCHES:
        if bench.name == name:
            return bench
    raise KeyError(name)
