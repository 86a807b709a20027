"""Gallery: the frame of a console with an empty work area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.panel_head import PanelHead
from common.qt.widgets.search_field import SearchField
from common.qt.widgets.segment import Option, Segment
from common.qt.widgets.stage_bar import StageBar
from common.qt.widgets.status_bar import StatusBar, StatusItem
from installers.dev.gallery_words import words_in

if TYPE_CHECKING:
    from common.qt.i18n.language import Language


def console_page(language: Language) -> QWidget:
    """Stage bar, filter strip, side panel, status bar."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_stage_bar(language))
    column.addWidget(_strip(language))
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addStretch(1)
    middle.addWidget(Hairline(Qt.Orientation.Vertical))
    middle.addWidget(_panel(language))
    column.addLayout(middle, 1)
    column.addWidget(_status_bar(language))
    return page


def _stage_bar(language: Language) -> StageBar:
    say = words_in(language)
    bar = StageBar()
    bar.place.set_place(
        say("301호", "Room 301"), say("정보처리기사 필기 · 1교시", "Engineer, written · period 1")
    )
    bar.steps.set_stages(
        [
            say("입실", "Entry"),
            say("안내·연습", "Briefing"),
            say("시작 대기", "Ready"),
            say("시험 중", "Running"),
            say("종료 처리", "Ending"),
            say("종료", "Closed"),
        ],
        3,
    )
    bar.set_stage_button(say("일시 중단", "Suspend"), Icon.PAUSE)
    bar.set_time(
        "01:12:40",
        say("남은 시간", "Time left"),
        say("11:30 종료 · 연장 3명", "ends 11:30 · 3 extended"),
    )
    bar.link.set_age(0.4)
    bar.set_person(say("한지우 감독관", "Jiwoo Han"), "10:17:20")
    return bar


def _strip(language: Language) -> Bar:
    say = words_in(language)
    strip = Bar(48, fill=Token.BACKGROUND)
    shown = Button(say("전체  60", "All  60"), size=ButtonSize.CONSOLE)
    strip.row.addWidget(shown)
    for korean, english, icon in (
        ("확인 필요 7", "To check 7", Icon.WARN),
        ("손들기 2", "Hands 2", Icon.HAND),
        ("끊김 1", "Lost 1", Icon.PLUG_OFF),
        ("의심 1", "Suspect 1", Icon.EYE),
    ):
        strip.row.addWidget(
            Button(say(korean, english), ButtonKind.QUIET, ButtonSize.CONSOLE, icon)
        )
    strip.row.addStretch(1)
    search = SearchField()
    search.set_name(say("수험번호·성명·좌석 찾기", "Find number, name, seat"))
    search.setFixedWidth(232)
    strip.row.addWidget(search)
    strip.row.addSpacing(12)
    views = [Option(1, say("배치도", "Map"), Icon.MAP), Option(2, say("목록", "List"), Icon.LIST)]
    segment = Segment(views)
    segment.choose(1)
    strip.row.addWidget(segment)
    return strip


def _panel(language: Language) -> QWidget:
    say = words_in(language)
    panel = QWidget()
    panel.setFixedWidth(336)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    head = PanelHead()
    head.set_title(say("사건", "Incidents"))
    head.set_count(3)
    head.set_fact(say("모두 확인", "Mark all"))
    column.addWidget(head)
    empty = Label(TextStyle.BODY, Token.MUTED, say("확인할 사건이 없습니다.", "Nothing to check."))
    empty.setContentsMargins(16, 8, 16, 8)
    column.addWidget(empty)
    column.addStretch(1)
    return panel


def _status_bar(language: Language) -> StatusBar:
    say = words_in(language)
    bar = StatusBar()
    bar.set_items(
        [
            StatusItem(say("마지막 갱신 0.4초 전", "Updated 0.4 s ago"), Icon.CHECK, Token.MUTED),
            StatusItem(say("미전송 답안 2건 (23번)", "2 unsent (23)"), Icon.SAVED, Token.OFFLINE),
        ]
    )
    bar.set_keys(
        [
            ("Enter", say("열기", "open")),
            ("F1", say("도움말", "help")),
            ("Ctrl K", say("명령", "commands")),
        ]
    )
    return bar
