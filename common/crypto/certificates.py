"""The centre's own certificate authority and the server's certificate (threat T1).

Clients trust this authority and nothing else; there is no certificate per PC to renew.
Everything here reads or writes files and blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from common.core.clock import Clock, SystemClock
from common.crypto.certificate_forms import authority_form, server_form
from common.crypto.errors import KeyUnavailableError
from common.crypto.fingerprints import fingerprint_words
from common.crypto.guarded_files import make_folder, read_guarded, write_guarded

CA_FILE = "ca.pem"
CA_KEY_FILE = "ca.key"
SERVER_FILE = "server.pem"
SERVER_KEY_FILE = "server.key"


@dataclass(frozen=True, slots=True, repr=False)
class CertificateAuthority:
    """The centre's authority: its certificate and the key that signs servers."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate as clients get it."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def words(self) -> str:
        """The fingerprint that people compare when a PC first meets the centre."""
        return _words(self.certificate)


def create_ca(
    folder: Path, name: str, *, passphrase: str | None = None, clock: Clock | None = None
) -> CertificateAuthority:
    """Make an authority and write `ca.pem` and `ca.key`.

    Args:
        folder: made if missing.
        name: of the centre, as it stands in the certificate (64 characters at most).
        passphrase: encrypts `ca.key`; then it is asked for whenever a server is issued.
        clock: the system's by default.

    Raises:
        KeyUnavailableError: there is an authority already, or the folder cannot be written.
    """
    make_folder(folder)
    key = ec.generate_private_key(ec.SECP256R1())
    form = authority_form(name, key.public_key(), (clock or SystemClock()).now_ms())
    authority = CertificateAuthority(form.sign(key, hashes.SHA256()), key)
    write_guarded(folder / CA_KEY_FILE, _key_pem(key, passphrase))
    write_guarded(folder / CA_FILE, authority.pem)
    (folder / CA_FILE).chmod(0o644)
    return authority


def load_ca(folder: Path, *, passphrase: str | None = None) -> CertificateAuthority:
    """Read the authority of a folder.

    Raises:
        KeyUnavailableError: missing, damaged, loosely guarded or locked by another passphrase.
    """
    secret = passphrase.encode() if passphrase is not None else None
    certificate = _read_certificate(folder / CA_FILE)
    try:
        key = serialization.load_pem_private_key(read_guarded(folder / CA_KEY_FILE), secret)
    except (ValueError, TypeError):
        message = f"{CA_KEY_FILE} does not open: damaged, or another passphrase"
        raise KeyUnavailableError(message) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        message = f"{CA_KEY_FILE} holds no EC key"
        raise KeyUnavailableError(message)
    return CertificateAuthority(certificate, key)


def issue_server(
    folder: Path,
    authority: CertificateAuthority,
    hosts: Sequence[str],
    *,
    clock: Clock | None = None,
) -> x509.Certificate:
    """Make a server certificate and write `server.pem` and `server.key`, replacing earlier ones.

    Args:
        folder: made if missing.
        authority: signs.
        hosts: names and IP addresses by which clients reach the server.
        clock: the system's by default.

    Raises:
        ValueError: no host.
        KeyUnavailableError: the folder cannot be written.
    """
    if not hosts:
        message = "a server certificate needs a host"
        raise ValueError(message)
    make_folder(folder)
    key = ec.generate_private_key(ec.SECP256R1())
    now_ms = (clock or SystemClock()).now_ms()
    form = server_form(hosts, key.public_key(), authority.certificate, now_ms)
    certificate = form.sign(authority.key, hashes.SHA256())
    # A crash in between leaves a pair that does not load, never one that misleads: issue it again.
    write_guarded(folder / SERVER_KEY_FILE, _key_pem(key, None), replace=True)
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    write_guarded(folder / SERVER_FILE, pem, replace=True)
    return certificate


def ca_words(ca_file: Path) -> str:
    """Return the fingerprint words of a `ca.pem`.

    Raises:
        KeyUnavailableError: missing or no certificate.
    """
    return _words(_read_certificate(ca_file))


def _words(certificate: x509.Certificate) -> str:
    return fingerprint_words(certificate.fingerprint(hashes.SHA256()))


def _read_certificate(file: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(file.read_bytes())
    except OSError as error:
        message = f"{file.name} cannot be read: {error.strerror}"
        raise KeyUnavailableError(message) from error
    except ValueError:
        message = f"{file.name} holds no certificate"
        raise KeyUnavailableError(message) from None


def _key_pem(key: ec.EllipticCurvePrivateKey, passphrase: str | None) -> bytes:
    guard: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase is not None:
        guard = serialization.BestAvailableEncryption(passphrase.encode())
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, guard)
