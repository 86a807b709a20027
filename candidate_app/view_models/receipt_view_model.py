"""After handing in: on its way, or taken with its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from common.protocol.vocabulary import SubmissionKind
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk


class ReceiptState(Enum):
    """What happened to the answers."""

    SENDING = "sending"
    SENDING_OFFLINE = "sending_offline"
    SUBMITTED = "submitted"
    TIME_OVER = "time_over"
    BY_STAFF = "by_staff"
    WITHDRAWN = "withdrawn"


_STATE = {
    SubmissionKind.SUBMITTED: ReceiptState.SUBMITTED,
    SubmissionKind.BLANK: ReceiptState.SUBMITTED,
    SubmissionKind.AUTO: ReceiptState.TIME_OVER,
    SubmissionKind.FORCE: ReceiptState.BY_STAFF,
    SubmissionKind.WITHDRAWN: ReceiptState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class ReceiptPicture:
    """What the page shows.

    Args:
        code: the receipt, empty while the answers are on their way.
        sealed_ms: server time of the seal.
        differs: the seal does not cover exactly what this screen holds.
    """

    state: ReceiptState = ReceiptState.SENDING
    code: str = ""
    name: str = ""
    number: str = ""
    sealed_ms: int | None = None
    answered: int = 0
    total: int = 0
    differs: bool = False


class ReceiptViewModel(ViewModel[ReceiptPicture]):
    """Follows the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(ReceiptPicture(), desk)
        self._desk = desk
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again."""
        view = self._desk.view
        if view is None:
            self.show(ReceiptPicture())
            return
        seal, seat = view.seal, self._desk.seat
        sending = ReceiptState.SENDING if self._desk.state.online else ReceiptState.SENDING_OFFLINE
        self.show(
            ReceiptPicture(
                state=_STATE[seal.kind] if seal is not None else sending,
                code=seal.receipt if seal is not None else "",
                name=view.facts.name,
                number=view.facts.exam_number,
                sealed_ms=seal.sealed_ms if seal is not None else None,
                answered=seal.answered if seal is not None else 0,
                total=view.facts.items,
                differs=seat is not None and seat.is_sealed_as_given is False,
            )
        )
