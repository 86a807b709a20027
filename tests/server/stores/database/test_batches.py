"""Rows of every kind cross into both databases and come back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from server.stores.database.batch_query import BatchQuery
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
BOUND = BatchStatement(COLUMNS, "SELECT a, b, c, d, e, f, g FROM {rows}", often=True)
ROWS = [
    ("가 'quoted' \"x\" \\ {}", b"\x00\xff", 1, 2**53, 0.5, True, b"second"),
    ("", b"", 2, -1, 1e300, False, b"\x01"),
    (None, None, 3, None, None, None, None),
    ("🙂", b"x" * 5000, 4, 2**62, -0.25, True, None),
]


class Found(msgspec.Struct, array_like=True):
    word: str | None
    number: int | None
    truth: bool | None


QUERY = BatchQuery(
    (("word", Kind.TEXT), ("number", Kind.BIGINT), ("truth", Kind.BOOLEAN)),
    Found,
    "SELECT new.word, new.number, new.truth FROM {rows}",
)


@pytest.mark.parametrize("statement", [ECHO, BOUND], ids=["once", "often"])
async def test_every_kind_of_cell_comes_back(
    url: str, keyring: Keyring, clock: FakeClock, statement: BatchStatement
) -> None:
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = [tuple(row) for row in await stores.access.batch_rows(statement, ROWS)]
    assert [[None if cell is None else cell for cell in row] for row in found] == [
        list(row) for row in ROWS
    ]


async def test_no_rows_ask_nothing(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        assert not await stores.access.batch_rows(ECHO, [])
        assert await stores.access.ask(QUERY, []) == []
        assert await stores.access.batch(ECHO, []) == 0


@pytest.mark.parametrize("count", [1, 2, 3, 255, 256, 257, 1_000])
async def test_any_number_of_bound_rows_comes_back_in_order(
    url: str, keyring: Keyring, clock: FakeClock, count: int
) -> None:
    rows = [(str(n), bytes([n % 256]), n, n, n / 2, n % 2 == 0, b"") for n in range(count)]
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = await stores.access.batch_rows(BOUND, rows)
    assert [tuple(row) for row in found] == rows


async def test_a_query_gives_typed_rows(url: str, keyring: Keyring, clock: FakeClock) -> None:
    rows = [('가 "x" \\ {}', 2**53, True), ("", -1, False), (None, None, None)]
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = await stores.access.ask(QUERY, rows)
    assert [(one.word, one.number, one.truth) for one in found] == rows


async def test_thousands_of_rows_are_one_statement(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    rows = [(str(n), bytes([n % 256]), n, n, n / 2, n % 2 == 0, b"") for n in range(20_000)]
    async with opened(url, keyring, clock) as database, database.reading() as stores:
        found = await stores.access.batch_rows(ECHO, rows)
    assert [tuple(row) for row in found] == rows
