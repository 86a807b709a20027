"""Incidents, detections, warnings, integrity, verdicts, evidence, proposals and approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import IncidentRow, WarningRow
from common.protocol.vocabulary import Integrity, Verdict
from server.stores.records.conduct import (
    Approval,
    DetectionEpisode,
    Evidence,
    Proposal,
    ProposalState,
    VerdictRecord,
)
from server.stores.records.statistics import IncidentCount, SavesCount
from tests.helpers.exam_rows import CHIEF, PROCTOR
from tests.server.stores.database.centre import Centre, centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


def incident(c: Centre, incident_id: str = "incident-1", **fields: object) -> IncidentRow:
    row = IncidentRow(
        incident_id=incident_id,
        registration_id=c.registration_id,
        attempt_id=c.attempt_id,
        room_id=c.room_id,
        code="FOCUS_LOST",
        count=1,
        score=1.0,
        first_ms=100,
        last_ms=100,
        facts={"process": "notepad.exe"},
    )
    return replace(row, **fields)


def warning(c: Centre, **fields: object) -> WarningRow:
    row = WarningRow(
        warning_id="warning-1",
        registration_id=c.registration_id,
        attempt_id=c.attempt_id,
        room_id=c.room_id,
        number=1,
        text="주의하십시오",
        incident_id="incident-1",
        issued_ms=200,
        issued_by=PROCTOR,
    )
    return replace(row, **fields)


async def test_an_incident_is_written_and_read(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await uow.incidents.add(incident(c))
        judged = incident(
            c,
            count=2,
            score=2.0,
            last_ms=160,
            technical=True,
            facts={"process": "x"},
            verdict=Verdict.NORMAL,
            judged_by=PROCTOR,
            version=1,
        )
        async with c.database.writing() as uow:
            await uow.incidents.update(judged)
            with pytest.raises(RefusedError) as stale:
                await uow.incidents.update(judged)
            with pytest.raises(RefusedError) as missing:
                await uow.incidents.get("unknown")
        async with c.database.reading() as stores:
            assert await stores.incidents.get("incident-1") == judged
    assert stale.value.code is ErrorCode.STALE_VERSION
    assert missing.value.code is ErrorCode.NOT_FOUND


async def test_incidents_are_listed_and_found_again(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        old, new = incident(c, "a", last_ms=100), incident(c, "b", last_ms=200)
        other = incident(c, "c", code="PROC_BLACKLISTED", room_id=c.other_room_id, last_ms=300)
        for row in (new, old, other):
            await uow.incidents.add(row)
        find = uow.incidents.find_recent
        assert await find(c.registration_id, "FOCUS_LOST", 150) == new
        assert await find(c.registration_id, "FOCUS_LOST", 200) == new
        assert await find(c.registration_id, "FOCUS_LOST", 201) is None
        assert await uow.incidents.list_of_sitting(c.sitting_id, None) == (old, new, other)
        rooms = frozenset({c.room_id})
        assert await uow.incidents.list_of_sitting(c.sitting_id, rooms) == (old, new)
        assert await uow.incidents.list_of_sitting(c.sitting_id, frozenset()) == ()
        assert await uow.incidents.list_of_registration(c.registration_id) == (old, new, other)


def episode(c: Centre, **fields: object) -> DetectionEpisode:
    row = DetectionEpisode(
        detection_id="d",
        incident_id=None,
        registration_id=c.registration_id,
        attempt_id=c.attempt_id,
        code="FOCUS_LOST",
        counts=False,
        open=True,
        duration_ms=0,
        offset_ms=1000,
        received_ms=2000,
        facts={"title": "창"},
    )
    return replace(row, **fields)


async def test_an_episode_opens_once_and_closes_once(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.incidents.add(incident(c))
        opening = episode(c)
        closing = episode(c, open=False, counts=True, duration_ms=700, incident_id="incident-1")
        assert await uow.detections.find("d") is None
        assert await uow.detections.add(opening)
        assert await uow.detections.find("d") == opening
        assert await uow.detections.add(closing)
        assert await uow.detections.find("d") == closing
        assert not await uow.detections.add(opening)
        stranger = episode(c, registration_id=c.candidates[1].registration_id)
        assert not await uow.detections.add(stranger)
        assert await uow.detections.find("d") == closing


async def test_a_warning_is_written_acknowledged_and_listed(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.incidents.add(incident(c))
        await uow.warnings.add(warning(c))
        read = warning(c, acknowledged_ms=300, version=1)
        await uow.warnings.update(read)
        assert await uow.warnings.get("warning-1") == read
        assert await uow.warnings.list_of_registration(c.registration_id) == (read,)
        assert await uow.warnings.list_of_sitting(c.sitting_id, None) == (read,)
        assert await uow.warnings.list_of_sitting(c.sitting_id, frozenset({"x"})) == ()
        with pytest.raises(RefusedError):
            await uow.warnings.update(read)
        with pytest.raises(RefusedError):
            await uow.warnings.get("unknown")


async def test_integrity_begins_clean_and_is_kept(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            clean = await uow.integrity.get_or_new(c.registration_id)
            assert (clean.integrity, clean.version) == (Integrity.CLEAN, 0)
            assert (clean.attempt_id, clean.room_id) == (c.attempt_id, c.room_id)
            assert await uow.integrity.list_of_sitting(c.sitting_id) == ()
            flagged = replace(clean, integrity=Integrity.FLAGGED, score=3.5, version=1)
            await uow.integrity.update(flagged)
        async with c.database.writing() as uow:
            assert await uow.integrity.get_or_new(c.registration_id) == flagged
            warned = replace(flagged, integrity=Integrity.WARNED, warnings=1, version=2)
            await uow.integrity.update(warned)
            for row in (warned, flagged):
                with pytest.raises(RefusedError) as caught:
                    await uow.integrity.update(row)
                assert caught.value.code is ErrorCode.STALE_VERSION
            assert await uow.integrity.list_of_sitting(c.sitting_id) == (warned,)
            with pytest.raises(RefusedError):
                await uow.integrity.get_or_new("unknown")


async def test_verdicts_are_kept(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        await uow.incidents.add(incident(c))
        verdict = VerdictRecord(
            verdict_id="v",
            incident_id="incident-1",
            verdict=Verdict.CAUTION,
            actor=PROCTOR,
            reason="봤음",
            at_ms=5,
        )
        await uow.verdicts.add(verdict)
        assert await uow.verdicts.list_of_incident("incident-1") == (verdict,)


async def test_evidence_is_chained(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        assert await uow.evidence.last_digest(c.registration_id) == ""
        first = Evidence(
            evidence_id="e1",
            incident_id=None,
            registration_id=c.registration_id,
            kind="screen",
            path="evidence/e1",
            digest="aa",
            previous="",
            size=5,
            captured_ms=7,
        )
        second = replace(first, evidence_id="e2", digest="bb", previous="aa")
        await uow.evidence.add(first)
        assert await uow.evidence.last_digest(c.registration_id) == "aa"
        await uow.evidence.add(second)
        assert await uow.evidence.last_digest(c.registration_id) == "bb"
        assert await uow.evidence.list_of_registration(c.registration_id) == (first, second)


async def test_a_proposal_waits_and_is_decided_once(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        proposal = Proposal(
            proposal_id="p",
            sitting_id=c.sitting_id,
            attempt_id=c.attempt_id,
            incident_id=None,
            kind="disqualify",
            particulars='{"reason":"까닭"}',
            proposed_by=PROCTOR,
            proposed_ms=5,
        )
        await uow.proposals.add(proposal)
        assert await uow.proposals.list_open(c.sitting_id) == (proposal,)
        approval = Approval(proposal_id="p", approved=True, reason="예", actor=CHIEF, at_ms=6)
        assert await uow.approvals.find("p") is None
        await uow.approvals.add(approval)
        approved = replace(proposal, state=ProposalState.APPROVED, version=1)
        await uow.proposals.update(approved)
        assert await uow.proposals.get("p") == approved
        assert await uow.proposals.list_open(c.sitting_id) == ()
        assert await uow.approvals.find("p") == approval
        with pytest.raises(RefusedError):
            await uow.proposals.get("unknown")
        with pytest.raises(IntegrityError):
            async with uow.savepoint():
                await uow.approvals.add(replace(approval, approved=False))


async def test_statistics_are_counted(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        statistics = uow.statistics
        await statistics.add_saves([(c.period_id, c.room_id, 3), (c.period_id, c.other_room_id, 1)])
        await statistics.add_saves([(c.period_id, c.room_id, 2)])
        clock.advance(60)
        await statistics.add_saves([(c.period_id, c.room_id, 1)])
        minute = clock.now_ms() - clock.now_ms() % 60_000
        found = await statistics.saves_of_period(c.period_id)
        assert sorted((one.minute_ms, one.saves) for one in found) == [
            (minute - 60_000, 1),
            (minute - 60_000, 5),
            (minute, 1),
        ]
        assert SavesCount(room_id=c.room_id, minute_ms=minute, saves=1) in found
        for verdict in (None, None, Verdict.NORMAL, Verdict.SUSPECTED):
            await statistics.add_incident(c.sitting_id, "FOCUS_LOST", verdict)
        assert await statistics.incidents_of_sitting(c.sitting_id) == (
            IncidentCount(code="FOCUS_LOST", raised=2, normal=1, caution=0, suspected=1),
        )
        await statistics.add_lines([("system", "info", 2)])
        await statistics.add_lines([("system", "info", 3)])
        connection = await uow.access.connection()
        rows = await connection.exec_driver_sql("SELECT lines FROM log_statistics")
        assert rows.scalar_one() == 5
