import copy
import json
from typing import Any

import jsonschema
import msgspec
import pytest

from common.protocol.asyncapi import ROLES, _schemas, document, wire_messages
from common.protocol.base import Message, Value
from common.protocol.registry import MESSAGES, VERSION
from common.protocol.vocabulary import Role
from tests.helpers.npm import npm_file
from tests.helpers.references import dangling
from tests.helpers.samples import frame

INTERNAL = {
    "answer.seal",
    "answer.record_seal",
    "command.expire",
    "incident.raise",
    "session.attach_device",
    "session.attach_staff",
    "session.detach_staff",
    "time.report_clock_step",
    "time.report_outage",
    "time.report_power_cut",
}


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return document()


@pytest.fixture(scope="module")
def official() -> jsonschema.protocols.Validator:
    schema = npm_file("@asyncapi/specs", "6.11.1", "schemas/3.0.0-without-$id.json")
    return jsonschema.Draft7Validator(json.loads(schema))


def names(made: dict[str, Any], operation: str) -> set[str]:
    messages = made["operations"][operation]["messages"]
    return {message["$ref"].rpartition("/")[2] for message in messages}


def test_document_is_an_asyncapi(
    made: dict[str, Any], official: jsonschema.protocols.Validator
) -> None:
    assert [error.message for error in official.iter_errors(made)] == []


@pytest.mark.parametrize("where", ["action", "channel", "messages"])
def test_the_official_schema_bites(
    made: dict[str, Any], official: jsonschema.protocols.Validator, where: str
) -> None:
    broken = copy.deepcopy(made)
    broken["operations"]["candidate.commands"][where] = "shout"
    assert list(official.iter_errors(broken))


def test_every_reference_leads_somewhere(made: dict[str, Any]) -> None:
    assert dangling(made) == []


def test_a_dangling_reference_is_found(made: dict[str, Any]) -> None:
    broken = copy.deepcopy(made)
    del broken["components"]["schemas"]["AnswerDraft"]
    broken["operations"]["candidate.events"]["channel"] = {"$ref": "#/channels/none"}
    broken["info"]["other"] = [{"$ref": "elsewhere.json"}]
    assert dangling(broken) == [
        "#/channels/none",
        "#/components/schemas/AnswerDraft",
        "elsewhere.json",
    ]


def test_document_is_plain_json(made: dict[str, Any]) -> None:
    assert json.loads(json.dumps(made)) == made
    assert '"discriminator"' not in json.dumps(made)
    assert made == document()


class _Circle(Value, frozen=True, tag=True):
    radius: int


class _Square(Value, frozen=True, tag=True):
    side: int


class _Drawn(Message, frozen=True):
    """Something with a tagged union, as no message has yet."""

    shape: _Circle | _Square


def test_discriminators_of_openapi_are_dropped() -> None:
    _, components = msgspec.json.schema_components([_Drawn])
    assert "discriminator" in json.dumps(components)
    schemas = _schemas([_Drawn])
    assert "_Circle" in schemas
    assert "discriminator" not in json.dumps(schemas)


def test_every_message_of_the_wire_is_in_and_follow_ups_are_not(made: dict[str, Any]) -> None:
    everything = {kind.spec.name for kind in MESSAGES}
    assert set(made["channels"]["socket"]["messages"]) == everything - INTERNAL
    assert set(made["components"]["messages"]) == everything - INTERNAL


def test_operations_are_the_roles_rights(made: dict[str, Any]) -> None:
    assert len(made["operations"]) == 2 * len(ROLES)
    assert "answer.save" in names(made, "candidate.commands")
    assert "answer.save" not in names(made, "proctor.commands")
    assert "incident.integrity_changed" not in names(made, "candidate.events")
    assert "incident.integrity_changed" in names(made, "chief.events")
    used = set().union(*(names(made, operation) for operation in made["operations"]))
    assert used == {kind.spec.name for kind in wire_messages()} - admin_only()


def admin_only() -> set[str]:
    return {
        kind.spec.name
        for kind in wire_messages()
        if kind.spec.senders and not kind.spec.senders & {*ROLES, Role.SYSTEM}
    }


def test_docstrings_become_descriptions(made: dict[str, Any]) -> None:
    schemas = made["components"]["schemas"]
    draft = schemas["AnswerDraft"]
    assert draft["description"] == "One change of one answer."
    assert draft["properties"]["seq"]["description"].startswith("1, 2, 3 …")
    for name, schema in schemas.items():
        assert schema.get("description"), name
        assert "Args:" not in schema["description"], name
    for message in made["components"]["messages"].values():
        assert message["summary"]
        assert "Args:" not in message["summary"]


def test_every_sample_fits_the_schema_of_its_message(made: dict[str, Any]) -> None:
    for kind in wire_messages():
        name = kind.spec.name
        schema = {
            "$ref": f"#/components/messages/{name}/payload",
            "components": made["components"],
        }
        validator = jsonschema.Draft202012Validator(schema)
        sample = frame(kind)
        assert [error.message for error in validator.iter_errors(sample)] == [], name
        for wrong in ({**sample, "type": "x.y"}, {**sample, "v": VERSION + 1}, {"v": 1}):
            assert not validator.is_valid(wrong), name
