<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>candidate</name>
    <message>
        <source>candidate.code.enter</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>candidate.code.help</source>
        <translation>The proctor types it while the server cannot be reached. Please wait.</translation>
    </message>
    <message>
        <source>candidate.code.label</source>
        <translation>Proctor's release code</translation>
    </message>
    <message>
        <source>candidate.code.no_more</source>
        <translation>No more tries. It is released when the server is back.</translation>
    </message>
    <message>
        <source>candidate.code.wait</source>
        <translation>Try again in {seconds} s.</translation>
    </message>
    <message>
        <source>candidate.code.wrong</source>
        <translation>The code is not right.</translation>
    </message>
    <message>
        <source>candidate.context.reopened</source>
        <translation>Reopened: go on with all your answers.</translation>
    </message>
    <message>
        <source>candidate.display.close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>candidate.display.colors</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>candidate.display.contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>candidate.display.dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>candidate.display.high_contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>candidate.display.language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>candidate.display.layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>candidate.display.light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>candidate.display.one</source>
        <translation>1 column</translation>
    </message>
    <message>
        <source>candidate.display.one_question</source>
        <translation>1 question</translation>
    </message>
    <message>
        <source>candidate.display.size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>candidate.display.speak_en</source>
        <translation>English</translation>
    </message>
    <message>
        <source>candidate.display.speak_ko</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>candidate.display.system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>candidate.display.title</source>
        <translation>Screen settings</translation>
    </message>
    <message>
        <source>candidate.display.two</source>
        <translation>2 columns</translation>
    </message>
    <message>
        <source>candidate.enrol.busy</source>
        <translation>The server is busy. It is asked again by itself.</translation>
    </message>
    <message>
        <source>candidate.enrol.code</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>candidate.enrol.code_example</source>
        <translation>10 characters</translation>
    </message>
    <message>
        <source>candidate.enrol.expired</source>
        <translation>This code has ended. Ask the administrator for a new one.</translation>
    </message>
    <message>
        <source>candidate.enrol.go</source>
        <translation>Enrol</translation>
    </message>
    <message numerus="yes">
        <source>candidate.enrol.held</source>
        <translation>
            <numerusform>Too many tries. Try again in {count} second.</numerusform>
            <numerusform>Too many tries. Try again in {count} seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.enrol.help</source>
        <translation>A code works once, within ten minutes.</translation>
    </message>
    <message>
        <source>candidate.enrol.lead</source>
        <translation>Enter the code from the administrator. This is done once.</translation>
    </message>
    <message>
        <source>candidate.enrol.locked</source>
        <translation>Too many tries: this code is locked. Ask the administrator for a new one.</translation>
    </message>
    <message>
        <source>candidate.enrol.missing</source>
        <translation>Enter all 10 characters.</translation>
    </message>
    <message>
        <source>candidate.enrol.not_kept</source>
        <translation>This PC could not keep its key. Please call the administrator.</translation>
    </message>
    <message>
        <source>candidate.enrol.pad</source>
        <translation>Code pad</translation>
    </message>
    <message>
        <source>candidate.enrol.title</source>
        <translation>Enrol this PC at its seat</translation>
    </message>
    <message>
        <source>candidate.enrol.used</source>
        <translation>This code was used. Ask the administrator for a new one.</translation>
    </message>
    <message>
        <source>candidate.enrol.waits</source>
        <translation>Looking for the server. The PC is enrolled by itself once it is there.</translation>
    </message>
    <message>
        <source>candidate.enrol.words_hint</source>
        <translation>Compare them with the code sheet first. If they differ, enter nothing and call the administrator.</translation>
    </message>
    <message>
        <source>candidate.enrol.words_name</source>
        <translation>Words of this centre</translation>
    </message>
    <message>
        <source>candidate.enrol.wrong</source>
        <translation>The code is not right. Please look at the sheet again.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.enrol.wrong_left</source>
        <translation>
            <numerusform>The code is not right. {count} more try.</numerusform>
            <numerusform>The code is not right. {count} more tries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.added</source>
        <translation>
            <numerusform>+{count} min</numerusform>
            <numerusform>+{count} min</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.exam.back</source>
        <translation>Connected again. All answers were sent.</translation>
    </message>
    <message>
        <source>candidate.exam.came_back</source>
        <translation>Started again. Question and time are as you left them.</translation>
    </message>
    <message>
        <source>candidate.exam.came_back_provisional</source>
        <translation>The PC was restarted. Your answers are here; the time is set again once the server answers.</translation>
    </message>
    <message>
        <source>candidate.exam.clock_stands</source>
        <translation>Clock stopped</translation>
    </message>
    <message>
        <source>candidate.exam.count_all</source>
        <translation>All</translation>
    </message>
    <message>
        <source>candidate.exam.count_answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>candidate.exam.count_open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>candidate.exam.ends</source>
        <translation>ends {time}</translation>
    </message>
    <message>
        <source>candidate.exam.hide_time</source>
        <translation>Hide the time left</translation>
    </message>
    <message>
        <source>candidate.exam.is_first</source>
        <translation>This is the first page.</translation>
    </message>
    <message>
        <source>candidate.exam.is_last</source>
        <translation>This is the last page.</translation>
    </message>
    <message>
        <source>candidate.exam.legend_empty</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>candidate.exam.legend_marked</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>candidate.exam.mark_spoken</source>
        <translation>Question {number}, choice {option}</translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.minutes_left</source>
        <translation>
            <numerusform>{count} minute left</numerusform>
            <numerusform>{count} minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.exam.next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>candidate.exam.not_kept</source>
        <translation>Answers cannot be saved. Raise your hand and call the proctor.</translation>
    </message>
    <message>
        <source>candidate.exam.not_kept_here</source>
        <translation>This PC cannot keep answers; only the server has them. Please tell the proctor.</translation>
    </message>
    <message>
        <source>candidate.exam.numbers</source>
        <translation>No. {first}–{last}</translation>
    </message>
    <message>
        <source>candidate.exam.offline</source>
        <translation>The server cannot be reached. Go on. Answers are kept on this PC and sent by themselves.</translation>
    </message>
    <message>
        <source>candidate.exam.one_number</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>candidate.exam.page_of</source>
        <translation>Page {page} / {pages}</translation>
    </message>
    <message>
        <source>candidate.exam.panel</source>
        <translation>Answer sheet</translation>
    </message>
    <message>
        <source>candidate.exam.person</source>
        <translation>{number} · seat {seat}</translation>
    </message>
    <message>
        <source>candidate.exam.previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>candidate.exam.question_of</source>
        <translation>No. {page} / {pages}</translation>
    </message>
    <message>
        <source>candidate.exam.question_spoken</source>
        <translation>Question {number}. {stem}</translation>
    </message>
    <message>
        <source>candidate.exam.remaining</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>candidate.exam.remaining_provisional</source>
        <translation>Time left (provisional)</translation>
    </message>
    <message>
        <source>candidate.exam.save_at</source>
        <translation>Server {time}</translation>
    </message>
    <message>
        <source>candidate.exam.save_kept</source>
        <translation>Kept on this PC</translation>
    </message>
    <message>
        <source>candidate.exam.save_not_kept</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>candidate.exam.save_nothing</source>
        <translation>No answers yet</translation>
    </message>
    <message>
        <source>candidate.exam.save_saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>candidate.exam.save_saving</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>candidate.exam.show_time</source>
        <translation>Show the time left</translation>
    </message>
    <message>
        <source>candidate.exam.slow</source>
        <translation>Sending answers takes a while. Go on. They are saved by themselves.</translation>
    </message>
    <message>
        <source>candidate.exam.submit</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>candidate.exam.time_compensated</source>
        <translation>You get {time} back (compensation): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_hidden</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>candidate.exam.time_incident</source>
        <translation>You get {time} more (incident): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_less</source>
        <translation>You have {time} less: {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_planned</source>
        <translation>You get {time} more (planned): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_undone</source>
        <translation>The {time} you were given were taken back.</translation>
    </message>
    <message>
        <source>candidate.exam.unanswered</source>
        <translation>Open questions</translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.unsent</source>
        <translation>
            <numerusform>{count} answer to send</numerusform>
            <numerusform>{count} answers to send</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.facts.birth</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>candidate.facts.confirm</source>
        <translation>These are my details</translation>
    </message>
    <message>
        <source>candidate.facts.exam</source>
        <translation>Exam</translation>
    </message>
    <message>
        <source>candidate.facts.from_to</source>
        <translation>{start}–{end} ({minutes} min)</translation>
    </message>
    <message>
        <source>candidate.facts.lead</source>
        <translation>Go on if everything is right.</translation>
    </message>
    <message>
        <source>candidate.facts.name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>candidate.facts.number</source>
        <translation>Exam number</translation>
    </message>
    <message>
        <source>candidate.facts.other</source>
        <translation>If something is wrong, do not go on. Raise your hand.</translation>
    </message>
    <message>
        <source>candidate.facts.seat</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>candidate.facts.time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>candidate.facts.title</source>
        <translation>Please check your details</translation>
    </message>
    <message>
        <source>candidate.foot.seat</source>
        <translation>Seat {seat}</translation>
    </message>
    <message>
        <source>candidate.head.now</source>
        <translation>Time now</translation>
    </message>
    <message>
        <source>candidate.hold.clock_runs</source>
        <translation>The clock runs on. The proctor can give the time back.</translation>
    </message>
    <message>
        <source>candidate.hold.clock_stands</source>
        <translation>The clock is stopped too.</translation>
    </message>
    <message>
        <source>candidate.hold.do</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>candidate.hold.ends</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>candidate.hold.kept</source>
        <translation>Your answers are kept. They are sent by themselves.</translation>
    </message>
    <message>
        <source>candidate.hold.leave</source>
        <translation>Away from the seat</translation>
    </message>
    <message>
        <source>candidate.hold.leave_lead</source>
        <translation>Tell the proctor when you are back.</translation>
    </message>
    <message>
        <source>candidate.hold.leave_what</source>
        <translation>The proctor let you leave the seat. The paper is covered.</translation>
    </message>
    <message>
        <source>candidate.hold.lock</source>
        <translation>The screen is stopped for a moment</translation>
    </message>
    <message>
        <source>candidate.hold.lock_lead</source>
        <translation>Something has to be checked. The proctor was told.</translation>
    </message>
    <message>
        <source>candidate.hold.lock_what</source>
        <translation>Something outside the exam screen was noticed. It may have happened by itself. This alone decides nothing; the proctor judges.</translation>
    </message>
    <message>
        <source>candidate.hold.looks</source>
        <translation>Proctor looks</translation>
    </message>
    <message>
        <source>candidate.hold.move</source>
        <translation>You are moving to another seat</translation>
    </message>
    <message>
        <source>candidate.hold.move_lead</source>
        <translation>Please wait for the proctor.</translation>
    </message>
    <message>
        <source>candidate.hold.move_what</source>
        <translation>The proctor prepares another seat. Your answers go there with you.</translation>
    </message>
    <message>
        <source>candidate.hold.pause</source>
        <translation>The exam is paused</translation>
    </message>
    <message>
        <source>candidate.hold.pause_lead</source>
        <translation>The proctor paused the exam at this seat.</translation>
    </message>
    <message>
        <source>candidate.hold.pause_what</source>
        <translation>It goes on when the proctor is done.</translation>
    </message>
    <message>
        <source>candidate.hold.relogin</source>
        <translation>The proctor is checking</translation>
    </message>
    <message>
        <source>candidate.hold.relogin_lead</source>
        <translation>The proctor has to approve that you go on at this PC.</translation>
    </message>
    <message>
        <source>candidate.hold.relogin_what</source>
        <translation>The same exam number is in use at another PC. This happens when seats or PCs were changed.</translation>
    </message>
    <message>
        <source>candidate.hold.room</source>
        <translation>The exam is paused</translation>
    </message>
    <message>
        <source>candidate.hold.room_lead</source>
        <translation>The whole room is paused.</translation>
    </message>
    <message>
        <source>candidate.hold.room_what</source>
        <translation>Something in the room has to be checked. Everybody is paused together.</translation>
    </message>
    <message>
        <source>candidate.hold.safe</source>
        <translation>Your answers are safe</translation>
    </message>
    <message numerus="yes">
        <source>candidate.hold.saved</source>
        <translation>
            <numerusform>{count} question saved · {time} server</numerusform>
            <numerusform>{count} questions saved · {time} server</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.hold.since</source>
        <translation>Seat {seat} · since {time}</translation>
    </message>
    <message>
        <source>candidate.hold.sitting</source>
        <translation>The exam is paused</translation>
    </message>
    <message>
        <source>candidate.hold.sitting_lead</source>
        <translation>The whole centre is paused.</translation>
    </message>
    <message>
        <source>candidate.hold.sitting_what</source>
        <translation>Something in the centre has to be checked. Everybody is paused together.</translation>
    </message>
    <message>
        <source>candidate.hold.step_continues</source>
        <translation>Afterwards you go on at the same question.</translation>
    </message>
    <message>
        <source>candidate.hold.step_continues_there</source>
        <translation>Sign in at the new seat and go on with your answers.</translation>
    </message>
    <message>
        <source>candidate.hold.step_listen</source>
        <translation>Please listen to the proctor.</translation>
    </message>
    <message>
        <source>candidate.hold.step_sit</source>
        <translation>Stay seated and wait. There is no need to use keyboard or mouse.</translation>
    </message>
    <message>
        <source>candidate.hold.step_speak</source>
        <translation>If the proctor asks, just say what you know.</translation>
    </message>
    <message>
        <source>candidate.hold.step_tell_back</source>
        <translation>Raise your hand when you are back.</translation>
    </message>
    <message>
        <source>candidate.hold.step_wait_move</source>
        <translation>Wait here; the proctor tells you the new seat.</translation>
    </message>
    <message>
        <source>candidate.hold.told</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>candidate.hold.told_offline</source>
        <translation>Please call the proctor</translation>
    </message>
    <message>
        <source>candidate.hold.what</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>candidate.link.asking</source>
        <translation>Connecting to the server</translation>
    </message>
    <message>
        <source>candidate.link.connected</source>
        <translation>Connected to the server</translation>
    </message>
    <message>
        <source>candidate.link.lost</source>
        <translation>Not connected to the server</translation>
    </message>
    <message>
        <source>candidate.link.not_trusted</source>
        <translation>Server not trusted</translation>
    </message>
    <message>
        <source>candidate.notice.agree</source>
        <translation>I have read and will follow them</translation>
    </message>
    <message>
        <source>candidate.notice.help</source>
        <translation>Raise your hand when you need help.</translation>
    </message>
    <message>
        <source>candidate.notice.help_body</source>
        <translation>The proctor comes to your seat. There is no need to call out.</translation>
    </message>
    <message>
        <source>candidate.notice.hint</source>
        <translation>Please read to the end</translation>
    </message>
    <message>
        <source>candidate.notice.leave</source>
        <translation>Hand in when you are done and wait at your seat.</translation>
    </message>
    <message>
        <source>candidate.notice.leave_body</source>
        <translation>Answers cannot be changed afterwards. The proctor tells you when to leave.</translation>
    </message>
    <message>
        <source>candidate.notice.phone</source>
        <translation>Switch phones and smart watches off and put them in your bag.</translation>
    </message>
    <message>
        <source>candidate.notice.phone_body</source>
        <translation>The proctor will check if you carry one during the exam.</translation>
    </message>
    <message>
        <source>candidate.notice.saved</source>
        <translation>Each answer is saved when you choose it.</translation>
    </message>
    <message>
        <source>candidate.notice.saved_body</source>
        <translation>If the connection is lost, just go on. There is nothing to save by hand.</translation>
    </message>
    <message>
        <source>candidate.notice.screen</source>
        <translation>Use the exam screen only.</translation>
    </message>
    <message>
        <source>candidate.notice.screen_body</source>
        <translation>The proctor is told when another program opens. If it opened by itself, leave it and raise your hand.</translation>
    </message>
    <message>
        <source>candidate.notice.time</source>
        <translation>The exam takes {minutes} minutes.</translation>
    </message>
    <message>
        <source>candidate.notice.time_body</source>
        <translation>The remaining time is at the top right. When it is over, your answers are handed in by themselves.</translation>
    </message>
    <message>
        <source>candidate.notice.title</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>candidate.plain.checking</source>
        <translation>The proctor is checking</translation>
    </message>
    <message>
        <source>candidate.plain.checking_lead</source>
        <translation>Please stay seated and wait.</translation>
    </message>
    <message>
        <source>candidate.plain.connecting</source>
        <translation>Connecting to the centre</translation>
    </message>
    <message>
        <source>candidate.plain.connecting_lead</source>
        <translation>Please wait. There is nothing to press.</translation>
    </message>
    <message>
        <source>candidate.plain.ended</source>
        <translation>This period is over</translation>
    </message>
    <message>
        <source>candidate.plain.ended_lead</source>
        <translation>Please wait for the proctor.</translation>
    </message>
    <message>
        <source>candidate.plain.entry_refused</source>
        <translation>Please ask the proctor</translation>
    </message>
    <message>
        <source>candidate.plain.entry_refused_lead</source>
        <translation>You cannot take the exam at this seat now.</translation>
    </message>
    <message>
        <source>candidate.plain.in_use</source>
        <translation>This seat is in use on another PC</translation>
    </message>
    <message>
        <source>candidate.plain.in_use_lead</source>
        <translation>The proctor has been told. Please wait.</translation>
    </message>
    <message>
        <source>candidate.plain.leave</source>
        <translation>Back to sign-in</translation>
    </message>
    <message>
        <source>candidate.plain.moved</source>
        <translation>You were moved to another PC</translation>
    </message>
    <message>
        <source>candidate.plain.moved_lead</source>
        <translation>The exam goes on at the new seat, with the answers that reached the server and the question you were at. Please follow the proctor.</translation>
    </message>
    <message>
        <source>candidate.plain.paper</source>
        <translation>Opening the paper</translation>
    </message>
    <message>
        <source>candidate.plain.paper_lead</source>
        <translation>The exam appears in a moment. There is nothing to press.</translation>
    </message>
    <message>
        <source>candidate.plain.signed_out</source>
        <translation>This sign-in is no longer valid</translation>
    </message>
    <message>
        <source>candidate.plain.signed_out_lead</source>
        <translation>Answers that reached the server are kept. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.plain.time_over</source>
        <translation>The time is over</translation>
    </message>
    <message>
        <source>candidate.plain.time_over_lead</source>
        <translation>The answers you gave are being handed in. Please stay seated.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.plain.time_over_offline</source>
        <translation>
            <numerusform>The server cannot be reached. {count} answer is sent by itself.</numerusform>
            <numerusform>The server cannot be reached. {count} answers are sent by themselves.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.practice.again</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>candidate.practice.chip</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>candidate.practice.finish</source>
        <translation>Finish practice</translation>
    </message>
    <message>
        <source>candidate.practice.lead</source>
        <translation>Try it as in the exam. Nothing of this is kept.</translation>
    </message>
    <message>
        <source>candidate.practice.q1</source>
        <translation>Which of these is &lt;u&gt;&lt;b&gt;not&lt;/b&gt;&lt;/u&gt; a fruit?</translation>
    </message>
    <message>
        <source>candidate.practice.q1_1</source>
        <translation>Apple</translation>
    </message>
    <message>
        <source>candidate.practice.q1_2</source>
        <translation>Cabbage</translation>
    </message>
    <message>
        <source>candidate.practice.q1_3</source>
        <translation>Grape</translation>
    </message>
    <message>
        <source>candidate.practice.q1_4</source>
        <translation>Persimmon</translation>
    </message>
    <message>
        <source>candidate.practice.q2</source>
        <translation>How many days has a week?</translation>
    </message>
    <message>
        <source>candidate.practice.q2_1</source>
        <translation>5</translation>
    </message>
    <message>
        <source>candidate.practice.q2_2</source>
        <translation>6</translation>
    </message>
    <message>
        <source>candidate.practice.q2_3</source>
        <translation>7</translation>
    </message>
    <message>
        <source>candidate.practice.q2_4</source>
        <translation>8</translation>
    </message>
    <message>
        <source>candidate.practice.skip</source>
        <translation>Skip practice</translation>
    </message>
    <message>
        <source>candidate.practice.title</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>candidate.ready.before</source>
        <translation>After that, just wait for the start.</translation>
    </message>
    <message>
        <source>candidate.ready.calm</source>
        <translation>The screen changes by itself. There is nothing to press. Sit back and wait.</translation>
    </message>
    <message>
        <source>candidate.ready.done</source>
        <translation>Before the start</translation>
    </message>
    <message>
        <source>candidate.ready.go</source>
        <translation>I am ready</translation>
    </message>
    <message>
        <source>candidate.ready.identity</source>
        <translation>The proctor is checking</translation>
    </message>
    <message>
        <source>candidate.ready.identity_done</source>
        <translation>Checked by the proctor</translation>
    </message>
    <message>
        <source>candidate.ready.identity_name</source>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>candidate.ready.items</source>
        <translation>Questions</translation>
    </message>
    <message numerus="yes">
        <source>candidate.ready.items_count</source>
        <translation>
            <numerusform>{count} question</numerusform>
            <numerusform>{count} questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>candidate.ready.minutes</source>
        <translation>
            <numerusform>{count} minute</numerusform>
            <numerusform>{count} minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.ready.notice_done</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>candidate.ready.notice_name</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>candidate.ready.paper_coming</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>candidate.ready.paper_here</source>
        <translation>On this PC, locked</translation>
    </message>
    <message>
        <source>candidate.ready.paper_name</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>candidate.ready.practice_done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>candidate.ready.practice_name</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>candidate.ready.press</source>
        <translation>Press the button below when you are ready</translation>
    </message>
    <message>
        <source>candidate.ready.proctor_starts</source>
        <translation>The proctor starts the exam</translation>
    </message>
    <message>
        <source>candidate.ready.together</source>
        <translation>Everybody starts together at {time}</translation>
    </message>
    <message>
        <source>candidate.ready.until</source>
        <translation>Until the start</translation>
    </message>
    <message>
        <source>candidate.ready.wait</source>
        <translation>Everybody starts together</translation>
    </message>
    <message>
        <source>candidate.receipt.by_itself</source>
        <translation>There is nothing to press. The screen changes by itself.</translation>
    </message>
    <message>
        <source>candidate.receipt.by_staff</source>
        <translation>Your answers are handed in</translation>
    </message>
    <message>
        <source>candidate.receipt.by_staff_lead</source>
        <translation>The staff handed in for you. Please ask the proctor if you have questions.</translation>
    </message>
    <message>
        <source>candidate.receipt.code</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>candidate.receipt.differs</source>
        <translation>What was handed in differs from this screen. Stay seated, raise your hand and tell the proctor.</translation>
    </message>
    <message>
        <source>candidate.receipt.objection</source>
        <translation>Use the receipt for objections. You may write it down.</translation>
    </message>
    <message>
        <source>candidate.receipt.result</source>
        <translation>The exam office announces the results.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending</source>
        <translation>Sending your answers</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_lead</source>
        <translation>Please stay seated. The receipt comes in a moment.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_next</source>
        <translation>Please stay seated and wait.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline</source>
        <translation>Your answers wait on this screen</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline_lead</source>
        <translation>They are handed in as soon as the server is back. Do not switch the PC off.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline_next</source>
        <translation>Raise your hand and tell the proctor.</translation>
    </message>
    <message>
        <source>candidate.receipt.stay</source>
        <translation>Stay seated until the proctor tells you to leave.</translation>
    </message>
    <message>
        <source>candidate.receipt.submitted</source>
        <translation>Your answers are handed in</translation>
    </message>
    <message>
        <source>candidate.receipt.submitted_lead</source>
        <translation>Well done. The server has all your answers.</translation>
    </message>
    <message>
        <source>candidate.receipt.time_over</source>
        <translation>The time is over, your answers are handed in</translation>
    </message>
    <message>
        <source>candidate.receipt.time_over_lead</source>
        <translation>Well done. The answers that reached the server in time are handed in.</translation>
    </message>
    <message>
        <source>candidate.receipt.unconfirmed</source>
        <translation>The submission could not be confirmed</translation>
    </message>
    <message>
        <source>candidate.receipt.unconfirmed_lead</source>
        <translation>Your answers are still on this PC. The proctor is being told.</translation>
    </message>
    <message>
        <source>candidate.receipt.when</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>candidate.receipt.withdrawn</source>
        <translation>You have withdrawn from the exam</translation>
    </message>
    <message>
        <source>candidate.receipt.withdrawn_lead</source>
        <translation>The answers you gave until then are kept on the server.</translation>
    </message>
    <message>
        <source>candidate.refusal.busy</source>
        <translation>The server is busy. It will work in a moment.</translation>
    </message>
    <message>
        <source>candidate.refusal.device</source>
        <translation>This PC is not enrolled. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.refusal.entry_refused</source>
        <translation>Please ask the proctor.</translation>
    </message>
    <message>
        <source>candidate.refusal.held</source>
        <translation>The proctor is checking.</translation>
    </message>
    <message>
        <source>candidate.refusal.identity</source>
        <translation>Waiting for the identity check. The proctor is checking.</translation>
    </message>
    <message>
        <source>candidate.refusal.late_limit</source>
        <translation>Entry is closed. Please ask the proctor.</translation>
    </message>
    <message>
        <source>candidate.refusal.no_attempt</source>
        <translation>You have no exam in this period. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.refusal.no_time_left</source>
        <translation>The time is over.</translation>
    </message>
    <message>
        <source>candidate.refusal.not_open</source>
        <translation>Entry is not open yet. Please wait for the proctor.</translation>
    </message>
    <message>
        <source>candidate.refusal.not_present</source>
        <translation>The proctor is checking that you are here.</translation>
    </message>
    <message>
        <source>candidate.refusal.other</source>
        <translation>This is not possible now. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.refusal.room_stage</source>
        <translation>The proctor opens this step.</translation>
    </message>
    <message>
        <source>candidate.refusal.seat_taken</source>
        <translation>This exam is over already. Please ask the proctor.</translation>
    </message>
    <message>
        <source>candidate.refusal.self_test</source>
        <translation>This PC needs a check. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.refusal.version</source>
        <translation>The program on this PC is not the right one. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.refusal.wrong_seat</source>
        <translation>This is not your seat. Please ask the proctor.</translation>
    </message>
    <message>
        <source>candidate.sign_in.asking</source>
        <translation>Checking.</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth</source>
        <translation>Birth date, 6 digits</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth_example</source>
        <translation>Example: 030521</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth_missing</source>
        <translation>Type all 6 digits of your birth date first.</translation>
    </message>
    <message>
        <source>candidate.sign_in.busy</source>
        <translation>Many people are signing in. You will be signed in by itself.</translation>
    </message>
    <message>
        <source>candidate.sign_in.clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>candidate.sign_in.erase</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>candidate.sign_in.go</source>
        <translation>Sign in</translation>
    </message>
    <message numerus="yes">
        <source>candidate.sign_in.held</source>
        <translation>
            <numerusform>You can try again in {count} second · the proctor was told</numerusform>
            <numerusform>You can try again in {count} seconds · the proctor was told</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.sign_in.held_reason</source>
        <translation>Please wait a moment.</translation>
    </message>
    <message>
        <source>candidate.sign_in.help</source>
        <translation>After 5 wrong tries you wait for 60 seconds.</translation>
    </message>
    <message>
        <source>candidate.sign_in.lead</source>
        <translation>Type them as on your admission ticket.</translation>
    </message>
    <message>
        <source>candidate.sign_in.not_trusted</source>
        <translation>This is not the server of this centre. Please raise your hand.</translation>
    </message>
    <message>
        <source>candidate.sign_in.number</source>
        <translation>Exam number</translation>
    </message>
    <message>
        <source>candidate.sign_in.number_missing</source>
        <translation>Type the 8 digits of your exam number.</translation>
    </message>
    <message>
        <source>candidate.sign_in.pad</source>
        <translation>Number pad</translation>
    </message>
    <message>
        <source>candidate.sign_in.pad_hint</source>
        <translation>The keyboard works too</translation>
    </message>
    <message>
        <source>candidate.sign_in.title</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>candidate.sign_in.waits</source>
        <translation>Waiting for the server. You will be signed in by itself.</translation>
    </message>
    <message>
        <source>candidate.sign_in.wrong</source>
        <translation>Exam number or birth date differs from what is registered.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.sign_in.wrong_left</source>
        <translation>
            <numerusform>They differ from what is registered. {count} try left.</numerusform>
            <numerusform>They differ from what is registered. {count} tries left.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.step.facts</source>
        <translation>Your details</translation>
    </message>
    <message>
        <source>candidate.step.notice</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>candidate.step.practice</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>candidate.step.ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>candidate.steps.sending</source>
        <translation>Telling the server.</translation>
    </message>
    <message>
        <source>candidate.submit.answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>candidate.submit.back</source>
        <translation>Back to the exam</translation>
    </message>
    <message>
        <source>candidate.submit.code</source>
        <translation>Last 4 digits of your exam number</translation>
    </message>
    <message>
        <source>candidate.submit.code_hint</source>
        <translation>Asked to be sure</translation>
    </message>
    <message>
        <source>candidate.submit.code_missing</source>
        <translation>Type the last 4 digits first.</translation>
    </message>
    <message>
        <source>candidate.submit.code_wrong</source>
        <translation>These are not the last 4 digits.</translation>
    </message>
    <message>
        <source>candidate.submit.complete</source>
        <translation>All questions are answered.</translation>
    </message>
    <message>
        <source>candidate.submit.confirm</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>candidate.submit.final</source>
        <translation>After handing in, answers cannot be changed.</translation>
    </message>
    <message>
        <source>candidate.submit.first_of_two</source>
        <translation>Step 1 of 2</translation>
    </message>
    <message>
        <source>candidate.submit.go_to_open</source>
        <translation>Go to open question {number}</translation>
    </message>
    <message>
        <source>candidate.submit.hint</source>
        <translation>Press a number to go there</translation>
    </message>
    <message>
        <source>candidate.submit.open</source>
        <translation>Open</translation>
    </message>
    <message numerus="yes">
        <source>candidate.submit.open_count</source>
        <translation>
            <numerusform>{count} question is still open.</numerusform>
            <numerusform>{count} questions are still open.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.submit.proceed</source>
        <translation>Hand in…</translation>
    </message>
    <message>
        <source>candidate.submit.proceed_open</source>
        <translation>Hand in as it is…</translation>
    </message>
    <message>
        <source>candidate.submit.second_of_two</source>
        <translation>Step 2 of 2</translation>
    </message>
    <message>
        <source>candidate.submit.time_left</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>candidate.submit.title</source>
        <translation>Hand in</translation>
    </message>
    <message numerus="yes">
        <source>candidate.submit.unsent</source>
        <translation>
            <numerusform>{count} answer to send · you can hand in</numerusform>
            <numerusform>{count} answers to send · you can hand in</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.warning.read</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>candidate.warning.title</source>
        <translation>Message from the proctor</translation>
    </message>
    <message>
        <source>candidate.window</source>
        <translation>Gamdok exam</translation>
    </message>
</context>
</TS>
