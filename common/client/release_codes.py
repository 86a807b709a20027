"""One-time codes at a seat that is cut off: tried here, provisional, told to the server later."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from common.client.keeper import Keeper
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.crypto.codes import normal_code
from common.crypto.release_code import release_code, same_code
from common.protocol.base import Message
from common.protocol.commands import ReportRelease
from common.protocol.journal import CodeTyped, JournalRecord, Released, ReleaseSettled
from common.protocol.rows import Hold
from common.rules.journal_fold import HoldKey, JournalContent
from common.rules.release_codes import BY_CODE, MOST_TRIES, wait_s
from common.rules.seat_view import SeatView

_log = get_logger("client.release_codes")
_UNDECIDED = frozenset(
    {
        ErrorCode.RATE_LIMITED,
        ErrorCode.UNAVAILABLE,
        ErrorCode.INTERNAL,
        ErrorCode.UNAUTHENTICATED,
        ErrorCode.SESSION_REVOKED,
        ErrorCode.SEAT_TAKEN,
    }
)
"""The server could not be told, or did not listen: what was released stays released here."""
_AGAIN_S = 5.0
_ROW_WITHIN_S = 2.0
_LOOK_S = 0.05


class CodeOutcome(Enum):
    """What became of a typed code."""

    RELEASED = auto()
    WRONG = auto()
    WAIT = auto()
    NO_MORE = auto()


@dataclass(frozen=True, slots=True)
class CodeTry:
    """What became of a typed code.

    Args:
        wait_s: how long no code is taken now.
    """

    outcome: CodeOutcome
    wait_s: float = 0.0


class ReleaseLink(Protocol):
    """The session as far as releases need it; `common.client.session.ClientSession` is one."""

    async def command(self, message: Message) -> None:
        """Send a command and wait for its outcome, over reconnects if need be."""
        ...


class ReleaseCodes:
    """The holds of one attempt that a code has ended, or may end.

    Args:
        keeper: remembers tries and releases over the program's death.
        on_change: told whenever a hold begins or ceases to count.
    """

    def __init__(
        self,
        attempt_id: str,
        link: ReleaseLink,
        keeper: Keeper,
        clock: Clock,
        on_change: Callable[[], None],
    ) -> None:
        """Nothing was released yet."""
        self._attempt_id = attempt_id
        self._link = link
        self._keeper = keeper
        self._clock = clock
        self._on_change = on_change
        self._scope = TaskScope("client:release_codes")
        self._wrong: dict[HoldKey, int] = {}
        self._blocked_until: dict[HoldKey, float] = {}
        self._used: dict[HoldKey, Released] = {}
        self._open: dict[HoldKey, Released] = {}
        self._view: Callable[[], SeatView | None] = lambda: None

    def restore(self, content: JournalContent) -> None:
        """Begin with what an earlier run of this program kept."""
        self._wrong, self._used = dict(content.wrong_codes), dict(content.releases)
        self._open = {key: content.releases[key] for key in content.open_releases}
        for key in self._wrong:
            self._block(key)

    def records(self) -> tuple[JournalRecord, ...]:
        """Return all of this as a new journal begins with it."""
        tries = (
            CodeTyped(kind=kind, since_ms=since, wrong=n)
            for (kind, since), n in self._wrong.items()
        )
        settled = (_settled(one) for key, one in self._used.items() if key not in self._open)
        return (*tries, *self._used.values(), *settled)

    def start(self, view: Callable[[], SeatView | None]) -> None:
        """Tell the server what an earlier run could not."""
        self._view = view
        for release in self._open.values():
            self._tell_later(release)

    async def stop(self) -> None:
        """Stop telling; may be called again."""
        await self._scope.stop()

    @property
    def provisional(self) -> tuple[Released, ...]:
        """Return the releases that the server has not decided about."""
        return tuple(self._open.values())

    def takes(self, hold: Hold) -> bool:
        """Say whether a code may end this hold."""
        return hold.kind in BY_CODE and self._wrong.get(_key(hold), 0) < MOST_TRIES

    def wait_s(self, hold: Hold) -> float:
        """Return for how long no code is taken for this hold."""
        return max(0.0, self._blocked_until.get(_key(hold), 0.0) - self._clock.monotonic())

    def enter(self, words: str, hold: Hold, secret: str, now_ms: int | None) -> CodeTry:
        """Try what a person typed; the right code releases the hold at once, once.

        Args:
            words: as typed.
            hold: the one that covers the paper now.
            secret: of the attempt, from the snapshot.
            now_ms: the server's time as this seat counts it on.
        """
        key = _key(hold)
        if not secret or not self.takes(hold):
            return CodeTry(CodeOutcome.NO_MORE)
        if self.wait_s(hold):
            return CodeTry(CodeOutcome.WAIT, self.wait_s(hold))
        counter = self._used[key].counter + 1 if key in self._used else 0
        code = release_code(secret, self._attempt_id, hold.kind, hold.since_ms, counter)
        if not same_code(code, normal_code(words)):
            return self._note_wrong(key)
        release = Released(
            kind=hold.kind,
            since_ms=hold.since_ms,
            counter=counter,
            code=code,
            released_ms=now_ms or hold.since_ms,
        )
        self._used[key] = self._open[key] = release
        self._keeper.keep(release)
        _log.info("released_on_the_spot", kind=hold.kind)
        self._tell_later(release)
        self._on_change()
        return CodeTry(CodeOutcome.RELEASED)

    def _note_wrong(self, key: HoldKey) -> CodeTry:
        wrong = self._wrong[key] = self._wrong.get(key, 0) + 1
        self._keeper.keep(CodeTyped(kind=key[0], since_ms=key[1], wrong=wrong))
        _log.warning("wrong_release_code", kind=key[0], wrong=wrong)
        self._block(key)
        outcome = CodeOutcome.WRONG if wrong < MOST_TRIES else CodeOutcome.NO_MORE
        return CodeTry(outcome, wait_s(wrong))

    def _block(self, key: HoldKey) -> None:
        self._blocked_until[key] = self._clock.monotonic() + wait_s(self._wrong[key])

    def _tell_later(self, release: Released) -> None:
        self._scope.start(self._tell(release), name=f"tell:{release.kind}:{release.since_ms}")

    async def _tell(self, release: Released) -> None:
        """Report a release until the server has decided; then its row counts again."""
        report = ReportRelease(
            attempt_id=self._attempt_id,
            kind=release.kind,
            since_ms=release.since_ms,
            counter=release.counter,
            code=release.code,
            released_ms=release.released_ms,
        )
        while not await self._is_decided(report):
            await self._clock.sleep(_AGAIN_S)
        await self._row_without(release)
        self._open.pop((release.kind, release.since_ms), None)
        self._keeper.keep(_settled(release))
        self._on_change()

    async def _is_decided(self, report: ReportRelease) -> bool:
        try:
            await self._link.command(report)
        except RefusedError as error:
            return error.code not in _UNDECIDED
        return True

    async def _row_without(self, release: Released) -> None:
        """Give the row that follows from an accepted release a moment to come."""
        end = self._clock.monotonic() + _ROW_WITHIN_S
        key = (release.kind, release.since_ms)
        while self._clock.monotonic() < end:
            view = self._view()
            if view is None or key not in {_key(hold) for hold in view.candidate.holds}:
                return
            await self._clock.sleep(_LOOK_S)


def _key(hold: Hold) -> HoldKey:
    return hold.kind, hold.since_ms


def _settled(release: Released) -> ReleaseSettled:
    return ReleaseSettled(kind=release.kind, since_ms=release.since_ms, counter=release.counter)
