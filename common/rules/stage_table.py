"""The stage table of states.md 4.2 as data: one row per way from stage to stage."""

from common.protocol.vocabulary import Role, Stage
from common.rules import stage_guards as g
from common.rules.engine import CaseT, Rule
from common.rules.stage_order import BEFORE_RUNNING

_PROC, _CHIEF, _ADMIN = Role.PROCTOR, Role.CHIEF, Role.ADMIN
_SYSTEM, _EXTERNAL = Role.SYSTEM, Role.EXTERNAL


class StageTransition(Rule[CaseT], frozen=True, kw_only=True):
    """One way from a stage to another; several rows may share the way with other actors."""

    source: Stage
    target: Stage
    trigger: str


class PeriodTransition(StageTransition[g.PeriodCase], frozen=True, kw_only=True):
    """A row for periods."""


class RoomTransition(StageTransition[g.RoomCase], frozen=True, kw_only=True):
    """A row for rooms."""


PERIOD_TRANSITIONS: tuple[PeriodTransition, ...] = (
    PeriodTransition(
        source=Stage.DRAFT,
        target=Stage.SEALED_IN,
        trigger="verify",
        who=frozenset({_ADMIN}),
        guards=(g.package_is_verified, g.nobody_is_cut_short),
    ),
    PeriodTransition(
        source=Stage.SEALED_IN,
        target=Stage.REHEARSAL,
        trigger="rehearse",
        who=frozenset({_ADMIN, _CHIEF}),
        guards=(g.no_real_candidate,),
    ),
    PeriodTransition(
        source=Stage.REHEARSAL,
        target=Stage.SEALED_IN,
        trigger="end_rehearsal",
        who=frozenset({_ADMIN, _CHIEF}),
        guards=(g.no_real_candidate,),
    ),
    PeriodTransition(
        source=Stage.SEALED_IN,
        target=Stage.OPEN,
        trigger="open",
        who=frozenset({_CHIEF, _SYSTEM}),
        guards=(
            g.clock_may_open,
            g.nobody_is_cut_short,
            g.doctor_is_green,
            g.each_room_has_proctor,
        ),
    ),
    PeriodTransition(
        source=Stage.OPEN,
        target=Stage.BRIEFING,
        trigger="brief",
        who=frozenset({_CHIEF}),
        guards=(g.somebody_is_verified,),
    ),
    PeriodTransition(
        source=Stage.BRIEFING,
        target=Stage.READY,
        trigger="arm",
        who=frozenset({_CHIEF}),
        guards=(g.rooms_have_reported,),
    ),
    PeriodTransition(
        source=Stage.READY,
        target=Stage.RUNNING,
        trigger="start",
        who=frozenset({_CHIEF, _SYSTEM}),
        guards=(g.clock_may_start, g.key_is_ready),
    ),
    PeriodTransition(
        source=Stage.READY,
        target=Stage.BRIEFING,
        trigger="step_back",
        who=frozenset({_CHIEF}),
        guards=(g.key_not_released,),
    ),
    PeriodTransition(
        source=Stage.RUNNING,
        target=Stage.SUSPENDED,
        trigger="hold",
        who=frozenset({_CHIEF}),
        needs_reason=True,
    ),
    PeriodTransition(
        source=Stage.SUSPENDED, target=Stage.RUNNING, trigger="resume", who=frozenset({_CHIEF})
    ),
    PeriodTransition(
        source=Stage.RUNNING,
        target=Stage.ENDING,
        trigger="base_time_over",
        who=frozenset({_SYSTEM}),
        guards=(g.base_time_is_over,),
    ),
    PeriodTransition(
        source=Stage.RUNNING,
        target=Stage.ENDING,
        trigger="early_end",
        who=frozenset({_CHIEF}),
        needs_reason=True,
        guards=(g.nobody_is_writing_or_listed,),
    ),
    PeriodTransition(
        source=Stage.ENDING,
        target=Stage.CLOSED,
        trigger="close",
        who=frozenset({_SYSTEM, _CHIEF}),
        guards=(g.nobody_is_writing, g.journals_have_drained),
    ),
    PeriodTransition(
        source=Stage.CLOSED,
        target=Stage.RECONCILED,
        trigger="reconcile",
        who=frozenset({_CHIEF}),
        two_person=True,
        guards=(g.differences_are_signed,),
    ),
    PeriodTransition(
        source=Stage.RECONCILED,
        target=Stage.EXPORTED,
        trigger="acknowledge",
        who=frozenset({_EXTERNAL, _ADMIN}),
        guards=(g.outbox_is_empty,),
    ),
    PeriodTransition(
        source=Stage.EXPORTED,
        target=Stage.ARCHIVED,
        trigger="archive",
        who=frozenset({_ADMIN}),
        guards=(g.retention_is_set, g.backup_is_verified),
    ),
    *(
        PeriodTransition(
            source=source,
            target=Stage.CANCELLED,
            trigger="cancel",
            who=frozenset({_CHIEF}),
            needs_reason=True,
            guards=(g.external_system_agrees,),
        )
        for source in sorted(BEFORE_RUNNING)
    ),
    *(
        PeriodTransition(
            source=source,
            target=Stage.VOIDED,
            trigger="void",
            who=frozenset({_CHIEF}),
            two_person=True,
            needs_reason=True,
            guards=(g.evidence_is_named,),
        )
        for source in (Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING, Stage.CLOSED)
    ),
)

