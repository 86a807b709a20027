"""Against a real server on the loopback: who is let in, and who is refused for what."""

import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from common.core.clock import FakeClock, SystemClock
from common.crypto.certificates import (
    CA_FILE,
    SERVER_FILE,
    SERVER_KEY_FILE,
    CertificateAuthority,
    create_ca,
    issue_server,
)
from common.crypto.errors import KeyUnavailableError
from common.crypto.tls import client_ssl_context, server_ssl_context

DAY_MS = 24 * 3600 * 1000
LIMIT_S = 10


class EchoServer:
    """Echoes what arrives first, one connection after the other, on a free port of 127.0.0.1."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.refusals: list[str] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(LIMIT_S)
        self._socket.close()

    def _run(self) -> None:
        while True:
            try:
                accepted, _ = self._socket.accept()
            except OSError:
                return
            with accepted:
                accepted.settimeout(LIMIT_S)
                try:
                    with self._context.wrap_socket(accepted, server_side=True) as secure:
                        secure.sendall(secure.recv(64))
                except OSError as error:
                    self.refusals.append(str(error))


@contextmanager
def echo_server(context: ssl.SSLContext) -> Iterator[EchoServer]:
    server = EchoServer(context)
    try:
        yield server
    finally:
        server.stop()


def talk(server: EchoServer, context: ssl.SSLContext, host: str) -> str | None:
    """Connect as to `host`, exchange a line, and return the TLS version."""
    with (
        socket.create_connection(("127.0.0.1", server.port), LIMIT_S) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        secure.sendall(b"hello")
        assert secure.recv(64) == b"hello"
        return secure.version()


def centre(folder: Path, *hosts: str) -> CertificateAuthority:
    authority = create_ca(folder, folder.name)
    issue_server(folder, authority, hosts or ("localhost", "127.0.0.1"))
    return authority


def test_the_pinned_authority_lets_in_by_name_and_by_address(tmp_path: Path) -> None:
    centre(tmp_path)
    context = client_ssl_context(tmp_path / CA_FILE)
    with echo_server(server_ssl_context(tmp_path)) as server:
        assert talk(server, context, "127.0.0.1") == "TLSv1.3"
        assert talk(server, context, "localhost") == "TLSv1.3"


def test_another_authority_of_the_same_name_is_refused(tmp_path: Path) -> None:
    real, false = tmp_path / "a" / "centre", tmp_path / "b" / "centre"
    for folder in (real, false):
        folder.mkdir(parents=True)
        centre(folder)
    with (
        echo_server(server_ssl_context(false)) as server,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        talk(server, client_ssl_context(real / CA_FILE), "localhost")


def test_another_name_is_refused(tmp_path: Path) -> None:
    centre(tmp_path, "localhost", "10.1.2.3")
    context = client_ssl_context(tmp_path / CA_FILE)
    with echo_server(server_ssl_context(tmp_path)) as server:
        for host in ("127.0.0.1", "exam.example"):
            with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
                talk(server, context, host)


def test_the_systems_store_does_not_know_the_centre(tmp_path: Path) -> None:
    centre(tmp_path)
    with (
        echo_server(server_ssl_context(tmp_path)) as server,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        talk(server, ssl.create_default_context(), "localhost")


def test_nothing_but_the_centre_is_trusted(tmp_path: Path) -> None:
    authority = centre(tmp_path)
    trusted = client_ssl_context(tmp_path / CA_FILE).get_ca_certs(binary_form=True)
    assert trusted == [ssl.PEM_cert_to_DER_cert(authority.pem.decode())]


def test_older_tls_is_refused(tmp_path: Path) -> None:
    centre(tmp_path)
    old = client_ssl_context(tmp_path / CA_FILE)
    old.minimum_version = ssl.TLSVersion.TLSv1_2
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        echo_server(server_ssl_context(tmp_path)) as server,
        pytest.raises(OSError, match=r"(?i)version|reset"),
    ):
        talk(server, old, "localhost")
    assert "UNSUPPORTED_PROTOCOL" in server.refusals[0]


def test_a_certificate_of_last_year_is_refused(tmp_path: Path) -> None:
    authority = create_ca(tmp_path, "centre")
    long_ago = FakeClock(SystemClock().now_ms() - 400 * DAY_MS)
    issue_server(tmp_path, authority, ["localhost"], clock=long_ago)
    with (
        echo_server(server_ssl_context(tmp_path)) as server,
        pytest.raises(ssl.SSLCertVerificationError, match="expired"),
    ):
        talk(server, client_ssl_context(tmp_path / CA_FILE), "localhost")


def test_a_server_certificate_cannot_act_as_an_authority(tmp_path: Path) -> None:
    leaf = issue_server(tmp_path, create_ca(tmp_path, "centre"), ["localhost"])
    key = load_pem_private_key((tmp_path / SERVER_KEY_FILE).read_bytes(), None)
    assert isinstance(key, EllipticCurvePrivateKey)
    evil = tmp_path / "evil"
    issue_server(evil, CertificateAuthority(leaf, key), ["localhost"])
    with (evil / SERVER_FILE).open("ab") as chain:
        chain.write((tmp_path / SERVER_FILE).read_bytes())
    with (
        echo_server(server_ssl_context(evil)) as server,
        pytest.raises(ssl.SSLCertVerificationError, match="invalid CA"),
    ):
        talk(server, client_ssl_context(tmp_path / CA_FILE), "localhost")


def test_half_a_pair_does_not_load(tmp_path: Path) -> None:
    authority = centre(tmp_path)
    issue_server(tmp_path / "other", authority, ["localhost"])
    key = (tmp_path / "other" / SERVER_KEY_FILE).read_bytes()
    (tmp_path / SERVER_KEY_FILE).write_bytes(key)
    with pytest.raises(KeyUnavailableError, match="does not load"):
        server_ssl_context(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_loosely_guarded_key_is_refused(tmp_path: Path) -> None:
    centre(tmp_path)
    (tmp_path / SERVER_KEY_FILE).chmod(0o644)
    with pytest.raises(KeyUnavailableError, match="0644"):
        server_ssl_context(tmp_path)


def test_a_missing_pin_is_refused_by_type(tmp_path: Path) -> None:
    with pytest.raises(KeyUnavailableError, match="does not load"):
        client_ssl_context(tmp_path / CA_FILE)
