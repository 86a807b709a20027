"""The one Qt application of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence


def open_application(name: str, arguments: Sequence[str]) -> QApplication:
    """Return the application; nothing of Qt's windows exists before it.

    Args:
        name: of the program, as the desktop shows it.
        arguments: the command line's first word; options are the program's own.
    """
    application = QApplication(list(arguments))
    application.setApplicationName(name)
    return application
