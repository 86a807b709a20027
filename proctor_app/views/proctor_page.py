"""What a signed-in proctor sees: taking the room first, then the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.widgets.view import View
from proctor_app.views.duty_view import DutyView
from proctor_app.views.room_view import RoomView

if TYPE_CHECKING:
    from common.core.tasks import TaskScope
    from proctor_app.view_models.room_view_models import RoomViewModels


class ProctorPage(View):
    """The room is shown as long as its duty lasts."""

    def __init__(
        self, models: RoomViewModels, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._duty = models.duty
        self._pages = QStackedWidget()
        self._pages.addWidget(DutyView(models.duty))
        self._pages.addWidget(RoomView(models, tasks))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        models.duty.changed.connect(self.refresh)
        self.begin()

    @override
    def refresh(self) -> None:
        self._pages.setCurrentIndex(1 if self._duty.picture.is_on_duty else 0)
