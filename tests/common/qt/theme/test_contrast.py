import pytest

from common.qt.theme.contrast import contrast, mix
from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.tokens import Token, tokens_of

T = Token
LIGHT_ON_SURFACE = {
    T.BORDER: 1.4, T.CONTROL_BORDER: 1.8, T.MARK_RING: 3.1, T.TEXT: 16.6, T.MUTED: 6.0,
    T.ACCENT: 6.5, T.ACTIVE: 5.2, T.OK: 5.3, T.WARN: 5.9, T.OFFLINE: 5.9, T.DANGER: 6.5,
    T.SUSPECT: 6.3, T.IDLE: 5.3, T.FOCUS: 6.5,
}  # fmt: skip
DARK_ON_SURFACE = {
    T.BORDER: 1.5, T.CONTROL_BORDER: 2.1, T.MARK_RING: 4.1, T.TEXT: 13.6, T.MUTED: 6.5,
    T.ACCENT: 6.5, T.ACTIVE: 7.0, T.OK: 7.1, T.WARN: 7.5, T.OFFLINE: 8.3, T.DANGER: 5.8,
    T.SUSPECT: 6.5, T.IDLE: 6.0, T.FOCUS: 6.5,
}  # fmt: skip
BLACK_ON_BLACK = {
    T.TEXT: 21.0, T.MUTED: 21.0, T.ACCENT: 16.6, T.ACTIVE: 12.4, T.OK: 16.4, T.WARN: 13.1,
    T.OFFLINE: 14.6, T.DANGER: 10.4, T.SUSPECT: 12.7, T.IDLE: 21.0, T.DISABLED: 13.1,
    T.FOCUS: 13.7,
}  # fmt: skip
STATUS = (T.ACTIVE, T.OK, T.WARN, T.OFFLINE, T.DANGER, T.SUSPECT, T.IDLE)


@pytest.mark.parametrize(
    ("scheme", "stated"),
    [
        (Scheme.LIGHT, LIGHT_ON_SURFACE),
        (Scheme.DARK, DARK_ON_SURFACE),
        (Scheme.HIGH_CONTRAST, BLACK_ON_BLACK),
    ],
)
def test_every_token_reaches_the_stated_contrast_on_the_surface(
    scheme: Scheme, stated: dict[Token, float]
) -> None:
    tokens = tokens_of(scheme)
    reached = {token: contrast(tokens[token], tokens[T.SURFACE]) for token in stated}
    assert reached == pytest.approx(stated, abs=0.051)


@pytest.mark.parametrize(
    ("scheme", "token", "figure"),
    [
        (Scheme.LIGHT, T.TEXT, 15.6),
        (Scheme.LIGHT, T.MUTED, 5.6),
        (Scheme.LIGHT, T.IDLE, 5.0),
        (Scheme.LIGHT, T.DISABLED, 3.7),
        (Scheme.DARK, T.TEXT, 15.1),
        (Scheme.DARK, T.IDLE, 6.7),
        (Scheme.DARK, T.DISABLED, 5.1),
    ],
)
def test_on_the_background(scheme: Scheme, token: Token, figure: float) -> None:
    tokens = tokens_of(scheme)
    assert contrast(tokens[token], tokens[T.BACKGROUND]) == pytest.approx(figure, abs=0.051)


@pytest.mark.parametrize("flavour", list(Flavour))
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_status_words_can_be_read_on_their_own_tint(scheme: Scheme, flavour: Flavour) -> None:
    tokens = tokens_of(scheme, flavour)
    for token in (*STATUS, T.ACCENT):
        assert contrast(tokens[token], tokens.tint(token)) >= 4.5, token


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_words_on_filled_areas_can_be_read(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    assert contrast(tokens[T.ON_ACCENT], tokens[T.ACCENT]) >= 4.5
    for token in STATUS:
        assert contrast(tokens.on_fill(), tokens[token]) >= 4.5, token


def test_tint_shares_of_the_two_flavours() -> None:
    shares = {
        (flavour, scheme): tokens_of(scheme, flavour).tint_share
        for flavour in Flavour
        for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST)
    }
    assert shares == {
        (Flavour.CANDIDATE, Scheme.LIGHT): 0.10,
        (Flavour.CANDIDATE, Scheme.DARK): 0.16,
        (Flavour.CANDIDATE, Scheme.HIGH_CONTRAST): 0.0,
        (Flavour.CONSOLE, Scheme.LIGHT): 0.08,
        (Flavour.CONSOLE, Scheme.DARK): 0.16,
        (Flavour.CONSOLE, Scheme.HIGH_CONTRAST): 0.0,
    }


def test_high_contrast_thins_no_colour() -> None:
    tokens = tokens_of(Scheme.HIGH_CONTRAST)
    assert tokens.tint(T.WARN) == tokens[T.SURFACE]
    assert tokens.tint_border(T.WARN) == tokens[T.WARN]
    assert tokens.fill(T.ACTIVE) == tokens[T.ACTIVE]


def test_a_wish_has_no_colours() -> None:
    with pytest.raises(ValueError, match="SYSTEM"):
        tokens_of(Scheme.SYSTEM)


def test_mixing_meets_the_ends() -> None:
    assert mix("#123456", "#FFFFFF", 1.0) == "#123456"
    assert mix("#123456", "#FFFFFF", 0.0) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
