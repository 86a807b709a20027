"""Head and foot of every page outside the exam: which exam, who, what time, which link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from candidate_app.view_models.centre_watch import CentreWatch, Reach
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk


class LinkWord(Enum):
    """What is said of the link."""

    ASKING = "asking"
    CONNECTED = "connected"
    LOST = "lost"
    NOT_TRUSTED = "not_trusted"


_REACH = {
    Reach.UNKNOWN: LinkWord.ASKING,
    Reach.REACHED: LinkWord.CONNECTED,
    Reach.UNREACHABLE: LinkWord.LOST,
    Reach.NOT_TRUSTED: LinkWord.NOT_TRUSTED,
}


@dataclass(frozen=True, slots=True)
class StatusPicture:
    """What head and foot show; empty texts are not known yet.

    Args:
        exam: title of the exam.
        period: sitting and period.
        name: of the candidate.
        number: exam number.
        seat: number of the seat.
        place: centre and room.
        now_ms: the server's time, to the second.
        unsent: answers not acknowledged.
    """

    exam: str = ""
    period: str = ""
    name: str = ""
    number: str = ""
    seat: str = ""
    place: str = ""
    now_ms: int | None = None
    link: LinkWord = LinkWord.ASKING
    unsent: int = 0


class StatusViewModel(ViewModel[StatusPicture]):
    """Follows the desk, and the centre before the sign-in."""

    def __init__(self, desk: Desk, centre: CentreWatch) -> None:
        super().__init__(StatusPicture(), desk)
        self._desk = desk
        self._centre = centre
        for signal in (desk.changed, desk.ticked, centre.changed):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Look again."""
        self.show(self._picture_now())

    def _picture_now(self) -> StatusPicture:
        now_ms = self._desk.now_ms()
        second = now_ms // 1000 * 1000 if now_ms is not None else None
        view, facts, seat = self._desk.view, self._centre.facts, self._desk.seat
        if view is None:
            return StatusPicture(
                exam=facts.exam_title if facts else "",
                period=_joined(facts.sitting_title, facts.period_title) if facts else "",
                place=facts.centre_name if facts else "",
                now_ms=second,
                link=self._link(),
            )
        return StatusPicture(
            exam=view.exam_title,
            period=_joined(facts.sitting_title if facts else "", view.period.title),
            name=view.facts.name,
            number=view.facts.exam_number,
            seat=view.facts.seat,
            place=_joined(facts.centre_name if facts else "", view.room.room_name),
            now_ms=second,
            link=self._link(),
            unsent=seat.unsent if seat is not None else 0,
        )

    def _link(self) -> LinkWord:
        if self._desk.seat is None:
            return _REACH[self._centre.reach]
        if self._desk.state.online:
            return LinkWord.CONNECTED
        return LinkWord.LOST if self._desk.view is not None else LinkWord.ASKING


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
