"""Fills a data folder for the benchmark: real commands make it, the stores start every attempt.

Sessions and started attempts are written straight to the stopped server's database: signing in
thousands of people through argon2 and their rate limits would measure those, not saving.
"""

import asyncio
import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from common.core.clock import SystemClock
from common.crypto.device_keys import DeviceKey, centre_id_of
from common.crypto.keyring import Keyring
from common.crypto.tokens import new_token, token_digest
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import Attendance, Identity, ProctorState, Progress, Role, Stage
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.records.devices import Device
from server.stores.records.people import Token
from server.stores.unit_of_work import UnitOfWork
from tests.bench.errors import BenchError
from tests.bench.target import Seat

_PER_ROOM = 500
_HOUR_MS = 3_600_000
_WATCHED_ROOM = "W"
_STAFF = "proctor"


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A data folder with a running sitting.

    Args:
        seats: places token, attempt, item, device, epoch; started, and each with a session. With
            enrolled PCs also `private` (their key) and `centre`.
        watched: the same, in the room of the member of staff.
        staff_token: session of a proctor who sees all watched seats and no other.
    """

    seats: tuple[Seat, ...]
    watched: tuple[Seat, ...]
    staff_token: str


def fill(folder: Path, seats: int, watched: int, *, enrolled: bool = False) -> Filled:
    """Make a centre in `folder` with `seats` + `watched` candidates who are answering.

    Args:
        enrolled: their PCs have keys, which every hello has to prove.

    Raises:
        BenchError: a command of the administrator failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plan = folder.parent / "plan.json"
    plan.write_text(json.dumps(_plan(seats, watched)), encoding="utf-8")
    _admin("init", "--name", "Bench", "--host", "127.0.0.1", "--data", str(folder))
    _admin("sitting", "create", "--plan", str(plan), "--data", str(folder))
    _admin("exam", "seal", "--data", str(folder))
    return asyncio.run(_start(folder, enrolled=enrolled))


def _plan(seats: int, watched: int) -> dict[str, object]:
    sizes = [min(_PER_ROOM, seats - start) for start in range(0, seats, _PER_ROOM)]
    rooms = {f"R{index}": size for index, size in enumerate(sizes)} | {_WATCHED_ROOM: watched}
    people = [(room, seat) for room, size in rooms.items() for seat in range(1, size + 1)]
    return {
        "centre_name": "Bench",
        "title": "Bench",
        "date": "2026-11-23",
        "rooms": [{"name": name, "seats": size} for name, size in rooms.items()],
        "exam": {"title": "Bench", "periods": [_period()]},
        "candidates": [_candidate(room, seat) for room, seat in people],
        "staff": [
            {
                "login": _STAFF,
                "password": new_token(),
                "name": "Bench",
                "role": "proctor",
                "rooms": [_WATCHED_ROOM],
            }
        ],
    }


def _period() -> dict[str, object]:
    items = [{"stem": f"{n}?", "choices": list("abcd")} for n in range(1, 6)]
    return {
        "number": 1,
        "title": "1",
        "duration_min": 600,
        "planned_start_ms": SystemClock().now_ms(),
        "subjects": [{"title": "S", "items": items}],
    }


def _candidate(room: str, seat: int) -> dict[str, object]:
    return {
        "exam_number": f"{room}-{seat:04d}",
        "name": "Bench",
        "birth_date": "2000-01-01",
        "room": room,
        "seat": seat,
    }


def _admin(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "server.admin", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        message = f"gamdok-admin {arguments[0]}: {done.stdout}{done.stderr}"
        raise BenchError(message)


async def _start(folder: Path, *, enrolled: bool) -> Filled:
    clock = SystemClock()
    keyring = Keyring.load(folder / "keys")
    database = await Database.open(sqlite_url(folder / "gamdok.db"), keyring, clock)
    try:
        async with database.writing() as uow:
            filled = await _begin(uow, clock.now_ms())
            if not enrolled:
                return filled
            centre = centre_id_of(keyring.public_key)
            return replace(filled, seats=await _enrolled(uow, filled.seats, centre))
    finally:
        await database.close()


async def _begin(uow: UnitOfWork, now_ms: int) -> Filled:
    sitting = await uow.sittings.current()
    assert sitting is not None
    (period,) = await uow.periods.list_of_sitting(sitting.sitting_id)
    watched_room = ""
    for room in await uow.rooms.list_of_period(period.period_id):
        if room.room_name == _WATCHED_ROOM:
            watched_room = room.room_id
        running = replace(room, stage=Stage.RUNNING, started_ms=now_ms, version=room.version + 1)
        await uow.rooms.update(running)
    await uow.periods.update(
        replace(period, stage=Stage.RUNNING, started_ms=now_ms, version=period.version + 1)
    )
    items = sorted(await uow.exams.item_ids(period.period_id))
    rows = [
        _answering(row, now_ms) for row in await uow.candidates.list_of_period(period.period_id)
    ]
    await uow.candidates.update_many(rows)
    seats = await _sessions(uow, rows, sitting.sitting_id, items[0])
    return Filled(
        seats=tuple(s for s, row in zip(seats, rows, strict=True) if row.room_id != watched_room),
        watched=tuple(s for s, row in zip(seats, rows, strict=True) if row.room_id == watched_room),
        staff_token=await _staff_session(uow, sitting.sitting_id),
    )


def _answering(row: CandidateRow, now_ms: int) -> CandidateRow:
    return replace(
        row,
        attendance=Attendance.PRESENT,
        identity=Identity.VERIFIED,
        progress=Progress.IN_PROGRESS,
        started_ms=now_ms,
        deadline_ms=now_ms + 10 * _HOUR_MS,
        device_id=f"PC-{row.attempt_id}",
        epoch=1,
        version=row.version + 1,
    )


async def _sessions(
    uow: UnitOfWork, rows: list[CandidateRow], sitting_id: str, item_id: str
) -> list[Seat]:
    seats: list[Seat] = []
    tokens = []
    for row in rows:
        token = new_token()
        tokens.append(
            Token(
                digest=token_digest(token),
                role=Role.CANDIDATE,
                sitting_id=sitting_id,
                registration_id=row.registration_id,
                device_id=row.device_id,
                issued_ms=0,
            )
        )
        seats.append(
            {
                "token": token,
                "attempt": row.attempt_id,
                "item": item_id,
                "device": row.device_id or "",
                "epoch": str(row.epoch),
            }
        )
    await uow.tokens.add_many(tokens)
    return seats


async def _enrolled(uow: UnitOfWork, seats: Sequence[Seat], centre: str) -> tuple[Seat, ...]:
    """Give every seat's PC a key."""
    now_ms = uow.access.clock.now_ms()
    found: list[Seat] = []
    for seat in seats:
        key = DeviceKey.new()
        await uow.devices.add(
            Device(
                device_id=seat["device"],
                seat_id=None,
                public_key=key.public_key,
                machine="",
                enrolled_ms=now_ms,
                changed_ms=now_ms,
            )
        )
        found.append({**seat, "private": base64.b64encode(key.private).decode(), "centre": centre})
    return tuple(found)


async def _staff_session(uow: UnitOfWork, sitting_id: str) -> str:
    (duty,) = await uow.duties.list_of_sitting(sitting_id)
    await uow.duties.update(replace(duty, state=ProctorState.ON_DUTY, version=duty.version + 1))
    token = new_token()
    await uow.tokens.add(
        Token(
            digest=token_digest(token),
            role=Role.PROCTOR,
            sitting_id=sitting_id,
            staff_id=duty.staff_id,
            issued_ms=0,
        )
    )
    return token
