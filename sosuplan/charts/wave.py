"""The retirement wave: how many retire from each year to the next."""

from __future__ import annotations

from functools import partial

import numpy as np

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts.runs import (
    Floats,
    alike,
    end_label,
    own_runs,
    run_heading,
    run_name,
    run_stroke,
    run_title,
    told_runs,
    whole,
    year_heading,
)
from sosuplan.charts.spec import Bars, Figures, PlotSpec, Series, tabulate
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, counted, how_many, is_none, is_one, whole_number, word

_HEADING = N_("Retire each year")
_SENTENCE = N_("From {year} to {next}, {n} retire.")
_NAME = N_("{occupation} who retire, persons by year")
_TEXT = N_("It goes from {n} in {year} to {m} in {last}, with the most, {most}, in {peak}.")
_ENDS = N_("It goes from {n} in {year} to {m} in {last}.")
_ENDS_AND_PEAK = N_("It goes from {n} in {year} to {m} in {last}, with {most} in {peak}.")
_BEFORE = N_("{without} it goes from {n} in {year} to {m} in {last}.")
_OTHER = N_("{name}: from {n} in {year} to {m} in {last}.")
_TITLE = N_("{n} {who} retire by {last}, most in {peak}")
_NONE = N_("No {who} retire by {last}")
_ONE_YEAR = N_("{n} {who} retire from {first} to {last}")
_ONE = N_("{n} {who} retires by {last}")
_ONE_IN_ONE_YEAR = N_("{n} {who} retires from {first} to {last}")


_FROM_TO = N_("From {year} to {next}")
_RETIRE = N_("retire")


def build(frame: Frame, year: int | None = None) -> PlotSpec:
    """A bar for each year but the last, that of ``year`` or the highest marked; lines for other
    runs where they differ."""
    now, others = retiring(frame), lines(frame)
    told = np.array(years(frame), dtype=float)
    if year not in years(frame):
        year = None
    marked = told == (told[int(np.argmax(now))] if year is None else year)
    bars = []
    for colour, ink, shown in (("compared", "ink", ~marked), ("supply", "ground", marked)):
        label = run_name(frame, CURRENT) if others and shown[-1] else ""
        bars.append(
            Bars(
                frame.language(_RETIRE),
                told[shown],
                now[shown],
                colour,
                ink=ink,
                label=label,
            )
        )
    read_at = years(frame)[-1] if year is None else year
    return PlotSpec(
        kind="wave",
        frame=frame,
        language=frame.language,
        title_of=partial(title, frame),
        description_of=partial(describe, frame),
        after_title_of=partial(ends, frame),
        sentence_of=partial(sentence, frame, read_at),
        figures_of=partial(figures, frame),
        places=years(frame),
        margin=0.5,
        series=tuple(
            Series(
                (run, ""),
                run_name(frame, run),
                told,
                people,
                run_stroke(run, "ink" if run == BASELINE else "demand"),
                label=run_name(frame, run),
                entry="" if run == BASELINE else key(frame, run, read_at),
            )
            for run, people in others.items()
        ),
        bars=tuple(one for one in bars if len(one.at)),
        number=partial(whole, frame),
        unit=word("heads", frame.language),
        places_name=year_heading(frame.language),
        dashed=run_name(frame, BASELINE) if BASELINE in others else "",
        place_title=partial(_from_to, frame),
    )


def _from_to(frame: Frame, year: int) -> str:
    return frame.language(_FROM_TO).format(year=year, next=year + 1)


def retiring(frame: Frame, run: int = CURRENT) -> Floats:
    """People who retire from each year to the next, those who would be 75 among them; (T-1,)."""
    projection, who = frame.projection, frame.occupation
    return projection.total("retired", run, who) + projection.total("aged_out", run, who)


def anyone(frame: Frame) -> bool:
    """False if no one retires, in the baseline neither."""
    return any(whole_number(retiring(frame, run).sum()) for run in own_runs(frame))


def lines(frame: Frame) -> dict[int, Floats]:
    """What other runs have for the bars, drawn as lines: the baseline's where it differs, and that
    of the chosen others."""
    drawn = {run: retiring(frame, run) for run in told_runs(frame)[1:]}
    if BASELINE in drawn and alike(drawn[BASELINE], retiring(frame)):
        del drawn[BASELINE]
    return drawn


def key(frame: Frame, run: int, year: int) -> str:
    """Whose line of the chosen others it is, and how many retire from ``year``."""
    people = retiring(frame, run)[year - frame.years[0]]
    return end_label(run_name(frame, run), whole(frame, people))


def years(frame: Frame) -> tuple[int, ...]:
    """The years from which people retire: all but the horizon."""
    return frame.years[:-1]


def heading(language: Language) -> str:
    """What the bars count."""
    return language(_HEADING)


def sentence(frame: Frame, year: int) -> str:
    """How many retire from ``year`` to the next."""
    people = retiring(frame)[year - frame.years[0]]
    return frame.language(_SENTENCE).format(
        year=year, next=year + 1, n=how_many(float(people), frame.language)
    )


def title(frame: Frame) -> str:
    """How many retire in all and when most do, as a heading without a full stop."""
    now = retiring(frame)
    total = float(now.sum())
    text = _TITLE if len(now) > 1 else _ONE_YEAR
    if is_none(total):
        text = _NONE
    elif is_one(total):
        text = _ONE if len(now) > 1 else _ONE_IN_ONE_YEAR
    said = frame.language(text).format(
        n=how_many(total, frame.language),
        who=counted(frame.occupation, total, frame.language),
        first=frame.years[0],
        last=frame.years[-1],
        peak=frame.years[int(np.argmax(now))],
    )
    return capital(said)


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name; its first, last and highest bar in words, the baseline's ends."""
    name = frame.language(_NAME).format(occupation=capital(word(frame.occupation, frame.language)))
    return name, _told(frame, _TEXT)


def ends(frame: Frame) -> str:
    """The same for whoever has heard the title, which says when most retire."""
    peak = int(np.argmax(retiring(frame)))
    return _told(frame, _ENDS if peak in (0, len(frame.years) - 2) else _ENDS_AND_PEAK)


def _told(frame: Frame, text: str) -> str:
    texts = {CURRENT: text, BASELINE: _BEFORE}
    flows = {CURRENT: retiring(frame)} | lines(frame)
    return " ".join(
        frame.language(texts.get(run, _OTHER)).format(
            name=run_name(frame, run),
            n=how_many(float(flow[0]), frame.language),
            year=frame.years[0],
            m=how_many(float(flow[-1]), frame.language),
            last=frame.years[-2],
            most=how_many(float(flow.max()), frame.language),
            peak=frame.years[int(np.argmax(flow))],
            without=run_title(frame, BASELINE),
        )
        for run, flow in flows.items()
    )


def figures(frame: Frame) -> Figures:
    """People who retire by year, of every run that is told of."""
    columns = [(run_heading(frame, run), retiring(frame, run)) for run in told_runs(frame)]
    return tabulate(year_heading(frame.language), years(frame), columns)
