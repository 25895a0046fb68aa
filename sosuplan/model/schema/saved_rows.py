"""The rows of the tables that keep a plan's scenarios (see ``rows``)."""

# Not put off: what a field is annotated with is its column.
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from sosuplan.model.schema.column import WHOLE, Column
from sosuplan.model.schema.rows import FIRST_YEAR, LAST_YEAR, OCCUPATIONS

LOCKED = "locked"

_text = partial(Column, "text", optional=True)
_number = partial(Column, "whole", role="key", high=1_000_000)
OwnYear = Annotated[
    int | None,
    Column(
        "whole",
        role="figure",
        optional=True,
        low=FIRST_YEAR,
        high=LAST_YEAR,
        unit=WHOLE,
        omittable=True,
    ),
]


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A saved scenario without its levers; ``scenario`` is its name."""

    scenario: Annotated[str, Column("name", role="key")]
    demand: Annotated[str, Column("name")]
    """Of the figures that it was saved with, which may be others than the plan's."""
    note: Annotated[str, _text()]
    data_edition: Annotated[str, _text()]
    model_version: Annotated[
        int | None, Column("whole", optional=True, low=0, high=1_000, omittable=True)
    ]
    locked: Annotated[str, Column("choice", choices=("", LOCKED), omittable=True)]


@dataclass(frozen=True, slots=True)
class SavedLever:
    """One lever value of a saved scenario."""

    scenario: Annotated[str, Column("name", role="key", refers_to="scenarios", owned=True)]
    lever: Annotated[str, Column("name", role="key")]
    value: Annotated[float, Column("number", role="figure")]
    start_year: OwnYear
    """Its own first year, and year of full effect; None: those of the scenario."""
    full_effect_year: OwnYear
    note: Annotated[str, _text(omittable=True)]
    source: Annotated[str, _text(omittable=True)]


@dataclass(frozen=True, slots=True)
class SavedMeasure:
    """A measure that belongs to a saved scenario, and by how much its planner takes it to move one
    of the levers that it acts on, in the lever's unit; "" and None: no lever, or not yet."""

    scenario: Annotated[str, Column("name", role="key", refers_to="scenarios", owned=True)]
    measure: Annotated[str, Column("name", role="key")]
    lever: Annotated[str, Column("name", role="key", optional=True)]
    value: Annotated[
        float | None,
        Column("number", role="figure", optional=True, low=-1e6, high=1e6, guard=True),
    ]
    note: Annotated[str, _text()]


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """A saved scenario as it was at a ``time``; one in the ``bin`` goes with what was deleted under
    that number, and 0 stands for one that was not."""

    bin: Annotated[int, _number(low=0)]
    scenario: Annotated[str, Column("name", role="key")]
    number: Annotated[int, _number(low=1)]
    time: Annotated[str, Column("name")]
    note: Annotated[str, _text()]
    content: Annotated[str, Column("json")]
    """The scenario as ``scenario_text`` writes it."""


@dataclass(frozen=True, slots=True)
class SavedBookmark:
    """What was looked at when a bookmark was set."""

    number: Annotated[int, _number(low=1)]
    name: Annotated[str, Column("name")]
    time: Annotated[str, Column("name")]
    occupation: Annotated[str, Column("choice", choices=(*OCCUPATIONS, "all"))]
    unit: Annotated[str, Column("choice", choices=("heads", "fte"))]
    content: Annotated[str, Column("json")]


@dataclass(frozen=True, slots=True)
class DeletedScenario:
    """A saved scenario that was deleted; it may come back."""

    bin: Annotated[int, _number(low=1)]
    time: Annotated[str, Column("name")]
    content: Annotated[str, Column("json")]


@dataclass(frozen=True, slots=True)
class SavedFigures:
    """A part of a plan's input table as it was in an edition of the figures: rows as lists of
    texts."""

    edition: Annotated[str, Column("name", role="key")]
    table: Annotated[str, Column("name", role="key")]
    part: Annotated[int, _number(low=1)]
    content: Annotated[str, Column("json")]
