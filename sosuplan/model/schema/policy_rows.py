"""The rows of the plan's tables that change no projection: measures, evidence and goals of one's
own, and what earlier plans projected (see ``rows``)."""

# Not put off: what a field is annotated with is its column.
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated

from sosuplan.model.schema.column import WHOLE, Column, Unit
from sosuplan.model.schema.rows import (
    AREA,
    FIRST_YEAR,
    LAST_YEAR,
    MOST_PEOPLE,
    OCCUPATION,
    QUANTITY,
    SECTORS,
    SOURCE,
    SOURCE_KINDS,
    YEAR,
    SourceId,
)
from sosuplan.text.language import N_

THEMES = ("rekruttering", "trivsel-fastholdelse", "oevrige-vilkaar")
"""What measures are about, by the catalogue's ids."""
FOCUS_AREAS = (
    "uddannelsesvalg",
    "under-uddannelse",
    "vejen-til-arbejdsmarkedet",
    "livslang-laering",
)
"""The four focus areas (indsatsområder) from the choice of an education to the end of working
life."""
MEASURED = ("no", "partly", "yes")
"""Whether the effect of a measure was measured: ``partly`` has some figure, but no before and
after; ``yes`` has both."""
TOPICS = (
    "balance",
    "demand",
    "fulltime",
    "age",
    "exit",
    "sickness",
    "recruitment",
    "training",
    "competence",
    "context",
)
"""What evidence is about."""
FREQUENCIES = ("month", "quarter", "half_year", "year")
"""How often a goal is followed up."""
NO_LEVER = "none"
"""Of a measure that acts on no lever."""

_text = partial(Column, "text", optional=True)
_short = partial(Column, "name", optional=True)
_number = partial(
    Column, "number", role="figure", optional=True, low=-1e12, high=1e12, guard=True, unit=Unit(3)
)
_year = partial(
    Column, "whole", optional=True, low=FIRST_YEAR, high=LAST_YEAR, unit=WHOLE, role="text"
)
_id = partial(Column, "name", role="key", hidden=True)
_source_id = partial(replace, SOURCE, optional=True, refers_to="")
"""May be a source that comes with the program instead of the plan's own."""


def _choice(label: str, help_: str, choices: tuple[str, ...]) -> Column:
    return Column("choice", label, help_, choices=("", *choices), optional=True)


SourceOrNone = Annotated[str, _source_id()]
Locator = Annotated[str, _text(N_("Where in it"), N_("Page, table or sheet."))]


class _OfOneSource:
    """A row that is from one source as a whole."""

    __slots__ = ()
    source_id: str

    @property
    def source(self) -> str:
        """The id of its source."""
        return self.source_id


@dataclass(frozen=True, slots=True)
class Measure(_OfOneSource):
    """A measure (tiltag): what was lacking, what was done and what came of it. ``lever`` is a lever
    or a family of levers, each of which it acts on; ``NO_LEVER`` or "": none.

    Only measures of one's own have what was measured before and after, and the same of those it is
    compared with."""

    id: Annotated[str, _id(N_("Id"), N_("The measure's short name."))]
    municipality: Annotated[str, _short(N_("Where"), N_("Who did it: municipality or region."))]
    title_da: Annotated[str, Column("text", N_("Measure"), N_("What the measure is called."))]
    title_en: Annotated[str, _text(N_("Measure, in English"), N_("The same in English."))]
    theme: Annotated[str, _choice(N_("Theme"), N_("What the measure is about."), THEMES)]
    focus_area: Annotated[
        str, _choice(N_("Focus area"), N_("Where on the way to and through work."), FOCUS_AREAS)
    ]
    challenge_da: Annotated[str, _text(N_("Challenge"), N_("What was lacking."))]
    action_da: Annotated[str, _text(N_("What was done"), N_("What is done, by whom, for whom."))]
    effect_da: Annotated[str, _text(N_("What came of it"), N_("What is known of the effect."))]
    effect_measured: Annotated[
        str, _choice(N_("Measured"), N_("Whether the effect was measured."), MEASURED)
    ]
    considerations_da: Annotated[
        str, _text(N_("Considerations and cost"), N_("What it takes, and what it costs."))
    ]
    lever: Annotated[str, _short(N_("Lever"), N_("The lever that it acts on."))]
    lever_note_da: Annotated[str, _text(N_("How it acts"), N_("How it acts on the lever."))]
    source_id: SourceOrNone
    locator: Locator
    indicator: Annotated[
        str,
        _text(N_("What was measured"), N_("The figure before and after."), omittable=True),
    ] = ""
    before: Annotated[
        float | None, _number(N_("Before"), N_("The figure before it began."), omittable=True)
    ] = None
    after: Annotated[
        float | None, _number(N_("After"), N_("The same figure after it."), omittable=True)
    ] = None
    comparison: Annotated[
        str,
        _text(
            N_("Compared with"),
            N_("Those who did not have the measure, in the same time."),
            omittable=True,
        ),
    ] = ""
    comparison_before: Annotated[
        float | None,
        _number(N_("Before, compared with"), N_("Their figure before it began."), omittable=True),
    ] = None
    comparison_after: Annotated[
        float | None,
        _number(N_("After, compared with"), N_("Their figure after it."), omittable=True),
    ] = None


