"""Calls a proctor where the seal is not what this seat computed, or not signed by the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.core.logs import get_logger
from common.protocol.detections import RECEIPT_DIFFERS
from common.protocol.incidents import ReportDetection

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.state import CandidateState
    from common.protocol.rows import SealRow

_log = get_logger("detections.receipt")


class ReceiptWatch:
    """Reports each doubtful seal once.

    Args:
        take: sends a report, over cuts if need be.
    """

    def __init__(self, take: Callable[[ReportDetection], None]) -> None:
        """Know no seal."""
        self._take = take
        self._reported: SealRow | None = None

    def follow(self, state: CandidateState) -> None:
        """Look at the seal, if there is one; may be called as often as one likes."""
        seal = state.view.seal if state.view is not None else None
        if seal is None or seal == self._reported or state.seat is None:
            return
        if not state.doubts_receipt():
            return
        self._reported = seal
        signed = state.seat.is_receipt_genuine
        _log.error("receipt_differs", attempt=seal.attempt_id, signed=signed)
        self._take(
            ReportDetection(
                attempt_id=seal.attempt_id,
                detection_id=new_id(),
                code=RECEIPT_DIFFERS.code,
                opened=True,
                duration_ms=0,
                counts=True,
                offset_ms=0,
                facts={"receipt": seal.receipt, "signed": "yes" if signed else "no"},
            )
        )
