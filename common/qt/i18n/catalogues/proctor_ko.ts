<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>proctor</name>
    <message>
        <source>proctor.code.body</source>
        <translation>서버와 끊긴 자리에서 한 번만 쓰는 코드입니다. 이 자리의 지금 정지에만 맞고, 보여 준 사람과 까닭이 기록됩니다.</translation>
    </message>
    <message>
        <source>proctor.code.how</source>
        <translation>자리에서 이 코드를 입력하세요. 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>proctor.code.preset_0</source>
        <translation>랜선·네트워크가 끊김</translation>
    </message>
    <message>
        <source>proctor.code.preset_1</source>
        <translation>PC가 다시 켜진 뒤 연결 안 됨</translation>
    </message>
    <message>
        <source>proctor.code.preset_2</source>
        <translation>서버에 문제가 있음</translation>
    </message>
    <message>
        <source>proctor.code.title</source>
        <translation>{who}: 현장 해제 코드</translation>
    </message>
    <message>
        <source>proctor.duty.busy</source>
        <translation>근무를 시작하는 중입니다</translation>
    </message>
    <message>
        <source>proctor.duty.candidates</source>
        <translation>수험자</translation>
    </message>
    <message>
        <source>proctor.duty.exam</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>proctor.duty.lead</source>
        <translation>{name} 감독관님, 근무를 시작하면 이 시험실의 좌석과 단계를 맡습니다.</translation>
    </message>
    <message>
        <source>proctor.duty.loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>proctor.duty.loading_lead</source>
        <translation>서버에서 시험실을 받고 있습니다.</translation>
    </message>
    <message>
        <source>proctor.duty.none</source>
        <translation>맡은 시험실이 없습니다</translation>
    </message>
    <message>
        <source>proctor.duty.none_lead</source>
        <translation>근무를 마쳤거나 오늘 배정이 없습니다. 총감독관에게 확인하세요.</translation>
    </message>
    <message>
        <source>proctor.duty.over</source>
        <translation>근무를 마쳤습니다</translation>
    </message>
    <message>
        <source>proctor.duty.over_lead</source>
        <translation>{name} 감독관님, 시험실 보고에 서명했습니다. 이 창은 닫아도 됩니다.</translation>
    </message>
    <message>
        <source>proctor.duty.period</source>
        <translation>교시</translation>
    </message>
    <message>
        <source>proctor.duty.sign_off</source>
        <translation>근무 마침·서명</translation>
    </message>
    <message>
        <source>proctor.duty.start</source>
        <translation>시작 예정</translation>
    </message>
    <message>
        <source>proctor.duty.take</source>
        <translation>근무 시작</translation>
    </message>
    <message>
        <source>proctor.duty.title</source>
        <translation>{room} 감독을 맡습니다</translation>
    </message>
    <message>
        <source>proctor.lock.body</source>
        <translation>화면이 가려지고 시계는 계속 갑니다. 풀 때 판정을 고릅니다.</translation>
    </message>
    <message>
        <source>proctor.lock.preset_0</source>
        <translation>시험 외 프로그램 사용</translation>
    </message>
    <message>
        <source>proctor.lock.preset_1</source>
        <translation>다른 수험자와 의사소통</translation>
    </message>
    <message>
        <source>proctor.lock.preset_2</source>
        <translation>금지 물품 소지</translation>
    </message>
    <message>
        <source>proctor.lock.title</source>
        <translation>{who} 수험자를 잠글까요?</translation>
    </message>
    <message>
        <source>proctor.next.other</source>
        <translation>지금 할 수 없는 까닭</translation>
    </message>
    <message>
        <source>proctor.next.title</source>
        <translation>{stage} 단계로 넘기려면</translation>
    </message>
    <message>
        <source>proctor.pause.body</source>
        <translation>화면이 가려지고 시계가 멈춥니다. 멈춘 시간은 돌려줍니다.</translation>
    </message>
    <message>
        <source>proctor.pause.preset_0</source>
        <translation>PC 또는 화면 이상</translation>
    </message>
    <message>
        <source>proctor.pause.preset_1</source>
        <translation>건강 이상</translation>
    </message>
    <message>
        <source>proctor.pause.preset_2</source>
        <translation>화장실</translation>
    </message>
    <message>
        <source>proctor.pause.title</source>
        <translation>{who} 수험자를 일시중지할까요?</translation>
    </message>
    <message>
        <source>proctor.person</source>
        <translation>{name} 감독관</translation>
    </message>
    <message>
        <source>proctor.release.body</source>
        <translation>판정을 고르면 잠금이 바로 풀리고 기록에 남습니다.</translation>
    </message>
    <message>
        <source>proctor.release.means_caution</source>
        <translation>가벼운 잘못. 점수에 남습니다.</translation>
    </message>
    <message>
        <source>proctor.release.means_normal</source>
        <translation>문제 없음. 점수에서 빠집니다.</translation>
    </message>
    <message>
        <source>proctor.release.means_suspected</source>
        <translation>부정행위로 의심. 총감독관이 봅니다.</translation>
    </message>
    <message>
        <source>proctor.release.title</source>
        <translation>{who}: 무엇이었습니까?</translation>
    </message>
    <message>
        <source>proctor.reopen.body</source>
        <translation>총감독이 승인하면 답안 그대로 다시 풀 수 있습니다. 종료 시각은 바뀌지 않으니 서둘러 주세요.</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_0</source>
        <translation>제출을 잘못 누름</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_1</source>
        <translation>제출 안내를 오해함</translation>
    </message>
    <message>
        <source>proctor.reopen.preset_2</source>
        <translation>풀지 않은 문항이 남음</translation>
    </message>
    <message>
        <source>proctor.reopen.title</source>
        <translation>{who} 수험자의 제출을 되돌리도록 건의할까요?</translation>
    </message>
    <message>
        <source>proctor.seats.name</source>
        <translation>좌석 목록</translation>
    </message>
    <message>
        <source>proctor.suspend.body</source>
        <translation>모든 수험자의 화면을 가리고 시계를 멈춥니다. 멈춘 시간은 재개할 때 모두에게 돌려줍니다.</translation>
    </message>
    <message>
        <source>proctor.suspend.title</source>
        <translation>시험실을 일시 중단할까요?</translation>
    </message>
    <message>
        <source>proctor.warn.body</source>
        <translation>수험자 화면에 나타나고, 확인을 눌러야 시험으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>proctor.warn.empty</source>
        <translation>경고 내용을 적으세요</translation>
    </message>
    <message>
        <source>proctor.warn.evidence</source>
        <translation>관련 사건</translation>
    </message>
    <message>
        <source>proctor.warn.no_evidence</source>
        <translation>사건 없음 (직접 보았음)</translation>
    </message>
    <message>
        <source>proctor.warn.send</source>
        <translation>경고 보내기</translation>
    </message>
    <message>
        <source>proctor.warn.template_0</source>
        <translation>시험 창을 벗어나지 마세요. 감독관이 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>proctor.warn.template_1</source>
        <translation>시험과 관계없는 프로그램을 닫아 주세요.</translation>
    </message>
    <message>
        <source>proctor.warn.template_2</source>
        <translation>다른 수험자의 화면을 보지 마세요.</translation>
    </message>
    <message>
        <source>proctor.warn.template_3</source>
        <translation>조용히 해 주세요. 다음에는 시험이 중단될 수 있습니다.</translation>
    </message>
    <message>
        <source>proctor.warn.text</source>
        <translation>경고 내용</translation>
    </message>
    <message>
        <source>proctor.warn.title</source>
        <translation>{who}에게 {number}차 경고</translation>
    </message>
    <message>
        <source>proctor.warn.too_long</source>
        <translation>{most}자까지 적을 수 있습니다</translation>
    </message>
</context>
</TS>
