"""The candidate's look, and windows that are gone when their test is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from candidate_app.views.exam_window import ExamWindow
    from installers.dev.candidate_sample import SampleDesk

Opened = tuple["SampleDesk", "ExamWindow"]


@pytest.fixture(autouse=True)
def candidate_look(dressed: object) -> Iterator[None]:
    theme().install(Flavour.CANDIDATE, Scheme.LIGHT)
    yield
    theme().install(Flavour.CONSOLE, Scheme.LIGHT)


@pytest.fixture
def open_window(qapp: object) -> Iterator[Callable[..., Opened]]:
    from shiboken6 import delete  # noqa: PLC0415 - after the application

    from installers.dev.candidate_pages import open_page  # noqa: PLC0415

    opened: list[Opened] = []

    def make(name: str, size: tuple[int, int] = (1366, 768), zoom: int = 100) -> Opened:
        opened.append(open_page(name, size, zoom))
        return opened[-1]

    yield make
    for _desk, window in opened:
        window.close()
        delete(window)
