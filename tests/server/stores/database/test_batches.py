"""Rows of every kind cross into both databases and come back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.stores.database.batches import BatchStatement, Kind
from tests.server.stores.database.centre import opened

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring

COLUMNS = (
    ("a", Kind.TEXT),
    ("b", Kind.BLOB),
    ("c", Kind.INTEGER),
    ("d", Kind.BIGINT),
    ("e", Kind.REAL),
    ("f", Kind.BOOLEAN),
    ("g", Kind.BLOB),
)
ECHO = BatchStatement(COLUMNS, "SELECT a, b, c, d, e, f, g FROM {rows} ORDER BY c")
ROWS = [
    ("가 'quoted' \"x\" \\ {}", b"\x00\xff", 1, 2**53, 0.5, True, b"second"),
    ("", b"", 2, -1, 1e300, False, b"\x01"),
    (None, None, 3, None, None, None, None),
    ("🙂", b"x" * 5000, 4, 2**62, -0.25, True, None),
]


async def test_every_kind_of_cell_comes_back(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = [tuple(row) for row in await stores.access.batch_rows(ECHO, ROWS)]
    assert [[None if cell is None else cell for cell in row] for row in found] == [
        list(row) for row in ROWS
    ]


async def test_no_rows_ask_nothing(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        assert await stores.access.batch_rows(ECHO, []) == ()
        assert await stores.access.batch(ECHO, []) == 0


async def test_thousands_of_rows_are_one_statement(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    rows = [(str(n), bytes([n % 256]), n, n, n / 2, n % 2 == 0, b"") for n in range(20_000)]
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = await stores.access.batch_rows(ECHO, rows)
    assert [tuple(row) for row in found] == rows
