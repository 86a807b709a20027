"""Names an error by class and place: its text may hold answers, names or statements."""

import traceback


def error_place(error: BaseException) -> str:
    """Return class, function and line of an error, and nothing of what it was about."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno}"
