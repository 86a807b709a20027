"""The duty of a member of staff: 4.3b ASSIGNED … SIGNED_OFF."""

import msgspec
from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rows import ActorRef, ProctorRow
from common.protocol.vocabulary import ProctorState, Role
from common.rules.engine import Case, Rule, blockers, check_version, refuse, require
from common.rules.reasons import Reason
from common.rules.transition import illegal

_S = ProctorState


class DutyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around a duty.

    Args:
        successor_id: who takes over.
        successor_here: the successor is signed in, with a duty in the same room.
        room_closed: the room's last stage is over, its report can be signed.
    """

    successor_id: str | None = None
    successor_here: bool = False
    room_closed: bool = False


class DutyCase(Case, frozen=True, kw_only=True):
    """A duty about to change."""

    row: ProctorRow
    facts: DutyFacts


def is_own_duty(case: DutyCase) -> RefusedError | None:
    """Only the person concerned takes, leaves and signs off; chief and system may help."""
    if case.actor.role is not Role.PROCTOR or case.actor.id == case.row.staff_id:
        return None
    return RefusedError(ErrorCode.FORBIDDEN, Reason.NOT_OWN_DUTY)


def another_takes_over(case: DutyCase) -> RefusedError | None:
    """A room is handed to somebody who is there."""
    if case.facts.successor_id in (None, "", case.row.staff_id):
        return refuse(Reason.NO_SUCCESSOR)
    return None if case.facts.successor_here else refuse(Reason.SUCCESSOR_NOT_HERE)


def room_is_closed(case: DutyCase) -> RefusedError | None:
    """The room report is signed when there is nothing left to report."""
    return None if case.facts.room_closed else refuse(Reason.ROOM_NOT_CLOSED)


class DutyTransition(Rule[DutyCase], frozen=True, kw_only=True):
    """One way from state to state."""

    source: ProctorState
    target: ProctorState


_OWN = frozenset({Role.PROCTOR, Role.CHIEF})
_OWN_OR_LINK = _OWN | {Role.SYSTEM}

DUTY_TRANSITIONS: tuple[DutyTransition, ...] = (
    DutyTransition(
        source=_S.ASSIGNED, target=_S.SIGNED_IN, who=_OWN_OR_LINK, guards=(is_own_duty,)
    ),
    DutyTransition(source=_S.SIGNED_IN, target=_S.ON_DUTY, who=_OWN, guards=(is_own_duty,)),
    DutyTransition(source=_S.ON_DUTY, target=_S.AWAY, who=_OWN_OR_LINK, guards=(is_own_duty,)),
    DutyTransition(source=_S.AWAY, target=_S.ON_DUTY, who=_OWN_OR_LINK, guards=(is_own_duty,)),
    *(
        DutyTransition(
            source=source,
            target=_S.HANDED_OVER,
            who=_OWN,
            guards=(is_own_duty, another_takes_over),
        )
        for source in (_S.ON_DUTY, _S.AWAY)
    ),
    DutyTransition(
        source=_S.ON_DUTY,
        target=_S.SIGNED_OFF,
        who=_OWN,
        guards=(is_own_duty, room_is_closed),
    ),
    DutyTransition(source=_S.HANDED_OVER, target=_S.SIGNED_OFF, who=_OWN, guards=(is_own_duty,)),
)

_NO_FACTS = DutyFacts()


def change_duty(  # noqa: PLR0913  the command's fields by name
    row: ProctorRow,
    to: ProctorState,
    *,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    facts: DutyFacts = _NO_FACTS,
) -> ProctorRow:
    """Return the duty in its new state.

    Raises:
        RefusedError: STALE_VERSION, ILLEGAL_TRANSITION, FORBIDDEN or GUARD_FAILED.
    """
    check_version(row.version, version)
    rule = _rule(row.state, to)
    if rule is None:
        raise illegal(row.state, to)
    require(rule, DutyCase(row=row, facts=facts, actor=actor, now_ms=now_ms))
    return replace(row, state=to, version=row.version + 1)


def duty_blockers(
    row: ProctorRow,
    to: ProctorState,
    *,
    actor: ActorRef,
    now_ms: int,
    facts: DutyFacts = _NO_FACTS,
) -> tuple[Fault, ...]:
    """Say why the button for this state is off; empty when it is on."""
    rule = _rule(row.state, to)
    if rule is None:
        return (illegal(row.state, to).fault(),)
    return blockers(rule, DutyCase(row=row, facts=facts, actor=actor, now_ms=now_ms))


def staff_attached(row: ProctorRow, *, actor: ActorRef, now_ms: int) -> ProctorRow:
    """Return the duty after its person's program connected: signed in, or back from AWAY."""
    to = {_S.ASSIGNED: _S.SIGNED_IN, _S.AWAY: _S.ON_DUTY}.get(row.state)
    return row if to is None else change_duty(row, to, actor=actor, now_ms=now_ms)


def staff_detached(row: ProctorRow, *, actor: ActorRef, now_ms: int) -> ProctorRow:
    """Return the duty after its person's link has been gone for 15 s."""
    if row.state is not _S.ON_DUTY:
        return row
    return change_duty(row, _S.AWAY, actor=actor, now_ms=now_ms)


def _rule(source: ProctorState, to: ProctorState) -> DutyTransition | None:
    ways = DUTY_TRANSITIONS
    return next((rule for rule in ways if rule.source is source and rule.target is to), None)
