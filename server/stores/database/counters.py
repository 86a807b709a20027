"""Numbers in commit order: whoever raises a counter holds its row until the commit."""

from server.stores.database.access import Access
from server.stores.database.batches import BatchStatement, Kind

_RAISE = BatchStatement(
    (("name", Kind.TEXT), ("by", Kind.BIGINT)),
    """
    INSERT INTO counters (name, value) SELECT new.name, new.by FROM {rows} WHERE true
    ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value
    RETURNING value
    """,
)


async def take_numbers(access: Access, name: str, count: int) -> int:
    """Take `count` numbers of a counter and return the first; they have no holes.

    Call it right before the commit: everybody else who wants a number waits until then.
    """
    rows = await access.batch_rows(_RAISE, [(name, count)])
    return int(rows[0][0]) - count + 1
