"""The centre of a bench: one room, five items, ten hours."""

import asyncio
import json
from pathlib import Path

from server.admin.caller import opened
from server.admin.centre import make_centre
from server.admin.operations.exams import SealExam, seal_exam
from server.admin.operations.sittings import CreateSitting, create_sitting
from server.settings import DataFolder

ROOM = "R1"
PASSWORD = "a-password-of-the-benches"
CHIEF, PROCTOR = "chief", "proctor"
_ITEMS = 5
_MINUTES = 600


async def make_exam(folder: Path, seats: int, minutes: int = _MINUTES) -> Path:
    """Make a centre with a sealed exam and return its data folder."""
    data = DataFolder(folder / "data")
    await asyncio.to_thread(make_centre, data, "Centre", ("127.0.0.1",))
    with data.settings.open("a", encoding="utf-8") as settings:
        settings.write("devices_required = false\n")  # these seats are about answers, not keys
    async with opened(data) as context:
        await create_sitting(context, CreateSitting(plan=json.dumps(_plan(seats, minutes))))
        await seal_exam(context, SealExam())
    return data.root


def _plan(seats: int, minutes: int) -> dict[str, object]:
    items = [
        {"stem": f"Question {n}", "choices": ["a", "b", "c", "d"]} for n in range(1, _ITEMS + 1)
    ]
    period = {
        "number": 1,
        "title": "Period 1",
        "duration_min": minutes,
        "planned_start_ms": 1_764_000_000_000,
        "subjects": [{"title": "Subject", "items": items}],
    }
    return {
        "centre_name": "Centre",
        "title": "Sitting",
        "date": "2026-11-23",
        "rooms": [{"name": ROOM, "seats": seats}],
        "exam": {"title": "Exam", "periods": [period]},
        "candidates": [_candidate(n) for n in range(1, seats + 1)],
        "staff": [_member(PROCTOR, ROOM), _member(CHIEF)],
    }


def _candidate(number: int) -> dict[str, object]:
    return {
        "exam_number": f"E-{number:04d}",
        "name": f"Person {number}",
        "birth_date": "2001-02-03",
        "room": ROOM,
        "seat": number,
    }


def _member(login: str, *rooms: str) -> dict[str, object]:
    return {
        "login": login,
        "password": PASSWORD,
        "name": login,
        "role": login,
        "rooms": list(rooms),
    }
