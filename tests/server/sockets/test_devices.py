"""Who says hello proves it with the key of an enrolled PC; a key is in one place at a time."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.client.device import SeatDevice
from common.core.errors import ErrorCode, RefusedError
from common.crypto.device_keys import DeviceKey
from common.protocol.session import CommandRejected, Heartbeat, HeartbeatAnswered, Hello, Welcome
from server.admin.caller import performed
from server.admin.operations.devices import REVOKE_DEVICE, WhichDevice
from server.sockets.device_door import IN_USE, REVOKED
from server.sockets.joining import REPLACED
from server.sockets.session import POLICY_VIOLATION
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import ExamDay, exam_day

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.protocol.rest import CandidateSession
    from common.protocol.rows import IncidentRow
    from tests.helpers.talker import Talker


class Seat:
    """A candidate of an open period at the right, enrolled PC."""

    def __init__(
        self, centre: Centre, day: ExamDay, key: SeatDevice, session: CandidateSession
    ) -> None:
        self.centre = centre
        self.day = day
        self.key = key
        self.session = session

    async def incident(self, code: str) -> IncidentRow:
        proctor = self.day.proctors["R1"]

        def look() -> IncidentRow | None:
            rows = proctor.view.incidents.rows()
            return next((row for row in rows if row.code == code), None)

        found = await proctor.until(code, look)
        assert found is not None
        return found


@asynccontextmanager
async def open_seat(folder: Path, **settings: object) -> AsyncIterator[Seat]:
    # The seats of these tests send no heartbeats: they count as alive for a minute.
    mine = {"devices_required": True, "session_rate": 100.0, "heartbeat_s": 20.0}
    settings = {**mine, **settings}
    async with running(folder, data=None, **settings) as centre, exam_day(centre) as day:
        await day.open()
        key = await centre.enrol("R1", "1")
        session = await centre.candidate(0, key.device_id)
        yield Seat(centre, day, key, session)


async def turned_away(talker: Talker) -> tuple[str, int | None]:
    """Return the reason and the close code."""
    code = await talker.closed()
    (refusal,) = [p.message for p in talker.passed if isinstance(p.message, CommandRejected)]
    return refusal.fault.key.removeprefix("error."), code


async def test_an_enrolled_pc_is_welcomed(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat, seat.centre.socket(seat.session.token) as talker:
        await talker.prove(seat.key, seat.session.token)
        assert (await talker.next(Welcome)).candidate is not None


async def test_challenges_are_new_for_every_connection(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        found = set()
        for _ in range(5):
            async with seat.centre.socket(seat.session.token) as talker:
                found.add(talker.challenge)
        assert len(found) == 5
        assert "" not in found


async def test_a_foreign_key_is_turned_away_and_the_proctor_told(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat, seat.centre.socket(seat.session.token) as talker:
        forged = SeatDevice(seat.key.device_id, seat.key.centre_id, "", "", DeviceKey.new())
        await talker.prove(forged, seat.session.token)
        assert await turned_away(talker) == ("device_proof", POLICY_VIOLATION)
        incident = await seat.incident("DEVICE_REFUSED")
        assert incident.facts["reason"] == "device_proof"
        assert incident.score == 0


async def test_no_proof_is_a_wrong_proof(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat, seat.centre.socket(seat.session.token) as talker:
        await talker.send(Hello(client="test/1", device=seat.key.device_id))
        assert await turned_away(talker) == ("device_proof", POLICY_VIOLATION)


async def test_a_proof_cannot_be_replayed_on_another_connection(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        token = seat.session.token
        async with seat.centre.socket(token) as talker:
            heard = seat.key.prove(talker.challenge, token)
        for _ in range(20):
            async with seat.centre.socket(token) as thief:
                await thief.send(Hello(client="x", device=seat.key.device_id, proof=heard))
                assert await turned_away(thief) == ("device_proof", POLICY_VIOLATION)


async def test_a_proof_for_another_centre_or_sign_in_is_wrong(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        token = seat.session.token
        elsewhere = SeatDevice(seat.key.device_id, "other", "", "", seat.key.key)
        for key, signed in ((elsewhere, token), (seat.key, "another token")):
            async with seat.centre.socket(token) as talker:
                await talker.prove(key, signed)
                assert await turned_away(talker) == ("device_proof", POLICY_VIOLATION)


async def test_a_pc_without_enrolment_gets_no_sign_in(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        body = {"exam_number": "E-1", "birth_date": "010202", "device": "a laptop"}
        url = seat.centre.url("/api/v1/candidates/sessions")
        async with seat.centre.http.post(url, json=body) as response:
            problem = await response.json(content_type=None)
        assert (problem["status"], problem["code"]) == (403, "device_refused")
        assert problem["key"] == "error.device_not_enrolled"


async def test_a_revoked_pc_is_cut_off_and_stays_outside(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        token = seat.session.token
        async with seat.centre.socket(token) as talker:
            await talker.prove(seat.key, token)
            await talker.next(Welcome)
            which = WhichDevice(device_id=seat.key.device_id)
            await performed(seat.centre.data, REVOKE_DEVICE, which)
            assert await talker.closed() == REVOKED
        with pytest.raises(AssertionError, match="device_revoked"):
            await seat.centre.candidate(0, seat.key.device_id)


async def test_a_copied_key_is_parked_and_the_first_works_on(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        token = seat.session.token
        copied = await seat.centre.candidate(0, seat.key.device_id)
        async with seat.centre.socket(token) as first:
            await first.prove(seat.key, token, "first")
            await first.next(Welcome)
            async with seat.centre.socket(copied.token) as second:
                await second.prove(seat.key, copied.token, "second")
                assert await turned_away(second) == ("device_in_use", IN_USE)
            await first.send(Heartbeat())
            await first.next(HeartbeatAnswered)
            incident = await seat.incident("DUPLICATE_LOGIN")
            assert incident.facts["same_key"] == "yes"
        async with seat.centre.socket(copied.token) as second:  # the first has gone
            await second.prove(seat.key, copied.token, "second")
            await second.next(Welcome)


async def test_a_copied_key_is_parked_at_any_candidates_sign_in(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        other = await seat.centre.candidate(1, seat.key.device_id)
        async with seat.centre.socket(seat.session.token) as first:
            await first.prove(seat.key, seat.session.token, "first")
            await first.next(Welcome)
            async with seat.centre.socket(other.token) as second:
                await second.prove(seat.key, other.token, "second")
                assert (await turned_away(second))[1] == IN_USE


@pytest.mark.parametrize("many", [2, 5, 10])
async def test_of_many_at_once_one_comes_in(tmp_path: Path, many: int) -> None:
    async with open_seat(tmp_path) as seat, AsyncExitStack() as stack:
        token = seat.session.token
        for race in range(3):
            talkers = [
                await stack.enter_async_context(seat.centre.socket(token)) for _ in range(many)
            ]

            async def say(talker: Talker, name: str) -> bool:
                await talker.prove(seat.key, token, name)
                first = await talker.receive()
                return isinstance(first.message, Welcome)

            names = [f"{race}-{n}" for n in range(many)]
            found = await asyncio.gather(*map(say, talkers, names))
            assert sum(found) == 1
            await asyncio.gather(*(talker.socket.close() for talker in talkers))
            await seat.day.chief.until("all gone", lambda: seat.centre.server.connections <= 4)


async def test_a_program_that_died_is_told_of_when_it_is_back(tmp_path: Path) -> None:
    async with open_seat(tmp_path, devices_required=False) as seat:
        session, day = seat.session, seat.day
        async with seat.centre.socket(session.token) as talker:
            await talker.prove(seat.key, session.token)
            await talker.next(Welcome)
            await day.verify(session.attempt_id)
            await day.brief()
            await day.get_ready(talker, session.attempt_id)
            await day.start()
        async with seat.centre.socket(session.token) as talker:
            proof = seat.key.prove(talker.challenge, session.token)
            device = seat.key.device_id
            await talker.send(
                Hello(client="test/1", device=device, proof=proof, instance="2", after_crash=True)
            )
            await talker.next(Welcome)
            incident = await seat.incident("ABNORMAL_EXIT")
            assert (incident.score, incident.technical) == (0, False)


async def test_a_program_that_comes_back_takes_its_own_place(tmp_path: Path) -> None:
    async with open_seat(tmp_path) as seat:
        token = seat.session.token
        async with seat.centre.socket(token) as cut, seat.centre.socket(token) as back:
            await cut.prove(seat.key, token, "run")
            await cut.next(Welcome)
            await back.prove(seat.key, token, "run")
            await back.next(Welcome)
            assert await cut.closed() == REPLACED


async def test_a_place_whose_holder_is_silent_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.sockets.device_door._LEAST_S", 0.3)
    async with open_seat(tmp_path, heartbeat_s=0.1) as seat:
        token = seat.session.token
        async with seat.centre.socket(token) as dead:
            await dead.prove(seat.key, token, "before the power cut")
            await dead.next(Welcome)
            for _ in range(50):
                async with seat.centre.socket(token) as back:
                    await back.prove(seat.key, token, "after it")
                    if isinstance((await back.receive()).message, Welcome):
                        break
                    await asyncio.sleep(0.05)
            else:
                pytest.fail("never let in")
            assert await dead.closed() == REPLACED


async def test_without_the_rule_a_pc_without_a_key_comes_in_and_an_enrolled_one_still_proves(
    tmp_path: Path,
) -> None:
    async with open_seat(tmp_path, devices_required=False) as seat:
        free = await seat.centre.candidate(1, "a laptop")
        async with seat.centre.socket(free.token) as talker:
            await talker.hello("a laptop")
        async with seat.centre.socket(seat.session.token) as talker:
            await talker.send(Hello(client="test/1", device=seat.key.device_id))
            assert (await turned_away(talker))[0] == "device_proof"


def test_a_refusal_crosses_the_wire_with_its_reason() -> None:
    fault = RefusedError(ErrorCode.DEVICE_REFUSED, "device_revoked").fault()
    assert (fault.code, fault.key) == (ErrorCode.DEVICE_REFUSED, "error.device_revoked")
    assert replace(fault, values={}) == fault
