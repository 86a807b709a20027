import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from common.core.clock import FakeClock
from common.crypto.certificates import (
    CA_FILE,
    CA_KEY_FILE,
    SERVER_KEY_FILE,
    ca_words,
    create_ca,
    issue_server,
    load_ca,
)
from common.crypto.errors import KeyUnavailableError

CLOCK = FakeClock(1_764_000_000_000)
NOW = datetime.fromtimestamp(1_764_000_000, UTC)


def test_authority_signs_servers_and_nothing_below(tmp_path: Path) -> None:
    authority = create_ca(tmp_path, "Seoul 3", clock=CLOCK)
    certificate = authority.certificate
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert constraints.critical
    assert (constraints.value.ca, constraints.value.path_length) == (True, 0)
    assert usage.critical
    assert (usage.value.key_cert_sign, usage.value.crl_sign) == (True, True)
    assert not usage.value.digital_signature
    assert certificate.not_valid_before_utc == NOW - timedelta(days=1)


def test_server_certificate_has_the_agreed_form(tmp_path: Path) -> None:
    authority = create_ca(tmp_path, "Seoul 3", clock=CLOCK)
    leaf = issue_server(tmp_path, authority, ["localhost", "127.0.0.1", "::1"], clock=CLOCK)
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    addresses = names.get_values_for_type(x509.IPAddress)
    assert [str(address) for address in addresses] == ["127.0.0.1", "::1"]
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    uses = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(uses) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert leaf.not_valid_before_utc == NOW - timedelta(days=1)
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == timedelta(days=397)
    leaf.verify_directly_issued_by(authority.certificate)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_keys_are_the_owners_only_and_the_certificate_is_public(tmp_path: Path) -> None:
    issue_server(tmp_path, create_ca(tmp_path, "Seoul 3"), ["localhost"])
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes[CA_KEY_FILE] == modes[SERVER_KEY_FILE] == 0o600
    assert modes[CA_FILE] == 0o644


def test_authority_is_loaded_as_it_was_made(tmp_path: Path) -> None:
    made = create_ca(tmp_path, "Seoul 3")
    loaded = load_ca(tmp_path)
    assert loaded.certificate == made.certificate
    assert loaded.words == made.words == ca_words(tmp_path / CA_FILE)
    assert loaded.key.private_numbers() == made.key.private_numbers()


def test_a_second_authority_never_replaces_the_first(tmp_path: Path) -> None:
    first = create_ca(tmp_path, "Seoul 3")
    with pytest.raises(KeyUnavailableError, match="not replaced"):
        create_ca(tmp_path, "Seoul 3")
    assert load_ca(tmp_path).words == first.words


def test_passphrase_guards_the_authority(tmp_path: Path) -> None:
    right = "여름"
    create_ca(tmp_path, "Seoul 3", passphrase=right)
    assert b"ENCRYPTED" in (tmp_path / CA_KEY_FILE).read_bytes()
    assert load_ca(tmp_path, passphrase=right).pem == (tmp_path / CA_FILE).read_bytes()
    for wrong in ("겨울", None):
        with pytest.raises(KeyUnavailableError, match="another passphrase"):
            load_ca(tmp_path, passphrase=wrong)


def test_a_server_certificate_is_replaced(tmp_path: Path) -> None:
    authority = create_ca(tmp_path, "Seoul 3")
    first = issue_server(tmp_path, authority, ["localhost"])
    second = issue_server(tmp_path, authority, ["localhost", "10.0.0.5"])
    assert first.serial_number != second.serial_number
    with pytest.raises(ValueError, match="needs a host"):
        issue_server(tmp_path, authority, [])


def test_missing_or_damaged_files_are_refused_by_type(tmp_path: Path) -> None:
    with pytest.raises(KeyUnavailableError, match="cannot be read"):
        load_ca(tmp_path)
    (tmp_path / CA_FILE).write_text("x")
    with pytest.raises(KeyUnavailableError, match="no certificate"):
        ca_words(tmp_path / CA_FILE)
