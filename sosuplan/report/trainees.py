"""The section on trainees: from the basic course to work in the field."""

from __future__ import annotations

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts import trainees as words
from sosuplan.charts.runs import run_title
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import LONGEST_NAME, Data, Paper, chart, section, text
from sosuplan.report.years_table import Lines, years_table
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, cut

_TOPIC = N_("Trainees on their way to a job as {who}")
_TRAINEES = N_("Trainees")
_BEFORE = N_(
    "Those who graduate in the first years started before {base}; those years are therefore shown."
)
_DASH = N_(
    "A dash: the projection begins in {base}, and those who take work are counted from the year"
    " after."
)
HEIGHT = 78
RUNS_BESIDE = 3
"""Scenarios whose steps have room beside each other; more have a table of their own."""


def trainees(paper: Paper) -> Data | None:
    """The steps by year; None if nobody is trained."""
    frame = paper.frame
    if not any(words.flow(frame, step, CURRENT).any() for step in words.STEPS):
        return None
    drawn = drawing(words.build(frame, before=True))
    before = paper.say(_BEFORE, base=frame.plan.base_year) if words.history(frame)[0] else ""
    return section(
        drawn["title"],
        [
            chart(drawn, HEIGHT),
            text(" ".join(filter(None, (words.delay(frame), before)))),
            *_by_year(paper),
            text(paper.say(_DASH, base=frame.plan.base_year), block="small"),
        ],
        paper.say(_TOPIC, who=paper.word(f"{frame.occupation}.single")),
    )


def _by_year(paper: Paper) -> list[Data]:
    """Every step by year, of other runs those that differ; before the base year, who started."""
    frame = paper.frame
    earlier, started = words.history(frame)
    years = (*earlier, *frame.years)
    found: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for (run, step), values in words.lines(frame).items():
        figures = [paper.whole(one) for one in values]
        if step == words.STARTS:
            figures = [paper.whole(one) for one in started] + figures
        # A flow into the next year's staff has no value for the base year.
        dashes = ["–"] * (len(years) - len(figures))
        name = capital(words.step_name(step, frame.language))
        found.setdefault(run, []).append((name, (*dashes, *figures)))
    told = {run: cut(run_title(frame, run), LONGEST_NAME) for run in found}
    heads = told if len(found) > 1 else dict.fromkeys(found, "")
    groups = [Lines(heads[run], tuple(found[run])) for run in found]
    blocks: list[Data] = []
    for at in range(0, len(groups), RUNS_BESIDE):
        part = groups[at : at + RUNS_BESIDE]
        blocks += years_table(paper, paper.say(_TRAINEES), years, part)
    return blocks
