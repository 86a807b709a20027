"""Who may see a message: the rule of the registry's groups, for the replay of missed events."""

from common.protocol.base import Audience, Message
from common.protocol.routing import Address, Origin
from common.protocol.vocabulary import Role


def reaches(message: Message, address: Address, origin: Origin, room_id: str | None) -> bool:
    """Say whether a message addressed so is for this connection.

    Args:
        message: to a client.
        address: whom it is addressed to.
        origin: whose connection.
        room_id: of a candidate's seat.
    """
    spec = message.spec
    if spec.audience is None or origin.role not in spec.receivers:
        return False
    if address.sitting_id != origin.sitting_id:
        return False
    if spec.audience is Audience.CONNECTION:
        return address.connection_id == origin.connection_id
    if origin.role is Role.CANDIDATE:
        return _reaches_candidate(spec.audience, address, origin, room_id)
    return _reaches_staff(spec.audience, address, origin)


def _reaches_candidate(
    audience: Audience, address: Address, origin: Origin, room_id: str | None
) -> bool:
    if audience in {Audience.CANDIDATE, Audience.CANDIDATE_AND_STAFF}:
        return address.attempt_id is not None and address.attempt_id == origin.attempt_id
    if audience in {Audience.ROOM_CANDIDATES, Audience.ROOM_AND_STAFF}:
        return address.room_id is None or address.room_id == room_id
    return False


def _reaches_staff(audience: Audience, address: Address, origin: Origin) -> bool:
    if audience in {Audience.CANDIDATE, Audience.ROOM_CANDIDATES}:
        return False
    if origin.role is Role.CHIEF:
        return True
    if audience is Audience.ROOM_AND_STAFF and address.room_id is None:
        return True  # a whole sitting's event concerns every member of staff, not the chiefs alone
    return address.room_id in origin.room_ids
