from common.protocol.descriptions import field_lines, summary

TEXT = """What it is.

    More of it.

    Args:
        one: the first.
        two: the second, which
            goes on.
        three_ms: with: a colon.
    """


def test_summary_ends_where_the_fields_begin() -> None:
    assert summary(TEXT) == "What it is.\n\nMore of it."
    assert summary("One line.") == "One line."
    assert summary(None) == ""


def test_fields_are_one_line_each() -> None:
    assert field_lines(TEXT) == {
        "one": "the first.",
        "two": "the second, which goes on.",
        "three_ms": "with: a colon.",
    }
    assert field_lines("One line.") == field_lines(None) == {}
