<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>chief</name>
    <message>
        <source>chief.board.calm</source>
        <translation>이상 없음 {number}</translation>
    </message>
    <message>
        <source>chief.board.order</source>
        <translation>확인이 급한 순 · 끊김과 잠금이 먼저, 같으면 오래 기다린 순</translation>
    </message>
    <message>
        <source>chief.board.rooms</source>
        <translation>시험실 {number}</translation>
    </message>
    <message>
        <source>chief.check.answers</source>
        <translation>답안 대조는 서버가 하고, 어긋난 좌석을 알려 줍니다</translation>
    </message>
    <message>
        <source>chief.check.briefed</source>
        <translation>안내를 시작한 시험실 {done} / {total}실</translation>
    </message>
    <message>
        <source>chief.check.present</source>
        <translation>출석 {done} / {total}명</translation>
    </message>
    <message>
        <source>chief.check.proctors</source>
        <translation>감독관 근무 {done} / {total}실</translation>
    </message>
    <message>
        <source>chief.check.ready</source>
        <translation>준비 {done} / {total}명</translation>
    </message>
    <message>
        <source>chief.check.signed</source>
        <translation>시험실 보고에 서명한 감독관 {done}명</translation>
    </message>
    <message>
        <source>chief.check.unsent</source>
        <translation>미전송 좌석 {left}곳</translation>
    </message>
    <message>
        <source>chief.check.verified</source>
        <translation>본인확인 {done}명</translation>
    </message>
    <message>
        <source>chief.check.writing</source>
        <translation>아직 응시 중 {left}명</translation>
    </message>
    <message>
        <source>chief.gate.busy</source>
        <translation>관문을 여는 중입니다</translation>
    </message>
    <message>
        <source>chief.gate.effect_archived</source>
        <translation>보관 규칙이 적용됩니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_briefing</source>
        <translation>감독관이 시험실마다 안내와 연습을 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_closed</source>
        <translation>답안을 더 받지 않습니다. 남은 답안 기록만 나중에 합칩니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_ending</source>
        <translation>시험을 일찍 끝냅니다. 연장 시간이 없는 수험자는 바로 제출됩니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_exported</source>
        <translation>외부 시스템이 받았음을 적습니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_open</source>
        <translation>시험실을 열고 수험자가 입실해 로그인합니다. 문제 꾸러미가 PC로 갑니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_ready</source>
        <translation>시험실이 시작 대기에 들어갑니다. 시작 전이면 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_reconciled</source>
        <translation>접수·출석·답안이 모두 맞는지 확인하고 정산을 마칩니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_resume</source>
        <translation>모든 시험실을 다시 시작합니다. 멈춘 {held}을 모두에게 돌려줍니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_running</source>
        <translation>문제를 열고 모든 시험실의 시계를 시작합니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>chief.gate.effect_sealed_in</source>
        <translation>모의 운영을 끝내고 봉인 상태로 돌아갑니다.</translation>
    </message>
    <message>
        <source>chief.gate.excludable</source>
        <translation>시험실을 제외하면 넘길 수 있습니다.</translation>
    </message>
    <message>
        <source>chief.gate.exclude</source>
        <translation>이번 단계에서 제외할 시험실</translation>
    </message>
    <message>
        <source>chief.gate.next</source>
        <translation>다음 단계: {stage}</translation>
    </message>
    <message>
        <source>chief.gate.none</source>
        <translation>더 열 관문이 없습니다</translation>
    </message>
    <message>
        <source>chief.gate.passable</source>
        <translation>사유를 적으면 넘길 수 있습니다.</translation>
    </message>
    <message>
        <source>chief.gate.question</source>
        <translation>{step}: 진행할까요?</translation>
    </message>
    <message>
        <source>chief.gate.reason_done</source>
        <translation>모든 수험자가 제출했습니다.</translation>
    </message>
    <message>
        <source>chief.gate.reason_needed</source>
        <translation>사유를 적으세요</translation>
    </message>
    <message>
        <source>chief.gate.refused</source>
        <translation>서버가 받지 않았습니다.</translation>
    </message>
    <message>
        <source>chief.gate.resume</source>
        <translation>일시 중단 중</translation>
    </message>
    <message>
        <source>chief.gate.seats</source>
        <translation>해당 좌석: {seats}</translation>
    </message>
    <message>
        <source>chief.gate.suspend</source>
        <translation>전체 일시 중단</translation>
    </message>
    <message>
        <source>chief.gate.title</source>
        <translation>회차 관문</translation>
    </message>
    <message>
        <source>chief.head.rooms</source>
        <translation>{rooms}실 중 {following}실</translation>
    </message>
    <message>
        <source>chief.heat.calm</source>
        <translation>이상 없음</translation>
    </message>
    <message>
        <source>chief.heat.cut_off</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>chief.heat.locked</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>chief.heat.proctor_away</source>
        <translation>감독관 부재</translation>
    </message>
    <message>
        <source>chief.heat.suspected</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>chief.heat.unsent</source>
        <translation>미전송</translation>
    </message>
    <message>
        <source>chief.person</source>
        <translation>{name} 총감독관</translation>
    </message>
    <message>
        <source>chief.room.manned</source>
        <translation>감독관 근무</translation>
    </message>
    <message>
        <source>chief.room.present</source>
        <translation>출석 {present}/{planned}</translation>
    </message>
    <message>
        <source>chief.room.spoken</source>
        <translation>{name}, {state}, 출석 {planned}명 중 {present}명, 제출 {submitted}명.</translation>
    </message>
    <message>
        <source>chief.room.submitted</source>
        <translation>제출 {number}</translation>
    </message>
    <message>
        <source>chief.room.unmanned</source>
        <translation>감독관 대기</translation>
    </message>
    <message>
        <source>chief.room.writing</source>
        <translation>응시중 {number}</translation>
    </message>
    <message>
        <source>chief.suspend.body</source>
        <translation>모든 수험자의 화면을 가리고 시계를 멈춥니다. 멈춘 시간은 재개할 때 모두에게 돌려줍니다.</translation>
    </message>
    <message>
        <source>chief.suspend.title</source>
        <translation>모든 시험실을 일시 중단할까요?</translation>
    </message>
    <message>
        <source>chief.total.absent</source>
        <translation>결시</translation>
    </message>
    <message>
        <source>chief.total.in_progress</source>
        <translation>응시중</translation>
    </message>
    <message>
        <source>chief.total.incidents_open</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>chief.total.locked</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>chief.total.missing</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>chief.total.planned</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>chief.total.present</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>chief.total.submitted</source>
        <translation>제출</translation>
    </message>
    <message>
        <source>chief.total.unsent</source>
        <translation>미전송</translation>
    </message>
</context>
</TS>
