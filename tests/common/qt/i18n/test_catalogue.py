from pathlib import Path

import pytest

from common.qt.i18n.catalogue import (
    CatalogueError,
    Message,
    placeholders_of,
    read_catalogue,
    write_catalogue,
)
from common.qt.i18n.language import Language


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "common_en.ts"
    messages = [
        Message("common.b", ("less < & more >",)),
        Message("common.a", ("{count} seat", "{count} seats"), counted=True),
        Message("common.c", ("later",), finished=False),
    ]
    write_catalogue(path, Language.EN, messages)
    assert read_catalogue(path) == {message.key: message for message in messages}


def test_keys_are_written_in_order_so_that_additions_merge(tmp_path: Path) -> None:
    path = tmp_path / "common_ko.ts"
    write_catalogue(path, Language.KO, [Message("common.b", ("나",)), Message("common.a", ("가",))])
    assert list(read_catalogue(path)) == ["common.a", "common.b"]


def test_the_head_is_what_qt_linguist_expects(tmp_path: Path) -> None:
    path = tmp_path / "proctor_ko.ts"
    write_catalogue(path, Language.KO, [])
    written = path.read_text(encoding="utf-8")
    assert "<!DOCTYPE TS>" in written
    assert '<TS version="2.1" language="ko_KR">' in written
    assert "<name>proctor</name>" in written


def test_a_key_may_stand_once(tmp_path: Path) -> None:
    path = tmp_path / "common_ko.ts"
    write_catalogue(path, Language.KO, [Message("common.a", ("가",)), Message("common.a", ("나",))])
    with pytest.raises(CatalogueError, match=r"common\.a stands there twice"):
        read_catalogue(path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "common_ko.ts"
    path.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(CatalogueError, match="common_ko"):
        read_catalogue(path)


def test_placeholders() -> None:
    assert placeholders_of("{a} and {b:02d}, not {{c}}") == {"a", "b"}
    with pytest.raises(ValueError, match=r"[Ss]ingle|expected"):
        placeholders_of("{a")
