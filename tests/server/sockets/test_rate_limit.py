"""Each topic has a bucket of its own, on each connection."""

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import SaveAnswers
from common.protocol.candidates import ChangeTime
from common.protocol.incidents import ReportDetection
from common.protocol.session import Heartbeat
from server.settings import ServerSettings
from server.sockets.rate_limit import ConnectionMeters, RateLimits

SETTINGS = ServerSettings(answer_rate=10.0, answer_burst=3, command_rate=5.0, command_burst=2)


def test_the_fourth_save_of_a_burst_of_three_is_refused() -> None:
    limits, meters = RateLimits(SETTINGS), ConnectionMeters()
    for _ in range(3):
        meters.check(SaveAnswers, limits, 50.0)
    with pytest.raises(RefusedError) as refused:
        meters.check(SaveAnswers, limits, 50.0)
    assert refused.value.code is ErrorCode.RATE_LIMITED
    meters.check(SaveAnswers, limits, 50.2)


def test_topics_do_not_share_a_bucket() -> None:
    limits, meters = RateLimits(SETTINGS), ConnectionMeters()
    for kind in (SaveAnswers, ReportDetection, Heartbeat):
        for _ in range(3):
            meters.check(kind, limits, 50.0)


def test_all_other_commands_share_one() -> None:
    limits, meters = RateLimits(SETTINGS), ConnectionMeters()
    meters.check(ChangeTime, limits, 50.0)
    meters.check(ChangeTime, limits, 50.0)
    with pytest.raises(RefusedError):
        meters.check(ChangeTime, limits, 50.0)


def test_connections_do_not_share_anything() -> None:
    limits = RateLimits(SETTINGS)
    for _ in range(3):
        meters = ConnectionMeters()
        for _ in range(3):
            meters.check(SaveAnswers, limits, 50.0)
