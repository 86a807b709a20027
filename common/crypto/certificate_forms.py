"""What stands in the authority's and the server's certificates; no files here.

EC P-256; the forms pass OpenSSL's strict check.
"""

import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CA_DAYS = 3650
LEAF_DAYS = 397
_SKEW = timedelta(days=1)
"""How far a PC's clock may be behind the server's."""
_NAME_LENGTH = 64


def authority_form(
    name: str, key: ec.EllipticCurvePublicKey, now_ms: int
) -> x509.CertificateBuilder:
    """Return an authority that signs servers and nothing below them; still to be signed."""
    subject = _name(name)
    return (
        _dated(now_ms, CA_DAYS)
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def server_form(
    hosts: Sequence[str], key: ec.EllipticCurvePublicKey, issuer: x509.Certificate, now_ms: int
) -> x509.CertificateBuilder:
    """Return a server certificate for `hosts` (DNS names, IP addresses); still to be signed."""
    issuer_id = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    issuer_ref = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id)
    return (
        _dated(now_ms, LEAF_DAYS)
        .subject_name(_name(hosts[0]))
        .issuer_name(issuer.subject)
        .public_key(key)
        .add_extension(x509.SubjectAlternativeName([_host(h) for h in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(issuer_ref, critical=False)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:_NAME_LENGTH])])


def _dated(now_ms: int, days: int) -> x509.CertificateBuilder:
    begins = datetime.fromtimestamp(now_ms // 1000, UTC) - _SKEW
    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
