"""Runs import-linter on a tree and reads its report."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from installers.dev import tree

_HEADING = re.compile(r"^(?P<title>[^\n]+)\n-+\n", re.MULTILINE)


def contract_names() -> frozenset[str]:
    """Every contract that pyproject.toml declares."""
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return frozenset(contract["name"] for contract in settings["tool"]["importlinter"]["contracts"])


def run(root: Path) -> tuple[int, str]:
    """Exit code and report of import-linter in `root`."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def sections(report: str) -> dict[str, str]:
    """What the report says below each heading; the last section of a name wins."""
    found = list(_HEADING.finditer(report))
    ends = [match.start() for match in found[1:]] + [len(report)]
    return {
        match["title"]: report[match.end() : end] for match, end in zip(found, ends, strict=True)
    }
