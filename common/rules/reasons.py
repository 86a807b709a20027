"""Every finer reason of a refusal: the text of `error.<reason>` must exist in each catalogue."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something is not allowed now; the values named beside it come with the refusal."""

    # who may
    ROLE = "permission.role"  # role, act
    OWN_ROOMS_ONLY = "permission.own_rooms_only"  # act
    NOT_DELEGATED = "permission.not_delegated"
    NOT_OWN_DUTY = "permission.not_own_duty"
    CHIEF_RELEASES = "permission.chief_releases"
    SECOND_PERSON = "permission.second_person"
    SECOND_PERSON_ADMIN = "permission.second_person_admin"
    # from where
    STAGE = "transition.stage"  # source, target
    NEVER_RESUMES = "transition.never_resumes"  # source
    STATE = "transition.state"  # source, target
    UNCHANGED = "transition.unchanged"
    NOT_HELD = "transition.not_held"  # kind
    ALREADY_HELD = "transition.already_held"  # kind
    # guards of a period
    NOT_VERIFIED = "guard.not_verified"  # failed
    SHORT_ALLOWANCE = "guard.short_allowance"  # count, seats
    SHORT_LATEST_END = "guard.short_latest_end"  # count, seats
    SHORT_NEXT_PERIOD = "guard.short_next_period"  # count, seats
    SHORT_SIGN_IN = "guard.short_sign_in"  # count, seats
    REAL_CANDIDATES = "guard.real_candidates"  # count
    DOCTOR_NOT_GREEN = "guard.doctor_not_green"
    NOT_ARMED = "guard.not_armed"
    TOO_EARLY = "guard.too_early"  # seconds
    ROOMS_WITHOUT_PROCTOR = "guard.rooms_without_proctor"  # rooms
    NO_ROOM = "guard.no_room"
    NOBODY_VERIFIED = "guard.nobody_verified"
    ROOMS_NOT_REPORTED = "guard.rooms_not_reported"  # rooms
    KEY_NOT_READY = "guard.key_not_ready"
    KEY_RELEASED = "guard.key_released"
    STILL_OPEN = "guard.still_open"  # count
    UNSENT_JOURNALS = "guard.unsent_journals"  # seats
    DRAINING = "guard.draining"  # seconds
    DIFFERENCES = "guard.differences"  # lines
    OUTBOX_NOT_EMPTY = "guard.outbox_not_empty"  # count
    RETENTION_NOT_SET = "guard.retention_not_set"
    BACKUP_NOT_VERIFIED = "guard.backup_not_verified"
    EXTERNAL_ID = "guard.external_id"
    NO_EVIDENCE = "guard.no_evidence"
    # guards of a room
    AHEAD_OF_PERIOD = "guard.ahead_of_period"  # period
    PERIOD_OVER = "guard.period_over"  # period
    NO_PROCTOR_ON_DUTY = "guard.no_proctor_on_duty"
    # guards of a candidate
    ROOM_STAGE = "guard.room_stage"  # stage
    LATE_LIMIT = "guard.late_limit"
    WAS_CONNECTED = "guard.was_connected"
    NOT_PRESENT = "guard.not_present"
    ENTRY_REFUSED = "guard.entry_refused"
    MARKED_ABSENT = "guard.marked_absent"
    ALREADY_STARTED = "guard.already_started"
    NOT_STARTED = "guard.not_started"
    ATTEMPT_OVER = "guard.attempt_over"
    WRONG_SEAT = "guard.wrong_seat"
    IDENTITY_NOT_VERIFIED = "guard.identity_not_verified"
    IDENTITY_DEFERRED = "guard.identity_deferred"
    SELF_TEST_FAILED = "guard.self_test_failed"
    PAPER_SEALED = "guard.paper_sealed"
    HELD = "guard.held"  # kinds
    CLOCK_STOPPED = "guard.clock_stopped"
    NO_TIME_LEFT = "guard.no_time_left"
    TIME_LEFT = "guard.time_left"  # seconds
    IN_SUBMISSION = "guard.in_submission"
    NOT_SUSPENDED = "guard.not_suspended"
    STILL_SUSPENDED = "guard.still_suspended"
    LEAVES_USED_UP = "guard.leaves_used_up"  # limit
    TARGET_SEAT = "guard.target_seat"
    VERDICT_NEEDED = "guard.verdict_needed"
    SEAT_HAS_LEASE = "guard.seat_has_lease"
    COMMANDS_WAIT = "guard.commands_wait"  # limit, seats
    NO_CODE_FOR_THIS = "guard.no_code_for_this"
    # time
    TIME_PART = "time.part"  # part
    TIME_LIMIT = "time.limit"  # minutes
    TIME_TOO_SHORT = "time.too_short"
    TIME_USED = "time.used"
    TIME_NOBODY = "time.nobody"
    TIME_UNDONE = "time.undone"
    TIME_OF_OTHERS = "time.of_others"
    DECIDED = "time.decided"
    PROPOSED = "time.proposed"
    # fair conduct
    UNKNOWN_DETECTION = "integrity.unknown_detection"  # detection
    SCORE_TOO_LOW = "integrity.score_too_low"
    EVIDENCE_NOT_VIEWED = "integrity.evidence_not_viewed"
    NO_WARNING_YET = "integrity.no_warning_yet"
    TECHNICAL = "integrity.technical"
    RECONCILED = "integrity.reconciled"
    # duty
    NO_SUCCESSOR = "duty.no_successor"
    SUCCESSOR_NOT_HERE = "duty.successor_not_here"
    ROOM_NOT_CLOSED = "duty.room_not_closed"
