"""The document is valid, complete, and says what the router does."""

from typing import TYPE_CHECKING, Any, cast

import pytest
from aiohttp import web
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from server.web.openapi import document
from server.web.routes import ROUTES, SOCKET_PATH
from server.web.site import build_site
from tests.helpers.references import dangling

if TYPE_CHECKING:
    from server.web.parts import WebParts


def test_the_document_is_valid() -> None:
    validate(document())


def test_the_validator_would_notice_a_fault() -> None:
    broken = document()
    del broken["info"]["version"]
    with pytest.raises(OpenAPIValidationError):
        validate(broken)


def test_no_reference_leads_nowhere() -> None:
    whole = document()
    assert not dangling(whole)
    whole["paths"]["/api/v1/centre"]["get"]["responses"]["200"]["content"] = {
        "application/json": {"schema": {"$ref": "#/components/schemas/Nowhere"}}
    }
    assert dangling(whole)


def test_every_route_stands_in_the_document_once() -> None:
    whole = document()
    found = {
        (method.upper(), path)
        for path, operations in whole["paths"].items()
        for method in operations
    }
    assert found == {(route.method, route.path) for route in ROUTES}
    assert len(ROUTES) == len(found)


def test_operation_ids_are_unique() -> None:
    ids = [
        operation["operationId"]
        for operations in document()["paths"].values()
        for operation in operations.values()
    ]
    assert len(ids) == len(set(ids))


def test_bodies_and_answers_are_schemas_of_the_wire() -> None:
    operation: dict[str, Any] = document()["paths"]["/api/v1/staff/sessions"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/StaffSignIn"}
    assert set(operation["responses"]) >= {"201", "400", "401", "413", "422", "429"}
    problem = operation["responses"]["401"]["content"]["application/problem+json"]["schema"]
    assert problem == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize("route", [r for r in ROUTES if r.signed_in], ids=lambda r: r.path)
def test_what_wants_a_token_says_so(route: Any) -> None:
    operation = document()["paths"][route.path][route.method.lower()]
    assert operation["security"] == [{"bearer": []}]
    assert "401" in operation["responses"]


async def _socket(_request: web.Request) -> web.Response:
    return web.Response()


def test_the_router_serves_what_the_document_says_and_nothing_else() -> None:
    site = build_site(cast("WebParts", None), {SOCKET_PATH: _socket})
    served = {
        (route.method, route.resource.canonical)
        for route in site.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    assert served == {(route.method, route.path) for route in ROUTES}


def test_a_process_without_rest_serves_health_and_its_own() -> None:
    site = build_site(cast("WebParts", None), {SOCKET_PATH: _socket}, whole=False)
    served = {r.resource.canonical for r in site.router.routes() if r.resource is not None}
    assert served == {SOCKET_PATH, "/healthz", "/readyz", "/metrics"}
