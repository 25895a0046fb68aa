"""What the uncertainty is made of: what one input, or one lever, at a time does to the balance
from the lowest to the highest that is thought possible."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.input_ranges import ADDED
from sosuplan.analysis.sensitivity import Sensitivity, Swing
from sosuplan.charts.runs import unit_word, whole
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.model.lever import Lever
from sosuplan.model.plan import InputRange
from sosuplan.model.schema.tables import input_name
from sosuplan.text.language import N_, NP_, Language
from sosuplan.text.numbers import format_number, with_unit, without_shared_unit
from sosuplan.text.terms import capital, listed, word

MOST = 12
"""Inputs, and levers, that have a bar; the table has all."""
_NAME = N_("What matters most for the uncertainty? {occupation} in {year}, {unit}")
_LEVERS = N_("How much could each lever move? {occupation} in {year}, {unit}")
_CHOICES = N_(
    "This is no uncertainty: each lever is moved over the range that has been seen in practice, the"
    " others stay as they are."
)
_MOST = N_("The uncertainty in {year} is mostly due to {inputs}")
_QUOTED = N_('"{name}"')
_MOST_LEVER = N_('Of what you can choose, "{lever}" matters most in {year}')
_NONE = N_("None of the ranges changes the balance in {year}")
_NO_LEVER = N_("No lever with a plausible range changes the balance in {year}")
_LIKELY = N_("most likely: {n}")
_AT_LOW, _AT_HIGH = N_("at its lowest"), N_("at its highest")
_INPUT, _LEVER, _CHANGE = N_("Input"), N_("Lever"), N_("Change, low / high")
_LOW, _HIGH = N_("Low"), N_("High")
_BALANCE_LOW, _BALANCE_HIGH = N_("Balance at low"), N_("Balance at high")
_ENDS = NP_("range", "{low} to {high}")
_BOTH = N_("{low} / {high}")
_FOR = N_("{input} ({whose})")
_NOT_YOURS = N_("{ends}, outside your influence")
_POINTS = N_("percentage points a year")
_YEARS = N_("years at the horizon")
_LISTED = N_("{name} ({detail}): {figure}")


def build(frame: Frame, occupation: str, year: int, *, levers: bool = False) -> BarListSpec:
    """How far the balance of a year moves from where it is most likely when an input, or with
    ``levers`` a lever, is at either end of its range; the one that moves it most first."""
    found, language = frame.sensitivity(occupation, year), frame.language
    told = swings(found, levers=levers)
    rows = tuple(_row(found, one, language) for one in told[:MOST])
    text = _LEVERS if levers else _NAME
    name = language(text).format(
        occupation=capital(word(f"{occupation}.short", language)), year=year, unit=unit_word(frame)
    )
    return BarListSpec(
        kind="choices" if levers else "sensitivity",
        frame=frame,
        language=language,
        title_of=partial(title, found, language, levers=levers),
        description_of=lambda: (name, _in_words(rows, language)),
        sentence_of=lambda: f"{title(found, language, levers=levers)}." if rows else "",
        note_of=lambda: language(_CHOICES) if levers and rows else "",
        figures_of=partial(_figures, told, language, levers=levers),
        rows=rows,
        heads=(language(_LEVER if levers else _INPUT), language(_CHANGE)),
        unit=unit_word(frame),
        zero_name=language(_LIKELY).format(n=whole(frame, found.likely)),
        empty=title(found, language, levers=levers),
    )


def swings(found: Sensitivity, *, levers: bool) -> list[Swing]:
    """Those of the inputs, which nobody knows; or of the levers, which somebody chooses."""
    return [one for one in found.swings if isinstance(one.what, Lever) == levers]


def title(found: Sensitivity, language: Language, *, levers: bool) -> str:
    """What matters most, as a heading."""
    # A name is no part of a sentence: "går videre til hovedforløb", "optag, assistenter".
    names = [
        swing_name(one, language)
        for one in swings(found, levers=levers)
        if not isinstance(one.what, Lever) or one.what.planner
    ]
    if not names:
        return language(_NO_LEVER if levers else _NONE).format(year=found.year)
    if levers:
        return language(_MOST_LEVER).format(lever=names[0], year=found.year)
    quoted = [language(_QUOTED).format(name=name) for name in names[:2]]
    return language(_MOST).format(inputs=listed(quoted, language), year=found.year)


def swing_name(one: Swing, language: Language) -> str:
    """What an input or lever is called."""
    if isinstance(one.what, Lever):
        return one.what.name(language)
    return range_name(one.what, language)


def range_name(row: InputRange, language: Language) -> str:
    """What the input of a range is called; of one area or occupation with that."""
    name = capital(input_name(row.input, language) or word(row.input, language))
    job = row.occupation and word(f"{row.occupation}.short", language)
    whose = ", ".join(filter(None, (row.area, job)))
    return language(_FOR).format(input=name, whose=whose) if whose else name


def range_text(what: InputRange | Lever, value: float, language: Language) -> str:
    """An end of a range as people say it: "−15 %" of an input that is multiplied."""
    if isinstance(what, Lever):
        return what.text(value, language)
    if what.input not in ADDED:
        return with_unit(_signed(100.0 * (value - 1.0), language), "%", language.code)
    factor, unit = (1.0, _YEARS) if what.input == "reform_with_years" else (100.0, _POINTS)
    return with_unit(_signed(factor * value, language), language(unit), language.code)


def _signed(value: float, language: Language) -> str:
    decimals = next(n for n in (0, 1, 2, 9) if n == 9 or abs(round(value, n) - value) < 1e-9)
    return format_number(value, decimals, language.code, signed=True)


def _row(found: Sensitivity, one: Swing, language: Language) -> BarRow:
    ends = [end - found.likely for end in (one.gap_low, one.gap_high)]
    names = language(_AT_LOW), language(_AT_HIGH)
    low, high = (format_number(end, 0, language.code, signed=True) for end in ends)
    return BarRow(
        swing_name(one, language),
        tuple(
            Segment(0.0, end, colour, name)
            for end, colour, name in zip(ends, ("demand", "supply"), names, strict=True)
        ),
        language(_BOTH).format(low=low, high=high),
        _ends(one, language),
        key=one.what.id if isinstance(one.what, Lever) else one.what.input,
    )


def _ends(one: Swing, language: Language) -> str:
    low, high = (range_text(one.what, end, language) for end in (one.low, one.high))
    ends = language(_ENDS).format(low=without_shared_unit(low, high), high=high)
    if isinstance(one.what, Lever) and not one.what.planner:
        return language(_NOT_YOURS).format(ends=ends)
    return ends


def _figures(told: list[Swing], language: Language, *, levers: bool) -> Figures:
    head = (_LEVER if levers else _INPUT, _LOW, _HIGH, _BALANCE_LOW, _BALANCE_HIGH)
    rows = [
        [
            swing_name(one, language),
            range_text(one.what, one.low, language),
            range_text(one.what, one.high, language),
            one.gap_low,
            one.gap_high,
        ]
        for one in told
    ]
    return [[language(one) for one in head], *rows]


def _in_words(rows: tuple[BarRow, ...], language: Language) -> str:
    text = language(_LISTED)
    said = (text.format(name=one.name, detail=one.detail, figure=one.figure) for one in rows)
    return "; ".join(said) + "."
