"""Passwords are checked a few at a time, and an unknown login takes the same work."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from server.web import passwords
from server.web.passwords import PasswordDesk

THREADS = 4


class _Work:
    """Counts who is at work at once; everybody waits until the test lets them go."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.now = 0
        self.most = 0
        self.spent = 0
        self.full = threading.Event()
        self.go = threading.Event()

    @contextmanager
    def one(self) -> Iterator[None]:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
            if self.now == THREADS:
                self.full.set()
        self.go.wait(10)
        yield
        with self.lock:
            self.now -= 1

    def verify(self, stored: str, password: str) -> bool:
        with self.one():
            return stored == password

    def spend(self, _password: str) -> None:
        with self.one(), self.lock:
            self.spent += 1


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> _Work:
    made = _Work()
    monkeypatch.setattr(passwords, "verify_password", made.verify)
    monkeypatch.setattr(passwords, "spend_verification", made.spend)
    return made


async def test_a_morning_rush_works_through_in_fours(work: _Work) -> None:
    desk = PasswordDesk(THREADS)

    async def let_go() -> None:
        assert await asyncio.to_thread(work.full.wait, 10)
        work.go.set()

    checks = [desk.is_right("right", "right") for _ in range(5 * THREADS)]
    *answers, _ = await asyncio.gather(*checks, let_go())
    assert answers == [True] * 5 * THREADS
    assert work.most == THREADS
    desk.stop()


async def test_nobody_costs_as_much_as_somebody(work: _Work) -> None:
    work.go.set()
    desk = PasswordDesk(2)
    assert not await desk.is_right(None, "right")
    assert not await desk.is_right("right", "wrong")
    assert work.spent == 1
    desk.stop()
