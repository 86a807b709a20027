"""Enrolment over REST: one code, one PC, five tries, nothing to guess."""

import asyncio
import base64
from http import HTTPStatus
from pathlib import Path

import pytest

from common.client.device import SeatDevice, enrol
from common.client.rest import RestClient
from common.core.errors import ErrorCode, RefusedError
from common.crypto.device_keys import DeviceKey
from common.protocol.logs import LogStream
from server.admin.caller import performed
from server.admin.operations.devices import (
    LIST_DEVICES,
    REBIND_DEVICE,
    REVOKE_DEVICE,
    ListDevices,
    Rebind,
    SeatState,
    WhichDevice,
)
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import exam_day


async def _refused(centre: Centre, code: str) -> RefusedError:
    async with RestClient(centre.address) as rest:
        with pytest.raises(RefusedError) as refused:
            await enrol(rest, code, "machine")
    return refused.value


def _other(code: str) -> str:
    """Return a code that begins alike and is wrong."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


async def test_a_pc_is_recorded_for_the_seat_of_its_code(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        device = await centre.enrol("R1", "2")
        assert (device.room, device.seat) == ("R1", "02")
        async with centre.server.reading() as stores:
            kept = await stores.devices.get(device.device_id)
            audits = [entry.act for entry in await stores.audits.list_unchained(100)]
            chained = await stores.audits.list_since("main", 0, 100)
            audits += [entry.entry.act for entry in chained]
        assert kept.public_key == device.key.public_key
        assert kept.machine == "machine"
        assert {"device.codes", "device.enrol"} <= set(audits)


async def test_a_code_serves_one_pc_however_many_ask_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")

        async def one() -> SeatDevice | RefusedError:
            async with RestClient(centre.address) as rest:
                try:
                    return await enrol(rest, code, "machine")
                except RefusedError as error:
                    return error

        found = await asyncio.gather(*(one() for _ in range(4)))
        assert sum(isinstance(one, SeatDevice) for one in found) == 1
        refusals = {one.reason for one in found if isinstance(one, RefusedError)}
        assert refusals == {"code_used"}


async def test_a_pc_whose_answer_was_lost_may_ask_again(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        key = DeviceKey.new()
        async with RestClient(centre.address) as rest:
            first = await enrol(rest, code, "machine", key)
            assert await enrol(rest, code, "machine", key) == first
        assert (await _refused(centre, code)).reason == "code_used"


async def test_a_new_pc_at_a_seat_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        first, second = await centre.enrol("R1", "1"), await centre.enrol("R1", "1")
        async with centre.server.reading() as stores:
            assert (await stores.devices.get(first.device_id)).retired_ms is not None
            assert (await stores.devices.get(second.device_id)).retired_ms is None


async def test_the_fifth_wrong_try_locks_the_code_and_people_are_told(tmp_path: Path) -> None:
    async with running(tmp_path, sign_in_tries=1000) as centre, exam_day(centre) as day:
        await day.open()
        (code,) = await centre.codes("R1", "1")
        left = [(await _refused(centre, _other(code))).values["tries_left"] for _ in range(5)]
        assert left == ["4", "3", "2", "1", "0"]
        assert (await _refused(centre, code)).reason == "code_locked"
        proctor = day.proctors["R1"]
        incident = await proctor.until(
            "the incident",
            lambda: next(
                (i for i in proctor.view.incidents.rows() if i.code == "CODE_LOCKED"), None
            ),
            20,
        )
        assert incident is not None
        assert incident.facts["seat"] == "R1 01"
        listed = await performed(centre.data, LIST_DEVICES, ListDevices(room="R1"))
        assert [seat.state for seat in listed.seats] == [
            SeatState.CODE_LOCKED,
            SeatState.NONE,
            SeatState.NONE,
        ]


async def test_guessing_is_held_by_address_whatever_is_tried(tmp_path: Path) -> None:
    async with running(tmp_path, sign_in_tries=3) as centre:
        (code,) = await centre.codes("R1", "1")
        unknown = "ZZZ" + code[3:] if not code.startswith("ZZZ") else "YYY" + code[3:]
        for _ in range(3):
            assert (await _refused(centre, unknown)).code is ErrorCode.WRONG_CREDENTIALS
        assert (await _refused(centre, code)).code is ErrorCode.SIGN_IN_HELD


@pytest.mark.parametrize("typed", ["", "7K3", "!!!!!!!!!!", "7K3QM2XW9R7K3QM2XW9R"])
async def test_what_is_no_code_is_a_wrong_code(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path) as centre:
        assert (await _refused(centre, typed)).reason == "wrong_code"


async def test_a_code_ends_after_ten_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.admin.operations.device_codes.CODE_LIFE_MS", 0)
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        assert (await _refused(centre, code)).reason == "code_expired"


async def test_only_who_holds_the_key_can_enrol_it(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        mine, foreign = DeviceKey.new(), DeviceKey.new()
        body = {
            "code": code,
            "public_key": base64.b64encode(foreign.public_key).decode(),
            "machine": "m",
            "proof": mine.sign_enrolment(code.replace("-", "")),
        }
        async with centre.http.post(centre.url("/api/v1/devices"), json=body) as response:
            assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
        async with centre.server.reading() as stores:
            assert await stores.devices.list_all() == ()


async def test_codes_are_nowhere_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        await _refused(centre, _other(code))
        async with RestClient(centre.address) as rest:
            await enrol(rest, code, "machine")
    written = "\n".join(f"{r.getMessage()} {r.__dict__}" for r in caplog.records)
    assert code[:5] not in written
    assert code.replace("-", "") not in written


async def test_a_pc_is_listed_moved_and_revoked(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        device, other = await centre.enrol("R1", "1"), await centre.enrol("R1", "2")

        async def states() -> list[str | None]:
            found = await performed(centre.data, LIST_DEVICES, ListDevices(room="R1"))
            return [seat.device_id for seat in found.seats]

        assert await states() == [device.device_id, other.device_id, None]
        taken = Rebind(device_id=device.device_id, room="R1", seat="2")
        with pytest.raises(RefusedError) as refused:
            await performed(centre.data, REBIND_DEVICE, taken)
        assert refused.value.reason == "seat_has_device"
        free = Rebind(device_id=device.device_id, room="R1", seat="3")
        await performed(centre.data, REBIND_DEVICE, free)
        assert await states() == [None, other.device_id, device.device_id]
        await performed(centre.data, REVOKE_DEVICE, WhichDevice(room="R1", seat="3"))
        assert await states() == [None, other.device_id, None]
        with pytest.raises(RefusedError):
            await performed(centre.data, REVOKE_DEVICE, WhichDevice(device_id=device.device_id))


async def test_refusals_stand_in_the_security_log(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        await _refused(centre, _other(code))

        found: set[str] = set()
        for _ in range(100):
            async with centre.server.reading() as stores:
                lines = await stores.logs.list_stream(LogStream.SECURITY, 0, 50)
            found = {line.event for line in lines}
            if found:
                break
            await asyncio.sleep(0.05)
        assert "enrolment_refused" in found
