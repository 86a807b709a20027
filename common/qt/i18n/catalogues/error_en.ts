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
        <source>error.deadline_passed</source>
        <translation>The time has passed.</translation>
    </message>
    <message>
        <source>error.forbidden</source>
        <translation>You do not have permission for this.</translation>
    </message>
    <message>
        <source>error.foreign_room</source>
        <translation>This is not your room.</translation>
    </message>
    <message>
        <source>error.guard_failed</source>
        <translation>A condition is not met yet.</translation>
    </message>
    <message>
        <source>error.illegal_transition</source>
        <translation>This is not possible in the present state.</translation>
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
        <source>error.malformed</source>
        <translation>The request could not be read.</translation>
    </message>
    <message>
        <source>error.message_too_large</source>
        <translation>The request is too large.</translation>
    </message>
    <message>
        <source>error.not_found</source>
        <translation>It was not found.</translation>
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
        <source>error.seat_taken</source>
        <translation>This seat is in use on another PC.</translation>
    </message>
    <message>
        <source>error.second_person_needed</source>
        <translation>Another person has to approve this.</translation>
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
        <source>error.wrong_credentials</source>
        <translation>What you entered does not match the records.</translation>
    </message>
</context>
</TS>
