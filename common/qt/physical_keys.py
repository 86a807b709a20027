"""Which key was pressed, whatever the input method makes of it: ㅂ is the Q key.

Shortcuts compare the place of the key, so they work while Hangul is being typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# Scan codes of set 1, which Windows reports as they are and X11 with 8 added.
_ROWS = {
    2: "1234567890",
    16: "QWERTYUIOP",
    30: "ASDFGHJKL",
    44: "ZXCVBNM",
    53: "/",
}
_BY_SCAN_CODE = {
    first + place: letter for first, row in _ROWS.items() for place, letter in enumerate(row)
}
_X11_SHIFT = 8
_LATIN = range(int(Qt.Key.Key_Space), int(Qt.Key.Key_AsciiTilde) + 1)


def physical_key(event: QKeyEvent) -> str:
    """The Latin letter or digit on the pressed key of a standard keyboard; empty for others."""
    scan_code = event.nativeScanCode()
    if scan_code:
        shift = _X11_SHIFT if QGuiApplication.platformName() == "xcb" else 0
        return _BY_SCAN_CODE.get(scan_code - shift, "")
    # Key presses made by programs carry no scan code.
    return chr(event.key()).upper() if event.key() in _LATIN else ""
