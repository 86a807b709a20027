"""Nothing is forgotten: whatever a message needs to travel is declared."""

import inspect
import re

import pytest

from common.protocol import (
    answers,
    candidates,
    commands,
    incidents,
    logs,
    moves,
    proctors,
    registry,
    session,
    stages,
    time,
)
from common.protocol.base import EVERYBODY, STAFF, Audience, Delivery, Message
from common.protocol.registry import BY_NAME, MESSAGES, TO_CLIENT, TO_SERVER
from common.protocol.vocabulary import QueueName, Role

TOPICS = (answers, candidates, commands, incidents, logs, moves, proctors, session, stages, time)
IN_SESSION = {"session.hello", "session.heartbeat"}
"""What the session answers itself, without a queue."""


def name_of(kind: type[Message]) -> str:
    return kind.spec.name


every = pytest.mark.parametrize("kind", MESSAGES, ids=name_of)
every_to_server = pytest.mark.parametrize("kind", TO_SERVER, ids=name_of)
every_to_client = pytest.mark.parametrize("kind", TO_CLIENT, ids=name_of)


def test_every_message_class_is_registered_once() -> None:
    written = {
        kind
        for topic in TOPICS
        for _, kind in inspect.getmembers(topic, inspect.isclass)
        if issubclass(kind, Message) and kind is not Message
    }
    assert written == set(MESSAGES)
    assert len(MESSAGES) == len(set(MESSAGES))


def test_every_module_of_the_registry_is_looked_through() -> None:
    imported = {m for _, m in inspect.getmembers(registry, inspect.ismodule)}
    assert imported == set(TOPICS)


def test_wire_names_are_unique() -> None:
    names = [kind.spec.name for kind in MESSAGES]
    assert len(set(names)) == len(names) == len(BY_NAME)


@every
def test_wire_name_is_topic_and_verb(kind: type[Message]) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(_[a-z]+)*", kind.spec.name)


@every
def test_topic_is_that_of_the_file(kind: type[Message]) -> None:
    assert kind.__module__.rpartition(".")[2].removesuffix("s") == kind.spec.name.split(".")[0]


@every
def test_message_goes_one_way(kind: type[Message]) -> None:
    assert (kind in TO_SERVER) != (kind in TO_CLIENT)


@every
def test_message_is_frozen_named_by_field_and_explained(kind: type[Message]) -> None:
    assert kind.__struct_config__.frozen
    assert not kind.__struct_config__.forbid_unknown_fields
    assert kind.__struct_config__.tag is None
    with pytest.raises(TypeError):
        kind("positional")
    assert len((kind.__doc__ or "").strip()) > 10


@every_to_server
def test_to_server_message_has_senders_and_a_handler(kind: type[Message]) -> None:
    spec = kind.spec
    assert spec.senders
    assert not spec.receivers
    assert (spec.queue is None) == (spec.name in IN_SESSION)
    assert spec.queue is not QueueName.SOCKET


@every_to_client
def test_to_client_message_has_audience_and_receivers(kind: type[Message]) -> None:
    spec = kind.spec
    assert spec.receivers
    assert spec.receivers <= EVERYBODY
    assert spec.queue is None
    if spec.audience is Audience.STAFF:
        assert spec.receivers == STAFF
    if spec.audience is Audience.ROOM_CANDIDATES:
        assert spec.receivers == {Role.CANDIDATE}
    if spec.audience in {Audience.CANDIDATE_AND_STAFF, Audience.ROOM_AND_STAFF}:
        assert spec.receivers == EVERYBODY


@every_to_client
def test_one_connection_gets_replies_only(kind: type[Message]) -> None:
    # The event log cannot know a connection: what is durable must have another audience.
    if kind.spec.audience is Audience.CONNECTION:
        assert kind.spec.delivery is Delivery.REPLY


@every_to_server
def test_a_candidate_can_only_act_for_an_attempt(kind: type[Message]) -> None:
    if Role.CANDIDATE in kind.spec.senders and kind.spec.queue in {
        QueueName.STATE,
        QueueName.ANSWER,
    }:
        assert "attempt_id" in kind.__struct_fields__


@every_to_server
def test_a_state_command_names_the_version_it_saw(kind: type[Message]) -> None:
    staff_only = Role.CANDIDATE not in kind.spec.senders and kind.spec.senders & STAFF
    if kind.spec.queue is QueueName.STATE and staff_only and kind is not moves.AskFreeSeats:
        assert "version" in kind.__struct_fields__
