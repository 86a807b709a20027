"""A fresh centre for each test, over a copy of one empty database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.redis_server import redis_server
from tests.server.managers.centre import make_template, open_centre

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.server.managers.centre import Centre

    OpenCentre = Callable[..., AbstractAsyncContextManager[Centre]]

__all__ = ["redis_server"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("schema"))


@pytest.fixture
def centre(template: Path, tmp_path: Path) -> OpenCentre:
    """Opens the centre: `async with centre() as c`."""
    return lambda queues=None: open_centre(template, tmp_path, queues)
