"""The catalogue and the program name the same detections."""

from __future__ import annotations

import pytest

from candidate_app.detections.blacklist import Blacklist
from candidate_app.detections.contract import Tools
from candidate_app.detections.registry import DETECTIONS, detectors_for
from candidate_app.lockdown.fake import FakeForegroundWatch, FakeProcessTable
from common.core.clock import FakeClock
from common.protocol.detections import CATALOGUE, Platform


@pytest.mark.parametrize("platform", list(Platform))
def test_what_the_catalogue_promises_is_here_and_nothing_else(platform: Platform) -> None:
    promised = {entry.code for entry in CATALOGUE if platform in entry.platforms}
    assert {made.entry.code for made in DETECTIONS if platform in made.platforms} == promised


def test_each_stands_there_once() -> None:
    codes = [made.entry.code for made in DETECTIONS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("platform", "count"),
    [("xcb", sum(bool(entry.platforms) for entry in CATALOGUE)), ("offscreen", 0)],
)
def test_nothing_is_promised_where_nothing_can_look(platform: str, count: int) -> None:
    tools = Tools(
        clock=FakeClock(),
        report=lambda _report: None,
        processes=FakeProcessTable(),
        foreground=FakeForegroundWatch(),
        blacklist=Blacklist(),
        own_pid=1,
    )
    assert len(detectors_for(platform, tools)) == count
