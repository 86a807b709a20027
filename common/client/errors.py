"""What can go wrong between a program and its server, besides a refusal."""

from enum import StrEnum

from common.core.errors import SuiteError


class LinkProblem(StrEnum):
    """Why there is no link; people read `link.<problem>`."""

    UNREACHABLE = "unreachable"
    WRONG_CERTIFICATE = "wrong_certificate"
    NOT_A_CENTRE = "not_a_centre"
    TIMED_OUT = "timed_out"


class LinkError(SuiteError):
    """The server could not be asked; nothing is known about the request's effect."""

    def __init__(self, problem: LinkProblem, detail: str = "") -> None:
        """Keep the kind of problem for the text and the detail for the log."""
        super().__init__(f"{problem}: {detail}" if detail else str(problem))
        self.problem = problem
