"""The pages of the gallery, each a widget built from the shared ones with invented contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.qt.theme.scheme import Flavour
from installers.dev.gallery_candidate import lock_page, sign_in_page, steps_page
from installers.dev.gallery_console import console_page
from installers.dev.gallery_controls import controls_page
from installers.dev.gallery_states import states_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from common.qt.i18n.language import Language


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """A picture: its name, whose flavour, how large, and what builds it."""

    name: str
    flavour: Flavour
    size: tuple[int, int]
    build: Callable[[Language], QWidget]


PAGES = (
    GalleryPage("controls", Flavour.CANDIDATE, (1366, 768), controls_page),
    GalleryPage("states", Flavour.CONSOLE, (1366, 768), states_page),
    GalleryPage("console-1366", Flavour.CONSOLE, (1366, 768), console_page),
    GalleryPage("console-1920", Flavour.CONSOLE, (1920, 1080), console_page),
    GalleryPage("sign-in", Flavour.CANDIDATE, (1366, 768), sign_in_page),
    GalleryPage("steps", Flavour.CANDIDATE, (1366, 768), steps_page),
    GalleryPage("lock", Flavour.CANDIDATE, (1366, 768), lock_page),
)
