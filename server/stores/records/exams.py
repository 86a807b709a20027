"""Sittings, papers and their sealed packages."""

from common.protocol.base import Value


class Sitting(Value, frozen=True, kw_only=True):
    """A planned run; `exam_title` names its first exam.

    Args:
        date: `YYYY-MM-DD`, in the centre's own time.
    """

    sitting_id: str
    centre_id: str
    centre_name: str
    kind: str
    title: str
    date: str
    exam_title: str
    created_ms: int


class PaperItem(Value, frozen=True, kw_only=True):
    """An item with its content opened."""

    item_id: str
    position: int
    stem: str
    choices: tuple[str, ...]
    points: float


class PaperSubject(Value, frozen=True, kw_only=True):
    """A subject with its items in order."""

    subject_id: str
    position: int
    title: str
    items: tuple[PaperItem, ...]


class Paper(Value, frozen=True, kw_only=True):
    """What a period of an exam asks; the content package is made from it."""

    exam_id: str
    exam_title: str
    exam_period_id: str
    period_id: str
    number: int
    title: str
    duration_ms: int
    subjects: tuple[PaperSubject, ...]


class Package(Value, frozen=True, kw_only=True):
    """A sealed paper in the file share.

    Args:
        path: where the file share has it.
        key: the content key, opened; handed out only once the period runs.
    """

    package_id: str
    period_id: str
    exam_period_id: str
    digest: str
    size: int
    path: str
    key: bytes
    created_ms: int
