"""Role and place are checked before anything reaches a queue."""

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import SaveAnswers, SealAttempt
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged, ChangeTime, CheckIdentity
from common.protocol.registry import MESSAGES
from common.protocol.routing import Origin
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Identity, Role, Stage, TimePart
from server.sockets.scope import Scope
from tests.helpers.instances import example
from tests.server.sockets.people import candidate, chief, proctor

ROOM_OF = {"attempt-one": "R1", "attempt-two": "R2"}
ROOM_OF_ROW = {"row-1": "R1", "row-2": "R2"}


async def _room_of_attempt(attempt_id: str) -> str | None:
    return ROOM_OF.get(attempt_id)


async def _room_of_row(room_period_id: str) -> str | None:
    return ROOM_OF_ROW.get(room_period_id)


SCOPE = Scope(_room_of_attempt, _room_of_row)
SEAT = candidate("one").origin
PROCTOR = proctor("p1", "R1").origin
CHIEF = chief().origin


def _save(attempt_id: str) -> SaveAnswers:
    return SaveAnswers(attempt_id=attempt_id, epoch=1, entries=())


def _time(attempt_id: str) -> ChangeTime:
    return ChangeTime(
        attempt_id=attempt_id, part=TimePart.INCIDENT, delta_ms=60_000, version=1, reason="r"
    )


def _identity(attempt_id: str) -> CheckIdentity:
    return CheckIdentity(attempt_id=attempt_id, identity=Identity.VERIFIED, version=1)


def _room(room_period_id: str) -> ChangeRoomStage:
    return ChangeRoomStage(room_period_id=room_period_id, to=Stage.BRIEFING, version=1)


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        (SEAT, _save("attempt-one")),
        (PROCTOR, _time("attempt-one")),
        (PROCTOR, _room("row-1")),
        (CHIEF, _time("attempt-two")),
        (CHIEF, ChangePeriodStage(period_id="P", to=Stage.OPEN, version=1)),
    ],
)
async def test_what_is_in_scope_passes(origin: Origin, message: Message) -> None:
    await SCOPE.check(message, origin)


@pytest.mark.parametrize(
    ("origin", "message", "code"),
    [
        (SEAT, _save("attempt-two"), ErrorCode.FORBIDDEN),
        (SEAT, _time("attempt-one"), ErrorCode.FORBIDDEN),
        (SEAT, example(CandidateChanged), ErrorCode.FORBIDDEN),
        (SEAT, example(SealAttempt), ErrorCode.FORBIDDEN),
        (PROCTOR, _save("attempt-one"), ErrorCode.FORBIDDEN),
        (PROCTOR, _time("attempt-two"), ErrorCode.FOREIGN_ROOM),
        (PROCTOR, _identity("attempt-unknown"), ErrorCode.FOREIGN_ROOM),
        (PROCTOR, _room("row-2"), ErrorCode.FOREIGN_ROOM),
        (PROCTOR, _room("row-unknown"), ErrorCode.FOREIGN_ROOM),
        (PROCTOR, ChangePeriodStage(period_id="P", to=Stage.OPEN, version=1), ErrorCode.FORBIDDEN),
    ],
)
async def test_what_is_out_of_scope_is_refused(
    origin: Origin, message: Message, code: ErrorCode
) -> None:
    with pytest.raises(RefusedError) as refused:
        await SCOPE.check(message, origin)
    assert refused.value.code is code


async def test_every_message_is_refused_to_roles_it_does_not_name() -> None:
    strangers = [(k, r) for k in MESSAGES for r in Role if r not in k.spec.senders]
    assert len(strangers) > 5 * len(MESSAGES)
    for kind, role in strangers:
        with pytest.raises(RefusedError) as refused:
            await SCOPE.check(example(kind), Origin(role=role, actor_id="x"))
        assert refused.value.code is ErrorCode.FORBIDDEN
