"""The rooms that pictures and tests show: before the start, running, and the whole centre."""

from __future__ import annotations

from msgspec.structs import replace

from common.protocol.vocabulary import (
    Attendance,
    Connection,
    HoldKind,
    Identity,
    Integrity,
    ProctorState,
    Progress,
    Stage,
)
from installers.dev import console_samples as s

MESSENGER = {"process": "messenger.exe", "rule": "messenger"}
BROWSER = {"process": "firefox", "title": "새 탭"}


def running_room() -> s.Sample:
    """Room 301 in the middle of the exam, with one of each trouble."""
    sample = s.Sample(s.period_row(Stage.RUNNING))
    room = s.add_room(sample, "301호", 60, stage=Stage.RUNNING)
    trouble(sample, room)
    for number in (5, 40):
        _absent(sample, f"{room}-{number}")
    for number, answered in ((12, 58), (55, 60), (60, 60)):
        submit(sample, f"{room}-{number}", answered)
    _lengthen(sample, f"{room}-3", 10)
    return sample


def trouble(sample: s.Sample, room: str) -> None:
    """A lock, a suspicion, a lost link, a pause and a warning."""
    lock(sample, f"{room}-17")
    suspect(sample, f"{room}-34")
    cut_off(sample, f"{room}-23", unsent=2)
    _put(sample, f"{room}-29", holds=(s.hold(HoldKind.PAUSE, 271, "화장실"),))
    key = f"{room}-51"
    sample.integrity.append(s.integrity(key, Integrity.WARNED, warnings=1))
    sample.warnings.append(s.warning(key, 1, 900, read=True))
    key = f"{room}-37"
    _live(sample, key, connection=Connection.DELAYED, seen_ms=s.NOW_MS - 6_000)


def lock(sample: s.Sample, key: str) -> None:
    """Locked by the system for a forbidden program, warned twice before."""
    _put(sample, key, holds=(s.hold(HoldKind.LOCK, 128, "PROC_BLACKLISTED", s.SYSTEM),))
    sample.incidents.append(
        s.incident(key, "PROC_BLACKLISTED", count=3, score=6.0, seconds=130, facts=MESSENGER)
    )
    sample.integrity.append(s.integrity(key, Integrity.WARNED, warnings=2, score=6.0))
    sample.warnings += [s.warning(key, 1, 1750, read=True), s.warning(key, 2, 1480, read=True)]


def suspect(sample: s.Sample, key: str) -> None:
    """Left the exam window twice."""
    sample.incidents.append(
        s.incident(key, "FOCUS_LOST", count=2, score=2.5, seconds=370, facts=BROWSER)
    )
    sample.integrity.append(s.integrity(key, Integrity.FLAGGED, score=2.5))


def cut_off(sample: s.Sample, key: str, *, unsent: int) -> None:
    """The link is lost; answers stay on the PC."""
    _live(sample, key, connection=Connection.MISSING, seen_ms=s.NOW_MS - 18_000, unsent=unsent)


def submit(sample: s.Sample, key: str, answered: int) -> None:
    """Handed in."""
    _put(sample, key, progress=Progress.SUBMITTED)
    _live(sample, key, answered=answered)
    sample.seals.append(s.seal(key, answered, 300))


def waiting_room() -> s.Sample:
    """Room 301 while people come in: most are through, some are not."""
    sample = s.Sample(s.period_row(Stage.OPEN))
    room = s.add_room(sample, "301호", 40, stage=Stage.OPEN)
    for number in (8, 27):
        _expected(sample, f"{room}-{number}")
    _put(sample, f"{room}-16", identity=Identity.DEFERRED, progress=Progress.PRACTISED)
    for number in (31, 22):
        _put(sample, f"{room}-{number}", identity=Identity.UNVERIFIED, progress=Progress.CONFIRMED)
    for number in (11, 18, 30, 34):
        _put(sample, f"{room}-{number}", progress=Progress.BRIEFED)
    return sample


def _put(sample: s.Sample, key: str, **changes: object) -> None:
    sample.candidates[key] = replace(sample.candidates[key], **changes)


def _live(sample: s.Sample, key: str, **changes: object) -> None:
    sample.live[key] = replace(sample.live[key], **changes)


def _absent(sample: s.Sample, key: str) -> None:
    _expected(sample, key)
    _put(sample, key, attendance=Attendance.ABSENT)


def _expected(sample: s.Sample, key: str) -> None:
    _put(
        sample,
        key,
        attendance=Attendance.EXPECTED,
        identity=Identity.UNVERIFIED,
        progress=Progress.REGISTERED,
        started_ms=None,
        deadline_ms=None,
        epoch=0,
        device_id=None,
    )
    _live(sample, key, connection=Connection.NEVER, seen_ms=None, saved_ms=None, answered=0)


def _lengthen(sample: s.Sample, key: str, minutes: int) -> None:
    row = sample.candidates[key]
    more = minutes * s.MINUTE
    allowance = replace(row.allowance, incident_ms=more)
    _put(sample, key, allowance=allowance, deadline_ms=(row.deadline_ms or 0) + more)


CENTRE = (
    ("201호", 60, "문가람"), ("202호", 60, "심유진"), ("203호", 60, "남기훈"),
    ("301호", 60, "한지우"), ("302호", 40, "오세린"), ("303호", 60, "권태리"),
    ("304호", 60, "유정안"), ("305호", 60, "도예진"), ("401호", 60, "백승호"),
    ("402호", 60, "배시온"), ("403호", 60, "하은성"), ("404호", 60, "정다온"),
)  # fmt: skip


def centre(stage: Stage = Stage.RUNNING) -> s.Sample:
    """Twelve rooms; while the exam runs, some of them with trouble."""
    sample = s.Sample(s.period_row(stage))
    for number, (name, seats, proctor) in enumerate(CENTRE):
        s.add_room(
            sample,
            name,
            seats,
            stage=stage,
            proctor=proctor,
            staff_id=f"staff-{number}",
            seed=number,
        )
    for key in tuple(sample.candidates):
        if stage is Stage.SEALED_IN:
            _expected(sample, key)
        elif stage is Stage.CLOSED:
            submit(sample, key, 60)
    if stage is Stage.RUNNING:
        _centre_trouble(sample)
    return sample


def _centre_trouble(sample: s.Sample) -> None:
    for number in (3, 11, 20, 31, 44):
        cut_off(sample, f"room-404-{number}", unsent=number % 4)
    trouble(sample, "room-301")
    for number in (7, 9):
        cut_off(sample, f"room-402-{number}", unsent=2)
    suspect(sample, "room-305-8")
    sample.proctors[2] = replace(sample.proctors[2], state=ProctorState.AWAY)
    for room, number in (("201", 2), ("202", 4), ("303", 3), ("304", 2), ("403", 5)):
        for seat in range(1, number + 1):
            submit(sample, f"room-{room}-{seat * 7}", 60)
    for room, seat in (("202", 3), ("202", 9), ("304", 11), ("304", 30), ("305", 1)):
        _absent(sample, f"room-{room}-{seat}")
