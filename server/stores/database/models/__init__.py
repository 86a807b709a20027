"""The tables, one file each, in the four groups of the database server.

Master data: centres, rooms, seats, devices, device_codes, groups, group_rooms, exams, exam_periods,
    subjects, items, forms, sittings, sitting_exams, sitting_periods, room_periods, candidates,
    candidate_names, registrations, staff, duties, tokens, packages.

History: attempts, leases, answer_entries, latest_answers, answer_heads, answer_conflicts,
    submissions, scores, incidents, detections, evidence, verdicts, warnings, integrity,
    proposals, approvals, time_acts, moves, commands, release_codes, events, counters, follow_ups,
    handled_commands, dead_letters.

Log: audit_entries, checkpoints, log_lines, sign_ins.

Statistics: answer_statistics, incident_statistics, log_statistics.

Importing this package makes all of them known to `Base.metadata`.
"""

from server.stores.database.models.answer_conflict_row import AnswerConflictRow
from server.stores.database.models.answer_entry_row import AnswerEntryRow
from server.stores.database.models.answer_head_row import AnswerHeadRow
from server.stores.database.models.answer_statistics_row import AnswerStatisticsRow
from server.stores.database.models.approval_row import ApprovalRow
from server.stores.database.models.attempt_row import AttemptRow
from server.stores.database.models.audit_entry_row import AuditEntryRow
from server.stores.database.models.base import Base
from server.stores.database.models.centre_row import CentreRow
from server.stores.database.models.checkpoint_row import CheckpointRow
from server.stores.database.models.command_row import CommandRow
from server.stores.database.models.counter_row import CounterRow
from server.stores.database.models.dead_letter_row import DeadLetterRow
from server.stores.database.models.detection_row import DetectionRow
from server.stores.database.models.device_code_row import DeviceCodeRow
from server.stores.database.models.device_row import DeviceRow
from server.stores.database.models.duty_row import DutyRow
from server.stores.database.models.event_row import EventRow
from server.stores.database.models.evidence_row import EvidenceRow
from server.stores.database.models.exam_period_row import ExamPeriodRow
from server.stores.database.models.exam_row import ExamRow
from server.stores.database.models.follow_up_row import FollowUpRow
from server.stores.database.models.form_row import FormRow
from server.stores.database.models.group_room_row import GroupRoomRow
from server.stores.database.models.group_row import GroupRow
from server.stores.database.models.handled_row import HandledRow
from server.stores.database.models.incident_row import IncidentRow
from server.stores.database.models.incident_statistics_row import IncidentStatisticsRow
from server.stores.database.models.integrity_row import IntegrityRow
from server.stores.database.models.item_row import ItemRow
from server.stores.database.models.latest_answer_row import LatestAnswerRow
from server.stores.database.models.lease_row import LeaseRow
from server.stores.database.models.log_line_row import LogLineRow
from server.stores.database.models.log_statistics_row import LogStatisticsRow
from server.stores.database.models.move_row import MoveRow
from server.stores.database.models.name_index_row import NameIndexRow
from server.stores.database.models.package_row import PackageRow
from server.stores.database.models.person_row import PersonRow
from server.stores.database.models.proposal_row import ProposalRow
from server.stores.database.models.registration_row import RegistrationRow
from server.stores.database.models.release_code_row import ReleaseCodeRow
from server.stores.database.models.room_period_row import RoomPeriodRow
from server.stores.database.models.room_row import RoomRow
from server.stores.database.models.score_row import ScoreRow
from server.stores.database.models.seat_row import SeatRow
from server.stores.database.models.sign_in_row import SignInRow
from server.stores.database.models.sitting_exam_row import SittingExamRow
from server.stores.database.models.sitting_period_row import SittingPeriodRow
from server.stores.database.models.sitting_row import SittingRow
from server.stores.database.models.staff_row import StaffRow
from server.stores.database.models.subject_row import SubjectRow
from server.stores.database.models.submission_row import SubmissionRow
from server.stores.database.models.time_act_row import TimeActRow
from server.stores.database.models.token_row import TokenRow
from server.stores.database.models.verdict_row import VerdictRow
from server.stores.database.models.warning_row import WarningRow

__all__ = [
    "AnswerConflictRow",
    "AnswerEntryRow",
    "AnswerHeadRow",
    "AnswerStatisticsRow",
    "ApprovalRow",
    "AttemptRow",
    "AuditEntryRow",
    "Base",
    "CentreRow",
    "CheckpointRow",
    "CommandRow",
    "CounterRow",
    "DeadLetterRow",
    "DetectionRow",
    "DeviceCodeRow",
    "DeviceRow",
    "DutyRow",
    "EventRow",
    "EvidenceRow",
    "ExamPeriodRow",
    "ExamRow",
    "FollowUpRow",
    "FormRow",
    "GroupRoomRow",
    "GroupRow",
    "HandledRow",
    "IncidentRow",
    "IncidentStatisticsRow",
    "IntegrityRow",
    "ItemRow",
    "LatestAnswerRow",
    "LeaseRow",
    "LogLineRow",
    "LogStatisticsRow",
    "MoveRow",
    "NameIndexRow",
    "PackageRow",
    "PersonRow",
    "ProposalRow",
    "RegistrationRow",
    "ReleaseCodeRow",
    "RoomPeriodRow",
    "RoomRow",
    "ScoreRow",
    "SeatRow",
    "SignInRow",
    "SittingExamRow",
    "SittingPeriodRow",
    "SittingRow",
    "StaffRow",
    "SubjectRow",
    "SubmissionRow",
    "TimeActRow",
    "TokenRow",
    "VerdictRow",
    "WarningRow",
]
