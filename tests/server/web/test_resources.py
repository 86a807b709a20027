"""What can be read over REST, by whom, and in which form things go wrong."""

from http import HTTPStatus
from pathlib import Path

import msgspec
import pytest

from common.protocol.rest import CentreFacts, Problem
from server.web.reconciliation import ReconciliationReport
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import exam_day


async def _get(centre: Centre, path: str, token: str = "") -> tuple[int, bytes, dict[str, str]]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with centre.http.get(centre.url(path), headers=headers) as response:
        return response.status, await response.read(), dict(response.headers)


async def test_anybody_may_ask_which_centre_this_is(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        status, body, headers = await _get(centre, "/api/v1/centre")
        assert status == HTTPStatus.OK
        facts = msgspec.json.decode(body, type=CentreFacts)
        assert (facts.centre_name, facts.exam_title) == ("Centre", "Exam")
        assert facts.server_ms > 0
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/api/v1/../etc/passwd", 404, "not_found"),
        ("PUT", "/api/v1/centre", 405, "not_found"),
        ("GET", "/api/v1/packages/x", 401, "unauthenticated"),
        ("GET", "/api/v1/periods/x/reconciliation", 401, "unauthenticated"),
        ("DELETE", "/api/v1/sessions/current", 401, "unauthenticated"),
        ("GET", "/api/v1/docs/../../secret", 404, "not_found"),
        ("GET", "/api/v1/docs/index.html", 404, "not_found"),
        ("POST", "/api/v1/admin/user.list", 404, "not_found"),
    ],
)
async def test_errors_are_problems(
    tmp_path: Path, method: str, path: str, status: int, code: str
) -> None:
    async with (
        running(tmp_path) as centre,
        centre.http.request(method, centre.url(path)) as response,
    ):
        assert response.content_type == "application/problem+json"
        problem = msgspec.json.decode(await response.read(), type=Problem)
        assert (response.status, problem.status, problem.code) == (status, status, code)
        assert problem.request_id == response.headers["X-Request-Id"]


async def test_a_package_goes_to_its_own_sitting_only(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        async with centre.server.reading() as stores:
            package = await stores.packages.of_period(day.period.period_id)
        assert package is not None
        path = f"/api/v1/packages/{package.package_id}"
        seat, proctor = await centre.candidate(0), await centre.staff("proctor1")
        status, body, headers = await _get(centre, path, seat.token)
        assert status == HTTPStatus.OK
        assert len(body) == package.size
        assert package.key not in body
        assert (await _get(centre, path, proctor.token))[0] == HTTPStatus.FORBIDDEN
        assert (await _get(centre, "/api/v1/packages/none", seat.token))[0] == HTTPStatus.NOT_FOUND
        again = {"Authorization": f"Bearer {seat.token}", "If-None-Match": headers["Etag"]}
        async with centre.http.get(centre.url(path), headers=again) as response:
            assert response.status == HTTPStatus.NOT_MODIFIED


async def test_the_reconciliation_is_for_the_chief(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        path = f"/api/v1/periods/{day.period.period_id}/reconciliation"
        chief, proctor = await centre.staff("chief"), await centre.staff("proctor1")
        status, body, _ = await _get(centre, path, chief.token)
        assert status == HTTPStatus.OK
        report = msgspec.json.decode(body, type=ReconciliationReport)
        assert {d.seat for d in report.differences}
        assert (await _get(centre, path, proctor.token))[0] == HTTPStatus.FORBIDDEN
        nowhere = "/api/v1/periods/none/reconciliation"
        assert (await _get(centre, nowhere, chief.token))[0] == HTTPStatus.NOT_FOUND


async def test_a_session_that_asks_too_often_waits(tmp_path: Path) -> None:
    async with running(tmp_path, request_rate=0.001, request_burst=3) as centre:
        chief = await centre.staff("chief")
        statuses = [(await _get(centre, "/api/v1/packages/x", chief.token))[0] for _ in range(4)]
        assert statuses == [404, 404, 404, 429]


async def test_figures_and_health(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        status, body, _ = await _get(centre, "/metrics")
        assert status == HTTPStatus.OK
        for name in (
            b'gamdok_queue_depth{queue="answer"} 0.0',
            b'gamdok_job_running{job="worker:answer"} 1.0',
            b"gamdok_connections 0.0",
            b"gamdok_handled_total",
        ):
            assert name in body
        assert (await _get(centre, "/healthz"))[0] == HTTPStatus.OK
        assert (await _get(centre, "/readyz"))[0] == HTTPStatus.OK


async def test_figures_are_not_for_everybody(tmp_path: Path) -> None:
    async with running(tmp_path, metrics_from="10.0.0.1") as centre:
        assert (await _get(centre, "/metrics"))[0] == HTTPStatus.FORBIDDEN


async def test_the_page_needs_no_network(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        _, page, headers = await _get(centre, "/api/v1/docs")
        _, start, _ = await _get(centre, "/api/v1/docs/start.js")
        assert b"validatorUrl: null" in start
        for text in (page, start):
            assert b"//" not in text.replace(b"<!--", b"")
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        for asset in ("swagger-ui-bundle.js", "swagger-ui.css"):
            status, body, _ = await _get(centre, f"/api/v1/docs/{asset}")
            assert status == HTTPStatus.OK
            assert len(body) > 10_000
        status, body, _ = await _get(centre, "/api/v1/openapi.json")
        assert status == HTTPStatus.OK
        assert msgspec.json.decode(body)["openapi"] == "3.1.0"
