"""What the day came to, from the clients' histories and the stopped server's database."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any


def checked(data: Path, histories: Path) -> dict[str, Any]:
    """Run the history checker as a process of its own and return its report."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.helpers.history_checker",
            "--data",
            str(data),
            "--history",
            str(histories),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if not done.stdout:
        raise SystemExit(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def counts(data: Path) -> dict[str, Any]:
    """Count what the day left in the database."""
    with closing(sqlite3.connect(f"file:{data / 'gamdok.db'}?mode=ro", uri=True)) as database:
        kinds = database.execute("SELECT kind, count(*) FROM submissions GROUP BY kind").fetchall()
        acts = Counter(
            row[0] for row in database.execute("SELECT act FROM audit_entries").fetchall()
        )
        return {
            "seats": _one(database, "SELECT count(*) FROM attempts"),
            "incidents": _one(database, "SELECT count(*) FROM incidents"),
            "warnings": _one(database, "SELECT count(*) FROM warnings"),
            # The day places no hold but locks.
            "locks": acts["candidate.place_hold"],
            "releases": acts["candidate.release_hold"],
            "disqualified": _one(
                database, "SELECT count(*) FROM integrity WHERE integrity = 'disqualified'"
            ),
            "submissions": dict(kinds),
        }


def _one(database: sqlite3.Connection, statement: str) -> int:
    number: int = database.execute(statement).fetchone()[0]
    return number
