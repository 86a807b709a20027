import subprocess
import sys
from pathlib import Path

import pytest

from common.qt.i18n import catalogue as files
from common.qt.i18n.catalogue import CatalogueError, read_catalogue
from common.qt.i18n.language import Language
from installers.dev import catalogue, catalogue_check


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty catalogues of our own."""
    monkeypatch.setattr(files, "CATALOGUES", tmp_path)
    monkeypatch.setattr(catalogue, "LOCK", tmp_path / "lock")
    for context in files.CONTEXTS:
        for language in Language:
            path = files.catalogue_path(context, language)
            files.write_catalogue(path, language, [])
    return tmp_path


def forms(folder: Path, name: str, key: str) -> tuple[str, ...]:
    return read_catalogue(folder / name)[key].forms


def test_add_writes_both_languages(folder: Path) -> None:
    assert catalogue.main(["add", "candidate", "candidate.go", "시작", "Start"]) == 0
    assert forms(folder, "candidate_ko.ts", "candidate.go") == ("시작",)
    assert forms(folder, "candidate_en.ts", "candidate.go") == ("Start",)


def test_add_a_counted_text(folder: Path) -> None:
    catalogue.add("common.people", ["{count}명", "{count} person", "{count} people"], replace=False)
    assert forms(folder, "common_ko.ts", "common.people") == ("{count}명",)
    assert forms(folder, "common_en.ts", "common.people") == ("{count} person", "{count} people")


def test_a_taken_key_is_kept_unless_told_otherwise(folder: Path) -> None:
    catalogue.add("common.a", ["가", "A"], replace=False)
    catalogue.add("common.a", ["가", "A"], replace=False)
    with pytest.raises(CatalogueError, match="taken"):
        catalogue.add("common.a", ["나", "B"], replace=False)
    catalogue.add("common.a", ["나", "B"], replace=True)
    assert forms(folder, "common_ko.ts", "common.a") == ("나",)


@pytest.mark.parametrize("key", ["nothing.a", "common", "common.A", "common.a b", "common..a"])
def test_malformed_keys(folder: Path, key: str) -> None:
    with pytest.raises(CatalogueError, match="small letters"):
        catalogue.add(key, ["가", "A"], replace=False)


def test_placeholders_must_agree(folder: Path) -> None:
    with pytest.raises(CatalogueError, match="placeholders"):
        catalogue.add("common.a", ["{name}", "{nam}"], replace=False)
    assert read_catalogue(folder / "common_ko.ts") == {}


def test_load_takes_many(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text(
        "common.a\t가\tA\n# note\n\ncommon.b\t{count}\t{count} b\t{count} bs\n", "utf-8"
    )
    assert catalogue.main(["load", str(table)]) == 0
    assert sorted(read_catalogue(folder / "common_ko.ts")) == ["common.a", "common.b"]


def test_remove(folder: Path) -> None:
    catalogue.add("common.a", ["가", "A"], replace=False)
    catalogue.remove("common.a")
    assert read_catalogue(folder / "common_en.ts") == {}
    assert catalogue.main(["remove", "common.a"]) == 1


def test_the_tool_needs_no_qt() -> None:
    """It runs before anything is installed; the modules it uses stay free of Qt."""
    program = (
        "import sys; sys.modules['PySide6'] = None; import installers.dev.catalogue;print('fine')"
    )
    root = Path(catalogue.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout == "fine\n", done.stderr


@pytest.fixture
def code(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of our own that uses the catalogues."""
    monkeypatch.setattr(catalogue_check, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue_check, "FOLDERS", ("program",))
    (tmp_path / "program").mkdir()
    return tmp_path / "program" / "view.py"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('text("common.a", name=1)', []),
        ('text("common.a", **values)', []),
        ('NAMES = {1: "common.a"}', []),
        ('text(f"common.{which}", name=1)', []),
        ('text("common.b"); "common.a"', ["program/view.py:1: common.b is in no catalogue"]),
        (
            'text("common.a", nam=1)',
            ["program/view.py:1: common.a wants ['name'], is given ['nam']"],
        ),
        (
            'text("common.a", name=1, count=2)',
            ["program/view.py:1: common.a and a count go together or not at all"],
        ),
        ("pass", ["common.a: used nowhere"]),
    ],
)
def test_what_the_check_finds_in_code(code: Path, source: str, found: list[str]) -> None:
    catalogue.add("common.a", ["{name}", "{name}"], replace=False)
    code.write_text(source, "utf-8")
    assert catalogue_check.problems() == found


def test_what_the_check_finds_between_the_languages(code: Path, folder: Path) -> None:
    code.write_text('KEYS = ("common.a", "common.b", "common.c")', "utf-8")
    for key in ("common.a", "common.b", "common.c"):
        catalogue.add(key, ["{x}", "{x}"], replace=False)
    english = folder / "common_en.ts"
    changed = english.read_text("utf-8").replace("{x}", "", 1)
    english.write_text(changed.replace("{x}", "{y}", 1), "utf-8")
    korean = folder / "common_ko.ts"
    start = "<translation>{x}"
    parts = korean.read_text("utf-8").rsplit(start, 1)
    korean.write_text('<translation type="unfinished">{x}'.join(parts), "utf-8")
    assert catalogue_check.problems() == [
        "common.a: placeholders differ",
        "common.a: not translated into en",
        "common.b: placeholders differ",
        "common.c: not translated into ko",
    ]
