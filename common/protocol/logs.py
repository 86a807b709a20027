"""Log lines that clients and servers hand to the log manager."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from common.protocol.base import Message, Spec, to_server
from common.protocol.limits import Facts, Name, Number
from common.protocol.vocabulary import QueueName, Role


class LogStream(StrEnum):
    """Where a line belongs; audit rows are written with the act they record."""

    SYSTEM = "system"
    SECURITY = "security"


class LogLevel(StrEnum):
    """What a person must do: nothing, nothing, look today, act now."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class ReportLog(Message, frozen=True, kw_only=True):
    """A line of a program's log, or of another part of the server, for the log manager."""

    spec: ClassVar[Spec] = to_server(
        "log.report",
        Role.CANDIDATE,
        Role.PROCTOR,
        Role.CHIEF,
        Role.SYSTEM,
        queue=QueueName.LOG,
    )
    stream: LogStream
    level: LogLevel
    event: Name
    at_ms: Number
    values: Facts = msgspec.field(default_factory=dict)
