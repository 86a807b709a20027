import asyncio
import logging
import os
import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from common.qt import slow_callbacks
from common.qt.lost_errors import LostErrors
from common.qt.runner import Ending, run_application


def test_the_code_of_main_is_the_code_of_the_program(qapp: QApplication) -> None:
    async def main(ending: Ending) -> int:
        await asyncio.sleep(0)
        return 3

    assert run_application(qapp, main) == 3


def test_closing_the_last_window_asks_for_the_ending(qapp: QApplication) -> None:
    async def main(ending: Ending) -> int:
        window = QWidget()
        window.show()
        QTimer.singleShot(0, window.close)
        return await asyncio.wait_for(ending.wait(), 5)

    assert run_application(qapp, main) == 0


def test_a_program_may_outlive_its_windows(qapp: QApplication) -> None:
    async def main(ending: Ending) -> int:
        window = QWidget()
        window.show()
        window.close()
        await asyncio.sleep(0.05)
        return int(ending.is_asked)

    assert run_application(qapp, main, ends_with_last_window=False) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_ask_for_the_ending(qapp: QApplication, number: signal.Signals) -> None:
    async def main(ending: Ending) -> int:
        os.kill(os.getpid(), number)
        return await asyncio.wait_for(ending.wait(), 5)

    assert run_application(qapp, main) == 0


def test_the_first_exit_code_counts(qapp: QApplication) -> None:
    async def main(ending: Ending) -> int:
        ending.ask(4)
        ending.ask(5)
        return await ending.wait()

    assert run_application(qapp, main) == 4


def test_an_error_of_main_reaches_the_caller(qapp: QApplication) -> None:
    async def main(ending: Ending) -> int:
        message = "no server address"
        raise ValueError(message)

    with pytest.raises(ValueError, match="no server address"):
        run_application(qapp, main)


def current_loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_event_loop_policy().get_event_loop()


def test_the_loop_is_the_current_one_and_gone_afterwards(qapp: QApplication) -> None:
    seen: list[bool] = []

    async def main(ending: Ending) -> int:
        seen.append(current_loop() is asyncio.get_running_loop())
        return 0

    run_application(qapp, main)
    assert seen == [True]
    with pytest.raises(RuntimeError):
        current_loop()


@pytest.mark.qt_no_exception_capture
def test_errors_of_slots_are_reported_and_the_program_goes_on(qapp: QApplication) -> None:
    told: list[tuple[str, str]] = []
    lost = LostErrors(lambda where, error: told.append((where, type(error).__name__)))

    def slot() -> None:
        raise KeyError

    async def main(ending: Ending) -> int:
        QTimer.singleShot(0, slot)
        await asyncio.sleep(0.05)
        return 0

    assert run_application(qapp, main, lost=lost) == 0
    assert told == [("slot", "KeyError")]


def test_errors_of_tasks_are_reported_without_their_message(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    lost = LostErrors(lambda where, _error: told.append(where))

    async def fail() -> None:
        message = "a name"
        raise ValueError(message)

    async def main(ending: Ending) -> int:
        task = asyncio.get_running_loop().create_task(fail(), name="seat:save:1")
        await asyncio.wait([task])
        del task
        return 0

    with caplog.at_level(logging.ERROR):
        assert run_application(qapp, main, lost=lost) == 0
    assert told == ["seat:save:1"]
    (record,) = (each for each in caplog.records if each.getMessage() == "error_lost")
    assert vars(record)["gamdok_values"]["kind"] == "ValueError"
    assert "a name" not in repr(vars(record))


def test_a_slow_callback_is_named(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_callbacks, "LIMIT_S", 0.01)

    async def hold_up() -> None:
        end = asyncio.get_running_loop().time() + 0.03
        while asyncio.get_running_loop().time() < end:
            pass

    async def main(ending: Ending) -> int:
        task = asyncio.get_running_loop().create_task(hold_up(), name="seat:busy:1")
        await task
        return 0

    with caplog.at_level(logging.WARNING):
        run_application(qapp, main)
    slow = [record for record in caplog.records if record.getMessage() == "slow_callback"]
    assert [vars(record)["gamdok_values"]["name"] for record in slow] == ["seat:busy:1"]
