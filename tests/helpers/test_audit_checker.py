"""What staff say they did has to be in the audit, once; nothing else may."""

from __future__ import annotations

import pytest

from common.protocol.time import AddTime, UndoTime
from common.protocol.vocabulary import TimePart
from tests.helpers.act_book import ActLine, target_of
from tests.helpers.audit_checker import Audit, check_acts
from tests.helpers.history_report import Report


def _audit(act: str, target: str, reason: str) -> Audit:
    return Audit("id", 1, "chief", "c", act, target, "main", 1, "", "", "null", "null", reason)


@pytest.mark.parametrize(
    ("done", "entries", "clean"),
    [
        ((True,), 1, True),
        ((True,), 0, False),
        ((True,), 2, False),
        ((False,), 0, True),
        ((False,), 1, False),
        ((None,), 0, True),
        ((None,), 1, True),
        ((None,), 2, False),
        ((None, True), 2, True),
    ],
)
def test_acts_and_entries_have_to_meet(
    done: tuple[bool | None, ...], entries: int, clean: bool
) -> None:
    acts = [ActLine(act="x", target="attempt:1", reason="r 1", done=one) for one in done]
    audits = [_audit("x", "attempt:1", "r 1")] * entries
    report = Report()
    check_acts(acts, audits, report)
    assert report.clean is clean
    assert report.acts == len(done)


def test_what_is_made_by_an_act_is_not_known_beforehand() -> None:
    """The audit names the time act; the command names whom it is for."""
    act = AddTime(period_id="p", part=TimePart.INCIDENT, delta_ms=1000, reason="r 1", version=0)
    assert target_of(act) == ""
    assert target_of(UndoTime(act_id="a", reason="r", version=0)) == "time_act:a"
    report = Report()
    told = [_audit(act.spec.name, "time_act:x", "r 1")]
    check_acts([ActLine(act=act.spec.name, reason="r 1", done=True)], told, report)
    assert report.clean
    check_acts([ActLine(act=act.spec.name, reason="r 2", done=True)], told, report)
    assert not report.clean
