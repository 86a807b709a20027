import io
import json
import logging
from collections.abc import Iterator

import pytest

from common.core.logs import get_logger, start_logging


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()  # noqa: TID251  put back what the test replaces
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    start_logging("DEBUG", stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def only(stream: io.StringIO) -> dict[str, object]:
    text = stream.getvalue()
    assert text.endswith("\n")
    assert len(text.splitlines()) == 1
    line = json.loads(text)
    assert isinstance(line, dict)
    return line


def test_an_event_is_one_line_of_json(lines: io.StringIO) -> None:
    get_logger("sockets").info("connected", room="3", count=2)
    line = only(lines)
    assert str(line.pop("at")).endswith("Z")
    assert line == {
        "level": "info",
        "area": "sockets",
        "event": "connected",
        "room": "3",
        "count": 2,
    }


@pytest.mark.parametrize(
    "text",
    [
        'x\n{"level":"error"}',
        "\r",
        "\x85",
        "\u2028\u2029",
        "\x0b\x0c\x1c",
        "\x1b[2J",
        '"',
        "\ud800",
        "한글 %s {}",
    ],
)
def test_no_value_breaks_out_of_its_line(lines: io.StringIO, text: str) -> None:
    get_logger("sockets").warning("odd", text=text)
    assert only(lines)["text"] == text
    lines.getvalue().encode()


def test_line_breaks_in_an_event_stay_inside(lines: io.StringIO) -> None:
    get_logger("sockets").error("a\nb %d")
    assert only(lines)["event"] == "a\nb %d"


def test_a_value_cannot_take_the_place_of_a_field(lines: io.StringIO) -> None:
    get_logger("sockets").info("x", level="error", at="never", area="y")
    line = only(lines)
    assert (line["level"], line["area"]) == ("info", "sockets")
    assert (line["level_"], line["at_"], line["area_"]) == ("error", "never", "y")


def test_values_of_any_kind_are_written(lines: io.StringIO) -> None:
    get_logger("sockets").info("x", error=ValueError("boom"), path={"a": {1}})
    assert only(lines)["error"] == "boom"


def test_lines_below_the_level_are_not_written(lines: io.StringIO) -> None:
    start_logging("WARNING", lines)
    log = get_logger("sockets")
    log.debug("x")
    log.info("x")
    assert lines.getvalue() == ""
    log.warning("x")
    assert only(lines)["level"] == "warning"


def test_lines_of_libraries_come_along_with_their_traceback(lines: io.StringIO) -> None:
    library = logging.getLogger("library")  # noqa: TID251  as a library does
    try:
        int("none")
    except ValueError:
        library.exception("it %s", "failed")
    line = only(lines)
    assert (line["area"], line["event"]) == ("library", "it failed")
    assert "ValueError" in str(line["error"])
