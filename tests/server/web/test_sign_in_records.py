"""Every try to sign in leaves a line, every session of staff an audit row; none a secret."""

import asyncio
from pathlib import Path

from common.protocol.logs import LogLevel, LogStream
from server.stores.records.logs import LogLine
from tests.helpers.centre import PASSWORD, Centre, running

PATIENCE_S = 10.0


async def _lines(centre: Centre, count: int) -> list[LogLine]:
    """Wait until the log manager has written so many lines of the security log."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            async with centre.server.reading() as stores:
                found = await stores.logs.list_stream(LogStream.SECURITY, 0, 100)
            if len(found) >= count:
                return list(found)
            await asyncio.sleep(0.02)


async def test_tries_are_written_down(tmp_path: Path) -> None:
    wrong = {"login": "chief", "password": "wrong-password"}
    async with running(tmp_path, sign_in_tries=2) as centre:
        await centre.staff("proctor1")
        for _ in range(2):
            async with centre.http.post(centre.url("/api/v1/staff/sessions"), json=wrong):
                pass
        lines = await _lines(centre, 3)
        found = {(line.event, line.level) for line in lines}
        assert found == {
            ("staff_signed_in", LogLevel.INFO),
            ("sign_in_wrong", LogLevel.WARNING),
            ("sign_in_held", LogLevel.ERROR),
        }
        text = str(lines)
        for secret in (PASSWORD, "wrong-password"):
            assert secret not in text


async def test_a_session_of_staff_is_in_the_audit(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        session = await centre.staff("chief")
        async with centre.server.reading() as stores:
            entries = await stores.audits.list_since("main", 0, 100)
            waiting = await stores.audits.list_unchained(100)
        acts = [(e.entry.act, e.entry.actor.id) for e in entries] + [
            (e.act, e.actor.id) for e in waiting
        ]
        assert ("session.begin", session.staff_id) in acts
