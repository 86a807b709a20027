"""The panel of the chosen candidate: head, facts, acts, warnings, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.rows.seat_acts import SeatAct
from common.console.texts.say import say
from common.console.widgets import seat_lines
from common.console.widgets.fact_grid import Fact, FactGrid
from common.console.widgets.move_dialog import MoveAnswer, MoveDialog
from common.console.widgets.reason_dialog import ReasonDialog, ReasonQuestion
from common.qt.dialogs import ask
from common.qt.i18n.text import text
from common.qt.tasks import starter
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.view import View
from proctor_app.views.act_grid import ActGrid
from proctor_app.views.act_log import ActLog
from proctor_app.views.candidate_head import CandidateHead
from proctor_app.views.spot_code import SpotCode
from proctor_app.views.verdict_dialog import VerdictDialog
from proctor_app.views.warn_dialog import WarnDialog

if TYPE_CHECKING:
    from common.console.rows.seat_item import SeatItem
    from common.core.tasks import TaskScope
    from proctor_app.view_models.candidate_view_model import (
        CandidatePicture,
        CandidateViewModel,
    )

PRESETS = 3


class CandidateView(View):
    """Scrolls; ``closed`` comes when the person closes it, ``time_wanted`` with the attempt."""

    closed = Signal()
    time_wanted = Signal(str)

    def __init__(
        self, view_model: CandidateViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._head = CandidateHead()
        self._facts = FactGrid(3)
        self._acts = ActGrid()
        self._code = SpotCode()
        self._log = ActLog()
        self._page = ScrollPage()
        self._inner = QVBoxLayout()
        self._moving: MoveDialog | None = None
        self._lay_out()
        self._head.closed.connect(self.closed)
        self._acts.asked.connect(starter(tasks, "act", self._act))
        self._code.asked.connect(starter(tasks, "code", self._show_code))
        self._log.put_away.connect(view_model.put_away)
        view_model.changed.connect(self.refresh)
        self.begin()

    def _lay_out(self) -> None:
        self._inner.addWidget(self._facts)
        self._inner.addSpacing(14)
        self._inner.addWidget(self._acts)
        self._inner.addWidget(self._code)
        self._inner.addSpacing(10)
        self._inner.addWidget(self._log)
        body = self._page.body
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(self._inner)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Hairline())
        column.addWidget(self._page, 1)

    def wanted_height(self) -> int:
        """How high the panel is with nothing scrolled away."""
        width = max(1, self.width())
        page = self._page.widget()
        parts = (self._head,) if page is None else (self._head, page)
        return sum(_height(part, width) for part in parts) + theme().tokens.line

    @override
    def restyle(self) -> None:
        px = theme().px
        self._inner.setContentsMargins(px(16), px(14), px(16), px(14))

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        if picture.item is None:
            return
        self._head.show_item(picture.item)
        self._facts.show_facts(_facts(picture.item))
        self._acts.show_acts(picture.acts, _held_up(picture))
        self._code.show_code(picture, _held_up(picture))
        self._log.show_log(picture)
        if self._moving is not None:
            self._moving.refresh()

    async def _act(self, act: object) -> None:
        item = self._view_model.picture.item
        if item is None or not isinstance(act, SeatAct):
            return
        who = text("console.seat.who", seat=item.seat, name=item.name)
        if act is SeatAct.VERIFY:
            self._view_model.verify()
        elif act is SeatAct.WARN:
            await self._warn(item, who)
        elif act is SeatAct.RELEASE:
            await self._release(who)
        elif act is SeatAct.MOVE:
            await self._move(who)
        elif act is SeatAct.TIME:
            self.time_wanted.emit(item.attempt_id)
        else:
            await self._hold(act, who)

    async def _warn(self, item: SeatItem, who: str) -> None:
        evidence = [(id_, say(title)) for id_, title in self._view_model.picture.evidence]
        answer = await ask(WarnDialog(self.window(), who, item.warnings + 1, evidence))
        if isinstance(answer, tuple):
            self._view_model.warn(*answer)

    async def _move(self, who: str) -> None:
        """Ask the server for free seats; the dialog shows them as soon as they are told."""
        self._view_model.ask_seats()
        self._moving = MoveDialog(self.window(), who, lambda: self._view_model.picture.offer)
        try:
            answer = await ask(self._moving)
        finally:
            self._moving = None
        if isinstance(answer, MoveAnswer):
            self._view_model.move(*answer)

    async def _release(self, who: str) -> None:
        if not self._view_model.picture.wants_verdict:
            self._view_model.release()
            return
        answer = await ask(VerdictDialog(self.window(), who, self._view_model.verdicts))
        if isinstance(answer, str):
            self._view_model.release(answer)

    async def _show_code(self) -> None:
        """Ask why, and for a lock that stands what it was, before the code is told."""
        picture = self._view_model.picture
        item = picture.item
        if item is None or picture.spot is None:
            return
        who = text("console.seat.who", seat=item.seat, name=item.name)
        reason = await ask(ReasonDialog(self.window(), _asks("code", who)))
        if not isinstance(reason, str):
            return
        verdict: object = None
        if picture.code_wants_verdict:
            verdict = await ask(VerdictDialog(self.window(), who, self._view_model.verdicts))
            if not isinstance(verdict, str):
                return
        self._view_model.show_code(reason, verdict if isinstance(verdict, str) else None)

    async def _hold(self, act: SeatAct, who: str) -> None:
        """Ask why, for what needs nothing but a reason."""
        answer = await ask(ReasonDialog(self.window(), _question(act, who)))
        if isinstance(answer, str) and act is SeatAct.REOPEN:
            self._view_model.propose_reopening(answer)
        elif isinstance(answer, str):
            self._view_model.hold(act, answer)


def _height(part: QWidget, width: int) -> int:
    known = part.heightForWidth(width)
    return known if known >= 0 else part.sizeHint().height()


def _held_up(picture: CandidatePicture) -> str:
    """Why nothing at all can be sent now: a second command would meet a row nobody has seen."""
    if not picture.may_command:
        return text("console.link.no_commands")
    return text("console.command.waiting") if picture.is_waiting else ""


def _facts(item: SeatItem) -> tuple[Fact, ...]:
    lost = item.link_age_s is not None
    warned = Token.WARN if item.warnings else Token.TEXT
    score = f"{item.score:.1f}" if item.score else seat_lines.NOTHING
    return (
        _fact("progress", seat_lines.progress_text(item) or seat_lines.NOTHING),
        _fact("remaining", seat_lines.remaining_text(item)),
        _fact("link", seat_lines.link_text(item), Token.OFFLINE if lost else Token.TEXT),
        _fact("saved", seat_lines.saved_text(item), Token.OFFLINE if item.unsent else Token.TEXT),
        _fact("warnings", seat_lines.warnings_text(item), warned),
        _fact("score", score, Token.SUSPECT if item.score else Token.TEXT),
    )


def _fact(name: str, value: str, tone: Token = Token.TEXT) -> Fact:
    return text(f"console.fact.{name}"), value, tone


def _question(act: SeatAct, who: str) -> ReasonQuestion:
    return _asks(act.value, who, dangerous=act is SeatAct.LOCK)


def _asks(name: str, who: str, *, dangerous: bool = False) -> ReasonQuestion:
    return ReasonQuestion(
        name=f"proctor.{name}",
        title=text(f"proctor.{name}.title", who=who),
        body=text(f"proctor.{name}.body"),
        presets=tuple(text(f"proctor.{name}.preset_{n}") for n in range(PRESETS)),
        act=text(f"console.act.{name}"),
        dangerous=dangerous,
    )
