"""Fetches the sealed paper ahead of the start, checks it, and keeps it until the key comes."""

import asyncio
import base64
import binascii
from collections.abc import Callable

from common.client.address import CentreAddress
from common.client.backoff import Backoff
from common.client.errors import LinkError
from common.client.paper_store import PaperStore
from common.client.rest import RestClient
from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.crypto.errors import CryptoError
from common.crypto.packages import open_package, read_package
from common.protocol.paper import Paper, decode_paper
from common.protocol.snapshots import PackageRef

_log = get_logger("client.paper")


class PaperFetch:
    """The paper of one seat: sealed bytes first, the opened paper once there is a key.

    Args:
        on_fetched: told when the sealed bytes are here.
        store: keeps them on this PC, so that it can come back without the server.
    """

    def __init__(
        self,
        address: CentreAddress,
        token: str,
        clock: Clock,
        on_fetched: Callable[[], None],
        store: PaperStore | None = None,
    ) -> None:
        """Fetch nothing yet."""
        self._address = address
        self._token = token
        self._clock = clock
        self._on_fetched = on_fetched
        self._store = store
        self._scope = TaskScope("client:paper")
        self._wanted = ""
        self._sealed: bytes | None = None

    @property
    def is_here(self) -> bool:
        """Whether the sealed bytes are here."""
        return self._sealed is not None

    def want(self, package: PackageRef, centre_key: str) -> None:
        """Fetch a package unless it is here or on its way; may be called as often as one likes.

        Args:
            package: of the period; an empty id where there is none yet.
            centre_key: base64 of the key that must have signed it.
        """
        if not package.package_id or package.package_id == self._wanted:
            return
        self._wanted, self._sealed = package.package_id, None
        self._scope.start(
            self._fetch(package.package_id, centre_key), name=f"fetch:{package.package_id}"
        )

    async def stop(self) -> None:
        """Fetch no more; may be called again."""
        await self._scope.stop()

    def open(self, key: str, period_id: str, centre_key: str) -> Paper | None:
        """Return the paper; None when the bytes are missing or cannot be opened."""
        if self._sealed is None:
            return None
        try:
            content = open_package(
                self._sealed,
                base64.b64decode(key),
                period_id=period_id,
                public_key=base64.b64decode(centre_key),
            )
            return decode_paper(content)
        except (CryptoError, RefusedError, binascii.Error) as error:
            _log.error("paper_not_opened", package=self._wanted, error=type(error).__name__)
            return None

    async def _fetch(self, package_id: str, centre_key: str) -> None:
        """Try until the package is here and is what the centre signed, or another is wanted."""
        backoff = Backoff()
        sealed = await self._kept(package_id, centre_key)
        while sealed is None and self._wanted == package_id:
            sealed = await self._asked(package_id, centre_key)
            if sealed is None:
                await self._clock.sleep(backoff.next())
        if sealed is not None and self._wanted == package_id:
            self._sealed = sealed
            self._on_fetched()

    async def _kept(self, package_id: str, centre_key: str) -> bytes | None:
        """Return what this PC has kept, if it is what the centre signed."""
        if self._store is None:
            return None
        sealed = await asyncio.to_thread(self._store.find, package_id)
        return sealed if sealed is not None and _is_genuine(sealed, centre_key) else None

    async def _asked(self, package_id: str, centre_key: str) -> bytes | None:
        try:
            async with RestClient(self._address) as rest:
                sealed = await rest.package(package_id, self._token)
        except (LinkError, RefusedError) as error:
            _log.info("paper_not_fetched", package=package_id, error=type(error).__name__)
            return None
        if not _is_genuine(sealed, centre_key):
            _log.warning("paper_not_genuine", package=package_id)
            return None
        if self._store is not None:
            await asyncio.to_thread(self._store.keep, package_id, sealed)
        return sealed


def _is_genuine(sealed: bytes, centre_key: str) -> bool:
    try:
        read_package(sealed, public_key=base64.b64decode(centre_key))
    except (CryptoError, binascii.Error):
        return False
    return True
