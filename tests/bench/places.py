"""Fills the places of a template in Python, as the load client does in C."""

from collections.abc import Mapping
from string import Template

from common.core.ids import new_id


def fill(template: str, seat: Mapping[str, str], number: int = 1, ms: int = 0) -> str:
    """Return the message of one seat.

    Raises:
        KeyError: a place is not known.
    """
    places = {"n": str(number), "wire": str(number), "ack": "0", "ms": str(ms)}
    places |= {"choice": str(number % 4 + 1), "id": new_id()}
    return Template(template).substitute(places, **seat)


def header_fields(lines: tuple[str, ...], seat: Mapping[str, str]) -> dict[str, str]:
    """Return upgrade headers as fields."""
    fields = {}
    for line in lines:
        name, _, value = fill(line, seat).partition(": ")
        fields[name] = value
    return fields
