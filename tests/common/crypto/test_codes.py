import pytest

from common.crypto.codes import LENGTH, finder_of, new_code, normal_code, written_code


def test_codes_are_ten_characters_without_look_alikes() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {LENGTH}
    assert not set("".join(codes)) & set("ILOU")


@pytest.mark.parametrize("typed", ["7k3qm-2xw9r", " 7K3QM 2XW9R ", "7K3QM2XW9R", "7k3-qm2/xw9r"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert normal_code(typed) == "7K3QM2XW9R"


def test_look_alikes_are_what_they_look_like() -> None:
    assert normal_code("oOiIlL") == "001111"
    assert normal_code("u한é!") == ""


def test_a_code_is_printed_in_two_groups() -> None:
    assert written_code("7K3QM2XW9R") == "7K3QM-2XW9R"
    assert written_code("7K3") == "7K3"
    assert normal_code(written_code(code := new_code())) == code


def test_the_finder_is_no_secret() -> None:
    assert finder_of("7K3QM2XW9R") == "7K3"
