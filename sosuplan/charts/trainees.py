"""The way of trainees (elever) from the basic course to work in the field, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from math import ceil

import numpy as np

from sosuplan.analysis.effects import apart
from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts import runs
from sosuplan.charts.palette import CIRCLE, DIAMOND, MEDIUM, SQUARE, TRIANGLE
from sosuplan.charts.runs import (
    Floats,
    Mark,
    lines_alike,
    of_run,
    projection_note,
    run_heading,
    run_name,
    run_stroke,
    told_runs,
    unlike_lines,
    whole,
    year_heading,
)
from sosuplan.charts.spec import Figures, Key, PlotSpec, Series, tabulate
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, how_many, is_one, whole_number, word

STEPS = ("gf2_starts", "main_starts", "graduating", "graduates")
"""From start to work, by the projection's names; the last is a flow into the next year's staff."""
STARTS = STEPS[0]

_MARKERS = dict(zip(STEPS, (CIRCLE, SQUARE, DIAMOND, TRIANGLE), strict=True))

_STEPS = {
    "gf2_starts": N_("start the basic course"),
    "main_starts": N_("start the main course"),
    "graduating": N_("graduates"),
    "graduates": N_("take work in the field"),
}
_NAME = N_("Trainees on their way to a job as {occupation}, persons")
_ENDS = N_("In {year}: {ends}.")
_BEFORE = N_("{without}: {ends}.")
_OTHER = N_("{name}: {ends}.")
_MORE = N_("In {last}, {m} new graduates take work in the field, up from {n} in {first}")
_FEWER = N_("In {last}, {m} new graduates take work in the field, down from {n} in {first}")
_SAME = N_("In {last}, {m} new graduates take work in the field, as in {first}")
_ONE_YEAR = N_("In {last}, {m} new graduates take work in the field")
_OF_ONE = {
    _MORE: N_("In {last}, {m} new graduate takes work in the field, up from {n} in {first}"),
    _FEWER: N_("In {last}, {m} new graduate takes work in the field, down from {n} in {first}"),
    _SAME: N_("In {last}, {m} new graduate takes work in the field, as in {first}"),
    _ONE_YEAR: N_("In {last}, {m} new graduate takes work in the field"),
}
_SENTENCE = N_(
    "In {year}, {start} trainees start the basic course and {main} the main course; {done}"
    " graduate, and {work} take work in the field."
)
_SENTENCE_OF_ONE = N_(
    "In {year}, {start} trainee starts the basic course and {main} the main course; {done}"
    " graduate, and {work} take work in the field."
)
_DELAY = N_(
    "{who} graduate {years} years after they start the basic course; the first of those who start"
    " in {start} graduate in {end}."
)


def build(frame: Frame, *, before: bool = False) -> PlotSpec:
    """A line for each step of the way to work; those of other runs where they differ, thin with
    dashes of their own. With those who started ``before`` the base year, too, as far as they are
    still on their way."""
    earlier, started = history(frame) if before else ((), np.zeros(0))
    years = np.array((*earlier, *frame.years), dtype=float)
    drawn = lines(frame)
    series = []
    for (run, step), values in drawn.items():
        own = run == CURRENT
        if own and step == STARTS:
            values = np.concatenate((started, values))
        name = step_name(step, frame.language) if own else run_name(frame, run)
        series.append(
            Series(
                (run, step),
                line_name(frame, run, step),
                # A flow into the next year's staff has no value for the base year.
                years[len(years) - len(values) :],
                values,
                run_stroke(run, step, MEDIUM, _MARKERS[step]),
                # A step's name and a scenario's have no room together: the line's colour says which
                # step it is. What the baseline's dashes mean stands above.
                label="" if run == BASELINE else name,
                ink=step,
            )
        )
    return PlotSpec(
        kind="trainees",
        frame=frame,
        language=frame.language,
        title_of=partial(title, frame),
        description_of=partial(describe, frame),
        sentence_of=partial(sentence, frame),
        note_of=lambda: f"{delay(frame)} {lines_alike(frame, drawn)}".rstrip(),
        figures_of=partial(figures, frame),
        places=(*earlier, *frame.years),
        series=tuple(series),
        number=partial(whole, frame),
        unit=word("heads", frame.language),
        places_name=year_heading(frame.language),
        projected_from=float(frame.years[0]),
        projection=projection_note(frame.language),
        dashed=run_name(frame, BASELINE) if any(run == BASELINE for run, _ in drawn) else "",
        mark=marked_year(frame, drawn),
    )


def flow(frame: Frame, step: str, run: int = CURRENT) -> Floats:
    """People at a step by year; (T,), or (T-1,) from the year after the base year."""
    return frame.projection.total(step, run, frame.occupation)


def history(frame: Frame) -> tuple[tuple[int, ...], Floats]:
    """The years before the base year from which trainees are still on their way, as far as the plan
    knows them, and how many started the basic course in each."""
    plan = frame.plan
    counts = [at for at, one in enumerate(plan.occupations) if one in frame.occupations]
    names = {plan.occupations[at] for at in counts}
    longest = max(row.duration_years for row in plan.training if row.occupation in names)
    known = min(row.year for row in plan.trainee_intake if row.occupation in names)
    years = tuple(range(max(known, plan.base_year - ceil(longest)), plan.base_year))
    starts = frame.inputs.gf2_starts[0][:, counts].sum(axis=(0, 1))
    end = len(starts) - len(frame.years)
    return years, starts[end - len(years) : end]


def marked_year(frame: Frame, drawn: Iterable[Key]) -> Mark | None:
    """The first year in which what is changed shows in a line, where one of them is drawn."""
    steps = [step for run, step in drawn if run == BASELINE]
    firsts = [_first_apart(frame, step) for step in steps]
    year = min((one for one in firsts if one is not None), default=None)
    return None if year is None else runs.marked_year(frame, year)


def _first_apart(frame: Frame, step: str) -> int | None:
    """The first year in which the people at a step are others than in the baseline."""
    differs = apart(flow(frame, step, BASELINE), flow(frame, step))
    years = frame.years[-len(differs) :]
    return years[int(differs.argmax())] if differs.any() else None


def lines(frame: Frame) -> dict[tuple[int, str], Floats]:
    """The curves that are drawn, by run and step: those of other runs where they differ."""
    return unlike_lines(frame, STEPS, lambda run, step: flow(frame, step, run))


def line_name(frame: Frame, run: int, step: str) -> str:
    """What a curve is called."""
    return of_run(frame, step_name(step, frame.language), run)


def step_name(step: str, language: Language) -> str:
    """What people say of those at a step."""
    return language(_STEPS[step])


def title(frame: Frame) -> str:
    """What becomes of the flow into work, as a heading without a full stop; in whole persons."""
    work = flow(frame, "graduates")
    first, last = whole_number(work[0]), whole_number(work[-1])
    if len(work) == 1:
        text = _ONE_YEAR
    else:
        text = _SAME if last == first else _MORE if last > first else _FEWER
    if is_one(float(work[-1])):
        text = _OF_ONE[text]
    n, m = (how_many(float(work[at]), frame.language) for at in (0, -1))
    return frame.language(text).format(m=m, n=n, first=frame.years[1], last=frame.years[-1])


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name, and every step in the last year, the baseline's and that of the chosen
    others where a line of it is drawn."""
    name = frame.language(_NAME)
    drawn = dict.fromkeys(run for run, _ in lines(frame))
    texts = {
        run: {CURRENT: _ENDS, BASELINE: _BEFORE}.get(run, _OTHER)
        for run in told_runs(frame)
        if run in drawn
    }
    return (
        name.format(occupation=word(f"{frame.occupation}.single", frame.language)),
        " ".join(
            frame.language(text).format(
                year=frame.years[-1],
                name=run_name(frame, run),
                ends=_last_year(frame, run),
                without=runs.run_title(frame, BASELINE),
            )
            for run, text in texts.items()
        ),
    )


