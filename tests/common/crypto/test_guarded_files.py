import os
import stat
import sys
from pathlib import Path

import pytest

from common.crypto.errors import KeyUnavailableError
from common.crypto.guarded_files import read_guarded, write_guarded


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_guarded(tmp_path / "key", b"secret")
    assert read_guarded(tmp_path / "key") == b"secret"
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_mode_is_right_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_guarded(tmp_path / "key", b"secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_an_existing_file_stays_unless_told(tmp_path: Path) -> None:
    write_guarded(tmp_path / "key", b"one")
    with pytest.raises(KeyUnavailableError, match="not replaced"):
        write_guarded(tmp_path / "key", b"two")
    assert read_guarded(tmp_path / "key") == b"one"
    write_guarded(tmp_path / "key", b"two", replace=True)
    assert read_guarded(tmp_path / "key") == b"two"
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_missing_folder_and_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(KeyUnavailableError, match="key cannot be written"):
        write_guarded(tmp_path / "none" / "key", b"x")
    with pytest.raises(KeyUnavailableError, match="key cannot be read"):
        read_guarded(tmp_path / "key")
