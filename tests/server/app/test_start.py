"""Starting and stopping: what is wrong is said clearly, and nothing half started stays."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from common.core.clock import SystemClock
from common.core.errors import SettingsError, StorageError
from common.crypto.errors import KeyUnavailableError
from server.__main__ import command
from server.admin.centre import make_centre
from server.app.roles import parse_role
from server.app.server import Server
from server.settings import DataFolder, settings_of
from tests.helpers.centre import new_centre, running, served_settings
from tests.helpers.processes import server_process


def _server(data: DataFolder, role: str = "all", **changes: object) -> Server:
    return Server(data, served_settings(data, **changes), parse_role(role), SystemClock())


async def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        with pytest.raises(StorageError, match="another server works on the data folder"):
            await _server(centre.data).start()
        async with centre.http.get(centre.url("/readyz")) as response:
            assert response.status == 200, "the first one goes on"


async def test_after_a_refused_start_the_folder_is_free(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    async with running(tmp_path, data=data) as centre:
        port = centre.port
        other = await new_centre(tmp_path / "other")
        with pytest.raises(StorageError, match=f"port {port}"):
            await _server(other, port=port).start()
    async with running(tmp_path, data=other):
        pass


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    data.database.write_bytes(b"this is no database, but it is long enough\n" * 200)
    with pytest.raises(StorageError, match="not a database"):
        await _server(data).start()


async def test_a_missing_database_or_key_is_named(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    data.database.unlink()
    with pytest.raises(StorageError, match="gamdok-admin init"):
        await _server(data).start()
    (data.keys / "master.key").unlink()
    with pytest.raises(KeyUnavailableError):
        await _server(data).start()


async def test_a_part_of_a_server_needs_what_it_shares(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    with pytest.raises(SettingsError, match="redis_url"):
        await _server(data, "web").start()


async def test_the_admin_socket_goes_with_the_server(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        assert centre.data.admin_socket.exists()
    assert not centre.data.admin_socket.exists()


async def test_stopping_twice_is_harmless(tmp_path: Path) -> None:
    data = await new_centre(tmp_path)
    server = _server(data)
    await server.start()
    await server.stop()
    await server.stop()
    async with running(tmp_path, data=data):
        pass


async def test_whoever_is_connected_is_told_that_the_server_goes(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            _, code = await asyncio.gather(centre.server.stop(), talker.closed())
            assert code == 1001


def test_the_process_says_when_it_is_ready_and_ends_with_0(tmp_path: Path) -> None:
    centre = _made(tmp_path)
    with server_process(centre) as server:
        assert server.address.startswith("https://127.0.0.1:")
        assert server.stop() == 0
        log = server.log.read_text(encoding="utf-8")
        assert '"event": "stopped"' in log
        assert "Traceback" not in log


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--role", "cook"), "unknown role"),
        (("--role", "worker:cook"), "unknown manager"),
        (("--set", "prot=1"), "did you mean 'port'"),
        (("--set", "port=many"), "port"),
        ((), "keyring.json"),
    ],
)
def test_a_wrong_option_is_one_line_and_ends_with_1(
    tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    done = CliRunner().invoke(command, ["run", "--data", str(tmp_path), *options])
    assert done.exit_code == 1
    assert says in next(line for line in done.stderr.splitlines() if line.startswith("error: "))


def _made(folder: Path) -> Path:
    data = DataFolder(folder / "data")
    make_centre(data, "Centre", ("127.0.0.1",))
    assert settings_of(data).centre_name == "Centre"
    return data.root
