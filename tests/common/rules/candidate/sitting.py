"""A sitting of one candidate in which everybody does what comes to mind, for random sequences."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow, TimeAllowance
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    Stage,
    SubmissionKind,
    TimePart,
    Verdict,
)
from common.rules import candidate as rules
from common.rules.facts import CandidateFacts
from tests.helpers.exam_rows import (
    CANDIDATE,
    CHIEF,
    MINUTE,
    OTHER_PROCTOR,
    PROCTOR,
    RUNNING,
    STARTED,
    SYSTEM,
    expected,
)

Change = Callable[[CandidateRow], CandidateRow]
STAGES = (
    Stage.OPEN,
    Stage.BRIEFING,
    Stage.READY,
    Stage.RUNNING,
    Stage.ENDING,
    Stage.CLOSED,
)
STEPS = (Progress.CONFIRMED, Progress.BRIEFED, Progress.PRACTISED, Progress.READY)


@dataclass(frozen=True)
class AuditEntry:
    """One accepted act, enough to do it again."""

    name: str
    actor: ActorRef
    before: CandidateRow
    change: Change
    after: CandidateRow


ENDED = (Progress.SUBMITTED, Progress.BLANK, Progress.FORCE_SUBMITTED, Progress.WITHDRAWN)
FIRST = expected(allowance=TimeAllowance(allotted_ms=30 * MINUTE))
"""Everybody begins as this; the exam is short so that its end is seen."""


@dataclass
class Sitting:
    """The world around one row; `seen` is what each member of staff has on the screen."""

    rng: random.Random
    now_ms: int = STARTED - 30 * MINUTE
    room_stage: Stage = Stage.OPEN
    period_stage: Stage = Stage.OPEN
    room_started_ms: int | None = None
    row: CandidateRow = FIRST
    audit: list[AuditEntry] = field(default_factory=list)
    refusals: list[ErrorCode] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def facts(self) -> CandidateFacts:
        """What the two stages tell."""
        return CandidateFacts(
            room_stage=self.room_stage,
            period_stage=self.period_stage,
            room_started_ms=self.room_started_ms,
            package_unsealed=self.room_started_ms is not None,
        )

    def step(self) -> None:
        """Let time pass, and somebody do something."""
        self.now_ms += self.rng.randrange(0, MINUTE)
        self.rng.choices(
            [self._candidate, self._proctor, self._chief, self._server, self._stage],
            [8, 6, 2, 7, 3 if self.room_started_ms is None else 1],
        )[0]()

    def try_it(self, name: str, actor: ActorRef, change: Change) -> None:
        """Do it if it is allowed, and write it down."""
        before = self.row
        try:
            after = change(before)
        except RefusedError as refusal:
            self.refusals.append(refusal.code)
            return
        if after is not before:
            self.audit.append(AuditEntry(name, actor, before, change, after))
        self.row = after

    def _seen_by(self, actor: ActorRef) -> int:
        """Return the version on this person's screen, which is not always the newest."""
        if self.rng.random() < 0.8:
            self.seen[actor.id] = self.row.version
        return self.seen.get(actor.id, self.row.version)

    def _candidate(self) -> None:
        by, now = CANDIDATE, self.now_ms
        nexts = dict(zip((Progress.REGISTERED, *STEPS), STEPS, strict=False))
        to = nexts.get(self.row.progress, self.rng.choice(STEPS))
        choices: dict[str, Change] = {
            "advance": partial(rules.advance, to=to, facts=self.facts, actor=by, now_ms=now),
            "begin": partial(rules.begin_submission, actor=by, now_ms=now),
            "back": partial(rules.return_to_exam, actor=by, now_ms=now),
        }
        name = self.rng.choices(list(choices), [6, 1, 2])[0]
        self.try_it(name, by, choices[name])

    def _proctor(self) -> None:
        by = self.rng.choice([PROCTOR, OTHER_PROCTOR])
        choices = self._of_staff(by) | self._of_proctor(by)
        name = self.rng.choice(list(choices))
        if self.row.holds and self.rng.random() < 0.5:
            name = "free"
        self.try_it(name, by, choices[name])

    def _of_staff(self, by: ActorRef) -> dict[str, Change]:
        rng = self.rng
        common: dict[str, Any] = {
            "actor": by,
            "now_ms": self.now_ms,
            "version": self._seen_by(by),
        }
        identity = rng.choices(
            [Identity.VERIFIED, Identity.DEFERRED, Identity.REJECTED], [6, 2, 1]
        )[0]
        minutes = rng.randrange(-9, 10)
        return self._of_holds(common) | {
            "identity": partial(rules.check_identity, to=identity, **common),
            "time": partial(
                rules.change_time,
                part=rng.choice(list(TimePart)),
                delta_ms=minutes * MINUTE,
                reason="reason",
                **common,
            ),
            "attendance": partial(
                rules.set_attendance,
                to=rng.choice([Attendance.PRESENT, Attendance.PRESENT, Attendance.ABSENT]),
                facts=self.facts,
                **common,
            ),
        }

    def _of_holds(self, common: dict[str, Any]) -> dict[str, Change]:
        rng = self.rng
        kind = rng.choice([HoldKind.LOCK, HoldKind.PAUSE, HoldKind.LEAVE])
        device = rng.choice(["device-2", "device-3"])
        freed = rng.choice([hold.kind for hold in self.row.holds] or list(HoldKind))
        return {
            "hold": partial(
                rules.place_hold, kind=kind, facts=self.facts, reason="reason", **common
            ),
            "move": partial(
                rules.begin_move, device_id=device, facts=self.facts, reason="reason", **common
            ),
            "free": partial(rules.call_off, device_id="device-1", facts=self.facts, **common)
            if freed is HoldKind.MOVE
            else partial(
                rules.release_hold,
                kind=freed,
                facts=self.facts,
                verdict=rng.choice(list(Verdict)),
                compensate=rng.random() < 0.5,
                **common,
            ),
        }

    def _of_proctor(self, by: ActorRef) -> dict[str, Change]:
        rng, now, v = self.rng, self.now_ms, self._seen_by(by)
        common: dict[str, Any] = {"actor": by, "now_ms": now, "version": v}
        choices: dict[str, Change] = {
            "check out": partial(rules.check_out, **common),
            "skip": partial(
                rules.advance,
                to=rng.choice(STEPS),
                facts=self.facts,
                reason="reason",
                **common,
            ),
            "force start": partial(rules.force_start, facts=self.facts, reason="reason", **common),
        }
        if rng.random() < 0.1:
            choices["withdraw"] = partial(_withdrawn, by=by, now_ms=now, version=v)
            choices["refuse"] = partial(
                rules.set_attendance,
                to=Attendance.REFUSED,
                facts=self.facts,
                reason="reason",
                **common,
            )
        return choices

    def _chief(self) -> None:
        rng, now, v = self.rng, self.now_ms, self._seen_by(CHIEF)
        choices = self._of_staff(CHIEF)
        choices["reopen"] = partial(
            rules.reopen,
            facts=self.facts,
            actor=CHIEF,
            second_id=rng.choice([None, CHIEF.id, PROCTOR.id, PROCTOR.id]),
            now_ms=now,
            reason="reason",
            version=v,
        )
        over = self.row.started_ms is not None and self.row.progress in ENDED
        name = "reopen" if over else rng.choice(list(choices))
        self.try_it(name, CHIEF, choices[name])

    def _server(self) -> None:
        rng, now, by = self.rng, self.now_ms, SYSTEM
        device = rng.choices(["device-1", "device-2", "device-3"], [18, 1, 1])[0]
        kind = rng.choice([SubmissionKind.SUBMITTED, SubmissionKind.BLANK, SubmissionKind.FORCE])
        choices: dict[str, Change] = {
            "attend": partial(rules.attend, facts=self.facts, actor=by, now_ms=now),
            "attach": partial(_attached, device_id=device, now_ms=now),
            "start": partial(rules.start, facts=self.facts, actor=by, now_ms=now),
            "due": partial(_sealed_if_due, facts=self.facts, now_ms=now),
            "lock": partial(
                rules.place_hold,
                kind=HoldKind.LOCK,
                facts=self.facts,
                actor=by,
                now_ms=now,
                reason="score",
                escalated=rng.random() < 0.5,
            ),
            "seal": partial(rules.seal, kind=kind, actor=by, now_ms=now),
        }
        name = rng.choices(list(choices), [9, 4, 6, 5, 1, 0.4])[0]
        if self.row.progress is Progress.READY and rng.random() < 0.5:
            name = "start"
        self.try_it(name, by, choices[name])

    def _stage(self) -> None:
        """Take the room on, or suspend or resume it, or the whole sitting."""
        if Stage.SUSPENDED in (self.room_stage, self.period_stage):
            self._resume()
        elif self.room_stage is Stage.RUNNING and self.rng.random() < 0.8:
            self._suspend()
        elif self.room_stage is not STAGES[-1]:
            self.room_stage = STAGES[STAGES.index(self.room_stage) + 1]
            self.period_stage = self.room_stage
            if self.room_stage is Stage.RUNNING:
                self.room_started_ms = self.now_ms

    def _suspend(self) -> None:
        both = self.rng.random() < 0.3
        if both or self.rng.random() < 0.5:
            self.room_stage = Stage.SUSPENDED
            self._follow("hold room", HoldKind.ROOM)
        if both or self.room_stage is Stage.RUNNING:
            self.period_stage = Stage.SUSPENDED
            self._follow("hold sitting", HoldKind.SITTING)

    def _follow(self, name: str, kind: HoldKind) -> None:
        if rules.follows_stage(self.row):
            place = partial(
                rules.place_hold,
                kind=kind,
                facts=self.facts,
                actor=SYSTEM,
                now_ms=self.now_ms,
                reason="",
            )
            self.try_it(name, SYSTEM, place)

    def _resume(self) -> None:
        room = self.room_stage is Stage.SUSPENDED and self.rng.random() < 0.7
        kind = HoldKind.ROOM if room else HoldKind.SITTING
        if room:
            self.room_stage = Stage.RUNNING
        elif self.period_stage is Stage.SUSPENDED:
            self.period_stage = Stage.RUNNING
        free = partial(
            rules.release_hold, kind=kind, facts=self.facts, actor=SYSTEM, now_ms=self.now_ms
        )
        self.try_it(f"free {kind}", SYSTEM, free)


def _withdrawn(row: CandidateRow, *, by: ActorRef, now_ms: int, version: int) -> CandidateRow:
    asked = rules.withdraw(row, actor=by, now_ms=now_ms, reason="reason", version=version)
    sealed = rules.seal(asked, SubmissionKind.WITHDRAWN, actor=SYSTEM, now_ms=now_ms)
    return replace(sealed, version=row.version + 1)


def _attached(row: CandidateRow, *, device_id: str, now_ms: int) -> CandidateRow:
    here = rules.attach_device(row, device_id, actor=SYSTEM, now_ms=now_ms)
    return rules.arrive(here, device_id, facts=RUNNING, actor=SYSTEM, now_ms=now_ms)


def _sealed_if_due(row: CandidateRow, *, facts: CandidateFacts, now_ms: int) -> CandidateRow:
    rules.check_auto_submit(row, facts=facts, actor=SYSTEM, now_ms=now_ms)
    return rules.seal(row, SubmissionKind.AUTO, actor=SYSTEM, now_ms=now_ms)
