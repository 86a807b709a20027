"""Centres amid an exam, a new one as often as one is asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from tests.server.managers import acts
from tests.server.managers.centre import Centre, make_template, open_centre

NAMES = "ABC"


class Centres:
    """Copies of one database in which the exam has just begun for A, B and C.

    Args:
        folder: gets them all.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._ids: dict[str, str] = {}

    @property
    def _begun(self) -> Path:
        return self._folder / "begun" / "gamdok.db"

    async def prepare(self) -> None:
        """Play a day until its exam runs."""
        empty = self._folder / "empty"
        empty.mkdir()
        template = await asyncio.to_thread(make_template, empty)
        self._begun.parent.mkdir()
        async with open_centre(template, self._begun.parent) as centre:
            await acts.run(centre, *NAMES)
            self._ids = dict(centre.ids)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[tuple[Centre, Path]]:
        """Open the next one; leaving it proves that its events tell its state."""
        folder = self._folder / f"centre-{next(self._numbers)}"
        folder.mkdir()
        async with open_centre(self._begun, folder, ids=self._ids) as centre:
            yield centre, folder / "gamdok.db"
        (folder / "gamdok.db").unlink()
