"""After handing in: on its way, or taken with its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from common.protocol.vocabulary import SubmissionKind
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from common.protocol.rows import SealRow


class ReceiptState(Enum):
    """What happened to the answers."""

    SENDING = "sending"
    SENDING_OFFLINE = "sending_offline"
    SUBMITTED = "submitted"
    TIME_OVER = "time_over"
    BY_STAFF = "by_staff"
    WITHDRAWN = "withdrawn"
    UNCONFIRMED = "unconfirmed"


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
        state = self._state_of(seal)
        sure = seal is not None and state is not ReceiptState.UNCONFIRMED
        self.show(
            ReceiptPicture(
                state=state,
                code=seal.receipt if seal is not None and sure else "",
                name=view.facts.name,
                number=view.facts.exam_number,
                sealed_ms=seal.sealed_ms if seal is not None else None,
                answered=seal.answered if seal is not None else 0,
                total=view.facts.items,
                differs=seat is not None and seat.is_sealed_as_given is False,
            )
        )

    def _state_of(self, seal: SealRow | None) -> ReceiptState:
        state = self._desk.state
        if seal is None:
            return ReceiptState.SENDING if state.online else ReceiptState.SENDING_OFFLINE
        return ReceiptState.UNCONFIRMED if state.doubts_receipt() else _STATE[seal.kind]
