"""The 32 transitions as data: complete, numbered and owned as states.md says."""

from collections.abc import Collection

import pytest

from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Integrity,
    Progress,
    QueueName,
    TimePart,
)
from common.rules.transitions import (
    BY_NUMBER,
    CANDIDATE_TRANSITIONS,
    INTEGRITY_TRANSITIONS,
    TRANSITIONS,
    Field,
    IntegrityStep,
    Step,
)

TWO_PERSONS = {15, 18, 29, 31}
STATE, CHEATING, ANSWER = QueueName.STATE, QueueName.CHEATING, QueueName.ANSWER
OWNERS = (
    dict.fromkeys([*range(1, 13), 14, 16, 17, *range(19, 25), 32], STATE)
    | dict.fromkeys(range(25, 32), CHEATING)
    | dict.fromkeys([13, 15, 18], ANSWER)
)
FIELDS = {
    Field.ATTENDANCE: range(1, 5),
    Field.IDENTITY: [5],
    Field.PROGRESS: range(6, 19),
    Field.HOLDS: range(19, 25),
    Field.INTEGRITY: range(25, 32),
    Field.TIME: [32],
}
WORDS = {
    Field.ATTENDANCE: (Attendance, Attendance),
    Field.IDENTITY: (Identity, Identity),
    Field.PROGRESS: (Progress, Progress),
    Field.HOLDS: (Progress, HoldKind),
    Field.INTEGRITY: (Integrity, Integrity),
    Field.TIME: (Progress, TimePart),
}


def test_every_number_and_every_name_has_its_row() -> None:
    assert set(BY_NUMBER) == set(range(1, 33))
    assert all(BY_NUMBER.values())
    assert set(CANDIDATE_TRANSITIONS) == set(Step)
    assert set(INTEGRITY_TRANSITIONS) == set(IntegrityStep)
    assert len(TRANSITIONS) == len(Step) + len(IntegrityStep)


@pytest.mark.parametrize("number", range(1, 33))
def test_each_number_has_its_owner_field_and_persons(number: int) -> None:
    for row in BY_NUMBER[number]:
        assert row.owner is OWNERS[number]
        assert number in FIELDS[row.field]
        assert row.two_person == (number in TWO_PERSONS)
        assert row.who


@pytest.mark.parametrize("row", TRANSITIONS)
def test_sources_and_targets_are_words_of_the_field(row: object) -> None:
    assert row in TRANSITIONS
    for known in TRANSITIONS:
        if known is row:
            sources, targets = WORDS[known.field]
            assert known.sources <= set(sources)
            assert known.targets <= set(targets)
            assert known.sources
            assert known.targets


P, A, H = Progress, Attendance, HoldKind
COMES, ALL_PARTS = {A.PRESENT, A.LATE}, set(TimePart)
TARGETS: dict[Step, Collection[str]] = {
    Step.ATTEND: COMES,
    Step.MARK_PRESENT: COMES,
    Step.MARK_ABSENT: {A.ABSENT},
    Step.ADMIT: {A.LATE},
    Step.REFUSE_ENTRY: {A.REFUSED},
    Step.CHECK_IDENTITY: {Identity.VERIFIED, Identity.REJECTED, Identity.DEFERRED},
    Step.CONFIRM: {P.CONFIRMED},
    Step.BRIEF: {P.BRIEFED},
    Step.PRACTISE: {P.PRACTISED},
    Step.SKIP_BRIEFING: {P.BRIEFED},
    Step.SKIP_PRACTICE: {P.PRACTISED},
    Step.BE_READY: {P.READY},
    Step.START: {P.IN_PROGRESS},
    Step.FORCE_START: {P.IN_PROGRESS},
    Step.BEGIN_SUBMISSION: {P.SUBMITTING},
    Step.RETURN_TO_EXAM: {P.IN_PROGRESS},
    Step.SUBMIT: {P.SUBMITTED, P.BLANK},
    Step.AUTO_SUBMIT: {P.AUTO_SUBMITTED},
    Step.FORCE_SUBMIT: {P.FORCE_SUBMITTED},
    Step.WITHDRAW: {P.WITHDRAWN},
    Step.CHECK_OUT: {P.CHECKED_OUT},
    Step.REOPEN: {P.IN_PROGRESS},
    Step.LOCK: {H.LOCK},
    Step.UNLOCK: {H.LOCK},
    Step.PAUSE: {H.PAUSE},
    Step.END_PAUSE: {H.PAUSE},
    Step.LEAVE: {H.LEAVE},
    Step.END_LEAVE: {H.LEAVE},
    Step.HOLD_RELOGIN: {H.RELOGIN},
    Step.ALLOW_RELOGIN: {H.RELOGIN},
    Step.HOLD_MOVE: {H.MOVE},
    Step.ALLOW_MOVE: {H.MOVE},
    Step.HOLD_ROOM: {H.ROOM},
    Step.FREE_ROOM: {H.ROOM},
    Step.HOLD_SITTING: {H.SITTING},
    Step.FREE_SITTING: {H.SITTING},
    Step.CHANGE_TIME: ALL_PARTS,
}


