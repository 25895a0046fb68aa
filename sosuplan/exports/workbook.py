"""A frame as a workbook (.xlsx): the answer, results, levers, inputs, sources and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.beside import Beside
from sosuplan.analysis.comparison import MOST_COMPARED
from sosuplan.analysis.frame import CURRENT, Frame, frame_of, with_computed_uncertainty
from sosuplan.analysis.uncertainty import USUAL, Sampling
from sosuplan.charts.matrix import worse_of_two
from sosuplan.charts.runs import run_demand, run_heading
from sosuplan.exports.certainty_sheet import certainty_sheet
from sosuplan.exports.comparison_sheet import comparison_sheet
from sosuplan.exports.drawn import draw, drawings
from sosuplan.exports.evidence_sheet import evidence_sheet
from sosuplan.exports.follow_up_sheet import follow_up_sheet
from sosuplan.exports.fulltime_sheet import fulltime_sheet
from sosuplan.exports.goals_sheet import goals_sheet
from sosuplan.exports.input_sheets import INPUT_SHEETS
from sosuplan.exports.measures_sheet import measures_sheet
from sosuplan.exports.results import RESULT_SHEETS, result_frame
from sosuplan.exports.sheet import FIRST_ROW, Sheet, Styles, new_book
from sosuplan.exports.summary_sheet import summary_sheet
from sosuplan.exports.takes_sheet import takes_sheet
from sosuplan.exports.why_sheet import why_sheet
from sosuplan.model.scenario import Scenario, edition, inputs_hash
from sosuplan.narrative.messages import shown
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.text.dates import format_date
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import N_
from sosuplan.text.terms import cut, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook

SHEETS: dict[str, tuple[str, str]] = {
    "summary": (N_("Summary"), ""),
    "balance": (
        N_("Balance"),
        N_("Supply minus demand by year; below zero people are missing."),
    ),
    "supply": (
        N_("Supply"),
        N_("People employed by year, the work that they do, and what changes it."),
    ),
    "demand": (
        N_("Demand"),
        N_("People needed by year, and the work that is needed."),
    ),
    "ages": (N_("Age"), N_("People employed by age and year.")),
    "trainees": (
        N_("Trainees"),
        N_("The way from the basic course to work in the field by year, in persons."),
    ),
    "why": (
        N_("Why"),
        N_("What moves the balance from the base year to the last, and what each lever gives."),
    ),
    "certainty": (
        N_("How sure"),
        N_("Where the balance probably lies when its inputs may be others than the plan's."),
    ),
    "takes": (
        N_("What it takes"),
        N_("How far levers have to go for balance, how many trainees it takes, and what it costs."),
    ),
    "measures": (
        N_("Measures"),
        N_("What is done about it: what belongs to the scenario, and what others have done."),
    ),
    "evidence": (
        N_("Evidence"),
        N_("What is known of the field from elsewhere, and what you know of it yourselves."),
    ),
    "goals": (
        N_("Goals"),
        N_("Your own goals: what was measured, how that is, and what the scenario comes to."),
    ),
    "follow_up": (
        N_("Follow-up"),
        N_("What earlier plans projected, what was counted since, and what the error comes of."),
    ),
    "fulltime": (
        N_("Full time"),
        N_("What each group would be worth by itself if more of it were on full time."),
    ),
    "comparison": (
        N_("Comparison"),
        N_("Scenarios side by side: what they set, what comes of it, and how that differs."),
    ),
    "levers": (
        N_("Levers"),
        N_("What each scenario sets; levers that are moved are marked."),
    ),
    "inputs": (
        N_("Inputs"),
        N_("Every figure that the projection reads, and where it comes from."),
    ),
    "sources": (N_("Sources"), N_("Where the figures come from.")),
    "glossary": (N_("Glossary"), N_("The words of the field.")),
}
"""The sheets in their order: names, and what each shows."""

_SUBJECT = N_("{scenario} · {demand}: {occupation}")
_COMMENTS = N_("Mechanical projection, not a forecast. {program}, {date}.")
_FOOTER = N_("Inputs {hash} · data {edition} · {date}")
_PAGE = N_("page {n} of {all}")
_IN_FOOTER, _OWN_IN_FOOTER = 30, 40
"""Characters of a name at the foot of a page, and of the scenario's."""
_OF_SCENARIO = (
    *RESULT_SHEETS,
    "why",
    "certainty",
    "takes",
    "measures",
    "goals",
    "fulltime",
    "levers",
)
"""The sheets whose figures are those of scenarios."""
_UPRIGHT = ("summary", "certainty", "follow_up")
"""The sheets that are narrow enough to be printed on upright pages."""


