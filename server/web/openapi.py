"""The OpenAPI 3.1 document, made from the route table and the structs."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from common.protocol.rest import Problem
from server.web.problems import PROBLEM_TYPE
from server.web.route import Answer, Route
from server.web.routes import ROUTES

_REF = "#/components/schemas/{name}"
_ALWAYS = (400, 429, 500, 503)
_WITH_BODY = (413, 422)
Json = dict[str, Any]


def document(routes: Sequence[Route] = ROUTES) -> Json:
    """Return the document as plain JSON values."""
    kinds = _kinds(routes)
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    by_kind = dict(zip(kinds, schemas, strict=True))
    paths: dict[str, Json] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_kind)
    whole: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Gamdok exam-centre server",
            "version": "1",
            "description": "REST of the centre server. Live messages go over the socket.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }
    # Defaults are Python values (tuples, enums) until they have been JSON once.
    plain: Json = msgspec.json.decode(msgspec.json.encode(whole))
    return plain


def _kinds(routes: Sequence[Route]) -> list[type]:
    kinds: list[type] = [Problem]
    for route in routes:
        for kind in (route.takes, route.gives):
            if kind is not None and not isinstance(kind, Answer) and kind not in kinds:
                kinds.append(kind)
    return kinds


def _operation(route: Route, schemas: dict[type, Json]) -> Json:
    operation: Json = {
        "operationId": route.name,
        "summary": route.summary,
        "tags": [route.tag],
        "responses": {str(route.status): _good(route, schemas)}
        | {str(status): _bad(status) for status in _refusals(route)},
    }
    names = re.findall(r"{(\w+)}", route.path)
    if names:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in names
        ]
    if route.takes is not None:
        content = {"application/json": {"schema": schemas[route.takes]}}
        operation["requestBody"] = {"required": True, "content": content}
    if route.signed_in:
        operation["security"] = [{"bearer": []}]
    return operation


def _good(route: Route, schemas: dict[type, Json]) -> Json:
    gives = route.gives
    if isinstance(gives, Answer):
        body: Json = {"content": {gives.media_type: {}}} if gives.media_type else {}
        return {"description": gives.says} | body
    content = {"application/json": {"schema": schemas[gives]}}
    return {"description": HTTPStatus(route.status).phrase, "content": content}


def _refusals(route: Route) -> list[int]:
    found = {*_ALWAYS, *route.refuses}
    if route.takes is not None:
        found.update(_WITH_BODY)
    if route.signed_in:
        found.add(401)
    return sorted(found)


def _bad(status: int) -> Json:
    schema = {"$ref": _REF.format(name="Problem")}
    return {
        "description": HTTPStatus(status).phrase,
        "content": {PROBLEM_TYPE: {"schema": schema}},
    }
