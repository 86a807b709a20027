"""Finds texts that do not fit into their widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel

from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SLACK = 1


def cut_texts(widget: QWidget) -> list[str]:
    """The texts in a shown widget that are cut, squeezed or pushed out of their parent.

    Looks at every visible label and button. Labels made to be shortened may be; what a
    scroll area hides may be hidden.
    """
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    found = []
    children: list[QLabel | QAbstractButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QAbstractButton),
    ]
    for child in children:
        if child.isVisibleTo(widget) and child.text().strip():
            why = _why_cut(child) or _why_outside(child, widget)
            if why:
                found.append(f"{type(child).__name__} {child.text()!r}: {why}")
    return found


def _why_cut(child: QLabel | QAbstractButton) -> str:
    if isinstance(child, QLabel) and child.wordWrap():
        wanted = child.heightForWidth(child.width())
        return f"{child.height()} high, {wanted} wanted" if child.height() + SLACK < wanted else ""
    wanted_size = child.sizeHint()
    if isinstance(child, Label) and child.shortens:
        wanted_size.setWidth(child.width())
    if child.width() + SLACK < wanted_size.width():
        return f"{child.width()} wide, {wanted_size.width()} wanted"
    if child.height() + SLACK < child.fontMetrics().height():
        return f"{child.height()} high, {child.fontMetrics().height()} wanted"
    return ""


def _why_outside(child: QWidget, top: QWidget) -> str:
    """Clipped by an ancestor that does not scroll."""
    step = child.parentWidget()
    while step is not None:
        parent = step.parentWidget()
        if isinstance(step, QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea):
            return ""
        place = QRect(child.mapTo(step, QPoint(0, 0)), child.size())
        if not step.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return f"sticks out of {type(step).__name__}"
        if step is top:
            return ""
        step = parent
    return ""
