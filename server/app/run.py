"""Runs a server until it is told to stop."""

import asyncio
import asyncio.sslproto
import gc
import signal
import ssl
import sys
from collections.abc import Callable
from typing import Any

from common.core.clock import Clock
from common.core.logs import get_logger, start_logging
from server.app.anchor_file import AnchorFile, resumed_clock
from server.app.roles import Roles
from server.app.server import Server
from server.app.vigil import GIVEN_UP
from server.settings import DataFolder, ServerSettings

_log = get_logger("server")
_TLS_BUFFER = 16 * 1024
_YOUNG = 20_000
"""Objects after which a collection looks at the young ones: a batch of saves makes a thousand,
which die by themselves."""


def run_server(
    folder: DataFolder,
    settings: ServerSettings,
    roles: Roles,
    announce: Callable[[str], None],
    clock: Clock | None = None,
) -> int:
    """Run until SIGTERM or SIGINT and return the exit code. Blocks.

    Args:
        folder: the data folder.
        settings: what the centre chose.
        roles: which parts run here.
        announce: told the address once everything runs.
        clock: by default the machine's, read once; setting it afterwards moves nobody's end.

    Raises:
        SuiteError: it cannot start; the text says what to do.
    """
    start_logging(settings.log_level)
    time = clock or resumed_clock(AnchorFile(folder.anchor))
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(_serve(Server(folder, settings, roles, time), announce))


async def _serve(server: Server, announce: Callable[[str], None]) -> int:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_note)
    if sys.platform != "win32":
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, server.stopping.set)
    await server.start()
    try:
        gc.freeze()  # what is loaded by now stays: collections need not look at it
        gc.set_threshold(_YOUNG)
        announce(server.address)
        await server.stopping.wait()
    finally:
        await server.stop()
    _log.info("stopped")
    return GIVEN_UP if server.given_up else 0


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Write down what no task could be told of; a broken handshake is a stranger's business."""
    error = context.get("exception")
    if isinstance(error, ConnectionError | ssl.SSLError):
        _log.debug("connection_failed", error=repr(error))
    else:
        _log.error("loop", what=context.get("message", ""), error=repr(error))


if sys.platform == "win32":

    def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
        # Without uvloop a TLS connection reserves 256 KiB; this attribute of Python's own protocol
        # is the only way to less.
        asyncio.sslproto.SSLProtocol.max_size = _TLS_BUFFER
        return None
else:
    import uvloop

    def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
        return uvloop.new_event_loop
