"""All benches, in the order they run."""

from tests.chaos.bench import Bench
from tests.chaos.clocks.clocks import clocks
from tests.chaos.disk.disk_faults import disk
from tests.chaos.journal.journal_kill import journal_kill
from tests.chaos.kill.server_kill import server_kill
from tests.chaos.model.stateful import model
from tests.chaos.mutations.flips import FLIPS
from tests.chaos.mutations.mutations import mutations
from tests.chaos.network.network import network
from tests.chaos.power.failed_sync import failed_sync
from tests.chaos.power.power_loss import power_loss
from tests.chaos.races.races import races
from tests.chaos.seats.seat_kill import seat_kill

SERVER_KILL = Bench(
    "server_kill", "kill -9 of the server at random moments, 50 candidates", 1000, 60, server_kill
)
POWER_LOSS = Bench(
    "power_loss", "the power goes at any moment of a recording", 2000, 200, power_loss
)
DISK = Bench("disk", "syncs fail, the disk is full, the database is held", 60, 9, disk)
JOURNAL_KILL = Bench("journal_kill", "a seat's journal ends at any byte", 10_000, 500, journal_kill)
SEAT_KILL = Bench("seat_kill", "kill -9 of programs of seats with journals", 1000, 12, seat_kill)
FAILED_SYNC = Bench(
    "failed_sync",
    "from the N-th sync on all fail: nothing more is acknowledged",
    200,
    8,
    failed_sync,
)
NETWORK = Bench("network", "seeded schedules of bad lines, each seat its own", 500, 20, network)
RACES = Bench("races", "PCs race for one attempt: sign-ins, moves, stale writes", 500, 30, races)
MODEL = Bench("model", "any order of acts on a candidate, against a model", 1000, 12, model)
CLOCKS = Bench("clocks", "wall clocks that are wrong and are set amid the exam", 160, 16, clocks)
MUTATIONS = Bench(
    "mutations", "safety lines are flipped: a test sees each", len(FLIPS), 4, mutations
)
BENCHES: tuple[Bench, ...] = (
    SERVER_KILL,
    POWER_LOSS,
    FAILED_SYNC,
    DISK,
    JOURNAL_KILL,
    SEAT_KILL,
    NETWORK,
    RACES,
    MODEL,
    CLOCKS,
    MUTATIONS,
)


def bench_named(name: str) -> Bench:
    """Return a bench.

    Raises:
        KeyError: there is none of that name.
    """
    for bench in BENCHES:
        if bench.name == name:
            return bench
    raise KeyError(name)
