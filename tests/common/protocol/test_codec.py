import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import example as case
from hypothesis import given, settings
from hypothesis import strategies as st

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AnswerDraft, SaveAnswers
from common.protocol.base import Message
from common.protocol.codec import (
    MAX_FRAME_BYTES,
    decode,
    decode_payload,
    encode,
    encode_payload,
    message_type,
)
from common.protocol.registry import MESSAGES, TO_SERVER, VERSION
from tests.helpers.instances import example
from tests.helpers.samples import frame, samples

SAVE = SaveAnswers(
    attempt_id="a1",
    epoch=1,
    entries=(AnswerDraft(seq=1, item_id="i1", value=(2,), offset_ms=5),),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def refused(data: str | bytes, limit: int = MAX_FRAME_BYTES) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        decode(data, limit)
    return caught.value


def outcome(read: Callable[[], Message]) -> Message | ErrorCode:
    """Return the message, or why it was refused; any other error fails the test."""
    try:
        return read()
    except RefusedError as error:
        return error.fault().code


def envelope(**changes: object) -> bytes:
    return json.dumps({**frame(SaveAnswers), **changes}).encode()


def payload(**changes: object) -> bytes:
    return envelope(payload={**frame(SaveAnswers)["payload"], **changes})


def draft(**changes: object) -> bytes:
    entry = {"seq": 1, "item_id": "i1", "value": [1], "offset_ms": 0}
    return payload(entries=[{**entry, **changes}])


def test_frame_carries_message_and_envelope() -> None:
    received = decode(encode(SAVE, id="c1", seq=7, ack="c0", ts=9))
    assert received.message == SAVE
    found = received.envelope
    assert (found.v, found.id, found.type) == (VERSION, "c1", "answer.save")
    assert (found.seq, found.ack, found.ts) == (7, "c0", 9)


def test_frame_is_json_text() -> None:
    assert json.loads(encode(SAVE, id="c1")) == {
        "v": 1,
        "id": "c1",
        "type": "answer.save",
        "payload": {
            "attempt_id": "a1",
            "epoch": 1,
            "entries": [{"seq": 1, "item_id": "i1", "value": [2], "offset_ms": 5}],
        },
    }


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.spec.name)
def test_every_message_comes_back_as_it_went(kind: type[Message]) -> None:
    message = example(kind)
    assert decode(encode(message)).message == message
    assert decode(encode(message).decode()).message == message
    assert decode_payload(kind.spec.name, encode_payload(message)) == message
    assert message_type(kind.spec.name) is kind


def test_unknown_fields_are_ignored() -> None:
    data = frame(SaveAnswers)
    data["newer"] = {"a": [1]}
    data["payload"]["newer"] = [None]
    data["payload"]["entries"][0]["newer"] = "x"
    assert decode(json.dumps(data)).message == example(SaveAnswers)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", "", "\ud800", b'{"v":1}', b'{"v":1,"type":"x"}'],
)
def test_junk_is_malformed(data: str | bytes) -> None:
    assert refused(data).code is ErrorCode.MALFORMED


@pytest.mark.parametrize("changes", [{"v": "1"}, {"v": 1.5}, {"type": 3}, {"id": 3}, {"seq": -1}])
def test_envelope_of_wrong_types_is_malformed(changes: dict[str, object]) -> None:
    assert refused(envelope(**changes)).code is ErrorCode.MALFORMED


def test_other_version_is_refused_with_both_numbers() -> None:
    error = refused(envelope(v=VERSION + 1))
    assert error.code is ErrorCode.UNSUPPORTED_VERSION
    assert error.values == {"got": str(VERSION + 1), "known": str(VERSION)}