def workbook(
    frame: Frame,
    made_on: date,
    saved: Iterable[Scenario] = (),
    beside: Iterable[Beside] = (),
    sampling: Sampling = USUAL,
) -> bytes:
    """The workbook's bytes, the same for the same frame, scenarios and date.

    ``saved`` scenarios, and those with other figures that are ``beside`` them, have columns of
    their own besides those that the frame compares with; charts show what they show on screen.
    How sure the balance is is drawn as ``sampling`` says where the frame does not know it yet.
    Raises ``SosuplanError`` if a figure is beyond any number.
    """
    wide = with_saved(frame, saved, beside)
    if not all(np.isfinite(values).all() for values in wide.projection.arrays.values()):
        raise SosuplanError(Fault("not_finite"))
    frame = with_computed_uncertainty(frame, sampling)
    memory = BytesIO()
    book = new_book(memory)
    describe(book, frame, made_on, frame.occupation)
    styles = Styles(book, frame.language)
    compared = _side_by_side(frame, wide)
    there = {
        "comparison": compared.selected.others,
        "certainty": frame.uncertainty or frame.plan.staff_history,
        "goals": frame.selected.plan.goals,
        "follow_up": any(frame.follow_up(job).followed for job in frame.occupations),
    }
    left_out = [name for name, what in there.items() if not what]
    sheets = {name: _sheet(book, styles, frame, name) for name in SHEETS if name not in left_out}
    summary_sheet(wide, sheets["summary"], format_date(made_on, frame.language))
    results = result_frame(wide)
    places = {name: make(wide, results, sheets[name]) for name, make in RESULT_SHEETS.items()}
    fulltime_sheet(wide, sheets["fulltime"])
    for name, make in INPUT_SHEETS.items():
        make(wide, sheets[name])
    # The band has a sheet of its own, with the cells that it is drawn from.
    below = drawings(replace(frame, uncertainty={}), places)
    if "comparison" in sheets:
        below["comparison"] = comparison_sheet(compared, sheets["comparison"])
    below["why"] = why_sheet(frame, sheets["why"])
    if "certainty" in sheets:
        below["certainty"] = certainty_sheet(frame, sheets["certainty"])
    evidence_sheet(frame, sheets["evidence"])
    below["takes"] = takes_sheet(frame, sheets["takes"])
    measures_sheet(frame, sheets["measures"])
    if "goals" in sheets:
        below["goals"] = goals_sheet(frame, sheets["goals"])
    if "follow_up" in sheets:
        below["follow_up"] = follow_up_sheet(frame, sheets["follow_up"])
    draw(book, frame, below["balance"][0], sheets["summary"], FIRST_ROW)
    for name, each in below.items():
        for one in each:
            draw(book, frame, one, sheets[name], sheets[name].place_chart(one.height))
    set_up_pages(frame, sheets, made_on, upright=_UPRIGHT)
    book.close()
    free_cells(book)
    return memory.getvalue()


def _side_by_side(frame: Frame, wide: Frame) -> Frame:
    """What is compared on a sheet of its own: what is on screen or, where nothing is, the scenario
    beside as many saved ones as people can tell apart."""
    if frame.selected.others:
        return frame
    others = wide.compared[: MOST_COMPARED - 1]
    return replace(wide, selection=replace(frame.selected, others=others))


def free_cells(book: Workbook) -> None:
    """Free the cells row by row. Half a million at once, with which a plan of many areas ends,
    would keep a window beside this waiting for the length of it."""
    for sheet in book.worksheets():
        while sheet.table:
            sheet.table.popitem()


def with_saved(frame: Frame, saved: Iterable[Scenario], beside: Iterable[Beside] = ()) -> Frame:
    """``frame`` with the saved scenarios among those compared with, after the ones that are.

    One that is the frame's own scenario, or compared with already, is not there twice.
    """
    alike = frame.compared[: len(frame.compared) - len(frame.beside)]
    own = (frame.scenario, *alike)
    more = [one for one in saved if not any(one.computes_as(other) for other in own)]
    there = {one.scenario.name for one in frame.beside}
    others = [one for one in beside if one.scenario.name not in there]
    if not more and not others:
        return frame
    return frame_of(
        frame.plan,
        frame.catalogue,
        frame.inputs,
        frame.scenario,
        (*alike, *more),
        occupation=frame.occupation,
        unit=frame.unit,
        language=frame.language,
        changed_since_saved=frame.changed_since_saved,
        beside=(*frame.beside, *others),
        selection=frame.selection,
        weights=frame.weights,
        yardsticks=frame.yardsticks,
    )


def describe(book: Workbook, frame: Frame, made_on: date, occupation: str) -> None:
    """What the file's properties say."""
    say = frame.language
    book.set_properties(
        {
            "title": shown(frame.plan.name),
            "subject": shown(
                say(_SUBJECT).format(
                    scenario=frame_name(frame),
                    demand=run_demand(frame, CURRENT),
                    occupation=word(occupation, say),
                )
            ),
            "author": "SOSUplan",
            "company": shown(frame.plan.name),
            "comments": say(_COMMENTS).format(
                program=f"SOSUplan {__version__}, model {MODEL_VERSION}",
                date=format_date(made_on, frame.language),
            ),
            "created": datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
        }
    )


def _sheet(book: Workbook, styles: Styles, frame: Frame, name: str) -> Sheet:
    say = frame.language
    title, note = (say(text) if text else "" for text in SHEETS[name])
    if name == "balance" and frame.outlook.is_sum:
        note = f"{note} {worse_of_two(say)}"
    heading = frame.plan.name if name == "summary" else f"{title} – {frame.plan.name}"
    if name in _OF_SCENARIO:
        heading = f"{heading} · {run_heading(frame, CURRENT)}"
    return Sheet(book, styles, say, title, heading, note)


def set_up_pages(
    frame: Frame,
    sheets: Mapping[str, Sheet],
    made_on: date,
    *,
    upright: Collection[str],
    first: str = "",
) -> None:
    """Footers that say what the sheets are of; some of them stand ``upright``. ``first`` comes
    before the scenario."""
    say = frame.language
    left = " · ".join(
        (
            cut(frame.plan.name, _IN_FOOTER),
            first + frame_name(frame, _OWN_IN_FOOTER),
            cut(run_demand(frame, CURRENT), _IN_FOOTER),
        )
    )
    middle = say(_FOOTER).format(
        hash=inputs_hash(frame.plan, frame.scenario),
        edition=edition(frame.plan),
        date=format_date(made_on, say),
    )
    for name, sheet in sheets.items():
        sheet.set_up_page(left, middle, say(_PAGE), upright=name in upright)
