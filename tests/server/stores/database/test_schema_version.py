"""The server's idea of the newest schema is Alembic's."""

import subprocess
import sys

from server.stores.database.migrate import head
from server.stores.database.schema_version import HEAD


def test_the_version_is_that_of_the_newest_migration() -> None:
    assert head() == HEAD


def test_a_server_starts_without_alembic() -> None:
    code = "import sys, server.app.run; print([m for m in sys.modules if m.startswith('alembic')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50
    )
    assert done.stdout.strip() == "[]"