def test_unknown_message_is_refused_without_echoing_all_of_it() -> None:
    error = refused(envelope(type="answer.steal" + "x" * 100))
    assert error.code is ErrorCode.UNKNOWN_MESSAGE
    assert len(error.values["type"]) == 64
    with pytest.raises(RefusedError):
        message_type("answer.steal")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (payload(attempt_id=1), "$.attempt_id"),
        (payload(epoch="1"), "$.epoch"),
        (payload(epoch=True), "$.epoch"),
        (payload(epoch=1.5), "$.epoch"),
        (payload(entries={}), "$.entries"),
        (payload(entries=[1]), "$.entries[0]"),
        (draft(seq=None), "$.entries[0].seq"),
        (draft(value=["1"]), "$.entries[0].value[0]"),
        (envelope(payload=[]), "array"),
        (envelope(payload=None), "null"),
        (envelope(payload={}), "attempt_id"),
    ],
)
def test_wrong_types_are_named(data: bytes, where: str) -> None:
    error = refused(data)
    assert error.code is ErrorCode.INVALID_FIELD
    assert where in error.values["detail"]
    assert error.values["type"] == "answer.save"


@pytest.mark.parametrize(
    "data",
    [
        payload(epoch=2**53),
        payload(epoch=-1),
        payload(epoch=10**300),
        payload(attempt_id="x" * 65),
        payload(entries=[frame(SaveAnswers)["payload"]["entries"][0]] * 201),
        draft(seq=0),
        draft(offset_ms=-1),
        draft(value=[0]),
        draft(value=[1001]),
        draft(value=[1] * 101),
        draft(item_id="x" * 65),
    ],
)
def test_values_out_of_bounds_are_refused(data: bytes) -> None:
    assert refused(data).code is ErrorCode.INVALID_FIELD


def test_oversized_frame_is_refused_unread() -> None:
    error = refused(b"x" * (MAX_FRAME_BYTES + 1))
    assert error.code is ErrorCode.MESSAGE_TOO_LARGE
    assert refused(b"x" * MAX_FRAME_BYTES).code is ErrorCode.MALFORMED


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_deep_nesting_is_refused_by_type(opening: bytes) -> None:
    deep = opening * (60_000 // len(opening))
    for data in (
        deep,
        b'{"v":1,"type":"answer.save","payload":' + deep,
        b'{"v":1,"type":"answer.save","new":' + deep,
    ):
        assert refused(data).code is ErrorCode.MALFORMED
    nested = b"[" * 20_000 + b"]" * 20_000
    with pytest.raises(RefusedError):
        decode_payload("answer.save", b'{"new":' + nested + b"}")


@given(st.binary(max_size=300))
@case(b"\x00")
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    assert refused(data).code is ErrorCode.MALFORMED


@given(st.sampled_from(MESSAGES), JSON)
def test_any_payload_is_decoded_or_refused(kind: type[Message], value: Any) -> None:
    data = json.dumps({"v": 1, "type": kind.spec.name, "payload": value})
    found = outcome(lambda: decode(data).message)
    assert isinstance(found, kind) or found in {ErrorCode.INVALID_FIELD, ErrorCode.MALFORMED}


@settings(max_examples=400)
@given(st.data())
def test_a_damaged_sample_is_decoded_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(TO_SERVER))
    text = bytearray(encode(example(kind), id="c1"))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    assert outcome(lambda: decode(bytes(text), MAX_FRAME_BYTES).message)


@given(st.sampled_from(TO_SERVER), st.data())
def test_a_field_of_any_kind_is_decoded_or_refused(
    kind: type[Message], data: st.DataObject
) -> None:
    parts = json.loads(encode_payload(example(kind)))
    name = data.draw(st.sampled_from(sorted(parts)))
    parts[name] = data.draw(JSON)
    found = outcome(lambda: decode_payload(kind.spec.name, json.dumps(parts).encode()))
    if isinstance(found, Message):
        assert msgspec.convert(msgspec.to_builtins(found), kind) == found
    else:
        assert found is ErrorCode.INVALID_FIELD


def test_samples_are_small_enough_for_a_server() -> None:
    for name, sample in samples().items():
        if name in {f"{kind.spec.name}.json" for kind in TO_SERVER}:
            assert len(json.dumps(sample)) < MAX_FRAME_BYTES
