"""Proctor and chief who do not give up: what they want comes about, whatever dies meanwhile."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from typing_extensions import override

from common.client.address import CentreAddress
from common.core.errors import RefusedError
from common.protocol.base import Message
from tests.chaos.exam.candidates import QUICK
from tests.chaos.exam.plan import PASSWORD
from tests.helpers.act_book import ActBook
from tests.helpers.headless_staff import HeadlessStaff

T = TypeVar("T")
PATIENCE_S = 240.0
_AGAIN_S = 0.1


class StubbornStaff(HeadlessStaff):
    """A member of staff.

    Args:
        book: where every act is written down.
    """

    def __init__(self, address: CentreAddress, login: str, book: ActBook) -> None:
        super().__init__(address, login, PASSWORD, QUICK)
        self._book = book

    async def bring_about(
        self, what: str, done: Callable[[], bool], act: Callable[[], Message | None]
    ) -> None:
        """Give the command again, made anew, until what it is for is so.

        Raises:
            AssertionError: it is not so for minutes.
        """
        end = asyncio.get_running_loop().time() + PATIENCE_S
        while not done():
            if asyncio.get_running_loop().time() > end:
                message = f"nobody brought about: {what}"
                raise AssertionError(message)
            message_now = act()
            if message_now is not None:
                await self.attempt(message_now)
            await asyncio.sleep(_AGAIN_S)

    async def attempt(self, message: Message) -> bool | None:
        """Give a command once: True if it was done, False if refused, None if nobody knows."""
        done: bool | None = None
        try:
            await self.do(message)
            done = True
        except RefusedError:
            done = False
        except TimeoutError:
            pass
        self._book.note(message, done)
        return done

    @override
    async def until(self, what: str, look: Callable[[], T], seconds: float = PATIENCE_S) -> T:
        return await super().until(what, look, seconds)
