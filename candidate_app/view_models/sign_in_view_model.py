"""Two facts and in: exam number and birth date, and what may be wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from candidate_app.view_models.refusals import error_saying
from candidate_app.view_models.saying import Saying, saying
from common.client.errors import LinkError, LinkProblem
from common.core.errors import ErrorCode, RefusedError
from common.qt.tasks import starter
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from candidate_app.view_models.desk import Desk

NUMBER_DIGITS = 8
NUMBER_HEAD = 4
BIRTH_DIGITS = 6
_HOLD_S = 60
_AGAIN_S = 2.0


class Entry(Enum):
    """The two fields."""

    NUMBER = "number"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True)
class SignInPicture:
    """What the sign-in shows.

    Args:
        number: exam number as it is written, with its hyphen.
        birth: digits of the birth date.
        entry: where the number pad writes.
        wrong: said under the birth date, in red.
        held_s: seconds until the fields open again; 0 while they are open.
        waits: said instead of the help while the server is not there; it is asked by itself.
        busy: the server is being asked.
    """

    number: str = ""
    birth: str = ""
    entry: Entry = Entry.NUMBER
    wrong: Saying | None = None
    held_s: int = 0
    waits: Saying | None = None
    busy: bool = False

    @property
    def missing(self) -> Entry | None:
        """The first field that is not complete."""
        if len(digits_of(self.number)) < NUMBER_DIGITS:
            return Entry.NUMBER
        return Entry.BIRTH if len(self.birth) < BIRTH_DIGITS else None

    @property
    def may_sign_in(self) -> bool:
        """Whether the button works."""
        return self.missing is None and not self.held_s and not self.busy


class SignInViewModel(ViewModel[SignInPicture]):
    """Asks the server by itself again while it is not there.

    Args:
        sign_in: asks with exam number and birth date; RefusedError, LinkError.
    """

    def __init__(self, desk: Desk, sign_in: Callable[[str, str], Awaitable[None]]) -> None:
        super().__init__(SignInPicture(), desk)
        self._desk = desk
        self._ask = sign_in
        self._held_until: float | None = None
        self._start = starter(desk.tasks, "sign-in", self._sign_in)
        desk.ticked.connect(self._on_ticked)

    def type_number(self, words: str) -> None:
        """Take what was typed into the first field; the hyphen comes by itself."""
        number = written_number(digits_of(words)[:NUMBER_DIGITS])
        if self._may_edit():
            full = len(digits_of(number)) == NUMBER_DIGITS
            entry = Entry.BIRTH if full and number != self.picture.number else Entry.NUMBER
            self._edit(replace(self.picture, number=number, entry=entry))

    def type_birth(self, words: str) -> None:
        """Take what was typed into the second field."""
        if self._may_edit():
            birth = digits_of(words)[:BIRTH_DIGITS]
            self._edit(replace(self.picture, birth=birth, entry=Entry.BIRTH))

    def enter(self, entry: Entry) -> None:
        """The person went to a field."""
        self.show(replace(self.picture, entry=entry))

    def press(self, digit: str) -> None:
        """A key of the pad."""
        if self.picture.entry is Entry.NUMBER:
            self.type_number(digits_of(self.picture.number) + digit)
        else:
            self.type_birth(self.picture.birth + digit)

    def erase(self) -> None:
        """Take the last digit away."""
        if self.picture.entry is Entry.NUMBER:
            self.type_number(digits_of(self.picture.number)[:-1])
        elif self.picture.birth:
            self.type_birth(self.picture.birth[:-1])
        else:
            self.enter(Entry.NUMBER)

    def clear(self) -> None:
        """Empty both fields."""
        if self._may_edit():
            self.show(SignInPicture(held_s=self.picture.held_s))

    def sign_in(self) -> None:
        """Ask the server, if both fields are complete."""
        if self.picture.may_sign_in:
            self._start()

    async def _sign_in(self) -> None:
        self.show(replace(self.picture, busy=True, wrong=None, waits=None))
        try:
            while await self._try():
                await self._desk.clock.sleep(_AGAIN_S)
        finally:
            self.show(replace(self.picture, busy=False, waits=None))

    async def _try(self) -> bool:
        """Ask once; True when it makes sense to ask again without the person."""
        try:
            await self._ask(self.picture.number, self.picture.birth)
        except RefusedError as error:
            return self._refused(error)
        except LinkError as error:
            if error.problem is LinkProblem.WRONG_CERTIFICATE:
                self._wrong(saying("candidate.sign_in.not_trusted"))
                return False
            self.show(replace(self.picture, waits=saying("candidate.sign_in.waits")))
            return True
        else:
            self.show(SignInPicture(busy=True))
            return False

    def _refused(self, error: RefusedError) -> bool:
        if error.code in (ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE):
            self.show(replace(self.picture, waits=saying("candidate.sign_in.busy")))
            return True
        if error.code is ErrorCode.SIGN_IN_HELD:
            self._hold(float(error.values.get("retry_after_s", _HOLD_S)))
        elif error.code is ErrorCode.WRONG_CREDENTIALS:
            self._wrong(_wrong_credentials(error.values.get("tries_left", "")))
        else:
            self._wrong(error_saying(error))
        if error.code is ErrorCode.DEVICE_REFUSED:
            self._desk.need_key()
        return False

    def _wrong(self, words: Saying) -> None:
        self.show(replace(self.picture, birth="", entry=Entry.BIRTH, wrong=words))

    def _hold(self, seconds: float) -> None:
        self._held_until = self._desk.clock.monotonic() + seconds
        self.show(replace(self.picture, birth="", entry=Entry.BIRTH, wrong=None))
        self._on_ticked()

    def _on_ticked(self) -> None:
        if self._held_until is None:
            return
        left = self._held_until - self._desk.clock.monotonic()
        if left <= 0:
            self._held_until = None
        self.show(replace(self.picture, held_s=max(0, -int(-left // 1))))

    def _may_edit(self) -> bool:
        return not self.picture.held_s and not self.picture.busy

    def _edit(self, picture: SignInPicture) -> None:
        typed = (picture.number, picture.birth) != (self.picture.number, self.picture.birth)
        self.show(replace(picture, wrong=None) if typed else picture)


def digits_of(words: str) -> str:
    """Return the digits 0 to 9 of a text; everything else is dropped."""
    return "".join(character for character in words if character in "0123456789")


def written_number(digits: str) -> str:
    """Return an exam number with its hyphen: 2604-2272."""
    if len(digits) <= NUMBER_HEAD:
        return digits
    return f"{digits[:NUMBER_HEAD]}-{digits[NUMBER_HEAD:]}"


def _wrong_credentials(left: str) -> Saying:
    if left.isdecimal():
        return saying("candidate.sign_in.wrong_left", count=int(left))
    return saying("candidate.sign_in.wrong")
