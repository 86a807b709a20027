"""Pictures of both consoles with invented rooms, to look at.

    python -m installers.dev.console_pages --out build/pages/console [--page proctor]

Draws into memory unless QT_QPA_PLATFORM says otherwise (xcb on a display shows the real thing).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from installers.dev.console_scenes import Scene

SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; 0 when all could be written."""
    parser = argparse.ArgumentParser(prog="console_pages", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/pages/console"))
    parser.add_argument("--page", default="", help="only pages whose name begins so")
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--scheme", action="append")
    parser.add_argument("--language", action="append")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    options.out.mkdir(parents=True, exist_ok=True)
    from PySide6.QtWidgets import QApplication

    from common.qt.slow_callbacks import WatchedLoop

    application = QApplication(sys.argv[:1])
    with asyncio.Runner(loop_factory=lambda: WatchedLoop(application, lambda *_: None)) as runner:
        runner.run(_draw(options))
    return 0


async def _draw(options: argparse.Namespace) -> None:
    from common.qt.i18n.language import Language
    from common.qt.i18n.switch import languages
    from common.qt.theme.fonts import require_korean_fonts
    from common.qt.theme.scheme import Flavour, Scheme
    from common.qt.theme.theme import theme
    from installers.dev.console_move_scenes import MOVE_SCENES
    from installers.dev.console_reopen_scenes import REOPEN_SCENES
    from installers.dev.console_scenes import SCENES
    from installers.dev.console_time_scenes import TIME_SCENES

    require_korean_fonts()
    theme().install(Flavour.CONSOLE, Scheme.LIGHT)
    sizes = options.size or list(SIZES)
    schemes = options.scheme or [Scheme.LIGHT.value, Scheme.DARK.value]
    for scene in (*SCENES, *TIME_SCENES, *MOVE_SCENES, *REOPEN_SCENES):
        if not scene.name.startswith(options.page):
            continue
        for language in options.language or [each.value for each in Language]:
            languages().speak(Language(language))
            for scheme in schemes:
                theme().use(Scheme(scheme))
                for size in sizes:
                    name = f"{scene.name}-{size}-{scheme}-{language}.png"
                    await _one(scene, SIZES[size], options.out / name)


async def _one(scene: Scene, size: tuple[int, int], path: Path) -> None:
    widget, end = await scene.build()
    widget.resize(*size)
    widget.show()
    for _ in range(8):
        await asyncio.sleep(0.02)
    widget.grab().save(str(path))
    widget.hide()
    await end()
    widget.deleteLater()
    print(path)


if __name__ == "__main__":
    sys.exit(main())
