"""The import contracts hold, and each of them would notice its violation."""

import shutil
from pathlib import Path

import pytest

from installers.dev import tree
from tests.architecture import linter
from tests.architecture.plants import PLANTS, Plant


def _copy(target: Path) -> None:
    for package in tree.SHIPPED:
        for source in (tree.ROOT / package).rglob("*.py"):
            copy = target / source.relative_to(tree.ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    shutil.copyfile(tree.ROOT / "pyproject.toml", target / "pyproject.toml")


def _put(root: Path, plant: Plant) -> None:
    path = root.joinpath(*plant.module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    before = file.read_text(encoding="utf-8") if file.exists() else '"""Planted."""\n'
    file.write_text(f"{before}\n{plant.code}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def planted_report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("planted")
    _copy(root)
    for plant in PLANTS:
        _put(root, plant)
    code, report = linter.run(root)
    assert code == 1, report
    return linter.sections(report)


def test_every_contract_holds() -> None:
    code, report = linter.run(tree.ROOT)
    assert code == 0, report


def test_every_contract_has_a_plant() -> None:
    assert {plant.contract for plant in PLANTS} == linter.contract_names()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.module}: {plant.code}"[:60])
def test_a_planted_import_is_found(planted_report: dict[str, str], plant: Plant) -> None:
    assert plant.reported in planted_report.get(plant.contract, "")
