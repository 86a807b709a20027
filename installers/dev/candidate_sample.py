"""An invented candidate at an invented seat, without a server: for pictures and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from candidate_app.view_models.candidate_view_models import CandidateViewModels, make_view_models
from candidate_app.view_models.centre_watch import CentreWatch, Reach
from candidate_app.view_models.desk import Desk
from candidate_app.view_models.display_view_model import DisplayViewModel
from candidate_app.view_models.enrol_view_model import KeyWay
from common.client.address import CentreAddress
from common.client.anchor import ServerAnchor
from common.client.connection import LinkState
from common.client.device import SeatDevice
from common.client.keeper import MemoryKeeper
from common.client.release_codes import ReleaseCodes
from common.core.clock import FakeClock
from common.crypto.device_keys import DeviceKey
from common.protocol.candidates import CandidateChanged
from common.protocol.paper import Paper, PaperItem, PaperSubject
from common.protocol.rest import CentreFacts
from common.protocol.rows import (
    ActorRef,
    CandidateRow,
    Hold,
    PeriodRow,
    RoomRow,
    SealRow,
    SeatFacts,
    TimeAllowance,
    WarningRow,
)
from common.protocol.snapshots import CandidateSnapshot, PackageRef
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    Role,
    Stage,
    SubmissionKind,
)
from common.qt.i18n.switch import languages
from common.qt.theme.theme import theme
from common.rules.views import SeatView

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from typing import Any

    from common.core.errors import Fault
    from common.protocol.base import Message
    from common.rules.views import SeatMessage

DEVICE = "device-1"
WORDS = "lusab-babad-gutih-tugad-tajof-rivus"
START_MS = 1_764_032_400_000
MINUTE = 60_000
ITEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "화이트박스 검사에 쓰는 기법으로 옳지 <u><b>않은</b></u> 것은?",
        ("기초 경로 검사", "조건 검사", "동치 분할 검사", "루프 검사"),
    ),
    (
        "평균 고장 간격(MTBF)이 480시간, 평균 수리 시간(MTTR)이 20시간인 시스템의 가용도는?",
        ("92 %", "94 %", "96 %", "98 %"),
    ),
    (
        "상향식 통합 검사에서 아직 만들지 않은 상위 모듈을 대신하여 하위 모듈을 부르는 것은?",
        ("스텁(stub)", "드라이버(driver)", "오라클(oracle)", "하네스(harness)"),
    ),
    (
        "형상 관리의 기준선(baseline)에 관한 설명으로 옳은 것은?",
        (
            "개발자가 언제든 승인 없이 고칠 수 있다.",
            "정식으로 검토하고 합의한 산출물이며, 바꾸려면 변경 통제 절차를 거친다.",
            "원시 코드에만 적용하고 문서에는 적용하지 않는다.",
            "운영을 시작한 뒤에 처음 정한다.",
        ),
    ),
    (
        "한 번에 한 프로세스만 들어갈 수 있는 코드 구역을 무엇이라 하는가?",
        ("임계 구역", "교착 상태", "기아 상태", "선점 구역"),
    ),
)
_SYSTEM = ActorRef(role=Role.SYSTEM, id="server-1")
_PROCTOR = ActorRef(role=Role.PROCTOR, id="proctor-1")

_FACTS = SeatFacts(
    registration_id="registration-1",
    attempt_id="attempt-1",
    room_id="room-1",
    seat="42",
    exam_number="2604-2272",
    name="송하린",
    birth_year=2003,
    items=5,
)
_PERIOD = PeriodRow(
    period_id="period-1",
    sitting_id="sitting-1",
    number=1,
    title="1교시",
    stage=Stage.BRIEFING,
    version=1,
    planned_start_ms=START_MS,
    duration_ms=60 * MINUTE,
)
_ROOM = RoomRow(
    room_period_id="room-period-1",
    period_id="period-1",
    room_id="room-1",
    room_name="301호",
    stage=Stage.BRIEFING,
    version=1,
)
_ROW = CandidateRow(
    attempt_id="attempt-1",
    registration_id="registration-1",
    period_id="period-1",
    room_id="room-1",
    attendance=Attendance.PRESENT,
    identity=Identity.UNVERIFIED,
    progress=Progress.REGISTERED,
    allowance=TimeAllowance(allotted_ms=60 * MINUTE),
    device_id=DEVICE,
    epoch=1,
    version=1,
)


RELEASE_SECRET = "5a" * 32


class SampleSession:
    """Takes commands and remembers them; `refusals` are raised one after the other."""

    def __init__(self, clock: FakeClock) -> None:
        """Know the server's time."""
        self.anchor = ServerAnchor(clock)
        self.anchor.set(clock.now_ms())
        self.sent: list[Message] = []
        self.refusals: list[Exception] = []
        self.link: asyncio.Event | None = None
        self.fault: Fault | None = None

    async def command(self, message: Message) -> None:
        """Remember a command, or refuse it."""
        if self.link is not None:
            await self.link.wait()
        self.sent.append(message)
        if self.refusals:
            raise self.refusals.pop(0)


