"""All stores of one transaction."""

from typing import Generic, TypeVar

from server.stores.database.access import Access
from server.stores.database.answer_store import AnswerStore
from server.stores.database.approval_store import ApprovalStore
from server.stores.database.audit_store import AuditStore
from server.stores.database.candidate_store import CandidateStore
from server.stores.database.checkpoint_store import CheckpointStore
from server.stores.database.command_store import CommandStore
from server.stores.database.conflict_store import ConflictStore
from server.stores.database.dead_letter_store import DeadLetterStore
from server.stores.database.detection_store import DetectionStore
from server.stores.database.device_code_store import DeviceCodeStore
from server.stores.database.device_store import DeviceStore
from server.stores.database.duty_store import DutyStore
from server.stores.database.entitlement_store import EntitlementStore
from server.stores.database.event_store import EventStore
from server.stores.database.evidence_store import EvidenceStore
from server.stores.database.exam_store import ExamStore
from server.stores.database.follow_up_store import FollowUpStore
from server.stores.database.handled_store import HandledStore
from server.stores.database.incident_store import IncidentStore
from server.stores.database.integrity_store import IntegrityStore
from server.stores.database.log_store import LogStore
from server.stores.database.move_store import MoveStore
from server.stores.database.package_store import PackageStore
from server.stores.database.period_store import PeriodStore
from server.stores.database.plan_writer import PlanWriter
from server.stores.database.proposal_store import ProposalStore
from server.stores.database.reconciliation import Reconciliation
from server.stores.database.registration_store import RegistrationStore
from server.stores.database.release_code_store import ReleaseCodeStore
from server.stores.database.room_proposal_store import RoomProposalStore
from server.stores.database.room_store import RoomStore
from server.stores.database.sign_in_store import SignInStore
from server.stores.database.sitting_store import SittingStore
from server.stores.database.staff_store import StaffStore
from server.stores.database.statistics_store import StatisticsStore
from server.stores.database.store import Store
from server.stores.database.submission_store import SubmissionStore
from server.stores.database.time_act_store import TimeActStore
from server.stores.database.token_store import TokenStore
from server.stores.database.verdict_store import VerdictStore
from server.stores.database.warning_store import WarningStore

StoreT = TypeVar("StoreT", bound=Store)


class _Each(Generic[StoreT]):
    """Makes a store when it is first asked for, once per transaction."""

    def __init__(self, kind: type[StoreT]) -> None:
        self._kind = kind
        self._name = ""

    def __set_name__(self, owner: type["Stores"], name: str) -> None:
        self._name = name

    def __get__(self, stores: "Stores", owner: type["Stores"]) -> StoreT:
        store = self._kind(stores.access)
        vars(stores)[self._name] = store  # found before this descriptor from now on
        return store


class Stores:
    """Every store, over one access; a reading gives these, a unit of work adds recording."""

    # what is planned
    sittings = _Each(SittingStore)
    plans = _Each(PlanWriter)
    exams = _Each(ExamStore)
    packages = _Each(PackageStore)
    registrations = _Each(RegistrationStore)
    entitlements = _Each(EntitlementStore)
    staff = _Each(StaffStore)
    duties = _Each(DutyStore)
    devices = _Each(DeviceStore)
    device_codes = _Each(DeviceCodeStore)
    tokens = _Each(TokenStore)
    sign_ins = _Each(SignInStore)
    # what happens
    periods = _Each(PeriodStore)
    rooms = _Each(RoomStore)
    candidates = _Each(CandidateStore)
    answers = _Each(AnswerStore)
    conflicts = _Each(ConflictStore)
    submissions = _Each(SubmissionStore)
    incidents = _Each(IncidentStore)
    detections = _Each(DetectionStore)
    evidence = _Each(EvidenceStore)
    verdicts = _Each(VerdictStore)
    warnings = _Each(WarningStore)
    integrity = _Each(IntegrityStore)
    proposals = _Each(ProposalStore)
    approvals = _Each(ApprovalStore)
    room_proposals = _Each(RoomProposalStore)
    time_acts = _Each(TimeActStore)
    moves = _Each(MoveStore)
    commands = _Each(CommandStore)
    release_codes = _Each(ReleaseCodeStore)
    reconciliation = _Each(Reconciliation)
    # how it goes on
    events = _Each(EventStore)
    follow_ups = _Each(FollowUpStore)
    handled = _Each(HandledStore)
    dead_letters = _Each(DeadLetterStore)
    # what is kept about it
    audits = _Each(AuditStore)
    checkpoints = _Each(CheckpointStore)
    logs = _Each(LogStore)
    statistics = _Each(StatisticsStore)

    def __init__(self, access: Access) -> None:
        """Take the access of a transaction."""
        self.access = access
