import json
import stat
import sys
import unicodedata
from pathlib import Path

import pytest

from common.crypto.blobs import context_of
from common.crypto.errors import CryptoError, KeyUnavailableError, TamperedError
from common.crypto.keyring import Keyring, Purpose, search_form
from common.crypto.keyring_file import KEYRING_FILE, MASTER_FILE
from common.crypto.provider import OPENSSL, PassphraseCost

QUICK = PassphraseCost(passes=1, memory_kib=64, lanes=1)
ROW = context_of("answer", "attempt", "item")


def test_keys_last_from_one_start_to_the_next(tmp_path: Path) -> None:
    before = Keyring.create(tmp_path / "keys")
    blob = before.seal("answers", b"2", ROW)
    after = Keyring.load(tmp_path / "keys")
    assert after.open("answers", blob, ROW) == b"2"
    assert after.public_key == before.public_key
    assert after.blind_index("홍길동") == before.blind_index("홍길동")


def test_derived_secrets_last_and_are_unrelated(tmp_path: Path) -> None:
    keyring = Keyring.create(tmp_path / "keys")
    secret = keyring.derive("receipt", "attempt-1")
    keyring.add_data_key()
    assert Keyring.load(tmp_path / "keys").derive("receipt", "attempt-1") == secret
    others = {
        keyring.derive("receipt", "attempt-2"),
        keyring.derive("receipt"),
        keyring.derive("receiptattempt-1"),
        keyring.blind_index("receipt|attempt-1"),
        Keyring.in_memory().derive("receipt", "attempt-1"),
    }
    assert len(others) == 5
    assert secret not in others
    assert len(secret) == 32


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_files_are_the_owners_only(tmp_path: Path) -> None:
    Keyring.create(tmp_path / "keys")
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()}
    assert modes == {MASTER_FILE: 0o600, KEYRING_FILE: 0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
@pytest.mark.parametrize("name", [MASTER_FILE, KEYRING_FILE])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o610])
def test_loose_permissions_are_refused(tmp_path: Path, name: str, mode: int) -> None:
    Keyring.create(tmp_path)
    (tmp_path / name).chmod(mode)
    with pytest.raises(KeyUnavailableError, match=f"{mode:04o}"):
        Keyring.load(tmp_path)


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    first = Keyring.create(tmp_path)
    for passphrase in (None, "new"):
        with pytest.raises(KeyUnavailableError, match="not replaced"):
            Keyring.create(tmp_path, passphrase, cost=QUICK)
    assert Keyring.load(tmp_path).public_key == first.public_key
    assert sorted(file.name for file in tmp_path.iterdir()) == [KEYRING_FILE, MASTER_FILE]


def test_a_lost_key_file_does_not_let_new_keys_hide_the_old_ones(tmp_path: Path) -> None:
    Keyring.create(tmp_path)
    (tmp_path / MASTER_FILE).unlink()
    with pytest.raises(KeyUnavailableError, match="cannot be read"):
        Keyring.load(tmp_path)
    with pytest.raises(KeyUnavailableError, match="not replaced"):
        Keyring.create(tmp_path)


def test_no_key_file_appears_beside_keys_of_a_passphrase(tmp_path: Path) -> None:
    Keyring.create(tmp_path, "여름", cost=QUICK)
    with pytest.raises(KeyUnavailableError, match="not replaced"):
        Keyring.create(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [KEYRING_FILE]


def test_passphrase_leaves_no_key_on_the_disk(tmp_path: Path) -> None:
    keyring = Keyring.create(tmp_path, "여름 시험", cost=QUICK)
    assert [file.name for file in tmp_path.iterdir()] == [KEYRING_FILE]
    blob = keyring.seal("personal", b"name", ROW)
    assert Keyring.load(tmp_path, "여름 시험").open("personal", blob, ROW) == b"name"
    with pytest.raises(KeyUnavailableError, match="wrong passphrase"):
        Keyring.load(tmp_path, "겨울 시험")
    with pytest.raises(KeyUnavailableError, match="locked by a passphrase"):
        Keyring.load(tmp_path)
    with pytest.raises(KeyUnavailableError, match="empty"):
        Keyring.create(tmp_path / "other", " ", cost=QUICK)


def test_the_files_hold_no_key_in_clear(tmp_path: Path) -> None:
    keyring = Keyring.create(tmp_path, "p", cost=QUICK)
    text = (tmp_path / KEYRING_FILE).read_bytes()
    for key in (*keyring._keys.data.values(), keyring._keys.index, keyring._keys.signing):
        assert key not in text
        assert key.hex().encode() not in text


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[]",
        b"{}",
        b'"x"',
        b'{"format": 2}',
        b"\xff\xfe",
    ],
)
def test_damaged_keyring_is_refused_by_type(tmp_path: Path, damage: bytes) -> None:
    Keyring.create(tmp_path)
    (tmp_path / KEYRING_FILE).write_bytes(damage)
    with pytest.raises(KeyUnavailableError):
        Keyring.load(tmp_path)


