"""The administrator's commands: with the server, without it, and when something is wrong."""

import asyncio
import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from common.protocol.candidates import PlaceHold
from common.protocol.routing import Origin
from common.protocol.vocabulary import HoldKind, QueueName, Role
from server.admin.caller import opened
from server.admin.command_line import command_line
from server.settings import DataFolder
from server.stores.records.work import DeadLetter
from tests.helpers.centre import plan
from tests.helpers.processes import server_process


class Console:
    """Runs commands in this process on one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *arguments: str, given: str = "") -> Result:
        return CliRunner().invoke(command_line, [*arguments, "--data", str(self.data)], input=given)

    def ok(self, *arguments: str, given: str = "") -> str:
        result = self.run(*arguments, given=given)
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    def json(self, *arguments: str, given: str = "") -> object:
        return json.loads(self.ok(*arguments, "--json", given=given))


@pytest.fixture
def console(tmp_path: Path) -> Console:
    made = Console(tmp_path / "data")
    made.ok("init", "--name", "제1시험장", "--host", "127.0.0.1")
    return made


def _plan(folder: Path, **changes: object) -> str:
    file = folder / "plan.json"
    file.write_text(json.dumps({**plan(), **changes}), encoding="utf-8")
    return str(file)


def test_init_makes_a_centre_that_is_guarded(tmp_path: Path) -> None:
    data = tmp_path / "data"
    made = Console(data).json("init", "--name", "Centre", "--host", "127.0.0.1")
    assert isinstance(made, dict)
    assert made["ca"] == str(data / "tls" / "ca.pem")
    assert made["ca_words"].count("-") == 5
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for secret in ("keys/master.key", "keys/keyring.json", "tls/ca.key", "tls/server.key"):
        assert stat.S_IMODE((data / secret).stat().st_mode) == 0o600
    assert 'centre_name = "Centre"' in (data / "server.toml").read_text(encoding="utf-8")


def test_init_never_touches_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = Console(tmp_path).run("init")
    assert result.exit_code == 1
    assert "not empty" in result.stderr
    assert [child.name for child in tmp_path.iterdir()] == ["file"]


def test_a_failed_init_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        message = "no space left"
        raise OSError(message)

    monkeypatch.setattr("server.admin.centre.migrate.upgrade", fail)
    result = Console(tmp_path / "data").run("init")
    assert isinstance(result.exception, OSError)
    assert list((tmp_path / "data").iterdir()) == []


def test_a_sitting_from_plan_to_sealed_paper(console: Console, tmp_path: Path) -> None:
    made = console.json("sitting", "create", "--plan", _plan(tmp_path))
    assert isinstance(made, dict)
    assert made["periods"][0]["period"]["stage"] == "draft"
    sealed = console.json("exam", "seal")
    assert isinstance(sealed, dict)
    shown = console.json("sitting", "show")
    assert isinstance(shown, dict)
    (period,) = shown["periods"]
    assert period["period"]["stage"] == "sealed_in"
    assert period["package_id"] == sealed["packages"][0]["package_id"]
    assert period["candidates"] == 6
    again = console.json("exam", "seal", "--period", "1")
    assert isinstance(again, dict)
    assert again["packages"][0]["package_id"] != period["package_id"]
    assert "R1" in console.ok("sitting", "show")


def test_a_wrong_plan_is_refused_with_every_fault_and_nothing_stays(
    console: Console, tmp_path: Path
) -> None:
    candidates = plan()["candidates"]
    assert isinstance(candidates, list)
    twice = [*candidates, {**candidates[0], "exam_number": "E-0", "room": "R9"}]
    result = console.run("sitting", "create", "--plan", _plan(tmp_path, candidates=twice))
    assert result.exit_code == 1
    assert "R9" in result.stderr
    assert "Person" not in result.stderr
    assert console.run("sitting", "show").exit_code == 1
    assert "sitting create --plan" in console.run("sitting", "show").stderr


@pytest.mark.parametrize("text", ["", "{", "[]", '{"centre_name": 7}'])
def test_what_is_no_plan_is_refused(console: Console, tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.json"
    file.write_text(text, encoding="utf-8")
    result = console.run("sitting", "create", "--plan", str(file))
    assert result.exit_code == 1
    assert "error" in result.stderr


def test_users_are_added_listed_and_given_passwords(console: Console) -> None:
    added = console.json(
        "user", "add", "kim", "--name", "김", "--role", "chief", "--password-stdin",
        given="long-enough\n",
    )  # fmt: skip
    assert isinstance(added, dict)
    assert (added["login"], added["role"]) == ("kim", "chief")
    twice = console.run(
        "user", "add", "kim", "--name", "x", "--role", "chief", "--password-stdin",
        given="long-enough\n",
    )  # fmt: skip
    assert twice.exit_code == 1
    assert "there is a user with the login kim" in twice.stderr
    short = console.run("user", "passwd", "kim", "--password-stdin", given="short\n")
    assert "8 characters" in short.stderr
    nobody = console.run("user", "passwd", "lee", "--password-stdin", given="long-enough\n")
    assert "no user with the login lee" in nobody.stderr
    console.ok("user", "passwd", "kim", "--password-stdin", given="another-one\n")
    listed = console.json("user", "list")
    assert isinstance(listed, dict)
    assert [user["login"] for user in listed["users"]] == ["kim"]


def test_a_candidate_is_no_user(console: Console) -> None:
    result = console.run(
        "user", "add", "x", "--name", "x", "--role", "candidate", "--password-stdin",
        given="long-enough\n",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "no role of staff" in result.stderr


def test_errors_are_json_where_json_is_asked_for(console: Console) -> None:
    result = console.run("sitting", "show", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stderr)["error"]["code"] == "not_found"


def test_reconciliation_ends_with_3_when_something_differs(
    console: Console, tmp_path: Path
) -> None:
    console.ok("sitting", "create", "--plan", _plan(tmp_path))
    result = console.run("answers", "reconcile", "--json")
    assert result.exit_code == 3
    (period,) = json.loads(result.stdout)["periods"]
    assert len(period["differences"]) == 6
    result = console.run("answers", "verify", "--json")
    assert result.exit_code == 3
    (period,) = json.loads(result.stdout)["periods"]
    assert (period["attempts"], period["seals"], len(period["differences"])) == (6, 0, 6)
    assert "6 attempts, 0 seals" in console.run("answers", "verify").stdout


def test_only_a_journal_of_this_centre_is_brought_in(console: Console, tmp_path: Path) -> None:
    console.ok("sitting", "create", "--plan", _plan(tmp_path))
    assert console.json("answers", "kept") == {"changes": []}
    file = tmp_path / "seat.journal"
    file.write_bytes(b"GDMJ and nothing more")
    result = console.run("answers", "import-journal", str(file), "--reason", "dead PC")
    assert result.exit_code == 1
    assert "no journal that a PC wrote for this centre" in result.stderr
    assert console.run("answers", "import-journal", str(file)).exit_code == 2


def test_the_history_of_a_candidate_is_found_by_the_exam_number(
    console: Console, tmp_path: Path
) -> None:
    console.ok("sitting", "create", "--plan", _plan(tmp_path))
    found = console.json("answers", "history", "E-0")
    assert found == {"room": "R1", "seat": "01", "changes": []}
    assert "room R1, seat 01: 0 changes" in console.run("answers", "history", "E-0").stdout
    assert console.run("answers", "history", "E-99").exit_code == 1


def test_dead_letters_need_the_server_to_be_replayed(console: Console) -> None:
    assert console.json("queue", "dead", "list") == {"letters": []}
    result = console.run("queue", "dead", "replay")
    assert result.exit_code == 1
    assert "needs the running server" in result.stderr


def test_dead_letters_are_shown_and_put_away(console: Console) -> None:
    asyncio.run(_bury(console.data))
    listed = console.run("queue", "dead", "list", "--json")
    assert listed.exit_code == 3, "something waits for a person"
    (letter,) = json.loads(listed.stdout)["letters"]
    assert (letter["id"], letter["deaths"]) == ("l1", 1)
    assert "state" in console.run("queue", "dead", "list").stdout
    shown = console.json("queue", "dead", "show", "l1")
    assert isinstance(shown, dict)
    assert shown["ids"] == {"attempt_id": "attempt-1"}
    assert "secret words" not in console.ok("queue", "dead", "show", "l1")
    assert console.run("queue", "dead", "drop", "l1", "--reason", "").exit_code == 1
    assert console.run("queue", "dead", "drop", "l2", "--reason", "x").exit_code == 1
    console.ok("queue", "dead", "drop", "l1", "--reason", "done by hand")
    assert console.json("queue", "dead", "list") == {"letters": []}
    assert console.run("queue", "dead", "show", "l9").exit_code == 1


async def _bury(data: Path) -> None:
    letter = DeadLetter(
        id="l1",
        queue=QueueName.STATE,
        message=PlaceHold(
            attempt_id="attempt-1", kind=HoldKind.LOCK, version=None, reason="secret words"
        ),
        origin=Origin(role=Role.PROCTOR, actor_id="p1"),
        error="ZeroDivisionError in handle, line 1",
        received_ms=1,
        failed_ms=2,
    )
    async with opened(DataFolder(data)) as context, context.database.writing() as work:
        await work.dead_letters.bury(letter)


def test_the_schema_is_shown_and_upgraded(console: Console) -> None:
    current = console.json("db", "current")
    assert isinstance(current, dict)
    assert current["found"] == current["needed"]
    console.ok("db", "upgrade")


def test_settings_are_shown_checked_and_masked(console: Console) -> None:
    shown = console.json("config", "show", "--set", "redis_url=redis://:secret@host/0")
    assert isinstance(shown, dict)
    assert shown["settings"]["redis_url"] == "(set)"
    console.ok("config", "check")
    (console.data / "server.toml").write_text("prot = 1\n", encoding="utf-8")
    result = console.run("config", "check")
    assert result.exit_code == 1
    assert "did you mean 'port'" in result.stderr
    assert "# port = 8443" in CliRunner().invoke(command_line, ["config", "sample"]).stdout


def test_the_doctor_looks_at_everything(console: Console) -> None:
    result = console.run("doctor", "--json")
    found = {check["name"]: check["ok"] for check in json.loads(result.stdout)["checks"]}
    assert set(found) == {
        "settings", "keys", "certificate", "clock", "disk space", "fsync", "database", "port",
        "devices",
    }  # fmt: skip
    for name in ("settings", "keys", "certificate", "clock", "database"):
        assert found[name], result.stdout


def test_the_doctor_finds_a_database_that_is_none(console: Console) -> None:
    (console.data / "gamdok.db").write_bytes(b"this is no database, but long enough" * 100)
    result = console.run("doctor", "--json")
    assert result.exit_code == 3
    checks = {check["name"]: check for check in json.loads(result.stdout)["checks"]}
    assert not checks["database"]["ok"]
    assert "not a database" in checks["database"]["found"]
    assert checks["keys"]["ok"], "one fault hides no other"


def test_the_certificate_is_issued_anew_for_a_new_address(console: Console) -> None:
    before = (console.data / "tls" / "server.pem").read_bytes()
    ca = (console.data / "tls" / "ca.pem").read_bytes()
    made = console.json("node", "certificate", "--host", "10.0.0.7", "--host", "centre.local")
    assert isinstance(made, dict)
    assert made["hosts"] == ["10.0.0.7", "centre.local"]
    assert (console.data / "tls" / "server.pem").read_bytes() != before
    assert (console.data / "tls" / "ca.pem").read_bytes() == ca, "PCs need no new one"
    again = console.json("node", "certificate")
    assert isinstance(again, dict)
    assert again["hosts"] == ["127.0.0.1"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = Console(tmp_path / "none").run("user", "list")
    assert result.exit_code == 1
    assert "gamdok-admin init" in result.stderr


def test_commands_speak_to_the_running_server(console: Console, tmp_path: Path) -> None:
    console.ok("sitting", "create", "--plan", _plan(tmp_path))
    with server_process(console.data) as server:
        socket = console.data / "admin.sock"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o600
        users = console.json("user", "list")
        assert isinstance(users, dict)
        assert len(users["users"]) == 3
        console.ok("exam", "seal")
        assert console.json("queue", "dead", "replay") == {"letters": []}
        refused = console.run("user", "passwd", "x", "--password-stdin", given="12345678\n")
        assert "no user with the login x" in refused.stderr
        wrong = console.run("sitting", "create", "--plan", _plan(tmp_path, rooms=[]))
        assert wrong.exit_code == 1
        assert "rooms" in wrong.stderr
        upgrade = console.run("db", "upgrade")
        assert upgrade.exit_code == 1
        assert "another server works on the data folder" in upgrade.stderr
        server.kill()
        assert socket.exists(), "a killed server leaves its socket file behind"
        assert console.json("user", "list") == users
