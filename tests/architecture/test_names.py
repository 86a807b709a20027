"""Names follow the project's own grammar."""

import ast
import re
from collections.abc import Iterator

from installers.dev import tree

_FILLER = re.compile(r".(Msg|Data|Info|DTO|Dto)$")
_PREFIX = re.compile(r"^(I[A-Z][a-z]|Abstract[A-Z])")


def _classes(*packages: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for module in tree.modules(*packages):
        for node in module.syntax.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield f"{module.path}:{node.lineno} {node.name}", node


def test_messages_carry_no_filler_words() -> None:
    found = [where for where, node in _classes("common/protocol") if _FILLER.search(node.name)]
    assert not found


def test_contracts_are_nouns_without_a_prefix() -> None:
    assert not [where for where, node in _classes(*tree.SHIPPED) if _PREFIX.match(node.name)]


def test_table_rows_end_in_row() -> None:
    rows = _classes("server/stores/database/models")
    mapped = [(where, node) for where, node in rows if _is_table(node)]
    assert not [where for where, node in mapped if not node.name.endswith("Row")]


def _is_table(node: ast.ClassDef) -> bool:
    return any(
        isinstance(target, ast.Name) and target.id == "__tablename__"
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
    )


def test_a_store_file_holds_its_store() -> None:
    wrong = []
    for module in tree.modules("server/stores/database"):
        file = module.path.rpartition("/")[2]
        if match := re.fullmatch(r"(\w+_store)\.py", file):
            name = "".join(part.capitalize() for part in match[1].split("_"))
            names = [n.name for n in module.syntax.body if isinstance(n, ast.ClassDef)]
            if not any(found.endswith(name) for found in names):
                wrong.append(f"{module.path}: no {name} among {names}")
    assert not wrong
