"""Staff who were signed out, or have other rooms now, do not stay connected as they were."""

from msgspec.structs import replace

from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.routing import Origin
from server.sockets.frames import close_frame
from server.sockets.reauthentication import CHANGED, SIGNED_OUT, Reauthentication
from server.sockets.registry import Registry
from tests.server.sockets.people import Peer, candidate, chief, proctor


class _Gate:
    """Knows sessions by whom they belong to."""

    def __init__(self, *peers: Peer) -> None:
        self.origins = {peer.session: peer.origin for peer in peers}

    async def identify_digest(self, digest: bytes) -> tuple[Origin, str | None]:
        if digest not in self.origins:
            raise RefusedError(ErrorCode.UNAUTHENTICATED)
        return replace(self.origins[digest], connection_id=""), None


async def test_who_may_stay_stays_and_who_may_not_goes() -> None:
    stays, moved, gone, seat = chief(), proctor("p1", "R1"), proctor("p2", "R2"), candidate("one")
    registry, gate = Registry(), _Gate(stays, moved)
    for peer in (stays, moved, gone, seat):
        registry.add(peer)
    gate.origins[moved.session] = replace(moved.origin, room_ids=frozenset({"R1", "R9"}))
    await Reauthentication(gate, registry, FakeClock()).look()
    assert stays.frames == []
    assert seat.frames == [], "seats are not asked"
    assert moved.frames == [close_frame(CHANGED, "rooms changed")]
    assert gone.frames == [close_frame(SIGNED_OUT, "signed out")]
