"""REST requests of the programs: sign in, sign out, fetch the sealed paper."""

from types import TracebackType
from typing import Self, TypeVar

import aiohttp
import msgspec

from common.client.address import CentreAddress
from common.client.commands import refusal
from common.client.errors import LinkError, LinkProblem, transport_problem
from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rest import (
    CandidateSession,
    CandidateSignIn,
    CentreFacts,
    DeviceEnrolment,
    EnrolledDevice,
    Problem,
    StaffSession,
    StaffSignIn,
)

_REFUSED, _SERVER_SIDE = 400, 500
_TIMEOUT = aiohttp.ClientTimeout(total=15, connect=5)
T = TypeVar("T")


class RestClient:
    """Speaks to one centre; use as an async context manager."""

    def __init__(self, address: CentreAddress) -> None:
        """Open nothing yet."""
        self._address = address
        self._ssl = address.ssl_context()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Open the pool of connections."""
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()

    async def centre(self) -> CentreFacts:
        """Ask which centre this is."""
        return _read(await self._request("GET", "/api/v1/centre"), CentreFacts)

    async def sign_in_staff(self, body: StaffSignIn) -> StaffSession:
        """Sign a member of staff in.

        Raises:
            RefusedError: WRONG_CREDENTIALS or SIGN_IN_HELD.
            LinkError: the server could not be asked.
        """
        return _read(await self._request("POST", "/api/v1/staff/sessions", body), StaffSession)

    async def sign_in_candidate(self, body: CandidateSignIn) -> CandidateSession:
        """Sign a candidate in at this seat.

        Raises:
            RefusedError: WRONG_CREDENTIALS or SIGN_IN_HELD with `retry_after_s` in its values.
            LinkError: the server could not be asked.
        """
        return _read(
            await self._request("POST", "/api/v1/candidates/sessions", body), CandidateSession
        )

    async def enrol_device(self, body: DeviceEnrolment) -> EnrolledDevice:
        """Record this PC for the seat of a code; `common.client.device.enrol` makes the body.

        Raises:
            RefusedError: the code is wrong, was used, or has ended.
            LinkError: the server could not be asked.
        """
        return _read(await self._request("POST", "/api/v1/devices", body), EnrolledDevice)

    async def sign_out(self, token: str) -> None:
        """Revoke the token."""
        await self._request("DELETE", "/api/v1/sessions/current", token=token)

    async def package(self, package_id: str, token: str) -> bytes:
        """Fetch a sealed paper."""
        return await self._request("GET", f"/api/v1/packages/{package_id}", token=token)

    async def _request(
        self, method: str, path: str, body: msgspec.Struct | None = None, token: str = ""
    ) -> bytes:
        if self._session is None:
            message = "RestClient is used outside its context"
            raise RuntimeError(message)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = msgspec.json.encode(body)
        try:
            async with self._session.request(
                method, self._address.http + path, data=data, headers=headers, ssl=self._ssl or True
            ) as response:
                content = await response.read()
                if response.status >= _REFUSED:
                    raise _problem(response.status, content)
                return content
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _link_error(error) from error


def _read(content: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise LinkError(LinkProblem.NOT_A_CENTRE, str(error)) from error


def _problem(status: int, content: bytes) -> RefusedError:
    try:
        problem = _read(content, Problem)
    except LinkError as unreadable:
        if status >= _SERVER_SIDE:  # what stands before the server says that it is away
            raise LinkError(LinkProblem.UNREACHABLE, str(status)) from unreadable
        raise
    error = refusal(Fault(code=problem.code, key=problem.key, values=problem.values))
    if problem.retry_after_s and problem.code is ErrorCode.SIGN_IN_HELD:
        error.values.setdefault("retry_after_s", str(problem.retry_after_s))
    return error


def _link_error(error: Exception) -> LinkError:
    # aiohttp's own classes wrap what the system said.
    cause = error
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        cause = error.certificate_error
    elif isinstance(error, aiohttp.ClientConnectorError):
        cause = error.os_error
    return LinkError(transport_problem(cause), type(error).__name__)
