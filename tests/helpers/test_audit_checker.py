"""What staff say they did has to be in the audit, once; nothing else may."""

from __future__ import annotations

import pytest

from tests.helpers.act_book import ActLine
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
