"""The section with the inputs: every figure that the projection reads, and where it comes from."""

from __future__ import annotations

from sosuplan.editing.cells import References, shown
from sosuplan.model.plan import SOURCE_KINDS
from sosuplan.model.provenance import count_kinds
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import AREA_TABLES, INPUTS, SETTINGS, table_name
from sosuplan.report.area_sums import AreaSums
from sosuplan.report.input_table import InputTable
from sosuplan.report.paper import Data, Paper, section, subheading, text
from sosuplan.text.language import N_
from sosuplan.text.terms import capital

_TOPIC = N_("Inputs and where they come from")
_MESSAGE = N_("{n} of the {all} inputs are assumptions")
_NO_ASSUMPTIONS = N_("All {all} inputs have a source")
_SETTINGS = N_(
    "Base year {base}, last year {last}, {days} working days in a year (set in the plan, which"
    " names no source for it)."
)
_ADDED_UP = N_(
    "The {n} areas are added up here: people, intake and need are sums; shares, hours and days are"
    " means, weighted by the people they are about. Beside them stand the lowest and the highest"
    " area; a dash: all areas are alike. Every area's own figures, each with its source, are on the"
    " sheet Inputs of the Excel workbook and in the plan folder."
)

MOST_AREAS = 4
"""Areas that are printed one by one."""


def inputs(paper: Paper) -> Data:
    """A table for each input of the model; many areas are added up."""
    plan = paper.frame.plan
    counts = count_kinds(plan)
    values = {"n": paper.whole(counts["assumption"]), "all": paper.whole(sum(counts.values()))}
    kinds = [
        {"mark": kind, "text": capital(paper.word(kind))} for kind in SOURCE_KINDS if counts[kind]
    ]
    settings = paper.say(
        _SETTINGS,
        base=plan.base_year,
        last=plan.horizon,
        days=shown(
            "settings",
            SETTINGS["working_days"],
            write_value(plan.working_days),
            References(),
            paper.frame.language,
        ),
    )
    blocks = [text(settings)]
    sums = AreaSums(paper) if len(plan.areas) > MOST_AREAS else None
    if sums is not None:
        blocks.append(text(paper.say(_ADDED_UP, n=len(plan.areas))))
    blocks.append({"block": "legend", "kinds": kinds})
    for one in INPUTS:
        if sums is not None and one.name in AREA_TABLES:
            made = list(sums.tables(one))
        else:
            made = list(InputTable(paper, one).tables())
        if made:
            blocks += [subheading(table_name(one.name, paper.frame.language)), *made]
    message = paper.say(_MESSAGE if counts["assumption"] else _NO_ASSUMPTIONS, **values)
    return section(message, blocks, paper.say(_TOPIC), setting="beside")
