"""Times as the screens write them: 09:37:18, 00:52:40, 12분 05초, 18초 전."""

from datetime import UTC, datetime

from common.qt.i18n.text import text

MINUTE = 60
HOUR = 3600


def clock_text(at_ms: int) -> str:
    """The time of day of this machine's zone: 09:37:18."""
    return _local(at_ms).strftime("%H:%M:%S")


def minute_text(at_ms: int) -> str:
    """The time of day without seconds: 10:30."""
    return _local(at_ms).strftime("%H:%M")


def date_text(at_ms: int) -> str:
    """Date, weekday and time: 2026-11-23 (월) 14:05:09."""
    moment = _local(at_ms)
    return text(
        "common.time.day",
        date=moment.strftime("%Y-%m-%d"),
        weekday=text(f"common.time.weekday_{moment.weekday()}"),
        time=moment.strftime("%H:%M:%S"),
    )


def countdown_text(seconds: float) -> str:
    """Remaining time, never under zero: 00:52:40. A begun second counts whole."""
    left = max(0, -int(-seconds // 1))
    return f"{left // HOUR:02d}:{left % HOUR // MINUTE:02d}:{left % MINUTE:02d}"


def duration_text(seconds: float) -> str:
    """A length of time in words: 12분 05초."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // HOUR, whole % HOUR // MINUTE, whole % MINUTE
    if hours:
        return text(
            "common.time.hours_minutes_seconds",
            hours=hours,
            minutes=f"{minutes:02d}",
            seconds=f"{rest:02d}",
        )
    return text("common.time.minutes_seconds", minutes=minutes, seconds=f"{rest:02d}")


def seconds_text(seconds: float) -> str:
    """A short length in seconds, with a tenth under ten: 0.4초, 18초."""
    return text("common.time.seconds", seconds=_short(seconds))


def ago_text(seconds: float) -> str:
    """How long ago: 0.4초 전, 18초 전, 2분 전."""
    if seconds >= MINUTE:
        return text("common.time.minutes_ago", minutes=int(seconds // MINUTE))
    return text("common.time.seconds_ago", seconds=_short(seconds))


def _short(seconds: float) -> str:
    return f"{max(0.0, seconds):.1f}" if seconds < 9.95 else str(int(seconds))


def _local(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
