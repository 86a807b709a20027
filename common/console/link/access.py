"""Signing in and out at the centre's server."""

from typing import Protocol

from common.client.address import CentreAddress
from common.client.rest import RestClient
from common.protocol.rest import StaffSession, StaffSignIn


class Access(Protocol):
    """The door of the centre."""

    async def sign_in(self, login: str, password: str) -> StaffSession:
        """Return a session.

        Raises:
            RefusedError: WRONG_CREDENTIALS, SIGN_IN_HELD or another refusal.
            LinkError: the server could not be asked.
        """
        ...

    async def sign_out(self, token: str) -> None:
        """Give a session back; raises the same."""
        ...


class RestAccess:
    """The real door, over HTTPS.

    Args:
        address: of the centre.
        device: name of this machine.
    """

    def __init__(self, address: CentreAddress, device: str) -> None:
        """Ask nothing yet."""
        self._address = address
        self._device = device

    async def sign_in(self, login: str, password: str) -> StaffSession:
        """Return a session; see `Access`."""
        async with RestClient(self._address) as rest:
            body = StaffSignIn(login=login, password=password, device=self._device)
            return await rest.sign_in_staff(body)

    async def sign_out(self, token: str) -> None:
        """Give a session back; see `Access`."""
        async with RestClient(self._address) as rest:
            await rest.sign_out(token)
