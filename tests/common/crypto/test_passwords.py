import unicodedata

import pytest
from argon2 import PasswordHasher

from common.crypto import passwords
from common.crypto.errors import TamperedError
from common.crypto.passwords import (
    hash_password,
    needs_rehash,
    spend_verification,
    verify_password,
)


def test_only_the_right_password_is_accepted() -> None:
    stored = hash_password("감독관-7번")
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "감독관" not in stored
    assert verify_password(stored, "감독관-7번")
    assert verify_password(stored, "감독관-7번")
    assert not verify_password(stored, "감독관-8번")
    assert not verify_password(stored, "")


def test_password_is_the_same_on_every_keyboard() -> None:
    stored = hash_password("감독관")
    assert verify_password(stored, unicodedata.normalize("NFD", "감독관"))


def test_two_hashes_of_one_password_differ() -> None:
    assert hash_password("x") != hash_password("x")


def test_weaker_parameters_are_noticed() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("x")
    assert verify_password(weak, "x")
    assert needs_rehash(weak)
    assert not needs_rehash(hash_password("x"))


@pytest.mark.parametrize("damage", ["", "plain", "$argon2id$v=19$m=65536,t=3,p=4$bad"])
def test_damaged_hash_is_refused_by_type(damage: str) -> None:
    with pytest.raises(TamperedError):
        verify_password(damage, "x")


def test_damaged_hash_cannot_be_judged() -> None:
    with pytest.raises(TamperedError):
        needs_rehash("plain")


def test_unknown_name_costs_a_whole_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(passwords, "hash_password", hashed.append)
    spend_verification("x")
    assert hashed == ["x"]
