"""All stores of one transaction."""

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
from server.stores.database.duty_store import DutyStore
from server.stores.database.event_store import EventStore
from server.stores.database.evidence_store import EvidenceStore
from server.stores.database.exam_store import ExamStore
from server.stores.database.follow_up_store import FollowUpStore
from server.stores.database.handled_store import HandledStore
from server.stores.database.incident_store import IncidentStore
from server.stores.database.integrity_store import IntegrityStore
from server.stores.database.log_store import LogStore
from server.stores.database.package_store import PackageStore
from server.stores.database.period_store import PeriodStore
from server.stores.database.plan_writer import PlanWriter
from server.stores.database.proposal_store import ProposalStore
from server.stores.database.reconciliation import Reconciliation
from server.stores.database.registration_store import RegistrationStore
from server.stores.database.room_store import RoomStore
from server.stores.database.sign_in_store import SignInStore
from server.stores.database.sitting_store import SittingStore
from server.stores.database.staff_store import StaffStore
from server.stores.database.statistics_store import StatisticsStore
from server.stores.database.submission_store import SubmissionStore
from server.stores.database.token_store import TokenStore
from server.stores.database.verdict_store import VerdictStore
from server.stores.database.warning_store import WarningStore


class Stores:
    """Every store, over one access; a reading gives these, a unit of work adds recording."""

    def __init__(self, access: Access) -> None:
        """Make the stores."""
        self.access = access
        # what is planned
        self.sittings = SittingStore(access)
        self.plans = PlanWriter(access)
        self.exams = ExamStore(access)
        self.packages = PackageStore(access)
        self.registrations = RegistrationStore(access)
        self.staff = StaffStore(access)
        self.duties = DutyStore(access)
        self.tokens = TokenStore(access)
        self.sign_ins = SignInStore(access)
        # what happens
        self.periods = PeriodStore(access)
        self.rooms = RoomStore(access)
        self.candidates = CandidateStore(access)
        self.answers = AnswerStore(access)
        self.conflicts = ConflictStore(access)
        self.submissions = SubmissionStore(access)
        self.incidents = IncidentStore(access)
        self.detections = DetectionStore(access)
        self.evidence = EvidenceStore(access)
        self.verdicts = VerdictStore(access)
        self.warnings = WarningStore(access)
        self.integrity = IntegrityStore(access)
        self.proposals = ProposalStore(access)
        self.approvals = ApprovalStore(access)
        self.commands = CommandStore(access)
        self.reconciliation = Reconciliation(access)
        # how it goes on
        self.events = EventStore(access)
        self.follow_ups = FollowUpStore(access)
        self.handled = HandledStore(access)
        self.dead_letters = DeadLetterStore(access)
        # what is kept about it
        self.audits = AuditStore(access)
        self.checkpoints = CheckpointStore(access)
        self.logs = LogStore(access)
        self.statistics = StatisticsStore(access)
