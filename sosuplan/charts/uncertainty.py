"""How sure the balance is: the band in which it probably lies, how probable a shortage is, and how
the calculations lie in one year."""

from __future__ import annotations

from functools import partial

import numpy as np

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.analysis.uncertainty import Uncertainty
from sosuplan.charts.palette import COMPARED_PATTERNS, FINE, LONG_DASHED, THICK, Stroke
from sosuplan.charts.runs import (
    Floats,
    projection_note,
    run_name,
    told_name,
    unit_word,
    whole,
    year_heading,
)
from sosuplan.charts.spec import (
    Band,
    BarListSpec,
    BarRow,
    Column,
    Figures,
    PlotSpec,
    Row,
    Segment,
    Series,
    tabulate,
)
from sosuplan.narrative.certainty import (
    EIGHT,
    draws_in_words,
    eight_in_ten,
    from_to,
    how_likely,
    likelihood,
    probable_balance,
    rests_on,
    share_of_draws,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, word

_NAME = N_("Where the balance of {occupation} probably lies by year, {unit}")
_NINE, _ONE = N_("9 out of 10 below"), N_("1 out of 10 below")
_MIDDLE = N_("middle calculation")
_PROBABILITY = N_("Probability of a shortage")
LOWEST, HIGHEST = N_("1 out of 10 calculations are below"), N_("9 out of 10 are below")
"""Heads of the ends of the band."""
BAND_END = Stroke("muted", FINE, COMPARED_PATTERNS[1])
_DISTRIBUTION = N_("How the calculations for {year} lie: {occupation}, {unit}")
_BALANCE, _SHARE = N_("Balance"), N_("Share of the calculations")
_SHARES = N_("per cent of the calculations")
_BY_YEAR = N_("Probability of a shortage of {occupation} by year")
_LISTED = N_("{name}: {figure}")


def band(frame: Frame, occupation: str, name: str = "", *, second: bool = False) -> Band:
    """Where eight in ten draws lie, by year; the ``second`` of two, which may lie over the first,
    lets that be seen."""
    found = frame.uncertainty[occupation]
    years = np.array(found.years, dtype=float)
    low, _, high = found.quantiles
    name = name or frame.language(EIGHT)
    return Band(name, years, low, high, *(("second_band", 0.6) if second else ()))


def build(frame: Frame, occupation: str, year: int | None = None) -> PlotSpec:
    """The band of an occupation's balance with its ends, the middle of the draws, and the curve
    that is computed with the plan's own figures: that alone while the draws are awaited. It is told
    of by a ``year``, the horizon if none is given."""
    found, language = frame.uncertainty.get(occupation), frame.language
    years, told = np.array(frame.years, dtype=float), year or frame.years[-1]
    series = [_own(frame, occupation, years)]

    def line(values: Floats, text: str, stroke: Stroke) -> Series:
        name = language(text)
        return Series((CURRENT, text), name, years, values, stroke, label=name)

    if found is not None:
        low, middle, high = found.quantiles
        series += [
            line(middle, _MIDDLE, Stroke("scenario", FINE, LONG_DASHED)),
            line(high, _NINE, BAND_END),
            line(low, _ONE, BAND_END),
        ]
    return PlotSpec(
        kind="uncertainty",
        drawn=found is not None,
        frame=frame,
        language=language,
        title_of=partial(probable_balance, frame, occupation, told),
        description_of=partial(describe, frame, occupation, told),
        sentence_of=partial(how_likely, frame, occupation, told),
        figures_of=partial(figures, frame, occupation),
        places=frame.years,
        series=tuple(series),
        bands=() if found is None else (band(frame, occupation),),
        more_to_come=found is None,
        range_text=lambda low, high: from_to(low, high, language),
        said=None if found is None else partial(_probability_rows, frame, found),
        number=partial(whole, frame),
        unit=unit_word(frame),
        places_name=year_heading(language),
        projection=projection_note(language),
    )


def _own(frame: Frame, occupation: str, years: Floats) -> Series:
    name = run_name(frame, CURRENT)
    gap = frame.projection.balance(CURRENT, occupation).gap(frame.unit)
    stroke = Stroke("scenario", THICK)
    key = CURRENT, occupation
    return Series(key, name, years, gap, stroke, label=name, ink="scenario", own=True)


def _probability_rows(frame: Frame, found: Uncertainty, year: int) -> tuple[Row, ...]:
    share = float(found.shortage[found.years.index(year)])
    name = frame.language(_PROBABILITY)
    return (Row(name, share_of_draws(share, frame.language), Stroke("chart_ground", FINE)),)


def describe(frame: Frame, occupation: str, year: int) -> tuple[str, str]:
    """The chart's name, and where the balance of a year lies and how likely a shortage is."""
    found, language = frame.uncertainty.get(occupation), frame.language
    name = language(_NAME).format(occupation=word(occupation, language), unit=unit_word(frame))
    sentences = [how_likely(frame, occupation, year)]
    if found is not None:
        said = f"{told_name(frame, CURRENT)}, {year}: {eight_in_ten(found, year, language)}."
        rests = f"{draws_in_words(found, language)}; {rests_on(frame)}."
        sentences = [capital(said), *sentences, capital(rests)]
    return name, " ".join(sentences)


def figures(frame: Frame, occupation: str) -> Figures:
    """By year: the balance with the plan's own figures, the ends of the band and its middle, and
    how probable a shortage is."""
    found, language = frame.uncertainty.get(occupation), frame.language
    own = frame.projection.balance(CURRENT, occupation).gap(frame.unit)
    columns: list[Column] = [(capital(told_name(frame, CURRENT)), own)]
    if found is not None:
        heads = (capital(language(head)) for head in (LOWEST, _MIDDLE, HIGHEST))
        columns += zip(heads, found.quantiles, strict=True)
        shares = [share_of_draws(float(share), language) for share in found.shortage]
        columns.append((language(_PROBABILITY), shares))
    return tabulate(year_heading(language), frame.years, columns)


def distribution(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """Which share of the draws gives which balance in a year, in intervals at round numbers."""
    found, language = frame.uncertainty[occupation], frame.language
    told = found.distributions[found.years.index(year)]
    intervals = list(zip(told.edges[:-1], told.edges[1:], told.shares, strict=True))
    rows = tuple(
        BarRow(
            from_to(low, high, language),
            (Segment(0.0, 100.0 * share, "demand" if high <= 0.0 else "supply"),),
            share_of_draws(float(share), language),
        )
        for low, high, share in reversed(intervals)
    )
    who = word(occupation, language)
    name = language(_DISTRIBUTION).format(year=year, occupation=who, unit=unit_word(frame))
    return BarListSpec(
        kind="distribution",
        drawn=True,
        frame=frame,
        language=language,
        title_of=partial(probable_balance, frame, occupation, year),
        description_of=lambda: (name, _in_words(rows, frame)),
        figures_of=lambda: [
            [language(_BALANCE), language(_SHARE)],
            *([row.name, row.figure] for row in rows),
        ],
        rows=rows,
        heads=(capital(unit_word(frame)), language(_SHARE)),
        unit=language(_SHARES),
    )


def probabilities(frame: Frame, occupation: str) -> BarListSpec:
    """How probable a shortage is in each year."""
    found, language = frame.uncertainty[occupation], frame.language
    rows = tuple(
        BarRow(
            str(year),
            (Segment(0.0, 100.0 * float(share), "demand"),),
            share_of_draws(float(share), language),
            # The base year is no year that is asked about.
            key=str(year) if year > found.years[0] else "",
        )
        for year, share in zip(found.years, found.shortage, strict=True)
    )
    name = language(_BY_YEAR).format(occupation=word(occupation, language))
    return BarListSpec(
        kind="probabilities",
        drawn=True,
        frame=frame,
        language=language,
        title_of=partial(likelihood, found, frame.years[-1], language),
        description_of=lambda: (name, _in_words(rows, frame)),
        figures_of=lambda: [
            [year_heading(language), language(_PROBABILITY)],
            *([int(row.name), row.figure] for row in rows),
        ],
        rows=rows,
        heads=(year_heading(language), language(_PROBABILITY)),
        unit=language(_SHARES),
        scale=(0.0, 100.0),
    )


def _in_words(rows: tuple[BarRow, ...], frame: Frame) -> str:
    said = (
        frame.language(_LISTED).format(name=row.name, figure=row.figure)
        for row in rows
        if row.segments[0].end
    )
    return "; ".join(said) + "."
