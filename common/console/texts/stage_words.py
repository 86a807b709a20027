"""Stages in words: their names, the line of steps, and what the stage button says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.console.rows.stage_step import StageStep, StepKind
from common.protocol.vocabulary import Stage
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.rules.stage_order import MAIN_LINE, ROOM_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICONS = {
    StepKind.NEXT: Icon.RIGHT,
    StepKind.SUSPEND: Icon.PAUSE,
    StepKind.RESUME: Icon.PLAY,
}


def stage_name(stage: Stage) -> str:
    """Say a stage."""
    return text(f"console.stage.{stage}")


def step_words(step: StageStep) -> str:
    """Say what a stage button does."""
    if step.kind is not StepKind.NEXT:
        return text(f"console.step.{step.kind.value}")
    return text(f"console.step.to_{step.to}")


def step_icon(step: StageStep) -> Icon:
    """Return the icon of a stage button."""
    return _ICONS[step.kind]


def room_stages(stage: Stage) -> tuple[tuple[str, ...], int]:
    """Return the names of a room's stages and which of them is now."""
    return _line(ROOM_LINE[1:], ROOM_LINE[:1], stage)


def period_stages(stage: Stage) -> tuple[tuple[str, ...], int]:
    """Return the names of a period's stages and which of them is now."""
    return _line(MAIN_LINE[1:], (), stage)


def _line(
    line: Sequence[Stage], before: Sequence[Stage], stage: Stage
) -> tuple[tuple[str, ...], int]:
    """A stage off the line stands in the place of the one it belongs to."""
    stages = list(line)
    if stage in before:
        stages = [stage, *stages]
    elif stage is Stage.SUSPENDED:
        stages[stages.index(Stage.RUNNING)] = stage
    elif stage not in stages:
        stages = [stage, *stages]
    return tuple(map(stage_name, stages)), stages.index(stage)
