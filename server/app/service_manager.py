"""Tells systemd that we are ready, alive or stopping; nothing happens without systemd."""

import os
import socket
import sys

from common.core.clock import Clock

READY = "READY=1"
STOPPING = "STOPPING=1"
_ALIVE = "WATCHDOG=1"


def tell(state: str) -> None:
    """Send a state to the service manager, if there is one."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith("@"):
        address = "\0" + address[1:]
    if address and sys.platform != "win32":
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.connect(address)
            sender.sendall(state.encode())


async def keep_alive(clock: Clock) -> None:
    """Say that the loop turns, twice in the time that the service manager allows."""
    allowed_s = int(os.environ.get("WATCHDOG_USEC", "0")) / 1_000_000
    while True:
        if allowed_s:
            tell(_ALIVE)
        await clock.sleep(allowed_s / 2 or 60.0)
