"""The gates: what is sent, what the server refused, what is asked the next time."""

from msgspec.structs import replace

from common.client.connection import LinkState
from common.console.rows.stage_step import StepKind
from common.core.errors import ErrorCode, RefusedError
from common.protocol.stages import ChangePeriodStage, PeriodStageChanged
from common.protocol.vocabulary import Stage
from common.rules.reasons import Reason
from installers.dev import console_rooms as rooms
from tests.chief_app.stands import chief_at


async def test_a_gate_is_opened_over_the_row_that_was_seen() -> None:
    async with chief_at(rooms.centre(Stage.SEALED_IN)) as stand:
        stand.models.gate.open_gate("", frozenset({"room-203"}))
        assert stand.models.gate.picture.is_busy
        await stand.settle()
        assert stand.sent == ChangePeriodStage(
            period_id="period-1", to=Stage.OPEN, version=3, excluded_rooms=("room-203",)
        )


async def test_words_are_reason_and_override() -> None:
    async with chief_at(rooms.centre()) as stand:
        stand.models.gate.open_gate("화재 경보", frozenset())
        await stand.settle()
        assert stand.sent == ChangePeriodStage(
            period_id="period-1",
            to=Stage.ENDING,
            version=3,
            reason="화재 경보",
            override="화재 경보",
        )


async def test_all_rooms_are_suspended_and_resumed() -> None:
    async with chief_at(rooms.centre()) as stand:
        stand.models.gate.suspend("정전")
        await stand.settle()
        assert isinstance(stand.sent, ChangePeriodStage)
        assert (stand.sent.to, stand.sent.reason) == (Stage.SUSPENDED, "정전")
        row = replace(
            stand.sample.period,
            stage=Stage.SUSPENDED,
            version=4,
            suspended_ms=stand.clock.now_ms() - 90_000,
        )
        stand.give(PeriodStageChanged(period=row))
        picture = stand.models.gate.picture
        assert picture.hold is None
        assert picture.gate is not None
        assert picture.gate.step.kind is StepKind.RESUME
        assert picture.held is not None
        assert picture.held.value == 90
        stand.models.gate.open_gate("", frozenset())
        await stand.settle()
        assert isinstance(stand.sent, ChangePeriodStage)
        assert (stand.sent.to, stand.sent.version) == (Stage.RUNNING, 4)


async def test_a_reconciliation_that_does_not_add_up_names_the_seats() -> None:
    async with chief_at(rooms.centre(Stage.CLOSED)) as stand:
        stand.models.gate.open_gate("", frozenset())
        await stand.settle()
        refusal = RefusedError(
            ErrorCode.RECONCILIATION_DIFFERENCE,
            Reason.DIFFERENCES,
            seats="404호 23",
            lines="404호 23 answers",
        )
        stand.session.outcomes[0].set_exception(refusal)
        await stand.settle()
        picture = stand.models.gate.picture
        assert picture.refusal is not None
        assert picture.refusal.values["seats"] == "404호 23"
        assert not picture.is_busy
        assert stand.models.notice.picture.entry is None  # the panel says it


async def test_a_refusal_is_gone_with_the_stage_it_was_about() -> None:
    async with chief_at(rooms.centre(Stage.SEALED_IN)) as stand:
        stand.models.gate.open_gate("", frozenset())
        await stand.settle()
        refusal = RefusedError(ErrorCode.GUARD_FAILED, Reason.DOCTOR_NOT_GREEN)
        stand.session.outcomes[0].set_exception(refusal)
        await stand.settle()
        gate = stand.models.gate.picture.gate
        assert gate is not None
        assert gate.needs_words
        row = replace(stand.sample.period, stage=Stage.OPEN, version=4)
        stand.give(PeriodStageChanged(period=row))
        assert stand.models.gate.picture.refusal is None


async def test_a_lost_link_ends_the_gate_without_an_answer() -> None:
    async with chief_at(rooms.centre(Stage.SEALED_IN)) as stand:
        stand.models.gate.open_gate("", frozenset())
        await stand.settle()
        stand.session.turn(LinkState.OFFLINE)
        assert not stand.models.gate.picture.is_busy
        assert not stand.models.gate.picture.may_command
        assert stand.models.notice.picture.entry is not None
        stand.welcome()
        await stand.settle()
        assert len(stand.session.sent) == 1
