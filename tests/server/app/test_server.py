"""A whole server over loopback TLS: starts, serves, stops."""

from pathlib import Path

from common.protocol.session import Heartbeat, HeartbeatAnswered
from tests.helpers.centre import running


async def test_a_centre_answers_and_stops(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        async with centre.http.get(centre.url("/readyz")) as response:
            assert response.status == 200
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            welcome = await talker.hello()
            assert welcome.staff is not None
            assert len(welcome.staff.facts) == 6
            assert not welcome.resumed
            await talker.send(Heartbeat())
            assert (await talker.next(HeartbeatAnswered)).server_ms > 0
