"""The gates of the period: what is next, what stands in the way, and holding all rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.command_log import Outcome
from common.console.rows.gate import Gate, next_gate, still_blocked
from common.console.rows.stage_step import StageStep, StepKind, period_hold
from common.console.rows.words import Seconds, words
from common.protocol.stages import ChangePeriodStage
from common.protocol.vocabulary import Stage
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from chief_app.state import Centre
    from common.console.hub import ConsoleHub
    from common.console.link.command_log import SentCommand
    from common.core.errors import Fault


@dataclass(frozen=True, slots=True)
class GatePicture:
    """What the gate panel shows.

    Args:
        gate: the next gate; None at the end of the line.
        hold: suspending all rooms, where that makes sense.
        held: how long the period has been suspended.
        is_busy: a gate command is on its way.
        refusal: what the server said of the last try.
    """

    stage: Stage = Stage.DRAFT
    gate: Gate | None = None
    hold: StageStep | None = None
    held: Seconds | None = None
    may_command: bool = False
    is_busy: bool = False
    refusal: Fault | None = None


class GateViewModel(ViewModel[GatePicture]):
    """Follows the period and sends its steps."""

    def __init__(self, hub: ConsoleHub, state: Centre, parent: QObject | None = None) -> None:
        super().__init__(GatePicture(), parent)
        self._hub = hub
        self._state = state
        self._sent = ""
        self._tried: tuple[str, Stage] | None = None
        for signal in (hub.changed, hub.ticked, hub.link_changed, hub.settled, hub.forgotten):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the period again."""
        view, period = self._state.view, self._state.period
        if view is None or period is None:
            return
        now_ms = self._hub.now_ms()
        if self._tried != (period.period_id, period.stage):
            self._sent, self._tried = "", (period.period_id, period.stage)
        sent = self._hub.session.commands.find(self._sent)
        refusal = None if sent is None else sent.fault
        since = period.suspended_ms
        self.show(
            GatePicture(
                stage=period.stage,
                gate=next_gate(view, period, self._hub.me, now_ms, refusal),
                hold=period_hold(view, period, self._hub.me, now_ms),
                held=None if since is None else Seconds(max(0, now_ms - since) // 1000),
                may_command=self._hub.link.may_command,
                is_busy=sent is not None and sent.outcome is Outcome.WAITING,
                refusal=refusal,
            )
        )

    def shows(self, entry: SentCommand) -> bool:
        """Say whether the panel shows the outcome of a command: its own, with a reason."""
        return entry.id == self._sent and entry.fault is not None

    def blocked_without(self, excluded: frozenset[str]) -> tuple[Fault, ...]:
        """Return what stands in the way of the gate with some rooms left out."""
        view, period = self._state.view, self._state.period
        if view is None or period is None:
            return ()
        return still_blocked(view, period, self._hub.me, self._hub.now_ms(), excluded)

    def open_gate(self, reason: str, excluded: frozenset[str]) -> None:
        """Send the next step of the period over the row that was seen.

        Args:
            reason: in words, where the dialog asked for it.
            excluded: ids of rooms that are left out.
        """
        gate = self.picture.gate
        if gate is not None:
            self._send(gate.step, reason, excluded)

    def suspend(self, reason: str) -> None:
        """Cover every screen and stop every clock."""
        if self.picture.hold is not None:
            self._send(self.picture.hold, reason, frozenset())

    def _send(self, step: StageStep, reason: str, excluded: frozenset[str]) -> None:
        period = self._state.period
        if period is None:
            return
        name = f"to_{step.to}" if step.kind is StepKind.NEXT else step.kind.value
        entry = self._hub.send(
            ChangePeriodStage(
                period_id=period.period_id,
                to=step.to,
                version=step.version,
                reason=reason,
                override=reason,
                excluded_rooms=tuple(sorted(excluded)),
            ),
            words(f"console.step.{name}"),
            period.period_id,
        )
        self._sent = entry.id
        self.refresh()
