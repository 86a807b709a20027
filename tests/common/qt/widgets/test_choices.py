import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.drop_down import DropDown
from common.qt.widgets.search_field import SearchField
from common.qt.widgets.segment import Option, Segment, _Item
from common.qt.widgets.text_field import TextField
from tests.helpers.qt import click, press, type_words


@pytest.fixture
def zoom(qtbot: QtBot) -> Segment:
    made = Segment([Option(size, f"{size} %") for size in (100, 125, 150)])
    made.choose(100)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def items(segment: Segment) -> list[_Item]:
    return segment.findChildren(_Item)


def test_choosing_by_pointer(qtbot: QtBot, zoom: Segment) -> None:
    with qtbot.waitSignal(zoom.chosen) as signal:
        click(items(zoom)[2])
    assert signal.args == [150]
    assert zoom.value == 150
    assert [item.isChecked() for item in items(zoom)] == [False, False, True]


def test_arrow_keys_move_inside(qtbot: QtBot, zoom: Segment) -> None:
    items(zoom)[0].setFocus()
    press(items(zoom)[0], Qt.Key.Key_Right)
    assert zoom.value == 125
    assert items(zoom)[1].hasFocus()


def test_the_program_chooses_silently(qtbot: QtBot, zoom: Segment) -> None:
    with qtbot.assertNotEmitted(zoom.chosen):
        zoom.choose(125)
    assert items(zoom)[1].isChecked()


def test_new_words_keep_the_choice(qtbot: QtBot, zoom: Segment) -> None:
    zoom.choose(125)
    zoom.set_options([Option(size, f"{size}", note="too wide") for size in (100, 125)])
    assert [item.text() for item in items(zoom)[:2]] == ["100", "125"]
    assert items(zoom)[1].isChecked()
    assert items(zoom)[0].accessibleDescription() == "too wide"


def test_a_check_box_is_hit_anywhere_in_its_row(qtbot: QtBot) -> None:
    box = CheckBox("모두 읽었습니다")
    qtbot.addWidget(box)
    box.show()
    click(box)
    assert box.isChecked()
    press(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_a_drop_down_keeps_its_choice_over_new_words(qtbot: QtBot) -> None:
    choice = DropDown()
    qtbot.addWidget(choice)
    choice.set_options([("a", "가"), ("b", "나")])
    choice.setCurrentIndex(1)
    with qtbot.assertNotEmitted(choice.currentIndexChanged):
        choice.set_options([("x", "X"), ("b", "B")])
    assert choice.currentData() == "b"
    assert choice.currentText() == "B"


def test_a_field_tells_what_is_typed_and_not_what_is_set(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show()
    with qtbot.assertNotEmitted(field.edited):
        field.set_words("26")
    with qtbot.waitSignal(field.edited):
        type_words(field.box.edit, "0")
    assert field.words == "260"
    with qtbot.waitSignal(field.submitted):
        press(field.box.edit, Qt.Key.Key_Return)


def test_a_message_moves_nothing(qtbot: QtBot) -> None:
    field = TextField()
    field.set_name("생년월일", "예: 030521")
    qtbot.addWidget(field)
    field.show()
    field.show_help("")
    before = (field.sizeHint().height(), field.box.y())
    for show in (field.show_help, field.show_ok, field.show_error):
        show("다릅니다")
        QApplication.processEvents()
        assert (field.sizeHint().height(), field.box.y()) == before


def test_the_message_is_told_to_the_screen_reader(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.set_name("수험번호")
    field.show_error("없는 번호입니다")
    assert field.box.edit.accessibleName() == "수험번호"
    assert field.box.edit.accessibleDescription() == "없는 번호입니다"
    field.show_ok("송하린 님")
    assert field.box.edit.accessibleDescription() == "송하린 님"


def test_search_tells_each_change_without_spaces_around(qtbot: QtBot) -> None:
    search = SearchField()
    qtbot.addWidget(search)
    search.show()
    with qtbot.waitSignal(search.searched) as signal:
        search.edit.setText("  17 ")
    assert signal.args == ["17"]
