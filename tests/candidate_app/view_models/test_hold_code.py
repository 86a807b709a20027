"""The code on the page of a hold: there while the seat is cut off, and the right one uncovers."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from candidate_app.state import Page
from common.client.connection import LinkState
from common.crypto.release_code import release_code
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import ReportRelease
from common.protocol.vocabulary import HoldKind
from common.rules.release_codes import FREE_TRIES
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import RELEASE_SECRET, SampleDesk
from tests.candidate_app.helpers import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from candidate_app.view_models.hold_view_model import CodePicture
pytestmark = pytest.mark.usefixtures("qapp")


@asynccontextmanager
async def exam() -> AsyncIterator[SampleDesk]:
    """A desk amid the exam."""
    made = SampleDesk()
    made.sit()
    made.start_exam()
    try:
        yield made
    finally:
        await made.seat.codes.stop()


def _code(desk: SampleDesk) -> CodePicture | None:
    return desk.models.hold.picture.code


def _page(desk: SampleDesk) -> Page:
    return desk.models.page.picture.page


def _cut_off(desk: SampleDesk, kind: HoldKind = HoldKind.LOCK) -> None:
    desk.become(holds=(sample.hold(kind),))
    desk.link(LinkState.OFFLINE)
    desk.pass_time(15)


def _right(desk: SampleDesk) -> str:
    hold = desk.desk.state.hold()
    assert hold is not None
    return release_code(RELEASE_SECRET, "attempt-1", hold.kind, hold.since_ms, 0)


async def test_the_code_is_asked_for_only_while_the_seat_is_cut_off() -> None:
    async with exam() as desk:
        desk.become(holds=(sample.hold(HoldKind.LOCK),))
        assert _code(desk) is None
        desk.link(LinkState.OFFLINE)
        assert _code(desk) is None, "a link that blinks is no reason"
        desk.pass_time(15)
        assert _code(desk) is not None
        desk.link(LinkState.ONLINE)
        assert _code(desk) is None


@pytest.mark.parametrize("kind", [HoldKind.ROOM, HoldKind.SITTING, HoldKind.MOVE])
async def test_what_a_code_cannot_end_asks_for_none(kind: HoldKind) -> None:
    async with exam() as desk:
        _cut_off(desk, kind)
        assert _page(desk) is Page.HOLD
        assert _code(desk) is None


async def test_the_right_code_uncovers_the_paper_and_is_told() -> None:
    async with exam() as desk:
        _cut_off(desk)
        assert _page(desk) is Page.HOLD
        desk.models.hold.enter_code(_right(desk))
        desk.desk.seat_changed()
        assert _page(desk) is Page.EXAM
        await until(lambda: desk.seat.session.sent)
        (report,) = desk.seat.session.sent
        assert isinstance(report, ReportRelease)
        assert report.kind is HoldKind.LOCK


async def test_wrong_codes_are_said_and_then_wait() -> None:
    async with exam() as desk:
        _cut_off(desk)
        right = _right(desk)
        desk.models.hold.enter_code("00000000")
        found = _code(desk)
        assert found is not None
        assert found.is_wrong
        assert not found.is_blocked
        for _ in range(FREE_TRIES):
            desk.models.hold.enter_code("00000000")
        found = _code(desk)
        assert found is not None
        assert found.wait_s > 0
        desk.models.hold.enter_code(right)
        assert _page(desk) is Page.HOLD
        desk.pass_time(found.wait_s)
        desk.models.hold.enter_code(right)
        desk.desk.seat_changed()
        assert _page(desk) is Page.EXAM


async def test_a_new_hold_covers_the_paper_after_a_release() -> None:
    async with exam() as desk:
        _cut_off(desk)
        desk.models.hold.enter_code(_right(desk))
        later = sample.hold(HoldKind.LOCK, since_ms=sample.START_MS + 9 * sample.MINUTE)
        desk.become(holds=(later,))
        assert _page(desk) is Page.HOLD, "the code was for the other one"


async def test_a_server_that_still_holds_covers_the_paper_again() -> None:
    async with exam() as desk:
        _cut_off(desk)
        desk.models.hold.enter_code(_right(desk))
        desk.link(LinkState.ONLINE)
        await until(lambda: not desk.seat.codes.provisional)
        desk.desk.seat_changed()
        assert _page(desk) is Page.HOLD


async def test_holds_stand_when_the_program_comes_back_without_a_server() -> None:
    """What the journal restores is a snapshot: its holds cover the paper before anything else."""
    async with exam() as desk:
        desk.become(holds=(sample.hold(HoldKind.LOCK),))
        view = desk.seat.view
        assert view is not None
        again = SampleDesk()
        again.seat.view = type(view)(view.as_snapshot())
        again.sit()
        again.link(LinkState.OFFLINE)
        assert _page(again) is Page.HOLD
        again.apply(CandidateChanged(candidate=view.candidate))
        assert _page(again) is Page.HOLD
        await again.seat.codes.stop()
