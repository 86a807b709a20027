<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>chief</name>
    <message>
        <source>chief.board.calm</source>
        <translation>No issues {number}</translation>
    </message>
    <message>
        <source>chief.board.order</source>
        <translation>most urgent first · offline and locked before the rest, then who waits longer</translation>
    </message>
    <message>
        <source>chief.board.rooms</source>
        <translation>Rooms {number}</translation>
    </message>
    <message>
        <source>chief.check.answers</source>
        <translation>The server compares the answers and names seats that differ</translation>
    </message>
    <message>
        <source>chief.check.briefed</source>
        <translation>{done} of {total} rooms in briefing</translation>
    </message>
    <message>
        <source>chief.check.present</source>
        <translation>{done} of {total} present</translation>
    </message>
    <message>
        <source>chief.check.proctors</source>
        <translation>Proctors on duty in {done} of {total} rooms</translation>
    </message>
    <message>
        <source>chief.check.ready</source>
        <translation>{done} of {total} ready</translation>
    </message>
    <message>
        <source>chief.check.signed</source>
        <translation>{done} proctors signed their report</translation>
    </message>
    <message>
        <source>chief.check.unsent</source>
        <translation>{left} seats with unsent answers</translation>
    </message>
    <message>
        <source>chief.check.verified</source>
        <translation>{done} verified</translation>
    </message>
    <message>
        <source>chief.check.writing</source>
        <translation>{left} still writing</translation>
    </message>
    <message>
        <source>chief.gate.busy</source>
        <translation>The gate is being opened</translation>
    </message>
    <message>
        <source>chief.gate.effect_archived</source>
        <translation>Retention rules apply.</translation>
    </message>
    <message>
        <source>chief.gate.effect_briefing</source>
        <translation>Proctors may start briefing and practice in their rooms.</translation>
    </message>
    <message>
        <source>chief.gate.effect_closed</source>
        <translation>No more answers are taken, except journals that come late.</translation>
    </message>
    <message>
        <source>chief.gate.effect_ending</source>
        <translation>The exam ends early. Candidates without extra time are handed in at once.</translation>
    </message>
    <message>
        <source>chief.gate.effect_exported</source>
        <translation>The external system has acknowledged.</translation>
    </message>
    <message>
        <source>chief.gate.effect_open</source>
        <translation>Rooms open, candidates come in and sign in; the sealed paper goes to the PCs.</translation>
    </message>
    <message>
        <source>chief.gate.effect_ready</source>
        <translation>Rooms wait for the start. It can be taken back before the start.</translation>
    </message>
    <message>
        <source>chief.gate.effect_reconciled</source>
        <translation>Attendance and answers are compared; the sitting is reconciled.</translation>
    </message>
    <message>
        <source>chief.gate.effect_resume</source>
        <translation>All rooms go on. The {held} that stood still are given back to everybody.</translation>
    </message>
    <message>
        <source>chief.gate.effect_running</source>
        <translation>The paper opens and every clock starts. It cannot be taken back.</translation>
    </message>
    <message>
        <source>chief.gate.effect_sealed_in</source>
        <translation>The rehearsal ends; the package is sealed again.</translation>
    </message>
    <message>
        <source>chief.gate.excludable</source>
        <translation>Pass it by leaving these rooms out.</translation>
    </message>
    <message>
        <source>chief.gate.exclude</source>
        <translation>Rooms to leave out of this step</translation>
    </message>
    <message>
        <source>chief.gate.next</source>
        <translation>Next stage: {stage}</translation>
    </message>
    <message>
        <source>chief.gate.none</source>
        <translation>No further gate</translation>
    </message>
    <message>
        <source>chief.gate.passable</source>
        <translation>Pass it by stating a reason.</translation>
    </message>
    <message>
        <source>chief.gate.question</source>
        <translation>{step}: go on?</translation>
    </message>
    <message>
        <source>chief.gate.reason_done</source>
        <translation>Everybody has handed in.</translation>
    </message>
    <message>
        <source>chief.gate.reason_needed</source>
        <translation>State a reason</translation>
    </message>
    <message>
        <source>chief.gate.refused</source>
        <translation>The server refused.</translation>
    </message>
    <message>
        <source>chief.gate.resume</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>chief.gate.seats</source>
        <translation>Seats: {seats}</translation>
    </message>
    <message>
        <source>chief.gate.suspend</source>
        <translation>Suspend all rooms</translation>
    </message>
    <message>
        <source>chief.gate.title</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>chief.head.rooms</source>
        <translation>{following} of {rooms} rooms</translation>
    </message>
    <message>
        <source>chief.heat.calm</source>
        <translation>No issues</translation>
    </message>
    <message>
        <source>chief.heat.cut_off</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>chief.heat.locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>chief.heat.proctor_away</source>
        <translation>No proctor</translation>
    </message>
    <message>
        <source>chief.heat.suspected</source>
        <translation>Suspect</translation>
    </message>
    <message>
        <source>chief.heat.unsent</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>chief.person</source>
        <translation>{name}, chief</translation>
    </message>
    <message>
        <source>chief.room.manned</source>
        <translation>Proctor here</translation>
    </message>
    <message>
        <source>chief.room.present</source>
        <translation>Present {present}/{planned}</translation>
    </message>
    <message>
        <source>chief.room.spoken</source>
        <translation>{name}, {state}, {present} of {planned} present, {submitted} submitted.</translation>
    </message>
    <message>
        <source>chief.room.submitted</source>
        <translation>Submitted {number}</translation>
    </message>
    <message>
        <source>chief.room.unmanned</source>
        <translation>No proctor yet</translation>
    </message>
    <message>
        <source>chief.room.writing</source>
        <translation>Working {number}</translation>
    </message>
    <message>
        <source>chief.suspend.body</source>
        <translation>Every screen is covered and every clock stands. The time is given back on resuming.</translation>
    </message>
    <message>
        <source>chief.suspend.title</source>
        <translation>Suspend all rooms?</translation>
    </message>
    <message>
        <source>chief.total.absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>chief.total.in_progress</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>chief.total.incidents_open</source>
        <translation>Suspect</translation>
    </message>
    <message>
        <source>chief.total.locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>chief.total.missing</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>chief.total.planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>chief.total.present</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>chief.total.submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>chief.total.unsent</source>
        <translation>Unsent</translation>
    </message>
</context>
</TS>
