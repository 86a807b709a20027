"""From a bearer token to who it is; the same answer for REST requests and for sockets."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aiohttp import web

from common.core.bucket import Allowance, Meter
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.crypto.tokens import token_digest
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.settings import ServerSettings
from server.stores.database.database import Database
from server.stores.gathering import Gathering
from server.stores.records.people import Token
from server.stores.unit_of_work import Stores
from server.web.attempts import AttemptFinder

KNOWN_S = 10.0
"""How long an answer of the database is used again; a sign-out here takes effect at once."""
_MOST_KNOWN = 20_000
_BEARER = "Bearer "


class SignedIn(NamedTuple):
    """A valid session.

    Args:
        origin: without a connection.
        room_id: of a candidate's seat.
    """

    origin: Origin
    room_id: str | None


class _Known(NamedTuple):
    signed_in: SignedIn
    expires_ms: int | None
    until: float


def bearer_of(request: web.Request) -> str:
    """Return the token of a request.

    Raises:
        RefusedError: UNAUTHENTICATED.
    """
    header = request.headers.get("Authorization", "")
    if not header.startswith(_BEARER):
        raise RefusedError(ErrorCode.UNAUTHENTICATED)
    return header.removeprefix(_BEARER).strip()


class Authenticator:
    """Looks tokens up; remembers the answer for a few seconds.

    Args:
        database: holds the digests of the tokens.
        clock: for expiry.
        settings: how often a session may ask.
    """

    def __init__(self, database: Database, clock: Clock, settings: ServerSettings) -> None:
        """Begin knowing nobody."""
        self._database = database
        self._clock = clock
        self._allowance = Allowance(settings.request_rate, settings.request_burst)
        self._attempts = AttemptFinder(clock)
        self._asking: Gathering[bytes, _Known] = Gathering("sessions", self._look_up)
        self._known: dict[bytes, _Known] = {}
        self._meters: dict[bytes, Meter] = {}

    async def of_request(self, request: web.Request, *roles: Role) -> SignedIn:
        """Return who asks; with `roles`, nobody else may.

        Raises:
            RefusedError: UNAUTHENTICATED, FORBIDDEN or RATE_LIMITED.
        """
        token = bearer_of(request)
        signed_in = await self.identify(token)
        if roles and signed_in.origin.role not in roles:
            raise RefusedError(ErrorCode.FORBIDDEN, role=signed_in.origin.role.value)
        self._check_rate(token_digest(token))
        return signed_in

    async def identify(self, token: str) -> SignedIn:
        """Return whose token it is.

        Raises:
            RefusedError: UNAUTHENTICATED (unknown, expired or revoked).
        """
        return await self.identify_digest(token_digest(token))

    async def identify_digest(self, digest: bytes) -> SignedIn:
        """Return whose session it is, by the digest of its token.

        Raises:
            RefusedError: UNAUTHENTICATED (unknown, expired or revoked).
        """
        now_ms = self._clock.now_ms()
        known = self._known.get(digest)
        if known is None or known.until < self._clock.monotonic():
            self._known.pop(digest, None)
            known = await self._asking.ask(digest)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[digest] = known
        if known.expires_ms is not None and known.expires_ms <= now_ms:
            raise RefusedError(ErrorCode.UNAUTHENTICATED, "session_expired")
        return known.signed_in

    def forget(self, digest: bytes) -> None:
        """The token was revoked."""
        self._known.pop(digest, None)
        self._meters.pop(digest, None)

    async def _look_up(self, digests: Sequence[bytes]) -> list[_Known | Exception]:
        """Read sessions together: two statements, however many candidates come at once."""
        until = self._clock.monotonic() + KNOWN_S
        async with self._database.reading() as stores:
            tokens = await stores.tokens.find_many(digests)
            for sitting_id, registrations in _by_sitting(tokens.values()).items():
                await self._attempts.prepare(stores, registrations, sitting_id)
            return [await self._known_of(stores, tokens.get(d), until) for d in digests]

    async def _known_of(
        self, stores: Stores, token: Token | None, until: float
    ) -> _Known | Exception:
        if token is None:
            return RefusedError(ErrorCode.UNAUTHENTICATED)
        try:
            if token.role is Role.CANDIDATE:
                return _Known(await self._candidate(stores, token), token.expires_ms, until)
            return _Known(await _staff(stores, token), token.expires_ms, until)
        except RefusedError as error:
            return error

    async def _candidate(self, stores: Stores, token: Token) -> SignedIn:
        registration_id = token.registration_id or ""
        attempt_id = await self._attempts.find(stores, registration_id, token.sitting_id)
        place = await stores.registrations.place(attempt_id)
        origin = Origin(
            role=Role.CANDIDATE,
            actor_id=registration_id,
            sitting_id=token.sitting_id,
            attempt_id=attempt_id,
            device_id=token.device_id or "",
        )
        return SignedIn(origin, place.room_id)

    def _check_rate(self, digest: bytes) -> None:
        now = self._clock.monotonic()
        if len(self._meters) >= _MOST_KNOWN:
            self._meters = {d: m for d, m in self._meters.items() if not m.is_full(now)}
        if not self._meters.setdefault(digest, Meter()).take(self._allowance, now):
            raise RefusedError(ErrorCode.RATE_LIMITED, retry_after_s=1)


def _by_sitting(tokens: Iterable[Token]) -> dict[str, list[str]]:
    """Return the registrations whose sessions these are, by sitting."""
    found: dict[str, list[str]] = {}
    for token in tokens:
        if token.role is Role.CANDIDATE:
            found.setdefault(token.sitting_id, []).append(token.registration_id or "")
    return found


async def _staff(stores: Stores, token: Token) -> SignedIn:
    staff_id = token.staff_id or ""
    duties = await stores.duties.list_of_staff(staff_id, token.sitting_id)
    rooms = frozenset(duty.room_id for duty in duties if duty.room_id is not None)
    origin = Origin(
        role=token.role,
        actor_id=staff_id,
        sitting_id=token.sitting_id,
        room_ids=rooms if token.role is Role.PROCTOR else frozenset(),
        device_id=token.device_id or "",
    )
    return SignedIn(origin, None)
