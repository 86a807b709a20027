"""Every page in both languages, all schemes, small and large: no text is cut or pushed out."""

from __future__ import annotations

import pytest
from shiboken6 import delete

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from installers.dev.candidate_pages import PAGES, open_page
from tests.helpers.cut_text import cut_texts
from tests.helpers.pictures import LARGE, SMALL

HALVES = (tuple(PAGES)[::2], tuple(PAGES)[1::2])


@pytest.mark.parametrize("names", HALVES, ids=["even", "odd"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut(
    names: tuple[str, ...], language: Language, scheme: Scheme, zoom: int
) -> None:
    theme().use(scheme)
    languages().speak(language)
    assert not cut_on_pages(names, SMALL, zoom)


@pytest.mark.parametrize("names", HALVES, ids=["even", "odd"])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_where_the_bars_grow(names: tuple[str, ...], language: Language) -> None:
    languages().speak(language)
    assert not cut_on_pages(names, LARGE, 200)


def cut_on_pages(names: tuple[str, ...], size: tuple[int, int], zoom: int) -> dict[str, list[str]]:
    found = {}
    for name in names:
        desk, window = open_page(name, size, zoom)
        cut = cut_texts(window)
        if cut:
            found[name] = cut
        window.close()
        delete(window)
        theme().set_scale(1.0)
        del desk
    return found
