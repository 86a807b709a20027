"""One address of the REST interface: its handler and what the document says of it."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Answer(NamedTuple):
    """A body that is not a struct.

    Args:
        media_type: of the body; empty for none.
        says: one line.
    """

    media_type: str
    says: str


class Route(NamedTuple):
    """A method and a path.

    Args:
        handler: None where another part of the server serves the address (the socket).
        summary: one line for the document.
        takes: struct of the body, None for none.
        gives: struct of the answer, or what else it is.
        status: of the answer when all is well.
        refuses: statuses of the problems it may answer beside 400, 413, 429 and 5xx.
        signed_in: whether it wants a bearer token.
    """

    method: str
    path: str
    handler: Handler | None
    summary: str
    gives: type | Answer
    takes: type | None = None
    status: int = 200
    refuses: tuple[int, ...] = ()
    signed_in: bool = False
    tag: str = "centre"

    @property
    def name(self) -> str:
        """The operation's id in the document."""
        words = [w for w in self.path.replace("{", "").replace("}", "").split("/") if w]
        return "_".join([self.method.lower(), *words]).replace(".", "_")
