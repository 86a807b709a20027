import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.crypto.blobs import (
    OVERHEAD,
    BlobHeader,
    context_of,
    header_bytes,
    open_blob,
    read_header,
    seal_blob,
)
from common.crypto.errors import CryptoError, TamperedError
from common.crypto.provider import OPENSSL, Algorithm

AEAD = OPENSSL.aead(b"k" * 32)
HEADER = header_bytes(Algorithm.AES_256_GCM, 7)


def sealed(text: bytes = b"answer", context: bytes = b"row") -> bytes:
    return seal_blob(OPENSSL, AEAD, HEADER, text, context)


def test_blob_names_its_algorithm_and_key() -> None:
    assert read_header(sealed()) == BlobHeader(Algorithm.AES_256_GCM, 7)
    assert sealed()[0] == 1


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_blob_opens_to_what_was_sealed(text: bytes, context: bytes) -> None:
    blob = sealed(text, context)
    assert len(blob) == len(text) + OVERHEAD
    assert open_blob(AEAD, blob, context) == text


def test_every_changed_bit_is_noticed() -> None:
    blob = sealed(b"1,3", b"row")
    for at in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(TamperedError):
            open_blob(AEAD, bytes(changed), b"row")


def test_blob_of_another_row_does_not_open() -> None:
    with pytest.raises(TamperedError):
        open_blob(AEAD, sealed(context=b"row 1"), b"row 2")


def test_sealing_twice_never_gives_the_same_blob() -> None:
    assert len({sealed() for _ in range(100)}) == 100


@given(st.binary(max_size=80))
def test_junk_is_refused_by_type(junk: bytes) -> None:
    with pytest.raises(CryptoError):
        open_blob(AEAD, junk, b"")


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (b"", "too short"),
        (sealed(b"")[:-1], "too short"),
        (b"\x02\x01" + bytes(60), "version 2"),
        (b"\x01\x09" + bytes(60), "algorithm 9"),
    ],
    ids=["empty", "one byte short", "version", "algorithm"],
)
def test_header_of_unknown_form_is_refused(damage: bytes, complaint: str) -> None:
    with pytest.raises(TamperedError, match=complaint):
        read_header(damage)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_parts_never_give_one_context(one: list[str], other: list[str]) -> None:
    assert (context_of(*one) == context_of(*other)) == (one == other)


def test_parts_do_not_run_together() -> None:
    assert context_of("ab", "c") != context_of("a", "bc") != context_of("abc")
