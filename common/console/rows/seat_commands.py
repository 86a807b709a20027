"""Builds the commands about candidates and incidents, each with the version that was seen."""

from collections.abc import Iterator

from common.console.rows.feed import FeedItem
from common.console.rows.hold_on_seat import HoldOnSeat
from common.protocol.candidates import CheckIdentity, PlaceHold, ProposeReopening, ReleaseHold
from common.protocol.commands import ShowReleaseCode
from common.protocol.incidents import JudgeIncident, WarnCandidate
from common.protocol.moves import AskFreeSeats, MoveSeat
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import HoldKind, Identity, Verdict
from common.rules.staff_view import StaffView


def verify(row: CandidateRow) -> CheckIdentity:
    """The person at the seat is the person of the document."""
    return CheckIdentity(attempt_id=row.attempt_id, identity=Identity.VERIFIED, version=row.version)


def hold(row: CandidateRow, kind: HoldKind, reason: str) -> PlaceHold:
    """Hold a candidate for a reason."""
    return PlaceHold(attempt_id=row.attempt_id, kind=kind, version=row.version, reason=reason)


def release(
    row: CandidateRow, kind: HoldKind, verdict: Verdict | None = None, reason: str = ""
) -> ReleaseHold:
    """End a hold; a LOCK with what it was."""
    return ReleaseHold(
        attempt_id=row.attempt_id,
        kind=kind,
        version=row.version,
        verdict=verdict,
        reason=reason,
    )


def show_code(
    row: CandidateRow, hold: HoldOnSeat, reason: str, verdict: Verdict | None = None
) -> ShowReleaseCode:
    """Ask for the code that ends a hold on a seat that is cut off; a LOCK with what it was."""
    return ShowReleaseCode(
        attempt_id=row.attempt_id,
        kind=hold.kind,
        since_ms=hold.since_ms,
        version=row.version,
        verdict=verdict,
        reason=reason,
    )


def ask_seats(row: CandidateRow) -> AskFreeSeats:
    """Ask where a candidate could go."""
    return AskFreeSeats(attempt_id=row.attempt_id)


def move(row: CandidateRow, seat_id: str, reason: str) -> MoveSeat:
    """Move a candidate to the PC of a free seat."""
    return MoveSeat(attempt_id=row.attempt_id, seat_id=seat_id, version=row.version, reason=reason)


def propose_reopening(row: CandidateRow, reason: str) -> ProposeReopening:
    """Ask a second person to let somebody who handed in by mistake go on."""
    return ProposeReopening(attempt_id=row.attempt_id, version=row.version, reason=reason)


def warn(
    view: StaffView, row: CandidateRow, words: str, incident_id: str | None = None
) -> WarnCandidate:
    """Warn a candidate; the version is that of the conduct, 0 while nothing is known of it."""
    known = view.integrity.find(row.registration_id)
    return WarnCandidate(
        registration_id=row.registration_id,
        attempt_id=row.attempt_id,
        version=0 if known is None else known.version,
        text=words,
        incident_id=incident_id,
    )


def judge(item: FeedItem, verdict: Verdict) -> Iterator[JudgeIncident]:
    """Say what the incidents of a feed item were, one command for each."""
    for incident_id, version in item.incidents:
        yield JudgeIncident(incident_id=incident_id, verdict=verdict, version=version)
