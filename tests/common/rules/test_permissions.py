"""The permission matrix, cell by cell as states.md 4.4 has it."""

from itertools import product
from typing import Any

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol import candidates, session, stages
from common.protocol.registry import TO_SERVER
from common.protocol.vocabulary import HoldKind, Role, Stage
from common.rules.permissions import ACT_OF, MATRIX, Act, Grant, act_of, permit
from tests.helpers.instances import example

STAFF = {Role.PROCTOR, Role.CHIEF, Role.ADMIN}
LETTERS = {
    "Y": Grant.YES,
    "-": Grant.NO,
    "own": Grant.OWN,
    "lim": Grant.LIMITED,
    "prop": Grant.PROPOSES,
    "del": Grant.DELEGATED,
    "two": Grant.TWO_PERSON,
    "appr": Grant.APPROVES,
    "emrg": Grant.EMERGENCY,
    "foll": Grant.FOLLOW_UP,
    "exch": Grant.EXCHANGES,
}
COLUMNS = (
    Role.CANDIDATE,
    Role.PROCTOR,
    Role.CHIEF,
    Role.ADMIN,
    Role.SYSTEM,
    Role.EXTERNAL,
    Role.AUDITOR,
)
TABLE = """
see_live              own  Y    Y    lim  -    -    -
check_identity        -    Y    Y    -    -    -    -
set_attendance        -    Y    Y    -    -    -    -
write_note            -    Y    Y    -    -    -    -
send_message          -    Y    Y    -    -    -    -
warn                  -    Y    Y    -    -    -    -
lock                  -    Y    Y    -    Y    -    -
place_hold            -    Y    Y    -    lim  -    -
release_hold          -    Y    Y    -    foll -    -
pause                 -    Y    Y    -    -    -    -
leave                 -    Y    Y    -    -    -    -
move_seat             -    Y    Y    -    -    -    -
change_time           -    lim  Y    -    prop -    -
suspend_room          -    Y    Y    -    prop -    -
suspend_sitting       -    -    Y    -    prop -    -
start                 -    del  Y    -    Y    -    -
force_submit          -    prop two  -    -    -    -
reopen                -    prop two  -    -    -    -
disqualify            -    prop two  -    -    -    -
void                  -    prop two  -    -    -    -
release_exit_code     -    prop Y    emrg -    -    -
import                -    -    appr Y    -    exch -
seal_package          -    -    appr Y    -    -    -
export                -    -    appr Y    -    exch -
purge                 -    -    appr Y    -    -    -
manage_users          -    -    appr Y    -    -    -
manage_devices        -    -    appr Y    -    -    -
read_answers          own  -    lim  lim  -    exch -
connect               own  Y    Y    -    -    -    -
report_log            own  Y    Y    -    Y    -    -
change_period_stage   -    -    Y    lim  lim  lim  -
change_room_stage     -    Y    lim  -    lim  -    -
advance_progress      own  lim  -    -    -    -    -
force_start           -    Y    -    -    -    -    -
confirm_withdrawal    -    Y    -    -    -    -    -
check_out             -    Y    -    -    -    -    -
judge_incident        -    Y    Y    -    -    -    -
change_duty           -    own  Y    -    foll -    -
read_audit            -    -    -    Y    -    -    Y
"""
CELLS = [
    (Act(line.split()[0]), role, LETTERS[cell])
    for line in TABLE.strip().splitlines()
    for role, cell in zip(COLUMNS, line.split()[1:], strict=True)
]


def test_the_table_names_every_act_and_role() -> None:
    assert {(act, role) for act, role, _ in CELLS} == set(product(Act, Role))
    assert {(act, role) for act in MATRIX for role in MATRIX[act]} == set(product(Act, Role))


@pytest.mark.parametrize(("act", "role", "grant"), CELLS)
def test_every_cell(act: Act, role: Role, grant: Grant) -> None:
    if grant is Grant.NO:
        with pytest.raises(RefusedError) as caught:
            permit(role, act, own_room=True)
        assert caught.value.code is ErrorCode.FORBIDDEN
        return
    assert permit(role, act, own_room=True) is grant


