"""A row of the candidate's transition table, and how it looks at where it starts from."""

from common.core.errors import RefusedError
from common.protocol.vocabulary import Role
from common.rules.candidate_case import CandidateCase
from common.rules.transition import Field, Transition, illegal

STAFF = frozenset({Role.PROCTOR, Role.CHIEF})


class CandidateTransition(Transition[CandidateCase], frozen=True, kw_only=True):
    """A row about the candidate's row."""

    def require_source(self, case: CandidateCase) -> None:
        """Refuse when the candidate is not where this starts.

        Raises:
            RefusedError: ILLEGAL_TRANSITION.
        """
        refusal = self.wrong_source(case)
        if refusal is not None:
            raise refusal

    def wrong_source(self, case: CandidateCase) -> RefusedError | None:
        """Return the refusal when the candidate is not where this starts."""
        source = _source(self.field, case)
        if source in self.sources:
            return None
        return illegal(source, "/".join(sorted(self.targets)))


def _source(field: Field, case: CandidateCase) -> str:
    match field:
        case Field.ATTENDANCE:
            return case.row.attendance
        case Field.IDENTITY:
            return case.row.identity
        case _:
            return case.row.progress
