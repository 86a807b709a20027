"""What people do about conduct: warn, judge; and the candidate who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.incidents import (
    AcknowledgeWarning,
    IncidentChanged,
    JudgeIncident,
    WarnCandidate,
    WarningChanged,
)
from common.protocol.vocabulary import Verdict
from tests.server.managers.cheating_manager.test_detections import report

if TYPE_CHECKING:
    from common.protocol.rows import IncidentRow, WarningRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _warn(
    c: Centre, name: str, who: str = "p1", text: str = "뒤를 보지 마세요", version: int = -1
) -> list[str]:
    registration_id = c.ids[f"registration {name}"]
    if version < 0:
        async with c.reading() as stores:
            version = (await stores.integrity.get_or_new(registration_id)).version
    message = WarnCandidate(
        registration_id=registration_id, attempt_id=c.ids[name], version=version, text=text
    )
    return await c.tell(c.staff(who), message)


def _last_warning(c: Centre) -> WarningRow:
    return [i.message.warning for i in c.heard if isinstance(i.message, WarningChanged)][-1]


def _last_incident(c: Centre) -> IncidentRow:
    return [i.message.incident for i in c.heard if isinstance(i.message, IncidentChanged)][-1]


async def test_a_warning_is_numbered_shown_and_acknowledged(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        assert await _warn(c, "A") == [
            "warning A 1",
            "integrity A warned 0 warned 1",
            "accepted",
        ]
        read = AcknowledgeWarning(warning_id=_last_warning(c).warning_id)
        assert await c.tell(c.candidate("B"), read) == ["rejected permission.role"]
        assert await c.tell(c.candidate("A"), read) == ["warning A 1 read", "accepted"]
        assert await c.tell(c.candidate("A"), read) == ["accepted"]


async def test_the_third_warning_locks(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _warn(c, "A")
        assert len(await _warn(c, "A")) == 3
        assert await _warn(c, "A") == [
            "warning A 3",
            "integrity A warned 0 warned 3",
            "accepted",
            "candidate A present verified in_progress +lock",
        ]


async def test_two_proctors_who_saw_the_same_warn_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert (await _warn(c, "A", version=0))[-1] == "accepted"
        assert await _warn(c, "A", who="p2", version=0) == ["rejected stale_version"]


async def test_a_warning_needs_a_text_and_the_own_room(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert await _warn(c, "A", text="  ") == ["rejected reason_required"]
        assert await _warn(c, "A", who="p3") == ["rejected permission.own_rooms_only"]
        async with c.reading() as stores:
            assert await stores.warnings.list_of_sitting(c.ids["sitting"], None) == ()


async def test_the_text_of_a_warning_stays_out_of_the_audit(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _warn(c, "A", text="홍길동 씨, 정면을 보세요")
        async with c.reading() as stores:
            last = (await stores.audits.list_unchained(1000))[-1]
        assert last.act == "incident.warn"
        assert "홍길동" not in last.before + last.after + last.reason


async def test_normal_takes_the_weight_away(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), report(c, "A"))
        incident = _last_incident(c)
        judge = JudgeIncident(
            incident_id=incident.incident_id,
            verdict=Verdict.NORMAL,
            version=incident.version,
            reason="시험 관리 도구",
        )
        assert await c.tell(c.staff("p3"), judge) == ["rejected permission.own_rooms_only"]
        assert await c.tell(c.staff("p1"), judge) == [
            "incident A PROC_BLACKLISTED x1 2 normal",
            "integrity A flagged 0 warned 0",
            "accepted",
        ]
        assert await c.tell(c.staff("p2"), judge) == ["rejected stale_version"]
        async with c.reading() as stores:
            (verdict,) = await stores.verdicts.list_of_incident(incident.incident_id)
        assert (verdict.verdict, verdict.actor.id, verdict.reason) == (
            Verdict.NORMAL,
            c.ids["p1"],
            "시험 관리 도구",
        )


async def test_a_judged_incident_is_not_written_on(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), report(c, "A"))
        incident = _last_incident(c)
        judge = JudgeIncident(
            incident_id=incident.incident_id, verdict=Verdict.CAUTION, version=incident.version
        )
        await c.tell(c.staff("p1"), judge)
        lines = await c.tell(c.candidate("A"), report(c, "A"))
        assert lines[0] == "incident A PROC_BLACKLISTED x1 2"
        assert _last_incident(c).incident_id != incident.incident_id
