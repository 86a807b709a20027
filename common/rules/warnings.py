"""The warning ladder (26, features.md X03): numbering, acknowledgement, what a number means."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, IntegrityRow, WarningRow
from common.protocol.vocabulary import Integrity, Role
from common.rules.incidents import Threshold
from common.rules.integrity import change_integrity
from common.rules.integrity_table import IntegrityFacts, IntegrityStep

LADDER: tuple[tuple[Threshold, ...], ...] = ((), (), (Threshold.LOCK, Threshold.ESCALATE))
"""What the first, the second and each later warning proposes: notice, warning, lock and chief."""


def ladder(number: int) -> tuple[Threshold, ...]:
    """Return what the warning of this number proposes; from the third on always the last rung."""
    return LADDER[min(number, len(LADDER)) - 1]


def warn(  # noqa: PLR0913  the command's fields by name
    row: IntegrityRow,
    *,
    warning_id: str,
    text: str,
    incident_id: str | None,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> tuple[IntegrityRow, WarningRow]:
    """Warn the candidate for the n-th time (26).

    Evidence is the incident, or else the person's own words: the text. Who stands in the chief's
    queue stays there.

    Raises:
        RefusedError: also REASON_REQUIRED without a text.
    """
    if not text.strip():
        raise RefusedError(ErrorCode.REASON_REQUIRED)
    warned = _warned(row, actor, now_ms, version)
    warning = WarningRow(
        warning_id=warning_id,
        registration_id=row.registration_id,
        attempt_id=row.attempt_id,
        room_id=row.room_id,
        number=warned.warnings,
        text=text,
        incident_id=incident_id,
        issued_ms=now_ms,
        issued_by=actor,
        version=1,
    )
    return warned, warning


def _warned(row: IntegrityRow, actor: ActorRef, now_ms: int, version: int | None) -> IntegrityRow:
    warned = change_integrity(
        row,
        IntegrityStep.WARN,
        Integrity.WARNED,
        facts=IntegrityFacts(evidence=1),
        actor=actor,
        now_ms=now_ms,
        version=version,
    )
    stays = row.integrity is Integrity.REVIEW and actor.role is not Role.CHIEF
    integrity = row.integrity if stays else warned.integrity
    return replace(warned, integrity=integrity, warnings=row.warnings + 1)


def acknowledge_warning(warning: WarningRow, *, now_ms: int) -> WarningRow:
    """Note that the candidate read the warning; a repetition changes nothing."""
    if warning.acknowledged_ms is not None:
        return warning
    return replace(warning, acknowledged_ms=now_ms, version=warning.version + 1)
