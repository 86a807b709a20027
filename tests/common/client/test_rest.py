"""What a program is told when it asks over HTTP."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from common.client.address import CentreAddress
from common.client.errors import LinkError, LinkProblem
from common.client.rest import RestClient
from common.core.errors import ErrorCode, RefusedError
from common.crypto.certificates import create_ca
from common.protocol.rest import CandidateSignIn
from tests.helpers.fake_centre import SIGNED_IN, FakeCentre
from tests.helpers.fake_exam import FakeExam

if TYPE_CHECKING:
    from pathlib import Path

BODY = CandidateSignIn(exam_number="E-1", birth_date="010203", device="PC-1")


async def problem_at(address: CentreAddress) -> LinkProblem:
    async with RestClient(address) as rest:
        with pytest.raises(LinkError) as failed:
            await rest.centre()
    return failed.value.problem


async def test_a_candidate_signs_in_over_tls(tmp_path: Path) -> None:
    async with FakeCentre(FakeExam(), tmp_path) as centre, RestClient(centre.address) as rest:
        assert await rest.sign_in_candidate(BODY) == SIGNED_IN


async def test_a_refusal_carries_code_and_wait() -> None:
    async with FakeCentre(FakeExam()) as centre, RestClient(centre.address) as rest:
        centre.refuse_sign_ins.append((429, RefusedError(ErrorCode.SIGN_IN_HELD).fault()))
        with pytest.raises(RefusedError) as refused:
            await rest.sign_in_candidate(BODY)
        assert refused.value.code is ErrorCode.SIGN_IN_HELD
        assert refused.value.values == {"retry_after_s": "60"}


@pytest.mark.parametrize(
    ("status", "problem"),
    [(404, LinkProblem.NOT_A_CENTRE), (502, LinkProblem.UNREACHABLE)],
)
async def test_answers_of_others_are_no_refusals(status: int, problem: LinkProblem) -> None:
    """What stands before the server answers in its own words while the server is away."""
    async with FakeCentre(FakeExam()) as centre:
        centre.refuse_upgrade = (status, None)
        assert await problem_at(centre.address) is problem


async def test_an_answer_of_another_form_is_no_centres() -> None:
    async with FakeCentre(FakeExam()) as centre:
        assert await problem_at(centre.address) is LinkProblem.NOT_A_CENTRE


async def test_another_authority_is_not_believed(tmp_path: Path) -> None:
    create_ca(tmp_path / "other", "Other")
    ca_file = tmp_path / "other" / "ca.pem"
    async with FakeCentre(FakeExam(), tmp_path / "tls") as centre:
        address = CentreAddress(host="127.0.0.1", port=centre.port, ca_file=ca_file)
        assert await problem_at(address) is LinkProblem.WRONG_CERTIFICATE


async def test_a_server_without_tls_is_no_centre(tmp_path: Path) -> None:
    create_ca(tmp_path, "Centre")
    async with FakeCentre(FakeExam()) as centre:
        address = CentreAddress(host="127.0.0.1", port=centre.port, ca_file=tmp_path / "ca.pem")
        assert await problem_at(address) is LinkProblem.NOT_A_CENTRE


async def test_nobody_there() -> None:
    async with FakeCentre(FakeExam()) as centre:
        pass
    assert await problem_at(centre.address) is LinkProblem.UNREACHABLE


async def test_a_server_that_hangs_up_is_unreachable() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    address = CentreAddress(host="127.0.0.1", port=server.sockets[0].getsockname()[1])
    assert await problem_at(address) is LinkProblem.UNREACHABLE
    server.close()
    await server.wait_closed()


async def test_outside_its_context_nothing_is_asked() -> None:
    with pytest.raises(RuntimeError, match="outside"):
        await RestClient(CentreAddress(host="127.0.0.1", port=1)).centre()
