"""The rows of the plan's tables: each field is a column and says all that is known of it."""

# Not put off: what a field is annotated with is its column.
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Annotated, Any

from sosuplan.model.schema.column import PEOPLE, PERCENT, WHOLE, Column, Headings, Unit
from sosuplan.text.language import N_

SETTING_KEYS = ("name", "base_year", "horizon", "working_days")
SECTORS = ("municipality", "region", "other")
OCCUPATIONS = ("SSA", "SSH")
UNCERTAIN_INPUTS = (
    "other_exits",
    "retirement",
    "gf2_starts",
    "gf2_completion",
    "transition",
    "main_completion",
    "entry_share",
    "parttime_hours",
    "demand_base",
    "demand_growth",
    "reform_with_years",
)
"""The inputs that may be given a range. Growth is a share a year, the reform years, all others
factors on the plan's figures."""
ACTUAL_QUANTITIES = ("supply_heads", "exits", "graduates", "gf2_starts", "fulltime_share")
"""What can be told of how it went in a year."""
PRICE_ITEMS = ("wage_ssa", "wage_ssh", "trainee_ssa", "trainee_ssh", "recruitment", "temp")
"""What may have a price: the pay and a trainee of each occupation, another person recruited, and
agency staff."""
RECIPE_ITEMS = (
    "growth",
    "history",
    "log_linear",
    "weight",
    "industry_growth",
    "use",
    "healthy_years",
    "by_area",
)
"""What an index of demand can be built from."""
STATUS_WORDS = ("shortage", "recruitment", "surplus")
"""Of the traffic light, worst first."""
SOURCE_KINDS = ("published", "derived", "assumption", "own")
FIRST_AGE = 17
LAST_AGE = 74
OLDEST = 130
"""The last age of a band of the population that has no end."""
FULL_TIME_HOURS = 37.0
FIRST_YEAR = 1900
LAST_YEAR = 2200
MOST_PEOPLE = 1_000_000.0
"""People in one row: more than all of eldercare has, and few enough to compute with."""
MOST_KRONER = 1e9
"""Of a price: more than anybody is paid in a year."""
MOST_SICK_DAYS = 100.0
MOST_CITIZENS = 10_000_000.0
"""People of the population in one row: more than the country has."""
LARGEST_INDEX = 100.0
NEVER_CUT = 9.0
"""Room of a column whose texts are short and whole."""

_figure = partial(Column, "number", role="figure", low=0.0)
_share = partial(_figure, high=1.0, unit=PERCENT)
_people = partial(_figure, high=MOST_PEOPLE, guard=True, unit=PEOPLE)
_age = partial(Column, "whole", low=FIRST_AGE, high=LAST_AGE, unit=WHOLE)
_text = partial(Column, "text", optional=True)
_range_end = partial(Column, "number", role="figure", low=-10.0, high=10.0, unit=Unit(3))
_years = partial(_figure, low=-10.0, high=10.0, unit=Unit(3, word=N_("years")))

_unread = partial(replace, headings=None)
"""A column that no heading of a file is taken for."""

