"""The plan's tables in their order, with what they are called and hold; and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sosuplan.model.schema import policy_rows, rows
from sosuplan.model.schema.column import Column, Table, Unit
from sosuplan.text.language import N_, Language

TABLES: tuple[Table, ...] = (
    Table(
        "staff",
        rows.StaffBand,
        N_("Staff by age"),
        N_(
            "Employed people in the base year by age. A group's ages must follow each other"
            " without gaps."
        ),
    ),
    Table(
        "working_time",
        rows.WorkingTime,
        N_("Working time"),
        N_(
            "Share on full time, hours of those on part time, and sick days. The latest year"
            " counts; earlier years are history."
        ),
    ),
    Table(
        "trainee_intake",
        rows.TraineeIntake,
        N_("Trainee intake"),
        N_("People who start the basic course (GF2) in a year."),
    ),
    Table(
        "training",
        rows.Training,
        N_("Training"),
        N_("The way from the basic course to work in the field, in shares."),
    ),
    Table(
        "entry_ages",
        rows.EntryAges,
        N_("Age at start"),
        N_("How old new staff are when they start work."),
    ),
    Table(
        "exit_rates",
        rows.ExitRate,
        N_("Exits"),
        N_(
            "Share of an age that leaves in a year. Between the ages listed the model draws"
            " straight lines."
        ),
    ),
    Table(
        "reform",
        rows.ReformYear,
        N_("Reform"),
        N_(
            "By how many years people retire later than the table of exits says: had there been no"
            " reform, and with it."
        ),
    ),
    Table(
        "transfers",
        rows.Transfer,
        N_("Tasks that move"),
        N_(
            "Staff who change employer when tasks move, from a year on. Shares come from the local"
            " agreement (delingsaftale)."
        ),
    ),
    Table(
        "demand_base",
        rows.DemandBase,
        N_("Need in the base year"),
        N_("People needed in the base year: employed and unfilled posts."),
    ),
    Table(
        "demand_scenarios",
        rows.DemandScenario,
        N_("Demand scenarios"),
        N_("The courses that demand may take, in the order in which they are shown."),
    ),
    Table(
        "demand_index",
        rows.DemandIndex,
        N_("Demand index"),
        N_("Demand for work in each year, when the base year is 1."),
    ),
    Table(
        "population",
        rows.Population,
        N_("Population"),
        N_(
            "People by age and year, as imported from the StatBank (FRKM). They change no result by"
            " themselves; an index of demand can be built from them."
        ),
        omittable=True,
    ),
    Table(
        "demand_recipes",
        rows.DemandRecipe,
        N_("How demand is built"),
        N_(
            "What the index of a demand scenario was built from. When a figure here changes, the"
            " index stays until you build it again."
        ),
        omittable=True,
    ),
    Table(
        "input_ranges",
        rows.InputRange,
        N_("Uncertainty"),
        N_(
            "How far figures may be from the plan's, as a factor (0.85 is 15% lower); for growth"
            " and the reform what is added, a share a year and years at the horizon. It changes no"
            " projection, but says how sure it is."
        ),
        omittable=True,
    ),
    Table(
        "staff_history",
        rows.StaffHistory,
        N_("Staff of earlier years"),
        N_(
            "Employed people by age in years before the base year. They change no projection; they"
            " show how well the model explains your own past."
        ),
        omittable=True,
    ),
    Table(
        "actuals",
        rows.Actual,
        N_("How it went"),
        N_(
            "What was counted in a year: staff, exits, graduates, trainees, or the share on full"
            " time. It is compared with what was projected."
        ),
        omittable=True,
    ),
    Table(
        "prices",
        rows.Price,
        N_("Prices"),
        N_(
            "What pay, trainees, recruitment and agency staff cost you: add a row for each that"
            " you know. Prices change no projection; they say what a scenario costs and saves."
        ),
        omittable=True,
    ),
    Table(
        "measures",
        policy_rows.Measure,
        N_("Measures of your own"),
        N_("What you have done yourselves, and what came of it."),
        omittable=True,
        own_page=True,
    ),
    Table(
        "evidence",
        policy_rows.Evidence,
        N_("Evidence of your own"),
        N_("What you know of the field from your own surveys and from elsewhere."),
        omittable=True,
        own_page=True,
    ),
    Table(
        "goals",
        policy_rows.Goal,
        N_("Goals"),
        N_("What you want to reach, from where and until when."),
        omittable=True,
        own_page=True,
    ),
    Table(
        "goal_readings",
        policy_rows.GoalReading,
        N_("Readings of goals"),
        N_("What was measured of goals with an indicator of their own."),
        omittable=True,
        own_page=True,
    ),
    Table(
        "stored_projections",
        policy_rows.StoredProjection,
        N_("What was projected"),
        N_("What plans with an earlier base year projected, to compare with how it went."),
        omittable=True,
        own_page=True,
    ),
    Table(
        "published",
        rows.Published,
        N_("Published figures"),
        N_("Results published by others, to compare with. They change no result."),
    ),
    Table(
        "sources",
        rows.Source,
        N_("Sources"),
        N_("Where figures come from. A figure shows the mark of its source."),
    ),
)
TABLE: Mapping[str, Table] = {table.name: table for table in TABLES}
INPUTS = tuple(
    table for table in TABLES if not table.omittable and table.name not in ("published", "sources")
)
"""The tables that a projection reads."""
AREA_TABLES = tuple(table.name for table in INPUTS if "area" in table.by_name)
"""Of these the tables whose rows belong to an area, or to all."""
COMMON_TABLES = tuple(name for name in AREA_TABLES if TABLE[name].by_name["area"].optional)
"""Of these the tables with rows that serve every area without rows of its own."""
STAFF_NEEDS = tuple(
    name for name in AREA_TABLES if name not in ("staff", "transfers", *COMMON_TABLES)
)
"""The tables in which every group with staff has rows."""
PAST_TABLES = ("staff_history", "actuals")
"""The tables that tell of how it went, whose rows belong to an area."""
LOCAL_TABLES = (
    *PAST_TABLES,
    *("population", "demand_recipes", "evidence", "goals", "stored_projections"),
)
"""The tables that are about the very area that their rows name: no other one takes them over."""
OWN_PAGES = tuple(table.name for table in TABLES if table.own_page)
"""The tables that have a page of their own; no projection reads them."""
BANDED = tuple(table.name for table in TABLES if table.banded)
"""The tables whose rows are about bands of ages."""

SCENARIO_TABLES = tuple(
    table.name
    for table in TABLES
    if any(column.refers_to == "demand_scenarios" for column in table.columns)
)
"""The tables whose rows are about a demand scenario."""

_YEAR = replace(rows.YEAR, role="text", headings=None)
_SETTINGS = {
    "name": Column("name", N_("Name of the plan"), N_("Shown in the window and print.")),
    "base_year": replace(
        _YEAR,
        label=N_("Base year"),
        help=N_("The year of the staff figures; the projection begins here."),
    ),
    "horizon": replace(_YEAR, label=N_("Last year"), help=N_("The projection ends here.")),
    "working_days": Column(
        "number",
        N_("Working days"),
        N_("Working days in a year for one full-time person."),
        low=150.0,
        high=366.0,
        unit=Unit(1, word=N_("days a year")),
    ),
}
SETTINGS: Mapping[str, Column] = {
    name: replace(column, name=name) for name, column in _SETTINGS.items()
}
SETTINGS_FILE = "settings.csv"
SETTINGS_TABLE = "settings"
ALL_TABLES: Mapping[str, Table] = {
    **TABLE,
    SETTINGS_TABLE: Table(
        SETTINGS_TABLE,
        rows.Setting,
        N_("Settings"),
        N_("The plan's name, its years, and the working days of a year."),
    ),
}
TABLE_NAMES = tuple(ALL_TABLES)
"""All tables in their order."""
LISTED_TABLES = tuple(table.name for table in ALL_TABLES.values() if not table.own_page)
"""Those of the page Data, in the order in which they are offered."""


def column_in(table: str, name: str) -> Column:
    """A column of a table; a setting is a column of the table of settings."""
    if table == SETTINGS_TABLE and name in SETTINGS:
        return SETTINGS[name]
    return ALL_TABLES[table].by_name[name]


def input_name(code: str, language: Language) -> str:
    """What an input is called whose range is told of: as its table, or the column of its figures;
    "" where it is neither."""
    if code in TABLE:
        return table_name(code, language)
    found = (one.label for table in INPUTS for one in table.columns if one.name == code)
    label = next(found, "")
    return language(label) if label else ""


def table_name(table: str, language: Language) -> str:
    """What a table is called."""
    return language(ALL_TABLES[table].label)


def table_help(table: str, language: Language) -> str:
    """What a table holds, in a sentence."""
    return language(ALL_TABLES[table].help)


def column_name(table: str, column: str, language: Language) -> str:
    """What a column is called."""
    return language(column_in(table, column).label)


def column_help(table: str, column: str, language: Language) -> str:
    """What a column means, in a sentence."""
    return language(column_in(table, column).help)


def unit_word(table: str, column: str, language: Language) -> str:
    """The unit as a word for a heading: ``%``, ``persons``; "" where there is none."""
    return word_of(column_in(table, column).unit, language)


def word_of(unit: Unit, language: Language) -> str:
    """A unit as a word: its sign or its name; "" where it has none."""
    return unit.sign or (language(unit.word) if unit.word else "")
