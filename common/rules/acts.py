"""What people and systems may do: each row of states.md 4.4 split into acts."""

from enum import StrEnum


class Act(StrEnum):
    """One thing that somebody may be allowed to do."""

    # see live seat data
    SEE_LIVE = "see_live"
    # verify ID, attendance, notes, message
    CHECK_IDENTITY = "check_identity"
    SET_ATTENDANCE = "set_attendance"
    WRITE_NOTE = "write_note"
    SEND_MESSAGE = "send_message"
    # warn, lock, release, pause, leave, move seat
    WARN = "warn"
    LOCK = "lock"
    PLACE_HOLD = "place_hold"
    RELEASE_HOLD = "release_hold"
    PAUSE = "pause"
    LEAVE = "leave"
    MOVE_SEAT = "move_seat"
    # add incident time
    CHANGE_TIME = "change_time"
    # suspend own room / whole sitting
    SUSPEND_ROOM = "suspend_room"
    SUSPEND_SITTING = "suspend_sitting"
    # start
    START = "start"
    # force submit, reopen, DQ confirm, void
    FORCE_SUBMIT = "force_submit"
    REOPEN = "reopen"
    DISQUALIFY = "disqualify"
    VOID = "void"
    # release exit code
    RELEASE_EXIT_CODE = "release_exit_code"
    # import, seal, export, purge, users, devices
    IMPORT = "import"
    SEAL_PACKAGE = "seal_package"
    EXPORT = "export"
    PURGE = "purge"
    MANAGE_USERS = "manage_users"
    MANAGE_DEVICES = "manage_devices"
    # read answers content
    READ_ANSWERS = "read_answers"
    # commands that the rows above do not name
    CONNECT = "connect"
    REPORT_LOG = "report_log"
    CHANGE_PERIOD_STAGE = "change_period_stage"
    CHANGE_ROOM_STAGE = "change_room_stage"
    ADVANCE_PROGRESS = "advance_progress"
    FORCE_START = "force_start"
    CONFIRM_WITHDRAWAL = "confirm_withdrawal"
    CHECK_OUT = "check_out"
    JUDGE_INCIDENT = "judge_incident"
    CHANGE_DUTY = "change_duty"
    READ_AUDIT = "read_audit"


class Grant(StrEnum):
    """How far somebody may.

    YES          without more (a proctor: in the own rooms)
    NO           not at all
    OWN          what is one's own (a candidate)
    LIMITED      within a limit that the act's own rule checks (minutes, health figures, counts)
    PROPOSES     may ask for it; another decides
    DELEGATED    only with a right given for the day
    TWO_PERSON   only together with a second person
    APPROVES     releases what another does
    EMERGENCY    in an emergency, logged as one
    FOLLOW_UP    the system, only to finish what a person decided
    EXCHANGES    the external system, through its interface
    """

    YES = "yes"
    NO = "no"
    OWN = "own"
    LIMITED = "limited"
    PROPOSES = "proposes"
    DELEGATED = "delegated"
    TWO_PERSON = "two_person"
    APPROVES = "approves"
    EMERGENCY = "emergency"
    FOLLOW_UP = "follow_up"
    EXCHANGES = "exchanges"
