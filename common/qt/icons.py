"""Icons by meaning. Phosphor and a few of Material Design, as glyphs of a font."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

import qtawesome
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


class Icon(Enum):
    """What an icon says."""

    # states
    PLAY = "ph.play-fill"
    CHECK = "ph.check"
    CHECK_CIRCLE = "ph.check-circle"
    CIRCLE_DASHED = "ph.circle-dashed"
    HAND = "ph.hand"
    WARN = "ph.warning"
    EYE = "ph.eye"
    EYE_OFF = "ph.eye-slash"
    LOCK = "ph.lock-simple-fill"
    LOCK_OUTLINE = "ph.lock-simple"
    UNLOCK = "ph.lock-simple-open"
    STOP = "ph.prohibit"
    PLUG_OFF = "mdi6.power-plug-off-outline"
    PLUG = "mdi6.power-plug-outline"
    HOURGLASS = "ph.hourglass-simple"
    PAUSE = "ph.pause-fill"
    ABSENT = "ph.user-minus"
    WIFI = "ph.wifi-high"
    WIFI_OFF = "ph.wifi-slash"
    CLOCK = "ph.clock"
    TIMER = "ph.timer"
    INFO = "ph.info"
    CIRCLE = "ph.circle"
    DOT = "ph.circle-fill"
    DASH = "ph.minus"
    # people and places
    USER = "ph.user"
    USERS = "ph.users"
    ID_CARD = "ph.identification-card"
    DOOR = "ph.door"
    MONITOR = "ph.monitor"
    ROOM = "ph.house"
    # acts
    FLAG = "ph.flag"
    FLAG_FILLED = "ph.flag-fill"
    SEND = "ph.paper-plane-tilt"
    CHAT = "ph.chat-text"
    CALCULATOR = "ph.calculator"
    SETTINGS = "ph.sliders-horizontal"
    CONTRAST = "ph.circle-half"
    SEARCH = "ph.magnifying-glass"
    MAP = "ph.squares-four"
    LIST = "ph.list"
    SOUND = "ph.speaker-high"
    SOUND_OFF = "ph.speaker-slash"
    CLOSE = "ph.x"
    RETRY = "ph.arrow-clockwise"
    UNDO = "ph.arrow-counter-clockwise"
    SWAP = "ph.swap"
    EDIT = "ph.pencil-simple"
    NOTE = "ph.note-pencil"
    UPLOAD = "ph.upload-simple"
    DOWNLOAD = "ph.download-simple"
    EXPORT = "ph.export"
    PRINT = "ph.printer"
    COPY = "ph.copy"
    TRASH = "ph.trash"
    PLUS = "ph.plus"
    MINUS = "ph.minus-circle"
    BACKSPACE = "ph.backspace"
    KEY = "ph.key"
    BELL = "ph.bell"
    BROADCAST = "ph.broadcast"
    TRANSLATE = "ph.translate"
    SUN = "ph.sun"
    MOON = "ph.moon"
    MORE = "ph.dots-three"
    HELP = "ph.question"
    # things
    SAVED = "ph.floppy-disk"
    PICTURE = "ph.image"
    FILE = "ph.file-text"
    PACKAGE = "ph.package"
    CALENDAR = "ph.calendar-blank"
    CHART = "ph.chart-line-up"
    SCALES = "ph.scales"
    SHIELD = "ph.shield-check"
    HEALTH = "ph.heartbeat"
    KEYBOARD = "ph.keyboard"
    POINTER = "ph.cursor"
    PHONE_OFF = "mdi6.cellphone-off"
    VIDEO = "ph.film-strip"
    # directions
    NEXT = "ph.caret-right"
    PREVIOUS = "ph.caret-left"
    DOWN = "ph.caret-down"
    UP = "ph.caret-up"
    RIGHT = "ph.arrow-right"
    LEFT = "ph.arrow-left"


def paint_icon(painter: QPainter, box: QRectF, icon: Icon, color: QColor) -> None:
    """Draw an icon into a square; the glyph fills it and stays sharp at every scale."""
    glyph, prefix = _glyph(icon)
    font = _font(prefix, max(1, round(box.height())))
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), glyph)
    painter.restore()


def icon_pixmap(icon: Icon, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A picture of an icon, for widgets that take no painter."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRectF(0, 0, size, size), icon, color)
    painter.end()
    return picture


def stock_icon(icon: Icon, color: QColor, size: int = 18) -> QIcon:
    """An icon for stock widgets (menus, tables), sharp at one and two pixels per point."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(icon, color, size, ratio))
    return made


@lru_cache(maxsize=256)
def _glyph(icon: Icon) -> tuple[str, str]:
    prefix, name = icon.value.split(".", 1)
    # Loads the fonts at the first call and knows their code points.
    return str(qtawesome.charmap(f"{prefix}.{name}")), prefix


@lru_cache(maxsize=64)
def _font(prefix: str, pixels: int) -> QFont:
    font: QFont = qtawesome.font(prefix, pixels)
    font.setPixelSize(pixels)
    return font
