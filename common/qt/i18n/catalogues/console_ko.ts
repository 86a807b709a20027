<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>console</name>
    <message>
        <source>console.act.code</source>
        <translation>현장 해제 코드</translation>
    </message>
    <message>
        <source>console.act.lock</source>
        <translation>잠금…</translation>
    </message>
    <message>
        <source>console.act.move</source>
        <translation>좌석 이동…</translation>
    </message>
    <message>
        <source>console.act.pause</source>
        <translation>일시중지…</translation>
    </message>
    <message>
        <source>console.act.release</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>console.act.reopen</source>
        <translation>제출 되돌리기…</translation>
    </message>
    <message>
        <source>console.act.time</source>
        <translation>시간 추가…</translation>
    </message>
    <message>
        <source>console.act.title</source>
        <translation>조치</translation>
    </message>
    <message>
        <source>console.act.verify</source>
        <translation>본인확인</translation>
    </message>
    <message>
        <source>console.act.warn</source>
        <translation>경고…</translation>
    </message>
    <message>
        <source>console.age.hours</source>
        <translation>{hours}시간</translation>
    </message>
    <message>
        <source>console.age.minutes</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>console.age.seconds</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>console.clock.ends_at</source>
        <translation>{time} 종료</translation>
    </message>
    <message numerus="yes">
        <source>console.clock.extended</source>
        <translation>
            <numerusform>연장 {count}명</numerusform>
        </translation>
    </message>
    <message>
        <source>console.clock.extensions</source>
        <translation>연장 종료까지</translation>
    </message>
    <message>
        <source>console.clock.heard</source>
        <translation>마지막 확인 {time}</translation>
    </message>
    <message>
        <source>console.clock.stands</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>console.clock.starts_at</source>
        <translation>{time} 시작 예정</translation>
    </message>
    <message>
        <source>console.clock.stopped</source>
        <translation>시계 멈춤</translation>
    </message>
    <message>
        <source>console.clock.to_end</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>console.clock.to_start</source>
        <translation>시작까지</translation>
    </message>
    <message>
        <source>console.column.link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>console.column.name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>console.column.note</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>console.column.number</source>
        <translation>수험번호</translation>
    </message>
    <message>
        <source>console.column.progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>console.column.remaining</source>
        <translation>남은</translation>
    </message>
    <message>
        <source>console.column.saved</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>console.column.seat</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>console.column.status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>console.column.warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>console.command.seen</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>console.command.unknown</source>
        <translation>되었는지 알 수 없습니다. 상태를 보고 다시 하세요.</translation>
    </message>
    <message>
        <source>console.command.waiting</source>
        <translation>앞의 명령을 보내는 중입니다</translation>
    </message>
    <message>
        <source>console.command.waits</source>
        <translation>{time} · 자리 대기 {age}</translation>
    </message>
    <message>
        <source>console.command.why_expired</source>
        <translation>기한까지 자리가 확인하지 않았습니다. 서버의 상태는 그대로입니다.</translation>
    </message>
    <message>
        <source>console.command.why_not_shown</source>
        <translation>자리 화면에 나타내지 못했습니다. 자리에 가서 확인하세요.</translation>
    </message>
    <message>
        <source>console.command.why_superseded</source>
        <translation>자리에 닿기 전에 다른 지시로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>console.command.why_too_late</source>
        <translation>기한이 지난 뒤 자리에 닿았습니다.</translation>
    </message>
    <message>
        <source>console.fact.link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>console.fact.progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>console.fact.remaining</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>console.fact.saved</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>console.fact.score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>console.fact.warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>console.feed.empty</source>
        <translation>확인할 사건이 없습니다.</translation>
    </message>
    <message>
        <source>console.feed.title</source>
        <translation>사건</translation>
    </message>
    <message>
        <source>console.filter.absent</source>
        <translation>결시</translation>
    </message>
    <message>
        <source>console.filter.all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>console.filter.attention</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>console.filter.locked</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>console.filter.missing</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>console.filter.not_here</source>
        <translation>미입실</translation>
    </message>
    <message numerus="yes">
        <source>console.filter.outside</source>
        <translation>
            <numerusform>필터 밖 사건 {count}건 포함</numerusform>
        </translation>
    </message>
    <message>
        <source>console.filter.ready</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>console.filter.search</source>
        <translation>수험번호·성명·좌석 찾기</translation>
    </message>
    <message>
        <source>console.filter.submitted</source>
        <translation>제출</translation>
    </message>
    <message>
        <source>console.filter.suspected</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>console.filter.unverified</source>
        <translation>본인확인 전</translation>
    </message>
    <message>
        <source>console.foot.chosen</source>
        <translation>선택: {seat} {name}</translation>
    </message>
    <message>
        <source>console.foot.shown</source>
        <translation>{total}명 중 {shown}명 표시</translation>
    </message>
    <message numerus="yes">
        <source>console.foot.unsent</source>
        <translation>
            <numerusform>미전송 좌석 {count}곳</numerusform>
        </translation>
    </message>
    <message>
        <source>console.foot.updated</source>
        <translation>마지막 갱신 {ago}</translation>
    </message>
    <message>
        <source>console.group.attention</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>console.group.calm</source>
        <translation>이상 없음</translation>
    </message>
    <message>
        <source>console.group.order_attention</source>
        <translation>잠금 → 손들기 → 끊김 → 의심 → 보류 → 경고</translation>
    </message>
    <message>
        <source>console.group.order_calm</source>
        <translation>좌석순</translation>
    </message>
    <message>
        <source>console.incident.abnormal_exit</source>
        <translation>프로그램이 갑자기 꺼졌다 켜짐</translation>
    </message>
    <message>
        <source>console.incident.code_locked</source>
        <translation>등록 코드를 여러 번 틀림</translation>
    </message>
    <message>
        <source>console.incident.device_refused</source>
        <translation>등록되지 않은 PC의 접속</translation>
    </message>
    <message>
        <source>console.incident.duplicate_login</source>
        <translation>다른 PC에서 로그인</translation>
    </message>
    <message>
        <source>console.incident.focus_lost</source>
        <translation>시험 창 이탈</translation>
    </message>
    <message>
        <source>console.incident.ip_seat_conflict</source>
        <translation>다른 좌석의 PC</translation>
    </message>
    <message>
        <source>console.incident.judged</source>
        <translation>{verdict} 처리</translation>
    </message>
    <message>
        <source>console.incident.link_lost</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>console.incident.open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>console.incident.proc_blacklisted</source>
        <translation>금지 프로그램 실행</translation>
    </message>
    <message>
        <source>console.incident.receipt_differs</source>
        <translation>제출 확인 불일치</translation>
    </message>
    <message>
        <source>console.incident.score</source>
        <translation>{score}점</translation>
    </message>
    <message>
        <source>console.incident.technical</source>
        <translation>기술적 원인</translation>
    </message>
    <message>
        <source>console.incident.unknown</source>
        <translation>감지 {code}</translation>
    </message>
    <message>
        <source>console.incident.waiting</source>
        <translation>판정을 보내는 중입니다</translation>
    </message>
    <message>
        <source>console.key.close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>console.key.search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>console.link.fine</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>console.link.no_commands</source>
        <translation>서버와 연결되어야 보낼 수 있습니다</translation>
    </message>
    <message>
        <source>console.lost.detail</source>
        <translation>수험자 화면과 시계는 그대로이고 답안은 각 PC에 저장됩니다. 아래는 {time}의 상태입니다. 명령은 쌓아 두지 않습니다.</translation>
    </message>
    <message>
        <source>console.lost.sentence</source>
        <translation>서버와 연결이 끊겼습니다. 시험은 계속됩니다.</translation>
    </message>
    <message>
        <source>console.move.asking</source>
        <translation>빈자리를 찾고 있습니다.</translation>
    </message>
    <message>
        <source>console.move.confirm</source>
        <translation>{seat}번으로 이동</translation>
    </message>
    <message>
        <source>console.move.no_seat</source>
        <translation>이 시험실에 옮길 수 있는 빈자리가 없습니다.</translation>
    </message>
    <message>
        <source>console.move.not_busy</source>
        <translation>{seat}번은 안 됩니다: 그 PC를 다른 수험자가 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>console.move.not_missing</source>
        <translation>{seat}번은 안 됩니다: 등록된 PC가 없습니다.</translation>
    </message>
    <message>
        <source>console.move.preset_0</source>
        <translation>PC 고장</translation>
    </message>
    <message>
        <source>console.move.preset_1</source>
        <translation>화면·키보드·마우스 고장</translation>
    </message>
    <message>
        <source>console.move.preset_2</source>
        <translation>자리 환경 문제</translation>
    </message>
    <message>
        <source>console.move.seat</source>
        <translation>{seat}번</translation>
    </message>
    <message>
        <source>console.move.seat_best</source>
        <translation>{seat}번 · 추천</translation>
    </message>
    <message>
        <source>console.move.seat_chosen</source>
        <translation>고름</translation>
    </message>
    <message>
        <source>console.move.then</source>
        <translation>이렇게 됩니다</translation>
    </message>
    <message>
        <source>console.move.then_clock</source>
        <translation>시간은 계속 갑니다. 이동하는 동안 잃은 시간은 사고 시간으로 제안됩니다.</translation>
    </message>
    <message>
        <source>console.move.then_clock_lost</source>
        <translation>시간은 계속 갑니다. 지금까지 잃은 {time}과 이동하는 시간은 사고 시간으로 제안됩니다.</translation>
    </message>
    <message>
        <source>console.move.then_new</source>
        <translation>수험자가 {seat}번 PC에 로그인하면 답안과 보던 문항이 그대로 열립니다. 다시 승인하지 않습니다.</translation>
    </message>
    <message>
        <source>console.move.then_old</source>
        <translation>지금 PC({seat}번)는 바로 닫히고 ‘이동됨’을 보여 줍니다. 그 뒤에 온 답안은 따로 보관합니다.</translation>
    </message>
    <message>
        <source>console.move.title</source>
        <translation>{who}: 다른 PC로 이동</translation>
    </message>
    <message>
        <source>console.move.where</source>
        <translation>옮길 자리</translation>
    </message>
    <message>
        <source>console.move.why_best_here</source>
        <translation>{seat}번을 권합니다: 수험자가 이미 그 PC에서 로그인하고 기다립니다.</translation>
    </message>
    <message>
        <source>console.move.why_best_ready</source>
        <translation>{seat}번을 권합니다: 같은 시험실의 빈자리이고 등록된 PC를 아무도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>console.move.why_here</source>
        <translation>{seat}번: 수험자가 이미 그 PC에서 로그인하고 기다립니다.</translation>
    </message>
    <message>
        <source>console.move.why_ready</source>
        <translation>{seat}번: 빈자리이고 등록된 PC를 아무도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>console.note.escalated</source>
        <translation>총감독관 판정 대기</translation>
    </message>
    <message>
        <source>console.note.identity_deferred</source>
        <translation>본인확인 보류</translation>
    </message>
    <message>
        <source>console.note.identity_rejected</source>
        <translation>본인 아님</translation>
    </message>
    <message>
        <source>console.note.identity_unverified</source>
        <translation>본인확인 전</translation>
    </message>
    <message>
        <source>console.note.link_lost</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>console.note.lock_auto</source>
        <translation>자동 잠금 {since}</translation>
    </message>
    <message>
        <source>console.note.lock_person</source>
        <translation>잠금 {since}</translation>
    </message>
    <message>
        <source>console.note.moving</source>
        <translation>{before}번에서 {seat}번으로 이동 중, 새 PC 로그인 대기</translation>
    </message>
    <message>
        <source>console.note.reopen_proposed</source>
        <translation>제출 되돌리기 건의, 결정 대기 {since}</translation>
    </message>
    <message>
        <source>console.note.reopen_rejected</source>
        <translation>제출 되돌리기 반려: {why}</translation>
    </message>
    <message>
        <source>console.note.reopen_too_late</source>
        <translation>제출 되돌리기 건의, 결정 전에 끝남</translation>
    </message>
    <message>
        <source>console.note.reopened</source>
        <translation>제출 되돌림, {since} 전</translation>
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
        <translation>미전송 {answers}</translation>
    </message>
    <message>
        <source>console.note.verdict</source>
        <translation>판정 대기</translation>
    </message>
    <message>
        <source>console.note.warning_read</source>
        <translation>{number}차 경고 · 확인함</translation>
    </message>
    <message>
        <source>console.note.warning_unread</source>
        <translation>{number}차 경고 · 확인 전</translation>
    </message>
    <message>
        <source>console.notice.no_answer</source>
        <translation>{title}: 응답이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>console.notice.others</source>
        <translation>
            <numerusform>그 밖에 {count}건</numerusform>
        </translation>
    </message>
    <message>
        <source>console.notice.rejected</source>
        <translation>{title}: 서버가 받지 않았습니다</translation>
    </message>
    <message>
        <source>console.panel.close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>console.panel.commands</source>
        <translation>보낸 명령</translation>
    </message>
    <message>
        <source>console.panel.warning_read</source>
        <translation>{number}차 · 확인 {time}</translation>
    </message>
    <message>
        <source>console.panel.warning_unread</source>
        <translation>{number}차 · 확인 전</translation>
    </message>
    <message>
        <source>console.panel.warnings</source>
        <translation>경고</translation>
    </message>
    <message numerus="yes">
        <source>console.people</source>
        <translation>
            <numerusform>{count}명</numerusform>
        </translation>
    </message>
    <message>
        <source>console.photo.none</source>
        <translation>{name} 사진 없음</translation>
    </message>
    <message>
        <source>console.program.chief</source>
        <translation>총감독관 콘솔</translation>
    </message>
    <message>
        <source>console.program.proctor</source>
        <translation>감독관 콘솔</translation>
    </message>
    <message>
        <source>console.proposal.decide</source>
        <translation>결정…</translation>
    </message>
    <message>
        <source>console.proposal.excluded</source>
        <translation>{number}명은 제외됩니다: {why}</translation>
    </message>
    <message numerus="yes">
        <source>console.proposal.others</source>
        <translation>
            <numerusform>그 밖에 {count}건</numerusform>
        </translation>
    </message>
    <message>
        <source>console.proposal.outage.detail</source>
        <translation>보상할지 결정하십시오. 저절로 더해지지 않습니다.</translation>
    </message>
    <message>
        <source>console.proposal.outage.effect</source>
        <translation>{since}부터 {until}까지 서버가 멈췄습니다. {number}명이 잃은 시간만큼, 길어야 {time}을 돌려받습니다.</translation>
    </message>
    <message>
        <source>console.proposal.outage.reason</source>
        <translation>서버 중단</translation>
    </message>
    <message>
        <source>console.proposal.outage.title</source>
        <translation>{room} 서버 중단 {time}: {number}명</translation>
    </message>
    <message>
        <source>console.proposal.outage.yes</source>
        <translation>{number}명에게 보상</translation>
    </message>
    <message>
        <source>console.proposal.own_reason</source>
        <translation>거절하려면 까닭을 적으십시오.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.detail</source>
        <translation>사고 시간으로 줄지 결정하십시오. 저절로 더해지지 않습니다.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.effect</source>
        <translation>{since}부터 {until}까지 시험을 보지 못했습니다. {number}명에게 사고 시간 {time}을 더합니다.</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.reason</source>
        <translation>PC 고장</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.title</source>
        <translation>{room} {seat}번, PC 이동으로 잃은 시간 {time}</translation>
    </message>
    <message>
        <source>console.proposal.pc_failure.yes</source>
        <translation>사고 시간 추가</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.detail</source>
        <translation>정전일 수 있습니다. 일시 중단할지 결정하십시오.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.effect</source>
        <translation>{since}에 끊겼습니다. 일시 중단하면 시험실의 시계가 멈추고, 멈춘 시간은 돌려받습니다.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.effect_mains</source>
        <translation>비상 전원이 {since}에 정전을 알렸습니다. 일시 중단하면 시험실의 시계가 멈추고, 멈춘 시간은 돌려받습니다.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.reason</source>
        <translation>정전</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.title</source>
        <translation>{room}에서 {number}명이 한꺼번에 끊겼습니다.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.title_mains</source>
        <translation>{room} 정전 신호: 비상 전원으로 버티고 있습니다.</translation>
    </message>
    <message>
        <source>console.proposal.power_cut.yes</source>
        <translation>시험실 일시 중단</translation>
    </message>
    <message>
        <source>console.proposal.reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>console.proposal.reopen.detail</source>
        <translation>{name} 건의, {at}: {why}</translation>
    </message>
    <message>
        <source>console.proposal.reopen.detail_own</source>
        <translation>내가 건의, {at}: {why} · 다른 총감독이 결정해야 합니다</translation>
    </message>
    <message>
        <source>console.proposal.reopen.effect</source>
        <translation>승인하면 수험자가 답안을 그대로 이어서 풉니다. 종료 시각 {end}은 바뀌지 않고, 지금까지의 제출본은 그대로 보존됩니다.</translation>
    </message>
    <message>
        <source>console.proposal.reopen.reason</source>
        <translation>수험자 실수 확인</translation>
    </message>
    <message>
        <source>console.proposal.reopen.title</source>
        <translation>{room} {seat}번: 제출 되돌리기 건의, 남은 시간 {left}</translation>
    </message>
    <message>
        <source>console.proposal.reopen.yes</source>
        <translation>제출 되돌리기</translation>
    </message>
    <message>
        <source>console.reason.name</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>console.reason.needed</source>
        <translation>사유를 고르거나 적으세요</translation>
    </message>
    <message>
        <source>console.release.leave</source>
        <translation>외출 종료</translation>
    </message>
    <message>
        <source>console.release.lock</source>
        <translation>판정·해제…</translation>
    </message>
    <message>
        <source>console.release.move</source>
        <translation>이동 취소</translation>
    </message>
    <message>
        <source>console.release.pause</source>
        <translation>중지 해제</translation>
    </message>
    <message>
        <source>console.release.relogin</source>
        <translation>재로그인</translation>
    </message>
    <message>
        <source>console.seat.numbers</source>
        <translation>{seat}번 · {number} · {year}년생</translation>
    </message>
    <message>
        <source>console.seat.spoken</source>
        <translation>{seat}번 {name}, {state}, {items}문항 중 {answered}문항 응답, {notes}</translation>
    </message>
    <message>
        <source>console.seat.who</source>
        <translation>{seat}번 {name}</translation>
    </message>
    <message>
        <source>console.sent.ask_seats</source>
        <translation>빈자리 조회</translation>
    </message>
    <message>
        <source>console.sent.code</source>
        <translation>현장 해제 코드</translation>
    </message>
    <message>
        <source>console.sent.leave</source>
        <translation>외출</translation>
    </message>
    <message>
        <source>console.sent.lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>console.sent.move</source>
        <translation>자리 이동</translation>
    </message>
    <message>
        <source>console.sent.pause</source>
        <translation>일시중지</translation>
    </message>
    <message>
        <source>console.sent.release_leave</source>
        <translation>외출 종료</translation>
    </message>
    <message>
        <source>console.sent.release_lock</source>
        <translation>판정·해제</translation>
    </message>
    <message>
        <source>console.sent.release_move</source>
        <translation>이동 취소</translation>
    </message>
    <message>
        <source>console.sent.release_pause</source>
        <translation>일시중지 해제</translation>
    </message>
    <message>
        <source>console.sent.release_relogin</source>
        <translation>재로그인 승인</translation>
    </message>
    <message>
        <source>console.sent.release_room</source>
        <translation>시험실 재개</translation>
    </message>
    <message>
        <source>console.sent.release_sitting</source>
        <translation>전체 재개</translation>
    </message>
    <message>
        <source>console.sent.relogin</source>
        <translation>재로그인 대기</translation>
    </message>
    <message>
        <source>console.sent.reopen</source>
        <translation>제출 되돌리기 건의</translation>
    </message>
    <message>
        <source>console.sent.room</source>
        <translation>시험실 중단</translation>
    </message>
    <message>
        <source>console.sent.sitting</source>
        <translation>전체 중단</translation>
    </message>
    <message>
        <source>console.sent.start</source>
        <translation>강제 시작</translation>
    </message>
    <message>
        <source>console.sent.time</source>
        <translation>시간 변경</translation>
    </message>
    <message>
        <source>console.sent.verify</source>
        <translation>본인확인</translation>
    </message>
    <message>
        <source>console.sent.warn</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>console.sign_in.busy</source>
        <translation>서버에 묻는 중입니다</translation>
    </message>
    <message>
        <source>console.sign_in.go</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>console.sign_in.held</source>
        <translation>여러 번 틀렸습니다. {seconds}초 뒤에 다시 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>console.sign_in.incomplete</source>
        <translation>아이디와 비밀번호를 넣으세요</translation>
    </message>
    <message>
        <source>console.sign_in.login</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>console.sign_in.not_a_centre</source>
        <translation>그 주소에는 시험 서버가 없습니다. 주소와 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>console.sign_in.password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>console.sign_in.revoked</source>
        <translation>로그인이 끝났습니다. 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>console.sign_in.server</source>
        <translation>서버 {server}</translation>
    </message>
    <message>
        <source>console.sign_in.timed_out</source>
        <translation>서버가 대답하지 않습니다. 잠시 뒤에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>console.sign_in.unreachable</source>
        <translation>서버 {server}에 닿지 않습니다. 랜선과 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong</source>
        <translation>아이디나 비밀번호가 다릅니다.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_certificate</source>
        <translation>서버의 인증서가 이 시험장의 것이 아닙니다. 로그인하지 말고 운영자를 부르세요.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_role_chief</source>
        <translation>총감독관 계정이 아닙니다. 감독관은 감독관 콘솔을 쓰세요.</translation>
    </message>
    <message>
        <source>console.sign_in.wrong_role_proctor</source>
        <translation>감독관 계정이 아닙니다. 총감독관은 총감독관 콘솔을 쓰세요.</translation>
    </message>
    <message>
        <source>console.stage.archived</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>console.stage.briefing</source>
        <translation>안내·연습</translation>
    </message>
    <message>
        <source>console.stage.cancelled</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>console.stage.closed</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>console.stage.draft</source>
        <translation>등록</translation>
    </message>
    <message>
        <source>console.stage.ending</source>
        <translation>종료 처리</translation>
    </message>
    <message>
        <source>console.stage.exported</source>
        <translation>전송 완료</translation>
    </message>
    <message>
        <source>console.stage.open</source>
        <translation>입실</translation>
    </message>
    <message>
        <source>console.stage.ready</source>
        <translation>시작 대기</translation>
    </message>
    <message>
        <source>console.stage.reconciled</source>
        <translation>정산 완료</translation>
    </message>
    <message>
        <source>console.stage.rehearsal</source>
        <translation>모의 운영</translation>
    </message>
    <message>
        <source>console.stage.running</source>
        <translation>시험 중</translation>
    </message>
    <message>
        <source>console.stage.sealed_in</source>
        <translation>봉인</translation>
    </message>
    <message>
        <source>console.stage.suspended</source>
        <translation>일시 중단</translation>
    </message>
    <message>
        <source>console.stage.voided</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>console.status.absent</source>
        <translation>결시</translation>
    </message>
    <message>
        <source>console.status.auto_submitted</source>
        <translation>자동 제출</translation>
    </message>
    <message>
        <source>console.status.blank</source>
        <translation>백지 제출</translation>
    </message>
    <message>
        <source>console.status.briefed</source>
        <translation>안내 마침</translation>
    </message>
    <message>
        <source>console.status.checked_out</source>
        <translation>퇴실</translation>
    </message>
    <message>
        <source>console.status.confirmed</source>
        <translation>정보 확인</translation>
    </message>
    <message>
        <source>console.status.disqualified</source>
        <translation>실격</translation>
    </message>
    <message>
        <source>console.status.expected</source>
        <translation>미입실</translation>
    </message>
    <message>
        <source>console.status.force_submitted</source>
        <translation>강제 제출</translation>
    </message>
    <message>
        <source>console.status.hand_raised</source>
        <translation>손들기</translation>
    </message>
    <message>
        <source>console.status.in_progress</source>
        <translation>응시중</translation>
    </message>
    <message>
        <source>console.status.locked</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>console.status.missing</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>console.status.moving</source>
        <translation>좌석 이동</translation>
    </message>
    <message>
        <source>console.status.on_leave</source>
        <translation>외출</translation>
    </message>
    <message>
        <source>console.status.paused</source>
        <translation>일시중지</translation>
    </message>
    <message>
        <source>console.status.practised</source>
        <translation>연습 마침</translation>
    </message>
    <message>
        <source>console.status.ready</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>console.status.refused</source>
        <translation>입실 불가</translation>
    </message>
    <message>
        <source>console.status.registered</source>
        <translation>입실</translation>
    </message>
    <message>
        <source>console.status.relogin</source>
        <translation>재로그인</translation>
    </message>
    <message>
        <source>console.status.submitted</source>
        <translation>제출</translation>
    </message>
    <message>
        <source>console.status.submitting</source>
        <translation>제출 중</translation>
    </message>
    <message>
        <source>console.status.suspected</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>console.status.suspended</source>
        <translation>중단</translation>
    </message>
    <message>
        <source>console.status.withdrawn</source>
        <translation>중도 포기</translation>
    </message>
    <message>
        <source>console.step.held_by_chief</source>
        <translation>총감독관이 전체를 중단했습니다. 총감독관이 재개합니다.</translation>
    </message>
    <message>
        <source>console.step.resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>console.step.suspend</source>
        <translation>일시 중단</translation>
    </message>
    <message>
        <source>console.step.to_archived</source>
        <translation>보관으로</translation>
    </message>
    <message>
        <source>console.step.to_briefing</source>
        <translation>안내·연습으로</translation>
    </message>
    <message>
        <source>console.step.to_closed</source>
        <translation>종료로</translation>
    </message>
    <message>
        <source>console.step.to_ending</source>
        <translation>조기 종료 처리…</translation>
    </message>
    <message>
        <source>console.step.to_exported</source>
        <translation>전송 완료로</translation>
    </message>
    <message>
        <source>console.step.to_open</source>
        <translation>입실 시작</translation>
    </message>
    <message>
        <source>console.step.to_ready</source>
        <translation>시작 대기로</translation>
    </message>
    <message>
        <source>console.step.to_reconciled</source>
        <translation>정산 완료로</translation>
    </message>
    <message>
        <source>console.step.to_running</source>
        <translation>시험 시작</translation>
    </message>
    <message>
        <source>console.step.to_sealed_in</source>
        <translation>봉인으로</translation>
    </message>
    <message>
        <source>console.suspend.preset_0</source>
        <translation>정전 또는 네트워크 장애</translation>
    </message>
    <message>
        <source>console.suspend.preset_1</source>
        <translation>시험실 환경 문제 (소음·화재 경보)</translation>
    </message>
    <message>
        <source>console.suspend.preset_2</source>
        <translation>문제지 또는 프로그램 오류 확인</translation>
    </message>
    <message>
        <source>console.time.all</source>
        <translation>모두 고르기</translation>
    </message>
    <message>
        <source>console.time.confirm</source>
        <translation>{number}명에게 {time} 추가</translation>
    </message>
    <message>
        <source>console.time.confirm_less</source>
        <translation>{number}명에게서 {time} 빼기</translation>
    </message>
    <message>
        <source>console.time.decided</source>
        <translation>{at} 이미 줌: {part} {time}, {number}명 ({reason})</translation>
    </message>
    <message>
        <source>console.time.decided_undone</source>
        <translation>{at} 되돌림: {part} {time} ({reason})</translation>
    </message>
    <message>
        <source>console.time.ends</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>console.time.gave</source>
        <translation>{number}명에게 {time}를 더했습니다.</translation>
    </message>
    <message>
        <source>console.time.keep</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>console.time.line_lost</source>
        <translation>끊김 {time}</translation>
    </message>
    <message>
        <source>console.time.measured</source>
        <translation>측정된 끊김: {number}명, 길게는 {time}</translation>
    </message>
    <message>
        <source>console.time.measured_check</source>
        <translation>마지막 신호부터 잰 시간입니다. 그동안에도 PC에서는 계속 풀 수 있었습니다.</translation>
    </message>
    <message>
        <source>console.time.measured_few</source>
        <translation>시험실의 절반이 안 됩니다. 그 시험실 감독관이 자리별로 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>console.time.measured_from</source>
        <translation>{since}–{until}</translation>
    </message>
    <message>
        <source>console.time.measured_lasts</source>
        <translation>지금 끊겨 있음: {number}명, 길게는 {time}</translation>
    </message>
    <message>
        <source>console.time.minutes</source>
        <translation>시간 (분, 빼려면 −)</translation>
    </message>
    <message>
        <source>console.time.no_minutes</source>
        <translation>1분에서 {most}분까지 적으십시오.</translation>
    </message>
    <message>
        <source>console.time.nobody</source>
        <translation>받을 응시자를 고르십시오.</translation>
    </message>
    <message>
        <source>console.time.not_started</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>console.time.nothing_measured</source>
        <translation>고른 자리에서 아직 보상하지 않은 끊김은 측정되지 않았습니다.</translation>
    </message>
    <message>
        <source>console.time.open</source>
        <translation>시간 추가… T</translation>
    </message>
    <message>
        <source>console.time.part_compensated</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>console.time.part_incident</source>
        <translation>사고</translation>
    </message>
    <message>
        <source>console.time.part_planned</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>console.time.preset_0</source>
        <translation>방송·음향 문제</translation>
    </message>
    <message>
        <source>console.time.preset_1</source>
        <translation>PC 고장·교체</translation>
    </message>
    <message>
        <source>console.time.preset_2</source>
        <translation>네트워크 끊김</translation>
    </message>
    <message>
        <source>console.time.room_excluded</source>
        <translation>{number}명 제외: {why}</translation>
    </message>
    <message>
        <source>console.time.room_lost</source>
        <translation>{number}명 끊김, 길게는 {time}</translation>
    </message>
    <message>
        <source>console.time.sent_add</source>
        <translation>시간 {time} 변경</translation>
    </message>
    <message>
        <source>console.time.sent_decide</source>
        <translation>제안 결정</translation>
    </message>
    <message>
        <source>console.time.sent_undo</source>
        <translation>시간 되돌리기</translation>
    </message>
    <message>
        <source>console.time.shortcut</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>console.time.summary</source>
        <translation>{reached}명에게 적용되고 {excluded}명은 제외됩니다.</translation>
    </message>
    <message>
        <source>console.time.title</source>
        <translation>시간 추가</translation>
    </message>
    <message>
        <source>console.time.took</source>
        <translation>{number}명에게서 {time}를 뺐습니다.</translation>
    </message>
    <message>
        <source>console.time.undo</source>
        <translation>되돌리기…</translation>
    </message>
    <message>
        <source>console.time.undo_hint</source>
        <translation>쓰기 시작하기 전까지 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>console.time.undo_preset_0</source>
        <translation>잘못 눌렀음</translation>
    </message>
    <message>
        <source>console.time.undo_preset_1</source>
        <translation>시간을 잘못 적음</translation>
    </message>
    <message>
        <source>console.time.undo_title</source>
        <translation>시간 되돌리기</translation>
    </message>
    <message>
        <source>console.time.use_measured</source>
        <translation>{minutes}분으로 채우기</translation>
    </message>
    <message>
        <source>console.time.waiting</source>
        <translation>결정 대기 중: {what} {time}, {number}명. 여기서 또 주지 마십시오.</translation>
    </message>
    <message>
        <source>console.verdict.caution</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>console.verdict.normal</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>console.verdict.suspected</source>
        <translation>부정 의심</translation>
    </message>
    <message>
        <source>console.why.cut_off</source>
        <translation>끊김 {number}</translation>
    </message>
    <message>
        <source>console.why.locked</source>
        <translation>잠금 {number}</translation>
    </message>
    <message>
        <source>console.why.proctor_away</source>
        <translation>감독관이 자리에 없습니다</translation>
    </message>
    <message>
        <source>console.why.since</source>
        <translation>{since} 전부터</translation>
    </message>
    <message>
        <source>console.why.suspected</source>
        <translation>의심 {number} 확인 필요</translation>
    </message>
    <message>
        <source>console.why.unsent</source>
        <translation>미전송 {number}</translation>
    </message>
</context>
</TS>
