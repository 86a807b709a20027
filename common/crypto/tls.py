"""TLS contexts: 1.3 only; a client trusts the centre's authority and nothing else."""

import ssl
from pathlib import Path

from common.crypto.certificates import SERVER_FILE, SERVER_KEY_FILE
from common.crypto.errors import KeyUnavailableError
from common.crypto.guarded_files import read_guarded


def server_ssl_context(folder: Path) -> ssl.SSLContext:
    """Return the context for the server whose certificate is in `folder`. Blocks.

    Raises:
        KeyUnavailableError: certificate or key missing, not a pair, or the key loosely guarded.
    """
    read_guarded(folder / SERVER_KEY_FILE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(folder / SERVER_FILE, folder / SERVER_KEY_FILE)
    except (OSError, ssl.SSLError) as error:
        message = f"the server certificate does not load: {error}"
        raise KeyUnavailableError(message) from error
    return context


def client_ssl_context(ca_file: Path) -> ssl.SSLContext:
    """Return the context for connections to the centre: only `ca_file` is trusted. Blocks.

    The system's store is not loaded, and the name or address must be in the certificate.

    Raises:
        KeyUnavailableError: missing or no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    try:
        context.load_verify_locations(ca_file)
    except (OSError, ssl.SSLError) as error:
        message = f"the centre's certificate does not load: {error}"
        raise KeyUnavailableError(message) from error
    return context
