"""A fresh centre for each test, over a copy of one empty database."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.helpers.redis_server import redis_server
from tests.server.managers import acts
from tests.server.managers.centre import make_template, open_centre

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from server.queues.contract import Queues
    from tests.server.managers.centre import Centre

    OpenCentre = Callable[..., AbstractAsyncContextManager[Centre]]

__all__ = ["redis_server"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("schema"))


@pytest.fixture(scope="session")
def running_centres(template: Path, tmp_path_factory: pytest.TempPathFactory) -> _RunningCentres:
    """Databases of centres whose exam runs, by who takes part; made when first asked for."""
    return _RunningCentres(template, tmp_path_factory)


class _RunningCentres:
    def __init__(self, template: Path, folders: pytest.TempPathFactory) -> None:
        self._made: dict[str, tuple[Path, dict[str, str]]] = {}
        self._template = template
        self._folders = folders

    async def of(self, names: str) -> tuple[Path, dict[str, str]]:
        """The exam runs for these candidates of room 101."""
        if names not in self._made:
            folder = self._folders.mktemp(f"running-{names}")
            async with open_centre(self._template, folder) as made:
                await acts.run(made, *names)
                ids = dict(made.ids)
            self._made[names] = folder / "gamdok.db", ids
        return self._made[names]


@pytest.fixture
def centre(template: Path, running_centres: _RunningCentres, tmp_path: Path) -> OpenCentre:
    """Opens the centre: `async with centre() as c`, or `centre(run="AB")` amid an exam."""

    @asynccontextmanager
    async def opened(run: str = "", queues: Queues | None = None) -> AsyncIterator[Centre]:
        path, ids = await running_centres.of(run) if run else (template, None)
        async with open_centre(path, tmp_path, queues, ids) as c:
            yield c

    return opened
