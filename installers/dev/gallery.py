"""Pictures of every shared widget: three schemes, two languages.

    python -m installers.dev.gallery --out build/gallery [--page controls]

Draws into memory (no display needed) unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from installers.dev.gallery_pages import GalleryPage


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; 0 when all could be written."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    parser.add_argument("--page", default="", help="only pages whose name begins so")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.out.mkdir(parents=True, exist_ok=True)
    for path in _draw(options.out, options.page):
        print(path)
    return 0


def _draw(folder: Path, start: str) -> list[Path]:
    from PySide6.QtWidgets import QApplication

    from common.qt.theme.fonts import require_korean_fonts
    from installers.dev.gallery_pages import PAGES

    application = QApplication(sys.argv[:1])
    require_korean_fonts()
    written: list[Path] = []
    for page in PAGES:
        if page.name.startswith(start):
            written += _draw_page(application, page, folder)
    return written


def _draw_page(application: QApplication, page: GalleryPage, folder: Path) -> Iterator[Path]:
    from common.qt.i18n.language import Language
    from common.qt.i18n.switch import languages
    from common.qt.theme.scheme import Scheme
    from common.qt.theme.theme import theme

    theme().install(page.flavour, Scheme.LIGHT)
    for language in Language:
        languages().speak(language)
        for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
            theme().use(scheme)
            widget = page.build(language)
            widget.resize(*page.size)
            widget.show()
            widget.setFocus()
            application.processEvents()
            application.processEvents()
            path = folder / f"{page.name}-{scheme}-{language}.png"
            widget.grab().save(str(path))
            widget.deleteLater()
            yield path


if __name__ == "__main__":
    sys.exit(main())
