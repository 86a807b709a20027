"""The one window: bars, the page of the moment, dialogs and messages over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.display_view_model import WIDE
from candidate_app.view_models.page_view_model import Page
from candidate_app.views.display_dialog import DisplayDialog
from candidate_app.views.enrol_view import EnrolView
from candidate_app.views.exam_top_bar import ExamTopBar
from candidate_app.views.exam_view import ExamView
from candidate_app.views.hold_view import HoldView
from candidate_app.views.page_foot import PageFoot
from candidate_app.views.page_head import PageHead
from candidate_app.views.plain_view import PlainView
from candidate_app.views.receipt_view import ReceiptView
from candidate_app.views.sign_in_view import SignInView
from candidate_app.views.steps_view import StepsView
from candidate_app.views.submit_dialogs import SubmitDialogs
from candidate_app.views.warning_note import WarningNote
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QWindow

    from candidate_app.view_models.candidate_view_models import CandidateViewModels
    from common.qt.widgets.overlay_dialog import OverlayDialog

LEAST = (1024, 700)
MESSAGE_WIDTH = 784
_WITH_FOOT = frozenset(
    {Page.ENROL, Page.SIGN_IN, Page.WAITING, Page.TIME_OVER, Page.RECEIPT, Page.ELSEWHERE}
)


class ExamWindow(View):
    """Swaps pages; is the surface that the lockdown works on."""

    def __init__(self, models: CandidateViewModels) -> None:
        super().__init__()
        self.setObjectName("window")
        self._models = models
        self._refuses_close = False
        self._settings: OverlayDialog | None = None
        self._head, self._foot = PageHead(models.status), PageFoot(models.status)
        self._top = ExamTopBar(models.bar)
        self._exam = ExamView(models)
        self._pages = self._make_pages()
        self._stack = QStackedWidget()
        for _page, view in self._pages:
            self._stack.addWidget(view)
        self._note = WarningNote(models.warning, self)
        self._dialogs = SubmitDialogs(self, models)
        self._fill()
        self._head.settings_wanted.connect(self._open_settings)
        models.page.changed.connect(self.refresh)
        # Queued: the place for a message is known after the layouts have settled.
        models.warning.changed.connect(self._place_note, Qt.ConnectionType.QueuedConnection)
        models.display.changed.connect(self._measure)
        self._exam.laid_out.connect(self._place_note, Qt.ConnectionType.QueuedConnection)
        self.setMinimumSize(*LEAST)
        self.begin()

    def _make_pages(self) -> tuple[tuple[Page, QWidget], ...]:
        """Return every page; adding one is a line here."""
        models = self._models
        plain = PlainView(models.plain)
        return (
            (Page.ENROL, EnrolView(models.enrol)),
            (Page.SIGN_IN, SignInView(models.sign_in)),
            (Page.STEPS, StepsView(models)),
            (Page.EXAM, self._exam),
            (Page.HOLD, HoldView(models.hold)),
            (Page.RECEIPT, ReceiptView(models.receipt)),
            (Page.WAITING, plain),
            (Page.TIME_OVER, plain),
            (Page.ELSEWHERE, plain),
        )

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def take_screen(self) -> None:
        """Fill the screen over everything else."""
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        self.showFullScreen()
        self.activateWindow()

    def give_screen(self) -> None:
        """Be a plain window again."""
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, False)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, False)
        self.showNormal()

    def refuse_close(self) -> None:
        """Let nobody but the program close the window."""
        self._refuses_close = True

    def allow_close(self) -> None:
        """Let anybody close the window."""
        self._refuses_close = False

    def grab_keyboard(self) -> bool:
        """Take every key; False when another program holds them."""
        # A window that was never shown has no handle, whatever the annotation says.
        handle = cast("QWindow | None", self.windowHandle())
        return handle is not None and handle.setKeyboardGrabEnabled(True)

    def free_keyboard(self) -> None:
        """Give the keys back."""
        handle = cast("QWindow | None", self.windowHandle())
        if handle is not None:
            handle.setKeyboardGrabEnabled(False)

    def _open_settings(self) -> None:
        if self._settings is None and not self._dialogs.is_open:
            self._settings = DisplayDialog(self, self._models.display, 64)
            self._settings.finished.connect(self._on_settings_closed)
            self._settings.open()

    def _on_settings_closed(self) -> None:
        self._settings = None

    def _measure(self) -> None:
        wide = self.width() >= WIDE
        self._top.set_wide(wide=wide)
        theme().set_scale(self._models.display.picture.chrome_for(self.width()))
        self._place_note()

    def _place_note(self) -> None:
        if not self._models.warning.picture.is_shown:
            return
        if self._models.page.picture.page is Page.EXAM:
            room = self._exam.message_room(self)
        else:
            width = min(theme().px(MESSAGE_WIDTH), self.width() - 32)
            top = self._stack.y() + 8
            room = QRect((self.width() - width) // 2, top, width, self.height() - top)
        self._note.place(room)

    @override
    def retranslate(self) -> None:
        """Set the title that the desktop shows."""
        self.setWindowTitle(text("candidate.window"))

    @override
    def restyle(self) -> None:
        """The ground of every page."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme().color(Token.BACKGROUND))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    @override
    def refresh(self) -> None:
        """Show the page of the moment."""
        picture = self._models.page.picture
        view = dict(self._pages)[picture.page]
        self._top.setVisible(picture.shows_exam_bar)
        self._head.setVisible(not picture.shows_exam_bar)
        self._foot.setVisible(picture.page in _WITH_FOOT)
        if self._stack.currentWidget() is not view:
            self._stack.setCurrentWidget(view)
            self._focus(view)
        if self._settings is not None and picture.shows_exam_bar:
            self._settings.finish(None)
        self._place_note()

    def _focus(self, view: QWidget) -> None:
        """Keys go to the page, unless it has given them to one of its fields already."""
        focused: QWidget | None = self.focusWidget()  # none before the window is shown
        if focused is None or not view.isAncestorOf(focused):
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10:
            self._open_settings()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._refuses_close:
            event.ignore()
        else:
            super().closeEvent(event)
