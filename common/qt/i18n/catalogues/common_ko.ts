<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>common</name>
    <message>
        <source>common.cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>common.command.delivered</source>
        <translation>전달</translation>
    </message>
    <message>
        <source>common.command.done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>common.command.expired</source>
        <translation>기한 지남</translation>
    </message>
    <message>
        <source>common.command.failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>common.command.no_answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>common.command.refused</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>common.command.sent</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>common.link.connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>common.link.delayed</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>common.link.lost</source>
        <translation>끊김 {seconds}초</translation>
    </message>
    <message>
        <source>common.link.never</source>
        <translation>연결 전</translation>
    </message>
    <message>
        <source>common.link.retry</source>
        <translation>{seconds}초 뒤 재시도</translation>
    </message>
    <message>
        <source>common.link.spoken</source>
        <translation>서버 {state}, {detail}</translation>
    </message>
    <message>
        <source>common.sound.off</source>
        <translation>소리 꺼짐</translation>
    </message>
    <message>
        <source>common.sound.on</source>
        <translation>소리 켜짐</translation>
    </message>
    <message>
        <source>common.stage.spoken</source>
        <translation>단계 {place}/{total}: {name}</translation>
    </message>
    <message>
        <source>common.steps.spoken</source>
        <translation>{place}/{total} 단계: {name}</translation>
    </message>
    <message>
        <source>common.time.day</source>
        <translation>{date} ({weekday}) {time}</translation>
    </message>
    <message>
        <source>common.time.hours_minutes_seconds</source>
        <translation>{hours}시간 {minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>common.time.minutes_ago</source>
        <translation>{minutes}분 전</translation>
    </message>
    <message>
        <source>common.time.minutes_seconds</source>
        <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
        <source>common.time.seconds</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>common.time.seconds_ago</source>
        <translation>{seconds}초 전</translation>
    </message>
    <message>
        <source>common.time.weekday_0</source>
        <translation>월</translation>
    </message>
    <message>
        <source>common.time.weekday_1</source>
        <translation>화</translation>
    </message>
    <message>
        <source>common.time.weekday_2</source>
        <translation>수</translation>
    </message>
    <message>
        <source>common.time.weekday_3</source>
        <translation>목</translation>
    </message>
    <message>
        <source>common.time.weekday_4</source>
        <translation>금</translation>
    </message>
    <message>
        <source>common.time.weekday_5</source>
        <translation>토</translation>
    </message>
    <message>
        <source>common.time.weekday_6</source>
        <translation>일</translation>
    </message>
</context>
</TS>
