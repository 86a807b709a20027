"""Dialogs as something to await. No nested event loop: ``exec`` would stop the asyncio loop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from common.qt.widgets.question_dialog import Question, QuestionDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from common.qt.widgets.overlay_dialog import OverlayDialog


async def ask(dialog: OverlayDialog) -> object:
    """Open a dialog and wait for its answer, None for the safe way.

    When the waiting task is cancelled, the dialog closes.
    """
    answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()

    def on_finished(given: object) -> None:
        if not answer.done():
            answer.set_result(given)

    dialog.finished.connect(on_finished)
    dialog.open()
    try:
        return await answer
    except asyncio.CancelledError:
        dialog.finish(None)
        raise


async def confirm(window: QWidget, question: Question, *, top: int = 0) -> bool:
    """Ask a yes-or-no question; True for yes only."""
    return await ask(QuestionDialog(window, question, top)) is True


async def choose_save_path(
    window: QWidget, title: str, suggested: Path, name_filter: str
) -> Path | None:
    """Ask where to save, with the desktop's own dialog; None when the person thinks better."""
    dialog = QFileDialog(window, title, str(suggested.parent), name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(suggested.name)
    accepted = await wait_for_dialog(dialog) == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


async def choose_open_path(window: QWidget, title: str, name_filter: str) -> Path | None:
    """Ask for an existing file; None when the person thinks better."""
    dialog = QFileDialog(window, title, "", name_filter)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    accepted = await wait_for_dialog(dialog) == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


async def wait_for_dialog(dialog: QDialog) -> int:
    """Open a dialog of Qt's own and wait for its result code; cancelling closes it."""
    result: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def on_finished(code: int) -> None:
        if not result.done():
            result.set_result(code)

    dialog.finished.connect(on_finished)
    dialog.open()
    try:
        return await result
    except asyncio.CancelledError:
        dialog.reject()
        raise
