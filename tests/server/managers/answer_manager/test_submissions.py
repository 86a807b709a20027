"""Handing in and sealing: the first seal of a version wins, its receipt is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.crypto.receipt_salt import receipt_salt
from common.protocol.answers import AttemptSealed, SealAttempt
from common.protocol.vocabulary import SubmissionKind
from common.rules.receipt import answers_root, receipt_code
from server.managers.answer_manager.receipt_form import is_genuine_receipt
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING

if TYPE_CHECKING:
    from common.protocol.rows import SealRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _seal(c: Centre, name: str) -> SealRow | None:
    async with c.reading() as stores:
        return await stores.submissions.find(c.ids[name])


async def test_handing_in_seals_signs_and_ends_the_attempt(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1, 2))
        await acts.begin_submission(c, "A")
        lines = await c.tell(seat, acts.submission(c, "A", 2, {"q1": 1, "q2": 2}))
        assert lines == [
            "sealed A submitted 2",
            "accepted",
            "candidate A present verified submitted",
        ]
        seal = next(i.message.seal for i in c.heard if isinstance(i.message, AttemptSealed))
        salt = receipt_salt(KEYRING, c.ids["A"])
        assert seal.root == answers_root(c.ids["A"], {"q1": (1,), "q2": (2,)}, salt)
        assert seal.receipt == receipt_code(seal.root)
        assert is_genuine_receipt(seal, KEYRING.public_key)
        assert not is_genuine_receipt(replace(seal, answered=3), KEYRING.public_key)
        assert not is_genuine_receipt(replace(seal, signature="?"), KEYRING.public_key)


async def test_saves_and_submission_in_one_batch(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.begin_submission(c, "A")
        lines = await c.tell(
            c.candidate("A"),
            acts.answers(c, "A", 3),
            acts.submission(c, "A", 1, {"q1": 3}),
        )
        assert lines[:3] == ["sealed A submitted 1", "recorded A epoch 1 upto 1", "accepted"]


async def test_nothing_answered_is_a_blank(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.begin_submission(c, "A")
        lines = await c.tell(c.candidate("A"), acts.submission(c, "A", 0, {}))
        assert lines == [
            "sealed A blank 0",
            "accepted",
            "candidate A present verified blank",
        ]


async def test_a_submission_waits_for_the_last_change(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1))
        await acts.begin_submission(c, "A")
        submit = acts.submission(c, "A", 2, {"q1": 1, "q2": 2})
        assert await c.tell(seat, submit) == ["rejected answer.unsent"]
        assert await _seal(c, "A") is None
        await c.tell(seat, acts.answers(c, "A", 2, first=2))
        assert (await c.tell(seat, submit))[0] == "sealed A submitted 2"


async def test_another_root_than_ours_is_not_sealed(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1))
        await acts.begin_submission(c, "A")
        other = acts.submission(c, "A", 1, {"q1": 4})
        assert await c.tell(seat, other) == ["rejected answer.root_differs"]
        assert await _seal(c, "A") is None


async def test_handing_in_needs_the_first_step(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        submit = acts.submission(c, "A", 0, {})
        assert await c.tell(c.candidate("A"), submit) == ["rejected transition.state"]


async def test_the_first_seal_wins(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.begin_submission(c, "A")
        force = SealAttempt(attempt_id=c.ids["A"], kind=SubmissionKind.FORCE)
        await c.router.publish(force, c.system(), "force", c.clock.now_ms())
        lines = await c.tell(c.candidate("A"), acts.submission(c, "A", 0, {}))
        assert lines == [
            "sealed A force 0",
            "rejected already_sealed",
            "candidate A present verified force_submitted",
        ]
        assert await c.tell(c.system(), force, id="force-2") == []


async def test_only_the_seat_itself_hands_in(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await acts.begin_submission(c, "A")
        submit = acts.submission(c, "A", 0, {})
        assert await c.tell(c.candidate("B"), submit) == ["rejected permission.role"]
        assert await c.tell(c.candidate("A", "pc-other"), submit) == ["rejected seat_taken"]
        assert await c.tell(c.candidate("A"), replace(submit, epoch=9)) == ["rejected stale_epoch"]
        seal = SealAttempt(attempt_id=c.ids["A"], kind=SubmissionKind.FORCE)
        assert await c.tell(c.staff("chief"), seal) == ["rejected permission.role"]
        assert await _seal(c, "A") is None
