"""The centre of the day: made by the real commands, started, killed and started again."""

import json
import socket
import sys
from pathlib import Path
from typing import Any

from installers.dev.demo.children import Child, Children
from installers.dev.demo.people import ROOM, write_plan
from installers.dev.demo.waiting import wait_for

_ADMIN = [sys.executable, "-m", "server.admin"]
_SERVER = [sys.executable, "-m", "server"]


class Centre:
    """Data folder and server process."""

    def __init__(self, children: Children, folder: Path, start_ms: int) -> None:
        """Make an empty centre in `folder` with the day's sitting in it."""
        self.data = folder / "data"
        self.port = free_port()
        self._children = children
        self._server: Child | None = None
        self._codes: dict[int, str] = {}
        plan = folder / "plan.json"
        write_plan(plan, start_ms)
        self.admin("init", "--name", "제1시험장", "--host", "127.0.0.1", "--host", "localhost")
        self.admin("sitting", "create", "--plan", str(plan))
        self.admin("exam", "seal")

    @property
    def ca(self) -> Path:
        """Return the centre's CA, which programs pin."""
        return self.data / "tls" / "ca.pem"

    def admin(self, *arguments: str) -> str:
        """Run an administrator's command."""
        return self._children.run(
            f"gamdok-admin {arguments[0]}", [*_ADMIN, *arguments, "--data", str(self.data)]
        )

    def ask(self, *arguments: str) -> dict[str, Any]:
        """Run an administrator's command and read its JSON."""
        answer: dict[str, Any] = json.loads(self.admin(*arguments, "--json"))
        return answer

    def differences(self) -> int:
        """Return how many lines of the reconciliation do not add up."""
        found = self.ask("answers", "reconcile")
        return sum(len(period["differences"]) for period in found["periods"])

    def codes(self) -> dict[int, str]:
        """Make the enrolment codes of the room, once; by seat."""
        if not self._codes:
            sheet = self.ask("device", "codes", "--room", ROOM)
            self._codes = {int(code["seat"]): code["code"] for code in sheet["codes"]}
        return self._codes

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        command = [*_SERVER, "run", "--data", str(self.data), "--port", str(self.port)]
        self._server = self._children.start("server", command)
        wait_for("the server to be ready", self._ready, 20)

    def kill(self) -> None:
        """End the server as a power cut would."""
        if self._server is not None:
            self._server.kill()

    def stop(self) -> None:
        """End the server in good order."""
        if self._server is not None:
            self._server.stop(20)

    def address(self) -> list[str]:
        """Return the options by which a program finds this centre."""
        return ["--host", "127.0.0.1", "--port", str(self.port), "--ca", str(self.ca)]

    def _ready(self) -> bool:
        if self._server is not None and not self._server.running():
            message = f"the server ended:\n{self._server.tail()}"
            raise SystemExit(message)
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1):
                return True
        except OSError:
            return False


def free_port() -> int:
    """Return a port of the loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
