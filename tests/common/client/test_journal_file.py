"""A journal on a real disk: what is durable when, what comes back after a cut at any byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.client.journal_file import JournalFile, find_journal
from common.crypto.errors import TamperedError
from common.crypto.journal_header import new_journal
from common.protocol.journal import Given, Left, Numbered
from tests.helpers.recorded_disk import RecordedDisk

if TYPE_CHECKING:
    from pathlib import Path

    from common.protocol.journal import JournalRecord

SECRET = bytes(range(32))


def given(seq: int) -> Given:
    return Given(epoch=1, seq=seq, item_id=f"q{seq}", value=(seq % 4 + 1,), offset_ms=seq)


def made(disk: RecordedDisk, path: Path, *records: JournalRecord) -> JournalFile:
    new = new_journal(attempt_id="a", device_id="d", seat_secret=SECRET, centre=None)
    return JournalFile.create(disk, path, new, records or (Numbered(epoch=1, base=0),))


def test_a_new_journal_is_whole_before_it_has_its_name(tmp_path: Path) -> None:
    disk, folder = RecordedDisk(), tmp_path / "journals"
    folder.mkdir()
    made(disk, folder / "j").close()
    assert disk.calls == [
        "open j.new",
        "write j.new",
        "sync j.new",
        "replace j.new j",
        "sync_folder journals",
    ]
    assert (folder / "j").stat().st_mode & 0o777 == 0o600


def test_a_frame_is_synced_before_the_call_returns(tmp_path: Path) -> None:
    disk = RecordedDisk()
    file = made(disk, tmp_path / "j")
    disk.calls.clear()
    file.append([given(1), given(2)])
    assert disk.calls == ["write j", "sync j"]


@pytest.mark.parametrize("call", ["open", "write", "half_write", "sync", "replace", "sync_folder"])
def test_what_cannot_be_made_leaves_the_older_one(tmp_path: Path, call: str) -> None:
    disk = RecordedDisk()
    made(disk, tmp_path / "j", Numbered(epoch=1, base=0), given(1)).close()
    disk.refuse = {call}
    with pytest.raises(OSError, match=call):
        made(disk, tmp_path / "j", Numbered(epoch=2, base=0))
    found = find_journal(tmp_path / "j", SECRET)
    older = (Numbered(epoch=1, base=0), given(1))
    newer = (Numbered(epoch=2, base=0),)
    assert found.records == (newer if call == "sync_folder" else older)


@pytest.mark.parametrize("call", ["write", "half_write", "sync"])
def test_after_an_error_nothing_more_is_kept_in_it(tmp_path: Path, call: str) -> None:
    disk = RecordedDisk()
    file = made(disk, tmp_path / "j")
    disk.refuse = {call}
    with pytest.raises(OSError, match=call):
        file.append([given(1)])
    disk.refuse = set()
    with pytest.raises(OSError, match="closed"):
        file.append([given(2)])
    assert given(2) not in find_journal(tmp_path / "j", SECRET).records


def test_cut_at_every_byte_it_is_gone_on_with(tmp_path: Path) -> None:
    disk, path = RecordedDisk(), tmp_path / "j"
    file = made(disk, path)
    ends = [path.stat().st_size]
    for seq in range(1, 6):
        file.append([given(seq)])
        ends.append(path.stat().st_size)
    file.close()
    whole = path.read_bytes()
    for length in range(ends[0], len(whole) + 1):
        path.write_bytes(whole[:length])
        kept = sum(end <= length for end in ends) - 1
        found = find_journal(path, SECRET)
        assert found.records[1:] == tuple(given(seq) for seq in range(1, kept + 1))
        again = JournalFile.reopen(disk, path, found)
        again.append([given(9)])
        again.close()
        after = find_journal(path, SECRET)
        assert after.records[1:] == (*found.records[1:], given(9))
        assert (after.reading.torn, after.reading.damage) == (0, None)


def test_two_programs_do_not_write_one_journal(tmp_path: Path) -> None:
    disk = RecordedDisk()
    file = made(disk, tmp_path / "j", Left())
    with pytest.raises(OSError, match="temporarily unavailable"):
        JournalFile.reopen(disk, tmp_path / "j", find_journal(tmp_path / "j", SECRET))
    file.close()


def test_another_pc_reads_nothing(tmp_path: Path) -> None:
    made(RecordedDisk(), tmp_path / "j").close()
    with pytest.raises(TamperedError):
        find_journal(tmp_path / "j", bytes(32))
    assert b"numbered" not in (tmp_path / "j").read_bytes()
