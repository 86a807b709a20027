"""Writes down where the visible controls are, for people and tools that drive the real windows.

Off unless the environment names a file in `GAMDOK_WIDGET_MAP`: the file is replaced a few times
a second with names, texts and screen rectangles, as an accessibility tool would read them.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from common.qt.widgets.button import Button

VARIABLE = "GAMDOK_WIDGET_MAP"
_EVERY_MS = 200


class WidgetMap(QObject):
    """Replaces `file` with the map of all top-level windows."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Begin at once."""
        super().__init__(parent)
        self._file = file
        self._last = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._write)
        self._timer.start()

    def _write(self) -> None:
        found = [entry for window in QApplication.topLevelWidgets() for entry in _walk(window)]
        text = json.dumps(found, ensure_ascii=False)
        if text == self._last:
            return
        self._last = text
        part = self._file.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(self._file)


def start_widget_map(parent: QObject) -> WidgetMap | None:
    """Start the map where the environment asks for it."""
    file = os.environ.get(VARIABLE)
    return WidgetMap(Path(file), parent) if file else None


def _walk(widget: QWidget) -> Iterator[dict[str, object]]:
    if not widget.isVisible():
        return
    yield _entry(widget)
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget)
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _walk(child)


def _entry(widget: QWidget) -> dict[str, object]:
    text = ""
    if isinstance(widget, QLineEdit):
        text = widget.displayText()  # dots where the field shows dots
    elif isinstance(widget, QAbstractButton | QLabel):
        text = widget.text()
    corner = widget.mapToGlobal(QPoint(0, 0))
    shown = widget.visibleRegion().boundingRect()
    return {
        "id": widget.objectName(),
        "name": widget.accessibleName(),
        "kind": type(widget).__name__,
        "text": text,
        "enabled": widget.isEnabled() and not _is_blocked(widget),
        "focus": widget.hasFocus(),
        "checked": widget.isChecked() if isinstance(widget, QAbstractButton) else False,
        "rect": [corner.x(), corner.y(), widget.width(), widget.height()],
        "shown": not shown.isEmpty(),
    }


def _is_blocked(widget: QWidget) -> bool:
    """A blocked button keeps its focus and tells why; for whoever wants to press it is off."""
    return isinstance(widget, Button) and widget.is_blocked


def _rows(view: QAbstractItemView) -> Iterator[dict[str, object]]:
    # A view without a model hands out None, whatever its annotation says.
    model = cast("QAbstractItemModel | None", view.model())
    if model is None:
        return
    port = view.viewport()
    for row in range(model.rowCount(view.rootIndex())):
        first = model.index(row, 0, view.rootIndex())
        place = view.visualRect(first)
        if not port.rect().intersects(place):
            continue
        yield _row(view, row, place)


def _row(view: QAbstractItemView, row: int, place: QRect) -> dict[str, object]:
    model, port = view.model(), view.viewport()
    cells = [
        str(model.index(row, column, view.rootIndex()).data(Qt.ItemDataRole.DisplayRole) or "")
        for column in range(model.columnCount(view.rootIndex()))
    ]
    corner = port.mapToGlobal(place.topLeft())
    return {
        "id": f"{view.objectName()}[{row}]",
        "name": str(
            model.index(row, 0, view.rootIndex()).data(Qt.ItemDataRole.AccessibleTextRole) or ""
        ),
        "kind": "row",
        "text": " | ".join(cells),
        "enabled": True,
        "focus": False,
        "checked": False,
        "rect": [corner.x(), corner.y(), min(place.width(), port.width()), place.height()],
        "shown": True,
    }