def _last_year(frame: Frame, run: int) -> str:
    """Every step of a run in the last year."""
    return ", ".join(
        f"{how_many(float(flow(frame, step, run)[-1]), frame.language)}"
        f" {step_name(step, frame.language)}"
        for step in STEPS
    )


def sentence(frame: Frame) -> str:
    """The last year's steps in one sentence."""
    last = [float(flow(frame, step)[-1]) for step in STEPS]
    start, main, done, work = (how_many(people, frame.language) for people in last)
    text = _SENTENCE_OF_ONE if is_one(last[0]) else _SENTENCE
    return frame.language(text).format(
        year=frame.years[-1], start=start, main=main, done=done, work=work
    )


def delay(frame: Frame) -> str:
    """How long a cohort takes, and when more trainees are felt."""
    plan = frame.plan
    # Where the scenario changes how many there are, the first whom it changes; else an example.
    changes = any(_first_apart(frame, step) for step in STEPS[:-1])
    sentences = []
    for occupation in frame.occupations:
        first = _first_cohort(frame, occupation) if changes else plan.base_year
        years = sorted(row.duration_years for row in plan.training if row.occupation == occupation)
        sentences.append(
            frame.language(_DELAY).format(
                who=capital(word(f"{occupation}.short", frame.language)),
                years="–".join(_shortest(value, frame.language) for value in _ends(years)),
                start=first,
                end=first + int(years[0]),
            )
        )
    return " ".join(sentences)


def _first_cohort(frame: Frame, occupation: str) -> int:
    """The year in which the first trainees start whom a moved lever makes more or fewer."""
    starts = [
        frame.scenario.years_of(lever.id, frame.catalogue)[0]
        for lever in frame.moved
        if lever.figure.partition(".")[0] in ("trainee_intake", "training")
        and lever.figure != "training.entry_share"
        and lever.occupation in ("", occupation)
    ]
    return min(starts, default=int(frame.catalogue.timing(frame.scenario.levers)[0]))


def figures(frame: Frame) -> Figures:
    """Every step by year, of every run that is told of."""
    columns = [
        (
            f"{capital(step_name(step, frame.language))}, {run_heading(frame, run)}",
            flow(frame, step, run),
        )
        for run in told_runs(frame)
        for step in STEPS
    ]
    return tabulate(year_heading(frame.language), frame.years, columns)


def _ends(values: Sequence[float]) -> list[float]:
    return list(dict.fromkeys((values[0], values[-1])))


def _shortest(value: float, language: Language) -> str:
    """With as many decimals as it has, two at most."""
    decimals = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return format_number(value, decimals, language.code)
