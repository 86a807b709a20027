import logging

import pytest

from common.qt.i18n.catalogue import Message
from common.qt.i18n.language import Language
from common.qt.i18n.texts import Texts

MESSAGES = {
    "common.plain": Message("common.plain", ("Ready {{now}}",)),
    "common.named": Message("common.named", ("{name} sits at {seat:02d}",)),
    "common.counted": Message("common.counted", ("{count} seat", "{count} seats"), counted=True),
}
ENGLISH = Texts(Language.EN, MESSAGES)


def test_plain_text_with_doubled_braces() -> None:
    assert ENGLISH.render("common.plain", None, {}) == "Ready {now}"


def test_values_fill_their_places() -> None:
    assert ENGLISH.render("common.named", None, {"name": "A", "seat": 7}) == "A sits at 07"


@pytest.mark.parametrize(("count", "words"), [(0, "0 seats"), (1, "1 seat"), (2, "2 seats")])
def test_english_has_a_plural(count: int, words: str) -> None:
    assert ENGLISH.render("common.counted", count, {}) == words


@pytest.mark.parametrize("count", [0, 1, 2])
def test_korean_has_one_form(count: int) -> None:
    message = Message("common.counted", ("{count}석",), counted=True)
    assert Texts(Language.KO, {"common.counted": message}).render("common.counted", count, {}) == (
        f"{count}석"
    )


def test_an_unknown_key_shows_itself_and_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    texts = Texts(Language.EN, MESSAGES)
    with caplog.at_level(logging.WARNING):
        assert texts.render("common.nothing", None, {}) == "common.nothing"
        assert texts.render("common.nothing", None, {}) == "common.nothing"
    assert [record.getMessage() for record in caplog.records] == ["text missing"]


def test_a_missing_value_leaves_the_place_open(caplog: pytest.LogCaptureFixture) -> None:
    texts = Texts(Language.EN, MESSAGES)
    with caplog.at_level(logging.WARNING):
        assert texts.render("common.named", None, {"name": "A"}) == "{name} sits at {seat:02d}"
    assert len(caplog.records) == 1
