"""Why a link ends and what it does then: say why, come back, or stay away; and leave nothing."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from common.client.address import CentreAddress
from common.client.connection import LinkState
from common.client.errors import LinkProblem
from common.core.errors import ErrorCode, Fault, RefusedError
from common.crypto.certificates import create_ca
from common.protocol.incidents import AcknowledgeWarning
from tests.common.client.notes import QUICK, open_session
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import FakeExam
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from common.client.session import ClientSession

ACT = AcknowledgeWarning(warning_id="warning-1")


async def found(session: ClientSession, problem: LinkProblem) -> None:
    await until(lambda: session.problem is problem)


async def came_back(centre: FakeCentre, session: ClientSession, times: int) -> None:
    await until(lambda: len(centre.hellos) == times and online(session))


def online(session: ClientSession) -> bool:
    return session.link is LinkState.ONLINE


async def test_over_tls_with_the_centres_own_authority(tmp_path: Path) -> None:
    async with FakeCentre(FakeExam(), tmp_path / "tls") as centre:
        assert centre.address.socket.startswith("wss://")
        async with open_session(centre.address) as (session, notes):
            await until(lambda: online(session))
            assert session.problem is None
            assert notes.links == [LinkState.CONNECTING, LinkState.ONLINE]
        assert notes.links[-1] is LinkState.CLOSED


async def test_another_authority_is_not_believed(tmp_path: Path) -> None:
    create_ca(tmp_path / "other", "Other")
    async with FakeCentre(FakeExam(), tmp_path / "tls") as centre:
        address = CentreAddress(
            host="127.0.0.1", port=centre.port, ca_file=tmp_path / "other" / "ca.pem"
        )
        async with open_session(address) as (session, _):
            await found(session, LinkProblem.WRONG_CERTIFICATE)
            await until(lambda: session.link is LinkState.OFFLINE)
        assert centre.hellos == []


async def test_a_certificate_for_another_name_is_not_believed(tmp_path: Path) -> None:
    async with (
        FakeCentre(FakeExam(), tmp_path / "tls", hosts=("10.0.0.1",)) as centre,
        open_session(centre.address) as (session, _),
    ):
        await found(session, LinkProblem.WRONG_CERTIFICATE)


async def test_nobody_listens_and_later_somebody_does() -> None:
    centre = FakeCentre(FakeExam())
    async with centre:
        pass
    async with open_session(centre.address) as (session, _):
        await found(session, LinkProblem.UNREACHABLE)
        async with centre:
            await until(lambda: online(session))
            assert session.problem is None
            await session.stop()


async def test_something_else_listens(tmp_path: Path) -> None:
    async def chat(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(chat, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    create_ca(tmp_path, "Centre")
    for ca_file in (None, tmp_path / "ca.pem"):
        address = CentreAddress(host="127.0.0.1", port=port, ca_file=ca_file)
        async with open_session(address) as (session, _):
            await found(session, LinkProblem.NOT_A_CENTRE)
    server.close()
    await server.wait_closed()


async def test_a_web_server_without_a_socket_is_no_centre() -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_upgrade = (404, None)
        async with open_session(centre.address) as (session, _):
            await found(session, LinkProblem.NOT_A_CENTRE)


async def test_a_welcome_that_cannot_be_read_is_said() -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.is_deaf = True
        async with open_session(centre.address) as (session, _):
            await until(lambda: centre.connected)
            await centre.say_raw('{"v":99,"type":"session.welcome","payload":{}}')
            await found(session, LinkProblem.NOT_A_CENTRE)
            assert session.fault is not None
            assert session.fault.code is ErrorCode.UNSUPPORTED_VERSION


async def test_a_server_that_never_welcomes_is_left() -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.is_deaf = True
        async with open_session(centre.address, replace(QUICK, welcome_s=0.05)) as (session, _):
            await found(session, LinkProblem.TIMED_OUT)
            centre.is_deaf = False
            await until(lambda: online(session))


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_token_is_for_good_and_says_why(status: int) -> None:
    fault = Fault(code=ErrorCode.SESSION_REVOKED, key="error.session_revoked", values={"a": "b"})
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_upgrade = (status, fault)
        async with open_session(centre.address) as (session, notes):
            command = asyncio.gather(session.command(ACT))
            await until(lambda: session.link is LinkState.REFUSED)
            assert session.fault == fault
            with pytest.raises(RefusedError) as refused:
                await command
            assert refused.value.fault() == fault
            with pytest.raises(RefusedError):
                await session.command(ACT)
        assert notes.links == [LinkState.CONNECTING, LinkState.REFUSED]


async def test_a_refusal_without_words_has_a_fault_too() -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_upgrade = (401, None)
        async with open_session(centre.address) as (session, _):
            await until(lambda: session.link is LinkState.REFUSED)
            assert session.fault is not None
            assert session.fault.code is ErrorCode.UNAUTHENTICATED


async def test_a_full_server_is_asked_again() -> None:
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_upgrade = (503, RefusedError(ErrorCode.UNAVAILABLE).fault())
        async with open_session(centre.address) as (session, _):
            await found(session, LinkProblem.UNREACHABLE)
            assert session.fault is not None
            assert session.fault.code is ErrorCode.UNAVAILABLE
            centre.refuse_upgrade = None
            await until(lambda: online(session))
            assert session.fault is None


async def test_a_refused_hello_is_for_good_and_says_why() -> None:
    fault = RefusedError(ErrorCode.FORBIDDEN, "foreign_device").fault()
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_hello = fault
        async with open_session(centre.address) as (session, _):
            await until(lambda: session.link is LinkState.REFUSED)
            assert session.fault == fault


async def test_who_was_replaced_stays_away() -> None:
    """Two programs on one device must not throw each other out for ever."""
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: online(session))
        await centre.hang_up(4001)
        await until(lambda: session.link is LinkState.REFUSED)
        assert session.fault is not None
        assert session.fault.code is ErrorCode.SESSION_REVOKED
        assert len(centre.hellos) == 1


async def test_who_was_replaced_by_his_own_ghost_comes_back() -> None:
    """A connection that was given up on may reach the server late and push the next one out."""
    async with FakeCentre(FakeExam()) as centre:
        centre.is_deaf = True
        async with open_session(centre.address, replace(QUICK, welcome_s=0.05)) as (session, _):
            await found(session, LinkProblem.TIMED_OUT)
            centre.is_deaf = False
            await until(lambda: online(session))
            await centre.hang_up(4001)
            await came_back(centre, session, 2)


@pytest.mark.parametrize("code", [1000, 1001, 1011, 1013, 4000])
async def test_any_other_close_is_followed_by_a_return(code: int) -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: online(session))
        await centre.hang_up(code)
        await came_back(centre, session, 2)
        assert notes.links[-4:] == [
            LinkState.ONLINE,
            LinkState.OFFLINE,
            LinkState.CONNECTING,
            LinkState.ONLINE,
        ]


async def test_a_dead_line_is_noticed() -> None:
    pace = replace(QUICK, ping_s=0.05, pong_s=0.1, open_s=0.2, welcome_s=0.2)
    async with (
        FakeCentre(FakeExam()) as centre,
        TcpProxy(centre.port) as proxy,
        open_session(centre.address_at(proxy.port), pace) as (session, _),
    ):
        await until(lambda: online(session))
        proxy.black_hole()
        await until(lambda: session.link is LinkState.OFFLINE)
        await found(session, LinkProblem.TIMED_OUT)
        proxy.heal()
        await until(lambda: online(session))


async def test_every_end_of_a_line_is_followed_by_a_return() -> None:
    async with (
        FakeCentre(FakeExam()) as centre,
        TcpProxy(centre.port) as proxy,
        open_session(centre.address_at(proxy.port)) as (session, _),
    ):
        await until(lambda: online(session))
        for times, end in enumerate((proxy.reset, proxy.half_close, proxy.reset), 2):
            end()
            await came_back(centre, session, times)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of open files there")
async def test_a_stop_at_any_moment_leaves_nothing() -> None:
    """No task (the runner looks), no socket: whatever the connection was doing."""
    before = _sockets()
    async with FakeCentre(FakeExam()) as centre, TcpProxy(centre.port) as proxy:
        proxy.latency_s = 0.002
        address = centre.address_at(proxy.port)
        for step in range(25):
            async with open_session(address) as (session, _):
                await asyncio.sleep(step * 0.001)
            assert session.link is LinkState.CLOSED
        centre.is_deaf = True
        async with open_session(address):
            await until(lambda: centre.connected)
    gc.collect()
    assert _sockets() <= before


async def test_a_stop_may_come_twice_and_before_a_start() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await session.stop()
        await session.stop()


async def test_the_first_return_waits_a_random_while_too() -> None:
    ceilings = list[float]()

    def draw(_low: float, high: float) -> float:
        ceilings.append(high)
        return high

    pace = replace(QUICK, first_s=1000.0)
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address, pace) as (session, _):
        await until(lambda: online(session))
        session._connection._backoff._draw = draw
        await centre.hang_up()
        await until(lambda: session.link is LinkState.OFFLINE)
        await until(lambda: ceilings)
        await asyncio.sleep(0.05)
        assert ceilings == [1000.0]
        assert len(centre.hellos) == 1


def test_addresses_of_ipv6_have_brackets() -> None:
    address = CentreAddress(host="::1", port=8443)
    assert address.http == "http://[::1]:8443"
    assert address.socket == "ws://[::1]:8443/api/v1/socket"


def _sockets() -> int:
    found = 0
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder's own descriptor
            found += link.readlink().name.startswith("socket:")
    return found
