<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>candidate</name>
    <message>
        <source>candidate.code.enter</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>candidate.code.help</source>
        <translation>서버와 끊긴 동안 감독관이 입력합니다. 수험자는 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.code.label</source>
        <translation>감독관 해제 코드</translation>
    </message>
    <message>
        <source>candidate.code.no_more</source>
        <translation>더 입력할 수 없습니다. 서버가 연결되면 풀립니다.</translation>
    </message>
    <message>
        <source>candidate.code.wait</source>
        <translation>{seconds}초 뒤에 다시 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.code.wrong</source>
        <translation>코드가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>candidate.context.reopened</source>
        <translation>제출이 되돌려졌습니다. 답안은 그대로입니다.</translation>
    </message>
    <message>
        <source>candidate.display.close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>candidate.display.colors</source>
        <translation>화면 색</translation>
    </message>
    <message>
        <source>candidate.display.contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>candidate.display.dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>candidate.display.high_contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>candidate.display.language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>candidate.display.layout</source>
        <translation>화면배치</translation>
    </message>
    <message>
        <source>candidate.display.light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>candidate.display.one</source>
        <translation>1단</translation>
    </message>
    <message>
        <source>candidate.display.one_question</source>
        <translation>한 문제</translation>
    </message>
    <message>
        <source>candidate.display.size</source>
        <translation>글자 크기</translation>
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
        <translation>PC 설정</translation>
    </message>
    <message>
        <source>candidate.display.title</source>
        <translation>화면 설정</translation>
    </message>
    <message>
        <source>candidate.display.two</source>
        <translation>2단</translation>
    </message>
    <message>
        <source>candidate.enrol.busy</source>
        <translation>서버가 바쁩니다. 저절로 다시 시도합니다.</translation>
    </message>
    <message>
        <source>candidate.enrol.code</source>
        <translation>등록 코드</translation>
    </message>
    <message>
        <source>candidate.enrol.code_example</source>
        <translation>10자리</translation>
    </message>
    <message>
        <source>candidate.enrol.expired</source>
        <translation>코드의 시간이 지났습니다. 관리자에게 새 코드를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.go</source>
        <translation>등록</translation>
    </message>
    <message numerus="yes">
        <source>candidate.enrol.held</source>
        <translation>
            <numerusform>여러 번 틀렸습니다. {count}초 뒤에 다시 입력할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.enrol.help</source>
        <translation>코드는 받은 뒤 10분 동안, 한 번 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.enrol.lead</source>
        <translation>관리자에게 받은 등록 코드를 입력해 주세요. 한 번만 하면 됩니다.</translation>
    </message>
    <message>
        <source>candidate.enrol.locked</source>
        <translation>여러 번 틀려 코드가 잠겼습니다. 관리자에게 새 코드를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.missing</source>
        <translation>코드 10자리를 모두 입력해 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.not_kept</source>
        <translation>이 PC에 열쇠를 저장하지 못했습니다. 관리자를 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.pad</source>
        <translation>코드 입력판</translation>
    </message>
    <message>
        <source>candidate.enrol.title</source>
        <translation>이 PC를 좌석에 등록합니다</translation>
    </message>
    <message>
        <source>candidate.enrol.used</source>
        <translation>이미 쓴 코드입니다. 관리자에게 새 코드를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.waits</source>
        <translation>서버를 찾고 있습니다. 연결되면 저절로 등록합니다.</translation>
    </message>
    <message>
        <source>candidate.enrol.words_hint</source>
        <translation>코드 표의 낱말과 같은지 먼저 보아 주세요. 다르면 입력하지 말고 관리자를 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.enrol.words_name</source>
        <translation>이 시험장의 확인 낱말</translation>
    </message>
    <message>
        <source>candidate.enrol.wrong</source>
        <translation>등록 코드가 맞지 않습니다. 코드 표를 다시 보아 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.enrol.wrong_left</source>
        <translation>
            <numerusform>등록 코드가 맞지 않습니다. {count}번 더 입력할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.added</source>
        <translation>
            <numerusform>+{count}분</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.exam.back</source>
        <translation>다시 연결되었습니다. 답안을 모두 보냈습니다.</translation>
    </message>
    <message>
        <source>candidate.exam.came_back</source>
        <translation>다시 시작했습니다. 보던 문제와 시간은 그대로입니다.</translation>
    </message>
    <message>
        <source>candidate.exam.came_back_provisional</source>
        <translation>PC를 다시 켰습니다. 답안은 그대로이고, 시간은 서버와 연결되면 다시 맞춥니다.</translation>
    </message>
    <message>
        <source>candidate.exam.clock_stands</source>
        <translation>시간 멈춤</translation>
    </message>
    <message>
        <source>candidate.exam.count_all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>candidate.exam.count_answered</source>
        <translation>푼 문제</translation>
    </message>
    <message>
        <source>candidate.exam.count_open</source>
        <translation>안 푼 문제</translation>
    </message>
    <message>
        <source>candidate.exam.ends</source>
        <translation>{time} 종료</translation>
    </message>
    <message>
        <source>candidate.exam.hide_time</source>
        <translation>남은 시간 숨기기</translation>
    </message>
    <message>
        <source>candidate.exam.is_first</source>
        <translation>첫 쪽입니다.</translation>
    </message>
    <message>
        <source>candidate.exam.is_last</source>
        <translation>마지막 쪽입니다.</translation>
    </message>
    <message>
        <source>candidate.exam.legend_empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>candidate.exam.legend_marked</source>
        <translation>표기</translation>
    </message>
    <message>
        <source>candidate.exam.mark_spoken</source>
        <translation>{number}번 문제, 보기 {option}</translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.minutes_left</source>
        <translation>
            <numerusform>{count}분 남았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.exam.next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>candidate.exam.not_kept</source>
        <translation>답안을 저장하지 못하고 있습니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.exam.not_kept_here</source>
        <translation>이 PC에는 저장할 수 없어 서버에만 저장합니다. 손을 들어 감독관에게 알려 주세요.</translation>
    </message>
    <message>
        <source>candidate.exam.numbers</source>
        <translation>{first}–{last}번</translation>
    </message>
    <message>
        <source>candidate.exam.offline</source>
        <translation>서버와 연결이 끊겼습니다. 계속 응시하세요. 답안은 이 PC에 저장되고 자동으로 보냅니다.</translation>
    </message>
    <message>
        <source>candidate.exam.one_number</source>
        <translation>{number}번</translation>
    </message>
    <message>
        <source>candidate.exam.page_of</source>
        <translation>{page} / {pages}쪽</translation>
    </message>
    <message>
        <source>candidate.exam.panel</source>
        <translation>답안 표기란</translation>
    </message>
    <message>
        <source>candidate.exam.person</source>
        <translation>{number} · {seat}번 자리</translation>
    </message>
    <message>
        <source>candidate.exam.previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>candidate.exam.question_of</source>
        <translation>{page} / {pages}번</translation>
    </message>
    <message>
        <source>candidate.exam.question_spoken</source>
        <translation>{number}번. {stem}</translation>
    </message>
    <message>
        <source>candidate.exam.remaining</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>candidate.exam.remaining_provisional</source>
        <translation>남은 시간 (임시)</translation>
    </message>
    <message>
        <source>candidate.exam.save_at</source>
        <translation>서버 저장 {time}</translation>
    </message>
    <message>
        <source>candidate.exam.save_kept</source>
        <translation>이 PC에 저장됨</translation>
    </message>
    <message>
        <source>candidate.exam.save_not_kept</source>
        <translation>저장 안 됨</translation>
    </message>
    <message>
        <source>candidate.exam.save_nothing</source>
        <translation>답안 없음</translation>
    </message>
    <message>
        <source>candidate.exam.save_saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>candidate.exam.save_saving</source>
        <translation>저장 중</translation>
    </message>
    <message>
        <source>candidate.exam.show_time</source>
        <translation>남은 시간 보기</translation>
    </message>
    <message>
        <source>candidate.exam.slow</source>
        <translation>답안을 보내는 데 시간이 걸립니다. 계속 응시하세요. 자동으로 저장됩니다.</translation>
    </message>
    <message>
        <source>candidate.exam.submit</source>
        <translation>답안 제출</translation>
    </message>
    <message>
        <source>candidate.exam.time_compensated</source>
        <translation>시험 시간 {time}를 돌려드립니다 (보상): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_hidden</source>
        <translation>시간 숨김</translation>
    </message>
    <message>
        <source>candidate.exam.time_incident</source>
        <translation>시험 시간을 {time} 더 드립니다 (사고): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_less</source>
        <translation>시험 시간이 {time} 줄었습니다: {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_planned</source>
        <translation>시험 시간을 {time} 더 드립니다 (계획): {reason}</translation>
    </message>
    <message>
        <source>candidate.exam.time_undone</source>
        <translation>더 드린 시간 {time}가 취소되었습니다.</translation>
    </message>
    <message>
        <source>candidate.exam.unanswered</source>
        <translation>안 푼 문제</translation>
    </message>
    <message numerus="yes">
        <source>candidate.exam.unsent</source>
        <translation>
            <numerusform>보낼 답안 {count}개</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.facts.birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>candidate.facts.confirm</source>
        <translation>정보가 맞습니다</translation>
    </message>
    <message>
        <source>candidate.facts.exam</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>candidate.facts.from_to</source>
        <translation>{start}–{end} ({minutes}분)</translation>
    </message>
    <message>
        <source>candidate.facts.lead</source>
        <translation>아래 정보가 맞으면 다음으로 갑니다.</translation>
    </message>
    <message>
        <source>candidate.facts.name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>candidate.facts.number</source>
        <translation>수험번호</translation>
    </message>
    <message>
        <source>candidate.facts.other</source>
        <translation>정보가 다르면 누르지 말고 손을 들어 감독관에게 알려 주세요.</translation>
    </message>
    <message>
        <source>candidate.facts.seat</source>
        <translation>좌석 번호</translation>
    </message>
    <message>
        <source>candidate.facts.time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>candidate.facts.title</source>
        <translation>본인 정보를 확인해 주세요</translation>
    </message>
    <message>
        <source>candidate.foot.seat</source>
        <translation>{seat}번 자리</translation>
    </message>
    <message>
        <source>candidate.head.now</source>
        <translation>현재 시각</translation>
    </message>
    <message>
        <source>candidate.hold.clock_runs</source>
        <translation>시험 시간은 계속 갑니다. 확인에 든 시간은 감독관이 더해 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.clock_stands</source>
        <translation>시간도 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.do</source>
        <translation>지금 할 일</translation>
    </message>
    <message>
        <source>candidate.hold.ends</source>
        <translation>판단 · 해제</translation>
    </message>
    <message>
        <source>candidate.hold.kept</source>
        <translation>답안은 그대로 있습니다. 연결되면 저절로 보냅니다.</translation>
    </message>
    <message>
        <source>candidate.hold.leave</source>
        <translation>자리 비움</translation>
    </message>
    <message>
        <source>candidate.hold.leave_lead</source>
        <translation>돌아오면 감독관에게 알려 주세요.</translation>
    </message>
    <message>
        <source>candidate.hold.leave_what</source>
        <translation>감독관이 자리를 비우도록 허락했습니다. 문제는 가려져 있습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.lock</source>
        <translation>화면을 잠시 멈췄습니다</translation>
    </message>
    <message>
        <source>candidate.hold.lock_lead</source>
        <translation>확인이 필요합니다. 감독관에게 알렸습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.lock_what</source>
        <translation>시험 화면 밖의 움직임이 감지되었습니다. 저절로 생긴 일일 수도 있습니다. 이것만으로 처분이 정해지지 않으며, 판단은 감독관이 합니다.</translation>
    </message>
    <message>
        <source>candidate.hold.looks</source>
        <translation>감독관 확인</translation>
    </message>
    <message>
        <source>candidate.hold.move</source>
        <translation>자리를 옮깁니다</translation>
    </message>
    <message>
        <source>candidate.hold.move_lead</source>
        <translation>감독관의 안내를 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.hold.move_what</source>
        <translation>감독관이 다른 자리를 준비하고 있습니다. 답안은 새 자리로 함께 갑니다.</translation>
    </message>
    <message>
        <source>candidate.hold.pause</source>
        <translation>시험을 잠시 멈췄습니다</translation>
    </message>
    <message>
        <source>candidate.hold.pause_lead</source>
        <translation>감독관이 이 자리의 시험을 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.pause_what</source>
        <translation>감독관이 필요한 일을 마치면 다시 시작합니다.</translation>
    </message>
    <message>
        <source>candidate.hold.relogin</source>
        <translation>감독관이 확인하고 있습니다</translation>
    </message>
    <message>
        <source>candidate.hold.relogin_lead</source>
        <translation>이 PC에서 이어서 응시하려면 감독관의 승인이 필요합니다.</translation>
    </message>
    <message>
        <source>candidate.hold.relogin_what</source>
        <translation>같은 수험번호가 다른 PC에서 쓰이고 있습니다. 자리를 옮겼거나 PC를 바꾼 경우에 나옵니다.</translation>
    </message>
    <message>
        <source>candidate.hold.room</source>
        <translation>시험을 잠시 멈췄습니다</translation>
    </message>
    <message>
        <source>candidate.hold.room_lead</source>
        <translation>시험실 전체가 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.room_what</source>
        <translation>시험실에 확인할 일이 있습니다. 모든 수험자의 시험이 함께 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.safe</source>
        <translation>답안은 안전합니다</translation>
    </message>
    <message numerus="yes">
        <source>candidate.hold.saved</source>
        <translation>
            <numerusform>{count}문항 저장됨 · {time} 서버</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.hold.since</source>
        <translation>{seat}번 자리 · {time}부터</translation>
    </message>
    <message>
        <source>candidate.hold.sitting</source>
        <translation>시험을 잠시 멈췄습니다</translation>
    </message>
    <message>
        <source>candidate.hold.sitting_lead</source>
        <translation>시험장 전체가 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.sitting_what</source>
        <translation>시험장에 확인할 일이 있습니다. 모든 수험자의 시험이 함께 멈췄습니다.</translation>
    </message>
    <message>
        <source>candidate.hold.step_continues</source>
        <translation>풀리면 보던 문제에서 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>candidate.hold.step_continues_there</source>
        <translation>새 자리에서 로그인하면 보던 답안에서 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>candidate.hold.step_listen</source>
        <translation>감독관의 안내를 들어 주세요.</translation>
    </message>
    <message>
        <source>candidate.hold.step_sit</source>
        <translation>자리에 앉아 기다려 주세요. 키보드와 마우스는 쓰지 않아도 됩니다.</translation>
    </message>
    <message>
        <source>candidate.hold.step_speak</source>
        <translation>감독관이 물으면 아는 대로 말하면 됩니다.</translation>
    </message>
    <message>
        <source>candidate.hold.step_tell_back</source>
        <translation>돌아오면 손을 들어 주세요.</translation>
    </message>
    <message>
        <source>candidate.hold.step_wait_move</source>
        <translation>자리에서 기다리면 감독관이 새 자리를 알려 드립니다.</translation>
    </message>
    <message>
        <source>candidate.hold.told</source>
        <translation>알림 전달</translation>
    </message>
    <message>
        <source>candidate.hold.told_offline</source>
        <translation>감독관을 불러 주세요</translation>
    </message>
    <message>
        <source>candidate.hold.what</source>
        <translation>무슨 일인가요</translation>
    </message>
    <message>
        <source>candidate.link.asking</source>
        <translation>서버에 연결하는 중</translation>
    </message>
    <message>
        <source>candidate.link.connected</source>
        <translation>서버 연결됨</translation>
    </message>
    <message>
        <source>candidate.link.lost</source>
        <translation>서버 연결 안 됨</translation>
    </message>
    <message>
        <source>candidate.link.not_trusted</source>
        <translation>믿을 수 없는 서버</translation>
    </message>
    <message>
        <source>candidate.notice.agree</source>
        <translation>읽었으며 지키겠습니다</translation>
    </message>
    <message>
        <source>candidate.notice.help</source>
        <translation>도움이 필요하면 손을 듭니다.</translation>
    </message>
    <message>
        <source>candidate.notice.help_body</source>
        <translation>감독관이 자리로 옵니다. 소리 내어 부르지 않아도 됩니다.</translation>
    </message>
    <message>
        <source>candidate.notice.hint</source>
        <translation>끝까지 읽어 주세요</translation>
    </message>
    <message>
        <source>candidate.notice.leave</source>
        <translation>다 풀면 답안을 제출하고 자리에서 기다립니다.</translation>
    </message>
    <message>
        <source>candidate.notice.leave_body</source>
        <translation>제출하면 답안을 고칠 수 없습니다. 감독관이 퇴실을 안내합니다.</translation>
    </message>
    <message>
        <source>candidate.notice.phone</source>
        <translation>휴대전화와 스마트시계는 끄고 가방에 넣습니다.</translation>
    </message>
    <message>
        <source>candidate.notice.phone_body</source>
        <translation>시험 중에 몸에 지니고 있으면 감독관의 확인을 받습니다.</translation>
    </message>
    <message>
        <source>candidate.notice.saved</source>
        <translation>답안은 고를 때마다 저장됩니다.</translation>
    </message>
    <message>
        <source>candidate.notice.saved_body</source>
        <translation>연결이 끊겨도 계속 응시하면 됩니다. 저장 단추를 누를 필요가 없습니다.</translation>
    </message>
    <message>
        <source>candidate.notice.screen</source>
        <translation>시험 화면만 씁니다.</translation>
    </message>
    <message>
        <source>candidate.notice.screen_body</source>
        <translation>다른 프로그램이 열리면 감독관에게 알려집니다. 저절로 열렸다면 그대로 두고 손을 들면 됩니다.</translation>
    </message>
    <message>
        <source>candidate.notice.time</source>
        <translation>시험 시간은 {minutes}분입니다.</translation>
    </message>
    <message>
        <source>candidate.notice.time_body</source>
        <translation>남은 시간은 화면 오른쪽 위에 나옵니다. 시간이 끝나면 그때까지 쓴 답안이 저절로 제출됩니다.</translation>
    </message>
    <message>
        <source>candidate.notice.title</source>
        <translation>안내와 유의사항</translation>
    </message>
    <message>
        <source>candidate.plain.checking</source>
        <translation>감독관이 확인하고 있습니다</translation>
    </message>
    <message>
        <source>candidate.plain.checking_lead</source>
        <translation>자리에 앉아 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.plain.connecting</source>
        <translation>시험장 서버에 연결하고 있습니다</translation>
    </message>
    <message>
        <source>candidate.plain.connecting_lead</source>
        <translation>그대로 기다려 주세요. 누를 것이 없습니다.</translation>
    </message>
    <message>
        <source>candidate.plain.ended</source>
        <translation>이 교시가 끝났습니다</translation>
    </message>
    <message>
        <source>candidate.plain.ended_lead</source>
        <translation>감독관의 안내를 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.plain.entry_refused</source>
        <translation>감독관의 안내를 받아 주세요</translation>
    </message>
    <message>
        <source>candidate.plain.entry_refused_lead</source>
        <translation>지금은 이 자리에서 응시할 수 없습니다.</translation>
    </message>
    <message>
        <source>candidate.plain.in_use</source>
        <translation>이 자리는 다른 PC에서 쓰고 있습니다</translation>
    </message>
    <message>
        <source>candidate.plain.in_use_lead</source>
        <translation>감독관에게 알렸습니다. 그대로 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.plain.leave</source>
        <translation>로그인 화면으로</translation>
    </message>
    <message>
        <source>candidate.plain.moved</source>
        <translation>다른 PC로 이동되었습니다</translation>
    </message>
    <message>
        <source>candidate.plain.moved_lead</source>
        <translation>시험은 새 자리에서 이어집니다. 서버가 받은 답안과 보던 문항이 그대로 열립니다. 감독관의 안내를 따라 주세요.</translation>
    </message>
    <message>
        <source>candidate.plain.paper</source>
        <translation>문제지를 여는 중입니다</translation>
    </message>
    <message>
        <source>candidate.plain.paper_lead</source>
        <translation>곧 시험 화면이 나옵니다. 누를 것이 없습니다.</translation>
    </message>
    <message>
        <source>candidate.plain.signed_out</source>
        <translation>이 로그인은 더 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>candidate.plain.signed_out_lead</source>
        <translation>서버가 받은 답안은 그대로 있습니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.plain.time_over</source>
        <translation>시험 시간이 끝났습니다</translation>
    </message>
    <message>
        <source>candidate.plain.time_over_lead</source>
        <translation>그때까지 쓴 답안을 제출하고 있습니다. 자리에 계세요.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.plain.time_over_offline</source>
        <translation>
            <numerusform>서버와 연결이 끊겨 있습니다. 보낼 답안 {count}개 · 연결되면 저절로 보냅니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.practice.again</source>
        <translation>처음부터 다시</translation>
    </message>
    <message>
        <source>candidate.practice.chip</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>candidate.practice.finish</source>
        <translation>연습 마치기</translation>
    </message>
    <message>
        <source>candidate.practice.lead</source>
        <translation>실제 시험처럼 눌러 보세요. 연습한 내용은 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>candidate.practice.q1</source>
        <translation>다음 중 과일이 &lt;u&gt;&lt;b&gt;아닌&lt;/b&gt;&lt;/u&gt; 것은?</translation>
    </message>
    <message>
        <source>candidate.practice.q1_1</source>
        <translation>사과</translation>
    </message>
    <message>
        <source>candidate.practice.q1_2</source>
        <translation>배추</translation>
    </message>
    <message>
        <source>candidate.practice.q1_3</source>
        <translation>포도</translation>
    </message>
    <message>
        <source>candidate.practice.q1_4</source>
        <translation>감</translation>
    </message>
    <message>
        <source>candidate.practice.q2</source>
        <translation>일주일은 며칠인가?</translation>
    </message>
    <message>
        <source>candidate.practice.q2_1</source>
        <translation>5일</translation>
    </message>
    <message>
        <source>candidate.practice.q2_2</source>
        <translation>6일</translation>
    </message>
    <message>
        <source>candidate.practice.q2_3</source>
        <translation>7일</translation>
    </message>
    <message>
        <source>candidate.practice.q2_4</source>
        <translation>8일</translation>
    </message>
    <message>
        <source>candidate.practice.skip</source>
        <translation>연습 건너뛰기</translation>
    </message>
    <message>
        <source>candidate.practice.title</source>
        <translation>문제풀이 연습</translation>
    </message>
    <message>
        <source>candidate.ready.before</source>
        <translation>누른 뒤에는 시작할 때까지 기다리면 됩니다.</translation>
    </message>
    <message>
        <source>candidate.ready.calm</source>
        <translation>시작하면 화면이 저절로 바뀝니다. 누를 것이 없습니다. 편하게 앉아 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.ready.done</source>
        <translation>시작 전 확인</translation>
    </message>
    <message>
        <source>candidate.ready.go</source>
        <translation>시험 준비 완료</translation>
    </message>
    <message>
        <source>candidate.ready.identity</source>
        <translation>감독관이 확인하고 있습니다</translation>
    </message>
    <message>
        <source>candidate.ready.identity_done</source>
        <translation>감독관 확인</translation>
    </message>
    <message>
        <source>candidate.ready.identity_name</source>
        <translation>본인 확인</translation>
    </message>
    <message>
        <source>candidate.ready.items</source>
        <translation>문항</translation>
    </message>
    <message numerus="yes">
        <source>candidate.ready.items_count</source>
        <translation>
            <numerusform>{count}문항</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>candidate.ready.minutes</source>
        <translation>
            <numerusform>{count}분</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.ready.notice_done</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>candidate.ready.notice_name</source>
        <translation>안내와 유의사항</translation>
    </message>
    <message>
        <source>candidate.ready.paper_coming</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>candidate.ready.paper_here</source>
        <translation>이 PC에 도착, 잠겨 있음</translation>
    </message>
    <message>
        <source>candidate.ready.paper_name</source>
        <translation>문제지</translation>
    </message>
    <message>
        <source>candidate.ready.practice_done</source>
        <translation>마침</translation>
    </message>
    <message>
        <source>candidate.ready.practice_name</source>
        <translation>문제풀이 연습</translation>
    </message>
    <message>
        <source>candidate.ready.press</source>
        <translation>준비되었으면 아래 단추를 눌러 주세요</translation>
    </message>
    <message>
        <source>candidate.ready.proctor_starts</source>
        <translation>감독관이 시작합니다</translation>
    </message>
    <message>
        <source>candidate.ready.together</source>
        <translation>{time}에 모두 함께 시작합니다</translation>
    </message>
    <message>
        <source>candidate.ready.until</source>
        <translation>시험 시작까지</translation>
    </message>
    <message>
        <source>candidate.ready.wait</source>
        <translation>모두 함께 시작합니다</translation>
    </message>
    <message>
        <source>candidate.receipt.by_itself</source>
        <translation>누를 것이 없습니다. 화면이 저절로 바뀝니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.by_staff</source>
        <translation>답안이 제출되었습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.by_staff_lead</source>
        <translation>감독관이 제출을 처리했습니다. 궁금한 점은 감독관에게 물어보세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.code</source>
        <translation>접수 번호</translation>
    </message>
    <message>
        <source>candidate.receipt.differs</source>
        <translation>제출된 답안이 이 화면의 답안과 다릅니다. 자리에서 손을 들어 감독관에게 알려 주세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.objection</source>
        <translation>접수 번호는 문항 이의를 신청할 때 씁니다. 적어 가도 됩니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.result</source>
        <translation>결과 발표 일정은 시험 기관이 알려 드립니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending</source>
        <translation>답안을 보내고 있습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_lead</source>
        <translation>자리에 계세요. 곧 접수 번호가 나옵니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_next</source>
        <translation>자리에 앉아 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline</source>
        <translation>제출할 답안이 이 화면에 있습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline_lead</source>
        <translation>서버와 연결되면 저절로 제출됩니다. PC를 끄지 마세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.sending_offline_next</source>
        <translation>손을 들어 감독관에게 알려 주세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.stay</source>
        <translation>자리에 앉아 감독관의 퇴실 안내를 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.receipt.submitted</source>
        <translation>답안이 제출되었습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.submitted_lead</source>
        <translation>수고하셨습니다. 서버가 답안을 모두 받았습니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.time_over</source>
        <translation>시험 시간이 끝나 답안이 제출되었습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.time_over_lead</source>
        <translation>수고하셨습니다. 끝나기 전에 서버가 받은 답안이 제출되었습니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.unconfirmed</source>
        <translation>제출을 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.unconfirmed_lead</source>
        <translation>답안은 이 PC에 그대로 있습니다. 감독관에게도 알립니다.</translation>
    </message>
    <message>
        <source>candidate.receipt.when</source>
        <translation>제출 시각</translation>
    </message>
    <message>
        <source>candidate.receipt.withdrawn</source>
        <translation>중도 포기로 처리되었습니다</translation>
    </message>
    <message>
        <source>candidate.receipt.withdrawn_lead</source>
        <translation>그때까지의 답안은 서버에 보관됩니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.busy</source>
        <translation>서버가 바쁩니다. 잠시 뒤에 다시 됩니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.device</source>
        <translation>이 PC는 등록되지 않았습니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.entry_refused</source>
        <translation>감독관의 안내를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.held</source>
        <translation>감독관이 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.identity</source>
        <translation>본인 확인을 기다립니다. 감독관이 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.late_limit</source>
        <translation>입실 시간이 지났습니다. 감독관의 안내를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.no_attempt</source>
        <translation>이번 교시의 시험이 없습니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.no_time_left</source>
        <translation>시험 시간이 끝났습니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.not_open</source>
        <translation>아직 입실 시간이 아닙니다. 감독관의 안내를 기다려 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.not_present</source>
        <translation>감독관이 입실을 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.other</source>
        <translation>지금은 할 수 없습니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.room_stage</source>
        <translation>감독관이 시작하면 누를 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.refusal.seat_taken</source>
        <translation>이미 끝난 시험입니다. 감독관의 안내를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.self_test</source>
        <translation>이 PC를 점검해야 합니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.version</source>
        <translation>이 PC의 프로그램을 바꿔야 합니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.refusal.wrong_seat</source>
        <translation>이 자리가 아닙니다. 감독관의 안내를 받아 주세요.</translation>
    </message>
    <message>
        <source>candidate.sign_in.asking</source>
        <translation>확인하고 있습니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth</source>
        <translation>생년월일 6자리</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth_example</source>
        <translation>예: 030521</translation>
    </message>
    <message>
        <source>candidate.sign_in.birth_missing</source>
        <translation>생년월일 6자리를 모두 넣으면 누를 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.busy</source>
        <translation>로그인이 몰려 있습니다. 그대로 기다리면 저절로 로그인됩니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.clear</source>
        <translation>모두 지움</translation>
    </message>
    <message>
        <source>candidate.sign_in.erase</source>
        <translation>지움</translation>
    </message>
    <message>
        <source>candidate.sign_in.go</source>
        <translation>로그인</translation>
    </message>
    <message numerus="yes">
        <source>candidate.sign_in.held</source>
        <translation>
            <numerusform>{count}초 뒤에 다시 넣을 수 있습니다 · 감독관에게 알렸습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.sign_in.held_reason</source>
        <translation>잠시 쉬는 중입니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.help</source>
        <translation>5번 틀리면 60초 쉬었다가 다시 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.lead</source>
        <translation>수험표에 적힌 대로 넣어 주세요.</translation>
    </message>
    <message>
        <source>candidate.sign_in.not_trusted</source>
        <translation>이 시험장의 서버가 아닙니다. 손을 들어 감독관을 불러 주세요.</translation>
    </message>
    <message>
        <source>candidate.sign_in.number</source>
        <translation>수험번호</translation>
    </message>
    <message>
        <source>candidate.sign_in.number_missing</source>
        <translation>수험번호 8자리를 넣어 주세요.</translation>
    </message>
    <message>
        <source>candidate.sign_in.pad</source>
        <translation>화면 숫자판</translation>
    </message>
    <message>
        <source>candidate.sign_in.pad_hint</source>
        <translation>키보드로 넣어도 됩니다</translation>
    </message>
    <message>
        <source>candidate.sign_in.title</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>candidate.sign_in.waits</source>
        <translation>서버에 연결하고 있습니다. 그대로 기다리면 저절로 로그인됩니다.</translation>
    </message>
    <message>
        <source>candidate.sign_in.wrong</source>
        <translation>수험번호나 생년월일이 등록된 정보와 다릅니다.</translation>
    </message>
    <message numerus="yes">
        <source>candidate.sign_in.wrong_left</source>
        <translation>
            <numerusform>등록된 정보와 다릅니다. {count}번 더 넣을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.step.facts</source>
        <translation>정보 확인</translation>
    </message>
    <message>
        <source>candidate.step.notice</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>candidate.step.practice</source>
        <translation>연습</translation>
    </message>
    <message>
        <source>candidate.step.ready</source>
        <translation>준비 완료</translation>
    </message>
    <message>
        <source>candidate.steps.sending</source>
        <translation>서버에 알리고 있습니다.</translation>
    </message>
    <message>
        <source>candidate.submit.answered</source>
        <translation>풀었음</translation>
    </message>
    <message>
        <source>candidate.submit.back</source>
        <translation>시험으로 돌아가기</translation>
    </message>
    <message>
        <source>candidate.submit.code</source>
        <translation>수험번호 끝 4자리</translation>
    </message>
    <message>
        <source>candidate.submit.code_hint</source>
        <translation>확인하려고 묻습니다</translation>
    </message>
    <message>
        <source>candidate.submit.code_missing</source>
        <translation>수험번호 끝 4자리를 넣으면 누를 수 있습니다.</translation>
    </message>
    <message>
        <source>candidate.submit.code_wrong</source>
        <translation>수험번호 끝 4자리와 다릅니다.</translation>
    </message>
    <message>
        <source>candidate.submit.complete</source>
        <translation>모든 문제를 풀었습니다.</translation>
    </message>
    <message>
        <source>candidate.submit.confirm</source>
        <translation>제출</translation>
    </message>
    <message>
        <source>candidate.submit.final</source>
        <translation>제출하면 답안을 고칠 수 없습니다.</translation>
    </message>
    <message>
        <source>candidate.submit.first_of_two</source>
        <translation>1 / 2 확인</translation>
    </message>
    <message>
        <source>candidate.submit.go_to_open</source>
        <translation>안 푼 문제 풀기 ({number}번)</translation>
    </message>
    <message>
        <source>candidate.submit.hint</source>
        <translation>번호를 누르면 그 문제로 갑니다</translation>
    </message>
    <message>
        <source>candidate.submit.open</source>
        <translation>안 풂</translation>
    </message>
    <message numerus="yes">
        <source>candidate.submit.open_count</source>
        <translation>
            <numerusform>아직 안 푼 문제가 {count}개 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.submit.proceed</source>
        <translation>제출 진행…</translation>
    </message>
    <message>
        <source>candidate.submit.proceed_open</source>
        <translation>이대로 제출 진행…</translation>
    </message>
    <message>
        <source>candidate.submit.second_of_two</source>
        <translation>2 / 2 확인</translation>
    </message>
    <message>
        <source>candidate.submit.time_left</source>
        <translation>남은 시간 {time}</translation>
    </message>
    <message>
        <source>candidate.submit.title</source>
        <translation>답안 제출</translation>
    </message>
    <message numerus="yes">
        <source>candidate.submit.unsent</source>
        <translation>
            <numerusform>보낼 답안 {count}개 · 제출은 할 수 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>candidate.warning.read</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>candidate.warning.title</source>
        <translation>감독관이 알립니다</translation>
    </message>
    <message>
        <source>candidate.window</source>
        <translation>감독 응시 화면</translation>
    </message>
</context>
</TS>
