"""Jobs of which only one may run among all processes: the others wait for their turn."""

from collections.abc import Awaitable, Callable

from server.managers.supervisor import Job
from server.stores.database.database import Database
from server.stores.database.turns import Turn


def in_turn(database: Database, name: str, job: Callable[[Turn], Awaitable[None]]) -> Job:
    """Return a job that waits for the turn of `name` and runs as long as it has it.

    What the job raises ends the turn; the supervisor starts it again and it waits anew.
    """

    async def run() -> None:
        async with database.turn(name) as turn:
            await job(turn)

    return run
