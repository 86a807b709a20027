"""Who is let in: decided in the upgrade, before any frame is read."""

import asyncio
import ssl
from pathlib import Path

import aiohttp
import msgspec
import pytest

from common.crypto.certificates import create_ca
from common.crypto.tls import client_ssl_context
from common.protocol.rest import Problem
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered, Hello
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import exam_day


async def _refusal(centre: Centre, headers: dict[str, str]) -> Problem:
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    async with centre.http.get(
        centre.url("/api/v1/socket"), headers={**upgrade, **headers}
    ) as response:
        assert response.content_type == "application/problem+json"
        problem = msgspec.json.decode(await response.read(), type=Problem)
        assert problem.status == response.status
        assert problem.request_id == response.headers["X-Request-Id"]
        return problem


async def test_strangers_and_browsers_stay_outside(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        token = {"Authorization": f"Bearer {chief.token}"}
        for headers, status, key in (
            ({}, 401, "error.unauthenticated"),
            ({"Authorization": "Basic Y2hpZWY6eA=="}, 401, "error.unauthenticated"),
            ({"Authorization": "Bearer made-up"}, 401, "error.unauthenticated"),
            ({**token, "Origin": "https://example.org"}, 403, "error.browser"),
        ):
            problem = await _refusal(centre, headers)
            assert (problem.status, problem.key) == (status, key)
        assert centre.server.connections == 0


async def test_a_revoked_token_opens_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        headers = {"Authorization": f"Bearer {chief.token}"}
        async with centre.http.delete(
            centre.url("/api/v1/sessions/current"), headers=headers
        ) as response:
            assert response.status == 204
        assert (await _refusal(centre, headers)).status == 401


async def test_another_authority_is_not_believed(tmp_path: Path) -> None:
    create_ca(tmp_path / "other", "Other centre")
    async with running(tmp_path) as centre:
        # The server's loop tells of the handshakes that the client broke off, as it should.
        told: list[dict[str, object]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, what: told.append(what))
        wrong = client_ssl_context(tmp_path / "other" / "ca.pem")
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await centre.http.get(centre.url("/api/v1/centre"), ssl=wrong)
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await centre.http.get(centre.url("/api/v1/centre"), ssl=ssl.create_default_context())
    assert all(isinstance(what["exception"], ConnectionResetError) for what in told)


async def test_too_many_connections_are_told_to_wait(tmp_path: Path) -> None:
    async with running(tmp_path, max_connections=1) as centre:
        chief = await centre.staff("chief")
        proctor = await centre.staff("proctor1")
        async with centre.socket(chief.token) as talker:
            await talker.hello()
            problem = await _refusal(centre, {"Authorization": f"Bearer {proctor.token}"})
            assert problem.status == 503
            assert problem.retry_after_s > 0


async def test_a_newer_connection_of_the_same_device_ends_the_older(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as older, centre.socket(chief.token) as newer:
            await older.hello("console")
            await newer.hello("console")
            assert await older.closed() == 4001
            await newer.send(Heartbeat())
            await newer.next(HeartbeatAnswered)


async def test_another_device_than_the_one_that_signed_in_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        seat = await centre.candidate(0, "seat-A")
        async with centre.socket(seat.token) as talker:
            await talker.send(Hello(client="test/1", device="seat-B"))
            assert (await talker.next(CommandRejected)).fault.key == "error.foreign_device"
            assert await talker.closed() == 1008
