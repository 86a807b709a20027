<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>common</name>
    <message>
        <source>common.cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>common.command.delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>common.command.done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>common.command.expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>common.command.failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>common.command.no_answer</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>common.command.refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>common.command.sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>common.link.connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>common.link.delayed</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>common.link.lost</source>
        <translation>Lost {seconds} s</translation>
    </message>
    <message>
        <source>common.link.never</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>common.link.retry</source>
        <translation>Retry in {seconds} s</translation>
    </message>
    <message>
        <source>common.link.spoken</source>
        <translation>Server {state}, {detail}</translation>
    </message>
    <message>
        <source>common.sound.off</source>
        <translation>Sound off</translation>
    </message>
    <message>
        <source>common.sound.on</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>common.stage.spoken</source>
        <translation>Stage {place} of {total}: {name}</translation>
    </message>
    <message>
        <source>common.steps.spoken</source>
        <translation>Step {place} of {total}: {name}</translation>
    </message>
    <message>
        <source>common.time.day</source>
        <translation>{date} ({weekday}) {time}</translation>
    </message>
    <message>
        <source>common.time.hours_minutes_seconds</source>
        <translation>{hours} h {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>common.time.minutes_ago</source>
        <translation>{minutes} min ago</translation>
    </message>
    <message>
        <source>common.time.minutes_seconds</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>common.time.seconds</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>common.time.seconds_ago</source>
        <translation>{seconds} s ago</translation>
    </message>
    <message>
        <source>common.time.weekday_0</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>common.time.weekday_1</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>common.time.weekday_2</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>common.time.weekday_3</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>common.time.weekday_4</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>common.time.weekday_5</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>common.time.weekday_6</source>
        <translation>Sun</translation>
    </message>
</context>
</TS>
