"""The chief decides about a mistaken hand-in: who asks, why, what is left; yes, or no and why."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QLineEdit

from common.console.widgets.proposal_dialog import ProposalDialog
from common.protocol.time import DecideProposal, ProposalChanged
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.paragraph import Paragraph
from installers.dev import console_reopen_scenes as scenes
from installers.dev.console_rooms import centre
from tests.chief_app.stands import ChiefStand, chief_at


def _button(stand: ChiefStand, name: str) -> Button:
    found = stand.page.findChild(Button, name)
    assert found is not None, name
    return found


async def _dialog(stand: ChiefStand) -> ProposalDialog:
    stand.page.resize(1366, 768)
    stand.page.show()
    _button(stand, "console.proposal.decide").activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    found = stand.page.findChild(ProposalDialog)
    assert found is not None
    return found


def _ask(stand: ChiefStand) -> None:
    stand.session.give(scenes.handed_in(stand.sample))
    stand.give(ProposalChanged(proposal=scenes.proposed(stand.sample)))


async def test_the_strip_says_who_asks_when_why_and_what_is_left() -> None:
    async with chief_at(centre()) as stand:
        _ask(stand)
        offer = stand.models.time.picture.proposal
        assert offer is not None
        told = [
            f"{banner.accessibleName()} {banner.detail.text()}"
            for banner in stand.page.findChildren(Banner)
        ]
        mine = next(words for words in told if "제출 되돌리기 건의" in words)
        for part in ("301호", "2번", "남은 시간", offer.asker, ":16:35", "제출을 잘못 누름"):
            assert part in mine, part
        assert offer.asker


async def test_yes_is_one_click_in_the_dialog() -> None:
    async with chief_at(centre()) as stand:
        _ask(stand)
        dialog = await _dialog(stand)
        words = " ".join(one.text() for one in dialog.findChildren(Paragraph))
        assert "제출을 잘못 누름" in words
        assert "종료 시각" in words
        _button(stand, "console.proposal.yes").activated.emit()
        await stand.settle()
        assert stand.sent == DecideProposal(
            proposal_id="reopening-1", approved=True, version=0, reason="수험자 실수 확인"
        )


async def test_no_wants_words_of_its_own() -> None:
    async with chief_at(centre()) as stand:
        _ask(stand)
        dialog = await _dialog(stand)
        assert _button(stand, "console.proposal.no").is_blocked
        field = dialog.findChild(QLineEdit, "console.proposal.reason")
        assert field is not None
        field.setText("두 번 확인함")
        field.textEdited.emit("두 번 확인함")
        _button(stand, "console.proposal.no").activated.emit()
        await stand.settle()
        assert isinstance(stand.sent, DecideProposal)
        assert (stand.sent.approved, stand.sent.reason) == (False, "두 번 확인함")


async def test_the_own_proposal_waits_for_somebody_else() -> None:
    async with chief_at(centre()) as stand:
        stand.session.give(scenes.handed_in(stand.sample))
        own = scenes.proposed(stand.sample, by=stand.content.hub.me)
        stand.give(ProposalChanged(proposal=own))
        assert _button(stand, "console.proposal.decide").is_blocked
