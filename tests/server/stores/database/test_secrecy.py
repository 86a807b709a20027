"""A copied database tells nothing: no name, birth date, question, answer or reason stands in it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from common.protocol.candidates import PlaceHold
from common.protocol.proctors import ProctorChanged
from common.protocol.routing import Address, Origin
from common.protocol.vocabulary import HoldKind, Role
from server.stores.records.exams import Package
from server.stores.records.work import DeadLetter
from tests.helpers.exam_rows import PROCTOR
from tests.server.stores.database.centre import NAMES, Centre, centre, entry
from tests.server.stores.database.test_conduct_stores import incident, warning

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring

REASON = "아주특별한까닭"
KEY = b"very-secret-content-key-32-bytes"


def dead_letter(message: PlaceHold) -> DeadLetter:
    return DeadLetter(
        id="l",
        queue="state",
        message=message,
        origin=Origin(role=Role.SYSTEM, actor_id="x"),
        error="KeyError",
        received_ms=1,
        failed_ms=2,
    )


async def _use_everything(c: Centre) -> None:
    async with c.database.writing() as uow:
        (duty, *_) = await uow.duties.list_of_sitting(c.sitting_id)
        uow.record(ProctorChanged(proctor=duty), Address(sitting_id=c.sitting_id))
        uow.audit(PROCTOR, "hold", "attempt:1", duty, {"text": REASON}, REASON)
        hold = PlaceHold(attempt_id="a", kind=HoldKind.LOCK, version=None, reason=REASON)
        uow.follow_up(hold)
        await uow.dead_letters.bury(dead_letter(hold))
        await uow.answers.append([entry(c.attempt_id, 1, "item", 123456789)])
        await uow.incidents.add(incident(c, facts={"title": REASON}))
        await uow.warnings.add(warning(c, text=REASON))
        (paper,) = await uow.exams.papers(c.period_id)
        await uow.packages.add(
            Package(
                package_id="p",
                period_id=c.period_id,
                exam_period_id=paper.exam_period_id,
                digest="d",
                size=1,
                path="p",
                key=KEY,
                created_ms=1,
            )
        )


async def test_the_files_hold_no_secret(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    secrets = [
        *(name.encode() for name in NAMES),
        "김가상".encode(),
        b"2001-01-01",
        "물음".encode(),
        b"123456789",
        REASON.encode(),
        KEY,
        base64.b64encode(KEY),
    ]
    folder = Path(make_url(sqlite_database).database or "").parent
    async with centre(sqlite_database, keyring, clock) as c:
        await _use_everything(c)
        open_files = _read(folder)
    for content in (open_files, _read(folder)):
        assert "제1시험실".encode() in content  # what is no secret can be found
        assert not [secret for secret in secrets if secret in content]


def _read(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
