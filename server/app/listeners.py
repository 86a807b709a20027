"""Where the server can be reached: TCP for everybody, a socket file for the administrator."""

import asyncio
import sys
from typing import Any

from aiohttp import web

from common.core.errors import StorageError
from common.crypto.tls import server_ssl_context
from server.settings import DataFolder, ServerSettings

_BACKLOG = 4096
_KEEP_ALIVE_S = 75.0
_SHUTDOWN_S = 3.0
_LONGEST_SOCKET_PATH = 100
_OWNER_ONLY = 0o600


def runner_of(site: web.Application) -> web.AppRunner:
    """Return a runner with our limits; it writes no access log (addresses name things)."""
    return web.AppRunner(
        site,
        access_log=None,
        handle_signals=False,
        keepalive_timeout=_KEEP_ALIVE_S,
        shutdown_timeout=_SHUTDOWN_S,
    )


async def listen(runner: web.AppRunner, folder: DataFolder, settings: ServerSettings) -> str:
    """Listen on TCP and return the address for a browser or a program.

    Raises:
        StorageError: the port is taken.
        KeyUnavailableError: the certificate does not load.
    """
    context = await asyncio.to_thread(server_ssl_context, folder.tls) if settings.tls else None
    host = settings.listen or None
    site = web.TCPSite(runner, host, settings.port, ssl_context=context, backlog=_BACKLOG)
    try:
        await site.start()
    except OSError as error:
        message = f"port {settings.port}: {error.strerror}; stop what uses it, or set another port"
        raise StorageError(message) from error
    port = _port(runner.addresses)
    shown = settings.listen or settings.hosts.partition(",")[0] or "localhost"
    return f"{'https' if settings.tls else 'http'}://{shown}:{port}"


async def listen_for_administrator(runner: web.AppRunner, folder: DataFolder) -> None:
    """Listen on the socket file of the data folder, which only this user may open.

    Windows has no such files in asyncio: there the command line works while the server is stopped.

    Raises:
        StorageError: the path is too long for a socket file.
    """
    path = folder.admin_socket
    if len(str(path)) > _LONGEST_SOCKET_PATH:
        message = f"the path of the data folder is too long for {path.name}: {folder.root}"
        raise StorageError(message)
    if sys.platform != "win32":
        # Left behind by a server that was killed; the folder's lock says that none runs.
        path.unlink(missing_ok=True)
        await web.UnixSite(runner, str(path)).start()
        path.chmod(_OWNER_ONLY)


def _port(addresses: list[Any]) -> int:
    return int(addresses[0][1])
