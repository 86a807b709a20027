"""`python -m common.simulation`: simulated candidates against a running centre."""

import argparse
import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from pathlib import Path

from common.client.address import CentreAddress
from common.core.clock import SystemClock
from common.core.logs import start_logging
from common.simulation.behaviour import read_people
from common.simulation.room import run_room


def main() -> None:
    """Read the arguments and run until every candidate has a receipt."""
    parser = argparse.ArgumentParser(prog="python -m common.simulation", description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ca", type=Path, help="the centre's CA; plain HTTP without it")
    parser.add_argument("--people", type=Path, required=True, help="JSON list of people")
    parser.add_argument("--history", type=Path, required=True, help="folder for the histories")
    parser.add_argument("--journals", type=Path, help="folder for journals; in memory without it")
    parser.add_argument("--seed", default="1")
    arguments = parser.parse_args()
    start_logging("INFO")
    address = CentreAddress(host=arguments.host, port=arguments.port, ca_file=arguments.ca)
    people = read_people(arguments.people)
    room = run_room(
        address,
        people,
        SystemClock(),
        arguments.history,
        arguments.seed,
        journals=arguments.journals,
    )
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_until_told(room))


async def _until_told(room: Coroutine[None, None, None]) -> None:
    """Run the room; SIGTERM ends it early."""
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await room


if __name__ == "__main__":
    main()
