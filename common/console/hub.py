"""Where a console's parts meet: messages in, commands out, and the beat that views follow.

session → hub → the program's state; then, at most each 50 ms, ``changed`` to all view-models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from common.console.link.link_status import LinkPhase
from common.protocol.rows import ActorRef
from common.qt.coalesce import Coalescer

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.console.link.command_log import SentCommand
    from common.console.link.console_session import ConsoleSession
    from common.console.link.link_status import LinkStatus
    from common.console.rows.words import Sayable
    from common.protocol.base import Message
    from common.protocol.rest import StaffSession
    from common.rules.view_change import Change

TICK_MS = 1_000


class ConsoleHub(QObject):
    """Lives as long as a sign-in.

    ``changed``: the state changed. ``ticked``: a second went by. ``link_changed``: the link has
    another state. ``settled``: a command was sent or has an outcome. ``forgotten``: it was seen.

    Args:
        session: the link.
        signed_in: who sits here.
        apply: takes a message over into the program's state and says what it changed.
        parent: the owner.
    """

    changed = Signal()
    ticked = Signal()
    link_changed = Signal()
    settled = Signal(object)
    forgotten = Signal(str)

    def __init__(
        self,
        session: ConsoleSession,
        signed_in: StaffSession,
        apply: Callable[[Message], Change],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.signed_in = signed_in
        self.me = ActorRef(role=signed_in.role, id=signed_in.staff_id)
        self._apply = apply
        self._coalescer = Coalescer(self.changed.emit, parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)
        session.listen(self._on_message, self._on_link)
        session.commands.changed = self.settled.emit

    @property
    def link(self) -> LinkStatus:
        """The link as it is now."""
        return self.session.link

    def now_ms(self) -> int:
        """Return the server's time."""
        return self.session.now_ms()

    def heard_ms(self) -> int | None:
        """Return the moment of the server's last word while the link is lost, else None."""
        link = self.link
        if link.phase is not LinkPhase.LOST or link.age_s is None:
            return None
        return self.now_ms() - round(1000 * link.age_s)

    def start(self) -> None:
        """Connect, and let the seconds go by."""
        self.session.start()
        self._timer.start()

    async def stop(self) -> None:
        """Close the link."""
        self._timer.stop()
        await self.session.stop()

    def send(self, message: Message, title: Sayable, target: str) -> SentCommand:
        """Send a command; its outcome comes by ``settled``."""
        return self.session.send(message, title, target)

    def forget(self, command_id: str) -> None:
        """A person has seen what became of a command."""
        self.session.commands.forget(command_id)
        self.forgotten.emit(command_id)

    def _on_message(self, message: Message) -> None:
        if self._apply(message):
            self._coalescer.poke()

    def _on_link(self, _status: LinkStatus) -> None:
        self.link_changed.emit()
