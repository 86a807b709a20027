"""The golden samples: an older program of the same version still understands this one."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from common.protocol.base import Message
from common.protocol.codec import decode, decode_payload, encode
from common.protocol.registry import BY_NAME, MESSAGES, VERSION
from tests.helpers.instances import example
from tests.helpers.samples import FOLDER, ROOT, WORDS, has_only_grown, read, samples, text_of

STORED = sorted(path for path in ROOT.glob("v*/*.json") if path.name != WORDS)
AGAIN = "the wire changed: `make samples`, and raise VERSION if it refuses"


def stored_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_every_message_has_its_sample_and_no_sample_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == set(samples()), AGAIN


@pytest.mark.parametrize("name", sorted(samples()))
def test_sample_is_what_this_program_sends(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == text_of(samples()[name]), AGAIN


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.spec.name)
def test_sample_is_read_and_written_again_as_it_was(kind: type[Message]) -> None:
    stored = read(f"{kind.spec.name}.json")
    received = decode(json.dumps(stored))
    assert received.message == example(kind)
    found = received.envelope
    again = encode(received.message, id=found.id, seq=found.seq, ack=found.ack, ts=found.ts)
    assert json.loads(again) == stored


@pytest.mark.parametrize("path", STORED, ids=stored_name)
def test_samples_of_every_kept_version_still_decode(path: Path) -> None:
    stored = json.loads(path.read_text("utf-8"))
    assert stored["v"] == int(path.parent.name.removeprefix("v")) <= VERSION
    message = decode_payload(stored["type"], json.dumps(stored["payload"]).encode())
    assert isinstance(message, BY_NAME[stored["type"]])


def old_sample(**changes: Any) -> dict[str, Any]:
    sample = copy.deepcopy(read("answer.save.json"))
    sample["payload"].update(changes)
    return sample


def test_what_has_only_grown_needs_no_new_version() -> None:
    new = read("answer.save.json")
    assert has_only_grown("answer.save.json", new, new)
    less = read("candidate.release_hold.json")
    del less["payload"]["compensate"]  # as before that field existed: it has a default
    assert has_only_grown("x", less, read("candidate.release_hold.json"))


def test_what_an_older_program_would_misread_needs_a_new_version() -> None:
    new = read("answer.save.json")
    for old in (
        old_sample(gone=1),
        old_sample(epoch="1"),
        old_sample(epoch=1.0),
        old_sample(entries=[]),
        {**new, "type": "answer.keep"},
        {**new, "v": 0},
    ):
        assert not has_only_grown("answer.save.json", old, new)
    less = read("candidate.release_hold.json")
    del less["payload"]["kind"]  # a new field without a default
    assert not has_only_grown("x", less, read("candidate.release_hold.json"))


def test_a_changed_word_needs_a_new_version() -> None:
    words = read(WORDS)
    assert has_only_grown(WORDS, words, {**words, "NewKind": ["a"]})
    assert not has_only_grown(WORDS, words, {**words, "Stage": [*words["Stage"], "paused"]})
    assert not has_only_grown(WORDS, {**words, "Gone": ["a"]}, words)
