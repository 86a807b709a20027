"""A safety line and what stands in its place while it is flipped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flip:
    """One guard taken away.

    Args:
        name: of the guard.
        file: where it stands, below the project's folder.
        text: the guard as it stands there, once.
        instead: what stands there without it.
        tests: files (or single tests) of which one must fail then.
    """

    name: str
    file: str
    text: str
    instead: str
    tests: tuple[str, ...]
