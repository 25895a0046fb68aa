"""The main picture: how many are missing or in surplus, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from sosuplan.analysis.balance import GROWS, Outlook
from sosuplan.analysis.frame import CURRENT, FIRST_COMPARED, Frame
from sosuplan.charts.lights import light_rows, rows_in_words, strip_name
from sosuplan.charts.palette import LONG_DASHED, THICK, Stroke
from sosuplan.charts.runs import (
    Floats,
    compared_runs,
    firsts_in_words,
    marked_firsts,
    marked_moves,
    marked_year,
    moves_in_words,
    of_run,
    people,
    projection_note,
    run_colour,
    run_heading,
    run_name,
    run_stroke,
    shown_runs,
    told_name,
    told_runs,
    unit_word,
    whole,
    year_heading,
)
from sosuplan.charts.scales import below_zero
from sosuplan.charts.spec import Area, Band, Column, Figures, Key, PlotSpec, Series, tabulate
from sosuplan.charts.uncertainty import HIGHEST, LOWEST, band
from sosuplan.charts.yardsticks import (
    with_yardsticks,
    yardstick_points,
    yardsticks_in_words,
    yardsticks_note,
)
from sosuplan.narrative.certainty import EIGHT, eight_in_ten, from_to
from sosuplan.narrative.headline import in_two, status_in_words
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole as whole_persons
from sosuplan.text.terms import capital, how_many, lower, word

_NAME = N_("Shortage or surplus of {occupation} by year, {unit}")
_IN_YEAR = N_("{name} in {year}")
_OF_WHOM = N_("{who}: {title}")
_MISSING = N_("{n} missing")
_IN_SURPLUS = N_("{n} in surplus")
_EVEN = N_("as many as needed")
_ABOUT_EVEN = {
    _MISSING: N_("about even, {n} missing"),
    _IN_SURPLUS: N_("about even, {n} in surplus"),
}
_PEAK = N_("The shortage is largest in {year}: {n}.")
_STATUS = N_("Status")
_GROWS_ALWAYS = N_("The shortage grows every year until {last}")
_GROWS = N_("The shortage grows from {n} in {first} to {m} in {last}")
_FALLS = N_("The shortage falls from {n} in {first} to {m} in {last}")
_PEAKS = N_("The shortage grows to {most} in {peak} and falls to {least} in {last}")
_STAYS = N_("The shortage is the same in {last} as in {first}: {m}")
_EVERY_YEAR = N_("There is a shortage every year until {last}")
_ONE_YEAR = N_("There is a shortage in {last}")
_BEGINS = N_("There is a shortage every year from {year}")
_ENDS_IN = N_("There is no shortage from {year}")
_TIGHT = N_("There is no shortage, but recruitment problems in {last}")
_NO_SHORTAGE = N_("There is no shortage in any year until {last}")
_SURPLUS = N_("There is a surplus every year until {last}")


_COMPARED_ELSEWHERE = N_(
    "The compared scenarios are not drawn here; their balances stand in {where}."
)
IN_MATRIX, IN_FIGURES = N_("the scenario matrix"), N_("the key figures")
IN_COMPARISON = N_("the section that compares scenarios")


def build(frame: Frame) -> PlotSpec:
    """Balance by year: this scenario's thick, the baseline's and those of the chosen others thin
    with dashes of their own; of both occupations a line for each. The shortage is shaded, and the
    band in which this scenario's balance probably lies, where that is known."""
    years = np.array(frame.years, dtype=float)
    drawn = lines(frame)
    return PlotSpec(
        kind="gap",
        drawn=frame.band and bool(frame.uncertainty),
        frame=frame,
        language=frame.language,
        title_of=partial(title, frame),
        description_of=partial(describe, frame),
        after_title_of=partial(_with_lights, frame),
        note_of=partial(notes, frame, IN_MATRIX),
        figures_of=partial(figures, frame),
        places=frame.years,
        series=tuple(
            Series(
                key,
                name := line_name(frame, key),
                years,
                values,
                stroke := _stroke(frame, key),
                label=name,
                ink=stroke.colour if key[0] == CURRENT else "muted",
                own=key[0] == CURRENT,
            )
            for key, values in drawn.items()
        ),
        areas=tuple(
            Area(*below_zero(years, values), "shortage")
            for (run, _), values in drawn.items()
            if run == CURRENT
        ),
        bands=tuple(bands(frame)),
        points=yardstick_points(frame),
        more_to_come=frame.band and frame.awaits_uncertainty,
        range_text=lambda low, high: from_to(low, high, frame.language),
        lights=tuple(light_rows(frame)),
        number=partial(whole, frame),
        unit=unit_word(frame),
        places_name=year_heading(frame.language),
        projection=projection_note(frame.language),
        mark=marked_year(frame),
        firsts_of=partial(marked_firsts, frame),
        moves=marked_moves(frame),
        place_title=partial(_status_of, frame),
    )


