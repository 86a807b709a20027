import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from common.qt.icons import Icon, icon_pixmap, stock_icon


def inked(picture: QImage) -> list[QColor]:
    pixels = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    return [pixel for pixel in pixels if pixel.alpha() > 200]


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_is_drawn_in_the_asked_colour(qtbot: QtBot, icon: Icon) -> None:
    ink = inked(icon_pixmap(icon, QColor("#B3261E"), 32).toImage())
    assert len(ink) > 8
    middle = ink[len(ink) // 2]
    assert abs(middle.red() - 0xB3) < 24
    assert abs(middle.blue() - 0x1E) < 24


def test_a_stock_icon_is_sharp_on_dense_screens(qtbot: QtBot) -> None:
    icon = stock_icon(Icon.CHECK, QColor("#000000"), 18)
    assert {(size.width(), size.height()) for size in icon.availableSizes()} == {(18, 18), (36, 36)}
