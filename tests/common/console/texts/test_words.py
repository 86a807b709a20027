"""Every state, stage, reason and detection has its words in both languages."""

import pytest

from common.console.rows.incident_words import incident_title
from common.console.rows.room_summary import Heat
from common.console.rows.seat_filter import SeatFilter
from common.console.rows.words import Seconds, words
from common.console.texts.room_look import room_word
from common.console.texts.say import fault_text, fault_texts, say, say_all
from common.console.texts.stage_words import period_stages, room_stages, stage_name
from common.console.texts.status_look import status_look, status_word
from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.detections import CATALOGUE
from common.protocol.vocabulary import HoldKind, Stage, Verdict
from common.qt.i18n.catalogue import CONTEXTS, catalogue_path, read_catalogue
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.rules.candidate.holds import HOLDS
from common.rules.display import DisplayStatus
from common.rules.reasons import Reason
from common.rules.stage_order import ROOM_LINE


def _keys(language: Language) -> set[str]:
    return {key for name in CONTEXTS for key in read_catalogue(catalogue_path(name, language))}


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_of_a_refusal_has_a_text(language: Language) -> None:
    known = _keys(language)
    wanted = {f"error.{code}" for code in (*Reason, *ErrorCode)}
    assert not wanted - known


@pytest.mark.parametrize("language", list(Language))
def test_every_word_of_the_consoles_is_there(language: Language) -> None:
    languages().speak(language)
    said = [
        *(status_word(status) for status in DisplayStatus),
        *(stage_name(stage) for stage in Stage),
        *(room_word(heat) for heat in Heat),
        *(say(incident_title(entry.code)) for entry in CATALOGUE),
        *(text(f"console.verdict.{verdict}") for verdict in Verdict),
        *(text(f"console.filter.{each.value}") for each in SeatFilter),
        *(text(f"console.step.to_{stage}") for stage in ROOM_LINE[1:]),
        *(
            text(f"console.release.{kind}")
            for kind in HOLDS
            if kind not in {HoldKind.ROOM, HoldKind.SITTING}
        ),
    ]
    assert not [words for words in said if words.startswith(("console.", "chief."))]


def test_every_state_has_a_look() -> None:
    assert {status_look(status).loud for status in DisplayStatus} == {0, 1, 2}
    assert status_look(DisplayStatus.LOCKED).loud == 2
    assert status_look(DisplayStatus.IN_PROGRESS).loud == 0


def test_lengths_inside_texts_are_said_in_the_language() -> None:
    note = words("console.note.lock_auto", since=Seconds(128))
    assert say(note) == "자동 잠금 2분 08초"
    languages().speak(Language.EN)
    assert say(note) == "auto-locked 2 min 08 s"
    assert say("사람의 말") == "사람의 말"
    assert say_all(["", "하나", note]) == "하나 · auto-locked 2 min 08 s"


def test_a_refusal_is_said_with_its_values() -> None:
    left = RefusedError(ErrorCode.GUARD_FAILED, Reason.TIME_LEFT, seconds=95).fault()
    assert fault_text(left) == "아직 시험 시간이 1분 35초 남았습니다."
    open_ = RefusedError(ErrorCode.GUARD_FAILED, Reason.STILL_OPEN, count=3).fault()
    assert fault_text(open_) == "아직 3명이 응시 중입니다."
    assert fault_texts([open_, left, open_]) == (fault_text(open_), fault_text(left))


def test_an_unknown_refusal_shows_its_key() -> None:
    assert fault_text(Fault(code=ErrorCode.INTERNAL, key="error.from_a_newer_server"))


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_place_in_the_line(stage: Stage) -> None:
    for names, now in (room_stages(stage), period_stages(stage)):
        assert names[now] == stage_name(stage)
