"""The explicit list of all messages; codec, routing, documents and tests are derived from it."""

from common.protocol import (
    answers,
    candidates,
    commands,
    incidents,
    logs,
    proctors,
    session,
    stages,
)
from common.protocol.base import Message

VERSION = 1
"""Version of the wire; raised when a golden sample changes its meaning."""

MESSAGES: tuple[type[Message], ...] = (
    session.Hello,
    session.Welcome,
    session.Heartbeat,
    session.HeartbeatAnswered,
    session.SeatLiveChanged,
    session.CommandAccepted,
    session.CommandRejected,
    session.AttachDevice,
    session.AttachStaff,
    session.DetachStaff,
    stages.ChangePeriodStage,
    stages.ChangeRoomStage,
    stages.PeriodStageChanged,
    stages.RoomStageChanged,
    stages.PaperUnsealed,
    candidates.AdvanceProgress,
    candidates.BeginSubmission,
    candidates.ReturnToExam,
    candidates.SetAttendance,
    candidates.CheckIdentity,
    candidates.ForceStart,
    candidates.PlaceHold,
    candidates.ReleaseHold,
    candidates.ChangeTime,
    candidates.Withdraw,
    candidates.CheckOut,
    candidates.CandidateChanged,
    commands.CommandChanged,
    commands.ReportCommand,
    commands.ExpireCommand,
    commands.ShowReleaseCode,
    commands.ReleaseCodeShown,
    commands.ReportRelease,
    answers.SaveAnswers,
    answers.AnswersRecorded,
    answers.SubmitAnswers,
    answers.SealAttempt,
    answers.AttemptSealed,
    answers.RecordSeal,
    incidents.ReportDetection,
    incidents.RaiseDetection,
    incidents.JudgeIncident,
    incidents.WarnCandidate,
    incidents.AcknowledgeWarning,
    incidents.IncidentChanged,
    incidents.IntegrityChanged,
    incidents.WarningChanged,
    proctors.ChangeProctorState,
    proctors.ProctorChanged,
    logs.ReportLog,
)

BY_NAME: dict[str, type[Message]] = {kind.spec.name: kind for kind in MESSAGES}
TO_SERVER: tuple[type[Message], ...] = tuple(k for k in MESSAGES if k.spec.senders)
TO_CLIENT: tuple[type[Message], ...] = tuple(k for k in MESSAGES if k.spec.audience)
