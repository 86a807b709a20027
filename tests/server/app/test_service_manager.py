"""What systemd is told; elsewhere there is nobody to tell."""

import asyncio
import socket
import sys
from pathlib import Path

import pytest

from common.core.clock import FakeClock
from server.app.service_manager import READY, keep_alive, tell


def test_without_a_service_manager_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    tell(READY)


if sys.platform != "win32":

    @pytest.fixture
    def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> socket.socket:
        path = tmp_path / "notify"
        receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        receiver.bind(str(path))
        receiver.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        return receiver

    def test_ready_is_one_datagram(inbox: socket.socket) -> None:
        with inbox:
            tell(READY)
            assert inbox.recv(100) == b"READY=1"

    async def test_the_watchdog_hears_twice_in_its_time(
        inbox: socket.socket, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WATCHDOG_USEC", "30000000")
        clock = FakeClock()
        with inbox:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(keep_alive(clock))
                for _ in range(4):
                    await asyncio.sleep(0)
                    await asyncio.sleep(0)
                    assert inbox.recv(100) == b"WATCHDOG=1"
                    with pytest.raises(BlockingIOError):
                        inbox.recv(100)
                    clock.advance(15)
                task.cancel()
