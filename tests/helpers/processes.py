"""Child processes of a test: started with a private folder, ended whatever happens."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_READY = "gamdok-server ready at "


class ServerProcess:
    """`gamdok-server run` as a process of its own, ready to be spoken to."""

    def __init__(self, process: "subprocess.Popen[str]", address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.log = log

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def stop(self) -> int:
        """End it in good order and return its exit code."""
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(30)


@contextmanager
def server_process(data: Path, *options: str) -> Iterator[ServerProcess]:
    """Run a server on a free port of the loopback until the block ends."""
    log = data.parent / "server.log"
    command = [sys.executable, "-m", "server", "run", "--data", str(data), "--port", "0"]
    with (
        log.open("a", encoding="utf-8") as stream,
        subprocess.Popen(
            [*command, "--set", "listen=127.0.0.1", *options],
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith(_READY), line + log.read_text(encoding="utf-8")
            yield ServerProcess(process, line.removeprefix(_READY).strip(), log)
        finally:
            process.kill()