AREA = Column(
    "name",
    N_("Area"),
    N_("Municipality, region or part of one."),
    role="key",
    headings=Headings(290, r"kommune|område|region|geografi|\barea\b|municipality|place"),
)
ANY_AREA = replace(
    AREA, optional=True, help=N_("The area that the row is about; empty: every other area.")
)
SECTOR = Column(
    "choice",
    N_("Employer"),
    N_("Who employs the group."),
    choices=SECTORS,
    role="key",
    headings=Headings(280, r"sektor|arbejdsgiver|ansættelsesform|sector|employer"),
)
OCCUPATION = Column(
    "choice",
    N_("Occupation"),
    N_("SSA are social and health care assistants, SSH are helpers."),
    choices=OCCUPATIONS,
    role="key",
    headings=Headings(
        270, r"stilling|personalegruppe|faggruppe|uddannelse|profession|occupation|job"
    ),
)
YEAR = Column(
    "whole",
    N_("Year"),
    N_("The year that the figures are for."),
    low=FIRST_YEAR,
    high=LAST_YEAR,
    role="key",
    unit=WHOLE,
    headings=Headings(
        300, r"^(år|year|årstal|tid|periode|tidspunkt|time|aar|opgørelses ?år|dato)$|\bår$"
    ),
)
AGE_FROM = _age(
    N_("Age from"),
    N_("Youngest age of the band."),
    Headings(240, r"^(alder fra|fra alder|fra år|age from|fra)$"),
    role="key",
)
AGE_TO = _age(
    N_("Age to"),
    N_("Oldest age of the band, included."),
    Headings(250, r"^(alder til|til alder|til år|age to|til)$"),
    role="place",
)
SCENARIO = Column(
    "name",
    N_("Demand scenario"),
    N_("The course of demand that the row belongs to."),
    role="key",
    refers_to="demand_scenarios",
    headings=Headings(230, r"scenar"),
)
QUANTITY = Column(
    "choice",
    N_("Quantity"),
    N_("What was counted in the year."),
    choices=ACTUAL_QUANTITIES,
    role="key",
    room=1.4,
)
SOURCE = Column(
    "name",
    N_("Source"),
    N_("Where the figures of the row come from."),
    role="source",
    refers_to="sources",
    room=0.5,
)

Area = Annotated[str, AREA]
AnyArea = Annotated[str, ANY_AREA]
Sector = Annotated[str, SECTOR]
Occupation = Annotated[str, OCCUPATION]
Year = Annotated[int, YEAR]
AgeFrom = Annotated[int, AGE_FROM]
AgeTo = Annotated[int, AGE_TO]
ScenarioId = Annotated[str, SCENARIO]
SourceId = Annotated[str, SOURCE]


def _on_part_time(row: Any) -> float:
    return 1.0 - float(row.fulltime_share)


def _full_time_persons(row: Any) -> float:
    return float(row.fulltime_share + _on_part_time(row) * row.parttime_hours / FULL_TIME_HOURS)


def _in_main_course(row: Any) -> float:
    return float(row.gf2_completion * row.transition)


def _graduates(row: Any) -> float:
    return _in_main_course(row) * float(row.main_completion)