NUMBERS: dict[int, list[Step] | list[IntegrityStep]] = {
    1: [Step.ATTEND, Step.MARK_PRESENT],
    2: [Step.MARK_ABSENT],
    3: [Step.ADMIT],
    4: [Step.REFUSE_ENTRY],
    5: [Step.CHECK_IDENTITY],
    6: [Step.CONFIRM],
    7: [Step.BRIEF, Step.PRACTISE, Step.SKIP_BRIEFING, Step.SKIP_PRACTICE],
    8: [Step.BE_READY],
    9: [Step.START],
    10: [Step.FORCE_START],
    11: [Step.BEGIN_SUBMISSION],
    12: [Step.RETURN_TO_EXAM],
    13: [Step.SUBMIT],
    14: [Step.AUTO_SUBMIT],
    15: [Step.FORCE_SUBMIT],
    16: [Step.WITHDRAW],
    17: [Step.CHECK_OUT],
    18: [Step.REOPEN],
    19: [Step.LOCK],
    20: [Step.UNLOCK],
    21: [Step.PAUSE, Step.END_PAUSE, Step.LEAVE, Step.END_LEAVE],
    22: [Step.HOLD_RELOGIN, Step.ALLOW_RELOGIN],
    23: [Step.HOLD_MOVE, Step.ALLOW_MOVE],
    24: [Step.HOLD_ROOM, Step.FREE_ROOM, Step.HOLD_SITTING, Step.FREE_SITTING],
    25: [IntegrityStep.FLAG],
    26: [IntegrityStep.WARN],
    27: [IntegrityStep.ESCALATE],
    28: [IntegrityStep.PROPOSE],
    29: [IntegrityStep.APPROVE],
    30: [IntegrityStep.REJECT],
    31: [IntegrityStep.OVERTURN],
    32: [Step.CHANGE_TIME],
}


def test_the_number_of_each_step() -> None:
    numbers: dict[str, int] = {step: row.number for step, row in CANDIDATE_TRANSITIONS.items()}
    numbers |= {step: row.number for step, row in INTEGRITY_TRANSITIONS.items()}
    assert numbers.items() >= {s: n for n, steps in NUMBERS.items() for s in steps}.items()


def test_where_each_step_leads() -> None:
    assert {step: row.targets for step, row in CANDIDATE_TRANSITIONS.items()} == TARGETS


def test_only_a_reopening_leads_back_from_an_end() -> None:
    ends = {
        Progress.SUBMITTED,
        Progress.BLANK,
        Progress.AUTO_SUBMITTED,
        Progress.FORCE_SUBMITTED,
        Progress.WITHDRAWN,
        Progress.CHECKED_OUT,
    }
    back = [
        step
        for step, row in CANDIDATE_TRANSITIONS.items()
        if row.field is Field.PROGRESS and row.sources & ends and row.targets - ends
    ]
    assert back == [Step.REOPEN]
