import pytest

from common.core.errors import (
    ErrorCode,
    Fault,
    RefusedError,
    SettingsError,
    StorageError,
    SuiteError,
)


def test_refusal_becomes_a_fault_for_the_peer() -> None:
    error = RefusedError(ErrorCode.GUARD_FAILED, "room_not_open", room="3", seconds=5)
    assert error.fault() == Fault(
        code=ErrorCode.GUARD_FAILED,
        key="error.room_not_open",
        values={"room": "3", "seconds": "5"},
    )
    assert str(error) == "guard_failed:room_not_open {'room': '3', 'seconds': 5}"


def test_the_code_is_the_reason_where_there_is_no_finer_one() -> None:
    assert RefusedError(ErrorCode.FORBIDDEN).fault().key == "error.forbidden"
    assert str(RefusedError(ErrorCode.FORBIDDEN)) == "forbidden"


@pytest.mark.parametrize("kind", [RefusedError, SettingsError, StorageError])
def test_all_are_suite_errors(kind: type[Exception]) -> None:
    assert issubclass(kind, SuiteError)
