"""The server installs from a bundle without a network, starts from there, and can be taken off."""

import os
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from tests.installers.server_machine import (
    SCRIPTS,
    Installation,
    attempt,
    install,
    make_bundle,
    run,
    started,
)

pytestmark = pytest.mark.timeout(180)  # a whole installation by pip takes some ten seconds


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("bundle") / "wheels")


@pytest.fixture(scope="module")
def installation(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    root = tmp_path_factory.mktemp("centre")
    return install(bundle, root / "program", root / "data")


def test_the_installed_server_gets_ready_and_stops(
    installation: Installation, tmp_path: Path
) -> None:
    with started(installation, tmp_path) as process:
        assert process.poll() is None
    assert process.returncode == 0


def test_every_module_is_compiled_when_it_is_installed(installation: Installation) -> None:
    packages = next((installation.prefix / "lib").glob("python3*/site-packages"))
    for module in ("server/app/run.py", "common/core/clock.py", "sqlalchemy/engine/base.py"):
        assert Path(cache_from_source(str(packages / module))).exists(), module


def test_installing_again_keeps_the_data(bundle: Path, installation: Installation) -> None:
    before = {path: path.stat().st_mtime_ns for path in installation.data.rglob("*.key")}
    again = install(bundle, installation.prefix, installation.data)
    assert "kept as it is" in again.output
    assert {path: path.stat().st_mtime_ns for path in installation.data.rglob("*.key")} == before


def test_only_its_user_reads_the_data(installation: Installation) -> None:
    assert installation.data.stat().st_mode & 0o777 == 0o700


def test_desktop_programs_are_not_installed(installation: Installation) -> None:
    programs = {path.name for path in (installation.prefix / "bin").glob("gamdok-*")}
    assert programs == {"gamdok-server", "gamdok-admin"}


def test_a_package_that_is_not_the_locked_one_is_refused(bundle: Path, tmp_path: Path) -> None:
    forged = tmp_path / "wheels"
    forged.mkdir()
    for wheel in bundle.iterdir():
        os.link(wheel, forged / wheel.name)
    victim = next(forged.glob("typer-*.whl"))
    content = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(content + b"\0")
    done = attempt(
        SCRIPTS / "install", "--prefix", tmp_path / "program", "--data", tmp_path / "data",
        "--offline", forged, "--no-systemd",
    )  # fmt: skip
    assert done.returncode == 1
    assert "not the locked one" in done.stdout
    assert not (tmp_path / "data").exists()


def test_a_folder_with_other_things_is_left_alone(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine", encoding="utf-8")
    done = attempt(SCRIPTS / "install", "--prefix", tmp_path, "--offline", bundle, "--no-systemd")
    assert done.returncode == 1
    assert "choose another --prefix" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--prefx", "/x"], "--help"),
        (["--prefix"], "needs a value"),
        (["--no-systemd", "--offline", "/nowhere", "--prefix", "/nowhere"], "bundle"),
    ],
)
def test_a_wrong_call_says_what_to_do(arguments: list[str], advice: str) -> None:
    done = attempt(SCRIPTS / "install", *arguments)
    assert done.returncode == 1
    assert advice in done.stdout


def test_uninstalling_keeps_the_data_unless_it_is_named(bundle: Path, tmp_path: Path) -> None:
    made = install(bundle, tmp_path / "program", tmp_path / "data")
    wrong = attempt(
        SCRIPTS / "uninstall", "--prefix", made.prefix, "--delete-data", tmp_path / "other"
    )
    assert wrong.returncode == 1
    assert made.prefix.is_dir()
    run(SCRIPTS / "uninstall", "--prefix", made.prefix)
    assert not made.prefix.exists()
    assert made.data.is_dir()
