"""Every page of the gallery: nothing cut, in both languages, and nothing left behind."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from installers.dev.gallery_pages import PAGES, GalleryPage
from tests.helpers.cut_text import cut_texts
from tests.helpers.pictures import picture_of, settle

BY_NAME = [pytest.param(page, id=page.name) for page in PAGES]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", BY_NAME)
def test_no_text_is_cut(qtbot: QtBot, page: GalleryPage, language: Language) -> None:
    theme().install(page.flavour, Scheme.LIGHT)
    languages().speak(language)
    widget = page.build(language)
    qtbot.addWidget(widget)
    picture_of(widget, page.size)
    assert cut_texts(widget) == []
    assert (widget.width(), widget.height()) == page.size


@pytest.mark.parametrize("page", BY_NAME)
def test_a_page_changes_its_colours_while_it_is_shown(qtbot: QtBot, page: GalleryPage) -> None:
    theme().install(page.flavour, Scheme.LIGHT)
    widget = page.build(Language.KO)
    qtbot.addWidget(widget)
    light = picture_of(widget, page.size)
    dark = picture_of(widget, page.size, Scheme.DARK)
    assert picture_of(widget, page.size, Scheme.LIGHT) == light
    assert dark != light
    brightest = max(
        dark.pixelColor(x, y).lightness()
        for x in range(40)
        for y in range(dark.height() - 60, dark.height() - 56)
    )
    assert brightest < 80


@pytest.mark.parametrize("scale", [1.125, 1.25])
def test_the_chrome_factor_cuts_nothing(qtbot: QtBot, scale: float) -> None:
    page = next(page for page in PAGES if page.name == "sign-in")
    theme().install(page.flavour, Scheme.LIGHT)
    widget = page.build(Language.KO)
    qtbot.addWidget(widget)
    picture_of(widget, (1920, 1080))
    theme().set_scale(scale)
    settle()
    assert cut_texts(widget) == []


@pytest.mark.parametrize("page", BY_NAME)
def test_a_page_that_is_gone_leaves_no_follower(qtbot: QtBot, page: GalleryPage) -> None:
    theme().install(page.flavour, Scheme.LIGHT)
    widget = page.build(Language.KO)
    labels = [weakref.ref(label) for label in widget.findChildren(QLabel)]
    parts = widget.findChildren(QWidget)
    widget.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    assert not any(isValid(part) for part in parts)
    theme().use(Scheme.DARK)
    languages().speak(Language.EN)
    del widget, parts
    gc.collect()
    assert [label() for label in labels if label() is not None] == []
