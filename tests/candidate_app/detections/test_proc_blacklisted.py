"""PROC_BLACKLISTED: reported with its name, closed with its end, ended only on request."""

from __future__ import annotations

from candidate_app.detections.blacklist import Blacklist, BlacklistRule
from candidate_app.detections.contract import Tools
from candidate_app.detections.episode import Report
from candidate_app.detections.proc_blacklisted import ProcBlacklistedDetector
from candidate_app.lockdown.contract import ProcessFacts
from candidate_app.lockdown.fake import FakeProcessTable
from common.core.clock import FakeClock
from tests.candidate_app.helpers import advance, until

LIST = Blacklist(
    rule=(BlacklistRule(name="Chat", family="messenger", processes=("chat",)),),
)


def tools_of(
    clock: FakeClock, table: FakeProcessTable, reports: list[Report], within: int | None = None
) -> Tools:
    return Tools(
        clock=clock,
        report=reports.append,
        processes=table,
        foreground=None,
        blacklist=LIST,
        own_pid=1,
        end_within=within,
    )


async def test_a_listed_program_is_named_and_its_end_is_told() -> None:
    clock, reports = FakeClock(), list[Report]()
    table = FakeProcessTable()
    detector = ProcBlacklistedDetector(tools_of(clock, table, reports))
    detector.start()
    await until(lambda: clock.sleepers)
    table.run(ProcessFacts(7, "chat", "/opt/chat"))
    await advance(clock, 0.5)
    await until(lambda: reports)
    assert reports[0].facts == {
        "process": "chat",
        "path": "/opt/chat",
        "pid": "7",
        "rule": "Chat",
    }
    assert (reports[0].opened, reports[0].counts) == (True, True)
    table.leave(7)
    await advance(clock, 0.5)
    await until(lambda: len(reports) == 2)
    assert (reports[1].opened, reports[1].duration_ms) == (False, 500)
    assert reports[1].detection_id == reports[0].detection_id
    await detector.stop()
    assert table.ended == []


async def test_stopping_closes_what_runs() -> None:
    clock, reports = FakeClock(), list[Report]()
    table = FakeProcessTable(ProcessFacts(7, "chat", ""))
    detector = ProcBlacklistedDetector(tools_of(clock, table, reports))
    detector.start()
    await until(lambda: reports)
    await detector.stop()
    assert [report.opened for report in reports] == [True, False]
    await detector.stop()
    assert len(reports) == 2


async def test_it_is_ended_where_the_setting_says_so() -> None:
    clock, reports = FakeClock(), list[Report]()
    table = FakeProcessTable(ProcessFacts(7, "chat", ""))
    detector = ProcBlacklistedDetector(tools_of(clock, table, reports, within=3))
    detector.start()
    await until(lambda: table.ended == [7])
    await detector.stop()


async def test_a_program_that_still_runs_after_a_pause_counts_once() -> None:
    clock, reports = FakeClock(), list[Report]()
    table = FakeProcessTable(ProcessFacts(7, "chat", ""))
    detector = ProcBlacklistedDetector(tools_of(clock, table, reports))
    detector.start()
    await until(lambda: reports)
    await detector.stop()
    clock.advance(60)
    detector.start()
    await until(lambda: len(reports) == 3)
    assert [report.opened for report in reports] == [True, False, True]
    assert len({report.detection_id for report in reports}) == 1
    await detector.stop()
    table.run(ProcessFacts(7, "chat", "/other/chat"))
    detector.start()
    await until(lambda: len(reports) == 5)
    assert reports[-1].detection_id != reports[0].detection_id, "another one under that number"
    await detector.stop()
