"""What a started server has loaded: nothing it can do without, and nothing it must compile."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from server.admin.centre import make_centre
from server.settings import DataFolder

_STARTED = """
import json, os, signal, sys
from pathlib import Path

from server.__main__ import _loaded
from server.app.roles import parse_role
from server.settings import DataFolder, settings_of


def tell(address):
    print(json.dumps({name: getattr(m, "__cached__", None) for name, m in sys.modules.items()}))
    os.kill(os.getpid(), signal.SIGTERM)


folder = DataFolder(Path(sys.argv[1]))
settings = settings_of(folder, {"port": 0, "listen": "127.0.0.1"})
sys.exit(_loaded()(folder, settings, parse_role("all"), tell))
"""

# The administrator's commands, other databases and queues, generated pages,
# coloured help: each costs time between a crash and the first answer.
_NEEDLESS = (
    "alembic",
    "asyncpg",
    "jinja2",
    "mako",
    "multiprocessing",
    "pydantic",
    "pygments",
    "redis",
    "rich",
    "server.admin.command_line",
    "server.admin.doctor",
    "server.queues.redis_streams",
    "server.stores.database.migrate",
    "server.stores.realtime.redis_live_store",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.testing",
    "structlog",
    "unittest",
    "yaml",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | None]:
    """Every module of a server that has just become ready, and where its bytecode lies."""
    data = DataFolder(tmp_path_factory.mktemp("loaded") / "data")
    make_centre(data, "Centre", ("127.0.0.1",))
    done = subprocess.run(
        [sys.executable, "-c", _STARTED, str(data.root)],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_it_loads_the_server_itself(loaded: dict[str, str | None]) -> None:
    assert {"server.app.server", "sqlalchemy.dialects.sqlite", "aiohttp.web"} <= set(loaded)


@pytest.mark.parametrize("name", _NEEDLESS)
def test_what_it_does_not_need_is_not_loaded(name: str, loaded: dict[str, str | None]) -> None:
    assert find_spec(name) is not None, "a name that exists, or this would prove nothing"
    assert name not in loaded


def test_no_package_is_compiled_at_each_start(loaded: dict[str, str | None]) -> None:
    compiled = {name: file for name, file in loaded.items() if file and "site-packages" in file}
    assert len(compiled) > 100
    missing = [name for name, file in compiled.items() if not Path(str(file)).exists()]
    assert not missing, "make setup compiles what it installs"