def bands(frame: Frame) -> Iterator[Band]:
    """Where the balance of this scenario probably lies, of each occupation that is told of; none
    while that is not known, or is not wanted in charts."""
    if not frame.band:
        return
    for one in frame.outlook.each:
        if one.occupation in frame.uncertainty:
            second = frame.outlook.is_sum and one.occupation == frame.plan.occupations[-1]
            name = _of(frame, one, frame.language(EIGHT))
            yield band(frame, one.occupation, name, second=second)


def _stroke(frame: Frame, key: Key) -> Stroke:
    """That of the second of two occupations is in long dashes, so that the two are told apart where
    they cross."""
    run, occupation = key
    if run == CURRENT and frame.outlook.is_sum and occupation == frame.plan.occupations[-1]:
        return Stroke("supply", THICK, LONG_DASHED)
    return run_stroke(run, run_colour(run), THICK)


def _status_of(frame: Frame, year: int) -> str:
    status = status_in_words(frame.outlook, year - frame.years[0], frame.language)
    return f"{year}: {status}"


def lines(frame: Frame) -> dict[Key, Floats]:
    """The balance by year of each run that is drawn, this scenario first; of both occupations a
    line for each, of this scenario and the baseline alone."""
    return {
        (run, one.occupation): one.balance.gap(frame.unit)
        for run in drawn_runs(frame)
        for one in frame.outlooks[run].each
    }


def drawn_runs(frame: Frame) -> list[int]:
    """Runs that have lines: with two lines each, the compared ones would hide all others."""
    runs = shown_runs(frame)
    return [run for run in runs if run < FIRST_COMPARED] if frame.outlook.is_sum else runs


def notes(frame: Frame, where: str) -> str:
    """What has to be said below the chart: of compared scenarios, that stand ``where``, and of
    figures of the whole country."""
    return " ".join(filter(None, (compared_note(frame, where), yardsticks_note(frame))))


def compared_note(frame: Frame, where: str) -> str:
    """That the balances of compared scenarios without a line stand ``where`` ("": nowhere); "" if
    all have one."""
    if not (where and frame.outlook.is_sum and compared_runs(frame)):
        return ""
    return frame.language(_COMPARED_ELSEWHERE).format(where=frame.language(where))


def line_name(frame: Frame, key: Key) -> str:
    """Whose line it is."""
    run, occupation = key
    if not frame.outlook.is_sum:
        return run_name(frame, run)
    return of_run(frame, word(f"{occupation}.short", frame.language), run)


def title(frame: Frame) -> str:
    """What the picture shows, as a heading without a full stop: of both occupations, for each of
    them."""
    each = {one.occupation: _title(frame, one) for one in frame.outlook.each}
    if len(set(each.values())) == 1:
        return next(iter(each.values()))
    named = [
        frame.language(_OF_WHOM).format(
            who=word(f"{name}.short", frame.language), title=lower(title)
        )
        for name, title in each.items()
    ]
    return capital("; ".join(named))


def _title(frame: Frame, outlook: Outlook) -> str:
    years, short = frame.years, outlook.shortage_years
    text, values = _NO_SHORTAGE, {"first": str(years[0]), "last": str(years[-1])}
    if len(short) == len(years):
        text, values = _shortage_throughout(frame, outlook)
    elif outlook.is_short:
        begins = max(set(years) - set(short)) + 1
        text = _ONE_YEAR if begins == years[-1] else _BEGINS
        values["year"] = str(begins)
    elif short:
        text = _ENDS_IN
        values["year"] = str(short[-1] + 1)
    elif outlook.status[-1] == "recruitment":
        text = _TIGHT
    elif not outlook.recruitment_years:
        text = _SURPLUS
    return frame.language(text).format(**values)


