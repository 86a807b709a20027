"""A chief's dashboard over a session without a network."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from chief_app.composition import ChiefContent
from common.console.link.console_session import ConsoleSession
from common.core.clock import FakeClock
from common.core.tasks import TaskScope
from common.protocol.vocabulary import Role
from installers.dev.console_samples import NOW_MS, Sample
from installers.dev.console_stand import StandSession, staff_session

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from common.protocol.base import Message


class ChiefStand:
    """Everything of one dashboard, and what it sent."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.clock = FakeClock(NOW_MS)
        self.session = StandSession(self.clock)
        self.tasks = TaskScope("test")
        signed_in = staff_session(Role.CHIEF, "staff-chief", "정민석")
        console = ConsoleSession(self.session, self.clock)
        self.content = ChiefContent(console, signed_in, self.tasks)
        self.models = self.content.models
        self.page = self.content.page

    def welcome(self) -> None:
        """The server takes the connection."""
        self.session.welcome(self.sample.snapshot("staff-chief"))
        self.changed()

    def give(self, message: Message) -> None:
        """The server says something; the views follow at once."""
        self.session.give(message)
        self.changed()

    def changed(self) -> None:
        """Do now what the coalescers do later."""
        self.content.hub.changed.emit()
        self.models.board.refresh()

    async def settle(self) -> None:
        """Let what was sent leave, and what came arrive."""
        for _ in range(10):
            await asyncio.sleep(0)

    @property
    def sent(self) -> Message:
        """The last command that left."""
        return self.session.sent[-1]


@asynccontextmanager
async def chief_at(sample: Sample) -> AsyncIterator[ChiefStand]:
    """A signed-in chief who sees this centre."""
    stand = ChiefStand(sample)
    stand.content.hub.start()
    stand.welcome()
    try:
        yield stand
    finally:
        await stand.content.hub.stop()
        await stand.tasks.stop()
        stand.page.deleteLater()
