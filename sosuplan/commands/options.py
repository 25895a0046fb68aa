"""What a command line asks for: a scenario, saved or the baseline, with what is set; occupation,
unit and day; and the frames that come of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sosuplan.commands.arguments import Arguments
from sosuplan.editing.scenario_adaptation import computable
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault, ScenarioError, SosuplanError
from sosuplan.text.numbers import parse_plain

if TYPE_CHECKING:
    from sosuplan.analysis.frame import Frame

_YEARS = re.compile(r"(\d{1,4})-(\d{1,4})\Z", re.ASCII)
"""A lever's own first year and year of full effect."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_FIRST_YEAR = 1970
"""A PDF file's date is told in seconds from the beginning of this year."""


def requested_scenario(
    arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> tuple[Scenario, Plan]:
    """The scenario of ``--scenario``, or the first demand scenario, with ``--demand`` and
    ``--set``, and the figures that it computes with. Raises ``ScenarioError``."""
    scenario = library.named(arguments.last("--scenario"), plan)
    return changed(scenario, arguments, plan, library)


def changed(
    scenario: Scenario, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> tuple[Scenario, Plan]:
    """``scenario`` with what ``--demand`` and ``--set`` ask for, and the figures that it computes
    with: those of ``plan`` where its own are not available. Raises ``ScenarioError``."""
    scenario, plan = computable(library, scenario, plan)
    levers = catalogue(plan)
    demand = arguments.last("--demand")
    if demand is not None:
        scenario = replace(scenario, demand=demand)
    faults: list[Fault] = []
    for setting in arguments.options.get("--set", ()):
        lever, equals, text = setting.partition("=")
        text, at, own = text.partition("@")
        value, years = parse_plain(text), _YEARS.match(own)
        if not equals or (at and not years):
            faults.append(Fault("set_form", found=setting))
        elif value is None and lever in levers.index:
            faults.append(Fault("lever_not_a_number", found=text, values={"lever": lever}))
        else:
            # A lever that does not exist is told of below, with the ones that do.
            scenario = scenario.with_lever(lever, value or 0.0)
            start, full = (int(year) for year in years.groups()) if years else (None, None)
            scenario = scenario.with_timing(lever, start, full)
    try:
        check(scenario, plan, levers)
    except ScenarioError as error:
        faults += error.faults
    if faults:
        raise ScenarioError(faults)
    return scenario, plan


def check_view(arguments: Arguments, plan: Plan) -> tuple[str, str]:
    """Occupation and unit, the plan's first occupation and persons unless they are given."""
    from sosuplan.analysis.frame import FTE, HEADS

    occupations = (*plan.occupations, "all")
    occupation = arguments.one_of("--occupation", occupations, plan.occupations[0])
    return occupation, arguments.one_of("--unit", (HEADS, FTE), HEADS)


def share_of(arguments: Arguments, option: str) -> float | None:
    """The share, 0 to 1, that follows an option; None without it."""
    text = arguments.last(option)
    if text is None:
        return None
    share = parse_plain(text)
    if share is None or not 0.0 <= share <= 1.0:
        arguments.faults.append(Fault("option_share", found=text, values={"option": option}))
        return None
    return share


def day_of(arguments: Arguments) -> date:
    """The day of ``--date``, or today."""
    asked = arguments.last("--date")
    if asked is None:
        return date.today()
    try:
        found = date.fromisoformat(asked) if _DATE.match(asked) else None
    except ValueError:
        found = None
    if found is None or found.year < _FIRST_YEAR:
        values = {"option": "--date", "year": str(_FIRST_YEAR)}
        arguments.faults.append(Fault("option_date", found=asked, values=values))
        return date.today()
    return found


def _compared(arguments: Arguments, plan: Plan, library: ScenarioLibrary) -> list[Scenario]:
    """The saved scenarios of ``--compare``, as far as they can be computed.

    Raises ``SosuplanError``.
    """
    from sosuplan.analysis.comparison import MOST_COMPARED

    names = list(dict.fromkeys(arguments.options.get("--compare", ())))
    if len(names) > MOST_COMPARED:
        fault = Fault("option_too_often", values={"option": "--compare", "most": MOST_COMPARED})
        raise SosuplanError(fault)
    return [computable(library, library[one], plan)[0] for one in names]


def frames_of(
    arguments: Arguments,
    plan: Plan,
    library: ScenarioLibrary,
    scenarios: Sequence[tuple[Scenario, Plan]],
) -> list[Frame]:
    """The frames of ``scenarios``, each with its figures, which may be others than those of
    ``plan``, as they are asked for. Raises ``SosuplanError`` if a figure is beyond any number."""
    import numpy as np

    from sosuplan.analysis.beside import compared_with
    from sosuplan.analysis.comparison import Selection
    from sosuplan.analysis.frame import frame_of
    from sosuplan.engine import EngineInputs

    # Figures beyond any number are told of as such, not as warnings on the way.
    with np.errstate(all="ignore"):
        inputs = {id(one): EngineInputs.from_plan(one) for _, one in scenarios}
        frames = []
        chosen = _compared(arguments, plan, library)
        for scenario, figures in scenarios:
            occupation, unit = check_view(arguments, figures)
            others = [one for one in chosen if one.name != scenario.name]
            compared = compared_with(figures, others, library, plan)
            frames.append(
                frame_of(
                    figures,
                    catalogue(figures),
                    inputs[id(figures)],
                    scenario,
                    compared.alike,
                    beside=compared.beside,
                    occupation=occupation,
                    unit=unit,
                    language=arguments.language,
                    changed_since_saved=any(
                        one.name == scenario.name and not one.computes_as(scenario)
                        for one in library.scenarios
                    ),
                    selection=Selection(tuple(others), plan, library),
                )
            )
        arguments.refuse()
    for frame in frames:
        if not all(np.isfinite(values).all() for values in frame.projection.arrays.values()):
            raise SosuplanError(Fault("not_finite"))
    return frames
