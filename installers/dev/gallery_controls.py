"""Gallery: everything that is pressed, typed into or looked at, in all its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.drop_down import DropDown
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.search_field import SearchField
from common.qt.widgets.segment import Option, Segment
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
    start = say("네, 로그인을 시작합니다", "Yes, sign in")
    column.addLayout(
        row_of(
            Button(start, ButtonKind.PRIMARY, ButtonSize.XL),
            Button(say("이전", "Back"), ButtonKind.PLAIN, ButtonSize.L, Icon.PREVIOUS),
            Button(say("답안 제출", "Submit"), ButtonKind.OUTLINE, ButtonSize.L, Icon.SEND),
        )
    )
    column.addLayout(_strip(language))
    column.addLayout(_fields(language))
    column.addLayout(_choices(language))
    column.addStretch(1)
    return page


def _strip(language: Language) -> QHBoxLayout:
    say = words_in(language)
    sizes = Segment([Option(zoom, f"{zoom} %") for zoom in (100, 125, 150, 200)])
    sizes.choose(100)
    views = [Option(1, say("배치도", "Map"), Icon.MAP), Option(2, say("목록", "List"), Icon.LIST)]
    view = Segment(views)
    view.choose(1)
    search = SearchField()
    search.set_name(say("수험번호·성명·좌석 찾기", "Find number, name, seat"))
    search.setFixedWidth(232)
    return row_of(sizes, view, search, IconButton(Icon.EYE_OFF, "eye"), gap=16)


def _choices(language: Language) -> QHBoxLayout:
    say = words_in(language)
    tick = CheckBox(say("유의사항을 모두 읽었으며 지키겠습니다.", "I have read all rules."))
    ticked = CheckBox(say("고대비", "High contrast"))
    ticked.setChecked(True)
    choice = DropDown()
    choice.set_options([(1, say("네트워크 끊김", "Network failure"))])
    choice.setFixedWidth(300)
    return row_of(tick, ticked, choice, gap=24)


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
