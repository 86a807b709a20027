"""Who may write is read from the row; whoever comes back after another asks first."""

import pytest

from common.client.lease import LeaseStep, lease_step
from tests.helpers import exam_rows

W, G, B, S = LeaseStep.WAIT, LeaseStep.GO_ON, LeaseStep.BEGIN, LeaseStep.START_OVER


@pytest.mark.parametrize(
    ("device", "row_epoch", "own_epoch", "with_event", "with_snapshot"),
    [
        (None, 0, 0, W, W),  # before the first lease
        ("me", 1, 0, B, B),  # the first lease of all: nobody else can have written
        ("me", 1, 1, G, G),
        ("other", 1, 0, W, W),  # a second PC waits
        ("me", 2, 0, S, B),  # it got the lease: the first one has written
        ("other", 2, 1, W, W),  # the lease went away
        ("me", 3, 1, S, B),  # and came back
    ],
)
def test_what_a_row_means(
    device: str | None,
    row_epoch: int,
    own_epoch: int,
    with_event: LeaseStep,
    with_snapshot: LeaseStep,
) -> None:
    row = exam_rows.writing(device_id=device, epoch=row_epoch)
    assert lease_step(row, "me", own_epoch, fresh=False) is with_event
    assert lease_step(row, "me", own_epoch, fresh=True) is with_snapshot
