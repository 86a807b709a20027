"""Who handed in by mistake goes on: one person proposes it, another one decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.protocol.candidates import CheckOut, ProposeReopening
from common.protocol.time import DecideProposal
from common.protocol.time_rows import ProposalKind
from common.protocol.vocabulary import Progress, Role, Stage
from common.rules.receipt import receipt_code
from server.managers.answer_filer import AnswerFiler
from server.managers.answer_manager.receipt_form import is_genuine_receipt
from server.managers.answer_manager.verification import verify_period
from server.managers.deadline_watch import DeadlineWatch
from server.stores.files.answer_files import AnswerFiles
from server.stores.records.reconciliation import Mismatch
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from common.protocol.routing import Origin
    from common.protocol.time_rows import ProposalRow
    from server.stores.records.reconciliation import Difference
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS
REASON = "제출을 잘못 눌렀다고 함"


async def _hand_in(c: Centre, name: str = "A") -> None:
    await c.tell(c.candidate(name), acts.answers(c, name, 1, 2))
    await acts.begin_submission(c, name)
    await c.tell(c.candidate(name), acts.submission(c, name, 2, {"q1": 1, "q2": 2}))


async def _propose(c: Centre, who: Origin | None = None, reason: str = REASON) -> list[str]:
    row = await acts.candidate(c, "A")
    message = ProposeReopening(attempt_id=row.attempt_id, version=row.version, reason=reason)
    return await c.tell(who or c.staff("p1"), message)


async def _proposals(c: Centre) -> tuple[ProposalRow, ...]:
    async with c.reading() as stores:
        return await stores.room_proposals.list_of_sitting(c.ids["sitting"], None)


def _decision(row: ProposalRow, *, approved: bool = True, reason: str = "") -> DecideProposal:
    return DecideProposal(
        proposal_id=row.proposal_id, approved=approved, version=row.version, reason=reason
    )


async def _decide(
    c: Centre, who: Origin | None = None, *, approved: bool = True, reason: str = ""
) -> list[str]:
    row = (await _proposals(c))[-1]
    return await c.tell(who or c.staff("chief"), _decision(row, approved=approved, reason=reason))


async def _reopened(c: Centre) -> None:
    await _hand_in(c)
    await _propose(c)
    assert (await _decide(c))[-1] == "accepted"


async def _verified(c: Centre) -> tuple[Difference, ...]:
    files = AnswerFiles(c.files, KEYRING)
    filer = AnswerFiler(c.database, files, c.clock)
    await filer.recall()
    await filer.tick()
    async with c.reading() as stores:
        found = await verify_period(stores, files, KEYRING, c.ids["period"])
    return tuple(one for one in found if one.attempt_id == c.ids["A"])


def _other_chief(c: Centre) -> Origin:
    return replace(c.staff("chief"), actor_id="chief-2", connection_id="console chief-2")


async def test_two_persons_let_a_candidate_go_on_until_the_same_end(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.clock.advance(600)
        await _hand_in(c)
        handed_in = await acts.candidate(c, "A")
        assert await _propose(c) == ["proposal reopen open 101호: A", "accepted"]
        assert (await acts.candidate(c, "A")) == handed_in
        c.clock.advance(60)
        assert await _decide(c) == [
            "candidate A present verified in_progress",
            "proposal reopen approved 101호: A",
            "accepted",
        ]
        row = await acts.candidate(c, "A")
        assert (row.progress, row.epoch) == (Progress.IN_PROGRESS, handed_in.epoch + 1)
        assert (row.device_id, row.deadline_ms) == (handed_in.device_id, END_MS)
        assert row.allowance == handed_in.allowance


async def test_what_was_proposed_by_whom_and_why_is_kept(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        c.clock.advance(60)
        await _propose(c)
        (row,) = await _proposals(c)
        assert (row.kind, row.attempt_id, row.asked) == (ProposalKind.REOPEN, c.ids["A"], REASON)
        assert row.proposed_by is not None
        assert (row.proposed_by.role, row.proposed_by.id) == (Role.PROCTOR, c.ids["p1"])
        assert row.until_ms - row.since_ms == 60_000
        await _decide(c, reason="확인함")
        (decided,) = await _proposals(c)
        assert decided.decided_by is not None
        assert (decided.decided_by.id, decided.reason) == (c.ids["chief"], "확인함")
        async with c.reading() as stores:
            records = await stores.audits.list_unchained(100)
        told = [
            (one.actor.id, one.act, one.target.split(":")[0])
            for one in records
            if one.act in {"candidate.propose_reopening", "time.decide_proposal"}
        ]
        assert told == [
            (c.ids["p1"], "candidate.propose_reopening", "attempt"),
            (c.ids["chief"], "time.decide_proposal", "attempt"),
            (c.ids["chief"], "time.decide_proposal", "proposal"),
        ]


async def test_answers_change_again_and_both_receipts_hold(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _reopened(c)
        seat, given = c.candidate("A"), {"q1": 4, "q2": 2}
        assert await c.tell(seat, acts.answers(c, "A", 3, first=3)) == ["rejected stale_epoch"]
        saved = await c.tell(seat, acts.answers(c, "A", 4, epoch=2))
        assert saved[0] == "recorded A epoch 2 upto 1"
        async with c.reading() as stores:
            assert await stores.submissions.find_in_force(c.ids["A"]) is None
        assert [one.what for one in await _verified(c)] == [Mismatch.NOT_SEALED]
        await acts.begin_submission(c, "A")
        again = acts.submission(c, "A", 1, given, epoch=2)
        assert (await c.tell(seat, again))[0] == "sealed A submitted 2"
        async with c.reading() as stores:
            second = await stores.submissions.find_in_force(c.ids["A"])
            (first,) = await stores.submissions.list_replaced(c.ids["period"])
        assert second is not None
        assert (first.version, second.version) == (1, 2)
        for seal in (first, second):
            assert is_genuine_receipt(seal, KEYRING.public_key)
            assert seal.receipt == receipt_code(seal.root)
        assert first.root != second.root
        assert await _verified(c) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE submissions SET root = 'x' WHERE version = 1", {Mismatch.RECEIPT_NOT_GENUINE}),
        ("UPDATE submissions SET signature = '' WHERE version = 1", {Mismatch.RECEIPT_NOT_GENUINE}),
        ("UPDATE submissions SET answered = 1 WHERE version = 1", {Mismatch.RECEIPT_NOT_GENUINE}),
        ("DELETE FROM answer_entries WHERE epoch = 1 AND seq = 1", {Mismatch.ROOT_DIFFERS}),
    ],
)
async def test_a_changed_first_version_is_found(
    change: str, found: set[Mismatch], centre: OpenCentre
) -> None:
    async with centre(run="A") as c:
        await _reopened(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 4, epoch=2))
        await acts.begin_submission(c, "A")
        again = acts.submission(c, "A", 1, {"q1": 4, "q2": 2}, epoch=2)
        assert (await c.tell(c.candidate("A"), again))[0] == "sealed A submitted 2"
        assert await _verified(c) == ()
        async with c.database.writing() as work:
            await (await work.access.connection()).exec_driver_sql(change)
        assert found <= {one.what for one in await _verified(c)}


async def test_nobody_decides_alone(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c, c.staff("chief"))
        alone = ["rejected permission.second_person"]
        assert await _decide(c) == alone
        assert await _decide(c, approved=False, reason="아님") == alone
        assert await _decide(c, c.staff("p1")) == alone
        assert await _decide(c, c.staff("p1"), approved=False, reason="아님") == alone
        assert await _decide(c, c.staff("p3")) == ["rejected permission.own_rooms_only"]
        assert (await acts.candidate(c, "A")).progress is Progress.SUBMITTED
        assert (await _decide(c, _other_chief(c)))[-1] == "accepted"


async def test_a_proctor_of_another_room_proposes_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        assert await _propose(c, c.staff("p3")) == ["rejected permission.own_rooms_only"]
        assert await _propose(c, c.candidate("A")) == ["rejected permission.role"]
        assert await _propose(c, reason=" ") == ["rejected reason_required"]
        assert await _proposals(c) == ()


async def test_it_is_proposed_once_and_decided_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c)
        assert await _propose(c, c.staff("p2")) == ["rejected time.proposed"]
        (row,) = await _proposals(c)
        yes, no = _decision(row), _decision(row, approved=False, reason="늦었음")
        await c.router.publish(yes, c.staff("chief"), "yes", c.clock.now_ms())
        lines = await c.tell(_other_chief(c), no)
        assert lines == [
            "candidate A present verified in_progress",
            "proposal reopen approved 101호: A",
            "accepted",
            "rejected time.decided",
        ]
        assert (await acts.candidate(c, "A")).epoch == 2


async def test_what_is_turned_down_wants_a_reason_and_may_be_proposed_again(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c)
        assert await _decide(c, approved=False) == ["rejected reason_required"]
        lines = await _decide(c, approved=False, reason="본인이 두 번 확인하고 제출함")
        assert lines == ["proposal reopen rejected 101호: A", "accepted"]
        assert (await acts.candidate(c, "A")).progress is Progress.SUBMITTED
        assert (await _propose(c))[-1] == "accepted"


async def test_who_writes_or_has_left_is_not_reopened(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert await _propose(c) == ["rejected transition.state"]
        await _hand_in(c)
        await _propose(c)
        row = await acts.candidate(c, "A")
        stale = ProposeReopening(attempt_id=row.attempt_id, version=row.version - 1, reason="x")
        assert await c.tell(c.staff("p1"), stale) == ["rejected stale_version"]
        leave = CheckOut(attempt_id=row.attempt_id, version=row.version)
        assert (await c.tell(c.staff("p1"), leave))[-1] == "accepted"
        assert await _decide(c) == ["rejected transition.state"]


async def test_a_stale_decision_changes_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c)
        (row,) = await _proposals(c)
        stale = replace(_decision(row), version=row.version + 1)
        assert await c.tell(c.staff("chief"), stale) == ["rejected stale_version"]
        assert (await acts.candidate(c, "A")).progress is Progress.SUBMITTED


async def test_after_the_end_nobody_goes_on(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c)
        c.clock.advance(3600)
        assert await _decide(c) == ["rejected guard.no_time_left"]
        assert (await _decide(c, approved=False, reason="시간이 끝남"))[-1] == "accepted"
        assert await _propose(c) == ["rejected guard.no_time_left"]


async def test_a_room_that_stands_or_is_closed_opens_nothing(centre: OpenCentre) -> None:
    async with centre(run="AC") as c:
        await _hand_in(c)
        await _propose(c)
        await acts.change_room(c, "101호", Stage.SUSPENDED, reason="점검")
        assert await _decide(c) == ["rejected guard.room_stage"]
        await acts.change_room(c, "101호", Stage.RUNNING, reason="점검 끝")
        assert (await _decide(c))[-1] == "accepted"


async def test_a_closed_period_opens_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hand_in(c)
        await _propose(c)
        c.clock.advance(3700)
        await acts.end_and_close(c)
        refused = await _decide(c)
        assert refused in (["rejected guard.room_stage"], ["rejected guard.no_time_left"])
        assert (await acts.candidate(c, "A")).progress is Progress.SUBMITTED


async def test_the_end_seals_the_new_version_by_itself(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _reopened(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 4, epoch=2))
        c.clock.advance(3601)
        watch = DeadlineWatch(c.database, c.router, c.clock)
        await watch.tick()
        c.clock.advance(1)
        await watch.tick()
        await c.settle()
        row = await acts.candidate(c, "A")
        assert row.progress is Progress.AUTO_SUBMITTED
        async with c.reading() as stores:
            seal = await stores.submissions.find_in_force(c.ids["A"])
        assert seal is not None
        assert (seal.version, seal.answered) == (2, 2)
        assert await _verified(c) == ()
