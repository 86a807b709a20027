"""How much one connection may send, by topic: a token bucket each, sizes from the settings."""

from common.core.bucket import Allowance
from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from server.settings import ServerSettings

_OTHER = "command"


class RateLimits:
    """The allowances of every topic; one for all connections."""

    __slots__ = ("_by_topic", "_other", "known")

    def __init__(self, settings: ServerSettings) -> None:
        """Read the settings."""
        self._by_topic = {
            "answer": Allowance(settings.answer_rate, settings.answer_burst),
            "incident": Allowance(settings.incident_rate, settings.incident_burst),
            "session": Allowance(settings.session_rate, settings.session_burst),
            "log": Allowance(settings.log_rate, settings.log_burst),
        }
        self._other = Allowance(settings.command_rate, settings.command_burst)
        self.known: dict[type[Message], tuple[str, Allowance]] = {}

    def of(self, kind: type[Message]) -> tuple[str, Allowance]:
        """Return the bucket's name and size for a message, and keep them in `known`."""
        topic = kind.spec.name.partition(".")[0]
        allowance = self._by_topic.get(topic)
        found = (topic, allowance) if allowance is not None else (_OTHER, self._other)
        self.known[kind] = found
        return found


class ConnectionMeters:
    """The buckets of one connection, made when first used."""

    __slots__ = ("_full_at",)

    def __init__(self) -> None:
        """Begin full."""
        self._full_at: dict[str, float] | None = None

    def check(self, kind: type[Message], limits: RateLimits, now: float) -> None:
        """Take a token for a message.

        Raises:
            RefusedError: RATE_LIMITED; the sender keeps the message and sends it later.
        """
        name, allowance = limits.known.get(kind) or limits.of(kind)
        if self._full_at is None:
            self._full_at = {}
        due = allowance.after(self._full_at.get(name, 0.0), now)
        if due is None:
            raise RefusedError(ErrorCode.RATE_LIMITED, topic=name, per_second=allowance.per_second)
        self._full_at[name] = due
