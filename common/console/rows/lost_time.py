"""What the server measured: how long each seat was away, as far as nobody has dealt with it yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from common.protocol.detections import LINK_LOST
from common.protocol.rows import CandidateRow, IncidentRow
from common.protocol.time_rows import ProposalKind, ProposalRow, TimeActRow
from common.protocol.vocabulary import Connection, TimePart
from common.rules.outage import lost_ms
from common.rules.staff_view import StaffView

LEAST_MS = 30_000
"""Less than half a minute is offered to nobody."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LostTime:
    """What one seat lost and nobody gave back yet.

    Args:
        since_ms: when the first of it began.
        until_ms: when the last of it ended; the present while it lasts.
        lost_ms: how much of it was working time.
        lasts: the seat is still away.
    """

    since_ms: int
    until_ms: int
    lost_ms: int
    lasts: bool = False


def lost_times(
    view: StaffView, rows: Iterable[CandidateRow], now_ms: int
) -> Mapping[str, LostTime]:
    """Return who was away for long enough, by attempt.

    Left out is what a person had before their eyes: all before the last time that was given to
    the seat, and what a proposal covers, which is decided there.
    """
    rows = tuple(rows)
    away = _away(view, {row.attempt_id for row in rows}, now_ms)
    settled = _given_until(view.time_acts.rows())
    covered = _covered(view.proposals.rows())
    found = {}
    for row in rows:
        one = row.attempt_id
        spans = [
            piece
            for since, until in away.get(one, ())
            for piece in outside((max(since, settled.get(one, 0)), until), covered.get(one, ()))
        ]
        lost = _lost(row, spans)
        if lost >= LEAST_MS:
            found[one] = LostTime(
                since_ms=min(since for since, _ in spans),
                until_ms=max(until for _, until in spans),
                lost_ms=lost,
                lasts=_is_away(view, one),
            )
    return found


def outside(span: Span, covered: Iterable[Span]) -> tuple[Span, ...]:
    """Return the pieces of a span that none of these cover."""
    pieces = [span] if span[0] < span[1] else []
    for begin, end in covered:
        pieces = [
            piece
            for since, until in pieces
            for piece in ((since, min(until, begin)), (max(since, end), until))
            if piece[0] < piece[1]
        ]
    return tuple(pieces)


def _lost(row: CandidateRow, spans: Iterable[Span]) -> int:
    return sum(lost_ms(row, since, until) for since, until in spans)


def _away(view: StaffView, wanted: set[str], now_ms: int) -> dict[str, list[Span]]:
    """Return when each seat was away: what was measured, and what lasts."""
    found: dict[str, list[Span]] = {}
    for incident in view.incidents.rows():
        if incident.code == LINK_LOST.code and incident.attempt_id in wanted:
            span = _span(incident)
            if span is not None:
                found.setdefault(incident.attempt_id, []).append(span)
    for one in wanted:
        live = view.live.get(one)
        if live is not None and live.seen_ms is not None and _is_away(view, one):
            found.setdefault(one, []).append((live.seen_ms, now_ms))
    return found


def _is_away(view: StaffView, attempt_id: str) -> bool:
    live = view.live.get(attempt_id)
    return live is not None and live.connection in {Connection.LATE, Connection.MISSING}


def _span(incident: IncidentRow) -> Span | None:
    try:
        return int(incident.facts["since_ms"]), int(incident.facts["until_ms"])
    except (KeyError, ValueError):
        return None


def _given_until(acts: Iterable[TimeActRow]) -> dict[str, int]:
    """Return when each got more time last; who gave it saw what had been lost until then."""
    found: dict[str, int] = {}
    for act in acts:
        if act.proposal_id is not None or act.part is TimePart.PLANNED or act.delta_ms <= 0:
            continue
        for given in act.given:
            if not given.undone:
                found[given.attempt_id] = max(found.get(given.attempt_id, 0), act.at_ms)
    return found


def _covered(proposals: Iterable[ProposalRow]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for row in proposals:
        if row.kind is not ProposalKind.POWER_CUT:
            for one in row.lost:
                found.setdefault(one.attempt_id, []).append((row.since_ms, row.until_ms))
    return found
