"""The sign-in of a console: what is typed, and what the server said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from common.client.errors import LinkError
from common.console.rows.words import Sayable, words
from common.core.errors import ErrorCode, RefusedError
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.link.access import Access
    from common.core.errors import Fault
    from common.protocol.rest import StaffSession
    from common.protocol.vocabulary import Role


@dataclass(frozen=True, slots=True)
class SignInPicture:
    """What the sign-in shows.

    Args:
        server: address as it is shown.
        problem: why it did not work, in our words.
        refusal: why the server refused; either this or `problem`.
        is_rejected: login and password do not belong together; the person types again.
    """

    role: Role
    server: str = ""
    login: str = ""
    password: str = ""
    is_busy: bool = False
    problem: Sayable = ""
    refusal: Fault | None = None
    is_rejected: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether both fields hold something."""
        return bool(self.login.strip() and self.password)


class SignInViewModel(ViewModel[SignInPicture]):
    """Asks the server; ``signed_in`` carries the session of a member of staff in the right role.

    Args:
        access: the door of the centre.
        role: whose program this is.
        server: the address as a person knows it.
        parent: the owner.
    """

    signed_in = Signal(object)

    def __init__(
        self, access: Access, role: Role, server: str, parent: QObject | None = None
    ) -> None:
        super().__init__(SignInPicture(role=role, server=server), parent)
        self._access = access

    def type_login(self, login: str) -> None:
        """The person types the login."""
        self.show(replace(self._fresh(), login=login))

    def type_password(self, password: str) -> None:
        """The person types the password."""
        self.show(
            replace(self.picture, password=password, problem="", refusal=None, is_rejected=False)
        )

    def tell(self, problem: Sayable) -> None:
        """Say why the person is here again."""
        self.show(replace(self.picture, is_busy=False, problem=problem, refusal=None))

    async def sign_in(self) -> None:
        """Ask the server with what was typed."""
        picture = self.picture
        if picture.is_busy or not picture.is_complete:
            return
        self.show(replace(picture, is_busy=True, problem="", refusal=None, is_rejected=False))
        try:
            session = await self._access.sign_in(picture.login.strip(), picture.password)
        except LinkError as error:
            self._failed(words(f"console.sign_in.{error.problem.value}", server=picture.server))
        except RefusedError as error:
            self._refused(error)
        else:
            await self._welcome(session)

    def _fresh(self) -> SignInPicture:
        """The picture without what was wrong before."""
        return replace(self.picture, problem="", refusal=None, is_rejected=False)

    async def _welcome(self, session: StaffSession) -> None:
        if session.role is not self.picture.role:
            await self._leave(session.token)
            self._failed(words(f"console.sign_in.wrong_role_{self.picture.role.value}"))
            return
        self.show(replace(self.picture, is_busy=False, password=""))
        self.signed_in.emit(session)

    async def _leave(self, token: str) -> None:
        try:
            await self._access.sign_out(token)
        except (LinkError, RefusedError):
            return  # the token ends by itself

    def _failed(self, problem: Sayable) -> None:
        self.show(replace(self.picture, is_busy=False, problem=problem))

    def _refused(self, error: RefusedError) -> None:
        if error.code is ErrorCode.WRONG_CREDENTIALS:
            self._failed(words("console.sign_in.wrong"))
            self.show(replace(self.picture, password="", is_rejected=True))
            return
        wait = error.values.get("retry_after_s", "")
        if error.code is ErrorCode.SIGN_IN_HELD and wait:
            self._failed(words("console.sign_in.held", seconds=wait))
            return
        self.show(replace(self.picture, is_busy=False, password="", refusal=error.fault()))
