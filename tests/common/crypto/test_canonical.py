import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.crypto.canonical import canonical_json

KEYS = st.text(st.characters(max_codepoint=127), max_size=5)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def test_form_is_the_agreed_one() -> None:
    value = {"b": [1, True, None], "a": "가\n", "ab": {}}
    assert canonical_json(value) == '{"a":"가\\n","ab":{},"b":[1,true,null]}'.encode()


@given(VALUES)
def test_reading_and_writing_again_changes_nothing(value: object) -> None:
    text = canonical_json(value)
    assert canonical_json(json.loads(text)) == text


@given(st.dictionaries(KEYS, LEAVES, min_size=2))
def test_order_of_keys_makes_no_difference(value: dict[str, object]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), {"a": 1.0}, [2**53], {1: "a"}, {"가": 1}, b"x", {"a"}, "\ud800", object()],
)
def test_what_could_be_written_in_two_ways_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each has its own text, some the library's
        canonical_json(value)
