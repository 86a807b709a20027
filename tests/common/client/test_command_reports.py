"""A seat says what came, what is on its screen and what never will be; each once per connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from common.client.command_reports import CommandReports
from common.client.keeper import MemoryKeeper
from common.core.errors import ErrorCode, RefusedError
from common.protocol.commands import CommandChanged, ReportCommand
from common.protocol.session import CommandRejected
from common.protocol.snapshots import CandidateSnapshot, PackageRef
from common.protocol.vocabulary import CommandKind, CommandState, HoldKind
from common.rules.journal_fold import fold_journal
from common.rules.seat_view import SeatView
from tests.helpers import exam_rows
from tests.helpers.exam_rows import command, hold

if TYPE_CHECKING:
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow, SeatCommandRow

DEVICE = "pc-1"
LOCK = hold(HoldKind.LOCK)


class Link:
    """What was posted; nothing goes while it is cut."""

    def __init__(self) -> None:
        self.posted: list[str] = []
        self.cut = False

    def post(self, message: Message, id: str = "") -> bool:  # noqa: A002  as the session's
        assert isinstance(message, ReportCommand)
        if not self.cut:
            self.posted.append(id)
        return not self.cut

    def take(self) -> list[str]:
        """Return what was posted since."""
        posted, self.posted = self.posted, []
        return posted


def _row(**fields: Any) -> CandidateRow:
    return exam_rows.writing(device_id=DEVICE, epoch=1, **fields)


def _view(row: CandidateRow, *commands: SeatCommandRow) -> SeatView:
    return SeatView(
        CandidateSnapshot(
            facts=exam_rows.seat_facts(1),
            exam_title="시험",
            period=exam_rows.period(),
            room=exam_rows.room(),
            candidate=row,
            package=PackageRef(package_id="p", digest="d", size=1),
            commands=commands,
        )
    )


def _reports(link: Link) -> CommandReports:
    return CommandReports(DEVICE, link, MemoryKeeper())


def _lock(row: CandidateRow, **fields: Any) -> SeatCommandRow:
    return command(attempt_id=row.attempt_id, row_version=row.version, **fields)


def test_it_is_delivered_when_it_comes_and_done_when_it_is_shown() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    reports, view = _reports(link), _view(row, _lock(row))
    for _ in range(2):
        reports.deliver(view)
    assert link.take() == ["command-1-delivered"]
    for _ in range(2):
        reports.shown(view, exam_rows.NOW)
    assert link.take() == ["command-1-done"]


def test_it_is_not_done_before_the_row_that_carries_it() -> None:
    link, row = Link(), _row()
    order = command(attempt_id=row.attempt_id, row_version=row.version + 1)
    _reports(link).shown(_view(row, order), exam_rows.NOW)
    assert link.take() == []


def test_what_the_server_does_not_know_is_told_on_every_connection() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    reports, view = _reports(link), _view(row, _lock(row))
    link.cut = True
    reports.deliver(view)
    reports.shown(view, exam_rows.NOW)
    link.cut = False
    reports.welcomed()
    reports.deliver(view)
    reports.shown(view, exam_rows.NOW)
    assert link.take() == ["command-1-delivered", "command-1-done"]
    reports.welcomed()
    reports.shown(view, exam_rows.NOW)
    assert link.take() == ["command-1-done"], "no word of the server: told again"
    view.apply(CommandChanged(command=_lock(row, state=CommandState.DONE, version=3)))
    reports.welcomed()
    reports.shown(view, exam_rows.NOW)
    assert link.take() == []


def test_what_was_done_before_a_crash_is_done_although_it_was_undone_since() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    first = _reports(link)
    first.shown(_view(row, _lock(row)), exam_rows.NOW)
    link.take()
    again = _reports(link)
    again.restore(fold_journal(first.records()))
    free = _row(version=row.version + 1)
    again.shown(_view(free, _lock(row)), exam_rows.NOW)
    assert link.take() == ["command-1-done"]


def test_what_was_undone_before_it_came_is_superseded() -> None:
    link, row = Link(), _row()
    _reports(link).shown(_view(row, _lock(row)), exam_rows.NOW)
    assert link.take() == ["command-1-failed"]


def test_what_comes_too_late_is_not_done() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    late = _lock(row)
    _reports(link).shown(_view(row, late), late.expires_ms)
    assert link.take() == ["command-1-failed"]


def test_a_screen_that_fails_is_told() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    _reports(link).failed(_view(row, _lock(row)))
    assert link.take() == ["command-1-failed"]


def test_a_pc_without_the_lease_says_nothing() -> None:
    link = Link()
    row = exam_rows.writing(device_id="pc-2", epoch=1, holds=(LOCK,))
    reports, view = _reports(link), _view(row, _lock(row))
    reports.deliver(view)
    reports.shown(view, exam_rows.NOW)
    assert link.take() == []


def test_a_busy_server_is_told_again_and_a_refusal_is_nobody_elses() -> None:
    link, row = Link(), _row(holds=(LOCK,))
    reports, view = _reports(link), _view(row, _lock(row))
    reports.shown(view, exam_rows.NOW)
    busy = RefusedError(ErrorCode.UNAVAILABLE).fault()
    assert reports.rejected(CommandRejected(command_id="command-1-done", fault=busy))
    reports.shown(view, exam_rows.NOW)
    assert link.take() == ["command-1-done"] * 2
    gone = RefusedError(ErrorCode.NOT_FOUND).fault()
    assert reports.rejected(CommandRejected(command_id="command-1-done", fault=gone))
    reports.shown(view, exam_rows.NOW)
    assert link.take() == []
    assert not reports.rejected(CommandRejected(command_id="other", fault=gone))


def test_a_release_is_done_when_the_hold_is_gone() -> None:
    link, row = Link(), _row()
    order = _lock(row, kind=CommandKind.RELEASE)
    _reports(link).shown(_view(row, order), exam_rows.NOW)
    assert link.take() == ["command-1-done"]
