"""Images keep what was synced, and of the rest only what a disk may keep."""

import random

import pytest

from tests.chaos.power.disk import SECTOR, Disk, Mode
from tests.chaos.power.trace import Act, Operation

A, B = "/d/a", "/d/b"


def _write(path: str, data: bytes, offset: int = 0) -> Operation:
    return Operation(Act.WRITE, path, 1, data, offset)


def _sync(path: str, covers: int) -> Operation:
    return Operation(Act.SYNC, path, 1, covers=covers)


def _images(disk: Disk, prefix: int, mode: Mode) -> list[dict[str, bytes]]:
    return [disk.image(prefix, mode, random.Random(seed)) for seed in range(60)]


@pytest.mark.parametrize("mode", Mode)
def test_what_was_synced_is_there(mode: Mode) -> None:
    disk = Disk({A: b"...."}, [_write(A, b"12"), _sync(A, 1), _write(A, b"34", 2)])
    images = _images(disk, 3, mode)
    assert all(image[A][:2] == b"12" for image in images)
    assert all(image[A] == b"12.." for image in _images(disk, 2, mode))


def test_what_was_not_synced_may_be_there_or_not() -> None:
    disk = Disk({A: b".."}, [_write(A, b"1"), _write(A, b"2", 1)])
    assert {image[A] for image in _images(disk, 2, Mode.NONE)} == {b".."}
    assert {image[A] for image in _images(disk, 2, Mode.ALL)} == {b"12"}
    assert {image[A] for image in _images(disk, 2, Mode.SUBSET)} == {b"..", b"1.", b".2", b"12"}


def test_later_writes_may_arrive_earlier() -> None:
    disk = Disk({A: b"."}, [_write(A, b"1"), _write(A, b"2")])
    assert {image[A] for image in _images(disk, 2, Mode.REORDERED)} == {b".", b"1", b"2"}
    assert b"1" not in {image[A] for image in _images(disk, 2, Mode.ALL)}


def test_a_write_may_be_torn_between_sectors() -> None:
    disk = Disk({A: b"." * 2 * SECTOR}, [_write(A, b"1" * 2 * SECTOR)])
    halves = {(image[A][0:1], image[A][-1:]) for image in _images(disk, 1, Mode.TORN)}
    assert (b"1", b".") in halves
    assert (b".", b"1") in halves


def test_a_new_name_is_safe_once_its_folder_was_synced() -> None:
    made = [_write(B, b"x"), _sync(B, 1)]
    assert {B in image for image in _images(Disk({}, made), 2, Mode.SUBSET)} == {True, False}
    assert not any(B in image for image in _images(Disk({}, made), 2, Mode.NONE))
    safe = Disk({}, [*made, _sync("/d", 2)])
    assert all(image[B] == b"x" for image in _images(safe, 3, Mode.SUBSET))


def test_a_removed_name_may_come_back_until_then() -> None:
    gone = Operation(Act.REMOVE, A, 1)
    assert {A in image for image in _images(Disk({A: b"x"}, [gone]), 1, Mode.SUBSET)} == {
        True,
        False,
    }
    assert not any(
        A in image for image in _images(Disk({A: b"x"}, [gone, _sync("/d", 1)]), 2, Mode.SUBSET)
    )


def test_a_renamed_file_leads_to_what_was_written() -> None:
    operations = [
        _write(B, b"new"),
        _sync(B, 1),
        Operation(Act.RENAME, B, 1, to=A),
        _sync("/d", 3),
    ]
    for image in _images(Disk({A: b"old"}, operations), 4, Mode.SUBSET):
        assert image == {A: b"new"}


def test_writes_follow_a_file_through_its_names() -> None:
    operations = [
        _write(B, b"1"),
        _sync(B, 1),
        Operation(Act.RENAME, B, 1, to=A),
        _sync("/d", 3),
        _write(A, b"2", 1),
        _sync(A, 5),
    ]
    for image in _images(Disk({A: b"old"}, operations), 6, Mode.NONE):
        assert image == {A: b"12"}
    before = _images(Disk({A: b"old"}, operations), 3, Mode.SUBSET)
    assert {tuple(sorted(image.items())) for image in before} == {
        ((A, b"old"),),
        ((A, b"old"), (B, b"1")),
        ((A, b"1"),),
    }


def test_acknowledgements_before_the_cut_are_told() -> None:
    disk = Disk({}, [Operation(Act.ACK, "/acks", 1, b"1"), Operation(Act.ACK, "/acks", 1, b"2")])
    assert disk.acked(1) == [b"1"]
