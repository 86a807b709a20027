import threading
import unicodedata

import pytest

from common.crypto.errors import TamperedError
from common.crypto.provider import OPENSSL, PassphraseCost

QUICK = PassphraseCost(passes=1, memory_kib=64, lanes=1)


def test_hash_hmac_and_kdf_agree_with_published_vectors() -> None:
    # FIPS 180-4 "abc"; RFC 4231 case 2.
    assert OPENSSL.hash(b"abc").hex() == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert OPENSSL.hmac(b"Jefe", b"what do ya want for nothing?").hex() == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    # RFC 5869 case 3: no salt, no info.
    assert OPENSSL.kdf(b"\x0b" * 22, b"", 42).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_seal_agrees_with_a_published_vector() -> None:
    # The GCM specification's test case 14: zero key, zero nonce, one zero block.
    sealed = OPENSSL.aead(bytes(32)).seal(bytes(12), bytes(16), b"")
    assert sealed.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"


def test_signature_agrees_with_a_published_vector() -> None:
    # RFC 8032, 7.1, test 1.
    private = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = OPENSSL.public_key(private)
    assert public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    signature = OPENSSL.sign(private, b"")
    assert signature.hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974")
    assert OPENSSL.verify(public, signature, b"")
    assert not OPENSSL.verify(public, signature, b"x")
    assert not OPENSSL.verify(bytes(31), signature, b"")
    assert not OPENSSL.verify(public, b"short", b"")


def test_open_refuses_another_nonce_context_or_key() -> None:
    aead = OPENSSL.aead(b"k" * 32)
    sealed = aead.seal(b"n" * 12, b"text", b"context")
    assert aead.open(b"n" * 12, sealed, b"context") == b"text"
    for nonce, context in ((b"m" * 12, b"context"), (b"n" * 12, b"")):
        with pytest.raises(TamperedError):
            aead.open(nonce, sealed, context)
    with pytest.raises(TamperedError):
        OPENSSL.aead(b"j" * 32).open(b"n" * 12, sealed, b"context")


def test_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        OPENSSL.aead(b"k" * 16)


def test_passphrase_gives_one_key_however_it_was_typed() -> None:
    composed = "시험장"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    key = OPENSSL.passphrase_key(composed, b"s" * 16, QUICK)
    assert OPENSSL.passphrase_key(decomposed, b"s" * 16, QUICK) == key
    assert OPENSSL.passphrase_key(composed, b"t" * 16, QUICK) != key
    assert len(key) == 32


def test_one_key_serves_several_threads() -> None:
    aead, wrong = OPENSSL.aead(b"k" * 32), []

    def work(number: int) -> None:
        for count in range(2000):
            nonce = number.to_bytes(4, "big") + count.to_bytes(8, "big")
            text = nonce * 5
            if aead.open(nonce, aead.seal(nonce, text, b"c"), b"c") != text:
                wrong.append(nonce)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
