"""Which listed programs came and went between two looks."""

from __future__ import annotations

from candidate_app.detections.blacklist import Blacklist, BlacklistRule
from candidate_app.detections.process_scan import ProcessScan
from candidate_app.lockdown.contract import ProcessFacts
from candidate_app.lockdown.fake import FakeProcessTable

CHAT = BlacklistRule(name="Chat", family="messenger", processes=("chat*",))
LIST = Blacklist(rule=(CHAT,))


def scan_of(table: FakeProcessTable) -> ProcessScan:
    return ProcessScan(table, LIST, own_pid=1)


def test_what_runs_already_is_found_once() -> None:
    scan = scan_of(FakeProcessTable(ProcessFacts(5, "Chat.exe", ""), ProcessFacts(6, "ls", "")))
    assert [found.process.pid for found in scan.look(0).came] == [5]
    assert scan.look(0.5).came == ()


def test_what_starts_later_is_found_and_its_end_is_told() -> None:
    table = FakeProcessTable(ProcessFacts(6, "ls", ""))
    scan = scan_of(table)
    scan.look(0)
    table.run(ProcessFacts(7, "chatty", "/opt/chatty"))
    assert [found.rule for found in scan.look(0.5).came] == [CHAT]
    table.leave(7)
    difference = scan.look(1.0)
    assert (difference.came, difference.went) == ((), frozenset({7}))
    assert scan.look(1.5).went == frozenset()


def test_a_new_process_may_still_carry_the_name_of_its_parent() -> None:
    table = FakeProcessTable()
    scan = scan_of(table)
    scan.look(0)
    table.run(ProcessFacts(7, "sh", "/bin/sh"))
    assert scan.look(0.5).came == ()
    table.run(ProcessFacts(7, "chat", "/opt/chat"))
    assert [found.process.name for found in scan.look(1.0).came] == ["chat"]


def test_a_process_that_becomes_another_program_is_found_within_half_a_minute() -> None:
    table = FakeProcessTable(ProcessFacts(7, "sh", "/bin/sh"))
    scan = scan_of(table)
    scan.look(0)
    scan.look(0.5)
    table.run(ProcessFacts(7, "chat", "/opt/chat"))
    assert scan.look(1.0).came == ()
    assert [found.process.pid for found in scan.look(30.0).came] == [7]


def test_this_program_is_never_looked_at() -> None:
    scan = scan_of(FakeProcessTable(ProcessFacts(1, "chat", "")))
    assert scan.look(0).came == ()
