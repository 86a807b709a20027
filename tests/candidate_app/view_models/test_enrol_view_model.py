"""A PC without a key: what is typed, what the server says, and what comes after."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from candidate_app.state import Page
from candidate_app.view_models.plain_view_model import PlainTopic
from common.client.connection import LinkState
from common.client.errors import LinkError, LinkProblem
from common.core.errors import ErrorCode, RefusedError
from common.crypto.errors import KeyUnavailableError
from installers.dev.candidate_sample import WORDS, SampleDesk

if TYPE_CHECKING:
    from candidate_app.view_models.enrol_view_model import EnrolPicture

CODE = "7K3QM-2XW9R"


def a_desk() -> SampleDesk:
    desk = SampleDesk()
    desk.desk.need_key()
    return desk


def page(desk: SampleDesk) -> Page:
    return desk.desk.state.page(desk.desk.now_ms())


async def enrol(desk: SampleDesk, *errors: Exception) -> EnrolPicture:
    desk.entry_errors = list(errors)
    model = desk.models.enrol
    model.type_code(CODE)
    model.enrol()
    for _ in range(50):
        await asyncio.sleep(0)
        if not model.picture.busy:
            break
    return model.picture


def test_without_a_key_the_code_comes_first(qapp: object) -> None:
    desk = a_desk()
    assert page(desk) is Page.ENROL
    assert desk.models.enrol.picture.words == WORDS


@pytest.mark.parametrize("typed", ["7k3qm2xw9r", "7K3QM-2XW9R", "7k3qm 2xw9r and more"])
def test_a_code_is_written_as_it_is_printed(qapp: object, typed: str) -> None:
    desk = a_desk()
    desk.models.enrol.type_code(typed)
    assert desk.models.enrol.picture.code == CODE
    assert desk.models.enrol.picture.may_enrol


def test_the_pad_writes_and_erases(qapp: object) -> None:
    model = a_desk().models.enrol
    for character in "7K3QM2":
        model.press(character)
    assert model.picture.code == "7K3QM-2"
    model.erase()
    assert model.picture.code == "7K3QM"
    model.clear()
    assert model.picture.code == ""
    assert not model.picture.may_enrol


async def test_the_right_code_leads_to_the_sign_in(qapp: object) -> None:
    desk = a_desk()
    await enrol(desk)
    assert desk.codes == [CODE]
    assert page(desk) is Page.SIGN_IN
    assert desk.desk.key is not None
    assert desk.desk.device == desk.desk.key.device_id
    assert desk.models.enrol.picture.code == ""
    await desk.desk.tasks.stop()


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code"), "wrong"),
        (RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code", tries_left=3), "wrong_left"),
        (RefusedError(ErrorCode.WRONG_CREDENTIALS, "wrong_code", tries_left=0), "locked"),
        (RefusedError(ErrorCode.GUARD_FAILED, "code_locked"), "locked"),
        (RefusedError(ErrorCode.GUARD_FAILED, "code_used"), "used"),
        (RefusedError(ErrorCode.GUARD_FAILED, "code_expired"), "expired"),
        (KeyUnavailableError("disk full"), "not_kept"),
    ],
)
async def test_each_refusal_says_what_to_do(qapp: object, error: Exception, key: str) -> None:
    desk = a_desk()
    picture = await enrol(desk, error)
    assert picture.wrong is not None
    assert picture.wrong.key == f"candidate.enrol.{key}"
    assert picture.wrong.words()
    assert page(desk) is Page.ENROL
    assert picture.code == CODE  # to be corrected, not typed anew
    desk.models.enrol.erase()
    assert desk.models.enrol.picture.wrong is None
    await desk.desk.tasks.stop()


async def test_a_foreign_server_is_named(qapp: object) -> None:
    desk = a_desk()
    picture = await enrol(desk, LinkError(LinkProblem.WRONG_CERTIFICATE))
    assert picture.wrong is not None
    assert picture.wrong.key == "candidate.sign_in.not_trusted"
    await desk.desk.tasks.stop()


async def test_a_server_that_is_away_is_asked_again_by_itself(qapp: object) -> None:
    desk = a_desk()
    desk.entry_errors = [LinkError(LinkProblem.UNREACHABLE)]
    model = desk.models.enrol
    model.type_code(CODE)
    model.enrol()
    for _ in range(20):
        await asyncio.sleep(0)
    assert model.picture.waits is not None
    desk.clock.advance(2)
    for _ in range(50):
        await asyncio.sleep(0)
    assert desk.codes == [CODE, CODE]
    assert page(desk) is Page.SIGN_IN
    await desk.desk.tasks.stop()


async def test_a_held_address_waits(qapp: object) -> None:
    desk = a_desk()
    picture = await enrol(desk, RefusedError(ErrorCode.SIGN_IN_HELD, retry_after_s=60))
    assert picture.held_s == 60
    desk.models.enrol.type_code("0")
    assert desk.models.enrol.picture.code == CODE
    desk.clock.advance(60)
    desk.desk.tick()
    assert desk.models.enrol.picture.may_enrol
    await desk.desk.tasks.stop()


def test_a_centre_without_the_rule_needs_no_code(qapp: object) -> None:
    desk = a_desk()
    assert desk.centre.facts is not None
    desk.centre.facts = replace(desk.centre.facts, devices_required=False)
    desk.centre.changed.emit()
    assert page(desk) is Page.SIGN_IN


def test_a_revoked_pc_asks_for_a_code_after_the_candidate_left(qapp: object) -> None:
    desk = SampleDesk()
    desk.sit()
    desk.seat.session.fault = RefusedError(ErrorCode.DEVICE_REFUSED, "device_revoked").fault()
    desk.link(LinkState.REFUSED)
    assert page(desk) is Page.ELSEWHERE
    desk.desk.state.forget(0.0)
    assert page(desk) is Page.ENROL


def test_a_second_pc_with_the_same_key_sees_a_clear_page(qapp: object) -> None:
    desk = SampleDesk()
    desk.seat.view = None
    desk.seat.session.fault = RefusedError(ErrorCode.DEVICE_IN_USE).fault()
    desk.sit()
    desk.link(LinkState.OFFLINE)
    desk.desk.tick()
    assert page(desk) is Page.WAITING
    assert desk.models.plain.picture.topic is PlainTopic.IN_USE
