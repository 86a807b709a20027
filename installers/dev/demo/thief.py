"""A window that takes the focus from the exam, as a messenger that pops up would."""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel


def main() -> None:
    """Show the window until the process is ended."""
    app = QApplication(sys.argv)
    window = QLabel("새 메시지 1건\n\nNew message")
    window.setObjectName("thief")
    window.setWindowTitle("메신저")
    window.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.resize(360, 180)
    window.show()
    QTimer.singleShot(0, window.activateWindow)
    raise SystemExit(app.exec())


if __name__ == "__main__":
    main()
