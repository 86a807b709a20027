<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>error</name>
    <message>
        <source>error.already_sealed</source>
        <translation>이미 제출되었습니다.</translation>
    </message>
    <message>
        <source>error.answer.root_differs</source>
        <translation>이 PC의 답안과 서버의 답안이 다릅니다. 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>error.answer.unsent</source>
        <translation>답안 {count}건이 아직 서버에 도착하지 않았습니다. 잠시 뒤 다시 제출해 주세요.</translation>
    </message>
    <message>
        <source>error.browser</source>
        <translation>브라우저로는 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>error.code_expired</source>
        <translation>등록 코드의 시간이 지났습니다.</translation>
    </message>
    <message>
        <source>error.code_locked</source>
        <translation>등록 코드를 여러 번 틀려 잠겼습니다.</translation>
    </message>
    <message>
        <source>error.code_used</source>
        <translation>이미 쓴 등록 코드입니다.</translation>
    </message>
    <message>
        <source>error.deadline_passed</source>
        <translation>시간이 지났습니다.</translation>
    </message>
    <message>
        <source>error.device_in_use</source>
        <translation>같은 열쇠를 가진 PC가 이미 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>error.device_not_enrolled</source>
        <translation>이 PC는 아직 등록되지 않았습니다. 등록 코드를 입력해 주세요.</translation>
    </message>
    <message>
        <source>error.device_proof</source>
        <translation>이 PC의 열쇠가 맞지 않습니다. 다시 등록해야 합니다.</translation>
    </message>
    <message>
        <source>error.device_refused</source>
        <translation>이 시험장에 등록된 PC가 아닙니다.</translation>
    </message>
    <message>
        <source>error.device_revoked</source>
        <translation>이 PC의 등록이 취소되었습니다. 새 등록 코드가 필요합니다.</translation>
    </message>
    <message>
        <source>error.duty.no_successor</source>
        <translation>이어받을 감독관을 골라야 합니다.</translation>
    </message>
    <message>
        <source>error.duty.room_not_closed</source>
        <translation>시험실이 종료된 뒤에 근무를 마칩니다.</translation>
    </message>
    <message>
        <source>error.duty.successor_not_here</source>
        <translation>이어받을 감독관이 로그인하지 않았습니다.</translation>
    </message>
    <message>
        <source>error.forbidden</source>
        <translation>이 일을 할 권한이 없습니다.</translation>
    </message>
    <message>
        <source>error.foreign_attempt</source>
        <translation>다른 수험자의 답안입니다.</translation>
    </message>
    <message>
        <source>error.foreign_device</source>
        <translation>이 시험장에 등록된 PC가 아닙니다.</translation>
    </message>
    <message>
        <source>error.foreign_room</source>
        <translation>맡은 시험실이 아닙니다.</translation>
    </message>
    <message>
        <source>error.guard.ahead_of_period</source>
        <translation>총감독관이 이 단계를 아직 열지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.already_started</source>
        <translation>이미 시험을 시작했습니다.</translation>
    </message>
    <message>
        <source>error.guard.attempt_over</source>
        <translation>시험이 끝난 수험자입니다.</translation>
    </message>
    <message>
        <source>error.guard.backup_not_verified</source>
        <translation>확인된 백업이 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.clock_stopped</source>
        <translation>시계가 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>error.guard.commands_wait</source>
        <translation>이 자리로 보낸 지시가 이미 {limit}건 기다리고 있습니다. 자리가 연결되면 다시 하세요.</translation>
    </message>
    <message>
        <source>error.guard.differences</source>
        <translation>접수·출석·답안이 서로 맞지 않는 좌석이 있습니다.</translation>
    </message>
    <message>
        <source>error.guard.doctor_not_green</source>
        <translation>서버 점검에 이상이 있습니다. 예외 사유를 적으면 엽니다.</translation>
    </message>
    <message>
        <source>error.guard.draining</source>
        <translation>남은 답안을 받는 중입니다. {seconds} 남았습니다.</translation>
    </message>
    <message>
        <source>error.guard.entry_refused</source>
        <translation>입실이 거절된 수험자입니다.</translation>
    </message>
    <message>
        <source>error.guard.external_id</source>
        <translation>외부 시스템의 번호가 필요합니다.</translation>
    </message>
    <message>
        <source>error.guard.held</source>
        <translation>보류를 먼저 풀어야 합니다.</translation>
    </message>
    <message>
        <source>error.guard.identity_deferred</source>
        <translation>미뤄 둔 본인확인을 먼저 마쳐야 합니다.</translation>
    </message>
    <message>
        <source>error.guard.identity_not_verified</source>
        <translation>본인확인이 아직입니다.</translation>
    </message>
    <message>
        <source>error.guard.in_submission</source>
        <translation>제출하는 중입니다.</translation>
    </message>
    <message>
        <source>error.guard.key_not_ready</source>
        <translation>이 교시의 시험 열쇠가 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.key_released</source>
        <translation>문제가 이미 열렸습니다.</translation>
    </message>
    <message>
        <source>error.guard.late_limit</source>
        <translation>입실 마감이 지났습니다.</translation>
    </message>
    <message>
        <source>error.guard.leaves_used_up</source>
        <translation>외출은 {limit}번까지입니다.</translation>
    </message>
    <message>
        <source>error.guard.marked_absent</source>
        <translation>결시로 적힌 수험자입니다.</translation>
    </message>
    <message>
        <source>error.guard.no_code_for_this</source>
        <translation>이 정지는 현장 해제 코드로 풀 수 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.no_evidence</source>
        <translation>근거 자료가 필요합니다.</translation>
    </message>
    <message>
        <source>error.guard.no_proctor_on_duty</source>
        <translation>근무를 시작한 감독관이 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.no_room</source>
        <translation>감독관이 근무하는 시험실이 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.no_time_left</source>
        <translation>남은 시간이 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.nobody_verified</source>
        <translation>본인확인을 마친 수험자가 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.not_armed</source>
        <translation>자동 시작이 켜져 있지 않습니다.</translation>
    </message>
    <message>
        <source>error.guard.not_present</source>
        <translation>아직 입실하지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.not_started</source>
        <translation>아직 시험을 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.not_suspended</source>
        <translation>시험실이 중단되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>error.guard.not_verified</source>
        <translation>시험 꾸러미가 확인되지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.outbox_not_empty</source>
        <translation>아직 보내지 못한 자료가 {count}건 있습니다.</translation>
    </message>
    <message>
        <source>error.guard.paper_sealed</source>
        <translation>문제가 아직 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.period_over</source>
        <translation>교시가 이미 끝났습니다.</translation>
    </message>
    <message>
        <source>error.guard.real_candidates</source>
        <translation>실제 수험자가 등록된 회차입니다.</translation>
    </message>
    <message>
        <source>error.guard.retention_not_set</source>
        <translation>보관 기간이 정해지지 않았습니다.</translation>
    </message>
    <message>
        <source>error.guard.room_stage</source>
        <translation>시험실의 지금 단계에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.rooms_not_reported</source>
        <translation>아직 안내에 들어가지 않은 시험실: {rooms}</translation>
    </message>
    <message>
        <source>error.guard.rooms_without_proctor</source>
        <translation>근무 시작 전인 시험실: {rooms}</translation>
    </message>
    <message>
        <source>error.guard.seat_has_lease</source>
        <translation>다른 PC가 쓰고 있는 좌석입니다.</translation>
    </message>
    <message>
        <source>error.guard.self_test_failed</source>
        <translation>PC 점검에 이상이 있습니다.</translation>
    </message>
    <message>
        <source>error.guard.short_allowance</source>
        <translation>{count}명의 시험 시간이 받을 시간보다 짧습니다: {seats}. 배정 시간을 고친 뒤 여십시오.</translation>
    </message>
    <message>
        <source>error.guard.short_latest_end</source>
        <translation>시험실 마감이 {count}명의 종료보다 이릅니다: {seats}. 마감을 늦추거나 시작을 당기십시오.</translation>
    </message>
    <message>
        <source>error.guard.short_next_period</source>
        <translation>다음 교시가 {count}명의 종료보다 먼저 시작합니다: {seats}. 다음 교시를 늦추십시오.</translation>
    </message>
    <message>
        <source>error.guard.short_sign_in</source>
        <translation>로그인 유효 시간이 {count}명의 종료보다 짧습니다: {seats}. 서버 설정 token_hours를 늘리십시오.</translation>
    </message>
    <message>
        <source>error.guard.still_open</source>
        <translation>아직 {count}명이 응시 중입니다.</translation>
    </message>
    <message>
        <source>error.guard.still_suspended</source>
        <translation>시험실이 아직 중단되어 있습니다.</translation>
    </message>
    <message>
        <source>error.guard.target_seat</source>
        <translation>옮길 좌석을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>error.guard.time_left</source>
        <translation>아직 시험 시간이 {seconds} 남았습니다.</translation>
    </message>
    <message>
        <source>error.guard.too_early</source>
        <translation>아직 이릅니다. {seconds} 남았습니다.</translation>
    </message>
    <message>
        <source>error.guard.unsent_journals</source>
        <translation>보내지 못한 답안이 있는 좌석: {seats}</translation>
    </message>
    <message>
        <source>error.guard.verdict_needed</source>
        <translation>판정을 골라야 합니다.</translation>
    </message>
    <message>
        <source>error.guard.was_connected</source>
        <translation>이미 자리에 앉은 수험자입니다.</translation>
    </message>
    <message>
        <source>error.guard.wrong_seat</source>
        <translation>정해진 좌석이 아닙니다.</translation>
    </message>
    <message>
        <source>error.guard_failed</source>
        <translation>아직 조건이 갖춰지지 않았습니다.</translation>
    </message>
    <message>
        <source>error.hello_first</source>
        <translation>연결이 아직 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>error.illegal_transition</source>
        <translation>지금 상태에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>error.integrity.evidence_not_viewed</source>
        <translation>근거를 먼저 보아야 합니다.</translation>
    </message>
    <message>
        <source>error.integrity.no_warning_yet</source>
        <translation>아직 경고가 없습니다.</translation>
    </message>
    <message>
        <source>error.integrity.reconciled</source>
        <translation>정산이 끝나 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>error.integrity.score_too_low</source>
        <translation>점수가 기준에 미치지 못합니다.</translation>
    </message>
    <message>
        <source>error.integrity.technical</source>
        <translation>기술적 원인이라 판정하지 않습니다.</translation>
    </message>
    <message>
        <source>error.integrity.unknown_detection</source>
        <translation>목록에 없는 감지입니다.</translation>
    </message>
    <message>
        <source>error.internal</source>
        <translation>서버에서 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>error.invalid_field</source>
        <translation>값이 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>error.login_taken</source>
        <translation>이미 있는 아이디입니다.</translation>
    </message>
    <message>
        <source>error.malformed</source>
        <translation>요청을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>error.message_too_large</source>
        <translation>요청이 너무 큽니다.</translation>
    </message>
    <message>
        <source>error.no_attempt</source>
        <translation>이 교시의 수험자가 아닙니다.</translation>
    </message>
    <message>
        <source>error.no_connection_free</source>
        <translation>서버 연결이 가득 찼습니다. 잠시 뒤에 다시 됩니다.</translation>
    </message>
    <message>
        <source>error.no_sitting</source>
        <translation>오늘 열린 회차가 없습니다.</translation>
    </message>
    <message>
        <source>error.no_such_device</source>
        <translation>없는 PC입니다.</translation>
    </message>
    <message>
        <source>error.no_such_login</source>
        <translation>없는 아이디입니다.</translation>
    </message>
    <message>
        <source>error.no_such_period</source>
        <translation>없는 교시입니다.</translation>
    </message>
    <message>
        <source>error.no_such_room</source>
        <translation>없는 시험실입니다.</translation>
    </message>
    <message>
        <source>error.no_such_seat</source>
        <translation>없는 좌석입니다.</translation>
    </message>
    <message>
        <source>error.not_found</source>
        <translation>찾는 항목이 없습니다.</translation>
    </message>
    <message>
        <source>error.password_too_short</source>
        <translation>비밀번호는 {least}자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>error.period_not_open</source>
        <translation>아직 입실 시간이 아닙니다.</translation>
    </message>
    <message>
        <source>error.permission.chief_releases</source>
        <translation>총감독관만 해제할 수 있습니다.</translation>
    </message>
    <message>
        <source>error.permission.not_delegated</source>
        <translation>총감독관이 시작합니다.</translation>
    </message>
    <message>
        <source>error.permission.not_own_duty</source>
        <translation>본인의 근무만 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>error.permission.own_rooms_only</source>
        <translation>맡은 시험실에서만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>error.permission.role</source>
        <translation>이 역할로는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>error.permission.second_person</source>
        <translation>다른 한 사람의 서명이 필요합니다.</translation>
    </message>
    <message>
        <source>error.permission.second_person_admin</source>
        <translation>관리자의 서명이 필요합니다.</translation>
    </message>
    <message>
        <source>error.queue_full</source>
        <translation>서버가 바쁩니다. 잠시 뒤 저절로 다시 보냅니다.</translation>
    </message>
    <message>
        <source>error.rate_limited</source>
        <translation>요청이 너무 잦습니다. 잠시 뒤에 다시 됩니다.</translation>
    </message>
    <message>
        <source>error.reason_required</source>
        <translation>사유를 적어야 합니다.</translation>
    </message>
    <message>
        <source>error.reconciliation_difference</source>
        <translation>정산 결과가 서로 다릅니다.</translation>
    </message>
    <message>
        <source>error.seat_has_device</source>
        <translation>이미 PC가 등록된 좌석입니다.</translation>
    </message>
    <message>
        <source>error.seat_taken</source>
        <translation>다른 PC에서 쓰고 있는 자리입니다.</translation>
    </message>
    <message>
        <source>error.second_person_needed</source>
        <translation>다른 사람의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>error.server_not_running</source>
        <translation>서버가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>error.session_expired</source>
        <translation>로그인 시간이 지났습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>error.session_revoked</source>
        <translation>이 로그인은 더 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>error.sign_in_held</source>
        <translation>잠시 뒤에 다시 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>error.stale_epoch</source>
        <translation>이 자리는 다른 PC로 옮겨졌습니다.</translation>
    </message>
    <message>
        <source>error.stale_version</source>
        <translation>그 사이에 다른 곳에서 바뀌었습니다.</translation>
    </message>
    <message>
        <source>error.time.decided</source>
        <translation>이미 결정된 제안입니다.</translation>
    </message>
    <message>
        <source>error.time.limit</source>
        <translation>{minutes}분까지 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>error.time.nobody</source>
        <translation>시간을 받을 응시자가 없습니다.</translation>
    </message>
    <message>
        <source>error.time.of_others</source>
        <translation>총감독이 준 시간은 총감독만 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>error.time.part</source>
        <translation>이 시간은 이렇게 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>error.time.proposed</source>
        <translation>이미 건의되어 결정을 기다립니다.</translation>
    </message>
    <message>
        <source>error.time.too_short</source>
        <translation>새 종료 시각이 너무 이릅니다.</translation>
    </message>
    <message>
        <source>error.time.undone</source>
        <translation>이미 되돌린 시간입니다.</translation>
    </message>
    <message>
        <source>error.time.used</source>
        <translation>이미 쓰고 있는 시간이라 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>error.too_many_codes</source>
        <translation>한 번에 만들 수 있는 코드는 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>error.transition.already_held</source>
        <translation>이미 걸려 있습니다.</translation>
    </message>
    <message>
        <source>error.transition.never_resumes</source>
        <translation>끝난 시험은 다시 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>error.transition.not_held</source>
        <translation>그런 보류가 걸려 있지 않습니다.</translation>
    </message>
    <message>
        <source>error.transition.stage</source>
        <translation>지금 단계에서 그 단계로 넘어갈 수 없습니다.</translation>
    </message>
    <message>
        <source>error.transition.state</source>
        <translation>지금 상태에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>error.transition.unchanged</source>
        <translation>이미 그 상태입니다.</translation>
    </message>
    <message>
        <source>error.unauthenticated</source>
        <translation>로그인이 필요합니다.</translation>
    </message>
    <message>
        <source>error.unavailable</source>
        <translation>지금은 할 수 없습니다. 잠시 뒤에 다시 됩니다.</translation>
    </message>
    <message>
        <source>error.unknown_message</source>
        <translation>서버가 모르는 요청입니다.</translation>
    </message>
    <message>
        <source>error.unsupported_version</source>
        <translation>프로그램 버전이 서버와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>error.wrong_code</source>
        <translation>등록 코드가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>error.wrong_credentials</source>
        <translation>입력한 정보가 등록된 정보와 다릅니다.</translation>
    </message>
</context>
</TS>
