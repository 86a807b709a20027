"""Each step sends its command, waits for the row, and says what it waits for."""

from __future__ import annotations

import pytest

from candidate_app.view_models.steps_view_model import ChainStep
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import AdvanceProgress
from common.protocol.vocabulary import HoldKind, Identity, Progress, Stage
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk
from tests.candidate_app.helpers import until


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    return made


def starts_in(desk: SampleDesk) -> int | None:
    return desk.models.steps.picture.starts_in_s


def blocked(desk: SampleDesk) -> str:
    words = desk.models.steps.picture.blocked
    return words.words() if words is not None else ""


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (Progress.REGISTERED, ChainStep.FACTS),
        (Progress.CONFIRMED, ChainStep.NOTICE),
        (Progress.BRIEFED, ChainStep.PRACTICE),
        (Progress.PRACTISED, ChainStep.READY),
        (Progress.READY, ChainStep.WAITING),
    ],
)
def test_the_row_decides_the_step(desk: SampleDesk, progress: Progress, step: ChainStep) -> None:
    desk.become(progress=progress)
    assert desk.models.steps.picture.step is step


async def test_confirming_sends_the_step_over_the_row_as_it_is(desk: SampleDesk) -> None:
    desk.models.steps.confirm()
    await until(lambda: desk.seat.session.sent)
    assert desk.seat.session.sent == [
        AdvanceProgress(attempt_id="attempt-1", to=Progress.CONFIRMED, version=1)
    ]
    assert desk.models.steps.picture.step is ChainStep.FACTS, "the server decides, not the button"


async def test_a_row_that_changed_meanwhile_is_asked_over_again(desk: SampleDesk) -> None:
    desk.seat.session.refusals = [RefusedError(ErrorCode.STALE_VERSION, seen=1, current=2)]
    desk.become(identity=Identity.VERIFIED)
    desk.models.steps.confirm()
    await until(lambda: desk.clock.sleepers)
    desk.become(identity=Identity.DEFERRED)
    desk.clock.advance(0.1)
    await until(lambda: len(desk.seat.session.sent) == 2)
    versions = [m.version for m in desk.seat.session.sent if isinstance(m, AdvanceProgress)]
    assert versions == [2, 3]
    await until(lambda: not desk.models.steps.picture.busy)
    assert desk.models.steps.picture.refused is None


async def test_a_refusal_is_said_and_forgotten_with_the_next_step(desk: SampleDesk) -> None:
    desk.seat.session.refusals = [RefusedError(ErrorCode.GUARD_FAILED, "guard.held")]
    desk.models.steps.confirm()
    await until(lambda: desk.models.steps.picture.refused)
    desk.become(progress=Progress.CONFIRMED)
    assert desk.models.steps.picture.refused is None


def test_a_step_that_the_room_has_not_opened_says_so(desk: SampleDesk) -> None:
    desk.stage(Stage.OPEN)
    assert not blocked(desk)
    desk.become(progress=Progress.CONFIRMED)
    assert "감독관이 시작하면" in blocked(desk)
    desk.stage(Stage.BRIEFING)
    assert not blocked(desk)


def test_ready_waits_for_the_identity_check(desk: SampleDesk) -> None:
    desk.become(progress=Progress.PRACTISED)
    assert "감독관이 확인하고 있습니다" in blocked(desk)
    desk.become(identity=Identity.VERIFIED)
    assert not blocked(desk)
    assert desk.models.steps.picture.verified


def test_the_countdown_runs_only_when_the_start_is_armed(desk: SampleDesk) -> None:
    desk.become(progress=Progress.READY)
    assert starts_in(desk) is None
    desk.stage(Stage.READY)
    assert starts_in(desk) == 12 * 60
    desk.pass_time(60.5)
    assert starts_in(desk) == 11 * 60
    desk.pass_time(11 * 60)
    assert starts_in(desk) is None, "planned time is over, nobody started"


def test_holds_block_the_chain_without_naming_their_reason(desk: SampleDesk) -> None:
    desk.become(holds=(sample.hold(HoldKind.PAUSE),))
    assert blocked(desk)
    assert "FOCUS_LOST" not in blocked(desk)
