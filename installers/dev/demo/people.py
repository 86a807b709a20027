"""The day's invented people, room and paper, as the plan file that `gamdok-admin` reads."""

import json
from pathlib import Path
from typing import TypedDict

ROOM = "301호"
SEATS = 12
SPARE_SEATS = 2
PROCTOR = ("proctor1", "gamdok-proctor-1")
CHIEF = ("chief1", "gamdok-chief-1")
DURATION_MIN = 20

_NAMES = (
    "송하린", "윤서준", "문채원", "강도윤", "임가은", "최보민",
    "황예린", "서동하", "노아라", "한서준", "류유나", "백승호",
)  # fmt: skip

_ITEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "화이트박스 검사에 쓰는 기법으로 옳지 <u><b>않은</b></u> 것은?",
        ("기초 경로 검사", "조건 검사", "동치 분할 검사", "루프 검사"),
    ),
    (
        "어떤 시스템의 평균 고장 간격이 480시간, 평균 수리 시간이 20시간이다. 가용도는?",
        ("92 %", "94 %", "96 %", "98 %"),
    ),
    (
        "상향식 통합 검사에서 아직 만들지 않은 상위 모듈을 대신하여 하위 모듈을 부르는 것은?",
        ("스텁(stub)", "드라이버(driver)", "오라클(oracle)", "하네스(harness)"),
    ),
    (
        "관계형 데이터베이스에서 한 표의 열이 다른 표의 기본키를 가리킬 때 그 열의 이름은?",
        ("후보키", "대체키", "슈퍼키", "외래키"),
    ),
    (
        "한 번에 한 프로세스만 들어갈 수 있는 코드 구역을 무엇이라 하는가?",
        ("임계 구역", "교착 상태", "기아 상태", "선점 구역"),
    ),
)


class Person(TypedDict):
    """A candidate of the day."""

    exam_number: str
    name: str
    birth_date: str
    room: str
    seat: int


def candidates() -> list[Person]:
    """Return the twelve invented candidates; the first one sits in the real window."""
    return [
        {
            "exam_number": f"2604-{1001 + index * 37}",
            "name": name,
            "birth_date": f"200{index % 6}-{index % 12 + 1:02d}-{index + 10:02d}",
            "room": ROOM,
            "seat": index + 1,
        }
        for index, name in enumerate(_NAMES)
    ]


def typed_birth(person: Person) -> str:
    """Return the birth date as a candidate types it, YYMMDD."""
    return person["birth_date"].replace("-", "")[2:]


def write_plan(file: Path, start_ms: int) -> None:
    """Write the plan of the sitting."""
    plan = {
        "centre_name": "제1시험장",
        "title": "2026년 제4회",
        "date": "2026-11-23",
        "rooms": [{"name": ROOM, "seats": SEATS + SPARE_SEATS}],
        "groups": [{"name": "3층", "rooms": [ROOM]}],
        "exam": {"title": "정보처리기사 필기", "periods": [_period(start_ms)]},
        "candidates": candidates(),
        "staff": [
            _staff(PROCTOR, "한지우", "proctor", [ROOM]),
            _staff(CHIEF, "정민석", "chief", []),
        ],
    }
    file.write_text(json.dumps(plan, ensure_ascii=False, indent=1), encoding="utf-8")


def _period(start_ms: int) -> dict[str, object]:
    items = [{"stem": stem, "choices": choices, "points": 20} for stem, choices in _ITEMS]
    return {
        "number": 1,
        "title": "1교시",
        "duration_min": DURATION_MIN,
        "planned_start_ms": start_ms,
        "subjects": [{"title": "소프트웨어 개발", "items": items}],
    }


def _staff(account: tuple[str, str], name: str, role: str, rooms: list[str]) -> dict[str, object]:
    login, password = account
    return {"login": login, "password": password, "name": name, "role": role, "rooms": rooms}