@pytest.mark.parametrize("act", list(Act))
def test_a_proctor_acts_in_own_rooms_only(act: Act) -> None:
    if MATRIX[act][Role.PROCTOR] is Grant.NO:
        return
    if act in {Act.CONNECT, Act.REPORT_LOG}:
        permit(Role.PROCTOR, act, own_room=False)
        return
    with pytest.raises(RefusedError) as caught:
        permit(Role.PROCTOR, act, own_room=False)
    assert caught.value.code is ErrorCode.FOREIGN_ROOM


def test_a_chief_acts_in_every_room() -> None:
    assert permit(Role.CHIEF, Act.LOCK, own_room=False) is Grant.YES


@pytest.mark.parametrize("act", [Act.FORCE_SUBMIT, Act.REOPEN, Act.DISQUALIFY, Act.VOID])
def test_acts_of_two_persons(act: Act) -> None:
    with pytest.raises(RefusedError) as caught:
        permit(Role.CHIEF, act, own_room=False, second_person=False)
    assert caught.value.code is ErrorCode.SECOND_PERSON_NEEDED
    assert permit(Role.CHIEF, act, own_room=False, second_person=True) is Grant.TWO_PERSON
    assert permit(Role.PROCTOR, act, own_room=True, second_person=False) is Grant.PROPOSES


def test_every_message_of_staff_has_its_act() -> None:
    assert set(ACT_OF) == {kind for kind in TO_SERVER if kind.spec.senders & STAFF}


@pytest.mark.parametrize("kind", list(ACT_OF))
def test_who_may_send_a_message_has_a_grant_for_it(kind: Any) -> None:
    for role in kind.spec.senders:
        assert MATRIX[ACT_OF[kind]][role] is not Grant.NO
    for role in set(Role) - kind.spec.senders - {Role.EXTERNAL, Role.SYSTEM}:
        assert MATRIX[ACT_OF[kind]][role] is Grant.NO


def _hold(kind: HoldKind) -> candidates.PlaceHold:
    return candidates.PlaceHold(attempt_id="a", kind=kind, version=1, reason="r")


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        (HoldKind.LOCK, Act.LOCK),
        (HoldKind.PAUSE, Act.PAUSE),
        (HoldKind.LEAVE, Act.LEAVE),
        (HoldKind.MOVE, Act.MOVE_SEAT),
        (HoldKind.ROOM, Act.SUSPEND_ROOM),
        (HoldKind.SITTING, Act.SUSPEND_SITTING),
        (HoldKind.RELOGIN, Act.PLACE_HOLD),
    ],
)
def test_holds_are_acts_of_their_own(kind: HoldKind, act: Act) -> None:
    assert act_of(_hold(kind)) is act


def test_stages_are_acts_of_their_own() -> None:
    def period_to(to: Stage) -> Act:
        return act_of(stages.ChangePeriodStage(period_id="p", to=to, version=1))

    def room_to(to: Stage) -> Act:
        return act_of(stages.ChangeRoomStage(room_period_id="r", to=to, version=1))

    assert period_to(Stage.SUSPENDED) is Act.SUSPEND_SITTING
    assert period_to(Stage.VOIDED) is Act.VOID
    assert period_to(Stage.OPEN) is Act.CHANGE_PERIOD_STAGE
    assert room_to(Stage.SUSPENDED) is Act.SUSPEND_ROOM
    assert room_to(Stage.BRIEFING) is Act.CHANGE_ROOM_STAGE


@pytest.mark.parametrize("kind", [k for k in TO_SERVER if k not in ACT_OF])
def test_what_staff_cannot_send_is_no_act(kind: Any) -> None:
    with pytest.raises(RefusedError) as caught:
        act_of(example(kind))
    assert caught.value.code is ErrorCode.FORBIDDEN
    assert session.Hello in ACT_OF
