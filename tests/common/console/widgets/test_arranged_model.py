"""Rows change their order and keep what the view remembers of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.seat_order import SeatOrdering
from common.console.widgets.seat_lines import Group, GroupLine
from common.console.widgets.seat_list import SeatList
from common.console.widgets.seat_table_model import SeatTableModel
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS


@pytest.fixture
def item() -> Callable[[int], SeatItem]:
    view = StaffView(running_room().snapshot())

    def find(number: int) -> SeatItem:
        found = seat_item(view, f"room-301-{number}", NOW_MS)
        assert found is not None
        return found

    return find


def _ordering(upper: tuple[SeatItem, ...], lower: tuple[SeatItem, ...]) -> SeatOrdering:
    return SeatOrdering(upper, lower, 0, len(upper) + len(lower))


def _names(model: SeatTableModel) -> list[str]:
    return [line.group.value if isinstance(line, GroupLine) else line.seat for line in model.rows]


def test_selection_follows_its_row(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    chosen = QItemSelectionModel(model)
    model.show_seats(_ordering((), (item(1), item(2), item(3))), may_move=True)
    chosen.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    model.show_seats(_ordering((item(2),), (item(1), item(3))), may_move=True)
    assert _names(model) == ["attention", "2", "calm", "1", "3"]
    assert [index.row() for index in chosen.selectedIndexes()] == [1]


def test_rows_stay_while_somebody_points_at_them(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    model.show_seats(_ordering((), (item(1), item(2))), may_move=True)
    model.show_seats(_ordering((item(2),), (item(1),)), may_move=False)
    assert _names(model) == ["calm", "1", "2"]
    model.show_seats(_ordering((item(2),), (item(1),)), may_move=True)
    assert _names(model) == ["attention", "2", "calm", "1"]


def test_rows_come_and_go_even_then(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    model.show_seats(_ordering((), (item(1), item(2))), may_move=True)
    model.show_seats(_ordering((), (item(2),)), may_move=False)
    assert _names(model) == ["calm", "2"]


def test_a_head_cannot_be_chosen(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    model.show_seats(_ordering((item(17),), (item(1),)), may_move=True)
    assert model.row_at(0) == GroupLine(Group.ATTENTION, 1)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_cells_can_be_read_as_text(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    model.show_seats(_ordering((item(17),), ()), may_move=True)
    cells = [model.index(1, column).data() for column in range(model.columnCount())]
    assert cells[0] == "잠금"
    assert cells[1] == "17"
    assert cells[4] == "35/60"
    assert cells[9].startswith("금지 프로그램 실행 ×3 · 자동 잠금")
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("17번")
    assert "잠금" in spoken


def test_only_a_person_chooses(item: Callable[[int], SeatItem]) -> None:
    model = SeatTableModel()
    view = SeatList(model)
    told: list[str] = []
    view.seat_chosen.connect(told.append)
    model.show_seats(_ordering((), (item(1), item(2), item(3))), may_move=True)
    view.choose("room-301-2")
    model.show_seats(_ordering((), (item(1), item(3))), may_move=True)
    view.choose("room-301-2")
    assert told == []
    assert not view.selectionModel().hasSelection()
