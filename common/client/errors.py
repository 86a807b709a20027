"""What can go wrong between a program and its server, besides a refusal."""

import ssl
from enum import StrEnum

from common.core.errors import SuiteError


class LinkProblem(StrEnum):
    """Why there is no link; people read it in the words of their program."""

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


def transport_problem(error: BaseException) -> LinkProblem:
    """Return what a failure below HTTP means for people."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return LinkProblem.WRONG_CERTIFICATE
    if isinstance(error, TimeoutError):
        return LinkProblem.TIMED_OUT
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return LinkProblem.NOT_A_CENTRE  # it speaks, but not TLS as a centre does
    return LinkProblem.UNREACHABLE
