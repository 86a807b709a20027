"""Every reason is one that the rules give, and each is named once."""

import re
from pathlib import Path

from common.core.errors import ErrorCode, RefusedError
from common.rules import engine
from common.rules.reasons import Reason

RULES = Path(engine.__file__).parent


def test_every_reason_is_given_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in RULES.rglob("*.py")
        if path.name != "reasons.py"
    )
    used = set(re.findall(r"Reason\.([A-Z_]+)", code))
    assert {reason.name for reason in Reason} - used == set()


def test_a_reason_is_a_key_of_the_catalogue() -> None:
    for reason in Reason:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", reason.value)
        fault = RefusedError(ErrorCode.GUARD_FAILED, reason).fault()
        assert fault.key == f"error.{reason.value}"
