"""Tasks that move to another employer: a table in the section on supply and demand."""

from __future__ import annotations

from sosuplan.analysis.transfers import Move, Sum
from sosuplan.editing.cells import choice
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.transfers import sums_of
from sosuplan.report.inputs import MOST_AREAS
from sosuplan.report.paper import Cell, Data, Paper, column, subheading, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital

_HEADING = N_("Tasks that move")
_PEOPLE = N_("Persons")
_BEFORE, _AFTER = N_("before"), N_("after")
_NEED = N_("Need, persons")
_AREAS = N_("{n} of {all}")
_NOTE = N_(
    "People who move work as the staff of the employer that they come to does: that is how many"
    " full-time persons they are before and after. A dash: they leave the plan, or the need stays."
)


def moved_tasks(paper: Paper) -> list[Data]:
    """A row for each move of the occupation looked at, in each area or, of many, in all of them;
    nothing where no tasks move."""
    frame, language = paper.frame, paper.frame.language
    sums, areas = sums_of(frame), len(frame.plan.areas)
    if not sums:
        return []
    each: list[tuple[str, Move | Sum]] = [
        (paper.say(_AREAS, n=len(one.areas), all=areas), one) for one in sums
    ]
    if areas <= MOST_AREAS:
        each = [
            (one.row.area, one) for one in frame.moves if one.row.occupation in frame.occupations
        ]
    names = ["year", *(["area"] if areas > 1 else []), "occupation", "from_sector", "to_sector"]
    columns = [
        column(column_name("transfers", name, language), width=1.0 if "sector" in name else "auto")
        for name in names
    ]
    groups = [
        {"text": "", "span": len(names) + 1},
        {"text": capital(paper.word("fte")), "span": 2},
        {"text": "", "span": 1},
    ]
    columns.append(column(paper.say(_PEOPLE), "right"))
    columns += [column(paper.say(text), "right", 0.6) for text in (_BEFORE, _AFTER)]
    columns.append(column(paper.say(_NEED), "right"))
    rows: list[list[Cell]] = []
    for where, one in each:
        row = one.row if isinstance(one, Move) else one
        about = {"year": str(row.year), "area": where, "occupation": row.occupation}
        about |= {name: choice("transfers", getattr(row, name), language) for name in names[-2:]}
        rows.append(
            [
                *(about[name] for name in names),
                paper.whole(one.people),
                paper.whole(one.work),
                paper.whole(one.work_after) if row.to_sector else "–",
                paper.whole(-one.need, signed=True) if whole(one.need) else "–",
            ]
        )
    heads = len(names)
    return [
        subheading(paper.say(_HEADING)),
        table(columns, rows, groups=groups, heads=heads),
        text(paper.say(_NOTE), block="small"),
    ]
