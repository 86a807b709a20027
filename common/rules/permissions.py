"""May this role do that: asked by the session, the managers, the REST handlers and the buttons."""

from collections.abc import Mapping

from common.core.errors import ErrorCode, RefusedError
from common.protocol import (
    candidates,
    commands,
    incidents,
    logs,
    moves,
    proctors,
    session,
    stages,
    time,
)
from common.protocol.base import Message
from common.protocol.vocabulary import HoldKind, Role, Stage
from common.rules.acts import Act, Grant
from common.rules.matrix import MATRIX, ROOMLESS
from common.rules.reasons import Reason

__all__ = ["ACT_OF", "MATRIX", "Act", "Grant", "act_of", "permit"]

ACT_OF: Mapping[type[Message], Act] = {
    session.Hello: Act.CONNECT,
    session.Heartbeat: Act.CONNECT,
    logs.ReportLog: Act.REPORT_LOG,
    stages.ChangePeriodStage: Act.CHANGE_PERIOD_STAGE,
    stages.ChangeRoomStage: Act.CHANGE_ROOM_STAGE,
    candidates.AdvanceProgress: Act.ADVANCE_PROGRESS,
    candidates.SetAttendance: Act.SET_ATTENDANCE,
    candidates.CheckIdentity: Act.CHECK_IDENTITY,
    candidates.ForceStart: Act.FORCE_START,
    candidates.PlaceHold: Act.PLACE_HOLD,
    candidates.ReleaseHold: Act.RELEASE_HOLD,
    candidates.ChangeTime: Act.CHANGE_TIME,
    time.AddTime: Act.CHANGE_TIME,
    time.UndoTime: Act.CHANGE_TIME,
    time.DecideProposal: Act.CHANGE_TIME,
    candidates.Withdraw: Act.CONFIRM_WITHDRAWAL,
    candidates.CheckOut: Act.CHECK_OUT,
    candidates.ProposeReopening: Act.REOPEN,
    commands.ShowReleaseCode: Act.RELEASE_HOLD,
    moves.AskFreeSeats: Act.MOVE_SEAT,
    moves.MoveSeat: Act.MOVE_SEAT,
    incidents.JudgeIncident: Act.JUDGE_INCIDENT,
    incidents.WarnCandidate: Act.WARN,
    proctors.ChangeProctorState: Act.CHANGE_DUTY,
}
"""The act of each message that staff may send."""

_HOLD_ACTS = {
    HoldKind.LOCK: Act.LOCK,
    HoldKind.PAUSE: Act.PAUSE,
    HoldKind.LEAVE: Act.LEAVE,
    HoldKind.MOVE: Act.MOVE_SEAT,
    HoldKind.ROOM: Act.SUSPEND_ROOM,
    HoldKind.SITTING: Act.SUSPEND_SITTING,
}


def act_of(message: Message) -> Act:
    """Return the act of a message of staff, as fine as the matrix knows it.

    Raises:
        RefusedError: FORBIDDEN when staff have no such message.
    """
    match message:
        case candidates.PlaceHold(kind=kind) if kind in _HOLD_ACTS:
            return _HOLD_ACTS[kind]
        case stages.ChangePeriodStage(to=Stage.SUSPENDED):
            return Act.SUSPEND_SITTING
        case stages.ChangePeriodStage(to=Stage.VOIDED):
            return Act.VOID
        case stages.ChangeRoomStage(to=Stage.SUSPENDED):
            return Act.SUSPEND_ROOM
        case _ if type(message) in ACT_OF:
            return ACT_OF[type(message)]
        case _:
            raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, act=message.spec.name)


def permit(role: Role, act: Act, *, own_room: bool, second_person: bool | None = None) -> Grant:
    """Return how far `role` may do `act`.

    A grant other than YES or OWN still has to be honoured by the caller (PROPOSES records a
    proposal, DELEGATED asks for the right, LIMITED for the limit).

    Args:
        role: who.
        act: what.
        own_room: whether the room concerned is one of the actor's own; proctors only.
        second_person: whether a second person stands beside; None asks for the grant alone.

    Raises:
        RefusedError: FORBIDDEN, FOREIGN_ROOM or SECOND_PERSON_NEEDED.
    """
    grant = MATRIX[act][role]
    if grant is Grant.NO:
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=role, act=act)
    if role is Role.PROCTOR and not own_room and act not in ROOMLESS:
        raise RefusedError(ErrorCode.FOREIGN_ROOM, Reason.OWN_ROOMS_ONLY, act=act)
    if grant is Grant.TWO_PERSON and second_person is False:
        raise RefusedError(ErrorCode.SECOND_PERSON_NEEDED, Reason.SECOND_PERSON, act=act)
    return grant
