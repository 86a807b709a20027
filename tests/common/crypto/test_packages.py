import json

import pytest

from common.crypto.errors import CryptoError, TamperedError, WrongPeriodError
from common.crypto.keyring import Keyring
from common.crypto.packages import SealedPackage, open_package, read_package, seal_package

CENTRE = Keyring.in_memory()
PAPER = "1. 다음 중 옳은 것은?".encode() * 200


def sealed(period: str = "period-1", content: bytes = PAPER) -> SealedPackage:
    return seal_package(content, package_id="package-1", period_id=period, signer=CENTRE)


def test_package_opens_with_its_key_in_its_period() -> None:
    package = sealed()
    paper = open_package(
        package.blob, package.key, period_id="period-1", public_key=CENTRE.public_key
    )
    assert paper == PAPER


def test_package_of_another_period_stays_shut_even_with_its_key() -> None:
    package = sealed("period-2")
    with pytest.raises(WrongPeriodError):
        open_package(package.blob, package.key, period_id="period-1", public_key=CENTRE.public_key)


def test_key_is_bound_to_the_period() -> None:
    # Even a holder of the signing key cannot make one period's key open another period's paper.
    first, second = sealed("period-1"), sealed("period-2")
    with pytest.raises(TamperedError):
        open_package(first.blob, second.key, period_id="period-1", public_key=CENTRE.public_key)


def test_package_tells_what_it_is_without_the_key() -> None:
    package = sealed()
    manifest = read_package(package.blob, public_key=CENTRE.public_key)
    assert manifest == package.manifest
    assert (manifest.package_id, manifest.period_id) == ("package-1", "period-1")
    assert "옳은".encode() not in package.blob
    assert package.key not in package.blob


def test_every_sealing_has_a_key_of_its_own() -> None:
    assert len({sealed().key for _ in range(20)}) == 20


def test_stranger_cannot_sign() -> None:
    package = sealed()
    with pytest.raises(TamperedError, match="not signed"):
        read_package(package.blob, public_key=Keyring.in_memory().public_key)


def test_every_changed_byte_is_noticed() -> None:
    package = sealed(content=b"q")
    for at in range(len(package.blob)):
        changed = bytearray(package.blob)
        changed[at] ^= 1
        with pytest.raises(TamperedError):
            read_package(bytes(changed), public_key=CENTRE.public_key)


def test_every_cut_is_noticed() -> None:
    package = sealed(content=b"q")
    for length in range(len(package.blob)):
        with pytest.raises(CryptoError):
            read_package(package.blob[:length], public_key=CENTRE.public_key)
    with pytest.raises(TamperedError):
        read_package(package.blob + b"x", public_key=CENTRE.public_key)


def test_wrong_or_short_key_is_refused() -> None:
    package = sealed()
    for key in (bytes(32), package.key[:31], b""):
        with pytest.raises(TamperedError):
            open_package(package.blob, key, period_id="period-1", public_key=CENTRE.public_key)


@pytest.mark.parametrize("manifest", [{"package_id": "x"}, {"algorithm": 9}, [], "text"])
def test_signed_manifest_of_a_newer_kind_is_refused_by_type(manifest: object) -> None:
    if isinstance(manifest, dict) and "algorithm" in manifest:
        manifest = {**json.loads(sealed().blob[9:].split(b"}")[0] + b"}"), **manifest}
    text = json.dumps(manifest).encode()
    signature = CENTRE.sign(b"gamdok package 1\n" + text)
    blob = b"GDMP\x01" + len(text).to_bytes(4, "big") + text + signature
    with pytest.raises(TamperedError, match="newer kind"):
        read_package(blob, public_key=CENTRE.public_key)
