"""Which parts of the server a process runs."""

from typing import NamedTuple

from common.core.errors import SettingsError
from common.protocol.vocabulary import QueueName

MANAGERS = (QueueName.STATE, QueueName.CHEATING, QueueName.ANSWER, QueueName.LOG)
ALL = "all"


class Roles(NamedTuple):
    """What this process does.

    Args:
        managers: queues whose manager it runs.
    """

    web: bool
    socket: bool
    managers: frozenset[QueueName]

    @property
    def alone(self) -> bool:
        """Whether it is the whole server."""
        return self.web and self.socket and self.managers == frozenset(MANAGERS)


def parse_role(text: str) -> Roles:
    """Read `all`, `web`, `socket`, `worker` or `worker:state,answer`.

    Raises:
        SettingsError: none of these.
    """
    role, colon, names = text.partition(":")
    if role == ALL and not colon:
        return Roles(web=True, socket=True, managers=frozenset(MANAGERS))
    if role in {"web", "socket"} and not colon:
        return Roles(web=role == "web", socket=role == "socket", managers=frozenset())
    if role == "worker":
        return Roles(web=False, socket=False, managers=_managers(names) if colon else _every())
    message = f"unknown role {text!r}: all, web, socket, worker or worker:state,cheating,answer,log"
    raise SettingsError(message)


def _every() -> frozenset[QueueName]:
    return frozenset(MANAGERS)


def _managers(names: str) -> frozenset[QueueName]:
    found = {name.strip() for name in names.split(",")}
    known = {manager.value for manager in MANAGERS}
    if not found <= known or not found:
        message = f"unknown manager {', '.join(sorted(found - known)) or '(none)'}"
        raise SettingsError(message)
    return frozenset(QueueName(name) for name in found)
