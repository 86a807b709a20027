"""Which page is on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from candidate_app.state import Page
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk


__all__ = ["Page", "PagePicture", "PageViewModel"]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The page, and whether the exam's own bar with time and save state is over it."""

    page: Page = Page.SIGN_IN

    @property
    def shows_exam_bar(self) -> bool:
        """Whether time and save state stay in sight."""
        return self.page in (Page.EXAM, Page.HOLD)


class PageViewModel(ViewModel[PagePicture]):
    """Follows the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(PagePicture(), desk)
        self._desk = desk
        desk.changed.connect(self.refresh)
        desk.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Look where the candidate stands."""
        self.show(PagePicture(self._desk.state.page(self._desk.now_ms())))
