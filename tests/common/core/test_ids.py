import pytest

from common.core.ids import is_id, new_id


def test_ids_are_never_the_same_and_have_the_form() -> None:
    ids = {new_id() for _ in range(10_000)}
    assert len(ids) == 10_000
    assert all(is_id(text) for text in ids)


def test_every_character_varies() -> None:
    ids = [new_id() for _ in range(1000)]
    used = [len({text[at] for text in ids}) for at in range(26)]
    assert used == [32] * 25 + [8]


@pytest.mark.parametrize(
    "text", ["", "0" * 25, "0" * 27, "0" * 25 + "1", "i" * 26, "O" + "0" * 25, "../" + "0" * 23]
)
def test_other_forms_are_no_ids(text: str) -> None:
    assert not is_id(text)
    assert is_id("0" * 26)
