"""How large the fields of what clients send may be; checked when a frame is decoded.

Nothing that a store, a log or a screen has to hold comes unbounded from a peer: a number of
forty digits or a reason of sixty kilobytes ends as INVALID_FIELD, not in the database.
"""

from typing import Annotated

from msgspec import Meta

_LARGEST = 2**53 - 1
"""Every language, JSON reader and database holds whole numbers up to here exactly."""

Id = Annotated[str, Meta(max_length=64)]
Name = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=2000)]
"""What a person types: a reason, a warning."""
Code = Annotated[str, Meta(max_length=16)]
"""A code that a person types."""
Digest = Annotated[str, Meta(max_length=128)]
Number = Annotated[int, Meta(ge=0, le=_LARGEST)]
"""Sequence, version, epoch, count, milliseconds."""
Sequence = Annotated[int, Meta(ge=1, le=_LARGEST)]
"""Counted from 1."""
Difference = Annotated[int, Meta(ge=-86_400_000, le=86_400_000)]
"""Milliseconds more or less, a day at most."""
Choice = Annotated[int, Meta(ge=1, le=1000)]
"""Number of an option as it is shown."""
Facts = Annotated[
    dict[Annotated[str, Meta(max_length=64)], Annotated[str, Meta(max_length=1000)]],
    Meta(max_length=32),
]
"""What a report carries beside its own fields."""
