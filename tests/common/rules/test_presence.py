"""The state of a link, by how long it has been silent."""

import pytest

from common.protocol.vocabulary import Connection
from common.rules.presence import connection_state
from tests.helpers.exam_rows import NOW


@pytest.mark.parametrize(
    ("age_ms", "state"),
    [
        (-3_000, Connection.ONLINE),
        (0, Connection.ONLINE),
        (4_999, Connection.ONLINE),
        (5_000, Connection.DELAYED),
        (9_999, Connection.DELAYED),
        (10_000, Connection.LATE),
        (14_999, Connection.LATE),
        (15_000, Connection.MISSING),
        (3_600_000, Connection.MISSING),
    ],
)
def test_silence_grows_worse(age_ms: int, state: Connection) -> None:
    assert connection_state(NOW - age_ms, NOW) is state


def test_never_seen_and_good_bye() -> None:
    assert connection_state(None, NOW) is Connection.NEVER
    assert connection_state(None, NOW, closed=True) is Connection.NEVER
    assert connection_state(NOW - 60_000, NOW, closed=True) is Connection.CLOSED
