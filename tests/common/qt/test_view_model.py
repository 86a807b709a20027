from dataclasses import dataclass, replace

from pytestqt.qtbot import QtBot

from common.qt.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class Picture:
    seat: int = 0


class SeatViewModel(ViewModel[Picture]):
    def move(self, seat: int) -> bool:
        return self.show(replace(self.picture, seat=seat))


def test_another_picture_is_announced_once(qtbot: QtBot) -> None:
    view_model = SeatViewModel(Picture())
    with qtbot.waitSignal(view_model.changed):
        assert view_model.move(42)
    assert view_model.picture == Picture(42)


def test_an_equal_picture_changes_nothing(qtbot: QtBot) -> None:
    view_model = SeatViewModel(Picture(42))
    with qtbot.assertNotEmitted(view_model.changed):
        assert not view_model.move(42)
