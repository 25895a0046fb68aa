"""How cells of the workbook look, each kind of cell once: number formats, weights, grounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sosuplan.charts.palette import LIGHT
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number, format_percent

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

TEXT, WRAPPED = "text", "wrapped"
WHOLE, YEAR, PERCENT, DECIMAL, FINE = "whole", "year", "percent", "decimal", "fine"
"""Kinds of figures: whole persons, years and ages, shares, one decimal, six decimals at most."""
SIGNED, SIGNED_PERCENT, SIGNED_DECIMAL = "signed whole", "signed percent", "signed decimal"

_DECIMALS = {WHOLE: 0, SIGNED: 0, DECIMAL: 1, SIGNED_DECIMAL: 1, FINE: 6}
_PERCENTS = (PERCENT, SIGNED_PERCENT)
_SIGNS = (SIGNED, SIGNED_PERCENT, SIGNED_DECIMAL)


def is_figure(kind: str) -> bool:
    """True for kinds whose cells hold numbers."""
    return kind not in (TEXT, WRAPPED)


def as_seen(value: object, kind: str, language: Language) -> str:
    """About what a cell shows: its width is fitted to it."""
    if isinstance(value, float) and kind in _PERCENTS:
        return format_percent(value, 1, language.code)
    if isinstance(value, int | float) and kind in _DECIMALS:
        return format_number(value, _DECIMALS[kind], language.code, signed=kind in _SIGNS)
    return str(value)


def _codes(language: Language) -> dict[str, str]:
    """Number formats in the notation of the file, which every spreadsheet shows its own way: a
    Danish one with decimal commas."""
    percent = "0.0 %" if language.code == "da" else "0.0%"
    plain = {
        WHOLE: "#,##0",
        YEAR: "0",
        PERCENT: percent,
        DECIMAL: "#,##0.0",
        FINE: "#,##0.######",
        TEXT: "@",
        WRAPPED: "@",
    }
    signed = {
        SIGNED: plain[WHOLE],
        SIGNED_PERCENT: plain[PERCENT],
        SIGNED_DECIMAL: plain[DECIMAL],
    }
    return plain | {kind: f"+{code};-{code};{code}" for kind, code in signed.items()}


@dataclass(frozen=True, slots=True)
class Weight:
    """What sets a cell apart from its neighbours."""

    bold: bool = False
    head: bool = False
    """Above a column."""
    ground: str = ""
    hatch: str = ""
    """Colour of thin lines across the ground."""
    edge: str = ""
    """Colour of a line around the cell."""
    ink: str = ""
    size: int = 0
    """Points; 0 is the usual size."""
    right: bool = False
    """Of a text that stands over figures."""
    apart: bool = False
    """Of a text beside figures: not close to them."""


_HATCHED = 14
"""Thin lines from below to above."""

PLAIN, APART = Weight(), Weight(apart=True)
BOLD = Weight(bold=True)
HEAD, HEAD_RIGHT = Weight(bold=True, head=True), Weight(bold=True, head=True, right=True)
HEAD_APART = Weight(bold=True, head=True, apart=True)
MOVED = Weight(bold=True, ground=LIGHT.accent_ground)
MUTED = Weight(ink=LIGHT.muted)


class Styles:
    """The formats of one workbook, each made when it is first used."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._codes = _codes(language)
        self._made: dict[tuple[str, Weight], Format] = {}

    def __call__(self, kind: str = TEXT, weight: Weight = PLAIN) -> Format:
        key = (kind, weight)
        if key not in self._made:
            self._made[key] = self._book.add_format(self._properties(kind, weight))
        return self._made[key]

    def _properties(self, kind: str, weight: Weight) -> dict[str, Any]:
        found: dict[str, Any] = {
            "num_format": self._codes[kind],
            "font_color": weight.ink or LIGHT.ink,
            "bold": weight.bold,
            "valign": "vcenter",
            "align": "right" if is_figure(kind) or weight.right else "left",
        }
        if weight.head:
            found |= {"bottom": 1, "bottom_color": LIGHT.zero, "bg_color": LIGHT.chip}
            found |= {"text_wrap": True, "valign": "bottom"}
        if found["align"] == "right" or weight.apart:
            # Some spreadsheets leave out the one of figures, so texts beside them have one too.
            found |= {"indent": 1}
        if weight.ground:
            found |= {"bg_color": weight.ground}
        if weight.hatch:
            found |= {"pattern": _HATCHED, "fg_color": weight.hatch}
        if weight.edge:
            found |= {"border": 1, "border_color": weight.edge}
        if weight.size:
            found |= {"font_size": weight.size}
        if kind == WRAPPED:
            found |= {"text_wrap": True}
        return found
