"""The sections on ages (who is near retirement, and how many retire each year) and on trainees
(from the basic course to work in the field)."""

from __future__ import annotations

from itertools import pairwise

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts import pyramid, wave
from sosuplan.charts import trainees as way
from sosuplan.charts.runs import run_title, told_runs
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    LONGEST_NAME,
    Data,
    Lines,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
    years_table,
)
from sosuplan.text.language import N_, NP_
from sosuplan.text.terms import capital, cut

_TOPIC = N_("Age distribution and retirement wave, {who}")
_BY_AGE = N_("By age")
_UNDER, _OVER = N_("Under {age}"), NP_("Report", "{age} and over")
_SHARE = N_("Share {year}")
_RETIRING = N_("Retirements")
_ON_THEIR_WAY = N_("Trainees on their way to a job as {who}")
_TRAINEES = N_("Trainees")
_BEFORE = N_(
    "Those who graduate in the first years started before {base}; those years are therefore shown."
)
_DASH = N_(
    "A dash: the projection begins in {base}, and those who take work are counted from the year"
    " after."
)
PYRAMID_HEIGHT, WAVE_HEIGHT = 80, 56
LOWER = 10
"""Millimetres less of each where a table of areas stands above them on the page."""
HEIGHT, HEIGHT_OF_BOTH = 76, 58
"""Millimetres of the chart; that of both occupations has more tables below it."""
MOST_NUMBERED, LONGEST_NUMBER, LEAST_BAR = 12, 5, 0.25
"""Bars, signs of a number, and height as a share of the highest: so their numbers are seen."""
RUNS_BESIDE = 3
"""Scenarios whose steps have room beside each other; more have a table of their own."""
_EDGES = (FIRST_AGE, 30, 40, 50, 60, LAST_AGE + 1)


def ages(paper: Paper) -> Data:
    """Staff by age in the base year and at the horizon, and the retirement wave."""
    frame = paper.frame
    staff, waves = (drawing(one.build(frame)) for one in (pyramid, wave))
    lower = LOWER if len(frame.plan.areas) > 1 else 0
    blocks = [
        chart(staff, PYRAMID_HEIGHT - lower),
        subheading(paper.say(_BY_AGE), follows=True),
        _by_age(paper),
    ]
    if not wave.anyone(frame):
        blocks.append(text(f"{waves['title']}."))
    else:
        blocks += [subheading(waves["title"]), chart(waves, WAVE_HEIGHT - lower)]
        if not _numbered(waves):
            flows = {run: map(paper.whole, wave.retiring(frame, run)) for run in told_runs(frame)}
            lines = tuple((_name(paper, run), tuple(flow)) for run, flow in flows.items())
            what = paper.say(_RETIRING)
            blocks += years_table(paper, what, wave.years(frame), [Lines("", lines)])
    topic = paper.say(_TOPIC, who=paper.word(frame.occupation))
    return section(staff["title"], blocks, topic, setting="whole")


def _by_age(paper: Paper) -> Data:
    frame = paper.frame
    people = frame.projection.ages(CURRENT, frame.occupation)
    totals = people.sum(axis=0)
    rows = []
    for low, after in pairwise(_EDGES):
        band = people[low - FIRST_AGE : after - FIRST_AGE].sum(axis=0)
        name = f"{low}–{after - 1}"
        if low == FIRST_AGE:
            name = paper.say(_UNDER, age=after)
        elif after > LAST_AGE:
            name = paper.say(_OVER, age=low)
        cells = [name]
        for at in (0, -1):
            share = float(band[at] / totals[at]) if totals[at] > 0 else 0.0
            cells += [paper.whole(band[at]), paper.percent(share)]
        rows.append(cells)
    heads = [
        head
        for at in (0, -1)
        for head in (str(frame.years[at]), paper.say(_SHARE, year=frame.years[at]))
    ]
    columns = [column(pyramid.age_word(frame.language), width=1.0)]
    return table(columns + [column(head, "right", 1.0) for head in heads], rows)


def _numbered(waves: Data) -> bool:
    """True if the bars' own numbers tell everything: all are seen and the baseline's alike."""
    bars = waves["bars"]["each"]
    values = [bar["value"] for bar in bars]
    return (
        not waves["series"]
        and len(bars) <= MOST_NUMBERED
        and max(len(bar["text"]) for bar in bars) <= LONGEST_NUMBER
        and min(values) >= LEAST_BAR * max(values)
    )


def _name(paper: Paper, run: int) -> str:
    return cut(run_title(paper.frame, run), LONGEST_NAME)


def trainees(paper: Paper) -> Data | None:
    """The steps by year; None if nobody is trained."""
    frame = paper.frame
    if not any(way.flow(frame, step, CURRENT).any() for step in way.STEPS):
        return None
    spec = way.build(frame, before=True)
    base = frame.plan.base_year
    before = paper.say(_BEFORE, base=base) if spec.places[0] < base else ""
    # Those who started before the base year did so in every run.
    earlier = len(spec.places) - len(frame.years)
    started = [paper.whole(one) for one in spec.series[0].values[:earlier]]
    found: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for one in spec.series:
        run, step = one.key
        figures = [paper.whole(value) for value in one.values]
        if step == way.STARTS and run != CURRENT:
            figures = started + figures
        # A flow into the next year's staff has no value for the base year.
        dashes = ["–"] * (len(spec.places) - len(figures))
        name = capital(way.step_name(step, frame.language))
        found.setdefault(run, []).append((name, (*dashes, *figures)))
    groups = [
        Lines(_name(paper, run) if len(found) > 1 else "", tuple(lines))
        for run, lines in found.items()
    ]
    drawn = drawing(spec)
    blocks = [
        chart(drawn, HEIGHT_OF_BOTH if frame.outlook.is_sum else HEIGHT),
        text(" ".join(filter(None, (way.delay(frame), before)))),
    ]
    for at in range(0, len(groups), RUNS_BESIDE):
        part = groups[at : at + RUNS_BESIDE]
        blocks += years_table(paper, paper.say(_TRAINEES), spec.places, part)
    blocks.append(text(paper.say(_DASH, base=base), block="small"))
    who = paper.word(f"{frame.occupation}.single")
    return section(drawn["title"], blocks, paper.say(_ON_THEIR_WAY, who=who))
