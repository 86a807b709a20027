"""What every test of widgets needs: the look and the language it begins with, and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light scheme, Korean, 100 %; whatever a test changes is put back."""
    from common.qt.i18n.language import Language  # noqa: PLC0415 - after the application
    from common.qt.i18n.switch import languages  # noqa: PLC0415
    from common.qt.theme.scheme import Flavour, Scheme  # noqa: PLC0415
    from common.qt.theme.theme import theme  # noqa: PLC0415

    assert qapp is not None
    theme().set_scale(1.0)
    theme().install(Flavour.CONSOLE, Scheme.LIGHT)
    languages().speak(Language.KO)
    yield
    theme().set_scale(1.0)
    languages().speak(Language.KO)
