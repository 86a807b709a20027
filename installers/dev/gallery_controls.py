"""Gallery: everything that is pressed, typed into or looked at, in all its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.chip import Chip, ChipLook
from common.qt.widgets.command_steps import CommandProgress, CommandSteps
from common.qt.widgets.count_pill import CountPill
from common.qt.widgets.drop_down import DropDown
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.link_badge import LinkBadge
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.photo import Photo
from common.qt.widgets.progress_bar import ProgressBar4
from common.qt.widgets.search_field import SearchField
from common.qt.widgets.segment import Option, Segment
from common.qt.widgets.stacked_bar import StackedBar
from common.qt.widgets.status_mark import StatusMark
from common.qt.widgets.text_field import TextField
from installers.dev.gallery_words import words_in

if TYPE_CHECKING:
    from common.qt.i18n.language import Language


def row_of(*widgets: QWidget, gap: int = 10) -> QHBoxLayout:
    """Widgets beside each other, from the left."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def controls_page(language: Language) -> QWidget:
    """Buttons, segments, fields."""
    say = words_in(language)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    for size in (ButtonSize.CARD, ButtonSize.CONSOLE, ButtonSize.S, ButtonSize.M):
        column.addLayout(_buttons(size, language))
    column.addLayout(
        row_of(
            Button(
                say("네, 로그인을 시작합니다", "Yes, sign in"), ButtonKind.PRIMARY, ButtonSize.XL
            ),
            Button(say("이전", "Back"), ButtonKind.PLAIN, ButtonSize.L, Icon.PREVIOUS),
            Button(say("답안 제출", "Submit"), ButtonKind.OUTLINE, ButtonSize.L, Icon.SEND),
        )
    )
    sizes = Segment([Option(zoom, f"{zoom} %") for zoom in (100, 125, 150, 200)])
    sizes.choose(100)
    view = Segment(
        [
            Option("map", say("배치도", "Map"), Icon.MAP),
            Option("list", say("목록", "List"), Icon.LIST),
        ]
    )
    view.choose("map")
    search = SearchField()
    search.set_name(say("수험번호·성명·좌석 찾기", "Find number, name, seat"))
    search.setFixedWidth(232)
    sizes.setFocus()
    column.addLayout(row_of(sizes, view, search, IconButton(Icon.EYE_OFF, "eye"), gap=16))
    column.addLayout(_fields(language))
    tick = CheckBox(say("유의사항을 모두 읽었으며 지키겠습니다.", "I have read all rules."))
    ticked = CheckBox(say("고대비", "High contrast"))
    ticked.setChecked(True)
    choice = DropDown()
    choice.set_options([(1, say("네트워크 끊김", "Network failure"))])
    choice.setFixedWidth(300)
    column.addLayout(row_of(tick, ticked, choice, gap=24))
    column.addStretch(1)
    return page


def _buttons(size: ButtonSize, language: Language) -> QHBoxLayout:
    say = words_in(language)
    primary = Button(say("다음", "Next"), ButtonKind.PRIMARY, size)
    primary.set_icon(Icon.NEXT, trailing=True)
    blocked = Button(say("시작 대기로", "To ready"), ButtonKind.PLAIN, size, Icon.RIGHT)
    blocked.set_blocked("…")
    counted = Button(say("안 푼 문제", "Unanswered"), ButtonKind.PLAIN, size)
    counted.set_count("36", Token.WARN)
    keyed = Button(say("취소", "Cancel"), ButtonKind.PLAIN, size)
    keyed.set_key_hint("Esc")
    chosen = Button(say("기술", "Technical"), ButtonKind.PLAIN, size)
    chosen.setCheckable(True)
    chosen.setChecked(True)
    return row_of(
        primary,
        Button(say("손들기", "Raise hand"), ButtonKind.PLAIN, size, Icon.HAND),
        Button(say("답안 제출", "Submit"), ButtonKind.OUTLINE, size, Icon.SEND),
        Button(say("실격 건의…", "Propose…"), ButtonKind.DANGER, size, Icon.STOP),
        Button(say("실격 확정", "Disqualify"), ButtonKind.DANGER_FILLED, size),
        counted,
        blocked,
        keyed,
        chosen,
        Button(say("확인한 사건 14건 보기", "Show 14"), ButtonKind.LINK, size),
    )


def _fields(language: Language) -> QHBoxLayout:
    say = words_in(language)
    good, plain, wrong = TextField(), TextField(), TextField()
    good.set_name(say("수험번호", "Exam number"))
    good.set_words("2604-2272")
    good.show_ok(say("송하린 님", "Harin Song"))
    plain.set_name(say("생년월일 6자리", "Birth date, 6 digits"), say("예: 030521", "e.g. 030521"))
    plain.show_help(
        say("5번 틀리면 60초 쉬었다가 다시 넣을 수 있습니다.", "After 5 errors wait 60 s.")
    )
    wrong.set_name(say("생년월일 6자리", "Birth date, 6 digits"))
    wrong.set_words("030522")
    wrong.set_secret(True)
    wrong.show_error(
        say("생년월일이 등록된 정보와 다릅니다. 4번 남음", "Does not match. 4 tries left")
    )
    small = TextField(FieldSize.S)
    small.set_name(say("추가할 시간", "Minutes"))
    small.set_words("10")
    fields = QHBoxLayout()
    fields.setSpacing(24)
    for field in (good, plain, wrong, small):
        fields.addWidget(field)
    return fields


