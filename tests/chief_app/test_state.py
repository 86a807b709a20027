"""The chief's state has a branch for every message that chiefs get."""

from typing import get_args

import pytest
from msgspec.structs import replace

from chief_app.state import Centre, ToChief
from common.protocol.base import Message
from common.protocol.registry import TO_CLIENT
from common.protocol.session import Welcome
from common.protocol.stages import PaperUnsealed
from common.protocol.vocabulary import Role, Stage
from common.rules.view_change import Part
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room
from tests.helpers.instances import example

FOR_CHIEFS = [kind for kind in TO_CLIENT if Role.CHIEF in kind.spec.receivers]


def _state(stages: tuple[Stage, ...] = (Stage.RUNNING,)) -> Centre:
    snapshot = running_room().snapshot()
    row = snapshot.periods[0]
    periods = tuple(
        replace(row, period_id=f"period-{at}", number=at, stage=stage)
        for at, stage in enumerate(stages, 1)
    )
    state = Centre()
    welcome = Welcome(
        connection_id="c",
        server_ms=s.NOW_MS,
        event_number=1,
        heartbeat_s=2,
        resumed=False,
        staff=replace(snapshot, periods=periods),
    )
    assert state.deliver(welcome).part is Part.ALL
    return state


def test_every_message_for_chiefs_has_a_branch() -> None:
    assert set(get_args(ToChief)) == set(FOR_CHIEFS)


@pytest.mark.parametrize("kind", FOR_CHIEFS, ids=lambda kind: kind.spec.name)
def test_every_message_can_be_applied_before_and_after_the_welcome(kind: type[Message]) -> None:
    message = example(kind)
    Centre().deliver(message)
    _state().deliver(message)


def test_a_message_for_candidates_changes_nothing() -> None:
    assert not _state().deliver(PaperUnsealed(package_id="p", key="k"))


def test_the_period_on_the_screen_is_the_chosen_one_else_the_one_of_now() -> None:
    state = _state((Stage.CLOSED, Stage.SEALED_IN))
    assert state.period is not None
    assert state.period.number == 1
    state.choose_period("period-2")
    assert state.period.number == 2
    assert [row.number for row in state.periods] == [1, 2]
