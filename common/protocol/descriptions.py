"""Docstrings of structs as the generated documents show them: a summary, and a line per field."""

import inspect
import re

_ARGS = re.compile(r"^Args:\s*$", re.MULTILINE)
_FIELD = re.compile(r"^    (\w+): +(.*(?:\n     +\S.*)*)", re.MULTILINE)
_BLANKS = re.compile(r"\s+")


def summary(documentation: str | None) -> str:
    """Return a docstring without its list of fields."""
    return _ARGS.split(inspect.cleandoc(documentation or ""))[0].strip()


def field_lines(documentation: str | None) -> dict[str, str]:
    """Return what the `Args:` of a docstring say of each field, on one line each."""
    parts = _ARGS.split(inspect.cleandoc(documentation or ""), maxsplit=1)
    found = _FIELD.findall(parts[1]) if len(parts) > 1 else ()
    return {name: _BLANKS.sub(" ", text).strip() for name, text in found}
