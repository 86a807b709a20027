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
        <source>error.deadline_passed</source>
        <translation>시간이 지났습니다.</translation>
    </message>
    <message>
        <source>error.forbidden</source>
        <translation>이 일을 할 권한이 없습니다.</translation>
    </message>
    <message>
        <source>error.foreign_room</source>
        <translation>맡은 시험실이 아닙니다.</translation>
    </message>
    <message>
        <source>error.guard_failed</source>
        <translation>아직 조건이 갖춰지지 않았습니다.</translation>
    </message>
    <message>
        <source>error.illegal_transition</source>
        <translation>지금 상태에서는 할 수 없습니다.</translation>
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
        <source>error.malformed</source>
        <translation>요청을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>error.message_too_large</source>
        <translation>요청이 너무 큽니다.</translation>
    </message>
    <message>
        <source>error.not_found</source>
        <translation>찾는 항목이 없습니다.</translation>
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
        <source>error.seat_taken</source>
        <translation>다른 PC에서 쓰고 있는 자리입니다.</translation>
    </message>
    <message>
        <source>error.second_person_needed</source>
        <translation>다른 사람의 승인이 필요합니다.</translation>
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
        <source>error.wrong_credentials</source>
        <translation>입력한 정보가 등록된 정보와 다릅니다.</translation>
    </message>
</context>
</TS>
