"""How a rule is asked: who, second person, reason, guards, in this order.

A rule is data; a guard is a named function over the case that says what refuses it, or None.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

import msgspec

from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role
from common.rules.reasons import Reason


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What every rule looks at; the kinds of case add row and facts.

    Args:
        second_id: the other person of an act that needs two (a proposer counts).
    """

    actor: ActorRef
    now_ms: int
    reason: str = ""
    second_id: str | None = None


CaseT = TypeVar("CaseT", bound=Case)


class Rule(msgspec.Struct, Generic[CaseT], frozen=True, kw_only=True):
    """One row of a table.

    Args:
        who: roles that may do it.
        two_person: another person has to be named beside the actor.
        needs_reason: the actor has to say why.
        guards: what must hold besides; the first that refuses is the answer.
    """

    who: frozenset[Role]
    two_person: bool = False
    needs_reason: bool = False
    guards: tuple[Callable[[CaseT], RefusedError | None], ...] = ()


def _refusals(rule: Rule[CaseT], case: CaseT) -> Iterator[RefusedError]:
    if case.actor.role not in rule.who:
        yield RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=case.actor.role)
    if rule.two_person and case.second_id in (None, "", case.actor.id):
        yield RefusedError(ErrorCode.SECOND_PERSON_NEEDED, Reason.SECOND_PERSON)
    if rule.needs_reason and not case.reason.strip():
        yield RefusedError(ErrorCode.REASON_REQUIRED)
    for guard in rule.guards:
        refusal = guard(case)
        if refusal is not None:
            yield refusal


def require(rule: Rule[CaseT], case: CaseT) -> None:
    """Let the case pass or raise its first refusal.

    Raises:
        RefusedError: FORBIDDEN, SECOND_PERSON_NEEDED, REASON_REQUIRED or what a guard says.
    """
    for refusal in _refusals(rule, case):
        raise refusal


ASKED_FOR = frozenset({ErrorCode.SECOND_PERSON_NEEDED, ErrorCode.REASON_REQUIRED})
"""What a dialog asks for when the button is pressed, so it disables no button."""


def blockers(rule: Rule[CaseT], case: CaseT) -> tuple[Fault, ...]:
    """Return everything that stands in the way, but not what a dialog would ask for."""
    return tuple(r.fault() for r in _refusals(rule, case) if r.code not in ASKED_FOR)


def refuse(reason: Reason, **values: object) -> RefusedError:
    """Return the refusal of a guard."""
    return RefusedError(ErrorCode.GUARD_FAILED, reason, **values)


def check_version(current: int, seen: int | None) -> None:
    """Refuse a command that was made over an older row; None comes from a manager itself.

    Raises:
        RefusedError: STALE_VERSION.
    """
    if seen is not None and seen != current:
        raise RefusedError(ErrorCode.STALE_VERSION, seen=seen, current=current)
