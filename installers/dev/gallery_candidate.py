"""Gallery: three candidate pages put together from the shared widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.photo import Photo
from common.qt.widgets.reason_line import ReasonLine
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.status_mark import StatusMark
from common.qt.widgets.step_dots import DotState, Step, StepDots
from common.qt.widgets.text_field import TextField
from installers.dev.gallery_words import words_in

if TYPE_CHECKING:
    from common.qt.i18n.language import Language


def _frame(language: Language, middle: QWidget, foot: QWidget | None = None) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_head(language))
    column.addWidget(middle, 1)
    column.addWidget(foot or _foot(language))
    return page


def _head(language: Language) -> Bar:
    say = words_in(language)
    head = Bar(64, 24)
    lines = QVBoxLayout()
    lines.setSpacing(4)
    lines.addStretch(1)
    lines.addWidget(
        Label(TextStyle.FACT, Token.TEXT, say("정보처리기사 필기", "Engineer, written"))
    )
    lines.addWidget(
        Label(TextStyle.BODY, Token.MUTED, say("2026년 제2회 · 1교시", "2026-2 · period 1"))
    )
    lines.addStretch(1)
    head.row.addLayout(lines)
    head.row.addStretch(1)
    head.row.addWidget(Button(say("화면 설정", "Display"), size=ButtonSize.S, icon=Icon.SETTINGS))
    head.row.addSpacing(20)
    head.row.addWidget(Hairline(Qt.Orientation.Vertical, 40))
    head.row.addSpacing(20)
    head.row.addWidget(Label(TextStyle.FACT, Token.TEXT, "08:48:05"))
    return head


def _foot(language: Language) -> Bar:
    say = words_in(language)
    foot = Bar(40, 24, Qt.Edge.TopEdge)
    foot.row.addWidget(StatusMark(say("서버 연결됨", "Connected"), Token.OK, Icon.WIFI))
    foot.row.addStretch(1)
    seat = say("제1시험장 · 301호 · 42번 자리", "Centre 1 · room 301 · seat 42")
    foot.row.addWidget(Label(TextStyle.BODY, Token.MUTED, seat))
    return foot


def sign_in_page(language: Language) -> QWidget:
    """A card with two fields, facts and a blocked button with its reason."""
    say = words_in(language)
    facts = FactList()
    facts.show_facts(
        [
            (say("성명", "Name"), say("송하린", "Harin Song")),
            (say("수험번호", "Number"), "2604-2272"),
            (say("시험", "Exam"), say("정보처리기사 필기", "Engineer, written")),
        ]
    )
    side = _column(0)
    side.addWidget(Photo(192, 252))
    side.addWidget(facts)
    side.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(32)
    row.addLayout(_sign_in_form(language), 3)
    row.addWidget(Hairline(Qt.Orientation.Vertical))
    row.addLayout(side, 2)
    card = Card(40)
    card.body.addLayout(row)
    return _frame(language, CardPage(card, 920, 520))


def _sign_in_form(language: Language) -> QVBoxLayout:
    say = words_in(language)
    number, birth = TextField(), TextField()
    number.set_name(say("수험번호", "Exam number"))
    number.set_words("2604-2272")
    number.show_ok(say("송하린 님", "Harin Song"))
    birth.set_name(say("생년월일 6자리", "Birth date"), say("예: 030521", "e.g. 030521"))
    birth.show_help(say("5번 틀리면 60초 쉽니다.", "After 5 errors wait 60 s."))
    lead = say("수험표에 적힌 대로 넣어 주세요.", "As on your ticket.")
    form = _column(0)
    form.addWidget(Label(TextStyle.TITLE, Token.TEXT, say("로그인", "Sign in")))
    form.addSpacing(6)
    form.addWidget(Label(TextStyle.LEAD, Token.MUTED, lead))
    form.addSpacing(24)
    form.addWidget(number)
    form.addSpacing(8)
    form.addWidget(birth)
    form.addStretch(1)
    form.addLayout(_sign_in_buttons(language))
    return form


def _sign_in_buttons(language: Language) -> QVBoxLayout:
    say = words_in(language)
    go = Button(say("로그인", "Sign in"), ButtonKind.PRIMARY, ButtonSize.XL)
    go.set_blocked(
        say("생년월일 6자리를 모두 넣으면 누를 수 있습니다.", "Enter all six digits first.")
    )
    buttons = QHBoxLayout()
    buttons.setSpacing(12)
    buttons.addWidget(Button(say("이전", "Back"), ButtonKind.PLAIN, ButtonSize.XL))
    buttons.addWidget(go, 1)
    column = _column(8)
    column.addLayout(buttons)
    column.addWidget(ReasonLine(go))
    return column


def steps_page(language: Language) -> QWidget:
    """The chain of steps over a scrolled page with a fade."""
    say = words_in(language)
    scroll = ScrollPage()
    for icon in (Icon.CLOCK, Icon.SAVED, Icon.PHONE_OFF, Icon.CALCULATOR, Icon.HAND):
        scroll.body.addLayout(_notice(language, icon))
        scroll.body.addSpacing(28)
    card = Card(40)
    card.body.addWidget(Label(TextStyle.HEADING, Token.TEXT, say("유의사항", "Rules")))
    card.body.addSpacing(16)
    card.body.addWidget(Hairline())
    card.body.addSpacing(16)
    card.body.addWidget(scroll, 1)
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(163, 16, 163, 16)
    column.setSpacing(16)
    column.addWidget(_dots(language))
    column.addWidget(card, 1)
    return _frame(language, middle, _step_bar(language))


def _dots(language: Language) -> StepDots:
    say = words_in(language)
    dots = StepDots()
    dots.set_steps(
        [
            Step(say("정보 확인", "Details"), DotState.DONE),
            Step(say("안내", "Briefing"), DotState.SKIPPED),
            Step(say("유의사항", "Rules"), DotState.NOW),
            Step(say("메뉴 설명", "Menus"), DotState.NEXT),
            Step(say("연습", "Practice"), DotState.NEXT),
            Step(say("준비 완료", "Ready"), DotState.NEXT),
        ]
    )
    return dots


def _notice(language: Language, icon: Icon) -> QHBoxLayout:
    say = words_in(language)
    head = say("답안은 고를 때마다 저장됩니다.", "Answers are saved.")
    body = say(
        "PC나 연결에 문제가 생겨도 답안은 남아 있습니다. 저장 단추를 누를 필요가 없습니다.",
        "Even if the PC or the network fails your answers stay. There is no save button.",
    )
    words = _column(2)
    words.addWidget(Label(TextStyle.COUNT, Token.TEXT, head))
    words.addWidget(Paragraph(TextStyle.PARAGRAPH, Token.TEXT, body))
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(IconMark(icon, Token.ACCENT, 22, 48))
    row.addLayout(words, 1)
    return row


def _step_bar(language: Language) -> Bar:
    say = words_in(language)
    bar = Bar(80, 163, Qt.Edge.TopEdge)
    follow = Button(say("다음", "Next"), ButtonKind.PRIMARY, ButtonSize.L)
    follow.set_icon(Icon.NEXT, trailing=True)
    follow.set_blocked(say("끝까지 읽으면 동의할 수 있습니다 · 4초", "Read to the end · 4 s"))
    bar.row.addWidget(Button(say("이전", "Back"), size=ButtonSize.L, icon=Icon.PREVIOUS))
    bar.row.addSpacing(24)
    bar.row.addWidget(CheckBox(say("모두 읽었으며 지키겠습니다.", "I have read all of it.")))
    bar.row.addStretch(1)
    bar.row.addWidget(ReasonLine(follow))
    bar.row.addSpacing(16)
    bar.row.addWidget(follow)
    return bar


def lock_page(language: Language) -> QWidget:
    """Disc, title, safety box, running text."""
    say = words_in(language)
    safe = Banner(64)
    safe.tell(
        Token.OK,
        Icon.CHECK,
        say("답안은 안전합니다", "Your answers are safe"),
        say("33문항 저장됨 · 09:45:11 서버", "33 saved · 09:45:11"),
    )
    body = say(
        "시험 창 밖에서 다른 프로그램(메신저)이 열린 것이 감지되었습니다. 저절로 열렸을 수도 "
        "있습니다. 이것만으로 처분이 정해지지 않으며, 판단은 감독관이 합니다.",
        "A program outside the exam window was noticed. It may have opened by itself. This alone "
        "decides nothing; the proctor judges.",
    )
    card = Card(40)
    card.body.addLayout(_lock_head(language))
    card.body.addSpacing(28)
    card.body.addWidget(safe)
    card.body.addSpacing(28)
    what = say("무슨 일인가요", "What happened")
    card.body.addWidget(Label(TextStyle.SECTION, Token.MUTED, what))
    card.body.addSpacing(8)
    card.body.addWidget(Paragraph(TextStyle.PARAGRAPH, Token.TEXT, body))
    card.body.addStretch(1)
    return _frame(language, CardPage(card, 800, 480))


def _lock_head(language: Language) -> QHBoxLayout:
    say = words_in(language)
    title = say("화면을 잠시 멈췄습니다", "Screen paused")
    under = say("감독관이 오고 있습니다.", "The proctor is coming.")
    words = _column(6)
    words.addWidget(Label(TextStyle.TITLE, Token.TEXT, title))
    words.addWidget(Label(TextStyle.LEAD, Token.MUTED, under))
    head = QHBoxLayout()
    head.setSpacing(24)
    head.addWidget(IconMark(Icon.LOCK_OUTLINE, Token.ACCENT, 30, 64))
    head.addLayout(words)
    head.addStretch(1)
    return head


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column
