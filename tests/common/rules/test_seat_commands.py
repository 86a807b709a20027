"""Commands to seats only go forward, and a seat knows when one is done."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import (
    CommandFailure,
    CommandKind,
    CommandState,
    HoldKind,
)
from common.rules.release_codes import FREE_TRIES, MOST_TRIES, wait_s
from common.rules.seat_commands import (
    OPEN,
    SHOWN_PER_SEAT,
    TTL_MS,
    CommandTable,
    Effect,
    SeatCommands,
    effect,
    expired,
    reported,
)
from tests.common.rules.staff_rows import candidate
from tests.helpers.exam_rows import HOUR, NOW, command, hold

SAID = [
    (CommandState.DELIVERED, None),
    (CommandState.DONE, None),
    (CommandState.FAILED, CommandFailure.NOT_SHOWN),
]


@pytest.mark.parametrize("order", list(permutations(SAID)))
def test_states_only_go_forward_whatever_comes_in_which_order(
    order: tuple[tuple[CommandState, CommandFailure | None], ...],
) -> None:
    row = command()
    final = None
    for state, failure in (*order, *order):
        row = reported(row, state, failure, NOW + 5)
        final = final or (row if row.state not in OPEN else None)
        assert final is None or row == final
    assert final is not None
    assert (final.failure is not None) == (final.state is CommandState.FAILED)


def test_each_step_is_one_version() -> None:
    delivered = reported(command(), CommandState.DELIVERED, None, NOW + 5)
    assert (delivered.version, delivered.changed_ms) == (2, NOW + 5)
    assert reported(delivered, CommandState.DELIVERED, None, NOW + 9) == delivered


@pytest.mark.parametrize(
    ("state", "failure"),
    [
        (CommandState.WAITING, None),
        (CommandState.EXPIRED, None),
        (CommandState.FAILED, None),
        (CommandState.DONE, CommandFailure.NOT_SHOWN),
    ],
)
def test_what_no_seat_may_say_is_refused(
    state: CommandState, failure: CommandFailure | None
) -> None:
    with pytest.raises(RefusedError) as refusal:
        reported(command(), state, failure, NOW)
    assert refusal.value.code is ErrorCode.INVALID_FIELD


def test_a_command_expires_at_its_moment_and_only_while_it_is_open() -> None:
    row = command()
    assert expired(row, row.expires_ms - 1) == row
    late = expired(row, row.expires_ms)
    assert (late.state, late.version) == (CommandState.EXPIRED, 2)
    done = reported(row, CommandState.DONE, None, NOW)
    assert expired(done, row.expires_ms) == done
    assert reported(late, CommandState.DONE, None, NOW) == late


def test_every_kind_has_a_time_to_live() -> None:
    assert set(TTL_MS) == set(CommandKind)


HELD = candidate(1, version=5, holds=(hold(HoldKind.LOCK),))
FREE = candidate(1, version=5)
RELEASE = command(kind=CommandKind.RELEASE, row_version=5)


@pytest.mark.parametrize(
    ("order", "row", "found"),
    [
        (command(row_version=5), HELD, Effect.DONE),
        (command(row_version=6), HELD, Effect.NOT_YET),
        (command(row_version=4), FREE, Effect.SUPERSEDED),
        (RELEASE, FREE, Effect.DONE),
        (RELEASE, HELD, Effect.SUPERSEDED),
        (RELEASE, replace(HELD, version=4), Effect.NOT_YET),
        (command(kind=CommandKind.TIME, hold=None, row_version=5), HELD, Effect.DONE),
        (command(kind=CommandKind.TIME, hold=None, row_version=6), HELD, Effect.NOT_YET),
        (command(kind=CommandKind.WARN, hold=None, subject="w1"), FREE, Effect.DONE),
        (command(kind=CommandKind.WARN, hold=None, subject="w2"), FREE, Effect.NOT_YET),
    ],
)
def test_a_seat_sees_when_a_command_is_done(order: object, row: object, found: Effect) -> None:
    assert effect(order, row, ["w1"]) is found  # type: ignore[arg-type]


def test_a_seat_keeps_what_waits_and_drops_what_is_settled() -> None:
    seat = SeatCommands((command(2), command(1)))
    assert [row.command_id for row in seat.rows()] == ["command-1", "command-2"]
    assert not seat.put(command(1))
    assert seat.put(command(1, state=CommandState.DELIVERED, version=2))
    assert seat.put(command(1, state=CommandState.DONE, version=3))
    assert not seat.put(command(1, state=CommandState.DONE, version=3))
    assert [row.command_id for row in seat.rows()] == ["command-2"]


def test_a_console_keeps_the_newest_of_a_seat() -> None:
    table = CommandTable(command(number) for number in range(1, SHOWN_PER_SEAT + 1))
    assert table.put(command(SHOWN_PER_SEAT + 1))
    assert not table.put(command(1, state=CommandState.DONE, version=9)), "too old to be shown"
    shown = [row.command_id for row in table.of("attempt-1")]
    assert shown == [f"command-{n}" for n in range(SHOWN_PER_SEAT + 1, 1, -1)]
    assert table.of("attempt-2") == ()


def test_the_wait_after_wrong_codes_grows_and_ends() -> None:
    assert [wait_s(wrong) for wrong in range(FREE_TRIES)] == [0] * FREE_TRIES
    waits = [wait_s(wrong) for wrong in range(FREE_TRIES, MOST_TRIES)]
    assert waits == sorted(waits)
    assert 0 < waits[0] < waits[-1] <= HOUR // 1000
