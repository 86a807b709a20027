from pytestqt.qtbot import QtBot

from common.core.errors import ErrorCode, Fault
from common.qt.i18n.refusals import refusal_text


def test_the_finest_text_is_taken(qtbot: QtBot) -> None:
    fault = Fault(
        code=ErrorCode.GUARD_FAILED, key="error.password_too_short", values={"least": "12"}
    )
    assert refusal_text(fault) == "비밀번호는 12자 이상이어야 합니다."


def test_an_unknown_reason_falls_back_to_its_code(qtbot: QtBot) -> None:
    fault = Fault(code=ErrorCode.FORBIDDEN, key="error.something_new", values={"count": "3"})
    assert refusal_text(fault) == "이 일을 할 권한이 없습니다."
