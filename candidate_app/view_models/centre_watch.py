"""Asks the centre who and what time it is while nobody has signed in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from common.client.anchor import ServerAnchor
from common.client.errors import LinkError, LinkProblem
from common.client.rest import RestClient
from common.core.errors import RefusedError

if TYPE_CHECKING:
    from common.client.address import CentreAddress
    from common.core.clock import Clock
    from common.protocol.rest import CentreFacts

ASK_AGAIN_S = 5.0
ASK_SOON_S = 1.0


class Reach(Enum):
    """Whether the centre's server answers."""

    UNKNOWN = "unknown"
    REACHED = "reached"
    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "not_trusted"


class CentreWatch(QObject):
    """Holds the last answer; ``changed`` comes with each answer and each failure."""

    changed = Signal()

    def __init__(self, address: CentreAddress, clock: Clock, parent: QObject | None = None) -> None:
        """Ask nothing before `run`."""
        super().__init__(parent)
        self._address = address
        self._clock = clock
        self.anchor = ServerAnchor(clock)
        self.facts: CentreFacts | None = None
        self.reach = Reach.UNKNOWN
        self.is_paused = False

    async def run(self) -> None:
        """Ask again and again until cancelled; not while paused: the session knows more then."""
        while True:
            if not self.is_paused:
                await self._ask()
                self.changed.emit()
            reached = self.reach is Reach.REACHED
            await self._clock.sleep(ASK_AGAIN_S if reached else ASK_SOON_S)

    async def _ask(self) -> None:
        sent_at = self._clock.monotonic()
        try:
            async with RestClient(self._address) as rest:
                self.facts = await rest.centre()
        except LinkError as error:
            wrong = error.problem is LinkProblem.WRONG_CERTIFICATE
            self.reach = Reach.NOT_TRUSTED if wrong else Reach.UNREACHABLE
        except RefusedError:
            self.reach = Reach.REACHED
        else:
            self.reach = Reach.REACHED
            self.anchor.set(self.facts.server_ms, sent_at)
