"""The colour schemes that a person can choose, and the two flavours of tint."""

from enum import StrEnum


class Scheme(StrEnum):
    """A colour scheme; ``SYSTEM`` means whichever of the others the desktop asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Flavour(StrEnum):
    """How strong tints are: a candidate's page is emptier than a console's map of seats."""

    CANDIDATE = "candidate"
    CONSOLE = "console"
