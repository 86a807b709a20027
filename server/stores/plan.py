"""The plan of a sitting as it is imported: one typed document, checked as a whole."""

from typing import Annotated

import msgspec
from msgspec import Meta

from common.core.errors import SuiteError
from common.protocol.base import Value
from common.protocol.vocabulary import Role

Text = Annotated[str, Meta(min_length=1, max_length=200)]
Count = Annotated[int, Meta(ge=1, le=1000)]


class PlannedRoom(Value, frozen=True, kw_only=True):
    """A room and how many seats it has; seats are numbered from 1."""

    name: Text
    seats: Count


class PlannedGroup(Value, frozen=True, kw_only=True):
    """A named set of rooms."""

    name: Text
    rooms: tuple[str, ...]


class PlannedItem(Value, frozen=True, kw_only=True):
    """An item of one choice."""

    stem: Annotated[str, Meta(min_length=1)]
    choices: Annotated[tuple[str, ...], Meta(min_length=2, max_length=20)]
    points: Annotated[float, Meta(ge=0)] = 1.0


class PlannedSubject(Value, frozen=True, kw_only=True):
    """A subject."""

    title: Text
    items: Annotated[tuple[PlannedItem, ...], Meta(min_length=1)]


class PlannedPeriod(Value, frozen=True, kw_only=True):
    """A period.

    Args:
        latest_end_ms: the hall has to be empty by then; leave it out where nothing ends it.
    """

    number: Count
    title: Text
    duration_min: Annotated[int, Meta(ge=1, le=24 * 60)]
    planned_start_ms: Annotated[int, Meta(ge=0)]
    latest_end_ms: Annotated[int, Meta(ge=0)] | None = None
    subjects: Annotated[tuple[PlannedSubject, ...], Meta(min_length=1)]


class PlannedExam(Value, frozen=True, kw_only=True):
    """The exam of the sitting."""

    title: Text
    periods: Annotated[tuple[PlannedPeriod, ...], Meta(min_length=1)]
    version: Count = 1


class PlannedCandidate(Value, frozen=True, kw_only=True):
    """Who sits where.

    Args:
        birth_date: `YYYY-MM-DD`.
        seat: number of the seat in its room.
        multiplier: of the allotted time.
        extra_min: planned extra minutes of each period.
    """

    exam_number: Text
    name: Text
    birth_date: str
    room: str
    seat: int
    multiplier: Annotated[float, Meta(ge=1, le=4)] = 1.0
    extra_min: Annotated[int, Meta(ge=0, le=600)] = 0


class PlannedStaff(Value, frozen=True, kw_only=True):
    """A member of staff and the rooms of the duty; a chief has the whole sitting."""

    login: Text
    name: Text
    role: Role
    rooms: tuple[str, ...] = ()


class SittingPlan(Value, frozen=True, kw_only=True):
    """Everything a sitting needs.

    Args:
        date: `YYYY-MM-DD`, in the centre's own time.
        kind: `real`, or the name of another kind with a data folder of its own.
    """

    centre_name: Text
    title: Text
    date: str
    rooms: Annotated[tuple[PlannedRoom, ...], Meta(min_length=1)]
    exam: PlannedExam
    candidates: tuple[PlannedCandidate, ...]
    staff: tuple[PlannedStaff, ...] = ()
    groups: tuple[PlannedGroup, ...] = ()
    kind: str = "real"


class PlanFault(Value, frozen=True, kw_only=True):
    """One thing that is wrong with a plan.

    Args:
        path: where, as `candidates[3].seat`.
        problem: what is wrong; holds no name and no birth date.
        advice: what to do about it.
    """

    path: str
    problem: str
    advice: str


class PlanError(SuiteError):
    """A plan cannot be imported; nothing of it was."""

    def __init__(self, faults: tuple[PlanFault, ...]) -> None:
        """Keep all faults."""
        lines = [f"{fault.path}: {fault.problem} ({fault.advice})" for fault in faults]
        super().__init__("\n".join(lines))
        self.faults = faults


def decode_plan(text: bytes | str) -> SittingPlan:
    """Read a plan from JSON.

    Raises:
        PlanError: it is no plan; only the first such fault is found.
    """
    try:
        return msgspec.json.decode(text, type=SittingPlan)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem, _, place = str(error).partition(" - at `")
        path = place.rstrip("`").removeprefix("$").lstrip(".") or "plan"
        advice = "correct the file and import it again"
        fault = PlanFault(path=path, problem=problem, advice=advice)
        raise PlanError((fault,)) from error
