"""A report made without a link is sent later, one refused for good is given up."""

from __future__ import annotations

import asyncio

from candidate_app.detections.outbox import ReportOutbox
from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.incidents import ReportDetection
from tests.candidate_app.helpers import advance, turn, until


def report(number: int) -> ReportDetection:
    return ReportDetection(
        attempt_id="A",
        detection_id=str(number),
        code="FOCUS_LOST",
        opened=True,
        duration_ms=0,
        counts=False,
        offset_ms=0,
    )


async def test_reports_wait_for_the_link_in_their_order() -> None:
    link, sent = asyncio.Event(), list[str]()

    async def send(message: ReportDetection) -> None:
        sent.append(message.detection_id)
        await link.wait()

    outbox = ReportOutbox(send, FakeClock())
    for number in range(3):
        outbox.take(report(number))
    await turn()
    assert [message.detection_id for message in outbox.unsent] == ["0", "1", "2"]
    link.set()
    await until(lambda: not outbox.unsent)
    assert sent == ["0", "1", "2"]
    await outbox.stop()


async def test_a_server_that_is_busy_is_asked_again() -> None:
    clock, tries = FakeClock(), list[str]()

    async def send(message: ReportDetection) -> None:
        tries.append(message.detection_id)
        if len(tries) == 1:
            raise RefusedError(ErrorCode.RATE_LIMITED)

    outbox = ReportOutbox(send, clock)
    outbox.take(report(1))
    await advance(clock, 1.0)
    await until(lambda: not outbox.unsent)
    assert tries == ["1", "1"]
    await outbox.stop()


async def test_a_report_refused_for_good_does_not_stay() -> None:
    async def send(_message: ReportDetection) -> None:
        raise RefusedError(ErrorCode.FORBIDDEN)

    outbox = ReportOutbox(send, FakeClock())
    outbox.take(report(1))
    await until(lambda: not outbox.unsent)
    await outbox.stop()
