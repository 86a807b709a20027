"""Every change is kept with its PC: given, changed, cleared, and what did not count (A08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.answers import AnswerDraft, SaveAnswers
from common.protocol.candidates import ReleaseHold
from common.protocol.vocabulary import HoldKind
from server.admin.operations.answer_history import Kind, changes_of
from server.stores.database.answer_history import read_history
from tests.server.managers import acts

if TYPE_CHECKING:
    from server.admin.operations.answer_history import AnswerChange
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _history(c: Centre, name: str) -> list[AnswerChange]:
    async with c.reading() as stores:
        place = await stores.registrations.place(c.ids[name])
        return changes_of(1, await read_history(stores, place), {"pc-A": "301-01"})


def _save(c: Centre, name: str, seq: int, item: str, *value: int, epoch: int = 1) -> SaveAnswers:
    draft = AnswerDraft(seq=seq, item_id=item, value=value, offset_ms=seq * 10)
    return SaveAnswers(attempt_id=c.ids[name], epoch=epoch, entries=(draft,))


async def test_each_change_says_what_it_did(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        seat = c.candidate("A")
        for seq, value in enumerate(((1,), (2,), (2,), (), (3,)), 1):
            await c.tell(seat, _save(c, "A", seq, "q1", *value))
        await c.tell(c.candidate("B"), _save(c, "B", 1, "q1", 4))
        found = await _history(c, "A")
        kinds = [Kind.GIVEN, Kind.CHANGED, Kind.SAME, Kind.CLEARED, Kind.GIVEN]
        assert [one.kind for one in found] == kinds
        assert [(one.seq, one.offset_ms) for one in found] == [(n, n * 10) for n in range(1, 6)]
        assert {(one.device_id, one.machine, one.applied) for one in found} == {
            ("pc-A", "301-01", True)
        }


async def test_each_change_says_from_which_pc_it_came(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), _save(c, "A", 1, "q1", 1))
        await acts.sit_down(c, "A", "pc-spare")
        row = await acts.candidate(c, "A")
        release = ReleaseHold(
            attempt_id=row.attempt_id, kind=HoldKind.RELOGIN, version=row.version, reason="고장"
        )
        await c.tell(c.staff("p1"), release)
        await c.tell(c.candidate("A", "pc-spare"), _save(c, "A", 1, "q1", 2, epoch=2))
        found = await _history(c, "A")
        assert [(one.epoch, one.device_id, one.kind) for one in found] == [
            (1, "pc-A", Kind.GIVEN),
            (2, "pc-spare", Kind.CHANGED),
        ]
