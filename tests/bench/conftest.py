"""The load client, compiled once for the tests of the harness."""

from pathlib import Path

import pytest

from tests.bench.errors import CompilerMissingError
from tests.bench.toolchain import build_load_client


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return build_load_client(tmp_path_factory.mktemp("client"))
    except CompilerMissingError as error:
        pytest.skip(str(error))
