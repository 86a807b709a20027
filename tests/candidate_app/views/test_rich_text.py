"""The reduced rich text: marks, breaks, unknown tags, lines that break at spaces."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from candidate_app.views.rich_text import RichText
from common.qt.theme.fonts import base_font


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("옳지 <u><b>않은</b></u> 것은?", "옳지 않은 것은?"),
        ("첫째<br>둘째", "첫째\n둘째"),
        ("<p>첫째</p><p>둘째</p>", "첫째\n둘째"),
        ("<table><tr><td>칸</td></tr></table>", "칸"),
        ("3 &lt; 5 &amp; x", "3 < 5 & x"),
        ("a < b", "a < b"),
        ("<script>alert(1)</script>글", "alert(1)글"),
        ("", ""),
    ],
)
def test_words_stay_and_tags_go(markup: str, plain: str) -> None:
    assert RichText(markup).plain == plain


def test_marks_stand_on_their_words_although_joiners_come_between(qapp: object) -> None:
    rich = RichText("옳지 <b>않은</b> 것")
    layout = rich._made(base_font(17, 500), 1000)
    bold = [part for part in layout.formats() if part.format.fontWeight() == QFont.Weight.Bold]
    marked = "".join(layout.text()[part.start] for part in bold).replace("\u2060", "")
    assert marked == "않은"


def test_lines_break_at_spaces(qapp: object) -> None:
    rich = RichText("정식으로 검토하고 합의한 산출물이며 변경 통제 절차를 거친다")
    font = base_font(17, 400)
    layout = rich._made(font, 150)
    text = layout.text()
    lines = [
        text[layout.lineAt(at).textStart() :][: layout.lineAt(at).textLength()]
        for at in range(layout.lineCount())
    ]
    assert len(lines) > 3
    assert all(line.endswith(" ") for line in lines[:-1])


def test_height_follows_the_width(qapp: object) -> None:
    rich = RichText("정식으로 검토하고 합의한 산출물이며 변경 통제 절차를 거친다")
    font = base_font(17, 400)
    assert rich.lay_out(font, 2000, 28) == 28
    assert rich.lay_out(font, 150, 28) > 56
    assert rich.natural_width(font) > 300