class SampleSeat:
    """A seat whose rows are set by hand."""

    def __init__(self, clock: FakeClock) -> None:
        """Sit before the first step, with the paper still sealed."""
        self.session = SampleSession(clock)
        self.view: SeatView | None = SeatView(snapshot())
        self.paper: Paper | None = None
        self.position = 0
        self.display: dict[str, str] = {}
        self.unkept = 0
        self.is_failing = False
        self.is_provisional = False
        self.is_receipt_genuine = True
        self.attempt_id = "attempt-1"
        self.has_sealed_paper = True
        self.is_sealed_as_given: bool | None = None
        self.answers: dict[str, tuple[int, ...]] = {}
        self.waiting: dict[str, tuple[int, ...]] = {}
        self.submissions = 0
        self.codes = ReleaseCodes(
            self.attempt_id, self.session, MemoryKeeper(), clock, self._codes_changed
        )
        self.on_change: Callable[[], None] = lambda: None

    def _codes_changed(self) -> None:
        if self.view is not None:
            self.view.releases = self.codes.provisional
        self.on_change()

    @property
    def unsent(self) -> int:
        """Return how many answers wait."""
        return len(self.waiting)

    def unsent_items(self) -> frozenset[str]:
        """Return which they are."""
        return frozenset(self.waiting)

    def answer(self, item_id: str) -> tuple[int, ...]:
        """Return an answer."""
        return self.answers.get(item_id, ())

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Keep an answer; it waits."""
        self.answers[item_id] = value
        self.waiting[item_id] = value
        self.on_change()

    async def submit(self) -> None:
        """Count it, or refuse it."""
        self.submissions += 1
        if self.session.refusals:
            raise self.session.refusals.pop(0)

    async def stop(self) -> None:
        """Stop."""

    async def leave(self) -> None:
        """Leave."""


class SampleDesk:
    """Desk, seat and view-models of one invented candidate."""

    def __init__(self) -> None:
        """Nobody has signed in; the centre answers."""
        self.clock = FakeClock(START_MS - 12 * MINUTE)
        self.desk = Desk(DEVICE, self.clock)
        self.centre = CentreWatch(CentreAddress(host="centre", port=1), self.clock)
        self.centre.reach = Reach.REACHED
        self.centre.facts = CentreFacts(
            centre_name="제1시험장",
            sitting_title="2026년 제4회",
            exam_title="정보처리기사 필기",
            period_title="1교시",
            server_ms=self.clock.now_ms(),
            version="0.1.0",
            devices_required=True,
        )
        self.centre.anchor.set(self.clock.now_ms())
        self.desk.use_anchor(self.centre.anchor)
        self.entries: list[tuple[str, str]] = []
        self.entry_errors: list[Exception] = []
        self.codes: list[str] = []
        display = DisplayViewModel(theme().wish, languages().language)
        self.models: CandidateViewModels = make_view_models(
            self.desk, self.centre, display, self._sign_in, KeyWay(self._enrol, WORDS)
        )
        self.seat = SampleSeat(self.clock)
        self.seat.on_change = self.desk.seat_changed
        self.desk.tick()
        self.centre.changed.emit()

    async def _sign_in(self, number: str, birth: str) -> None:
        self.entries.append((number, birth))
        if self.entry_errors:
            raise self.entry_errors.pop(0)
        self.sit()

    async def _enrol(self, code: str) -> None:
        self.codes.append(code)
        if self.entry_errors:
            raise self.entry_errors.pop(0)
        self.desk.use_key(SeatDevice(DEVICE, "centre", "301호", "12", DeviceKey.new()))

    def sit(self) -> None:
        """Sign in and connect."""
        self.desk.sit(self.seat)
        self.link(LinkState.ONLINE)

    def link(self, state: LinkState) -> None:
        """Give the link a state."""
        self.desk.link_changed(state)
        self.desk.seat_changed()

    def apply(self, message: SeatMessage) -> None:
        """Receive a message as the seat would."""
        if self.seat.view is not None:
            self.seat.view.apply(message)
        self.desk.received(message)
        self.desk.seat_changed()

    def become(self, **fields: Any) -> None:
        """Change the candidate's row."""
        view = self.seat.view
        if view is not None:
            row = replace(view.candidate, **fields, version=view.candidate.version + 1)
            self.apply(CandidateChanged(candidate=row))

    def stage(self, stage: Stage) -> None:
        """Take room and period to a stage."""
        view = self.seat.view
        if view is not None:
            view.period = replace(view.period, stage=stage, version=view.period.version + 1)
            view.room = replace(view.room, stage=stage, version=view.room.version + 1)
            self.desk.seat_changed()

    def start_exam(self, minutes_gone: float = 7.0) -> None:
        """Open the paper some minutes after the start."""
        self.stage(Stage.RUNNING)
        self.clock.advance((START_MS - self.clock.now_ms()) / 1000 + minutes_gone * 60)
        self.seat.paper = paper()
        self.become(
            progress=Progress.IN_PROGRESS,
            identity=Identity.VERIFIED,
            started_ms=START_MS,
            deadline_ms=START_MS + 60 * MINUTE,
        )

    def pass_time(self, seconds: float) -> None:
        """Let time go by."""
        self.clock.advance(seconds)
        self.desk.tick()


