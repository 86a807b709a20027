"""The rules on syntax trees hold, and each of them notices a planted violation."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from installers.dev import tree
from installers.dev.tree import Module
from tests.architecture import rules

Rule = Callable[[Module], Iterator[str]]


def _module(path: str, text: str) -> Module:
    return Module(path, text, ast.parse(text))


@pytest.mark.parametrize(
    "rule",
    [rules.widgets_away_from_home, rules.nested_loops, rules.rehearsal_words],
    ids=lambda rule: rule.__name__,
)
def test_shipped_code_keeps_the_rule(rule: Rule) -> None:
    assert not [wrong for module in tree.modules(*tree.SHIPPED) for wrong in rule(module)]


def test_every_module_says_why_it_exists() -> None:
    found = tree.modules(*tree.SHIPPED, "installers")
    assert not [wrong for module in found for wrong in rules.without_docstring(module)]


def test_a_view_file_holds_one_public_class() -> None:
    crowded = {
        module.path: names
        for module in tree.modules(*tree.SHIPPED)
        if re.match(r"\w+_app/views/", module.path)
        and len(names := rules.public_classes(module)) > 1
    }
    assert not crowded


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (
            rules.widgets_away_from_home,
            "chief_app/view_models/x.py",
            "from PySide6.QtWidgets import QLabel",
        ),
        (rules.widgets_away_from_home, "common/client/x.py", "import PySide6.QtWidgets"),
        (rules.widgets_away_from_home, "chief_app/state.py", "from PySide6 import QtWidgets"),
        (rules.nested_loops, "chief_app/views/x.py", "dialog.exec()"),
        (rules.nested_loops, "chief_app/views/x.py", "QMessageBox.question(self, '', '')"),
        (rules.rehearsal_words, "server/web/x.py", "if settings.is_demo: pass"),
        (rules.rehearsal_words, "server/web/x.py", "def start(rehearsal: bool): ..."),
        (rules.rehearsal_words, "server/demo.py", ""),
        (rules.rehearsal_words, "server/x.py", "class DemoCentre: ..."),
        (rules.rehearsal_words, "server/x.py", "IN_DEMO_MODE = 1"),
        (rules.without_docstring, "server/web/x.py", "import os"),
    ],
)
def test_a_planted_violation_is_noticed(rule: Rule, path: str, text: str) -> None:
    assert list(rule(_module(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (rules.widgets_away_from_home, "chief_app/views/x.py", "import PySide6.QtWidgets"),
        (rules.widgets_away_from_home, "common/qt/x.py", "from PySide6 import QtWidgets"),
        (rules.nested_loops, "server/web/x.py", "await pipeline.execute()"),
        (rules.nested_loops, "chief_app/views/x.py", "dialog.open()"),
        (rules.rehearsal_words, "server/web/x.py", "stage = Stage.REHEARSAL"),
        (rules.rehearsal_words, "common/simulation/x.py", "demo = True"),
        (rules.rehearsal_words, "common/crypto/x.py", "demote(democracy, TextElideMode)"),
    ],
)
def test_what_is_allowed_passes(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(_module(path, text)))
