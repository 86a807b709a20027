"""Which period is the one of now, and whose duties still last."""

import pytest
from msgspec.structs import replace

from common.console.rows.periods import current_period, duties_of
from common.protocol.vocabulary import ProctorState, Stage
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import running_room


@pytest.mark.parametrize(
    ("first", "second", "now"),
    [
        (Stage.SEALED_IN, Stage.SEALED_IN, 1),
        (Stage.RUNNING, Stage.SEALED_IN, 1),
        (Stage.CLOSED, Stage.SEALED_IN, 1),
        (Stage.CLOSED, Stage.OPEN, 2),
        (Stage.RECONCILED, Stage.RUNNING, 2),
        (Stage.CANCELLED, Stage.SEALED_IN, 2),
        (Stage.CANCELLED, Stage.CANCELLED, 1),
    ],
)
def test_the_last_opened_period_is_the_one_of_now(first: Stage, second: Stage, now: int) -> None:
    snapshot = running_room().snapshot()
    row = replace(snapshot.periods[0], stage=first)
    other = replace(row, period_id="period-2", number=2, stage=second)
    found = current_period(StaffView(replace(snapshot, periods=(other, row))))
    assert found is not None
    assert found.number == now


@pytest.mark.parametrize("state", list(ProctorState))
def test_a_duty_lasts_until_it_is_handed_over_or_signed_off(state: ProctorState) -> None:
    sample = running_room()
    sample.proctors[0] = replace(sample.proctors[0], state=state)
    over = state in {ProctorState.HANDED_OVER, ProctorState.SIGNED_OFF}
    assert len(duties_of(StaffView(sample.snapshot()), "staff-1")) == (0 if over else 1)
