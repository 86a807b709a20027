"""What an operation is, and what it works with."""

from collections.abc import Awaitable, Callable
from typing import Generic, NamedTuple, TypeVar

import msgspec

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from server.managers.publisher import Publisher
from server.queues.router import Router
from server.settings import ServerSettings
from server.stores.contracts import FileShare, LiveStore
from server.stores.database.database import Database

ADMINISTRATOR = ActorRef(role=Role.ADMIN, id="command line")
"""Who acts: whoever may read the data folder of this machine."""


class Context(NamedTuple):
    """The parts of the server, running or opened by the command itself.

    Args:
        publisher: opens units of work whose events reach the clients, where there are any.
        router: None while the server does not run.
    """

    database: Database
    files: FileShare
    keyring: Keyring
    clock: Clock
    settings: ServerSettings
    live: LiveStore
    publisher: Publisher
    router: Router | None = None


Q = TypeVar("Q", bound=msgspec.Struct)
A = TypeVar("A", bound=msgspec.Struct)


class Operation(Generic[Q, A]):
    """One thing that an administrator can do.

    Args:
        name: `noun.verb`, part of its address in the admin API.
        request: struct that it takes.
        answer: struct that it gives.
        run: does it; raises SuiteError and changes nothing then.
    """

    def __init__(
        self,
        name: str,
        request: type[Q],
        answer: type[A],
        run: Callable[[Context, Q], Awaitable[A]],
    ) -> None:
        """Bind the parts."""
        self.name = name
        self.request = request
        self.answer = answer
        self.run = run


class Nothing(msgspec.Struct, frozen=True):
    """No particulars."""
