"""Modules and functions stay small."""

from installers.dev import tree
from installers.dev.tree_report import FUNCTION_LIMIT, MODULE_LIMIT


def test_no_module_outgrows_one_idea() -> None:
    long = [
        f"{module.path}: {module.lines} lines"
        for module in tree.modules(*tree.EVERYTHING)
        if module.lines > MODULE_LIMIT
    ]
    assert not long, f"split at {MODULE_LIMIT} lines or before: {long}"


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{function.where}: {function.lines} lines"
        for module in tree.modules(*tree.EVERYTHING)
        for function in tree.functions(module)
        if function.lines > FUNCTION_LIMIT
    ]
    assert not long, f"more than {FUNCTION_LIMIT} lines without the docstring: {long}"
