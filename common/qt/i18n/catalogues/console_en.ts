<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>console</name>
    <message>
        <source>console.act.code</source>
        <translation>Release code</translation>
    </message>
    <message>
        <source>console.act.lock</source>
        <translation>Lock…</translation>
    </message>
    <message>
        <source>console.act.move</source>
        <translation>Move seat…</translation>
    </message>
    <message>
        <source>console.act.pause</source>
        <translation>Pause…</translation>
    </message>
    <message>
        <source>console.act.release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>console.act.reopen</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>console.act.time</source>
        <translation>Add time…</translation>
    </message>
    <message>
        <source>console.act.title</source>
        <translation>Acts</translation>
    </message>
    <message>
        <source>console.act.verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>console.act.warn</source>
        <translation>Warn…</translation>
    </message>
    <message>
        <source>console.age.hours</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>console.age.minutes</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>console.age.seconds</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>console.clock.ends_at</source>
        <translation>ends {time}</translation>
    </message>
    <message numerus="yes">
        <source>console.clock.extended</source>
        <translation>
            <numerusform>{count} extended</numerusform>
            <numerusform>{count} extended</numerusform>
        </translation>
    </message>
    <message>
        <source>console.clock.extensions</source>
        <translation>Extensions end in</translation>
    </message>
    <message>
        <source>console.clock.heard</source>
        <translation>last heard {time}</translation>
    </message>
    <message>
        <source>console.clock.stands</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>console.clock.starts_at</source>
        <translation>planned {time}</translation>
    </message>
    <message>
        <source>console.clock.stopped</source>
        <translation>clock stands</translation>
    </message>
    <message>
        <source>console.clock.to_end</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>console.clock.to_start</source>
        <translation>Starts in</translation>
    </message>
    <message>
        <source>console.column.link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>console.column.name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>console.column.note</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>console.column.number</source>
        <translation>Candidate no.</translation>
    </message>
    <message>
        <source>console.column.progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>console.column.remaining</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>console.column.saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>console.column.seat</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>console.column.status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>console.column.warnings</source>
        <translation>Warn</translation>
    </message>
    <message>
        <source>console.command.seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>console.command.unknown</source>
        <translation>It is not known whether it took effect. Look and decide anew.</translation>
    </message>
    <message>
        <source>console.command.waiting</source>
        <translation>The last command is on its way</translation>
    </message>
    <message>
        <source>console.command.waits</source>
        <translation>{time} · seat waits {age}</translation>
    </message>
    <message>
        <source>console.command.why_expired</source>
        <translation>The seat did not confirm in time. The server's state stands.</translation>
    </message>
    <message>
        <source>console.command.why_not_shown</source>
        <translation>The seat could not show it. Go and look.</translation>
    </message>
    <message>
        <source>console.command.why_superseded</source>
        <translation>Another act took its place before it reached the seat.</translation>
    </message>
    <message>
        <source>console.command.why_too_late</source>
        <translation>It reached the seat after its time.</translation>
    </message>
    <message>
        <source>console.fact.link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>console.fact.progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>console.fact.remaining</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>console.fact.saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>console.fact.score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>console.fact.warnings</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>console.feed.empty</source>
        <translation>Nothing to look at.</translation>
    </message>
    <message>
        <source>console.feed.title</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>console.filter.absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>console.filter.all</source>
        <translation>All</translation>
    </message>
    <message>
        <source>console.filter.attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>console.filter.locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>console.filter.missing</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>console.filter.not_here</source>
        <translation>Not here</translation>
    </message>
    <message numerus="yes">
        <source>console.filter.outside</source>
        <translation>
            <numerusform>with {count} incident outside</numerusform>
            <numerusform>with {count} incidents outside</numerusform>
        </translation>
    </message>
    <message>
        <source>console.filter.ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>console.filter.search</source>
        <translation>Find no., name or seat</translation>
    </message>
    <message>
        <source>console.filter.submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>console.filter.suspected</source>
        <translation>Suspect</translation>
    </message>
    <message>
        <source>console.filter.unverified</source>
        <translation>Unverified</translation>
    </message>
    <message>
        <source>console.foot.chosen</source>
        <translation>Chosen: {seat} {name}</translation>
    </message>
    <message>
        <source>console.foot.shown</source>
        <translation>{shown} of {total} shown</translation>
    </message>
    <message numerus="yes">
        <source>console.foot.unsent</source>
        <translation>
            <numerusform>{count} seat with unsent answers</numerusform>
            <numerusform>{count} seats with unsent answers</numerusform>
        </translation>
    </message>
    <message>
        <source>console.foot.updated</source>
        <translation>Updated {ago}</translation>
    </message>
    <message>
        <source>console.group.attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>console.group.calm</source>
        <translation>No issues</translation>
    </message>
    <message>
        <source>console.group.order_attention</source>
        <translation>locked → hand → offline → suspect → held → warned</translation>
    </message>
    <message>
        <source>console.group.order_calm</source>
        <translation>by seat</translation>
    </message>
    <message>
        <source>console.incident.abnormal_exit</source>
        <translation>Program died and came back</translation>
    </message>
    <message>
        <source>console.incident.code_locked</source>
        <translation>Enrolment code locked</translation>
    </message>
    <message>
        <source>console.incident.device_refused</source>
        <translation>Refused PC tried this seat</translation>
    </message>
    <message>
        <source>console.incident.duplicate_login</source>
        <translation>Signed in on another PC</translation>
    </message>
    <message>
        <source>console.incident.focus_lost</source>
        <translation>Left the exam window</translation>
    </message>
    <message>
        <source>console.incident.ip_seat_conflict</source>
        <translation>PC of another seat</translation>
    </message>
    <message>
        <source>console.incident.judged</source>
        <translation>judged {verdict}</translation>
    </message>
    <message>
        <source>console.incident.link_lost</source>
        <translation>Link was down</translation>
    </message>
    <message>
        <source>console.incident.open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>console.incident.proc_blacklisted</source>
        <translation>Forbidden program started</translation>
    </message>
    <message>
        <source>console.incident.receipt_differs</source>
        <translation>Receipt differs</translation>
    </message>
    <message>
        <source>console.incident.score</source>
        <translation>{score} pts</translation>
    </message>
    <message>
        <source>console.incident.technical</source>
        <translation>technical cause</translation>
    </message>
    <message>
        <source>console.incident.unknown</source>
        <translation>Detection {code}</translation>
    </message>
    <message>
        <source>console.incident.waiting</source>
        <translation>The verdict is on its way</translation>
    </message>
    <message>
        <source>console.key.close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>console.key.search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>console.link.fine</source>
        <translation>online</translation>
    </message>
    <message>
        <source>console.link.no_commands</source>
        <translation>Only while the server is connected</translation>
    </message>
    <message>
        <source>console.lost.detail</source>
        <translation>Seats and clocks go on, answers stay on each PC. Below is the state of {time}. No command is kept for later.</translation>
    </message>
    <message>
        <source>console.lost.sentence</source>
        <translation>The server is gone. The exam goes on.</translation>
    </message>
    <message>
        <source>console.move.asking</source>
        <translation>Looking for free seats.</translation>
    </message>
    <message>
        <source>console.move.confirm</source>
        <translation>Move to seat {seat}</translation>
    </message>
    <message>
        <source>console.move.no_seat</source>
        <translation>There is no free seat in this room to move to.</translation>
    </message>
    <message>
        <source>console.move.not_busy</source>
        <translation>Not seat {seat}: another candidate uses its PC.</translation>
    </message>
    <message>
        <source>console.move.not_missing</source>
        <translation>Not seat {seat}: no PC is enrolled there.</translation>
    </message>
    <message>
        <source>console.move.preset_0</source>
        <translation>PC failure</translation>
    </message>
    <message>
        <source>console.move.preset_1</source>
        <translation>Screen, keyboard or mouse failure</translation>
    </message>
    <message>
        <source>console.move.preset_2</source>
        <translation>Problem with the place</translation>
    </message>
    <message>
        <source>console.move.seat</source>
        <translation>Seat {seat}</translation>
    </message>
    <message>
        <source>console.move.seat_best</source>
        <translation>Seat {seat} · suggested</translation>
    </message>
    <message>
        <source>console.move.seat_chosen</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>console.move.then</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>console.move.then_clock</source>
        <translation>The clock goes on. Time lost by the move is proposed as incident time.</translation>
    </message>
    <message>
        <source>console.move.then_clock_lost</source>
        <translation>The clock goes on. The {time} lost so far and the move itself are proposed as incident time.</translation>
    </message>
    <message>
        <source>console.move.then_new</source>
        <translation>When the candidate signs in at seat {seat}, answers and question are there. No second approval.</translation>
    </message>
    <message>
        <source>console.move.then_old</source>
        <translation>The PC at seat {seat} stops at once and shows “moved”. Answers it sends later are kept aside.</translation>
    </message>
    <message>
        <source>console.move.title</source>
        <translation>{who}: move to another PC</translation>
    </message>
    <message>
        <source>console.move.where</source>
        <translation>New seat</translation>
    </message>
    <message>
        <source>console.move.why_best_here</source>
        <translation>Seat {seat} is suggested: the candidate has signed in there already and waits.</translation>
    </message>
    <message>
        <source>console.move.why_best_ready</source>
        <translation>Seat {seat} is suggested: it is free, in the same room, and nobody uses its enrolled PC.</translation>
    </message>
    <message>
        <source>console.move.why_here</source>
        <translation>Seat {seat}: the candidate has signed in there already and waits.</translation>
    </message>
    <message>
        <source>console.move.why_ready</source>
        <translation>Seat {seat}: it is free and nobody uses its enrolled PC.</translation>
    </message>
    <message>
        <source>console.note.escalated</source>
        <translation>with the chief</translation>
    </message>
    <message>
        <source>console.note.identity_deferred</source>
        <translation>check put off</translation>
    </message>
    <message>
        <source>console.note.identity_rejected</source>
        <translation>identity rejected</translation>
    </message>
    <message>
        <source>console.note.identity_unverified</source>
        <translation>not verified</translation>
    </message>
    <message>
        <source>console.note.link_lost</source>
        <translation>link lost</translation>
    </message>
    <message>
        <source>console.note.lock_auto</source>
        <translation>auto-locked {since}</translation>
    </message>
    <message>
        <source>console.note.lock_person</source>
        <translation>locked {since}</translation>
    </message>
    <message>
        <source>console.note.moving</source>
        <translation>Moving from {before} to {seat}, waiting for sign-in there</translation>
    </message>
    <message>
        <source>console.note.reopen_proposed</source>
        <translation>reopening proposed · waiting {since}</translation>
    </message>
    <message>
        <source>console.note.reopen_rejected</source>
        <translation>not reopened: {why}</translation>
    </message>
    <message>
        <source>console.note.reopen_too_late</source>
        <translation>reopening was not decided in time</translation>
    </message>
    <message>
        <source>console.note.reopened</source>
        <translation>reopened {since} ago</translation>
    </message>
    <message>
        <source>console.note.since</source>
        <translation>{since}</translation>
    </message>
    <message>
        <source>console.note.times</source>
        <translation>{title} ×{times}</translation>
    </message>
    <message>
        <source>console.note.unsent</source>
        <translation>{answers} unsent</translation>
    </message>
    <message>
        <source>console.note.verdict</source>
        <translation>verdict needed</translation>
    </message>
    <message>
        <source>console.note.warning_read</source>
        <translation>warning {number} · read</translation>
    </message>
    <message>
        <source>console.note.warning_unread</source>
        <translation>warning {number} · unread</translation>
    </message>
    <message>
        <source>console.notice.no_answer</source>
        <translation>{title}: no answer</translation>
    </message>
    <message numerus="yes">
        <source>console.notice.others</source>
        <translation>
            <numerusform>{count} more</numerusform>
            <numerusform>{count} more</numerusform>
        </translation>
    </message>
    <message>
        <source>console.notice.rejected</source>
        <translation>{title}: the server refused</translation>
    </message>
    <message>
        <source>console.panel.close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>console.panel.commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>console.panel.warning_read</source>
        <translation>No. {number} · read {time}</translation>
    </message>
    <message>
        <source>console.panel.warning_unread</source>
        <translation>No. {number} · unread</translation>
    </message>
    <message>
        <source>console.panel.warnings</source>
        <translation>Warnings</translation>
    </message>
    <message numerus="yes">
        <source>console.people</source>
        <translation>
            <numerusform>{count} person</numerusform>
            <numerusform>{count} people</numerusform>
        </translation>
    </message>
    <message>
        <source>console.photo.none</source>
        <translation>No photo of {name}</translation>
    </message>
    <message>
        <source>console.program.chief</source>
        <translation>Chief's dashboard</translation>
    </message>
    <message>
        <source>console.program.proctor</source>
        <translation>Proctor console</translation>
    </message>
    <message>
        <source>console.proposal.decide</source>
        <translation>Decide…</translation>
    </message>
    <message>
        <source>console.proposal.excluded</source>
        <translation>{number} will not get it: {why}</translation>
    </message>
    <message numerus="yes">
        <source>console.proposal.others</source>
        <translation>
            <numerusform>{count} more</numerusform>
            <numerusform>{count} more</numerusform>
        </translation>
    </message>
    <message>
        <source>console.proposal.outage.detail</source>
        <translation>Decide whether to give it back. Nothing is added by itself.</translation>
    </message>
    <message>
        <source>console.proposal.outage.effect</source>
        <translation>The server was down from {since} to {until}. {number} get back what they lost, {time} at most.</translation>
    </message>
    <message>
        <source>console.proposal.outage.reason</source>
        <translation>Server outage</translation>
    </message>
    <message>
        <source>console.proposal.outage.title</source>
        <translation>{room}: server down for {time}, {number} affected</translation>
    </message>
    <message>
        <source>console.proposal.outage.yes</source>
        <translation>Give back to {number}</translation>
    </message>
    <message>
        <source>console.proposal.own_reason</source>
        <translation>To reject, write why.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.detail</source>
        <translation>Decide whether to give it as incident time. Nothing is added by itself.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.effect</source>
        <translation>No work was possible from {since} to {until}. {number} candidate gets {time} of incident time.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.reason</source>
        <translation>PC failure</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.title</source>
        <translation>{room} seat {seat}: {time} lost by a change of PC</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.yes</source>
        <translation>Add incident time</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.detail</source>
        <translation>This may be a power cut. Decide whether to suspend the room.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.effect</source>
        <translation>They were lost at {since}. Suspending stops every clock in the room; that time is given back.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.effect_mains</source>
        <translation>The UPS told at {since}. Suspending stops every clock in the room; that time is given back.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.reason</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.title</source>
        <translation>{room}: {number} seats were lost at once</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.title_mains</source>
        <translation>{room}: the mains failed, a UPS holds the machines</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.yes</source>
        <translation>Suspend the room</translation>
    </message>
    <message>
        <source>console.proposal.reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>console.proposal.reopen.detail</source>
        <translation>{name}, {at}: {why}</translation>
    </message>
    <message>
        <source>console.proposal.reopen.detail_own</source>
        <translation>Proposed by you, {at}: {why} · another chief has to decide</translation>
    </message>
    <message>
        <source>console.proposal.reopen.effect</source>
        <translation>If you approve, the candidate goes on with all answers as they are. The end at {end} does not move, and what was handed in is kept as it is.</translation>
    </message>
    <message>
        <source>console.proposal.reopen.reason</source>
        <translation>Confirmed as a mistake</translation>
    </message>
    <message>
        <source>console.proposal.reopen.title</source>
        <translation>{room} seat {seat}: reopening proposed, {left} left</translation>
    </message>
    <message>
        <source>console.proposal.reopen.yes</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>console.reason.name</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>console.reason.needed</source>
        <translation>Choose or write a reason</translation>
    </message>
    <message>
        <source>console.release.leave</source>
        <translation>End leave</translation>
    </message>
    <message>
        <source>console.release.lock</source>
        <translation>Release…</translation>
    </message>
    <message>
        <source>console.release.move</source>
        <translation>Call off move</translation>
    </message>
    <message>
        <source>console.release.pause</source>
        <translation>End pause</translation>
    </message>
    <message>
        <source>console.release.relogin</source>
        <translation>Re-login</translation>
    </message>
    <message>
        <source>console.seat.numbers</source>
        <translation>Seat {seat} · {number} · born {year}</translation>
    </message>
    <message>
        <source>console.seat.spoken</source>
        <translation>Seat {seat} {name}, {state}, {answered} of {items} answered, {notes}</translation>
    </message>
    <message>
        <source>console.seat.who</source>
        <translation>{seat} {name}</translation>
    </message>
    <message>
        <source>console.sent.ask_seats</source>
        <translation>Look for free seats</translation>
    </message>
    <message>
        <source>console.sent.code</source>
        <translation>Release code</translation>
    </message>
    <message>
        <source>console.sent.leave</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>console.sent.lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>console.sent.move</source>
        <translation>Move seat</translation>
    </message>
    <message>
        <source>console.sent.pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>console.sent.release_leave</source>
        <translation>End leave</translation>
    </message>
    <message>
        <source>console.sent.release_lock</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>console.sent.release_move</source>
        <translation>Call off move</translation>
    </message>
    <message>
        <source>console.sent.release_pause</source>
        <translation>End pause</translation>
    </message>
    <message>
        <source>console.sent.release_relogin</source>
        <translation>Re-login</translation>
    </message>
    <message>
        <source>console.sent.release_room</source>
        <translation>Room resumed</translation>
    </message>
    <message>
        <source>console.sent.release_sitting</source>
        <translation>Centre resumed</translation>
    </message>
    <message>
        <source>console.sent.relogin</source>
        <translation>Re-login</translation>
    </message>
    <message>
        <source>console.sent.reopen</source>
        <translation>Reopening proposed</translation>
    </message>
    <message>
        <source>console.sent.room</source>
        <translation>Room paused</translation>
    </message>
    <message>
        <source>console.sent.sitting</source>
        <translation>Centre paused</translation>
    </message>
    <message>
        <source>console.sent.start</source>
        <translation>Forced start</translation>
    </message>
    <message>
        <source>console.sent.time</source>
        <translation>Time changed</translation>
    </message>
    <message>
        <source>console.sent.verify</source>
        <translation>Verify identity</translation>
    </message>
    <message>
        <source>console.sent.warn</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>console.sign_in.busy</source>
        <translation>Asking the server</translation>
    </message>
    <message>
        <source>console.sign_in.go</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>console.sign_in.held</source>
        <translation>Too many wrong tries. Try again in {seconds} s.</translation>
    </message>
    <message>
        <source>console.sign_in.incomplete</source>
        <translation>Enter login and password</translation>
    </message>
    <message>
        <source>console.sign_in.login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>console.sign_in.not_a_centre</source>
        <translation>There is no exam server at this address. Check address and port.</translation>
    </message>
    <message>
        <source>console.sign_in.password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>console.sign_in.revoked</source>
        <translation>This sign-in has ended. Sign in again.</translation>
    </message>
    <message>
        <source>console.sign_in.server</source>
        <translation>Server {server}</translation>
    </message>
    <message>
        <source>console.sign_in.timed_out</source>
        <translation>The server does not answer. Try again in a moment.</translation>
    </message>
    <message>
        <source>console.sign_in.unreachable</source>
        <translation>Server {server} cannot be reached. Check cable and address.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong</source>
        <translation>Login or password is wrong.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_certificate</source>
        <translation>The certificate is not this centre's. Do not sign in; call the operator.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_role_chief</source>
        <translation>This is not a chief's account. Proctors use their console.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_role_proctor</source>
        <translation>This is not a proctor's account. Chiefs use the dashboard.</translation>
    </message>
    <message>
        <source>console.stage.archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>console.stage.briefing</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>console.stage.cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>console.stage.closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>console.stage.draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>console.stage.ending</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>console.stage.exported</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>console.stage.open</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>console.stage.ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>console.stage.reconciled</source>
        <translation>Reconciled</translation>
    </message>
    <message>
        <source>console.stage.rehearsal</source>
        <translation>Rehearsal</translation>
    </message>
    <message>
        <source>console.stage.running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>console.stage.sealed_in</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>console.stage.suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>console.stage.voided</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>console.status.absent</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>console.status.auto_submitted</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>console.status.blank</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>console.status.briefed</source>
        <translation>Briefed</translation>
    </message>
    <message>
        <source>console.status.checked_out</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>console.status.confirmed</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>console.status.disqualified</source>
        <translation>Disqualified</translation>
    </message>
    <message>
        <source>console.status.expected</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>console.status.force_submitted</source>
        <translation>Forced</translation>
    </message>
    <message>
        <source>console.status.hand_raised</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>console.status.in_progress</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>console.status.locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>console.status.missing</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>console.status.moving</source>
        <translation>Moving</translation>
    </message>
    <message>
        <source>console.status.on_leave</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>console.status.paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>console.status.practised</source>
        <translation>Practised</translation>
    </message>
    <message>
        <source>console.status.ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>console.status.refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>console.status.registered</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>console.status.relogin</source>
        <translation>Re-login</translation>
    </message>
    <message>
        <source>console.status.submitted</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>console.status.submitting</source>
        <translation>Handing in</translation>
    </message>
    <message>
        <source>console.status.suspected</source>
        <translation>Suspect</translation>
    </message>
    <message>
        <source>console.status.suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>console.status.withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>console.step.held_by_chief</source>
        <translation>The chief has suspended all rooms and resumes them.</translation>
    </message>
    <message>
        <source>console.step.resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>console.step.suspend</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>console.step.to_archived</source>
        <translation>To archive</translation>
    </message>
    <message>
        <source>console.step.to_briefing</source>
        <translation>To briefing</translation>
    </message>
    <message>
        <source>console.step.to_closed</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>console.step.to_ending</source>
        <translation>End early…</translation>
    </message>
    <message>
        <source>console.step.to_exported</source>
        <translation>To exported</translation>
    </message>
    <message>
        <source>console.step.to_open</source>
        <translation>Open entry</translation>
    </message>
    <message>
        <source>console.step.to_ready</source>
        <translation>To ready</translation>
    </message>
    <message>
        <source>console.step.to_reconciled</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>console.step.to_running</source>
        <translation>Start exam</translation>
    </message>
    <message>
        <source>console.step.to_sealed_in</source>
        <translation>To sealed</translation>
    </message>
    <message>
        <source>console.suspend.preset_0</source>
        <translation>Power or network failure</translation>
    </message>
    <message>
        <source>console.suspend.preset_1</source>
        <translation>Trouble in the room (noise, alarm)</translation>
    </message>
    <message>
        <source>console.suspend.preset_2</source>
        <translation>Checking paper or program</translation>
    </message>
    <message>
        <source>console.time.all</source>
        <translation>Choose all</translation>
    </message>
    <message>
        <source>console.time.confirm</source>
        <translation>Add {time} for {number}</translation>
    </message>
    <message>
        <source>console.time.confirm_less</source>
        <translation>Take {time} from {number}</translation>
    </message>
    <message>
        <source>console.time.decided</source>
        <translation>{at} already given: {part} {time} to {number} ({reason})</translation>
    </message>
    <message>
        <source>console.time.decided_undone</source>
        <translation>{at} taken back: {part} {time} ({reason})</translation>
    </message>
    <message>
        <source>console.time.ends</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>console.time.gave</source>
        <translation>Added {time} for {number}.</translation>
    </message>
    <message>
        <source>console.time.keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>console.time.line_lost</source>
        <translation>Away for {time}</translation>
    </message>
    <message>
        <source>console.time.measured</source>
        <translation>Measured: {number} seats were away, {time} at most</translation>
    </message>
    <message>
        <source>console.time.measured_check</source>
        <translation>From the last sign of life. The PC itself let them go on meanwhile.</translation>
    </message>
    <message>
        <source>console.time.measured_few</source>
        <translation>Fewer than half of a room: its proctor can give it seat by seat.</translation>
    </message>
    <message>
        <source>console.time.measured_from</source>
        <translation>{since}–{until}</translation>
    </message>
    <message>
        <source>console.time.measured_lasts</source>
        <translation>Away now: {number} seats, {time} so far</translation>
    </message>
    <message>
        <source>console.time.minutes</source>
        <translation>Minutes (− takes away)</translation>
    </message>
    <message>
        <source>console.time.no_minutes</source>
        <translation>Type 1 to {most} minutes.</translation>
    </message>
    <message>
        <source>console.time.nobody</source>
        <translation>Choose who gets it.</translation>
    </message>
    <message>
        <source>console.time.not_started</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>console.time.nothing_measured</source>
        <translation>Of the chosen seats no outage was measured that is still to be given back.</translation>
    </message>
    <message>
        <source>console.time.open</source>
        <translation>Add time… T</translation>
    </message>
    <message>
        <source>console.time.part_compensated</source>
        <translation>Compensation</translation>
    </message>
    <message>
        <source>console.time.part_incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>console.time.part_planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>console.time.preset_0</source>
        <translation>Announcement or sound</translation>
    </message>
    <message>
        <source>console.time.preset_1</source>
        <translation>PC failed or replaced</translation>
    </message>
    <message>
        <source>console.time.preset_2</source>
        <translation>Network was down</translation>
    </message>
    <message>
        <source>console.time.room_excluded</source>
        <translation>{number} excluded: {why}</translation>
    </message>
    <message>
        <source>console.time.room_lost</source>
        <translation>{number} away, {time} at most</translation>
    </message>
    <message>
        <source>console.time.sent_add</source>
        <translation>Change time by {time}</translation>
    </message>
    <message>
        <source>console.time.sent_decide</source>
        <translation>Decide the proposal</translation>
    </message>
    <message>
        <source>console.time.sent_undo</source>
        <translation>Undo the time</translation>
    </message>
    <message>
        <source>console.time.shortcut</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>console.time.summary</source>
        <translation>{reached} will get it, {excluded} will not.</translation>
    </message>
    <message>
        <source>console.time.title</source>
        <translation>Add time</translation>
    </message>
    <message>
        <source>console.time.took</source>
        <translation>Took {time} from {number}.</translation>
    </message>
    <message>
        <source>console.time.undo</source>
        <translation>Undo…</translation>
    </message>
    <message>
        <source>console.time.undo_hint</source>
        <translation>It can be undone until it is used.</translation>
    </message>
    <message>
        <source>console.time.undo_preset_0</source>
        <translation>Pressed by mistake</translation>
    </message>
    <message>
        <source>console.time.undo_preset_1</source>
        <translation>Wrong amount</translation>
    </message>
    <message>
        <source>console.time.undo_title</source>
        <translation>Undo the time</translation>
    </message>
    <message>
        <source>console.time.use_measured</source>
        <translation>Fill in {minutes} min</translation>
    </message>
    <message>
        <source>console.time.waiting</source>
        <translation>Waiting to be decided: {what}, {time}, {number} candidates. Do not give it here again.</translation>
    </message>
    <message>
        <source>console.verdict.caution</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>console.verdict.normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>console.verdict.suspected</source>
        <translation>Suspect</translation>
    </message>
    <message>
        <source>console.why.cut_off</source>
        <translation>{number} offline</translation>
    </message>
    <message>
        <source>console.why.locked</source>
        <translation>{number} locked</translation>
    </message>
    <message>
        <source>console.why.proctor_away</source>
        <translation>No proctor on duty</translation>
    </message>
    <message>
        <source>console.why.since</source>
        <translation>for {since}</translation>
    </message>
    <message>
        <source>console.why.suspected</source>
        <translation>{number} suspected</translation>
    </message>
    <message>
        <source>console.why.unsent</source>
        <translation>{number} unsent</translation>
    </message>
</context>
</TS>
