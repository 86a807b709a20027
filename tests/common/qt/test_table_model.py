from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from common.qt.table_model import ROW_ROLE, SORT_ROLE, Column, RowTableModel, runs


@dataclass(frozen=True, slots=True)
class Seat:
    number: int
    name: str
    answered: int = 0


COLUMNS: tuple[Column[Seat], ...] = (
    Column(title=lambda: "Seat", text=lambda seat: str(seat.number), sort=lambda seat: seat.number),
    Column(
        title=lambda: "Name",
        text=lambda seat: seat.name,
        accessible=lambda seat: f"{seat.name}, {seat.answered} answered",
        tooltip=lambda seat: f"{seat.answered}/60",
        align=Qt.AlignmentFlag.AlignRight,
    ),
)


@pytest.fixture
def model(qtbot: QtBot) -> RowTableModel[Seat]:
    made: RowTableModel[Seat] = RowTableModel(COLUMNS, lambda seat: seat.number, interval_ms=5)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made, fatal, made)
    made.replace_all(Seat(number, f"N{number}") for number in range(1, 11))
    return made


def spans_of(model: QAbstractItemModel) -> list[tuple[int, int, int, int]]:
    seen: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(
        lambda first, last: seen.append((first.row(), last.row(), first.column(), last.column()))
    )
    return seen


def test_roles(model: RowTableModel[Seat]) -> None:
    seat, name = model.index(2, 0), model.index(2, 1)
    role = Qt.ItemDataRole
    assert seat.data() == "3"
    assert seat.data(SORT_ROLE) == 3
    assert name.data(SORT_ROLE) == "N3"
    assert name.data(role.AccessibleTextRole) == "N3, 0 answered"
    assert seat.data(role.AccessibleTextRole) == "3"
    assert name.data(role.ToolTipRole) == "0/60"
    assert seat.data(role.ToolTipRole) is None
    assert name.data(role.TextAlignmentRole) == int(Qt.AlignmentFlag.AlignRight)
    assert name.data(ROW_ROLE) == Seat(3, "N3")


def test_titles_are_asked_anew(model: RowTableModel[Seat]) -> None:
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(0, horizontal) == "Seat"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_updates_come_in_contiguous_runs_over_all_columns(
    qtbot: QtBot, model: RowTableModel[Seat]
) -> None:
    spans = spans_of(model)
    for number in (4, 2, 3, 9, 3):
        model.put(Seat(number, f"N{number}", answered=number))
    assert spans == []
    qtbot.waitUntil(lambda: bool(spans), timeout=1000)
    assert spans == [(1, 3, 0, 1), (8, 8, 0, 1)]


def test_an_equal_row_is_no_update(qtbot: QtBot, model: RowTableModel[Seat]) -> None:
    spans = spans_of(model)
    model.put(Seat(4, "N4"))
    model.flush()
    qtbot.wait(20)
    assert spans == []


def test_a_new_key_comes_last(model: RowTableModel[Seat]) -> None:
    model.put(Seat(99, "new"))
    assert model.rowCount() == 11
    assert model.place_of(99) == 10
    assert model.row_at(10) == Seat(99, "new")


def test_remove_keeps_the_places_of_the_others_right(model: RowTableModel[Seat]) -> None:
    spans = spans_of(model)
    model.put(Seat(10, "N10", answered=1))
    model.remove(3)
    assert spans == [(9, 9, 0, 1)]
    assert model.find(3) is None
    assert model.place_of(4) == 2
    model.put(Seat(4, "N4", answered=5))
    model.flush()
    assert spans[1:] == [(2, 2, 0, 1)]
    model.remove(3)
    assert model.rowCount() == 9


def test_replace_all_forgets_what_was_to_be_announced(
    qtbot: QtBot, model: RowTableModel[Seat]
) -> None:
    model.put(Seat(10, "N10", answered=1))
    spans = spans_of(model)
    with qtbot.waitSignal(model.modelReset):
        model.replace_all([Seat(1, "only")])
    qtbot.wait(20)
    assert spans == []
    assert model.rows == (Seat(1, "only"),)


@pytest.mark.parametrize(
    ("places", "expected"),
    [([], []), ([3], [(3, 3)]), ([1, 2, 3], [(1, 3)]), ([0, 2, 3, 7], [(0, 0), (2, 3), (7, 7)])],
)
def test_runs(places: list[int], expected: list[tuple[int, int]]) -> None:
    assert runs(places) == expected
