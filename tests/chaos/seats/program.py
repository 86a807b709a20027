"""`python -m tests.chaos.seats.program`: the seats of one program, until all have a receipt.

Says `online` once all of them are connected.
"""

import argparse
import asyncio
import sys
from pathlib import Path

from common.client.address import CentreAddress
from tests.chaos.seats.candidate import JournalCandidate

_LOOK_S = 0.05


class _Seats:
    """The seats of this program, and the file that says it is time to hand in."""

    def __init__(self, asked: argparse.Namespace) -> None:
        address = CentreAddress(host="127.0.0.1", port=asked.port, ca_file=asked.ca)
        self._flag: Path = asked.finish
        self._finish = asyncio.Event()
        self._candidates = [
            JournalCandidate(
                address,
                number,
                asked.histories / f"E-{number:04d}-{asked.life:06d}.jsonl",
                self._finish,
                journals=asked.journals / f"PC-{number}",
                life=asked.life,
            )
            for number in asked.numbers
        ]

    async def run(self) -> None:
        """Live until everybody has handed in."""
        async with asyncio.TaskGroup() as group:
            for candidate in self._candidates:
                group.create_task(candidate.run(), name="chaos:seat")
            group.create_task(self._watch(), name="chaos:finish")
            group.create_task(self._tell(), name="chaos:online")

    async def _watch(self) -> None:
        while not self._flag.exists():  # noqa: ASYNC110  another process makes it
            await asyncio.sleep(_LOOK_S)
        self._finish.set()

    async def _tell(self) -> None:
        while not all(c.is_back for c in self._candidates):  # noqa: ASYNC110  links tell nobody
            await asyncio.sleep(_LOOK_S)
        sys.stdout.write("online\n")
        sys.stdout.flush()


async def _main(asked: argparse.Namespace) -> None:
    await _Seats(asked).run()


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser()
    for name in ("ca", "histories", "journals", "finish"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--life", type=int, required=True)
    parser.add_argument("numbers", type=int, nargs="+")
    asyncio.run(_main(parser.parse_args()))


if __name__ == "__main__":
    main()
