"""The real catalogues: complete in both languages, and what the code names stands in them."""

from common.core.errors import ErrorCode
from common.qt.i18n.catalogue import catalogue_path, read_catalogue
from common.qt.i18n.language import Language
from installers.dev.catalogue_check import problems


def test_nothing_is_wrong_with_the_catalogues() -> None:
    assert problems() == []


def test_every_refusal_has_a_text() -> None:
    for language in Language:
        known = read_catalogue(catalogue_path("error", language))
        assert [code for code in ErrorCode if f"error.{code}" not in known] == []
