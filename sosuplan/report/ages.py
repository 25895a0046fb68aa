"""The section on ages: who is near retirement, and how many retire each year."""

from __future__ import annotations

from itertools import pairwise

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts import pyramid
from sosuplan.charts import wave as retiring
from sosuplan.charts.runs import run_title, told_runs
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    LONGEST_NAME,
    Data,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
)
from sosuplan.report.years_table import Lines, years_table
from sosuplan.text.language import N_, NP_
from sosuplan.text.terms import cut

_TOPIC = N_("Age distribution and retirement wave, {who}")
_AGE = N_("Age")
_BY_AGE = N_("By age")
_UNDER, _OVER = N_("Under {age}"), NP_("Report", "{age} and over")
_SHARE = N_("Share {year}")
_RETIRING = N_("Retirements")
PYRAMID_HEIGHT, WAVE_HEIGHT = 80, 56
MOST_NUMBERED, LONGEST_NUMBER, LEAST_BAR = 12, 5, 0.25
"""Bars, signs of a number, and height as a share of the highest: so their numbers are seen."""
_EDGES = (FIRST_AGE, 30, 40, 50, 60, LAST_AGE + 1)


def ages(paper: Paper) -> Data:
    """Staff by age in the base year and at the horizon, and the retirement wave."""
    frame = paper.frame
    staff, waves = (drawing(one.build(frame)) for one in (pyramid, retiring))
    first, last = frame.years[0], frame.years[-1]
    people = frame.projection.ages(CURRENT, frame.occupation)
    totals = people.sum(axis=0)
    rows = []
    for low, after in pairwise(_EDGES):
        band = people[low - FIRST_AGE : after - FIRST_AGE].sum(axis=0)
        cells = [_band(paper, low, after)]
        for at in (0, -1):
            share = float(band[at] / totals[at]) if totals[at] > 0 else 0.0
            cells += [paper.whole(band[at]), paper.percent(share)]
        rows.append(cells)
    columns = [column(paper.say(_AGE), width=1.0)]
    for year in (first, last):
        columns += [column(str(year), "right", 1.0)]
        columns += [column(paper.say(_SHARE, year=year), "right", 1.0)]
    topic = paper.say(_TOPIC, who=paper.word(frame.occupation))
    blocks = [
        chart(staff, PYRAMID_HEIGHT),
        subheading(paper.say(_BY_AGE), follows=True),
        table(columns, rows),
    ]
    if not retiring.anyone(frame):
        blocks.append(text(f"{waves['title']}."))
    else:
        blocks += [subheading(waves["title"]), chart(waves, WAVE_HEIGHT)]
        if not _numbered(paper):
            blocks += _by_year(paper)
    return section(staff["title"], blocks, topic, setting="whole")


def _numbered(paper: Paper) -> bool:
    """True if the bars' own numbers tell everything: all are seen and the baseline's alike."""
    now = retiring.retiring(paper.frame)
    return (
        not retiring.lines(paper.frame)
        and len(now) <= MOST_NUMBERED
        and max(len(paper.whole(people)) for people in now) <= LONGEST_NUMBER
        and float(now.min()) >= LEAST_BAR * float(now.max())
    )


def _by_year(paper: Paper) -> list[Data]:
    """How many retire by year, of every run that is told of."""
    frame = paper.frame
    lines = tuple(
        (
            cut(run_title(frame, run), LONGEST_NAME),
            tuple(map(paper.whole, retiring.retiring(frame, run))),
        )
        for run in told_runs(frame)
    )
    return years_table(paper, paper.say(_RETIRING), retiring.years(frame), [Lines("", lines)])


def _band(paper: Paper, low: int, after: int) -> str:
    if low == FIRST_AGE:
        return paper.say(_UNDER, age=after)
    if after > LAST_AGE:
        return paper.say(_OVER, age=low)
    return f"{low}–{after - 1}"
