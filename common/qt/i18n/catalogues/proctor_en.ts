<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>proctor</name>
    <message>
        <source>proctor.code.body</source>
        <translation>A code for once, for a seat that is cut off. It fits this seat's hold of now only; who saw it and why is recorded.</translation>
    </message>
    <message>
        <source>proctor.code.how</source>
        <translation>Type this code at the seat. It works once.</translation>
    </message>
    <message>
        <source>proctor.code.preset_0</source>
        <translation>Cable or network is cut</translation>
    </message>
    <message>
        <source>proctor.code.preset_1</source>
        <translation>PC restarted and does not connect</translation>
    </message>
    <message>
        <source>proctor.code.preset_2</source>
        <translation>The server has a problem</translation>
    </message>
    <message>
        <source>proctor.code.title</source>
        <translation>{who}: release code</translation>
    </message>
    <message>
        <source>proctor.duty.busy</source>
        <translation>Starting your duty</translation>
    </message>
    <message>
        <source>proctor.duty.candidates</source>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>proctor.duty.exam</source>
        <translation>Exam</translation>
    </message>
    <message>
        <source>proctor.duty.lead</source>
        <translation>{name}, from now on you look after the seats and stages of this room.</translation>
    </message>
    <message>
        <source>proctor.duty.loading</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>proctor.duty.loading_lead</source>
        <translation>The room comes from the server.</translation>
    </message>
    <message>
        <source>proctor.duty.none</source>
        <translation>No room is yours</translation>
    </message>
    <message>
        <source>proctor.duty.none_lead</source>
        <translation>Your duty is over or none is planned today. Ask the chief.</translation>
    </message>
    <message>
        <source>proctor.duty.over</source>
        <translation>Your duty is over</translation>
    </message>
    <message>
        <source>proctor.duty.over_lead</source>
        <translation>{name}, the room's report is signed. You may close this window.</translation>
    </message>
    <message>
        <source>proctor.duty.period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>proctor.duty.sign_off</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>proctor.duty.start</source>
        <translation>Planned start</translation>
    </message>
    <message>
        <source>proctor.duty.take</source>
        <translation>Start duty</translation>
    </message>
    <message>
        <source>proctor.duty.title</source>
        <translation>Take {room}</translation>
    </message>
    <message>
        <source>proctor.lock.body</source>
        <translation>The screen is covered, the clock goes on. Releasing asks for a verdict.</translation>
    </message>
    <message>
        <source>proctor.lock.preset_0</source>
        <translation>Used another program</translation>
    </message>
    <message>
        <source>proctor.lock.preset_1</source>
        <translation>Talked to another candidate</translation>
    </message>
    <message>
        <source>proctor.lock.preset_2</source>
        <translation>Forbidden item</translation>
    </message>
    <message>
        <source>proctor.lock.title</source>
        <translation>Lock {who}?</translation>
    </message>
    <message>
        <source>proctor.next.other</source>
        <translation>Why not now</translation>
    </message>
    <message>
        <source>proctor.next.title</source>
        <translation>Before {stage}</translation>
    </message>
    <message>
        <source>proctor.pause.body</source>
        <translation>The screen is covered, the clock stands. The time is given back.</translation>
    </message>
    <message>
        <source>proctor.pause.preset_0</source>
        <translation>PC or screen trouble</translation>
    </message>
    <message>
        <source>proctor.pause.preset_1</source>
        <translation>Feels unwell</translation>
    </message>
    <message>
        <source>proctor.pause.preset_2</source>
        <translation>Restroom</translation>
    </message>
    <message>
        <source>proctor.pause.title</source>
        <translation>Pause {who}?</translation>
    </message>
    <message>
        <source>proctor.person</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>proctor.release.body</source>
        <translation>The lock ends at once with your verdict, and the record keeps it.</translation>
    </message>
    <message>
        <source>proctor.release.means_caution</source>
        <translation>A slight fault; it stays in the score.</translation>
    </message>
    <message>
        <source>proctor.release.means_normal</source>
        <translation>Nothing wrong; the score forgets it.</translation>
    </message>
    <message>
        <source>proctor.release.means_suspected</source>
        <translation>Suspected cheating; the chief looks at it.</translation>
    </message>
    <message>
        <source>proctor.release.title</source>
        <translation>{who}: what was it?</translation>
    </message>
    <message>
        <source>proctor.reopen.body</source>
        <translation>If the chief approves, the candidate goes on with all answers. The end does not move, so every minute counts.</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_0</source>
        <translation>Handed in by mistake</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_1</source>
        <translation>Misunderstood the notice</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_2</source>
        <translation>Questions left by oversight</translation>
    </message>
    <message>
        <source>proctor.reopen.title</source>
        <translation>Propose to reopen the attempt of {who}?</translation>
    </message>
    <message>
        <source>proctor.seats.name</source>
        <translation>List of seats</translation>
    </message>
    <message>
        <source>proctor.suspend.body</source>
        <translation>Every screen is covered and every clock stands. The time is given back on resuming.</translation>
    </message>
    <message>
        <source>proctor.suspend.title</source>
        <translation>Suspend the room?</translation>
    </message>
    <message>
        <source>proctor.warn.body</source>
        <translation>It covers the candidate's screen until it is acknowledged.</translation>
    </message>
    <message>
        <source>proctor.warn.empty</source>
        <translation>Write the text</translation>
    </message>
    <message>
        <source>proctor.warn.evidence</source>
        <translation>Incident it is about</translation>
    </message>
    <message>
        <source>proctor.warn.no_evidence</source>
        <translation>None (seen by me)</translation>
    </message>
    <message>
        <source>proctor.warn.send</source>
        <translation>Send warning</translation>
    </message>
    <message>
        <source>proctor.warn.template_0</source>
        <translation>Do not leave the exam window. A proctor is watching.</translation>
    </message>
    <message>
        <source>proctor.warn.template_1</source>
        <translation>Close every program that is not the exam.</translation>
    </message>
    <message>
        <source>proctor.warn.template_2</source>
        <translation>Do not look at other screens.</translation>
    </message>
    <message>
        <source>proctor.warn.template_3</source>
        <translation>Be quiet. Next time your exam may be stopped.</translation>
    </message>
    <message>
        <source>proctor.warn.text</source>
        <translation>Text of the warning</translation>
    </message>
    <message>
        <source>proctor.warn.title</source>
        <translation>Warning {number} to {who}</translation>
    </message>
    <message>
        <source>proctor.warn.too_long</source>
        <translation>{most} characters at most</translation>
    </message>
</context>
</TS>
