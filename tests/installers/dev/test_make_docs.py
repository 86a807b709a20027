"""The generated pages are written from the code, and a stale one is noticed."""

from pathlib import Path

import pytest

from installers.dev import make_docs, tree


@pytest.fixture
def empty_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tree, "ROOT", tmp_path)
    return tmp_path


def test_missing_and_changed_pages_are_stale(
    empty_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [path for path, _ in make_docs.render()]
    assert "docs/settings.md" in paths
    assert make_docs.stale() == paths
    monkeypatch.setattr("sys.argv", ["make_docs"])
    assert make_docs.main() == 0
    assert make_docs.stale() == []
    (empty_root / "docs/settings.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["make_docs", "--check"])
    assert make_docs.main() == 1
