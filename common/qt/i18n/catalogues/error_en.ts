<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>error</name>
    <message>
        <source>error.already_sealed</source>
        <translation>It has already been submitted.</translation>
    </message>
    <message>
        <source>error.answer.root_differs</source>
        <translation>The answers on this PC differ from those on the server. Please call the proctor.</translation>
    </message>
    <message>
        <source>error.answer.unsent</source>
        <translation>{count} changes have not reached the server yet. Please hand in again in a moment.</translation>
    </message>
    <message>
        <source>error.browser</source>
        <translation>A browser cannot connect here.</translation>
    </message>
    <message>
        <source>error.code_expired</source>
        <translation>This enrolment code has ended.</translation>
    </message>
    <message>
        <source>error.code_locked</source>
        <translation>This enrolment code was tried too often.</translation>
    </message>
    <message>
        <source>error.code_used</source>
        <translation>This enrolment code was used already.</translation>
    </message>
    <message>
        <source>error.deadline_passed</source>
        <translation>The time has passed.</translation>
    </message>
    <message>
        <source>error.device_in_use</source>
        <translation>A PC with the same key is connected already.</translation>
    </message>
    <message>
        <source>error.device_not_enrolled</source>
        <translation>This PC is not enrolled yet. Enter an enrolment code.</translation>
    </message>
    <message>
        <source>error.device_proof</source>
        <translation>This PC's key is not right. It has to be enrolled again.</translation>
    </message>
    <message>
        <source>error.device_refused</source>
        <translation>This PC is not enrolled at this centre.</translation>
    </message>
    <message>
        <source>error.device_revoked</source>
        <translation>This PC was revoked. It needs a new enrolment code.</translation>
    </message>
    <message>
        <source>error.duty.no_successor</source>
        <translation>Choose who takes over.</translation>
    </message>
    <message>
        <source>error.duty.room_not_closed</source>
        <translation>Sign off once the room is closed.</translation>
    </message>
    <message>
        <source>error.duty.successor_not_here</source>
        <translation>The successor is not signed in.</translation>
    </message>
    <message>
        <source>error.forbidden</source>
        <translation>You do not have permission for this.</translation>
    </message>
    <message>
        <source>error.foreign_attempt</source>
        <translation>This belongs to another candidate.</translation>
    </message>
    <message>
        <source>error.foreign_device</source>
        <translation>This PC is not registered at this centre.</translation>
    </message>
    <message>
        <source>error.foreign_room</source>
        <translation>This is not your room.</translation>
    </message>
    <message>
        <source>error.guard.ahead_of_period</source>
        <translation>The chief has not opened this stage yet.</translation>
    </message>
    <message>
        <source>error.guard.already_started</source>
        <translation>The exam has begun already.</translation>
    </message>
    <message>
        <source>error.guard.attempt_over</source>
        <translation>This attempt is over.</translation>
    </message>
    <message>
        <source>error.guard.backup_not_verified</source>
        <translation>No backup was verified.</translation>
    </message>
    <message>
        <source>error.guard.clock_stopped</source>
        <translation>The clock stands still.</translation>
    </message>
    <message>
        <source>error.guard.commands_wait</source>
        <translation>{limit} commands already wait for this seat. Try again when the seat is connected.</translation>
    </message>
    <message>
        <source>error.guard.differences</source>
        <translation>Attendance and answers do not add up for some seats.</translation>
    </message>
    <message>
        <source>error.guard.doctor_not_green</source>
        <translation>The server check is not green. State a reason to go on.</translation>
    </message>
    <message>
        <source>error.guard.draining</source>
        <translation>Late answers may still come for {seconds}.</translation>
    </message>
    <message>
        <source>error.guard.entry_refused</source>
        <translation>Entry was refused.</translation>
    </message>
    <message>
        <source>error.guard.external_id</source>
        <translation>The external system's number is needed.</translation>
    </message>
    <message>
        <source>error.guard.held</source>
        <translation>Release the hold first.</translation>
    </message>
    <message>
        <source>error.guard.identity_deferred</source>
        <translation>A deferred identity check has to be solved first.</translation>
    </message>
    <message>
        <source>error.guard.identity_not_verified</source>
        <translation>Identity is not verified yet.</translation>
    </message>
    <message>
        <source>error.guard.in_submission</source>
        <translation>The candidate is handing in.</translation>
    </message>
    <message>
        <source>error.guard.key_not_ready</source>
        <translation>The key of this period is not here.</translation>
    </message>
    <message>
        <source>error.guard.key_released</source>
        <translation>The paper was opened already.</translation>
    </message>
    <message>
        <source>error.guard.late_limit</source>
        <translation>Entry is closed.</translation>
    </message>
    <message>
        <source>error.guard.leaves_used_up</source>
        <translation>{limit} leaves at most.</translation>
    </message>
    <message>
        <source>error.guard.marked_absent</source>
        <translation>The candidate is marked absent.</translation>
    </message>
    <message>
        <source>error.guard.no_code_for_this</source>
        <translation>This hold cannot be released by a code.</translation>
    </message>
    <message>
        <source>error.guard.no_evidence</source>
        <translation>Evidence is needed.</translation>
    </message>
    <message>
        <source>error.guard.no_proctor_on_duty</source>
        <translation>No proctor is on duty.</translation>
    </message>
    <message>
        <source>error.guard.no_room</source>
        <translation>No room has a proctor on duty.</translation>
    </message>
    <message>
        <source>error.guard.no_time_left</source>
        <translation>No time is left.</translation>
    </message>
    <message>
        <source>error.guard.nobody_verified</source>
        <translation>No candidate is verified yet.</translation>
    </message>
    <message>
        <source>error.guard.not_armed</source>
        <translation>Starting by the clock is not armed.</translation>
    </message>
    <message>
        <source>error.guard.not_present</source>
        <translation>The candidate is not here yet.</translation>
    </message>
    <message>
        <source>error.guard.not_started</source>
        <translation>The exam has not begun.</translation>
    </message>
    <message>
        <source>error.guard.not_suspended</source>
        <translation>The room is not suspended.</translation>
    </message>
    <message>
        <source>error.guard.not_verified</source>
        <translation>The package is not verified.</translation>
    </message>
    <message>
        <source>error.guard.outbox_not_empty</source>
        <translation>{count} items are not acknowledged.</translation>
    </message>
    <message>
        <source>error.guard.paper_sealed</source>
        <translation>The paper is still sealed.</translation>
    </message>
    <message>
        <source>error.guard.period_over</source>
        <translation>The period is over.</translation>
    </message>
    <message>
        <source>error.guard.real_candidates</source>
        <translation>Real candidates are bound to this sitting.</translation>
    </message>
    <message>
        <source>error.guard.retention_not_set</source>
        <translation>No retention is set.</translation>
    </message>
    <message>
        <source>error.guard.room_stage</source>
        <translation>Not in the room's present stage.</translation>
    </message>
    <message>
        <source>error.guard.rooms_not_reported</source>
        <translation>Rooms not in briefing: {rooms}</translation>
    </message>
    <message>
        <source>error.guard.rooms_without_proctor</source>
        <translation>No proctor on duty: {rooms}</translation>
    </message>
    <message>
        <source>error.guard.seat_has_lease</source>
        <translation>Another PC holds this seat.</translation>
    </message>
    <message>
        <source>error.guard.self_test_failed</source>
        <translation>The PC's self test failed.</translation>
    </message>
    <message>
        <source>error.guard.short_allowance</source>
        <translation>{count} candidates have less time than they are owed: {seats}. Correct their time, then open.</translation>
    </message>
    <message>
        <source>error.guard.short_latest_end</source>
        <translation>The hall closes before {count} candidates are due to end: {seats}. Close it later or start earlier.</translation>
    </message>
    <message>
        <source>error.guard.short_next_period</source>
        <translation>The next period begins before {count} candidates are due to end: {seats}. Begin it later.</translation>
    </message>
    <message>
        <source>error.guard.short_sign_in</source>
        <translation>Sign-ins expire before {count} candidates are due to end: {seats}. Raise token_hours of the server.</translation>
    </message>
    <message>
        <source>error.guard.still_open</source>
        <translation>{count} still writing.</translation>
    </message>
    <message>
        <source>error.guard.still_suspended</source>
        <translation>The room is still suspended.</translation>
    </message>
    <message>
        <source>error.guard.target_seat</source>
        <translation>The target seat cannot be used.</translation>
    </message>
    <message>
        <source>error.guard.time_left</source>
        <translation>{seconds} of the time are left.</translation>
    </message>
    <message>
        <source>error.guard.too_early</source>
        <translation>Too early by {seconds}.</translation>
    </message>
    <message>
        <source>error.guard.unsent_journals</source>
        <translation>Seats with unsent answers: {seats}</translation>
    </message>
    <message>
        <source>error.guard.verdict_needed</source>
        <translation>Choose a verdict.</translation>
    </message>
    <message>
        <source>error.guard.was_connected</source>
        <translation>The candidate has been at the seat.</translation>
    </message>
    <message>
        <source>error.guard.wrong_seat</source>
        <translation>This is not the assigned seat.</translation>
    </message>
    <message>
        <source>error.guard_failed</source>
        <translation>A condition is not met yet.</translation>
    </message>
    <message>
        <source>error.hello_first</source>
        <translation>The connection has not begun yet.</translation>
    </message>
    <message>
        <source>error.illegal_transition</source>
        <translation>This is not possible in the present state.</translation>
    </message>
    <message>
        <source>error.integrity.evidence_not_viewed</source>
        <translation>View the evidence first.</translation>
    </message>
    <message>
        <source>error.integrity.no_warning_yet</source>
        <translation>There is no warning yet.</translation>
    </message>
    <message>
        <source>error.integrity.reconciled</source>
        <translation>Reconciled already; it stands.</translation>
    </message>
    <message>
        <source>error.integrity.score_too_low</source>
        <translation>The score is below the threshold.</translation>
    </message>
    <message>
        <source>error.integrity.technical</source>
        <translation>A technical cause is not judged.</translation>
    </message>
    <message>
        <source>error.integrity.unknown_detection</source>
        <translation>This detection is not in the catalogue.</translation>
    </message>
    <message>
        <source>error.internal</source>
        <translation>Something went wrong on the server.</translation>
    </message>
    <message>
        <source>error.invalid_field</source>
        <translation>A value is not valid.</translation>
    </message>
    <message>
        <source>error.login_taken</source>
        <translation>This login already exists.</translation>
    </message>
    <message>
        <source>error.malformed</source>
        <translation>The request could not be read.</translation>
    </message>
    <message>
        <source>error.message_too_large</source>
        <translation>The request is too large.</translation>
    </message>
    <message>
        <source>error.no_attempt</source>
        <translation>You are not a candidate of this period.</translation>
    </message>
    <message>
        <source>error.no_connection_free</source>
        <translation>The server has no free connection. It will work again shortly.</translation>
    </message>
    <message>
        <source>error.no_sitting</source>
        <translation>No sitting is open today.</translation>
    </message>
    <message>
        <source>error.no_such_device</source>
        <translation>There is no such PC.</translation>
    </message>
    <message>
        <source>error.no_such_login</source>
        <translation>There is no such login.</translation>
    </message>
    <message>
        <source>error.no_such_period</source>
        <translation>There is no such period.</translation>
    </message>
    <message>
        <source>error.no_such_room</source>
        <translation>There is no such room.</translation>
    </message>
    <message>
        <source>error.no_such_seat</source>
        <translation>There is no such seat.</translation>
    </message>
    <message>
        <source>error.not_found</source>
        <translation>It was not found.</translation>
    </message>
    <message>
        <source>error.password_too_short</source>
        <translation>A password needs at least {least} characters.</translation>
    </message>
    <message>
        <source>error.period_not_open</source>
        <translation>Entry is not open yet.</translation>
    </message>
    <message>
        <source>error.permission.chief_releases</source>
        <translation>Only the chief can release it.</translation>
    </message>
    <message>
        <source>error.permission.not_delegated</source>
        <translation>The chief starts the exam.</translation>
    </message>
    <message>
        <source>error.permission.not_own_duty</source>
        <translation>Only your own duty can be changed.</translation>
    </message>
    <message>
        <source>error.permission.own_rooms_only</source>
        <translation>Only in your own rooms.</translation>
    </message>
    <message>
        <source>error.permission.role</source>
        <translation>This role may not do it.</translation>
    </message>
    <message>
        <source>error.permission.second_person</source>
        <translation>A second person has to sign.</translation>
    </message>
    <message>
        <source>error.permission.second_person_admin</source>
        <translation>An administrator has to sign.</translation>
    </message>
    <message>
        <source>error.queue_full</source>
        <translation>The server is busy. It will be sent again by itself in a moment.</translation>
    </message>
    <message>
        <source>error.rate_limited</source>
        <translation>Too many requests. It will work again shortly.</translation>
    </message>
    <message>
        <source>error.reason_required</source>
        <translation>A reason is required.</translation>
    </message>
    <message>
        <source>error.reconciliation_difference</source>
        <translation>The reconciliation shows a difference.</translation>
    </message>
    <message>
        <source>error.seat_has_device</source>
        <translation>The seat has a PC already.</translation>
    </message>
    <message>
        <source>error.seat_taken</source>
        <translation>This seat is in use on another PC.</translation>
    </message>
    <message>
        <source>error.second_person_needed</source>
        <translation>Another person has to approve this.</translation>
    </message>
    <message>
        <source>error.server_not_running</source>
        <translation>The server is not running.</translation>
    </message>
    <message>
        <source>error.session_expired</source>
        <translation>The sign-in has expired. Sign in again.</translation>
    </message>
    <message>
        <source>error.session_revoked</source>
        <translation>This sign-in is no longer valid.</translation>
    </message>
    <message>
        <source>error.sign_in_held</source>
        <translation>You can try again in a moment.</translation>
    </message>
    <message>
        <source>error.stale_epoch</source>
        <translation>This seat was moved to another PC.</translation>
    </message>
    <message>
        <source>error.stale_version</source>
        <translation>It was changed elsewhere in the meantime.</translation>
    </message>
    <message>
        <source>error.time.decided</source>
        <translation>This proposal was decided already.</translation>
    </message>
    <message>
        <source>error.time.limit</source>
        <translation>No more than {minutes} minutes may be changed.</translation>
    </message>
    <message>
        <source>error.time.nobody</source>
        <translation>There is nobody to give time to.</translation>
    </message>
    <message>
        <source>error.time.of_others</source>
        <translation>Only the chief takes back what the chief gave.</translation>
    </message>
    <message>
        <source>error.time.part</source>
        <translation>This part of the time cannot be changed so.</translation>
    </message>
    <message>
        <source>error.time.proposed</source>
        <translation>It is proposed already and waits for a decision.</translation>
    </message>
    <message>
        <source>error.time.too_short</source>
        <translation>The new end is too near.</translation>
    </message>
    <message>
        <source>error.time.undone</source>
        <translation>This time was taken back already.</translation>
    </message>
    <message>
        <source>error.time.used</source>
        <translation>This time is being used already and cannot be taken back.</translation>
    </message>
    <message>
        <source>error.too_many_codes</source>
        <translation>No more than {most} codes at once.</translation>
    </message>
    <message>
        <source>error.transition.already_held</source>
        <translation>The hold is there already.</translation>
    </message>
    <message>
        <source>error.transition.never_resumes</source>
        <translation>An exam that has ended never resumes.</translation>
    </message>
    <message>
        <source>error.transition.not_held</source>
        <translation>There is no such hold.</translation>
    </message>
    <message>
        <source>error.transition.stage</source>
        <translation>That stage cannot follow the present one.</translation>
    </message>
    <message>
        <source>error.transition.state</source>
        <translation>Not possible in the present state.</translation>
    </message>
    <message>
        <source>error.transition.unchanged</source>
        <translation>It is so already.</translation>
    </message>
    <message>
        <source>error.unauthenticated</source>
        <translation>Sign in first.</translation>
    </message>
    <message>
        <source>error.unavailable</source>
        <translation>Not available now. It will work again shortly.</translation>
    </message>
    <message>
        <source>error.unknown_message</source>
        <translation>The server does not know this request.</translation>
    </message>
    <message>
        <source>error.unsupported_version</source>
        <translation>This program version does not match the server.</translation>
    </message>
    <message>
        <source>error.wrong_code</source>
        <translation>The enrolment code is not right.</translation>
    </message>
    <message>
        <source>error.wrong_credentials</source>
        <translation>What you entered does not match the records.</translation>
    </message>
</context>
</TS>
