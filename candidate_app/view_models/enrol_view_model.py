"""A PC without a key: one code and in, and what may be wrong with the code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from candidate_app.view_models.saying import Saying, saying
from common.client.errors import LinkError, LinkProblem
from common.core.errors import ErrorCode, RefusedError
from common.crypto.codes import LENGTH, normal_code, written_code
from common.crypto.errors import KeyUnavailableError
from common.qt.tasks import starter
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from candidate_app.view_models.centre_watch import CentreWatch
    from candidate_app.view_models.desk import Desk

_HOLD_S = 60
_AGAIN_S = 2.0
_BY_REASON = {
    "code_used": "candidate.enrol.used",
    "code_expired": "candidate.enrol.expired",
    "code_locked": "candidate.enrol.locked",
}


@dataclass(frozen=True, slots=True)
class EnrolPicture:
    """What the page shows.

    Args:
        code: as it is written, with its hyphen.
        words: of the centre, to be compared with those on the sheet; empty for none.
        wrong: said under the code, in red.
        held_s: seconds until the field opens again; 0 while it is open.
        waits: said instead of the help while the server is not there; it is asked by itself.
        busy: the server is being asked.
    """

    code: str = ""
    words: str = ""
    wrong: Saying | None = None
    held_s: int = 0
    waits: Saying | None = None
    busy: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all characters are there."""
        return len(normal_code(self.code)) == LENGTH

    @property
    def may_enrol(self) -> bool:
        """Whether the button works."""
        return self.is_complete and not self.held_s and not self.busy


class KeyWay(NamedTuple):
    """How a PC gets its key.

    Args:
        enrol: uses a code; RefusedError, LinkError, KeyUnavailableError.
        words: of the centre's authority; empty for none.
    """

    enrol: Callable[[str], Awaitable[None]]
    words: str


class EnrolViewModel(ViewModel[EnrolPicture]):
    """Asks the server by itself again while it is not there.

    Args:
        centre: says whether PCs need a key at all.
        way: to the key.
    """

    def __init__(self, desk: Desk, centre: CentreWatch, way: KeyWay) -> None:
        super().__init__(EnrolPicture(words=way.words), desk)
        self._desk = desk
        self._centre = centre
        self._ask = way.enrol
        self._held_until: float | None = None
        self._start = starter(desk.tasks, "enrol", self._enrol)
        desk.ticked.connect(self._on_ticked)
        centre.changed.connect(self._on_centre)

    def type_code(self, words: str) -> None:
        """Take what was typed; capitals, hyphen and look-alikes come by themselves."""
        code = written_code(normal_code(words)[:LENGTH])
        if self._may_edit() and code != self.picture.code:
            self.show(replace(self.picture, code=code, wrong=None))

    def press(self, character: str) -> None:
        """A key of the pad."""
        self.type_code(self.picture.code + character)

    def erase(self) -> None:
        """Take the last character away."""
        self.type_code(normal_code(self.picture.code)[:-1])

    def clear(self) -> None:
        """Empty the field."""
        self.type_code("")

    def enrol(self) -> None:
        """Ask the server, if the code is complete."""
        if self.picture.may_enrol:
            self._start()

    async def _enrol(self) -> None:
        self.show(replace(self.picture, busy=True, wrong=None, waits=None))
        try:
            while await self._try():
                await self._desk.clock.sleep(_AGAIN_S)
        finally:
            self.show(replace(self.picture, busy=False, waits=None))

    async def _try(self) -> bool:
        """Ask once; True when it makes sense to ask again without the person."""
        try:
            await self._ask(self.picture.code)
        except RefusedError as error:
            return self._refused(error)
        except LinkError as error:
            if error.problem is LinkProblem.WRONG_CERTIFICATE:
                self._wrong(saying("candidate.sign_in.not_trusted"))
                return False
            self.show(replace(self.picture, waits=saying("candidate.enrol.waits")))
            return True
        except KeyUnavailableError:
            self._wrong(saying("candidate.enrol.not_kept"))
            return False
        self.show(EnrolPicture(words=self.picture.words, busy=True))
        return False

    def _refused(self, error: RefusedError) -> bool:
        if error.code in (ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE):
            self.show(replace(self.picture, waits=saying("candidate.enrol.busy")))
            return True
        if error.code is ErrorCode.SIGN_IN_HELD:
            self._hold(float(error.values.get("retry_after_s", _HOLD_S)))
        elif error.code is ErrorCode.WRONG_CREDENTIALS:
            self._wrong(_wrong_code(error.values.get("tries_left", "")))
        else:
            self._wrong(saying(_BY_REASON.get(error.reason, "candidate.refusal.other")))
        return False

    def _wrong(self, words: Saying) -> None:
        self.show(replace(self.picture, wrong=words))

    def _hold(self, seconds: float) -> None:
        self._held_until = self._desk.clock.monotonic() + seconds
        self._on_ticked()

    def _on_ticked(self) -> None:
        if self._held_until is None:
            return
        left = self._held_until - self._desk.clock.monotonic()
        if left <= 0:
            self._held_until = None
        self.show(replace(self.picture, held_s=max(0, -int(-left // 1))))

    def _on_centre(self) -> None:
        """A centre that lets PCs in without a key has no use for a code."""
        facts = self._centre.facts
        if facts is not None and not facts.devices_required:
            self._desk.do_without_key()

    def _may_edit(self) -> bool:
        return not self.picture.held_s and not self.picture.busy


def _wrong_code(left: str) -> Saying:
    if left == "0":
        return saying("candidate.enrol.locked")
    if left.isdecimal():
        return saying("candidate.enrol.wrong_left", count=int(left))
    return saying("candidate.enrol.wrong")
