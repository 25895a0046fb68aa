"""What comes of the levers: the balance above them, its chart, and the sheet Læs mig."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts.palette import DASHED, LIGHT, THICK, THIN, Stroke
from sosuplan.charts.runs import run_demand, year_heading
from sosuplan.exports.drawn import DASHES, HEIGHT, WIDTH
from sosuplan.exports.live.formula_sheet import FIRST_YEAR, Line, Page
from sosuplan.exports.live.lever_cells import EXPORTED, RESULT_ROW
from sosuplan.exports.live.need import BalanceCells, light_in_words
from sosuplan.exports.results import BALANCE
from sosuplan.exports.results import LIGHT as TRAFFIC_LIGHT
from sosuplan.exports.sheet import BOLD, HEAD, INPUT, MUTED, RIGHT, Kind, Sheet, Style
from sosuplan.model.scenario import edition, inputs_hash
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.messages import shown
from sosuplan.narrative.scenario_name import frame_name, frame_note
from sosuplan.text.dates import format_date
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, specified, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_OUTCOME = N_("What comes of it, {year}")
_NOW = N_("Now")
_CHANGE = N_("Change since")
_DESCRIPTION = N_(
    "Balance by year in persons: as the cells are now, as SOSUplan wrote it, and without new"
    " measures."
)

_MECHANICAL = N_("Mechanical projection, not a forecast")
_WHAT_HEAD = N_("What this is")
_WHAT = N_(
    "The projection of one scenario, of one occupation in one area, as formulas. The sheet computes"
    " what SOSUplan computes: click any cell to see how its figure comes about, and go on to the"
    " cells that it reads."
)
_USE_HEAD = N_("How to use it")
_STEPS = (
    N_(
        "Excel opens the file in Protected View. The figures are there already, but nothing is"
        " computed until you choose Enable Editing."
    ),
    N_(
        "Change a coloured cell on the sheet of levers: a value, the year in which it begins, or"
        " the demand scenario. The balance stands above the levers, and the chart below them"
        " follows."
    ),
    N_("Figures of the plan can be changed too, on the sheet of inputs: the coloured cells there."),
    N_(
        "Each step has its equation in words beside it. Levers and single figures have names, which"
        " formulas use; point at one to read what it means."
    ),
    N_(
        "To go back, type what stands in the column with the values when exported, or export once"
        " more. What is changed here does not change the plan in SOSUplan."
    ),
)
_CHANGEABLE = N_("A cell that may be changed looks like this.")
_SHEETS_HEAD = N_("The sheets")
_LIMITS_HEAD = N_("What it leaves out")
_LIMIT_OCCUPATION = N_(
    "The other occupation and other areas are not computed. A surplus of one occupation fills no"
    " shortage of the other."
)
_LIMIT_ASSISTANTS = N_(
    "Helpers who become assistants leave the helpers: the trainees of assistants are computed here"
    " too, as far as that takes."
)
_LIMIT_AREAS = N_(
    "What the plan's other areas employ is a figure that SOSUplan wrote: other recruitment is"
    " shared by it."
)
_LIMIT_UNCERTAIN = N_("How sure the figures are, and what measures cost, SOSUplan tells.")
_ABOUT_HEAD = N_("About this file")
_PLAN, _SCENARIO = N_("Plan"), N_("Scenario when exported")
_DEMAND = N_("Demand scenario when exported")
_OCCUPATION, _AREA, _NOTE = N_("Occupation"), N_("Area"), N_("Note")
_MADE_WITH, _MADE_ON, _MODEL = N_("Made with"), N_("Made on"), N_("Model version")
_DATA = N_("Inputs")
_HASHES = N_("{hash} · data {edition}")
_CHECK = N_("Check")

_LABELS, _TEXTS = 34.0, 17.0
_TOP: Style = {"valign": "top"}
_LAST = 5
"""The last column that texts go to."""


def write_outcome(balance: BalanceCells, sheet: Sheet, years: Sequence[int]) -> None:
    """The balance of the last year above the levers, in both units, now and when exported."""
    page, say, last = Page(sheet, RESULT_ROW), sheet.language, years[-1]
    row = page.row
    heads = [(say(_OUTCOME).format(year=last), Kind.TEXT)]
    heads += [(say(text), Kind.DECIMAL) for text in (_NOW, EXPORTED, _CHANGE)]
    page.head(row, heads)
    for unit in (HEADS, FTE):
        row += 1
        page.put(row, 0, specified(say(BALANCE), word(unit, say), say), Kind.TEXT, BOLD)
        now, was = balance.gaps[unit][last].fixed, balance.written[unit][last].fixed
        page.put(row, 1, now, Kind.SIGNED, BOLD)
        page.put(row, 2, was, Kind.SIGNED)
        page.put(row, 3, now - was, Kind.SIGNED)
    page.put(row + 1, 0, say(TRAFFIC_LIGHT))
    page.put(row + 1, 1, light_in_words(balance.lights[last].fixed, sheet))
    sheet.lights(row + 1, row + 1, 1)
    page.put(row + 2, 0, say(_CHECK))
    page.put(row + 2, 1, balance.verdict)


def draw_balance(
    book: Workbook, frame: Frame, balance: BalanceCells, sheet: Sheet, below: int
) -> None:
    """The balance by year as it is now, as it was written, and of the baseline, ``below`` what
    stands there."""
    say = frame.language
    chart = book.add_chart({"type": "line"})
    lines: list[tuple[Line, str, Stroke]] = [
        (balance.baseline[HEADS], capital(baseline_name(say)), Stroke("baseline", THIN, DASHED)),
        (balance.written[HEADS], say(EXPORTED), Stroke("supply", THIN)),
        (balance.gaps[HEADS], say(_NOW), Stroke("scenario", THICK)),
    ]
    font = {"size": 9, "color": LIGHT.muted}
    for line, name, stroke in lines:
        page = line.page
        first, last = FIRST_YEAR, FIRST_YEAR + len(page.years) - 1
        look: dict[str, Any] = {
            "color": LIGHT.colour(stroke.colour),
            "width": stroke.weight.sheet,
        }
        if dash := DASHES[stroke.pattern]:
            look["dash_type"] = dash
        chart.add_series(
            {
                "name": name,
                "categories": [page.name, page.head_row, first, page.head_row, last],
                "values": [page.name, line.row, first, line.row, last],
                "line": look,
            }
        )
    title = specified(say(BALANCE), word(HEADS, say), say)
    heading = {"size": 12, "bold": True, "color": LIGHT.ink}
    chart.set_title({"name": title, "name_font": heading, "overlay": False})
    chart.set_x_axis(
        {
            "name": year_heading(say),
            "name_font": font,
            "num_font": font,
            "label_position": "low",
            "text_axis": True,
            "line": {"color": LIGHT.zero, "width": 1.25},
        }
    )
    chart.set_y_axis(
        {
            "num_font": font,
            "num_format": "#,##0",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
        }
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": LIGHT.ink}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    sheet.go_on_below(below - 1)
    look = {"description": say(_DESCRIPTION), "object_position": 3}
    sheet.raw.insert_chart(sheet.place_chart(HEIGHT), 0, chart, look)


def write_read_me(
    frame: Frame,
    occupation: str,
    area: str,
    made_on: date,
    balance: BalanceCells,
    sheets: Mapping[str, Sheet],
    texts: Mapping[str, tuple[str, str]],
    *,
    with_assistants: bool,
) -> None:
    """What the workbook is, how it is used, what each sheet holds, and what it leaves out."""
    sheet, say = sheets["read_me"], frame.language
    page, last = Page(sheet, row=1), frame.plan.horizon
    sheet.set_widths(0, 0, _LABELS)
    sheet.set_widths(1, _LAST, _TEXTS)
    sheet.write(page.row, 0, say(_MECHANICAL), style=MUTED)
    page.row += 1

    def text(name: str, said: str) -> None:
        sheet.write(page.row, 0, name or None, Kind.WRAPPED, _TOP)
        first = 1 if name else 0
        sheet.span(page.row, first, _LAST, said, Kind.WRAPPED, _TOP)
        sheet.fit_row(page.row, [*([name] if name else []), said])
        page.row += 1

    page.heading(specified(say(BALANCE), str(last), say))
    for column, head in enumerate((_NOW, EXPORTED), start=1):
        page.put(page.row, column, say(head), Kind.TEXT, HEAD | RIGHT)
    page.put(page.row, 0, None, Kind.TEXT, HEAD)
    page.row += 1
    for unit in (HEADS, FTE):
        page.put(page.row, 0, capital(word(unit, say)))
        for column, line in enumerate((balance.gaps[unit], balance.written[unit]), start=1):
            page.put(page.row, column, line[last].fixed, Kind.SIGNED, BOLD)
        page.row += 1
    page.put(page.row, 0, say(TRAFFIC_LIGHT))
    page.put(page.row, 1, light_in_words(balance.lights[last].fixed, sheet), Kind.TEXT, RIGHT)
    sheet.lights(page.row, page.row, 1)
    page.row += 1
    page.put(page.row, 0, say(_CHECK))
    page.put(page.row, 1, balance.verdict)
    page.row += 1
    page.heading(say(_WHAT_HEAD))
    text("", say(_WHAT))
    page.heading(say(_USE_HEAD))
    for at, step in enumerate(_STEPS, start=1):
        text(f"{at}.", say(step))
    page.put(page.row, 0, None, Kind.TEXT, INPUT)
    page.put(page.row, 1, say(_CHANGEABLE))
    page.row += 1
    page.heading(say(_SHEETS_HEAD))
    for name, other in sheets.items():
        if name != "read_me":
            link = f"internal:'{other.name}'!A1"
            style = sheet.styles(Kind.TEXT, {"font_color": LIGHT.accent, "underline": 1})
            sheet.raw.write_url(page.row, 0, link, style, other.name)
            sheet.span(page.row, 1, _LAST, say(texts[name][1]), Kind.WRAPPED)
            sheet.fit_row(page.row, ["", say(texts[name][1])])
            page.row += 1
    page.heading(say(_LIMITS_HEAD))
    text("", say(_LIMIT_OCCUPATION))
    if with_assistants:
        text("", say(_LIMIT_ASSISTANTS))
    if len(frame.plan.areas) > 1:
        text("", say(_LIMIT_AREAS))
    text("", say(_LIMIT_UNCERTAIN))
    page.heading(say(_ABOUT_HEAD))
    about = {
        _PLAN: frame.plan.name,
        _AREA: area,
        _OCCUPATION: capital(word(occupation, say)),
        _SCENARIO: frame_name(frame),
        _DEMAND: run_demand(frame, CURRENT),
        _NOTE: frame_note(frame),
        _DATA: say(_HASHES).format(
            hash=inputs_hash(frame.plan, frame.scenario), edition=edition(frame.plan)
        ),
        _MODEL: MODEL_VERSION,
        _MADE_WITH: f"SOSUplan {__version__}",
        _MADE_ON: format_date(made_on, say),
    }
    for name, said in about.items():
        if said:
            text(say(name), shown(said))
