from pytestqt.qtbot import QtBot

from common.qt.coalesce import Coalescer


def test_many_pokes_make_one_reaction(qtbot: QtBot) -> None:
    seen: list[int] = []
    coalescer = Coalescer(lambda: seen.append(1), interval_ms=5)
    for _ in range(20):
        coalescer.poke()
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen), timeout=1000)
    qtbot.wait(20)
    assert seen == [1]


def test_flush_reacts_now_and_only_if_needed(qtbot: QtBot) -> None:
    seen: list[int] = []
    coalescer = Coalescer(lambda: seen.append(1), interval_ms=5)
    coalescer.flush()
    assert seen == []
    coalescer.poke()
    coalescer.flush()
    qtbot.wait(20)
    assert seen == [1]
