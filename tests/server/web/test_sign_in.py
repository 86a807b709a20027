"""Signing in and out: what is right, what is wrong, and what happens to who tries too often."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec
import pytest

from common.protocol.rest import Problem
from common.protocol.vocabulary import Role
from tests.helpers.centre import PASSWORD, Centre, running
from tests.helpers.exam_day import exam_day

STAFF = "/api/v1/staff/sessions"
SEATS = "/api/v1/candidates/sessions"


async def _problem(centre: Centre, path: str, **request: Any) -> Problem:
    async with centre.http.post(centre.url(path), **request) as response:
        assert response.content_type == "application/problem+json", await response.text()
        problem = msgspec.json.decode(await response.read(), type=Problem)
        assert problem.status == response.status
        if problem.retry_after_s:
            assert response.headers["Retry-After"] == str(problem.retry_after_s)
        return problem


async def test_staff_get_their_role_and_sitting(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief, proctor = await centre.staff("chief"), await centre.staff("proctor1")
        assert (chief.role, proctor.role) == (Role.CHIEF, Role.PROCTOR)
        assert chief.sitting_id == proctor.sitting_id
        assert chief.token != (await centre.staff("chief")).token


async def test_wrong_password_and_unknown_login_look_the_same(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        wrong = await _problem(centre, STAFF, json={"login": "chief", "password": "wrong"})
        nobody = await _problem(centre, STAFF, json={"login": "nobody", "password": "wrong"})
        assert wrong.status == nobody.status == HTTPStatus.UNAUTHORIZED
        assert (wrong.code, wrong.key, wrong.values) == (nobody.code, nobody.key, nobody.values)
        async with centre.server.reading() as stores:
            assert await stores.sign_ins.failures_since("staff:chief", 0) == 1


async def test_the_sixth_try_is_held_even_with_the_right_password(tmp_path: Path) -> None:
    async with running(tmp_path, sign_in_tries=2, sign_in_hold_s=60) as centre:
        for _ in range(2):
            await _problem(centre, STAFF, json={"login": "chief", "password": "wrong"})
        held = await _problem(centre, STAFF, json={"login": "chief", "password": PASSWORD})
        assert (held.status, held.code) == (HTTPStatus.TOO_MANY_REQUESTS, "sign_in_held")
        assert held.retry_after_s == 60
        await centre.staff("proctor1")  # others are not held


async def test_a_candidate_signs_in_only_while_the_period_is_open(tmp_path: Path) -> None:
    right = {"exam_number": "E-0", "birth_date": "010201", "device": "seat"}
    async with running(tmp_path) as centre, exam_day(centre) as day:
        early = await _problem(centre, SEATS, json=right)
        assert (early.status, early.key) == (HTTPStatus.CONFLICT, "error.period_not_open")
        await day.open()
        session = await centre.candidate(0)
        assert session.sitting_id == day.period.sitting_id
        for wrong in ({**right, "birth_date": "010202"}, {**right, "exam_number": "E-99"}):
            problem = await _problem(centre, SEATS, json=wrong)
            assert (problem.status, problem.code) == (HTTPStatus.UNAUTHORIZED, "wrong_credentials")


async def test_wrong_tries_of_a_candidate_hold_that_exam_number(tmp_path: Path) -> None:
    wrong = {"exam_number": "E-0", "birth_date": "999999", "device": "seat"}
    async with running(tmp_path, sign_in_tries=2) as centre, exam_day(centre) as day:
        await day.open()
        for _ in range(2):
            await _problem(centre, SEATS, json=wrong)
        held = await _problem(centre, SEATS, json={**wrong, "birth_date": "010201"})
        assert held.status == HTTPStatus.TOO_MANY_REQUESTS
        await centre.candidate(1)


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, 400, "malformed"),
        ({"data": b"x=1"}, 400, "malformed"),
        ({"json": {"login": "chief"}}, 422, "invalid_field"),
        ({"json": {"login": 7, "password": "x"}}, 422, "invalid_field"),
        (
            {"data": b'"' + b"x" * 70_000 + b'"', "headers": {"Content-Type": "application/json"}},
            413,
            "message_too_large",
        ),
    ],
    ids=["no JSON", "a form", "a field is missing", "wrong type", "too large"],
)
async def test_a_bad_body_is_a_problem(
    tmp_path: Path, request_: dict[str, Any], status: int, code: str
) -> None:
    async with running(tmp_path) as centre:
        problem = await _problem(centre, STAFF, **request_)
        assert (problem.status, problem.code) == (status, code)
        assert problem.request_id


async def test_an_address_that_tries_too_often_waits(tmp_path: Path) -> None:
    async with running(tmp_path, sign_in_rate=0.001, sign_in_burst=2) as centre:
        for _ in range(2):
            await _problem(centre, STAFF, json={"login": "nobody", "password": "x"})
        limited = await _problem(centre, STAFF, json={"login": "chief", "password": PASSWORD})
        assert (limited.status, limited.code) == (HTTPStatus.TOO_MANY_REQUESTS, "rate_limited")


async def test_secrets_are_nowhere_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    async with running(tmp_path) as centre:
        session = await centre.staff("chief")
        await _problem(centre, STAFF, json={"login": "chief", "password": "wrong-secret"})
    written = "\n".join(f"{r.getMessage()} {r.__dict__}" for r in caplog.records)
    for secret in (PASSWORD, "wrong-secret", session.token):
        assert secret not in written
