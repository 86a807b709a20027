"""What comes after the deadline: it counts if it is proved to be in time, else people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.crypto.time_anchors import TimeAnchors
from server.managers.deadline_watch import DeadlineWatch
from server.stores.records.answers import ConflictCause
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING
from tests.server.managers.plan import START_MS

if TYPE_CHECKING:
    from common.protocol.answers import SaveAnswers
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

HOUR_S = 3600
IN_TIME, PROVISIONAL = ConflictCause.LATE_IN_TIME, ConflictCause.LATE_PROVISIONAL
TOO_LATE = ConflictCause.AFTER_DEADLINE


def given(
    c: Centre,
    name: str,
    offset_s: int,
    *,
    anchor: str | None = None,
    provisional: bool = False,
    first: int = 1,
) -> SaveAnswers:
    """An answer given so long after the anchor of the start; its proof is genuine unless told."""
    message = acts.answers(c, name, 2, first=first)
    start = START_MS
    proof = TimeAnchors(KEYRING).make(c.ids[name], start) if anchor is None else anchor
    (draft,) = message.entries
    told = replace(
        draft,
        offset_ms=offset_s * 1000,
        anchor_ms=start,
        anchor=proof,
        provisional=provisional,
    )
    return replace(message, entries=(told,))


async def seal(c: Centre) -> None:
    """The deadline's own seal."""
    await DeadlineWatch(c.database, c.router, c.clock).tick()
    await c.settle()


async def kept(c: Centre, name: str) -> list[tuple[ConflictCause, int]]:
    async with c.reading() as stores:
        found = await stores.conflicts.list_of_attempt(c.ids[name])
    return [(one.cause, one.entry.seq) for one in found]


@pytest.mark.parametrize(
    ("offset_s", "anchor", "provisional", "cause"),
    [
        (HOUR_S - 1, None, False, IN_TIME),
        (HOUR_S, None, False, IN_TIME),
        (HOUR_S + 1, None, False, TOO_LATE),
        (HOUR_S - 1, None, True, PROVISIONAL),
        (HOUR_S - 1, "", False, TOO_LATE),
        (HOUR_S - 1, "ab" * 12, False, TOO_LATE),
    ],
)
async def test_after_the_seal_people_decide_and_are_told_what_is_proved(
    centre: OpenCentre, offset_s: int, anchor: str | None, provisional: bool, cause: ConflictCause
) -> None:
    async with centre(run="A") as c:
        c.clock.advance(HOUR_S + 60)
        await seal(c)
        late = given(c, "A", offset_s, anchor=anchor, provisional=provisional)
        assert await c.tell(c.candidate("A"), late) == ["rejected already_sealed"]
        assert await kept(c, "A") == [(cause, 1)]
        async with c.reading() as stores:
            assert not await stores.answers.latest(c.ids["A"])
            (one,) = await stores.conflicts.list_of_attempt(c.ids["A"])
        proved = anchor is None
        assert one.given_ms == (START_MS + offset_s * 1000 if proved else None)


async def test_before_the_seal_what_is_proved_counts(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        c.clock.advance(HOUR_S + 60)  # the server was away, and seals nothing yet
        assert await c.tell(c.candidate("A"), given(c, "A", HOUR_S - 5)) == [
            "recorded A epoch 1 upto 1"
        ]
        assert await c.tell(c.candidate("B"), given(c, "B", HOUR_S + 5)) == [
            "rejected deadline_passed"
        ]
        assert await kept(c, "A") == []
        assert await kept(c, "B") == [(TOO_LATE, 1)]


async def test_an_anchor_of_another_seat_proves_nothing(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        c.clock.advance(HOUR_S + 60)
        foreign = TimeAnchors(KEYRING).make(c.ids["B"], START_MS)
        await c.tell(c.candidate("A"), given(c, "A", HOUR_S - 5, anchor=foreign))
        assert await kept(c, "A") == [(TOO_LATE, 1)]


async def test_the_same_late_answer_again_is_kept_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.clock.advance(HOUR_S + 60)
        await seal(c)
        for _ in range(3):
            await c.tell(c.candidate("A"), given(c, "A", HOUR_S - 1))
        assert await kept(c, "A") == [(IN_TIME, 1)]