def states_page(language: Language) -> QWidget:
    """Chips, marks, bars, banners, badges, command steps."""
    say = words_in(language)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(14)
    column.addLayout(_chips(language))
    column.addLayout(_marks(language))
    column.addLayout(_banners(language))
    badges = []
    for age, retry in ((0.4, None), (6.2, None), (23.0, 3), (None, None)):
        badge = LinkBadge()
        badge.set_age(age, retry)
        badges.append(badge)
    column.addLayout(row_of(*badges, gap=40))
    bars = QHBoxLayout()
    for done, token in ((28, Token.ACTIVE), (60, Token.OK), (3, Token.WARN), (0, Token.ACTIVE)):
        bar = ProgressBar4(token)
        bar.show_share(done, 60)
        bars.addWidget(bar)
    stack = StackedBar()
    parts = ((Token.OK, 4), (Token.ACTIVE, 44), (Token.SUSPECT, 1), (Token.OFFLINE, 5))
    stack.show_parts(parts, 60, "…")
    bars.addWidget(stack)
    column.addLayout(bars)
    commands = QHBoxLayout()
    commands.setSpacing(24)
    shown = zip(
        (say("화면 요청", "Screen request"), say("2차 경고", "Second warning")) * 2,
        ("2초", "확인 09:52:44", "10초 지남", ""),
        (
            CommandProgress.DELIVERED,
            CommandProgress.DONE,
            CommandProgress.NO_ANSWER,
            CommandProgress.SENT,
        ),
        strict=True,
    )
    for title, fact, progress in shown:
        command = CommandSteps()
        command.show_command(title, fact, progress)
        commands.addWidget(command)
    column.addLayout(commands)
    column.addWidget(Hairline())
    column.addWidget(_types(language))
    column.addStretch(1)
    return page


def _chips(language: Language) -> QHBoxLayout:
    say = words_in(language)
    chips: list[QWidget] = [
        Chip(say("경고 2", "2 warnings"), token, look, Icon.LOCK if token is Token.DANGER else None)
        for look in (ChipLook.TINT, ChipLook.OUTLINE, ChipLook.FILLED)
        for token in (Token.WARN, Token.DANGER, Token.ACCENT)
    ]
    count = CountPill()
    count.set_count(3)
    return row_of(
        *chips, count, Photo(), Photo(60, 76), IconMark(Icon.LOCK_OUTLINE, Token.ACCENT, 28, 64)
    )


def _marks(language: Language) -> QHBoxLayout:
    say = words_in(language)
    return row_of(
        StatusMark(say("응시중", "Writing"), Token.ACTIVE, Icon.PLAY),
        StatusMark(say("제출", "Submitted"), Token.OK, Icon.CHECK),
        StatusMark(say("손들기", "Hand"), Token.WARN, Icon.HAND),
        StatusMark(say("의심", "Suspect"), Token.SUSPECT, Icon.EYE),
        StatusMark(say("잠금", "Locked"), Token.DANGER, Icon.LOCK),
        StatusMark(say("실격", "Disqualified"), Token.DANGER, Icon.STOP),
        StatusMark(say("끊김", "Lost"), Token.OFFLINE, Icon.PLUG_OFF),
        StatusMark(say("대기", "Waiting"), Token.IDLE, Icon.HOURGLASS),
        StatusMark(say("일시중지", "Paused"), Token.IDLE, Icon.PAUSE),
        gap=20,
    )


def _banners(language: Language) -> QVBoxLayout:
    say = words_in(language)
    column = QVBoxLayout()
    column.setSpacing(8)
    offline, again = Banner(40), Banner(36)
    offline.tell(
        Token.OFFLINE,
        Icon.PLUG_OFF,
        say("서버와 연결이 끊겼습니다. 계속 응시하세요.", "The server is not reachable. Go on."),
        say("보낼 답안 2개", "2 answers to send"),
    )
    again.tell(Token.OK, Icon.CHECK, say("다시 연결되었습니다.", "Connected again."))
    lost = Banner(56, edge_to_edge=True)
    lost.tell(
        Token.OFFLINE,
        Icon.PLUG_OFF,
        say(
            "서버와 연결이 끊겼습니다. 시험은 계속됩니다.", "The server is lost. The exam goes on."
        ),
    )
    lost.set_detail(say("아래는 10:16:57의 상태입니다.", "Below is the state of 10:16:57."))
    lost.add_button(Button(say("지금 다시 연결", "Reconnect now"), size=ButtonSize.CONSOLE))
    for banner in (offline, again, lost):
        column.addWidget(banner)
    return column


def _types(language: Language) -> Card:
    say = words_in(language)
    card = Card(16)
    line = say("시험 시간은 90분입니다 0123456789", "The exam takes 90 minutes 0123456789")
    for style in (
        TextStyle.TITLE,
        TextStyle.HEADING,
        TextStyle.FACT,
        TextStyle.SECTION,
        TextStyle.LABEL,
        TextStyle.BODY,
        TextStyle.SMALL,
    ):
        card.body.addWidget(Label(style, Token.TEXT, f"{style.pixels}/{style.weight}  {line}"))
    long = say(
        "시험 창 밖에서 다른 프로그램(메신저)이 열린 것이 감지되었습니다. 저절로 열렸을 수도 "
        "있습니다. 이것만으로 처분이 정해지지 않으며, 판단은 감독관이 합니다. 기다려 주세요.",
        "A program outside the exam window was noticed. It may have opened by itself. This alone "
        "decides nothing; the proctor judges. Please stay seated and wait for the proctor to come.",
    )
    card.body.addWidget(Paragraph(TextStyle.PARAGRAPH, Token.TEXT, long))
    return card