@dataclass(frozen=True, slots=True)
class Evidence(_OfOneSource):
    """A finding (fund): what is known of the field from elsewhere. ``levers`` are ids of the levers
    or families that it bears on, with blanks between them."""

    id: Annotated[str, _id(N_("Id"), N_("The finding's short name."))]
    area: Annotated[str, _short(N_("Where"), N_("What place the finding is about."))]
    occupation: Annotated[str, _short(N_("Group"), N_("Whom the finding is about."))]
    topic: Annotated[str, _choice(N_("Topic"), N_("What the finding is about."), TOPICS)]
    levers: Annotated[str, _text(N_("Levers"), N_("The levers that it bears on."))]
    statement_da: Annotated[str, Column("text", N_("Finding"), N_("What has been found."))]
    statement_en: Annotated[str, _text(N_("Finding, in English"), N_("The same in English."))]
    value: Annotated[float | None, _number(N_("Value"), N_("The finding's main figure."))]
    unit: Annotated[str, _short(N_("Unit"), N_("What the figure counts."))]
    year: Annotated[int | None, _year(N_("Year"), N_("The year that the figure is for."))]
    population_n: Annotated[
        int | None,
        Column(
            "whole",
            N_("Answers (n)"),
            N_("How many answered, or were counted."),
            optional=True,
            low=0,
            high=100_000_000,
            unit=Unit(0),
        ),
    ]
    kind: Annotated[
        str,
        Column(
            "choice",
            N_("Kind"),
            N_("Published, derived from published figures, an assumption, or your own."),
            choices=SOURCE_KINDS,
        ),
    ]
    source_id: SourceOrNone
    locator: Locator
    base_year: Annotated[
        int | None,
        _year(
            N_("Compared with the year"),
            N_("The year that a change is counted from, if the figure is a change."),
            omittable=True,
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Goal(_OfOneSource):
    """A goal (mål): an indicator with a dated baseline, and a target in a year. ``indicator`` is
    one of the plan's (see ``analysis.goals``) or a name of one's own; dates begin with a year, or
    end with one ("2021/2022"). ``measures`` are ids of those that serve it, with blanks between."""

    id: Annotated[str, _id(N_("Id"), N_("The goal's short name."))]
    title_da: Annotated[str, Column("text", N_("Goal"), N_("What the goal is called."))]
    title_en: Annotated[str, _text(N_("Goal, in English"), N_("The same in English."))]
    indicator: Annotated[str, _short(N_("Indicator"), N_("What is counted."))]
    area: Annotated[str, _short(N_("Area"), N_("The area that it is about; empty: all."))]
    occupation: Annotated[str, _short(N_("Group"), N_("Whom it is about."))]
    baseline: Annotated[
        float | None, _number(N_("Baseline"), N_("The figure when the goal was set."))
    ]
    baseline_date: Annotated[
        str, _short(N_("Date of the baseline"), N_("When the baseline was measured."))
    ]
    target: Annotated[float | None, _number(N_("Target"), N_("What the figure is to become."))]
    target_date: Annotated[str, _short(N_("Target year"), N_("When it is to be reached."))]
    unit: Annotated[str, _short(N_("Unit"), N_("What the figure counts."))]
    status_of_target: Annotated[
        str, _text(N_("Standing"), N_("Who has adopted the target, or that nobody has."))
    ]
    method_da: Annotated[str, _text(N_("How it is measured"), N_("From what and how."))]
    source_id: SourceOrNone
    locator: Locator
    sector: Annotated[
        str,
        replace(
            _choice(N_("Employer"), N_("Whose staff it is about; empty: all."), SECTORS),
            omittable=True,
        ),
    ] = ""
    responsible: Annotated[
        str,
        _text(N_("Followed up by"), N_("The post or unit that follows it."), omittable=True),
    ] = ""
    frequency: Annotated[
        str,
        replace(
            _choice(N_("How often"), N_("How often it is followed up."), FREQUENCIES),
            omittable=True,
        ),
    ] = ""
    measures: Annotated[
        str, _text(N_("Measures"), N_("The measures that serve it."), omittable=True)
    ] = ""


@dataclass(frozen=True, slots=True)
class GoalReading(_OfOneSource):
    """What a goal's own indicator was when it was measured."""

    goal: Annotated[
        str, Column("name", N_("Goal"), N_("The goal."), role="key", refers_to="goals", owned=True)
    ]
    date: Annotated[str, Column("name", N_("Date"), N_("When it was measured."), role="key")]
    value: Annotated[
        float, replace(_number(N_("Reading"), N_("What was measured.")), optional=False)
    ]
    note: Annotated[str, _text(N_("Note"), N_("What one should know about the figure."))]
    source_id: SourceOrNone


@dataclass(frozen=True, slots=True)
class StoredProjection:
    """One figure that the plan of an earlier ``base_year`` projected, in a scenario; "": in the
    baseline."""

    base_year: Annotated[
        int, replace(YEAR, label=N_("Base year"), help=N_("Of the earlier plan."), headings=None)
    ]
    scenario: Annotated[
        str,
        Column(
            "name",
            N_("Scenario"),
            N_("The scenario that was projected; empty: without new measures."),
            role="key",
            optional=True,
        ),
    ]
    area: Annotated[str, replace(AREA, headings=None)]
    occupation: Annotated[str, replace(OCCUPATION, headings=None)]
    year: Annotated[int, replace(YEAR, headings=None)]
    quantity: Annotated[
        str,
        replace(QUANTITY, help=N_("What was projected for the year.")),
    ]
    value: Annotated[
        float,
        Column(
            "number",
            N_("Projected"),
            N_("How many people; of the share on full time a share from 0 to 1."),
            role="figure",
            low=0.0,
            high=MOST_PEOPLE * 1000,
            guard=True,
            unit=Unit(3),
        ),
    ]
    source: SourceId
