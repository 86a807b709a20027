"""What the size limits measure is what they say."""

import ast

import pytest

from installers.dev.tree import Module, functions
from installers.dev.tree_report import percentile

_SOURCE = '''
def outer(a):
    """Says

    something long.
    """
    def inner():
        return a
    return inner


class Thing:
    async def act(self):
        return 1
'''


def test_a_docstring_does_not_make_a_function_long() -> None:
    module = Module("x.py", _SOURCE, ast.parse(_SOURCE))
    found = {f.where.split()[1]: f.lines for f in functions(module)}
    assert found == {"outer": 4, "inner": 2, "act": 2}


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.9, 0), ([5], 0.9, 5), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9), ([3, 1, 2], 1.0, 3)],
)
def test_percentile_is_the_nearest_rank(values: list[int], share: float, expected: int) -> None:
    assert percentile(values, share) == expected
