"""Which attempt a candidate's session is for: that of the period that can be taken part in now.

A storm of reconnects asks the same thing a thousand times: periods are read again after a second,
and the attempt of a registration in a period never changes.
"""

from collections.abc import Iterable, Sequence

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import PeriodRow
from common.protocol.vocabulary import Stage
from server.stores.database.seat_reader import attempts_of
from server.stores.unit_of_work import Stores

_PERIODS_S = 1.0
_MOST_ATTEMPTS = 50_000
_LIVE = frozenset(
    {Stage.OPEN, Stage.BRIEFING, Stage.READY, Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING}
)
_OVER = frozenset({Stage.CLOSED, Stage.RECONCILED, Stage.EXPORTED})


def live_period(periods: tuple[PeriodRow, ...]) -> PeriodRow | None:
    """Return the period that candidates can take part in now."""
    return next((period for period in periods if period.stage in _LIVE), None)


def shown_period(periods: tuple[PeriodRow, ...]) -> PeriodRow | None:
    """Return the live period, or the last one that is over: its seats still show the receipt."""
    over = [period for period in periods if period.stage in _OVER]
    return live_period(periods) or (over[-1] if over else None)


class AttemptFinder:
    """Finds attempts.

    Args:
        clock: for how long periods are believed.
    """

    def __init__(self, clock: Clock) -> None:
        """Begin knowing nothing."""
        self._clock = clock
        self._periods: dict[str, tuple[float, PeriodRow | None]] = {}
        self._attempts: dict[tuple[str, str], str] = {}

    async def find(self, stores: Stores, registration_id: str, sitting_id: str) -> str:
        """Return the attempt of a registration in the shown period.

        Raises:
            RefusedError: GUARD_FAILED (no period is open, or no attempt in it).
        """
        period = await self._period(stores, sitting_id)
        if period is None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "period_not_open")
        key = (registration_id, period.period_id)
        if key not in self._attempts:
            await self._learn(stores, (key,))
        attempt_id = self._attempts.get(key)
        if attempt_id is None:
            raise RefusedError(ErrorCode.GUARD_FAILED, "no_attempt")
        return attempt_id

    async def prepare(
        self, stores: Stores, registration_ids: Iterable[str], sitting_id: str
    ) -> None:
        """Read the attempts of registrations together; `find` has nothing to ask for them then."""
        period = await self._period(stores, sitting_id)
        if period is None:
            return
        keys = [(registration_id, period.period_id) for registration_id in registration_ids]
        await self._learn(stores, [key for key in keys if key not in self._attempts])

    async def _learn(self, stores: Stores, keys: Sequence[tuple[str, str]]) -> None:
        if len(self._attempts) >= _MOST_ATTEMPTS:
            self._attempts.clear()
        self._attempts |= await attempts_of(stores, keys)

    async def _period(self, stores: Stores, sitting_id: str) -> PeriodRow | None:
        now = self._clock.monotonic()
        until, period = self._periods.get(sitting_id, (-1.0, None))
        if until < now:
            period = shown_period(await stores.periods.list_of_sitting(sitting_id))
            self._periods[sitting_id] = (now + _PERIODS_S, period)
        return period
