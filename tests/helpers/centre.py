"""A real centre for a test: made by the administrator's code, served in this process over TLS."""

import asyncio
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import aiohttp
import msgspec

from common.client.address import CentreAddress
from common.client.device import SeatDevice, enrol
from common.client.rest import RestClient
from common.core.clock import SystemClock
from common.crypto.tls import client_ssl_context
from common.protocol.rest import CandidateSession, CandidateSignIn, StaffSession, StaffSignIn
from server.admin.caller import opened, performed
from server.admin.centre import make_centre
from server.admin.operations.device_codes import MAKE_CODES, MakeCodes
from server.admin.operations.exams import SealExam, seal_exam
from server.admin.operations.sittings import CreateSitting, create_sitting
from server.app.roles import parse_role
from server.app.server import Server
from server.settings import DataFolder, ServerSettings, settings_of
from tests.helpers.talker import Talker

SEATS = 6
K = TypeVar("K", bound=msgspec.Struct)
PASSWORD = "a-password-of-the-tests"


def plan() -> dict[str, object]:
    """Return the plan: two rooms, six candidates, a proctor for each room, and a chief."""
    items = [{"stem": f"Question {n}", "choices": ["a", "b", "c", "d"]} for n in range(1, 6)]
    period = {
        "number": 1,
        "title": "Period 1",
        "duration_min": 60,
        "planned_start_ms": 1_764_000_000_000,
        "subjects": [{"title": "Subject", "items": items}],
    }
    return {
        "centre_name": "Centre",
        "title": "Sitting",
        "date": "2026-11-23",
        "rooms": [{"name": "R1", "seats": 3}, {"name": "R2", "seats": 3}],
        "exam": {"title": "Exam", "periods": [period]},
        "candidates": [_person(n) for n in range(SEATS)],
        "staff": [
            _member("proctor1", "proctor", "R1"),
            _member("proctor2", "proctor", "R2"),
            _member("chief", "chief"),
        ],
    }


def _person(number: int) -> dict[str, object]:
    return {
        "exam_number": f"E-{number}",
        "name": f"Person {number}",
        "birth_date": f"2001-02-0{number + 1}",
        "room": "R1" if number < SEATS // 2 else "R2",
        "seat": number % 3 + 1,
    }


def _member(login: str, role: str, *rooms: str) -> dict[str, object]:
    return {
        "login": login,
        "password": PASSWORD,
        "name": login,
        "role": role,
        "rooms": list(rooms),
    }


@cache
def _template() -> Path:
    """Make the centre once per run: keys, passwords and migrations take a second."""
    folder = Path(tempfile.mkdtemp(prefix="gamdok-centre-"))
    data = DataFolder(folder / "data")
    make_centre(data, "Centre", ("127.0.0.1", "localhost"))
    asyncio.run(_fill(data))
    return data.root


def plan_text() -> str:
    """Return the plan as its file."""
    return json.dumps(plan())


async def _fill(data: DataFolder) -> None:
    async with opened(data) as context:
        await create_sitting(context, CreateSitting(plan=plan_text()))
        await seal_exam(context, SealExam())


async def new_centre(folder: Path) -> DataFolder:
    """Return a data folder of its own, with the sitting in it."""
    root = await asyncio.to_thread(_copied, folder)
    return DataFolder(root)


def _copied(folder: Path) -> Path:
    return Path(shutil.copytree(_template(), folder / "data"))


class Centre:
    """A running server and ways to speak to it."""

    def __init__(self, server: Server, data: DataFolder, http: aiohttp.ClientSession) -> None:
        self.server = server
        self.sockets = server
        self.data = data
        self.http = http

    def url(self, path: str) -> str:
        return self.server.address + path

    @property
    def port(self) -> int:
        return _port(self.server)

    @property
    def address(self) -> CentreAddress:
        """The address as the programs' own client code takes it."""
        return CentreAddress(
            host="127.0.0.1",
            port=_port(self.server),
            ca_file=self.data.tls / "ca.pem",
            socket_port=_port(self.sockets),
        )

    async def staff(self, login: str, password: str = PASSWORD) -> StaffSession:
        body = StaffSignIn(login=login, password=password)
        return await self._post("/api/v1/staff/sessions", body, StaffSession)

    async def candidate(self, number: int, device: str = "") -> CandidateSession:
        body = CandidateSignIn(
            exam_number=f"E-{number}",
            birth_date=f"01020{number + 1}",
            device=device or f"seat-{number}",
        )
        return await self._post("/api/v1/candidates/sessions", body, CandidateSession)

    async def codes(self, room: str, seat: str | None = None) -> tuple[str, ...]:
        """Let the administrator's command make codes, also for seats that have a PC."""
        request = MakeCodes(room=room, seat=seat, again=True)
        sheet = await performed(self.data, MAKE_CODES, request)
        return tuple(code.code for code in sheet.codes)

    async def enrol(self, room: str, seat: str, machine: str = "machine") -> SeatDevice:
        """Enrol a PC at a seat, by a real code."""
        (code,) = await self.codes(room, seat)
        async with RestClient(self.address) as rest:
            return await enrol(rest, code, machine)

    @asynccontextmanager
    async def socket(self, token: str) -> AsyncIterator[Talker]:
        headers = {"Authorization": f"Bearer {token}"}
        async with self.http.ws_connect(
            self.sockets.address + "/api/v1/socket", headers=headers, max_msg_size=0, autoping=True
        ) as socket:
            yield Talker(socket)

    async def _post(self, path: str, body: msgspec.Struct, kind: type[K]) -> K:
        async with self.http.post(self.url(path), json=msgspec.to_builtins(body)) as response:
            content = await response.read()
            assert response.status == 201, content
            return msgspec.json.decode(content, type=kind)


@asynccontextmanager
async def running(
    folder: Path, *, data: DataFolder | None = None, **changes: object
) -> AsyncIterator[Centre]:
    """Serve a new centre, or one that exists, until the block ends.

    Args:
        folder: for a new centre.
        data: a centre that exists.
        changes: settings that differ from the defaults.
    """
    data = data or await new_centre(folder)
    settings = served_settings(data, **changes)
    server = Server(data, settings, parse_role("all"), SystemClock())
    await server.start()
    try:
        async with aiohttp.ClientSession(connector=pinned(data)) as http:
            yield Centre(server, data, http)
    finally:
        await server.stop()


def _port(server: Server) -> int:
    return int(server.address.rpartition(":")[2])


def served_settings(data: DataFolder, **changes: object) -> ServerSettings:
    """Return settings for a server on a free port of the loopback.

    Seats need no key unless a test asks for the rule: most are about something else.
    """
    mine = {"port": 0, "listen": "127.0.0.1", "devices_required": False}
    return settings_of(data, {**mine, **changes})


def pinned(data: DataFolder) -> aiohttp.TCPConnector:
    """Return a connector that trusts this centre and nothing else."""
    return aiohttp.TCPConnector(ssl=client_ssl_context(data.tls / "ca.pem"))
