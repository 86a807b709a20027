import sys
import time
from collections.abc import Iterator

import pytest

from common.qt.i18n import times
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages

NOON_UTC_MS = 1_795_435_200_000  # 2026-11-23 12:00:00 UTC, a Monday


@pytest.fixture
def in_seoul(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Seoul")
    take_zone()
    yield
    monkeypatch.undo()
    take_zone()


def take_zone() -> None:
    """Make the process look at TZ again; Windows has no such thing."""
    if sys.platform != "win32":
        time.tzset()


def test_times_of_day(in_seoul: None) -> None:
    assert times.clock_text(NOON_UTC_MS + 5_000) == "21:00:05"
    assert times.minute_text(NOON_UTC_MS) == "21:00"


def test_date_with_weekday(in_seoul: None) -> None:
    assert times.date_text(NOON_UTC_MS) == "2026-11-23 (월) 21:00:00"
    languages().speak(Language.EN)
    assert times.date_text(NOON_UTC_MS) == "2026-11-23 (Mon) 21:00:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3160, "00:52:40"),
        (3159.2, "00:52:40"),
        (0.3, "00:00:01"),
        (0, "00:00:00"),
        (-5, "00:00:00"),
    ],
)
def test_countdown_rounds_a_begun_second_up(seconds: float, words: str) -> None:
    assert times.countdown_text(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(725, "12분 05초"), (40, "0분 40초"), (3725, "1시간 02분 05초")]
)
def test_duration(seconds: float, words: str) -> None:
    assert times.duration_text(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.42, "0.4초 전"), (9.97, "9초 전"), (18.9, "18초 전"), (61, "1분 전"), (-1, "0.0초 전")],
)
def test_age(seconds: float, words: str) -> None:
    assert times.ago_text(seconds) == words
