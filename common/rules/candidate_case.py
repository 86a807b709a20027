"""A candidate about to change, as the guards see it."""

from common.core.errors import RefusedError
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import HoldKind, Stage, Verdict
from common.rules.engine import Case
from common.rules.facts import CandidateFacts
from common.rules.stage_order import effective_stage

_NO_FACTS = CandidateFacts(room_stage=Stage.SEALED_IN, period_stage=Stage.SEALED_IN)

Answer = RefusedError | None
"""What a guard says: why not, or nothing."""


class CandidateCase(Case, frozen=True, kw_only=True):
    """A candidate about to change.

    Args:
        kind: the hold that is placed or released.
        verdict: what a person says of a LOCK that is released.
    """

    row: CandidateRow
    facts: CandidateFacts = _NO_FACTS
    kind: HoldKind | None = None
    verdict: Verdict | None = None

    @property
    def stage(self) -> Stage:
        """The stage the candidate is in."""
        return effective_stage(self.facts.period_stage, self.facts.room_stage)
