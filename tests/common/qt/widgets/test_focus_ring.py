import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.theme import theme
from common.qt.widgets.button import Button


def shown_ring(button: Button) -> QWidget:
    ring = button._ring._ring
    assert ring is not None
    return ring


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def focus(button: Button) -> None:
    button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.mark.parametrize(("flavour", "gap"), [(Flavour.CANDIDATE, 4), (Flavour.CONSOLE, 2)])
def test_it_lies_outside_by_the_gap_of_the_flavour(
    page: QWidget, flavour: Flavour, gap: int
) -> None:
    theme().install(flavour, Scheme.LIGHT)
    button = Button("가", parent=page)
    button.setGeometry(100, 100, 120, 44)
    focus(button)
    expected = button.geometry().adjusted(-gap, -gap, gap, gap)
    assert shown_ring(button).geometry() == expected


def test_it_moves_along(page: QWidget) -> None:
    button = Button("가", parent=page)
    button.setGeometry(100, 100, 120, 44)
    focus(button)
    button.move(150, 120)
    assert shown_ring(button).geometry().center() == button.geometry().center()
    button.hide()
    assert button._ring._ring is None or not button._ring._ring.isVisible()


def test_a_tight_parent_does_not_cut_it(page: QWidget) -> None:
    holder = QWidget(page)
    holder.setGeometry(100, 100, 120, 44)
    holder.show()
    button = Button("가", parent=holder)
    button.setGeometry(0, 0, 120, 44)
    focus(button)
    ring = shown_ring(button)
    assert ring.parentWidget() is page
    holder.move(50, 60)
    assert ring.geometry().topLeft() == holder.geometry().adjusted(-2, -2, 0, 0).topLeft()


def test_inside_a_scrolled_page_it_scrolls_along(page: QWidget) -> None:
    area = QScrollArea(page)
    area.setGeometry(0, 0, 200, 200)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    button = Button("가")
    column.addWidget(button)
    column.addSpacing(600)
    area.setWidget(inside)
    area.show()
    focus(button)
    assert shown_ring(button).parentWidget() is inside


def test_it_is_gone_with_the_focus(page: QWidget) -> None:
    first, second = Button("가", parent=page), Button("나", parent=page)
    second.move(0, 100)
    focus(first)
    focus(second)
    assert not first._ring.is_shown
    assert second._ring.is_shown


def test_high_contrast_has_a_wider_ring(page: QWidget) -> None:
    theme().use(Scheme.HIGH_CONTRAST)
    button = Button("가", parent=page)
    button.setGeometry(100, 100, 120, 44)
    focus(button)
    image = page.grab().toImage()
    edge = shown_ring(button).geometry()
    column = [image.pixelColor(edge.left() + x, edge.center().y()).name() for x in range(5)]
    assert column.count("#00e5ff") == 3
