import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from common.qt import announce as module
from common.qt.announce import announce

Politeness = QAccessible.AnnouncementPoliteness


class Listener:
    """Stands where the screen reader listens."""

    AnnouncementPoliteness = Politeness

    def __init__(self, active: bool) -> None:
        self.active = active
        self.heard: list[tuple[str, Politeness]] = []

    def isActive(self) -> bool:  # noqa: N802 - a name of Qt
        return self.active

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
        self.heard.append((event.message(), event.politeness()))


def test_words_are_spoken(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    label, listener = QLabel(), Listener(active=True)
    qtbot.addWidget(label)
    monkeypatch.setattr(module, "QAccessible", listener)
    announce(label, "10분 남았습니다")
    announce(label, "1분 남았습니다", urgent=True)
    announce(label, "")
    assert listener.heard == [
        ("10분 남았습니다", Politeness.Polite),
        ("1분 남았습니다", Politeness.Assertive),
    ]


def test_without_a_screen_reader_nothing_is_sent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    label, listener = QLabel(), Listener(active=False)
    qtbot.addWidget(label)
    monkeypatch.setattr(module, "QAccessible", listener)
    announce(label, "10분 남았습니다")
    assert listener.heard == []


def test_the_real_call_works(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    QAccessible.setActive(True)
    try:
        announce(label, "10분 남았습니다", urgent=True)
    finally:
        QAccessible.setActive(False)
