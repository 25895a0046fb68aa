"""Figures as they are said: rounded, with "just under" and "just over"."""

from __future__ import annotations

from math import floor, log10

from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent, rounded, whole

_UNDER = N_("just under {amount}")
_OVER = N_("just over {amount}")
_LESS = N_("less than {amount}")
_FRACTIONS: tuple[tuple[float, str], ...] = (
    (1 / 4, N_("a quarter")),
    (1 / 3, N_("a third")),
    (1 / 2, N_("half")),
    (2 / 3, N_("two thirds")),
    (3 / 4, N_("three quarters")),
)
NEAR = 0.035
"""How far a share may be from a fraction that is said for it."""
NEARLY_ALL = 0.995
"""From here on a share is 100 % when it is rounded."""
EXACT = 0.005
"""Nearer than this, it is the fraction."""
MOST_DECIMALS = 6


def exactly(value: float, language: Language) -> str:
    """Whole persons, without a sign."""
    return format_number(abs(value), 0, language.code)


def about(value: float, language: Language) -> str:
    """``value`` without its sign, to two figures, or three from 10,000.

    Below 100 it is whole. "just under" and "just over" say where the figure was rounded.
    """
    size = whole(abs(value))
    if size < 100:
        return exactly(size, language)
    step = 10 ** (floor(log10(size)) - (1 if size < 10_000 else 2))
    shown = floor(size / step + 0.5) * step
    return _near(float(shown), float(size), exactly(shown, language), language)


def share_of(share: float, language: Language) -> str:
    """A share of 0..1 as a fraction where one is near, else in whole percent.

    Something is never said to be nothing, nor nearly all to be all.
    """
    if 0.0 < share < 0.005:
        percent = format_percent(0.01, 0, language.code)
        return language(_LESS).format(amount=percent)
    for fraction, text in _FRACTIONS:
        if abs(share - fraction) <= NEAR:
            words = language(text)
            if abs(share - fraction) < EXACT:
                return words
            return _near(fraction, share, words, language)
    if NEARLY_ALL <= share < 1.0:
        return _near(1.0, share, format_percent(1.0, 0, language.code), language)
    return format_percent(share, 0, language.code)


def share_digits(share: float, code: str) -> str:
    """A share that was chosen, in percent: with a decimal only where there is one, and with more
    where it would else be shown as nothing."""
    for decimals in range(MOST_DECIMALS):
        shown = rounded(100.0 * share, decimals)
        if abs(shown - 100.0 * share) < 0.05 and (shown or not share):
            break
    return format_percent(share, decimals, code)


def _near(shown: float, value: float, words: str, language: Language) -> str:
    if shown == value:
        return words
    return language(_UNDER if value < shown else _OVER).format(amount=words)
