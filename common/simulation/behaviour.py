"""How a simulated candidate behaves; seeded, so that a run can be repeated."""

import random
from pathlib import Path

import msgspec


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pace and plan of one simulated candidate.

    Args:
        pace_s: mean seconds between two answers.
        changes: how many answers are changed again after the paper is full.
        blank_items: items left unanswered.
        submits: hands in at the end; otherwise waits for the deadline.
    """

    pace_s: float = 1.0
    changes: int = 5
    blank_items: int = 0
    submits: bool = True


class SimulatedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs in where.

    Args:
        birth_date: six digits as typed.
        device: id of the seat's PC, where it is not enrolled.
        code: enrols the PC before the sign-in.
    """

    exam_number: str
    birth_date: str
    device: str = ""
    code: str = ""
    behaviour: Behaviour = Behaviour()


def read_people(file: Path) -> tuple[SimulatedPerson, ...]:
    """Read the people of a run from a JSON file."""
    return msgspec.json.decode(file.read_bytes(), type=tuple[SimulatedPerson, ...])


class Mind:
    """The choices of one candidate, drawn from a seed of its own."""

    def __init__(self, behaviour: Behaviour, seed: str) -> None:
        """Draw everything from `seed`."""
        self._behaviour = behaviour
        self._random = random.Random(seed)  # noqa: S311  repeatable on purpose, not a secret

    def plan(self, item_ids: tuple[str, ...], options: int) -> tuple[tuple[str, int], ...]:
        """Return which option of which item is chosen, in order; items may come twice."""
        wanted = list(item_ids[: max(0, len(item_ids) - self._behaviour.blank_items)])
        self._random.shuffle(wanted)
        again = [self._random.choice(wanted) for _ in range(self._behaviour.changes) if wanted]
        return tuple((item, self._random.randint(1, options)) for item in wanted + again)

    def pause_s(self) -> float:
        """Return the seconds until the next answer."""
        return self._random.uniform(0.5, 1.5) * self._behaviour.pace_s
