"""How a rule is asked."""

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Role
from common.rules.engine import Case, Rule, blockers, check_version, refuse, require
from common.rules.reasons import Reason
from tests.helpers.exam_rows import CHIEF, NOW, PROCTOR


def _never(_: Case) -> RefusedError | None:
    return refuse(Reason.HELD, kinds="lock")


def _also_never(_: Case) -> RefusedError | None:
    return refuse(Reason.NO_TIME_LEFT)


RULE: Rule[Case] = Rule(
    who=frozenset({Role.CHIEF}),
    two_person=True,
    needs_reason=True,
    guards=(_never, _also_never),
)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (Case(actor=PROCTOR, now_ms=NOW), ErrorCode.FORBIDDEN),
        (Case(actor=CHIEF, now_ms=NOW), ErrorCode.SECOND_PERSON_NEEDED),
        (Case(actor=CHIEF, now_ms=NOW, second_id=CHIEF.id), ErrorCode.SECOND_PERSON_NEEDED),
        (Case(actor=CHIEF, now_ms=NOW, second_id="x"), ErrorCode.REASON_REQUIRED),
        (Case(actor=CHIEF, now_ms=NOW, second_id="x", reason="r"), ErrorCode.GUARD_FAILED),
    ],
)
def test_the_first_refusal_counts(case: Case, code: ErrorCode) -> None:
    with pytest.raises(RefusedError) as caught:
        require(RULE, case)
    assert caught.value.code is code


def test_a_button_names_every_guard_but_not_what_a_dialog_asks() -> None:
    faults = blockers(RULE, Case(actor=CHIEF, now_ms=NOW))
    assert [fault.key for fault in faults] == ["error.guard.held", "error.guard.no_time_left"]
    assert faults[0].values == {"kinds": "lock"}


def test_versions() -> None:
    check_version(4, 4)
    check_version(4, None)
    with pytest.raises(RefusedError) as caught:
        check_version(4, 0)
    assert caught.value.code is ErrorCode.STALE_VERSION
    assert caught.value.values == {"seen": "0", "current": "4"}
