"""The reduced rich text of questions: bold, underlined, raised and lowered words, line breaks.

Lines break at spaces only, as Korean is read; tags that are not known show their words.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption
from typing_extensions import override

from common.qt.widgets.keep_all import WORD_JOINER, keep_all

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_BREAKS = frozenset({"br", "p", "div", "li"})
_MARKS = frozenset({"b", "strong", "u", "i", "em", "sub", "sup"})
_NEW_LINE = "\u2028"


class RichText:
    """Parsed once, laid out for any font and width."""

    def __init__(self, markup: str) -> None:
        parser = _Parser()
        parser.feed(markup)
        parser.close()
        words = "".join(parser.words).strip(_NEW_LINE)
        skipped = len("".join(parser.words)) - len("".join(parser.words).lstrip(_NEW_LINE))
        self.plain = words.replace(_NEW_LINE, "\n")
        self._joined = keep_all(words)
        self._marks = _spread(self._joined, parser.marks[skipped:])
        self._layout: QTextLayout | None = None
        self._key: tuple[str, int] = ("", 0)
        self._line = 0

    def lay_out(self, font: QFont, width: int, line: int) -> int:
        """Break into lines of a width; return the height, `line` for each."""
        key = (font.key(), width)
        if self._layout is None or key != self._key:
            self._key = key
            self._layout = self._made(font, width)
        self._line = line
        return max(1, self._layout.lineCount()) * line

    def natural_width(self, font: QFont) -> int:
        """Return how wide the text is on one line."""
        layout = self._made(font, 1_000_000)
        widths = [layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount())]
        return int(max(widths, default=0)) + 1

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw what was laid out, in the painter's colour."""
        layout = self._layout
        if layout is None:
            return
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            shift = top + number * self._line + (self._line - line.height()) / 2 - line.y()
            line.draw(painter, QPointF(left, shift))

    def _made(self, font: QFont, width: int) -> QTextLayout:
        layout = QTextLayout(self._joined, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(
            [_format_range(at, marks) for at, marks in enumerate(self._marks) if marks]
        )
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
        layout.endLayout()
        return layout


class _Parser(HTMLParser):
    """Collects words with the marks that each character has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.marks: list[frozenset[str]] = []
        self._open: list[str] = []

    def _add(self, words: str) -> None:
        self.words.append(words)
        self.marks += [frozenset(self._open)] * len(words)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._add(_NEW_LINE)
        elif tag in _MARKS:
            self._open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    @override
    def handle_data(self, data: str) -> None:
        self._add(data.replace("\n", " "))


def _spread(joined: str, marks: list[frozenset[str]]) -> list[frozenset[str]]:
    """Give the joiners between characters the marks of the character before them."""
    spread: list[frozenset[str]] = []
    rest = iter(marks)
    for character in joined:
        if character == WORD_JOINER and spread:
            spread.append(spread[-1])
        else:
            spread.append(next(rest, frozenset()))
    return spread


def _format_range(at: int, marks: frozenset[str]) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = at, 1
    form = QTextCharFormat()
    if marks & {"b", "strong"}:
        form.setFontWeight(QFont.Weight.Bold)
    if "u" in marks:
        form.setFontUnderline(True)
    if marks & {"i", "em"}:
        form.setFontItalic(True)
    if "sub" in marks:
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if "sup" in marks:
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    made.format = form
    return made
