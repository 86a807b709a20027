"""Every page of both consoles: nothing is cut, in both languages, light and dark, both sizes."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.widgets.overlay_dialog import OverlayDialog
from installers.dev.console_scenes import SCENES, Scene
from tests.helpers.cut_text import cut_texts
from tests.helpers.pictures import LARGE, SMALL

_KOREAN = ("남은 시간", "연결됨", "확인", "조치", "시험 중", "감독관", "사건", "다음 단계")
"""Words that only our own texts have; names and the exam's own words stay Korean."""


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_nothing_is_cut(scene: Scene, language: Language) -> None:
    languages().speak(language)
    page, end = await scene.build()
    cut = {}
    for size in (SMALL, LARGE):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme().use(scheme)
            page.resize(*size)
            page.show()
            for _ in range(4):  # the layouts, then what waits for them
                await asyncio.sleep(0)
            found = cut_texts(page)
            if page.width() > size[0] or page.height() > size[1]:
                found.append(f"{page.width()}x{page.height()} is more than the screen")
            if found:
                cut[size, scheme] = found
    page.hide()
    await end()
    page.deleteLater()
    assert cut == {}


def _labels(widget: QWidget) -> list[QLabel]:
    return [child for child in widget.findChildren(QLabel) if child.isVisibleTo(widget)]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_page_follows_the_language_at_once(scene: Scene) -> None:
    """A question that is open stays in the language it was asked in."""
    page, end = await scene.build()
    page.resize(*SMALL)
    page.show()
    await asyncio.sleep(0)
    languages().speak(Language.EN)
    await asyncio.sleep(0)
    asked = [child for dialog in page.findChildren(OverlayDialog) for child in _labels(dialog)]
    said = [child.text() for child in _labels(page) if child not in asked]
    left = [words for words in said if any(word in words for word in _KOREAN)]
    page.hide()
    await end()
    page.deleteLater()
    assert left == []
