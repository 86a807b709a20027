"""The yardstick E: a bare aiohttp server on uvloop that sends every message back.

Run as `python -m tests.bench.echo_server [certificate key]`; it says `{"port": …}` when ready.
"""

import asyncio
import ssl
import sys

import uvloop
from aiohttp import WSMsgType, web

_BACKLOG = 4096


async def echo(request: web.Request) -> web.WebSocketResponse:
    """Send back every text message of one connection."""
    socket = web.WebSocketResponse(compress=False)
    await socket.prepare(request)
    async for message in socket:
        if message.type is WSMsgType.TEXT:
            await socket.send_str(message.data)
    return socket


async def serve(tls: ssl.SSLContext | None) -> None:
    """Serve on a free port until the process is ended."""
    app = web.Application()
    app.router.add_get("/ws", echo)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls, backlog=_BACKLOG)
    await site.start()
    sys.stdout.write(f'{{"port": {runner.addresses[0][1]}}}\n')
    sys.stdout.flush()
    await asyncio.Event().wait()


def main(arguments: list[str]) -> None:
    """Run with the certificate and the key of `arguments`, or plain without."""
    tls = None
    if arguments:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*arguments)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(tls))


if __name__ == "__main__":
    main(sys.argv[1:])