def test_wrapped_keys_cannot_change_places(tmp_path: Path) -> None:
    Keyring.create(tmp_path)
    document = json.loads((tmp_path / KEYRING_FILE).read_text())
    document["index"], document["signing"] = document["signing"], document["index"]
    (tmp_path / KEYRING_FILE).write_text(json.dumps(document))
    with pytest.raises(KeyUnavailableError):
        Keyring.load(tmp_path)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_no_purpose_opens_what_another_sealed(purpose: Purpose) -> None:
    keyring = Keyring.in_memory()
    blob = keyring.seal(purpose, b"x", ROW)
    for other in Purpose:
        if other is purpose:
            assert keyring.open(other, blob, ROW) == b"x"
        else:
            with pytest.raises(TamperedError):
                keyring.open(other, blob, ROW)


def test_unknown_purpose_is_refused() -> None:
    keyring = Keyring.in_memory()
    with pytest.raises(KeyUnavailableError, match="unknown"):
        keyring.seal("answer", b"x", ROW)


def test_a_blob_of_another_centre_or_row_does_not_open() -> None:
    keyring = Keyring.in_memory()
    blob = keyring.seal("answers", b"x", ROW)
    with pytest.raises(CryptoError):
        Keyring.in_memory().open("answers", blob, ROW)
    with pytest.raises(TamperedError):
        keyring.open("answers", blob, context_of("answer", "attempt", "item2"))


def test_a_new_data_key_leaves_old_blobs_readable(tmp_path: Path) -> None:
    keyring = Keyring.create(tmp_path)
    old = keyring.seal("answers", b"old", ROW)
    assert keyring.add_data_key() == 2
    new = keyring.seal("answers", b"new", ROW)
    assert new[2:6] != old[2:6]
    for ring in (keyring, Keyring.load(tmp_path)):
        assert ring.open("answers", old, ROW) == b"old"
        assert ring.open("answers", new, ROW) == b"new"
    assert Keyring.load(tmp_path).blind_index("a") == keyring.blind_index("a")


def test_a_blob_of_a_lost_data_key_names_it() -> None:
    keyring, other = Keyring.in_memory(), Keyring.in_memory()
    other.add_data_key()
    with pytest.raises(KeyUnavailableError, match="data key 2"):
        keyring.open("answers", other.seal("answers", b"x", ROW), ROW)


def test_blind_index_ignores_case_composition_and_blanks() -> None:
    keyring = Keyring.in_memory()
    decomposed = unicodedata.normalize("NFD", "홍길동")
    texts = ("홍 길동", "홍길동", decomposed, " 홍\t길\u3000동 ")
    same = {keyring.blind_index(text) for text in texts}
    assert len(same) == 1
    assert keyring.blind_index("Straße Kim") == keyring.blind_index("STRASSEKIM")
    assert keyring.blind_index("홍길동") != keyring.blind_index("홍길둥")
    assert keyring.blind_index("홍길동") != Keyring.in_memory().blind_index("홍길동")


def test_blind_prefixes_find_every_beginning() -> None:
    keyring = Keyring.in_memory()
    assert keyring.blind_prefixes("홍 길동") == (
        keyring.blind_index("홍"),
        keyring.blind_index("홍길"),
        keyring.blind_index("홍길동"),
    )
    assert keyring.blind_prefixes("  ") == ()


def test_search_form_is_stable() -> None:
    for text in ("ΐ", "İ", "ǰ", "홍 길동", "ﬁ"):
        assert search_form(search_form(text)) == search_form(text)


def test_centre_signs() -> None:
    keyring = Keyring.in_memory()
    signature = keyring.sign(b"receipt")
    assert OPENSSL.verify(keyring.public_key, signature, b"receipt")
    assert not OPENSSL.verify(Keyring.in_memory().public_key, signature, b"receipt")
