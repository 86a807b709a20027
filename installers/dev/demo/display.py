"""Where the windows stand: the newcomer's own screen, a nested one, or a virtual one."""

import os
import shutil
from collections.abc import Mapping

from installers.dev.demo.children import Children


def has_screen() -> bool:
    """Say whether there is a screen to open windows on."""
    return bool(os.environ.get("DISPLAY"))


def start_server(children: Children, name: str, command: list[str]) -> str:
    """Start an X server that picks its own free number; returns the display's name."""
    reading, writing = os.pipe()
    child = children.start(name, [*command, "-displayfd", str(writing)], keep=(writing,))
    os.close(writing)
    with os.fdopen(reading) as stream:
        number = stream.readline().strip()
    if not number:
        message = f"{name} did not start:\n{child.tail()}"
        raise SystemExit(message)
    return f":{number}"


def virtual_screen(children: Children, name: str, size: str) -> Mapping[str, str]:
    """Start Xvfb and openbox; returns the environment for windows on it."""
    display = start_server(
        children,
        f"xvfb-{name}",
        ["Xvfb", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
    )
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    children.start(f"openbox-{name}", ["openbox"], environment)
    return environment


def nested_screen(children: Children, size: str = "1366x768") -> Mapping[str, str] | None:
    """Start Xephyr and openbox in a window of the newcomer's screen; None without Xephyr."""
    if shutil.which("Xephyr") is None:
        return None
    display = start_server(
        children, "xephyr", ["Xephyr", "-screen", size, "-nolisten", "tcp", "-noreset"]
    )
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    if shutil.which("openbox"):
        children.start("openbox-nested", ["openbox"], environment)
    return environment
