"""How large, in how many columns, in which colours and language; kept while the program runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from common.qt.view_model import ViewModel

ZOOMS = (100, 125, 150, 200)
WIDE = 1600


class Columns(IntEnum):
    """How the paper is laid out, the widest last."""

    ONE_QUESTION = 0
    ONE = 1
    TWO = 2


_BY_ZOOM = {100: Columns.TWO, 125: Columns.ONE, 150: Columns.ONE, 200: Columns.ONE_QUESTION}
_BY_ZOOM_WIDE = {**_BY_ZOOM, 125: Columns.TWO}
_CHROME_WIDE = {150: 1.125, 200: 1.25}


@dataclass(frozen=True, slots=True)
class DisplayPicture:
    """What the person chose; ``columns`` is None until then and follows size and window."""

    zoom: int = 100
    columns: Columns | None = None
    scheme: Scheme = Scheme.SYSTEM
    language: Language = Language.KO

    @property
    def factor(self) -> float:
        """Zoom of the paper."""
        return self.zoom / 100

    def columns_for(self, width: int) -> Columns:
        """Return the layout for a window of that width."""
        if self.columns is not None:
            return self.columns
        return (_BY_ZOOM_WIDE if width >= WIDE else _BY_ZOOM)[self.zoom]

    def chrome_for(self, width: int) -> float:
        """Return how much larger the bars are, where there is room for it."""
        return _CHROME_WIDE.get(self.zoom, 1.0) if width >= WIDE else 1.0


class DisplayViewModel(ViewModel[DisplayPicture]):
    """Colours and language are changed at once, for every window of the program."""

    def __init__(self, scheme: Scheme, language: Language) -> None:
        super().__init__(DisplayPicture(scheme=scheme, language=language))
        self._before_contrast = Scheme.SYSTEM if scheme is Scheme.HIGH_CONTRAST else scheme

    def words(self) -> dict[str, str]:
        """Return what the person chose, to be written down."""
        picture = self.picture
        return {
            "zoom": str(picture.zoom),
            "columns": "" if picture.columns is None else str(picture.columns.value),
            "scheme": picture.scheme.value,
            "language": picture.language.value,
        }

    def restore(self, words: dict[str, str]) -> None:
        """Choose again what was written down; what cannot be read stays as it is."""
        zoom, columns = words.get("zoom", ""), words.get("columns", "")
        if zoom.isdecimal():
            self.zoom_to(int(zoom))
        if columns in {str(one.value) for one in Columns}:
            self.lay_out(Columns(int(columns)))
        scheme, language = words.get("scheme", ""), words.get("language", "")
        if scheme in set(Scheme) and scheme != self.picture.scheme:
            self.use_scheme(Scheme(scheme))
        if language in set(Language) and language != self.picture.language:
            self.speak(Language(language))

    def zoom_to(self, zoom: int) -> None:
        """Choose a size; the layout follows it again."""
        if zoom in ZOOMS and zoom != self.picture.zoom:
            self.show(replace(self.picture, zoom=zoom, columns=None))

    def zoom_by(self, steps: int) -> None:
        """Go some sizes up or down; not beyond the ends."""
        place = ZOOMS.index(self.picture.zoom) + steps
        self.zoom_to(ZOOMS[min(max(place, 0), len(ZOOMS) - 1)])

    def lay_out(self, columns: Columns) -> None:
        """Choose a layout."""
        self.show(replace(self.picture, columns=columns))

    def use_scheme(self, scheme: Scheme) -> None:
        """Choose the colours."""
        if scheme is not Scheme.HIGH_CONTRAST:
            self._before_contrast = scheme
        theme().use(scheme)
        self.show(replace(self.picture, scheme=scheme))

    def toggle_contrast(self) -> None:
        """High contrast, or what was there before."""
        on = self.picture.scheme is Scheme.HIGH_CONTRAST
        self.use_scheme(self._before_contrast if on else Scheme.HIGH_CONTRAST)

    def speak(self, language: Language) -> None:
        """Choose the language."""
        self.show(replace(self.picture, language=language))
        languages().speak(language)
