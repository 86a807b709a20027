"""A proctor is called for each doubtful seal, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate_app.detections.receipt_watch import ReceiptWatch
from common.protocol.answers import AttemptSealed
from common.protocol.detections import RECEIPT_DIFFERS
from common.protocol.vocabulary import SubmissionKind
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk

if TYPE_CHECKING:
    from common.protocol.incidents import ReportDetection


def sealed(kind: SubmissionKind = SubmissionKind.SUBMITTED) -> SampleDesk:
    desk = SampleDesk()
    desk.sit()
    desk.start_exam()
    desk.apply(AttemptSealed(seal=sample.seal(kind)))
    return desk


def test_a_doubtful_seal_is_reported_once(qapp: object) -> None:
    reports: list[ReportDetection] = []
    watch = ReceiptWatch(reports.append)
    desk = sealed()
    watch.follow(desk.desk.state)
    assert reports == []
    desk.seat.is_sealed_as_given = False
    watch.follow(desk.desk.state)
    watch.follow(desk.desk.state)
    (report,) = reports
    assert (report.code, report.attempt_id) == (RECEIPT_DIFFERS.code, "attempt-1")
    assert report.facts["signed"] == "yes"
    assert set(report.facts) == set(RECEIPT_DIFFERS.facts)


def test_a_seal_by_the_clock_is_doubted_only_without_signature(qapp: object) -> None:
    reports: list[ReportDetection] = []
    watch = ReceiptWatch(reports.append)
    desk = sealed(SubmissionKind.AUTO)
    desk.seat.is_sealed_as_given = False
    watch.follow(desk.desk.state)
    assert reports == []
    desk.seat.is_receipt_genuine = False
    watch.follow(desk.desk.state)
    assert [report.facts["signed"] for report in reports] == ["no"]
