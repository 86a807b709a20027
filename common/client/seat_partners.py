"""Who a seat works with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from common.client.connection import LinkState
from common.client.device import SeatDevice
from common.client.history import HistoryWriter
from common.client.keeper import Keeper, MemoryKeeper
from common.client.pace import LinkPace
from common.client.paper_store import PaperStore
from common.core.boot import Boot, SystemBoot
from common.core.clock import Clock
from common.protocol.base import Message
from common.rules.journal_fold import JournalContent


@dataclass(frozen=True, slots=True)
class SeatPartners:
    """Who a seat works with.

    Args:
        on_change: told after every change of anything a screen may show.
        on_message: told each message after the seat took it, before `on_change`.
        history: writes what was given and acknowledged, where somebody wants to compare later.
        pace: patience of the link.
        key: of this machine, where it is enrolled.
        keeper: makes what is given durable on this PC.
        restored: what an earlier run of this program kept of the same attempt.
        papers: keeps the sealed paper.
        boot: the clock that goes on while the program is dead.
    """

    clock: Clock
    on_change: Callable[[], None] = lambda: None
    on_link: Callable[[LinkState], None] = lambda _state: None
    on_message: Callable[[Message], None] = lambda _message: None
    history: HistoryWriter | None = None
    pace: LinkPace | None = None
    key: SeatDevice | None = None
    keeper: Keeper = field(default_factory=MemoryKeeper)
    restored: JournalContent | None = None
    papers: PaperStore | None = None
    boot: Boot = field(default_factory=SystemBoot)
