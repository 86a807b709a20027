"""What the doctor looks at, one function each; none of them changes anything that stays."""

import os
import shutil
import socket
import ssl
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from cryptography import x509

from common.core.clock import Clock, SystemClock
from common.core.errors import RefusedError, SuiteError
from common.crypto.certificates import SERVER_FILE
from common.crypto.keyring import Keyring
from common.crypto.tls import server_ssl_context
from server.admin.caller import perform
from server.admin.disk_truth import doubt
from server.admin.operations.contract import Nothing
from server.admin.operations.devices import LIST_DEVICES, ListDevices
from server.admin.operations.users import LIST_USERS
from server.settings import DataFolder, ServerSettings, settings_of

LEAST_FREE_BYTES = 5 * 1024**3
SLOWEST_FSYNC_MS = 20.0
LEAST_CERTIFICATE_DAYS = 30
_FSYNCS = 15
_DAY_MS = 86_400_000


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    Args:
        advice: what to do where it is not well.
    """

    name: str
    ok: bool
    found: str
    advice: str = ""


def check_all(folder: DataFolder, clock: Clock | None = None) -> tuple[Check, ...]:
    """Look at everything; a check that fails hides no other. Blocks."""
    clock = clock or SystemClock()
    looks: dict[str, Callable[[], Check]] = {
        "settings": lambda: _settings(folder),
        "keys": lambda: _keys(folder),
        "certificate": lambda: _certificate(folder, clock),
        "clock": lambda: _clock(folder, clock),
        "disk space": lambda: _disk_space(folder),
        "fsync": lambda: _fsync(folder),
        "database": lambda: _database(folder),
        "port": lambda: _port(folder),
        "devices": lambda: _devices(folder),
    }
    return tuple(_guarded(name, look) for name, look in looks.items())


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (SuiteError, OSError, ValueError) as error:
        return Check(name=name, ok=False, found=str(error), advice="see the text")


def _settings(folder: DataFolder) -> Check:
    settings_of(folder)
    return Check(name="settings", ok=True, found=str(folder.settings))


def _keys(folder: DataFolder) -> Check:
    Keyring.load(folder.keys)
    return Check(name="keys", ok=True, found="the keyring opens")


def _certificate(folder: DataFolder, clock: Clock) -> Check:
    server_ssl_context(folder.tls)
    days = (_expiry_ms(folder) - clock.now_ms()) // _DAY_MS
    return Check(
        name="certificate",
        ok=days >= LEAST_CERTIFICATE_DAYS,
        found=f"{days} days left",
        advice="run gamdok-admin node certificate and restart the server",
    )


def _clock(folder: DataFolder, clock: Clock) -> Check:
    certificate = _server_certificate(folder)
    begins = round(certificate.not_valid_before_utc.timestamp() * 1000)
    now = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
    return Check(
        name="clock",
        ok=begins <= clock.now_ms() <= _expiry_ms(folder),
        found=now.isoformat(timespec="seconds"),
        advice="the clock is outside the certificate's dates: set it, and keep it by NTP",
    )


def _disk_space(folder: DataFolder) -> Check:
    free = shutil.disk_usage(folder.root).free
    return Check(
        name="disk space",
        ok=free >= LEAST_FREE_BYTES,
        found=f"{free / 1024**3:.1f} GiB free",
        advice=f"free {LEAST_FREE_BYTES // 1024**3} GiB or more before the exam",
    )


def _fsync(folder: DataFolder) -> Check:
    """Slow, every answer waits for it; untrue, a power cut takes what was acknowledged."""
    median = statistics.median(_fsync_times_ms(folder.root))
    why = doubt(folder.root, median)
    if why:
        found = f"{median:.3f} ms, and it is not true: {why}"
        advice = "put the data folder on a disk that keeps what it confirms"
        return Check(name="fsync", ok=False, found=found, advice=advice)
    return Check(
        name="fsync",
        ok=median <= SLOWEST_FSYNC_MS,
        found=f"{median:.1f} ms",
        advice="an answer waits for the disk: use an SSD of its own for the data folder",
    )


def _fsync_times_ms(root: Path) -> Iterator[float]:
    with tempfile.TemporaryFile(dir=root) as file:
        for _ in range(_FSYNCS):
            file.write(os.urandom(4096))
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            yield (time.perf_counter() - began) * 1000


def _database(folder: DataFolder) -> Check:
    found = perform(folder, LIST_USERS, Nothing())
    return Check(name="database", ok=True, found=f"opens; {len(found.users)} members of staff")


def _port(folder: DataFolder) -> Check:
    settings = settings_of(folder)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.listen or "", settings.port))
        except OSError as error:
            return _taken(settings, error)
    return Check(name="port", ok=True, found=f"{settings.port} is free")


def _taken(settings: ServerSettings, error: OSError) -> Check:
    """A port in use is well if it is our own server that answers there."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    ours = False
    with socket.create_connection(("127.0.0.1", settings.port), 2) as raw:
        stream = context.wrap_socket(raw) if settings.tls else raw
        stream.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        ours = stream.recv(64).startswith(b"HTTP/1.1 200")
        stream.close()
    return Check(
        name="port",
        ok=ours,
        found=f"{settings.port}: the server answers" if ours else f"{error.strerror}",
        advice="another program has the port: stop it, or set another port",
    )


def _devices(folder: DataFolder) -> Check:
    """A centre without rooms yet, or without the rule, lacks nothing."""
    if not settings_of(folder).devices_required:
        return Check(name="devices", ok=True, found="PCs need no key (devices_required is false)")
    try:
        seats = perform(folder, LIST_DEVICES, ListDevices()).seats
    except RefusedError:
        return Check(name="devices", ok=True, found="no rooms yet")
    without = [seat for seat in seats if seat.device_id is None]
    return Check(
        name="devices",
        ok=not without,
        found=f"{len(seats) - len(without)} of {len(seats)} seats have an enrolled PC",
        advice="run gamdok-admin device codes --room ROOM and type each code at its PC; "
        "or set devices_required = false while the centre is being enrolled",
    )


def _server_certificate(folder: DataFolder) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder.tls / SERVER_FILE).read_bytes())


def _expiry_ms(folder: DataFolder) -> int:
    return round(_server_certificate(folder).not_valid_after_utc.timestamp() * 1000)
