"""Opens and closes the dialogs of handing in as its stage says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from candidate_app.view_models.submit_view_model import SubmitStage
from candidate_app.views.submit_confirm_dialog import SubmitConfirmDialog
from candidate_app.views.submit_review_dialog import SubmitReviewDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from candidate_app.view_models.candidate_view_models import CandidateViewModels
    from common.qt.widgets.overlay_dialog import OverlayDialog

TOP = 56
_REVIEWS = (SubmitStage.LIST, SubmitStage.REVIEW)


class SubmitDialogs(QObject):
    """One dialog at a time, under the bar with time and save state."""

    def __init__(self, window: QWidget, models: CandidateViewModels) -> None:
        super().__init__(window)
        self._window, self._models = window, models
        self._view_model = models.submit
        self._stage = SubmitStage.CLOSED
        self._dialog: OverlayDialog | None = None
        self._view_model.changed.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether a dialog is open."""
        return self._dialog is not None

    def _follow(self) -> None:
        stage = self._view_model.picture.stage
        if stage is self._stage:
            return
        self._stage = stage
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.finish(None)
        if stage in _REVIEWS:
            self._open(SubmitReviewDialog(self._window, self._models, TOP))
        elif stage is SubmitStage.CONFIRM:
            self._open(SubmitConfirmDialog(self._window, self._models, TOP))

    def _open(self, dialog: OverlayDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self, answer: object) -> None:
        if self._dialog is None:
            return  # closed because the stage changed
        self._dialog = None
        stage, self._stage = self._stage, SubmitStage.CLOSED
        if answer is True:
            self._go_on(stage)
            return
        self._view_model.close()
        if isinstance(answer, int):
            self._models.exam.go_to(answer)

    def _go_on(self, stage: SubmitStage) -> None:
        if stage is SubmitStage.CONFIRM:
            self._view_model.confirm()
        else:
            self._view_model.proceed()
