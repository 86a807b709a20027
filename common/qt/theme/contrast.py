"""Mixing colours and their contrast by WCAG 2.x. Colours are ``#RRGGBB``."""


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(top: str, bottom: str, share: float) -> str:
    """The colour seen when ``top`` lies over ``bottom`` with an opacity of ``share``."""
    pairs = zip(channels(top), channels(bottom), strict=True)
    return "#" + "".join(f"{round(t * share + b * (1 - share)):02X}" for t, b in pairs)


def luminance(color: str) -> float:
    """Relative luminance, 0 black to 1 white."""
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
