"""A poisoned message waits for a person; once cured, it is replayed and done once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.candidates import PlaceHold
from common.protocol.vocabulary import HoldKind
from server.admin.operations.contract import Context
from server.admin.operations.queues import (
    DropDead,
    ListDead,
    ReplayDead,
    ShowDead,
    drop_dead,
    list_dead,
    replay_dead,
    show_dead,
)
from server.settings import ServerSettings
from server.stores.database.candidate_store import CandidateStore
from server.stores.files.folder_share import FolderShare
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from pathlib import Path

    from common.protocol.rows import CandidateRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

REASON = "시험 창을 벗어남"


def _context(c: Centre, folder: Path) -> Context:
    files = FolderShare(folder / "files")
    return Context(
        c.database, files, KEYRING, c.clock, ServerSettings(), c.live, c.crew.publisher, c.router
    )


async def _lock(c: Centre, id_: str) -> list[str]:
    row = await acts.candidate(c, "A")
    lock = PlaceHold(
        attempt_id=row.attempt_id, kind=HoldKind.LOCK, version=row.version, reason=REASON
    )
    return await c.tell(c.staff("p1"), lock, id=id_)


async def _poisoned(c: Centre, monkeypatch: pytest.MonkeyPatch, id_: str) -> None:
    """A lock that dies because a store chokes."""

    async def choking(_self: CandidateStore, _row: CandidateRow) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(CandidateStore, "update", choking)
        assert await _lock(c, id_) == ["rejected internal"]


async def test_a_letter_is_cured_replayed_and_done_once(
    centre: OpenCentre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        context, id_ = _context(c, tmp_path), new_id()
        await _poisoned(c, monkeypatch, id_)
        (letter,) = (await list_dead(context, ListDead())).letters
        assert (letter.id, letter.type, letter.deaths) == (id_, "candidate.place_hold", 1)
        await replay_dead(context, ReplayDead())
        assert "candidate A present verified in_progress +lock" in await c.settle()
        assert (await list_dead(context, ListDead())).letters == ()
        before = await acts.candidate(c, "A")
        await replay_dead(context, ReplayDead(ids=(id_,)))  # somebody does it once more
        await c.settle()
        assert await acts.candidate(c, "A") == before
        assert c.orders() == ["command A hold lock waiting"]
        c.expected_dead = 1


async def test_a_replay_that_cures_nothing_is_the_same_letter_again(
    centre: OpenCentre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        context, id_ = _context(c, tmp_path), new_id()
        await _poisoned(c, monkeypatch, id_)
        publish = c.router.publish

        async def dies_at_once(*args: object) -> None:
            await publish(*args)  # type: ignore[arg-type]
            await _settle_poisoned(c, monkeypatch)

        monkeypatch.setattr(c.router, "publish", dies_at_once)
        await replay_dead(context, ReplayDead())
        (letter,) = (await list_dead(context, ListDead())).letters
        assert (letter.id, letter.deaths) == (id_, 2), "it is not taken for replayed"
        c.expected_dead = 2


async def _settle_poisoned(c: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    async def choking(_self: CandidateStore, _row: CandidateRow) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(CandidateStore, "update", choking)
        await c.settle()


async def test_a_letter_tells_whom_it_concerns_and_not_what_was_said(
    centre: OpenCentre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        context, id_ = _context(c, tmp_path), new_id()
        await _poisoned(c, monkeypatch, id_)
        shown = await show_dead(context, ShowDead(id=id_))
        assert shown.ids == {"attempt_id": c.ids["A"]}
        assert shown.fields == ("kind", "version", "reason")
        assert REASON not in repr(shown)
        assert shown.actor == c.ids["p1"]
        c.expected_dead = 1


async def test_what_is_dropped_waits_no_more_and_says_why(
    centre: OpenCentre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with centre(run="A") as c:
        context, id_ = _context(c, tmp_path), new_id()
        await _poisoned(c, monkeypatch, id_)
        with pytest.raises(RefusedError) as refusal:
            await drop_dead(context, DropDead(ids=(id_,), reason=" "))
        assert refusal.value.code is ErrorCode.REASON_REQUIRED
        with pytest.raises(RefusedError):
            await drop_dead(context, DropDead(ids=(id_, "unknown"), reason="시험"))
        assert len((await list_dead(context, ListDead())).letters) == 1, "all of them or none"
        await c.crew.backlog.tick()
        assert c.crew.backlog.dead_letters == {"state": 1}
        await drop_dead(context, DropDead(ids=(id_,), reason="이미 잠금"))
        assert (await list_dead(context, ListDead())).letters == ()
        await c.crew.backlog.tick()
        assert c.crew.backlog.dead == 0
        async with c.reading() as stores:
            found = await stores.audits.list_unchained(500)
        (dropped,) = [entry for entry in found if entry.act == "queue.drop"]
        assert (dropped.target, dropped.reason) == (f"dead_letter:{id_}", "이미 잠금")
        c.expected_dead = 1
