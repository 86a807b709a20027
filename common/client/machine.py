"""What tells this machine from others: the system's own id of it, as a digest."""

import hashlib
import sys
import uuid
from pathlib import Path

_LINUX = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_digest() -> str:
    """Return 32 characters that are the same for this installation of the system, always. Blocks.

    It is no secret. Where the system has no id of its own, the network card's address stands in.
    """
    return hashlib.sha256(f"gamdok machine {_own_id()}".encode()).hexdigest()[:32]


if sys.platform == "win32":
    import winreg

    def _own_id() -> str:
        place = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])

else:

    def _own_id() -> str:
        for file in _LINUX:
            if file.is_file() and (found := file.read_text(encoding="ascii").strip()):
                return found
        return f"{uuid.getnode():012x}"