@dataclass(frozen=True, slots=True)
class StaffBand:
    """Employed people (personer) in one age band, ages inclusive, in the base year."""

    area: Area
    sector: Sector
    occupation: Occupation
    age_from: AgeFrom
    age_to: AgeTo
    heads: Annotated[
        float,
        _people(
            N_("Number"),
            N_("Employed people in the base year."),
            Headings(
                320,
                r"antal|personer|ansatte|hoveder|medarbejdere|beskæftigede"
                r"|heads|head ?count|persons|people|staff|employ|indhold",
            ),
            48,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Share on full time (0..1), weekly hours of part-timers, sick days a year for one FTE."""

    area: Area
    sector: Sector
    occupation: Occupation
    year: Year
    fulltime_share: Annotated[
        float,
        _share(
            N_("On full time"),
            N_("Share of the employed who work full time (37 hours a week)."),
            Headings(
                100,
                r"(andel|pct|procent|%|share|rate|fuldtids)"
                r".*(fuld ?tid|full ?time|andel|share|pct)"
                r"|(på )?fuld ?tid.*(andel|pct|procent|%)|^(på )?fuld ?tid$|fulltime share",
            ),
            0.284,
            never_tiny=True,
            chart=PERCENT,
        ),
    ]
    parttime_hours: Annotated[
        float,
        _figure(
            N_("Part-time hours"),
            N_("Mean weekly hours of those on part time."),
            high=FULL_TIME_HOURS,
            above=True,
            unit=Unit(1, word=N_("hours a week")),
            headings=Headings(
                110,
                r"(timer?|timetal|hours).*(deltid|part ?time)"
                r"|(deltid|part ?time).*(timer?|timetal|hours)",
            ),
            example=28.6,
            among=_on_part_time,
        ),
    ]
    sickness_days: Annotated[
        float,
        _figure(
            N_("Sick days"),
            N_("Sick days a year for one full-time person."),
            high=MOST_SICK_DAYS,
            guard=True,
            unit=Unit(1, word=N_("days a year")),
            headings=Headings(90, r"\bsyge(?!plej|hjælp|hus)|fravær|sick|absence"),
            example=16.3,
            among=_full_time_persons,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class TraineeIntake:
    """People starting grundforløb 2 (GF2) in a year."""

    area: Area
    occupation: Occupation
    year: Year
    gf2_starts: Annotated[
        float,
        _people(
            N_("Start GF2"),
            N_("People who start the basic course 2 in the year."),
            Headings(70, r"gf ?2|optag|elever|tilgang|påbegynd|startende|intake|trainee|starts?\b"),
            120,
            chart=PEOPLE,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Training:
    """The way from GF2 to work. Shares 0..1; ``duration_years`` from GF2 start to graduation."""

    area: Area
    occupation: Occupation
    gf2_completion: Annotated[
        float,
        _share(
            N_("Complete GF2"),
            N_("Of those who start GF2, the share that completes it."),
            Headings(10, r"(fuldfør|gennemfør|complet).*(gf ?2|grundforløb)|gf2 completion"),
            0.72,
            never_tiny=True,
        ),
    ]
    transition: Annotated[
        float,
        _share(
            N_("Go on to main course"),
            N_("Of those who complete GF2, the share that starts the main course."),
            Headings(30, r"overgang|transition"),
            0.93,
            never_tiny=True,
            among=attrgetter("gf2_completion"),
        ),
    ]
    main_completion: Annotated[
        float,
        _share(
            N_("Complete main course"),
            N_("Of those who start the main course, the share that graduates."),
            Headings(20, r"(fuldfør|gennemfør|complet).*(hovedforløb|main)|main completion"),
            0.8,
            never_tiny=True,
            among=_in_main_course,
        ),
    ]
    duration_years: Annotated[
        float,
        _figure(
            N_("Duration"),
            N_("Years from the start of GF2 to graduation."),
            high=8.0,
            unit=Unit(1, word=N_("years")),
            headings=Headings(40, r"varighed|uddannelseslængde|duration"),
            example=3.2,
            among=_graduates,
        ),
    ]
    entry_share: Annotated[
        float,
        _share(
            N_("Take work in the field"),
            N_("Of the graduates, the share that takes work in the field in the area."),
            Headings(60, r"(andel|share).*(job|arbejde|beskæftig)|entry share|går i arbejde"),
            0.9,
            never_tiny=True,
            among=_graduates,
        ),
    ]
    from_ssh_share: Annotated[
        float,
        _share(
            N_("Come from helpers"),
            N_("Of those who graduate as assistants, the share who come from work as helpers."),
            Headings(50, r"fra (ssh|hjælper)|from ssh"),
            0.1,
            among=_in_main_course,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class EntryAges:
    """Share of new entrants in one age band."""

    occupation: Occupation
    age_from: AgeFrom
    age_to: AgeTo
    share: Annotated[
        float,
        _share(
            N_("Share"),
            N_("Share of new staff in the age band. The shares need not add up to 100."),
            Headings(180, r"^(andel|share|fordeling)$|andel af (nye|tilgang)|share of entrants"),
            0.2,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class ExitRate:
    """Yearly probabilities of retiring and of leaving for other reasons at one age, as people
    leave today under the law in force. An empty ``area`` serves every area without rows of its
    own for the occupation."""

    area: AnyArea
    occupation: Occupation
    age: Annotated[
        int,
        Column(
            "whole",
            N_("Age"),
            N_("Age at the beginning of the year."),
            low=0,
            high=100,
            role="key",
            unit=WHOLE,
        ),
    ]
    retirement: Annotated[
        float,
        _share(
            N_("Retire"),
            N_("Share of the age that retires within a year."),
            Headings(150, r"pension|tilbagetrækning|retire"),
            0.05,
        ),
    ]
    other: Annotated[
        float,
        _share(
            N_("Leave for other reasons"),
            N_(
                "Share of the age that leaves for other reasons within a year, less those who come"
                " back."
            ),
            Headings(160, r"(anden|øvrig|andre).*(afgang|årsag|grund)|^other$|other (exit|reason)"),
            0.06,
        ),
    ]
    source: SourceId


_LATER = Unit(2, word=N_("years"))


@dataclass(frozen=True, slots=True)
class ReformYear:
    """Years by which people retire later in a year than the exit curves say (negative: earlier):
    had there been no reform, and with it."""

    year: Year
    without_years: Annotated[
        float,
        _years(
            N_("Without the reform"),
            N_(
                "Years by which people would have retired later than the table of exits says, had"
                " there been no reform. Minus is earlier."
            ),
            headings=Headings(141, r"uden (den )?reform|without (the )?reform"),
            example=-2.5,
            chart=_LATER,
        ),
    ]
    with_years: Annotated[
        float,
        _years(
            N_("With the reform"),
            N_(
                "Years by which people retire later than the table of exits says with the reform,"
                " the law in force. Minus is earlier."
            ),
            headings=Headings(
                140,
                r"med (den )?reform|with (the )?reform|senere tilbagetrækning|later retirement"
                r"|udskudt",
            ),
            example=0.5,
            chart=_LATER,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Transfer:
    """Staff who change employer when tasks move (opgaver flytter), from a year on. An empty
    ``to_sector`` is an employer outside the plan, and then ``demand_share`` of the area's need for
    the occupation goes too."""

    area: Area
    occupation: Occupation
    year: Year
    from_sector: Annotated[
        str,
        Column(
            "choice",
            N_("From"),
            N_("The employer that the tasks leave."),
            choices=SECTORS,
            role="key",
        ),
    ]
    to_sector: Annotated[
        str,
        Column(
            "choice",
            N_("To"),
            N_("The employer that takes the tasks over; empty: one outside the plan."),
            choices=("", *SECTORS),
            role="key",
            optional=True,
            room=1.3,
        ),
    ]
    staff_share: Annotated[
        float,
        _share(
            N_("Share of the staff"),
            N_("Of the staff the tasks leave, the share that changes employer in the year."),
            above=True,
        ),
    ]
    demand_share: Annotated[
        float | None,
        _share(
            N_("Share of the need"),
            N_("Of the need, the share that leaves the plan with the tasks; else empty."),
            optional=True,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class DemandBase:
    """People needed in the base year: employed plus unfilled posts."""

    area: Area
    occupation: Occupation
    demand_heads: Annotated[
        float,
        _people(
            N_("Need"),
            N_("People needed in the base year: employed and unfilled posts."),
            Headings(
                120,
                r"efterspørg|behov|nødvendig|demand heads|^demand$|needed"
                r"|normering(?!.*tim)|normerede (stillinger|personer|ansatte)",
            ),
            520,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class DemandScenario:
    """A named course of demand; ``fulltime_target`` is the full-time share it assumes at once."""

    scenario: Annotated[
        str,
        Column(
            "name",
            N_("Demand scenario"),
            N_("The course of demand that the row belongs to."),
            role="key",
            hidden=True,
        ),
    ]
    label_da: Annotated[str, _text(N_("Danish name"), N_("What the scenario is called in Danish."))]
    label_en: Annotated[
        str, _text(N_("English name"), N_("What the scenario is called in English."))
    ]
    fulltime_target: Annotated[
        float | None,
        _share(
            N_("Assumes full time"),
            N_("Full-time share that the scenario assumes from the first year, or empty."),
            optional=True,
        ),
    ]
    position: Annotated[
        int,
        Column(
            "whole",
            N_("Place"),
            N_("The scenario's place among them."),
            low=-1_000_000,
            high=1_000_000,
            role="place",
            unit=WHOLE,
        ),
    ]
    source: SourceId

    def label(self, language: str) -> str:
        """What the scenario is called in ``language`` (da, en); its id if it has no name there."""
        return (self.label_da if language == "da" else self.label_en) or self.scenario


@dataclass(frozen=True, slots=True)
class DemandIndex:
    """Demand for work relative to the base year (1.0). An empty ``area`` serves every area without
    rows of its own for the scenario and occupation."""

    area: AnyArea
    scenario: ScenarioId
    occupation: Occupation
    year: Year
    index: Annotated[
        float,
        _figure(
            N_("Index"),
            N_("Demand for work; 1 in the base year."),
            high=LARGEST_INDEX,
            above=True,
            guard=True,
            unit=Unit(6),
            chart=Unit(1, 100, word=N_("base year = 100")),
            headings=Headings(130, r"\bindeks|\bindex"),
            example=1,
        ),
    ]
    source: SourceId


_citizens_age = partial(Column, "whole", low=0, high=OLDEST, unit=WHOLE)


@dataclass(frozen=True, slots=True)
class Population:
    """People who live in an area in a year, by age band, ages inclusive; ``OLDEST`` is an open end.
    An empty ``area`` serves every area without rows of its own."""

    area: Annotated[str, _unread(ANY_AREA)]
    year: Annotated[int, _unread(YEAR)]
    age_from: Annotated[
        int, _citizens_age(N_("Age from"), N_("Youngest age of the band."), role="key")
    ]
    age_to: Annotated[
        int,
        _citizens_age(
            N_("Age to"),
            N_("Oldest age of the band, included; 130 if it has no end."),
            role="place",
        ),
    ]
    people: Annotated[
        float,
        _figure(
            N_("People"),
            N_("People who live in the area."),
            high=MOST_CITIZENS,
            guard=True,
            unit=PEOPLE,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class DemandRecipe:
    """One figure of what the index of a demand scenario was built from: ``item`` says what it is,
    and ``part`` of which year, age or industry. An empty ``area`` is the index of all areas."""

    area: Annotated[
        str, replace(_unread(ANY_AREA), help=N_("The area whose index is built; empty: all."))
    ]
    scenario: Annotated[str, _unread(SCENARIO)]
    occupation: Annotated[str, _unread(OCCUPATION)]
    item: Annotated[
        str,
        Column(
            "choice",
            N_("Built from"),
            N_("What the figure is."),
            choices=RECIPE_ITEMS,
            role="key",
            room=1.4,
        ),
    ]
    part: Annotated[
        str,
        Column(
            "name",
            N_("Of what"),
            N_("The year, the ages or the industry that the figure is for, if it is for one."),
            optional=True,
            role="key",
        ),
    ]
    value: Annotated[
        float,
        _figure(
            N_("Figure"),
            N_("Growth as a share a year (0.01 is 1%); yes is 1 and no is 0."),
            low=-1e12,
            high=1e12,
            guard=True,
            unit=Unit(6),
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Published:
    """A published result: ``quantity`` is ``gap_heads`` (a number) or ``status`` (a word)."""

    scenario: ScenarioId
    reform: Annotated[
        float,
        _figure(
            N_("Reform effect"),
            N_("0 % without, 100 % with reform."),
            high=1.5,
            role="key",
            unit=PERCENT,
        ),
    ]
    occupation: Occupation
    year: Year
    quantity: Annotated[
        str,
        Column(
            "choice",
            N_("Shows"),
            N_("What was published: balance or light."),
            choices=("gap_heads", "status"),
            role="key",
        ),
    ]
    value: Annotated[
        str,
        Column("result", N_("Result"), N_("The published result."), role="figure", unit=Unit(0)),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class InputRange:
    """How far an input may be from the plan's figure: at least, most likely, and at most. A factor
    on the figure; of growth a share a year that is added to it; of the reform the years that are
    added at the horizon, growing in a straight line from the base year. An empty ``area`` or
    ``occupation`` serves all that have no row of their own, alike."""

    input: Annotated[
        str,
        Column(
            "choice",
            N_("Input"),
            N_("The figures that may be others than the plan's."),
            choices=UNCERTAIN_INPUTS,
            role="key",
            room=1.4,
        ),
    ]
    area: AnyArea
    occupation: Annotated[
        str,
        replace(
            OCCUPATION,
            choices=("", *OCCUPATIONS),
            optional=True,
            headings=None,
            help=N_("The occupation that the row is about; empty: both."),
        ),
    ]
    low: Annotated[float, _range_end(N_("At least"), N_("The lowest that is thought possible."))]
    likely: Annotated[float, _range_end(N_("Most likely"), N_("What is thought most likely."))]
    high: Annotated[float, _range_end(N_("At most"), N_("The highest that is thought possible."))]
    source: SourceId


@dataclass(frozen=True, slots=True)
class StaffHistory:
    """Employed people (personer) in one age band, ages inclusive, in a year before the base
    year."""

    area: Annotated[str, _unread(AREA)]
    sector: Annotated[str, _unread(SECTOR)]
    occupation: Annotated[str, _unread(OCCUPATION)]
    year: Annotated[int, _unread(YEAR)]
    age_from: Annotated[int, _unread(AGE_FROM)]
    age_to: Annotated[int, _unread(AGE_TO)]
    heads: Annotated[float, _people(N_("Number"), N_("Employed people in the year."))]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Actual:
    """What was counted in a year: staff, who left until the next count, who is new since the one
    before, who began to train, or the share on full time."""

    area: Annotated[str, _unread(AREA)]
    occupation: Annotated[str, _unread(OCCUPATION)]
    year: Annotated[int, _unread(YEAR)]
    quantity: Annotated[str, QUANTITY]
    value: Annotated[
        float,
        _figure(
            N_("Actual"),
            N_("How many people; of the share on full time a share from 0 to 1, or with %."),
            some_shares=True,
            high=MOST_PEOPLE,
            guard=True,
            unit=Unit(3),
            example=400,
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs, in kroner: pay and agency staff for a full-time person a year, a
    trainee for each start on GF2, recruitment for each person."""

    item: Annotated[
        str,
        Column(
            "choice",
            N_("Price of"),
            N_("What has the price, and what it is for: a year, a start or a person."),
            choices=PRICE_ITEMS,
            role="key",
            room=2.2,
        ),
    ]
    value: Annotated[
        float,
        _figure(
            N_("Price"),
            N_("What it costs you in kroner, with pension and all else that belongs to it."),
            high=MOST_KRONER,
            guard=True,
            unit=Unit(0, word=N_("kr.")),
        ),
    ]
    source: SourceId


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from; ``kind`` is one of ``SOURCE_KINDS``."""

    id: Annotated[
        str, Column("name", N_("Id"), N_("The source's short name."), role="key", hidden=True)
    ]
    title: Annotated[str, Column("text", N_("Title"), N_("What the source is called."), room=1.5)]
    publisher: Annotated[str, _text(N_("Publisher"), N_("Who made the figures."), room=1.1)]
    published: Annotated[
        str, _text(N_("Published"), N_("When the figures came out."), room=NEVER_CUT)
    ]
    kind: Annotated[
        str,
        Column(
            "choice",
            N_("Kind"),
            N_("Published, derived from published figures, an assumption, or your own."),
            choices=SOURCE_KINDS,
            room=NEVER_CUT,
        ),
    ]
    locator: Annotated[str, _text(N_("Where in it"), N_("Page, table or sheet."), room=0.9)]
    url: Annotated[str, _text(N_("Address"), N_("Address on the web."), room=0.7)]
    note: Annotated[str, _text(N_("Note"), N_("What one should know about the figures."))]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set for the whole plan; each has a column of its own in ``tables.SETTINGS``."""

    key: Annotated[
        str, Column("choice", N_("Setting"), N_("What is set."), choices=SETTING_KEYS, role="key")
    ]
    value: Annotated[str, Column("text", N_("Value"), N_("What it is set to."))]