ROOM_TRANSITIONS: tuple[RoomTransition, ...] = (
    RoomTransition(
        source=Stage.SEALED_IN,
        target=Stage.OPEN,
        trigger="open",
        who=frozenset({_PROC, _SYSTEM}),
        guards=(g.period_is_not_behind, g.period_is_live, g.proctor_is_on_duty),
    ),
    RoomTransition(
        source=Stage.OPEN,
        target=Stage.BRIEFING,
        trigger="brief",
        who=frozenset({_PROC}),
        guards=(g.period_is_not_behind, g.period_is_live, g.somebody_is_verified),
    ),
    RoomTransition(
        source=Stage.BRIEFING,
        target=Stage.READY,
        trigger="arm",
        who=frozenset({_PROC}),
        guards=(g.period_is_not_behind, g.period_is_live),
    ),
    RoomTransition(
        source=Stage.READY,
        target=Stage.BRIEFING,
        trigger="step_back",
        who=frozenset({_PROC, _CHIEF, _SYSTEM}),
        guards=(g.key_not_released,),
    ),
    RoomTransition(
        source=Stage.READY,
        target=Stage.RUNNING,
        trigger="start",
        who=frozenset({_CHIEF, _SYSTEM, _PROC}),
        guards=(g.period_is_running, g.start_is_delegated),
    ),
    RoomTransition(
        source=Stage.RUNNING,
        target=Stage.SUSPENDED,
        trigger="hold",
        who=frozenset({_PROC, _CHIEF}),
        needs_reason=True,
    ),
    RoomTransition(
        source=Stage.SUSPENDED,
        target=Stage.RUNNING,
        trigger="resume",
        who=frozenset({_PROC, _CHIEF}),
    ),
    RoomTransition(
        source=Stage.RUNNING,
        target=Stage.ENDING,
        trigger="base_time_over",
        who=frozenset({_SYSTEM}),
        guards=(g.period_is_not_behind, g.base_time_is_over),
    ),
    RoomTransition(
        source=Stage.RUNNING,
        target=Stage.ENDING,
        trigger="early_end",
        who=frozenset({_CHIEF}),
        needs_reason=True,
        guards=(g.period_is_not_behind, g.nobody_is_writing_or_listed),
    ),
    RoomTransition(
        source=Stage.ENDING,
        target=Stage.CLOSED,
        trigger="close",
        who=frozenset({_SYSTEM, _CHIEF}),
        guards=(g.period_is_not_behind, g.nobody_is_writing, g.journals_have_drained),
    ),
)
