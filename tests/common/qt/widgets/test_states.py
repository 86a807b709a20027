import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.icons import Icon
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.banner import Banner
from common.qt.widgets.command_steps import CommandProgress, CommandSteps
from common.qt.widgets.count_pill import CountPill
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.link_badge import LinkBadge
from common.qt.widgets.progress_bar import ProgressBar4
from common.qt.widgets.stage_bar import StageBar
from common.qt.widgets.stage_steps import StageSteps
from common.qt.widgets.status_bar import StatusBar, StatusItem
from common.qt.widgets.status_mark import StatusMark
from common.qt.widgets.step_dots import DotState, Step, StepDots
from tests.helpers.qt import click

STAGES = ["입실", "안내·연습", "시작 대기", "시험 중", "종료 처리", "종료"]


@pytest.mark.parametrize(
    ("age", "word"),
    [
        (0.0, "연결됨"),
        (4.99, "연결됨"),
        (5.0, "지연"),
        (14.9, "지연"),
        (15.0, "끊김 15초"),
        (None, "연결 전"),
    ],
)
def test_the_link_has_words_by_age(qtbot: QtBot, age: float | None, word: str) -> None:
    badge = LinkBadge()
    qtbot.addWidget(badge)
    badge.set_age(age)
    assert badge.words == word
    assert word in badge.accessibleName()


def test_the_link_follows_the_language(qtbot: QtBot) -> None:
    badge = LinkBadge()
    qtbot.addWidget(badge)
    badge.set_age(6.0, retry_s=3)
    languages().speak(Language.EN)
    assert badge.words == "Delayed"
    assert "Retry in 3 s" in badge.accessibleName()


def test_stages_shrink_to_what_fits_and_keep_the_one_of_now(qtbot: QtBot) -> None:
    steps = StageSteps()
    qtbot.addWidget(steps)
    steps.set_stages(STAGES, 3)
    steps.resize(steps.sizeHint())
    assert steps.shown() == range(6)
    shown = []
    for width in range(steps.sizeHint().width(), 40, -20):
        steps.resize(width, 32)
        assert 3 in steps.shown()
        shown.append(len(steps.shown()))
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] == 1
    assert "4/6" in steps.accessibleName()
    assert steps.toolTip() == " › ".join(STAGES)


def test_the_stage_bar_says_what_is_wanted(qtbot: QtBot) -> None:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_stage_button("시작", Icon.PLAY, "모든 좌석을 확인하세요")
    with qtbot.assertNotEmitted(bar.stage_requested):
        click(bar.stage_button)
    bar.set_stage_button("시작", Icon.PLAY)
    with qtbot.waitSignal(bar.stage_requested):
        click(bar.stage_button)
    with qtbot.waitSignal(bar.place_requested):
        click(bar.place)
    with qtbot.waitSignal(bar.sound_toggled) as signal:
        click(bar.sound)
    assert signal.args == [True]
    assert bar.sound.accessibleName() == "소리 켜짐"
    assert bar.height() == 64


@pytest.mark.parametrize(
    ("progress", "word"),
    [
        (CommandProgress.SENT, "대기"),
        (CommandProgress.DELIVERED, "전달"),
        (CommandProgress.DONE, "완료"),
        (CommandProgress.NO_ANSWER, "응답 없음"),
    ],
)
def test_a_command_is_spoken(qtbot: QtBot, progress: CommandProgress, word: str) -> None:
    steps = CommandSteps()
    qtbot.addWidget(steps)
    steps.show_command("2차 경고", "2초", progress)
    assert steps.accessibleName() == f"2차 경고, {word}, 2초"
    assert steps.height() == 56


def test_step_dots_say_where_one_is(qtbot: QtBot) -> None:
    dots = StepDots()
    qtbot.addWidget(dots)
    states = (DotState.DONE, DotState.NOW, DotState.NEXT)
    dots.set_steps([Step(f"s{at}", state) for at, state in enumerate(states)])
    assert dots.accessibleName() == "2/3 단계: s1"


def test_a_bar_shows_its_share_in_the_fill_of_its_colour(qtbot: QtBot) -> None:
    bar = ProgressBar4()
    qtbot.addWidget(bar)
    bar.resize(100, 4)
    bar.show_share(30, 60)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 2).name().upper() == theme().tokens.fill(Token.ACTIVE)
    assert image.pixelColor(80, 2).name().upper() == theme().tokens.track()
    bar.set_stale(True)
    assert bar.grab().toImage().pixelColor(20, 2).name().upper() != theme().tokens.fill(
        Token.ACTIVE
    )
    bar.show_share(99, 60)
    assert bar.value() == 60


def test_a_banner_is_one_sentence_for_the_screen_reader(qtbot: QtBot) -> None:
    banner = Banner(40)
    qtbot.addWidget(banner)
    banner.tell(Token.OFFLINE, Icon.PLUG_OFF, "끊겼습니다.", "보낼 답안 2개")
    assert banner.accessibleName() == "끊겼습니다. 보낼 답안 2개"
    assert banner.height() == 40


@pytest.mark.parametrize(("scheme", "tone"), [(Scheme.LIGHT, "muted"), (Scheme.DARK, "text")])
def test_the_fact_of_a_banner_is_not_muted_in_dark(qtbot: QtBot, scheme: Scheme, tone: str) -> None:
    theme().use(scheme)
    banner = Banner(40)
    qtbot.addWidget(banner)
    assert banner.fact.property("tone") == tone


def test_a_pill_hides_while_there_is_nothing(qtbot: QtBot) -> None:
    pill = CountPill()
    qtbot.addWidget(pill)
    pill.set_count(3)
    assert pill.isVisibleTo(pill)
    pill.set_count(0)
    assert pill.isHidden()


def test_facts_are_reused(qtbot: QtBot) -> None:
    facts = FactList()
    qtbot.addWidget(facts)
    facts.show_facts([("성명", "송하린"), ("좌석", "42")])
    first = facts.findChildren(QLabel)[0]
    facts.show_facts([("Name", "Harin Song")])
    assert facts.findChildren(QLabel)[0] is first
    assert first.text() == "Name"


def test_status_items_are_reused(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_items([StatusItem("a", Icon.CHECK), StatusItem("b")])
    bar.set_items([StatusItem("c", Icon.CHECK)])
    bar.set_keys([("F1", "도움말"), ("Esc", "닫기")])
    texts = [mark.text() for mark in bar._items]
    assert texts == ["c"]
    assert bar.height() == 28
    assert bar._keys.text() == "F1 도움말   Esc 닫기"


def test_a_mark_is_icon_and_word(qtbot: QtBot) -> None:
    mark = StatusMark("제출", Token.OK, Icon.CHECK)
    bare = StatusMark("제출", Token.OK)
    qtbot.addWidget(mark)
    qtbot.addWidget(bare)
    assert mark.sizeHint().width() > bare.sizeHint().width()
    assert mark.text() == "제출"
