"""Puts the candidate program together: the only module that names all its parts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from candidate_app.detections.blacklist import PACKAGED, read_blacklist
from candidate_app.detections.contract import Tools
from candidate_app.detections.outbox import ReportOutbox
from candidate_app.detections.receipt_watch import ReceiptWatch
from candidate_app.detections.registry import detectors_for
from candidate_app.detections.vigil import Vigil
from candidate_app.lockdown.choose import foreground_for, lockdown_for, require_platform
from candidate_app.lockdown.process_table import SystemProcessTable
from candidate_app.settings import PROGRAM, VERSION, device_id, path_of, read_settings, state_folder
from candidate_app.startup.enrolment import Enrolment, find_key, words_of
from candidate_app.view_models.candidate_view_models import make_view_models
from candidate_app.view_models.centre_watch import CentreWatch
from candidate_app.view_models.desk import Desk
from candidate_app.view_models.display_view_model import DisplayViewModel
from candidate_app.view_models.enrol_view_model import KeyWay
from candidate_app.view_models.saying import saying
from candidate_app.view_models.seat_entry import SeatEntry
from candidate_app.views.application import open_application
from candidate_app.views.exam_window import ExamWindow
from common.client.address import CentreAddress
from common.client.history import HistoryWriter
from common.client.journal_folder import JournalFolder
from common.client.machine import machine_digest
from common.client.paper_store import PaperStore
from common.core.clock import SystemClock
from common.core.errors import SuiteError
from common.core.logs import get_logger, start_logging
from common.core.tasks import TaskScope
from common.protocol.incidents import ReportDetection
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.runner import run_application
from common.qt.theme.fonts import require_korean_fonts
from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.theme import theme
from common.qt.widget_map import start_widget_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from candidate_app.detections.episode import Report
    from candidate_app.settings import CandidateSettings
    from common.client.device import SeatDevice
    from common.core.clock import Clock
    from common.qt.runner import Ending

_log = get_logger("candidate")
TICK_MS = 200
SMALL = (1366, 768)


class CandidateProgram:
    """Lives as long as the window; everything it starts, it stops."""

    def __init__(self, settings: CandidateSettings, platform: str, clock: Clock) -> None:
        """Make all parts; nothing runs before `run`."""
        self._settings = settings
        self._scope = TaskScope("candidate:program")
        address = CentreAddress(
            host=settings.host, port=settings.port, ca_file=path_of(settings.ca)
        )
        history = path_of(settings.history)
        self._history = HistoryWriter(history) if history is not None else None
        self._desk = Desk(device_id(settings), clock)
        self._centre = CentreWatch(address, clock)
        self._desk.use_anchor(self._centre.anchor)
        self._journals = JournalFolder(state_folder(settings) / "journals", self._desk.device)
        enrolment = self._find_key(address, machine_digest())
        self._entry = self._entry_at(address)
        display = DisplayViewModel(Scheme(settings.scheme), Language(settings.language))
        display.changed.connect(lambda: self._desk.look_through(display.words()))
        way = KeyWay(enrolment.enrol, words_of(address))
        self.models = make_view_models(self._desk, self._centre, display, self._entry.sign_in, way)
        self.window = ExamWindow(self.models)
        self._lockdown = lockdown_for(platform, self.window, windowed=settings.window)
        self._outbox = ReportOutbox(self._desk.command, clock)
        self._receipts = ReceiptWatch(self._outbox.take)
        detectors = detectors_for(platform, self._tools(platform, clock))
        self._vigil = Vigil(detectors, clock, settings.grace_s)
        self._ticker = QTimer(self.window)
        self._ticker.timeout.connect(self._desk.tick)
        self._desk.changed.connect(self._follow)
        self._desk.ticked.connect(self._follow)

    async def run(self, ending: Ending) -> int:
        """Show the window until somebody ends the program; returns the exit code."""
        widget_map = start_widget_map(self.window)
        await self._come_back()
        self._scope.start(self._centre.run(), name="centre")
        self._ticker.start(TICK_MS)
        if self._settings.window:
            self._show_plain()
        self._lockdown.apply()
        code = await ending.wait()
        self._ticker.stop()
        self._lockdown.restore()
        await self._stop()
        if widget_map is not None:
            widget_map.deleteLater()
        return code

    def _entry_at(self, address: CentreAddress) -> SeatEntry:
        return SeatEntry(
            self._desk,
            address,
            f"{PROGRAM}/{VERSION}",
            journals=self._journals,
            papers=PaperStore(state_folder(self._settings) / "papers"),
            history=self._history,
        )

    async def _come_back(self) -> None:
        """Go on where this program was killed, if it was."""
        try:
            display = await self._entry.come_back()
        except Exception as error:  # noqa: BLE001  then the candidate signs in again
            _log.error("not_come_back", error=repr(error))
            return
        if display is not None:
            self.models.display.restore(display)
            guess = self._desk.seat is not None and self._desk.seat.is_provisional
            self.models.context.tell(
                saying(
                    "candidate.exam.came_back_provisional" if guess else "candidate.exam.came_back"
                )
            )

    def _find_key(self, address: CentreAddress, machine: str) -> Enrolment:
        """Give the desk the key of this PC, or let it ask for a code."""
        folder = state_folder(self._settings)
        key = find_key(folder, machine)
        if key is not None:
            self._use_key(key)
        else:
            self._desk.need_key()
        return Enrolment(address, folder, machine, self._use_key)

    def _use_key(self, key: SeatDevice) -> None:
        self._desk.use_key(key)
        self._journals.use_device(key.device_id)

    async def _stop(self) -> None:
        await self._vigil.stop()
        await self._outbox.stop()
        await self._desk.get_up()
        await self._desk.tasks.stop()
        await self._scope.stop()
        self._journals.close()
        if self._history is not None:
            self._history.close()

    def _show_plain(self) -> None:
        """As large as the smallest exam screen, or as large as there is room."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        if room.width() > SMALL[0] and room.height() > SMALL[1]:
            self.window.resize(*SMALL)
            self.window.show()
        else:
            self.window.showMaximized()

    def _follow(self) -> None:
        self._receipts.follow(self._desk.state)
        self._centre.is_paused = self._desk.seat is not None
        shown = self._desk.state.paper_is_answered(self._desk.now_ms())
        self._vigil.follow(paper_shown=shown)

    def _tools(self, platform: str, clock: Clock) -> Tools:
        listed = path_of(self._settings.blacklist)
        return Tools(
            clock=clock,
            report=self._report,
            processes=SystemProcessTable(),
            foreground=foreground_for(platform),
            blacklist=read_blacklist(listed or PACKAGED),
            own_pid=os.getpid(),
            end_within=self._settings.end_within or None,
        )

    def _report(self, report: Report) -> None:
        _log.info(
            "detection",
            code=report.code,
            opened=report.opened,
            duration_ms=report.duration_ms,
            counts=report.counts,
        )
        seat = self._desk.seat
        if seat is not None:
            self._outbox.take(
                ReportDetection(
                    attempt_id=seat.attempt_id,
                    detection_id=report.detection_id,
                    code=report.code,
                    opened=report.opened,
                    duration_ms=report.duration_ms,
                    counts=report.counts,
                    offset_ms=seat.session.anchor.offset_ms(),
                    facts=dict(report.facts),
                )
            )


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the candidate program; returns the exit code.

    Raises:
        SettingsError: an option or a file it names is wrong.
    """
    settings = read_settings(sys.argv[1:] if arguments is None else arguments)
    start_logging("INFO")
    application = open_application(PROGRAM, sys.argv[:1])
    try:
        require_korean_fonts()
        platform = application.platformName()
        require_platform(platform, windowed=settings.window)
    except SuiteError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    theme().install(Flavour.CANDIDATE, Scheme(settings.scheme))
    languages().speak(Language(settings.language))
    program = CandidateProgram(settings, platform, SystemClock())
    return run_application(application, program.run)
