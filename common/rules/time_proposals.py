"""How a person decides what the server proposes about a room."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef
from common.protocol.time_rows import ProposalRow, ProposalState
from common.rules.engine import check_version, refuse
from common.rules.reasons import Reason


def decide(  # noqa: PLR0913  the command's fields by name
    row: ProposalRow,
    *,
    approved: bool,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> ProposalRow:
    """Return a proposal with a person's decision; saying no wants a reason.

    Raises:
        RefusedError: STALE_VERSION, GUARD_FAILED once it is decided, or REASON_REQUIRED.
    """
    if row.state is not ProposalState.OPEN:
        raise refuse(Reason.DECIDED)
    check_version(row.version, version)
    if not approved and not reason.strip():
        raise RefusedError(ErrorCode.REASON_REQUIRED)
    return replace(
        row,
        state=ProposalState.APPROVED if approved else ProposalState.REJECTED,
        decided_by=actor,
        decided_ms=now_ms,
        reason=reason,
        version=row.version + 1,
    )
