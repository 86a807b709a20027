"""`gamdok-admin device …`, with and without a running server."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from server.admin.command_line import command_line
from tests.helpers.centre import plan
from tests.helpers.processes import server_process


class Console:
    """Runs commands in this process on one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(command_line, [*arguments, "--data", str(self.data)])

    def json(self, *arguments: str) -> Any:
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, (result.output, result.exception)
        return json.loads(result.stdout)


@pytest.fixture
def console(tmp_path: Path) -> Console:
    made = Console(tmp_path / "data")
    assert made.run("init", "--name", "Centre", "--host", "127.0.0.1").exit_code == 0
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan()), encoding="utf-8")
    assert made.run("sitting", "create", "--plan", str(file)).exit_code == 0
    return made


def test_a_room_gets_a_code_for_each_seat(console: Console) -> None:
    sheet = console.json("device", "codes", "--room", "R1")
    assert [(code["room"], code["seat"]) for code in sheet["codes"]] == [
        ("R1", "01"),
        ("R1", "02"),
        ("R1", "03"),
    ]
    codes = {code["code"] for code in sheet["codes"]}
    assert len(codes) == 3
    assert {len(code) for code in codes} == {11}
    shown = console.json("device", "list", "--room", "R1")
    assert [seat["state"] for seat in shown["seats"]] == ["code_out"] * 3


def test_codes_are_printed_with_the_words_to_compare(console: Console) -> None:
    result = console.run("device", "codes", "--room", "R1", "--seat", "02")
    assert result.exit_code == 0
    assert "R1" in result.stdout
    assert "five tries" in result.stdout
    assert result.stdout.rstrip().count("-") >= 6


def test_no_code_stands_in_the_data_folder(console: Console) -> None:
    codes = [c["code"].replace("-", "") for c in console.json("device", "codes")["codes"]]
    assert len(codes) == 6
    kept = b"".join(f.read_bytes() for f in console.data.rglob("*") if f.is_file())
    assert not any(code.encode() in kept for code in codes)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("device", "codes", "--room", "R9"), "no room R9"),
        (("device", "codes", "--room", "R1", "--seat", "9"), "no seat 9"),
        (("device", "list", "--room", "R9"), "no room R9"),
        (("device", "revoke", "nobody"), "no such PC"),
        (("device", "revoke", "--room", "R1", "--seat", "1"), "no such PC"),
        (("device", "rebind", "nobody", "--room", "R1", "--seat", "1"), "no such PC"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(
    console: Console, arguments: tuple[str, ...], says: str
) -> None:
    result = console.run(*arguments)
    assert result.exit_code == 1
    assert says in result.stderr


def test_a_running_server_makes_the_codes_itself(console: Console) -> None:
    with server_process(console.data):
        assert len(console.json("device", "codes", "--room", "R2")["codes"]) == 3
        assert len(console.json("device", "list")["seats"]) == 6


def test_the_doctor_says_which_centre_has_not_enrolled_its_pcs(console: Console) -> None:
    result = console.run("doctor", "--json")
    found = {check["name"]: check for check in json.loads(result.stdout)["checks"]}["devices"]
    assert not found["ok"]
    assert found["found"] == "0 of 6 seats have an enrolled PC"
    assert "device codes" in found["advice"]
    with (console.data / "server.toml").open("a", encoding="utf-8") as settings:
        settings.write("devices_required = false\n")
    result = console.run("doctor", "--json")
    found = {check["name"]: check for check in json.loads(result.stdout)["checks"]}["devices"]
    assert found["ok"]
