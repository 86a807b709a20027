"""What must not be in the repository, whatever the language."""

import re
import subprocess
from pathlib import Path

import pytest

from installers.dev import tree

_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")  # the only place these stand
_TEXT = (".py", ".md", ".toml", ".txt", ".in", ".service", ".conf", ".yaml", ".yml", ".ts", ".qss")
_LOCKS = sorted((tree.ROOT / "installers" / "locks").glob("*.lock"))


def _tracked() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for path in done.stdout.splitlines() if (tree.ROOT / path).is_file()]


def _is_text(path: str) -> bool:
    return path.endswith(_TEXT) or path.startswith(("installers/", ".ci/")) or path == "Makefile"


def test_nothing_is_left_for_later() -> None:
    found = []
    for path in _tracked():
        if not _is_text(path) or path == "tests/architecture/test_repository.py":
            continue
        lines = (tree.ROOT / path).read_text(encoding="utf-8").splitlines()
        found += [f"{path}:{n}" for n, line in enumerate(lines, 1) if _UNFINISHED.search(line)]
    assert not found


@pytest.mark.parametrize("lock", _LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:[0-9a-f]{64}( \\)?$)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", _LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


def test_the_locks_agree_with_each_other() -> None:
    versions: dict[str, set[str]] = {}
    for lock in _LOCKS:
        for line in lock.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"([A-Za-z0-9._-]+)(?:\[.*\])?==(\S+)(.*)", line):
                versions.setdefault(match[1] + match[3].rstrip("\\ "), set()).add(match[2])
    assert not {name: found for name, found in versions.items() if len(found) > 1}


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.rpartition("/")[0] for path in _tracked() if path.endswith(".py")}
    assert not [folder for folder in folders if not (tree.ROOT / folder / "__init__.py").is_file()]


def test_tests_mirror_the_source() -> None:
    tests = tree.ROOT / "tests"
    strangers = [
        folder.relative_to(tree.ROOT).as_posix()
        for package in tree.SHIPPED
        for folder in (tests / package).rglob("*")
        if (folder / "__init__.py").is_file()
        and not (tree.ROOT / folder.relative_to(tests)).is_dir()
        and not (tree.ROOT / folder.relative_to(tests)).with_suffix(".py").is_file()
    ]
    assert not strangers, "a folder of tests stands beside a source folder of the same name"
