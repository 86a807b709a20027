"""Which parts a process runs."""

import pytest

from common.core.errors import SettingsError
from common.protocol.vocabulary import QueueName
from server.app.roles import parse_role


def test_all_is_everything() -> None:
    roles = parse_role("all")
    assert roles.alone
    assert roles.web
    assert roles.socket
    assert len(roles.managers) == 4


@pytest.mark.parametrize("role", ["web", "socket", "worker", "worker:state"])
def test_a_part_is_not_alone(role: str) -> None:
    assert not parse_role(role).alone


def test_a_worker_may_run_some_managers() -> None:
    assert parse_role("worker:state, answer").managers == {QueueName.STATE, QueueName.ANSWER}
    assert len(parse_role("worker").managers) == 4


@pytest.mark.parametrize("role", ["", "cook", "all:state", "web:state", "worker:", "worker:cook"])
def test_what_is_no_role_is_refused(role: str) -> None:
    with pytest.raises(SettingsError):
        parse_role(role)
