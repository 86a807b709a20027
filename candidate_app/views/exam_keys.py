"""The keys of the exam page. No key hands in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from candidate_app.view_models.candidate_view_models import CandidateViewModels

_K = Qt.Key
_OPTIONS = {
    _K.Key_1: 1,
    _K.Key_2: 2,
    _K.Key_3: 3,
    _K.Key_4: 4,
    _K.Key_5: 5,
}
_PLAIN = Qt.KeyboardModifier.KeypadModifier


class ExamKeys(QObject):
    """1-5 mark, 0 clears, arrows move, Ctrl changes the size, F9 lists what is open.

    `moved` carries the question that the keyboard went to.
    """

    moved = Signal(int)

    def __init__(self, models: CandidateViewModels, turn: Callable[[int], None]) -> None:
        super().__init__()
        self._exam, self._display, self._submit = models.exam, models.display, models.submit
        self._turn = turn

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        modifiers = event.modifiers() & ~_PLAIN
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return _do(self._sizes(), key)
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        return _do(self._answers(), key) or _do(self._moves(), key)

    def _answers(self) -> dict[Qt.Key, Callable[[], None]]:
        current = self._exam.picture.current
        marks: dict[Qt.Key, Callable[[], None]] = {
            key: partial(self._exam.choose, current, option) for key, option in _OPTIONS.items()
        }
        return {**marks, _K.Key_0: lambda: self._exam.clear(current)}

    def _moves(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            _K.Key_Up: lambda: self._step(-1),
            _K.Key_Down: lambda: self._step(1),
            _K.Key_Left: lambda: self._turn(-1),
            _K.Key_PageUp: lambda: self._turn(-1),
            _K.Key_Right: lambda: self._turn(1),
            _K.Key_PageDown: lambda: self._turn(1),
            _K.Key_F9: self._submit.open_list,
        }

    def _sizes(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            _K.Key_Plus: lambda: self._display.zoom_by(1),
            _K.Key_Equal: lambda: self._display.zoom_by(1),
            _K.Key_Minus: lambda: self._display.zoom_by(-1),
            _K.Key_0: lambda: self._display.zoom_to(100),
        }

    def _step(self, by: int) -> None:
        self._exam.step(by)
        self.moved.emit(self._exam.picture.current)


def _do(acts: dict[Qt.Key, Callable[[], None]], key: Qt.Key) -> bool:
    act = acts.get(key)
    if act is None:
        return False
    act()
    return True
