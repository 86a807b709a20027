"""The wire as an AsyncAPI 3.0 document, made from the registry and nothing else.

What only parts of the server send each other (follow-ups of SYSTEM) is not on the wire: left out.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from common.protocol.base import Message
from common.protocol.descriptions import field_lines, summary
from common.protocol.envelope import Envelope
from common.protocol.registry import MESSAGES, TO_CLIENT, TO_SERVER, VERSION
from common.protocol.vocabulary import Role

ADDRESS = "/api/v1/socket"
CHANNEL = "socket"
ROLES = (Role.CANDIDATE, Role.PROCTOR, Role.CHIEF)
_SCHEMAS = "#/components/schemas/"
_ABOUT = (
    "Messages between the exam-centre server and the candidate, proctor and chief programs. "
    "Operations are seen from the server: it receives commands and sends events and replies."
)


def document() -> dict[str, object]:
    """Return the document as plain JSON values."""
    kinds = wire_messages()
    schemas = _schemas(kinds)
    made = {
        "asyncapi": "3.0.0",
        "info": {"title": "Gamdok socket", "version": f"{VERSION}.0.0", "description": _ABOUT},
        "defaultContentType": "application/json",
        "channels": {CHANNEL: _channel(kinds)},
        "operations": _operations(),
        "components": {
            "schemas": {name: part for name, part in schemas.items() if name != Envelope.__name__},
            "messages": {k.spec.name: _message(k, schemas[Envelope.__name__]) for k in kinds},
        },
    }
    # Defaults are Python values still; `()` is no array to a validator.
    plain: dict[str, object] = msgspec.json.decode(msgspec.json.encode(made))
    return plain


def wire_messages() -> tuple[type[Message], ...]:
    """Return the messages that cross a socket, in the order of the registry."""
    return tuple(k for k in MESSAGES if k.spec.audience is not None or k.spec.senders & set(ROLES))


def _schemas(kinds: Iterable[type[Message]]) -> dict[str, Any]:
    _, components = msgspec.json.schema_components(
        [*kinds, Envelope], ref_template=_SCHEMAS + "{name}"
    )
    for part in components.values():
        _describe(part)
    _drop_discriminators(components)
    return components


def _describe(schema: dict[str, Any]) -> None:
    """Move what the docstring says of a field to the field."""
    documentation = schema.get("description")
    if documentation is None:
        return
    schema["description"] = summary(documentation)
    for name, line in field_lines(documentation).items():
        field = schema.get("properties", {}).get(name)
        if field is None:
            continue
        if "$ref" in field:  # nothing may stand beside a reference
            schema["properties"][name] = {"allOf": [field], "description": line}
        else:
            field["description"] = line


def _drop_discriminators(part: Any) -> None:
    """Remove OpenAPI's objects of that name: in AsyncAPI it must be a text."""
    if isinstance(part, dict):
        if isinstance(part.get("discriminator"), dict):
            del part["discriminator"]
        for inner in part.values():
            _drop_discriminators(inner)
    elif isinstance(part, list):
        for inner in part:
            _drop_discriminators(inner)


def _channel(kinds: Iterable[type[Message]]) -> dict[str, Any]:
    return {
        "address": ADDRESS,
        "title": "One WebSocket per program",
        "description": "Text frames; the first is session.hello, answered by session.welcome.",
        "messages": {k.spec.name: {"$ref": f"#/components/messages/{k.spec.name}"} for k in kinds},
    }


def _operations() -> dict[str, Any]:
    operations = {}
    for role in ROLES:
        sent = [k for k in TO_SERVER if role in k.spec.senders]
        got = [k for k in TO_CLIENT if role in k.spec.receivers]
        operations[f"{role}.commands"] = _operation(
            "receive", f"What a {role} may send; anything else is refused.", sent
        )
        operations[f"{role}.events"] = _operation("send", f"What a {role} is sent.", got)
    return operations


def _operation(action: str, text: str, kinds: Iterable[type[Message]]) -> dict[str, Any]:
    channel = f"#/channels/{CHANNEL}"
    return {
        "action": action,
        "channel": {"$ref": channel},
        "summary": text,
        "messages": [{"$ref": f"{channel}/messages/{k.spec.name}"} for k in kinds],
    }


def _message(kind: type[Message], envelope: dict[str, Any]) -> dict[str, Any]:
    spec = kind.spec
    properties = {
        **envelope["properties"],
        "v": {"const": VERSION},
        "type": {"const": spec.name},
        "payload": {"$ref": _SCHEMAS + kind.__name__},
    }
    made: dict[str, Any] = {
        "name": spec.name,
        "title": kind.__name__,
        "summary": summary(kind.__doc__),
        "payload": {**envelope, "title": f"{kind.__name__} frame", "properties": properties},
    }
    if spec.audience is not None:
        made |= {"x-audience": spec.audience, "x-delivery": spec.delivery}
        made["x-receivers"] = sorted(spec.receivers)
    else:
        made |= {"x-senders": sorted(spec.senders), "x-queue": spec.queue}
    return made
