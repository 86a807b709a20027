"""Paints every page of the candidate program with invented data, to be looked at.

    python -m installers.dev.candidate_pages --out build/pages/candidate
    python -m installers.dev.candidate_pages --only exam --size 1920x1080 --scheme dark

Without a display Qt paints into memory; under Xvfb and a window manager it paints real windows.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from candidate_app.view_models.saying import saying
from candidate_app.views.display_dialog import DisplayDialog
from candidate_app.views.exam_window import ExamWindow
from common.client.connection import LinkState
from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AttemptSealed
from common.protocol.incidents import WarningChanged
from common.protocol.vocabulary import Attendance, HoldKind, Identity, Progress, Stage
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.theme import theme
from installers.dev import candidate_sample as sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from installers.dev.candidate_sample import SampleDesk


def _enrol(desk: SampleDesk) -> None:
    desk.desk.need_key()


def _enrol_typed(desk: SampleDesk) -> None:
    desk.desk.need_key()
    desk.models.enrol.type_code("7k3qm2xw9r")


def _enrol_wrong(desk: SampleDesk) -> None:
    _enrol_typed(desk)
    wrong = saying("candidate.enrol.wrong_left", count=3)
    desk.models.enrol.show(replace(desk.models.enrol.picture, wrong=wrong))


def _in_use(desk: SampleDesk) -> None:
    desk.seat.view = None
    desk.seat.session.fault = RefusedError(ErrorCode.DEVICE_IN_USE).fault()
    desk.sit()
    desk.link(LinkState.OFFLINE)


def _sign_in(_desk: SampleDesk) -> None:
    pass


def _sign_in_typed(desk: SampleDesk) -> None:
    desk.models.sign_in.type_number("26042272")
    desk.models.sign_in.type_birth("030")


def _sign_in_wrong(desk: SampleDesk) -> None:
    desk.models.sign_in.type_number("26042272")
    wrong = saying("candidate.sign_in.wrong_left", count=4)
    desk.models.sign_in.show(replace(desk.models.sign_in.picture, wrong=wrong))


def _sign_in_held(desk: SampleDesk) -> None:
    desk.models.sign_in.type_number("26042272")
    desk.models.sign_in.show(replace(desk.models.sign_in.picture, held_s=47))


def _sign_in_waits(desk: SampleDesk) -> None:
    _sign_in_wrong(desk)
    waits = saying("candidate.sign_in.waits")
    picture = replace(desk.models.sign_in.picture, wrong=None, waits=waits, busy=True)
    desk.models.sign_in.show(picture)


def _connecting(desk: SampleDesk) -> None:
    desk.seat.view = None
    desk.sit()


def _facts(desk: SampleDesk) -> None:
    desk.sit()


def _notice(desk: SampleDesk) -> None:
    desk.sit()
    desk.become(progress=Progress.CONFIRMED)


def _notice_early(desk: SampleDesk) -> None:
    _notice(desk)
    desk.stage(Stage.OPEN)


def _practice(desk: SampleDesk) -> None:
    desk.sit()
    desk.become(progress=Progress.BRIEFED)
    desk.models.practice.choose(1, 2)


def _ready(desk: SampleDesk) -> None:
    desk.sit()
    desk.become(progress=Progress.PRACTISED)


def _waiting(desk: SampleDesk) -> None:
    desk.sit()
    desk.become(progress=Progress.READY, identity=Identity.VERIFIED)


def _countdown(desk: SampleDesk) -> None:
    _waiting(desk)
    desk.stage(Stage.READY)
    desk.pass_time(8 * 60 + 48)


def _exam(desk: SampleDesk) -> None:
    desk.sit()
    desk.start_exam()
    for number, option in ((1, 3), (3, 2), (4, 2)):
        desk.seat.answers[f"item-{number}"] = (option,)
    desk.desk.state.saved_ms = desk.clock.now_ms() - 3000
    desk.desk.seat_changed()
    desk.desk.tick()


def _exam_long(desk: SampleDesk) -> None:
    _exam(desk)
    desk.seat.paper = sample.paper(12)
    desk.desk.seat_changed()
    desk.models.exam.go_to(24)


def _exam_offline(desk: SampleDesk) -> None:
    _exam(desk)
    desk.link(LinkState.OFFLINE)
    desk.models.exam.choose(2, 1)
    desk.models.exam.choose(5, 1)
    desk.pass_time(11)


def _exam_slow(desk: SampleDesk) -> None:
    _exam(desk)
    desk.models.exam.choose(2, 1)
    desk.pass_time(11)


def _exam_not_kept(desk: SampleDesk) -> None:
    _exam_offline(desk)
    desk.seat.is_failing = True
    desk.seat.unkept = 2
    desk.pass_time(1)


def _exam_server_only(desk: SampleDesk) -> None:
    _exam(desk)
    desk.seat.is_failing = True
    desk.pass_time(1)


def _exam_came_back(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.seat.answers["item-1"] = (3,)
    desk.seat.position = 2
    desk.seat.is_provisional = True
    desk.desk.sit(desk.seat, came_back=True)
    desk.models.context.tell(saying("candidate.exam.came_back_provisional"))
    desk.desk.tick()


def _exam_low(desk: SampleDesk) -> None:
    _exam(desk)
    desk.pass_time(43 * 60 + 5)


def _exam_warned(desk: SampleDesk) -> None:
    _exam(desk)
    words = "책상 위의 종이를 가방에 넣어 주세요. 다시 확인하러 가겠습니다."
    desk.apply(WarningChanged(warning=sample.warning(words)))


def _review(desk: SampleDesk) -> None:
    _exam(desk)
    desk.models.submit.open_review()


def _review_long(desk: SampleDesk) -> None:
    _exam_long(desk)
    for number in range(1, 61):
        if number not in {9, 17, 25, 41, 58}:
            desk.seat.answers[f"item-{number}"] = (number % 4 + 1,)
    desk.desk.seat_changed()
    desk.models.submit.open_review()


def _review_complete(desk: SampleDesk) -> None:
    _exam(desk)
    for number in range(1, 6):
        desk.seat.answers[f"item-{number}"] = (1,)
    desk.desk.seat_changed()
    desk.models.submit.open_review()


def _confirm(desk: SampleDesk) -> None:
    _review_complete(desk)
    desk.become(progress=Progress.SUBMITTING)
    desk.models.submit.close()
    desk.models.submit.refresh()
    desk.models.submit.type_code("22")


def _sending(desk: SampleDesk) -> None:
    _exam(desk)
    desk.desk.state.handing_in = True
    desk.desk.changed.emit()


def _sending_offline(desk: SampleDesk) -> None:
    _sending(desk)
    desk.link(LinkState.OFFLINE)


def _receipt(desk: SampleDesk) -> None:
    _exam(desk)
    desk.apply(AttemptSealed(seal=sample.seal()))


def _reopened(desk: SampleDesk) -> None:
    _receipt(desk)
    for progress in (Progress.SUBMITTED, Progress.IN_PROGRESS):
        desk.become(progress=progress)


def _receipt_unconfirmed(desk: SampleDesk) -> None:
    _exam(desk)
    desk.seat.is_sealed_as_given = False
    desk.apply(AttemptSealed(seal=sample.seal()))


def _hold(kind: HoldKind) -> Callable[[SampleDesk], None]:
    def prepare(desk: SampleDesk) -> None:
        _exam(desk)
        foreign = {"device_id": "device-2"} if kind is HoldKind.RELOGIN else {}
        desk.become(holds=(sample.hold(kind),), **foreign)
        desk.desk.tick()

    return prepare


def _hold_offline(desk: SampleDesk) -> None:
    _exam(desk)
    desk.models.exam.choose(2, 1)
    desk.become(holds=(sample.hold(HoldKind.LOCK),))
    desk.link(LinkState.OFFLINE)
    desk.pass_time(2)


def _hold_code(desk: SampleDesk) -> None:
    _exam(desk)
    desk.become(holds=(sample.hold(HoldKind.LOCK),))
    desk.link(LinkState.OFFLINE)
    desk.pass_time(30)
    desk.models.hold.enter_code("00000000")


def _time_over(desk: SampleDesk) -> None:
    _exam(desk)
    desk.pass_time(60 * 60)


def _time_over_offline(desk: SampleDesk) -> None:
    _exam_offline(desk)
    desk.pass_time(60 * 60)


def _entry_refused(desk: SampleDesk) -> None:
    desk.sit()
    desk.become(attendance=Attendance.REFUSED)
    desk.desk.tick()


def _signed_out(desk: SampleDesk) -> None:
    _exam(desk)
    desk.link(LinkState.REFUSED)


PAGES: dict[str, Callable[[SampleDesk], None]] = {
    "enrol": _enrol,
    "enrol_typed": _enrol_typed,
    "enrol_wrong": _enrol_wrong,
    "in_use": _in_use,
    "sign_in": _sign_in,
    "settings": _sign_in,
    "sign_in_typed": _sign_in_typed,
    "sign_in_wrong": _sign_in_wrong,
    "sign_in_held": _sign_in_held,
    "sign_in_waits": _sign_in_waits,
    "connecting": _connecting,
    "facts": _facts,
    "notice": _notice,
    "notice_early": _notice_early,
    "practice": _practice,
    "ready": _ready,
    "waiting": _waiting,
    "countdown": _countdown,
    "exam": _exam,
    "exam_long": _exam_long,
    "exam_offline": _exam_offline,
    "exam_slow": _exam_slow,
    "exam_not_kept": _exam_not_kept,
    "exam_server_only": _exam_server_only,
    "exam_came_back": _exam_came_back,
    "exam_low": _exam_low,
    "exam_warned": _exam_warned,
    "review": _review,
    "review_long": _review_long,
    "review_complete": _review_complete,
    "confirm": _confirm,
    "sending": _sending,
    "sending_offline": _sending_offline,
    "receipt": _receipt,
    "reopened": _reopened,
    "receipt_unconfirmed": _receipt_unconfirmed,
    **{f"hold_{kind.value}": _hold(kind) for kind in HoldKind},
    "hold_offline": _hold_offline,
    "hold_code": _hold_code,
    "time_over": _time_over,
    "time_over_offline": _time_over_offline,
    "entry_refused": _entry_refused,
    "signed_out": _signed_out,
}


def open_page(name: str, size: tuple[int, int], zoom: int = 100) -> tuple[SampleDesk, ExamWindow]:
    """Return a window that shows a page; nothing of it needs a server or a running loop."""
    desk = sample.SampleDesk()
    window = ExamWindow(desk.models)
    window.resize(*size)
    window.show()
    desk.models.display.zoom_to(zoom)
    PAGES[name](desk)
    if name == "settings":
        DisplayDialog(window, desk.models.display, 64).open()
    desk.desk.tick()
    _settle()
    return desk, window


def _settle() -> None:
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one PNG a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/pages/candidate"))
    parser.add_argument("--only", nargs="*", choices=sorted(PAGES))
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scheme", default="light", choices=[each.value for each in Scheme])
    parser.add_argument("--language", default="ko", choices=[each.value for each in Language])
    parser.add_argument("--zoom", type=int, default=100)
    options = parser.parse_args(arguments)
    _application = QApplication(sys.argv[:1])
    width, height = (int(part) for part in options.size.split("x"))
    theme().install(Flavour.CANDIDATE, Scheme(options.scheme))
    languages().speak(Language(options.language))
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.only or PAGES:
        desk, window = open_page(name, (width, height), options.zoom)
        parts = (name, options.size, options.scheme, options.language, str(options.zoom))
        window.grab().save(str(options.out / f"{'-'.join(parts)}.png"))
        window.close()
        del desk
        theme().set_scale(1.0)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