def snapshot() -> CandidateSnapshot:
    """Return what the server says to a seat before the first step."""
    return CandidateSnapshot(
        facts=_FACTS,
        exam_title="정보처리기사 필기",
        period=_PERIOD,
        room=_ROOM,
        candidate=_ROW,
        package=PackageRef(package_id="package-1", digest="", size=1),
        release_secret=RELEASE_SECRET,
    )


def paper(times: int = 1) -> Paper:
    """Return the five invented questions, some times over."""
    items = tuple(
        PaperItem(item_id=f"item-{number}", number=number, stem=stem, choices=choices)
        for number, (stem, choices) in enumerate(ITEMS * times, 1)
    )
    subject = PaperSubject(title="소프트웨어 개발", items=items)
    return Paper(period_id="period-1", title="1교시", subjects=(subject,))


def hold(kind: HoldKind, since_ms: int = START_MS + 6 * MINUTE) -> Hold:
    """Return a hold, which stops the clock where its kind does."""
    stops = kind in (HoldKind.PAUSE, HoldKind.ROOM, HoldKind.SITTING, HoldKind.MOVE)
    return Hold(kind=kind, actor=_SYSTEM, reason="FOCUS_LOST", since_ms=since_ms, compensate=stops)


def warning(words: str, number: int = 1, acknowledged_ms: int | None = None) -> WarningRow:
    """Return a message of the proctor."""
    return WarningRow(
        warning_id=f"warning-{number}",
        registration_id="registration-1",
        attempt_id="attempt-1",
        room_id="room-1",
        number=number,
        text=words,
        incident_id=None,
        issued_ms=START_MS + 7 * MINUTE,
        issued_by=_PROCTOR,
        acknowledged_ms=acknowledged_ms,
        version=1 if acknowledged_ms is None else 2,
    )


def seal(kind: SubmissionKind = SubmissionKind.SUBMITTED, answered: int = 5) -> SealRow:
    """Return a seal with its receipt."""
    return SealRow(
        attempt_id="attempt-1",
        registration_id="registration-1",
        room_id="room-1",
        version=1,
        kind=kind,
        answered=answered,
        root="7f3a91c20d5e",
        receipt="7F3A-91C2-0D5E",
        signature="",
        sealed_ms=START_MS + 51 * MINUTE,
    )
