"""Who gets what: the groups of the registry and the rule of the replay give the same answer."""

import itertools

import pytest

from common.protocol.base import Audience, Message
from common.protocol.registry import TO_CLIENT
from common.protocol.routing import Address
from server.sockets.audience import reaches
from server.sockets.registry import Registry
from tests.helpers.instances import example
from tests.server.sockets.people import SITTING, Peer, candidate, chief, proctor

SEAT_1 = candidate("one", "R1")
SEAT_2 = candidate("two", "R1")
SEAT_3 = candidate("three", "R2")
PROCTOR_1 = proctor("p1", "R1")
PROCTOR_2 = proctor("p2", "R2", "R3")
CHIEF = chief()
FOREIGN_SEAT = candidate("foreign", "R1", sitting="OTHER")
FOREIGN_CHIEF = chief("foreign-chief", sitting="OTHER")
EVERYBODY = (
    SEAT_1,
    SEAT_2,
    SEAT_3,
    PROCTOR_1,
    PROCTOR_2,
    CHIEF,
    FOREIGN_SEAT,
    FOREIGN_CHIEF,
)
ADDRESSES = tuple(
    Address(sitting_id=SITTING, room_id=room, attempt_id=attempt, connection_id=connection)
    for room, attempt, connection in itertools.product(
        (None, "R1", "R2", "R9"), (None, "attempt-one", "attempt-none"), (None, "connection-p1")
    )
)
ADDRESSED = tuple(kind for kind in TO_CLIENT if kind.spec.audience is not Audience.CONNECTION)


def _registry() -> Registry:
    registry = Registry()
    for peer in EVERYBODY:
        registry.add(peer)
        registry.join(peer)
    return registry


@pytest.mark.parametrize("kind", ADDRESSED, ids=lambda kind: kind.spec.name)
def test_live_delivery_and_replay_reach_the_same_people(kind: type[Message]) -> None:
    registry = _registry()
    message = example(kind)
    for address in ADDRESSES:
        live = list(registry.receivers(message, address))
        assert len(live) == len(set(live)), "nobody gets a message twice"
        replayed = {p for p in EVERYBODY if reaches(message, address, p.origin, p.room_id)}
        assert set(live) == replayed, (address, kind)


@pytest.mark.parametrize(
    ("audience", "address", "expected"),
    [
        (Audience.STAFF, Address(sitting_id=SITTING, room_id="R1"), {PROCTOR_1, CHIEF}),
        (Audience.STAFF, Address(sitting_id=SITTING), {CHIEF}),
        (
            Audience.CANDIDATE_AND_STAFF,
            Address(sitting_id=SITTING, room_id="R1", attempt_id="attempt-one"),
            {SEAT_1, PROCTOR_1, CHIEF},
        ),
        (
            Audience.ROOM_AND_STAFF,
            Address(sitting_id=SITTING, room_id="R2"),
            {SEAT_3, PROCTOR_2, CHIEF},
        ),
        (
            Audience.ROOM_AND_STAFF,
            Address(sitting_id=SITTING),
            {SEAT_1, SEAT_2, SEAT_3, PROCTOR_1, PROCTOR_2, CHIEF},
        ),
        (Audience.ROOM_CANDIDATES, Address(sitting_id=SITTING, room_id="R1"), {SEAT_1, SEAT_2}),
    ],
)
def test_each_audience_is_who_it_says(
    audience: Audience, address: Address, expected: set[Peer]
) -> None:
    kind = next(k for k in TO_CLIENT if k.spec.audience is audience)
    assert set(_registry().receivers(example(kind), address)) == expected


def test_integrity_never_reaches_a_candidate() -> None:
    kind = next(k for k in TO_CLIENT if k.spec.name == "incident.integrity_changed")
    address = Address(sitting_id=SITTING, room_id="R1", attempt_id="attempt-one")
    assert SEAT_1 not in set(_registry().receivers(example(kind), address))


def test_who_left_gets_nothing() -> None:
    registry = _registry()
    registry.remove(PROCTOR_1)
    registry.remove(PROCTOR_1)
    kind = next(k for k in TO_CLIENT if k.spec.audience is Audience.STAFF)
    address = Address(sitting_id=SITTING, room_id="R1")
    assert set(registry.receivers(example(kind), address)) == {CHIEF}
    assert len(registry) == len(EVERYBODY) - 1
