"""Who acts, and whether they may act there: asked first by every handler."""

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from common.protocol.candidates import ProposeReopening
from common.protocol.routing import Origin
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from common.rules.acts import Grant
from common.rules.permissions import act_of, permit
from common.rules.reasons import Reason

STAFF = frozenset({Role.PROCTOR, Role.CHIEF, Role.ADMIN})
_PROPOSALS = (ProposeReopening,)
"""What only asks a second person; nothing is done by it."""
_ACTS_OF = frozenset({Role.PROCTOR, Role.CHIEF})


def actor_of(origin: Origin) -> ActorRef:
    """Return who acts as rows and audit name it."""
    return ActorRef(role=origin.role, id=origin.actor_id)


def check_may(
    origin: Origin,
    message: Message,
    *,
    sitting_id: str,
    room_id: str | None = None,
    attempt_id: str | None = None,
) -> None:
    """Let the sender of a message act on a room or an attempt.

    Args:
        origin: who sent it.
        message: what is to be done.
        sitting_id: of what it is done to.
        room_id: of what it is done to; None is the whole sitting.
        attempt_id: the attempt concerned, if it is one.

    Raises:
        RefusedError: FORBIDDEN, or FOREIGN_ROOM for staff of other rooms or of another sitting.
    """
    role = origin.role
    if role not in message.spec.senders:
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=role, act=message.spec.name)
    if role is Role.CANDIDATE:
        if attempt_id is None or origin.attempt_id != attempt_id:
            raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=role, act=message.spec.name)
        return
    if role not in _ACTS_OF:
        return
    act = act_of(message)
    if origin.sitting_id != sitting_id:
        raise RefusedError(ErrorCode.FOREIGN_ROOM, Reason.OWN_ROOMS_ONLY, act=act)
    grant = permit(role, act, own_room=room_id in origin.room_ids)
    if grant is Grant.PROPOSES and not isinstance(message, _PROPOSALS):
        raise RefusedError(ErrorCode.SECOND_PERSON_NEEDED, Reason.SECOND_PERSON, act=act)