def _shortage_throughout(frame: Frame, outlook: Outlook) -> tuple[str, dict[str, str]]:
    """The words for a shortage in every year, and their figures in whole persons."""
    missing, shown = outlook.missing, outlook.shown_missing
    peak = shown.index(max(shown))
    values = {
        "peak": str(frame.years[peak]),
        "most": people(frame, missing[peak], outlook.unit),
        "least": how_many(missing[-1], frame.language),
        "first": str(frame.years[0]),
        "last": str(frame.years[-1]),
        "n": how_many(missing[0], frame.language),
        "m": people(frame, missing[-1], outlook.unit),
    }
    if outlook.course == GROWS:
        return _GROWS_ALWAYS, values
    if not shown[-1]:
        return _EVERY_YEAR, values
    if shown[peak] > max(shown[0], shown[-1]):
        return _PEAKS, values
    if shown[-1] == shown[0]:
        return _STAYS, values
    return (_GROWS if shown[-1] > shown[0] else _FALLS), values


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name, where its lines end, and a larger shortage before that, in words."""
    name = frame.language(_NAME).format(
        occupation=word(frame.occupation, frame.language), unit=unit_word(frame)
    )
    names = [told_name(frame, run) for run in told_runs(frame)]
    names[0] = frame.language(_IN_YEAR).format(name=names[0], year=frame.years[-1])
    ends = "; ".join(
        f"{whose}: {_in_words(frame, run)}"
        for whose, run in zip(names, told_runs(frame), strict=True)
    )
    sentences = (
        f"{capital(ends)}.",
        _bands_in_words(frame),
        _peak_in_words(frame),
        firsts_in_words(frame),
        moves_in_words(frame),
        yardsticks_in_words(frame),
    )
    return name, " ".join(filter(None, sentences))


def _bands_in_words(frame: Frame) -> str:
    """Where the balance at the horizon probably lies; "" where no band is drawn."""
    if not any(bands(frame)):
        return ""
    said = [
        _of(frame, one, eight_in_ten(found, frame.years[-1], frame.language))
        for one in frame.outlook.each
        if (found := frame.uncertainty.get(one.occupation)) is not None
    ]
    return f"{'; '.join(said)}."


def _with_lights(frame: Frame) -> str:
    """The end values, and the traffic lights by year."""
    lights = rows_in_words(frame.years, light_rows(frame), frame.language)
    return f"{describe(frame)[1]} {strip_name(frame.language)}: {lights}."


def _peak_in_words(frame: Frame) -> str:
    peak, shown = frame.outlook.peak, frame.outlook.shown_missing
    if peak is None or whole_persons(peak[1]) <= (shown[-1] if frame.outlook.is_short else 0):
        return ""
    return frame.language(_PEAK).format(year=peak[0], n=_amount(frame, peak[1]))


def _amount(frame: Frame, value: float) -> str:
    """So many, with the unit where it is not the one that the chart names."""
    if frame.outlook.unit != frame.unit:
        return people(frame, value, frame.outlook.unit)
    return how_many(value, frame.language)


def _in_words(frame: Frame, run: int) -> str:
    """The balance of a run at the horizon."""
    outlook = frame.outlooks[run]
    if outlook.is_sum:
        return in_two(outlook, frame.language)
    text = _MISSING if outlook.is_short else _IN_SURPLUS
    if not whole_persons(outlook.end) and not outlook.is_short:
        text = _EVEN
    elif outlook.about_even[-1]:
        text = _ABOUT_EVEN[text]
    return frame.language(text).format(n=_amount(frame, outlook.end))


def figures(frame: Frame) -> Figures:
    """Balance by year of every run that is told of, and the status of this scenario; of both
    occupations each has columns of its own, as has each figure of the whole country."""
    language, outlook = frame.language, frame.outlook
    runs = told_runs(frame)

    status = language(_STATUS)
    if len(runs) > 1:
        status += f", {run_heading(frame, CURRENT)}"
    columns: list[Column] = [
        (_of(frame, one, run_heading(frame, run)), one.balance.gap(frame.unit))
        for run in runs
        for one in frame.outlooks[run].each
    ]
    columns += [
        (_of(frame, one, status), [word(light, language) for light in one.status])
        for one in outlook.each
    ]
    for one in outlook.each:
        if frame.band and (found := frame.uncertainty.get(one.occupation)) is not None:
            ends = zip((LOWEST, HIGHEST), (found.quantiles[0], found.quantiles[-1]), strict=True)
            columns += [(_of(frame, one, language(text)), values) for text, values in ends]
    return with_yardsticks(frame, tabulate(year_heading(language), frame.years, columns))


def _of(frame: Frame, one: Outlook, text: str) -> str:
    """``text``, of both occupations after whose it is."""
    who = capital(word(f"{one.occupation}.short", frame.language))
    return f"{who}, {text}" if frame.outlook.is_sum else text
