"""How far the link to the server can be believed: fine, delayed, lost; and what that forbids."""

from dataclasses import dataclass
from enum import Enum

from common.client.connection import LinkState

DELAYED_S = 5.0
LOST_S = 15.0


class LinkPhase(Enum):
    """What the screen makes of the link."""

    BEFORE = "before"
    FINE = "fine"
    DELAYED = "delayed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """The link as it is now.

    Args:
        state: what the socket is.
        age_s: since the last sign of life; None before the first.
    """

    state: LinkState = LinkState.OFFLINE
    age_s: float | None = None

    @property
    def phase(self) -> LinkPhase:
        """Fine under 5 s, delayed from 5 s or without a socket, lost from 15 s."""
        if self.age_s is None:
            return LinkPhase.BEFORE
        if self.age_s >= LOST_S:
            return LinkPhase.LOST
        late = self.age_s >= DELAYED_S or self.state is not LinkState.ONLINE
        return LinkPhase.DELAYED if late else LinkPhase.FINE

    @property
    def shown_age_s(self) -> float | None:
        """The age for the badge: a link without its socket is never shown as fine."""
        if self.age_s is None or self.state is LinkState.ONLINE:
            return self.age_s
        return max(self.age_s, DELAYED_S)

    @property
    def may_command(self) -> bool:
        """Whether a command would leave now. None is ever kept for later."""
        return self.state is LinkState.ONLINE and self.phase in {LinkPhase.FINE, LinkPhase.DELAYED}

    @property
    def is_revoked(self) -> bool:
        """Whether the server does not want this sign-in any more."""
        return self.state is LinkState.REFUSED


NO_LINK = LinkStatus()
