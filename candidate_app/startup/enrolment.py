"""First step of every start: does this PC have a key; and the one-time way to get one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.client.device import enrol
from common.client.device_file import keep_device, kept_device
from common.client.rest import RestClient
from common.core.logs import get_logger
from common.crypto.certificates import ca_words
from common.crypto.device_keys import DeviceKey
from common.crypto.errors import KeyUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from common.client.address import CentreAddress
    from common.client.device import SeatDevice

_log = get_logger("candidate.enrolment")


def find_key(folder: Path, machine: str) -> SeatDevice | None:
    """Return the key that this PC keeps; None where it must be enrolled first. Blocks."""
    try:
        return kept_device(folder, machine)
    except KeyUnavailableError as error:
        _log.warning("key_not_usable", detail=str(error))
        return None


def words_of(address: CentreAddress) -> str:
    """Return the words of the centre's authority; empty without one. Blocks."""
    return ca_words(address.ca_file) if address.ca_file is not None else ""


class Enrolment:
    """Gets this PC a key.

    Args:
        folder: keeps it.
        machine: where it will open.
        on_key: told of the key once it is kept.
    """

    def __init__(
        self,
        address: CentreAddress,
        folder: Path,
        machine: str,
        on_key: Callable[[SeatDevice], None],
    ) -> None:
        """Ask nothing yet."""
        self._address = address
        self._folder = folder
        self._machine = machine
        self._on_key = on_key
        self._key = DeviceKey.new()

    async def enrol(self, code: str) -> None:
        """Use a code.

        Raises:
            RefusedError: the code is wrong, was used, or has ended.
            LinkError: the server could not be asked; the same code may be used again.
            KeyUnavailableError: the key could not be kept on this PC.
        """
        async with RestClient(self._address) as rest:
            device = await enrol(rest, code, self._machine, self._key)
        await asyncio.to_thread(keep_device, self._folder, device, self._machine)
        self._key = DeviceKey.new()
        _log.info("enrolled", device=device.device_id)
        self._on_key(device)
