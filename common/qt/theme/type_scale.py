"""The sizes of writing: few, named by use, in pixels at 100 %."""

from enum import Enum


class TextStyle(Enum):
    """Size in pixels and weight of one kind of text (the last field keeps twins apart)."""

    COUNTDOWN = (112, 700, "countdown")
    SEAT_NUMBER = (80, 700, "seat_number")
    CODE = (30, 700, "code")
    TIME = (28, 700, "time")
    TITLE = (28, 700, "title")
    FIELD = (22, 600, "field")
    HEADING = (20, 700, "heading")
    COUNT = (18, 700, "count")
    BUTTON_LARGE = (17, 600, "button_large")
    QUESTION = (17, 500, "question")
    PARAGRAPH = (17, 400, "paragraph")
    FACT = (16, 600, "fact")
    LEAD = (16, 400, "lead")
    BUTTON = (15, 600, "button")
    SECTION = (14, 600, "section")
    LABEL = (14, 400, "label")
    BODY_STRONG = (13, 600, "body_strong")
    CHIP = (13, 500, "chip")
    BODY = (13, 400, "body")
    SMALL_STRONG = (12, 600, "small_strong")
    SMALL = (12, 400, "small")

    @property
    def pixels(self) -> int:
        """Height of the writing."""
        return int(self.value[0])

    @property
    def weight(self) -> int:
        """Weight, 100 to 900."""
        return int(self.value[1])

    @property
    def line(self) -> int:
        """Height of a line of running text."""
        return round(self.pixels * (1.65 if self.pixels in {17, 22} else 1.45))
