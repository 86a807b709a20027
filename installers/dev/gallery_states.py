"""Gallery: what is only looked at: chips, marks, bars, banners, badges, command steps, writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.chip import Chip, ChipLook
from common.qt.widgets.command_steps import CommandProgress, CommandSteps
from common.qt.widgets.count_pill import CountPill
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.link_badge import LinkBadge
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.photo import Photo
from common.qt.widgets.progress_bar import ProgressBar4
from common.qt.widgets.stacked_bar import StackedBar
from common.qt.widgets.status_mark import StatusMark
from installers.dev.gallery_controls import row_of
from installers.dev.gallery_words import words_in

if TYPE_CHECKING:
    from common.qt.i18n.language import Language


def states_page(language: Language) -> QWidget:
    """Everything that tells a state."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(14)
    column.addLayout(_chips(language))
    column.addLayout(_marks(language))
    column.addLayout(_banners(language))
    column.addLayout(_badges())
    column.addLayout(_bars())
    column.addLayout(_commands(language))
    column.addWidget(Hairline())
    column.addWidget(_types(language))
    column.addStretch(1)
    return page


def _badges() -> QHBoxLayout:
    badges = []
    for age, retry in ((0.4, None), (6.2, None), (23.0, 3), (None, None)):
        badge = LinkBadge()
        badge.set_age(age, retry)
        badges.append(badge)
    return row_of(*badges, gap=40)


def _bars() -> QHBoxLayout:
    bars = QHBoxLayout()
    for done, token in ((28, Token.ACTIVE), (60, Token.OK), (3, Token.WARN), (0, Token.ACTIVE)):
        bar = ProgressBar4(token)
        bar.show_share(done, 60)
        bars.addWidget(bar)
    stack = StackedBar()
    parts = ((Token.OK, 4), (Token.ACTIVE, 44), (Token.SUSPECT, 1), (Token.OFFLINE, 5))
    stack.show_parts(parts, 60, "…")
    bars.addWidget(stack)
    return bars


def _commands(language: Language) -> QHBoxLayout:
    say = words_in(language)
    request, warning = say("화면 요청", "Screen request"), say("2차 경고", "Second warning")
    commands = QHBoxLayout()
    commands.setSpacing(24)
    for title, fact, progress in (
        (request, say("2초", "2 s"), CommandProgress.DELIVERED),
        (warning, say("확인 09:52:44", "seen 09:52:44"), CommandProgress.DONE),
        (request, say("10초 지남", "10 s ago"), CommandProgress.NO_ANSWER),
        (warning, "", CommandProgress.SENT),
    ):
        command = CommandSteps()
        command.show_command(title, fact, progress)
        commands.addWidget(command)
    return commands


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
