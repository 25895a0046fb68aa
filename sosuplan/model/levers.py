"""The lever catalogue (håndtag): the one definition of everything a scenario can change.

Sliders, number boxes, validation, the command line, help, sentences and reports all read these. A
new lever is an entry here, and what it does an equation in ``sosuplan.engine``. Families unfold
over the sectors and occupations that a plan has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from sosuplan.model.lever import GROUPS, UNITS, Lever
from sosuplan.model.places import find_place
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.text.errors import Fault, ScenarioError
from sosuplan.text.language import N_, NN_, Language

_ALL_HOURS = N_("part-timers are at 37 hours")
_GRADUATES = N_("first new graduates in {year}")

_OF_THE_MUNICIPALITY = N_("The municipality, {occupation}")

_FAMILIES: tuple[Lever, ...] = (
    Lever(
        "reform",
        "retirement",
        N_("Retirement reform"),
        N_(
            "How much later people retire. 100 % is the law in force, and more is more than has"
            " been enacted. 0 % is no choice but a comparison: as if there had been no reform. It"
            " is most likely the retirement reform: the source does not name it. It follows the"
            " years of the reform's own table."
        ),
        UNITS["share"],
        0.0,
        1.5,
        1.0,
        5.0,
        0,
        planner=False,
        gradual=False,
        figure="reform.with_years",
        up=N_("more than the whole retirement reform"),
        down=N_("a course without the reform"),
        up_by=N_("{n} of the retirement reform"),
        down_by=N_("only {n} of the reform"),
        step_up=N_("Retirement reform: {n} percentage points more"),
        step_down=N_("Retirement reform: {n} percentage points less"),
        why=N_("Retirement {later} years later in {year} than under the law in force"),
        why_down=N_("Retirement {later} years earlier in {year} than under the law in force"),
        why_not=N_("The reform in the plan does not postpone retirement"),
    ),
    Lever(
        "senior_years",
        "retirement",
        N_("Seniors stay longer"),
        N_(
            "Years by which staff retire later, besides the reform, for instance through"
            " senior agreements. Negative values mean earlier retirement."
        ),
        UNITS["years"],
        -2.0,
        5.0,
        0.0,
        0.1,
        1,
        signed=True,
        figure="exit_rates.retirement",
        turned=N_("Seniors leave earlier"),
        up=N_("later retirement for seniors"),
        down=N_("earlier retirement for seniors"),
        step_up=N_("Seniors: leave {n} years later"),
        step_down=N_("Seniors: leave {n} years earlier"),
        why=N_("For instance senior agreements"),
        why_down=N_("Retirement earlier than otherwise"),
    ),
    Lever(
        "fulltime_target",
        "fulltime",
        N_("{sector}, {occupation}"),
        N_(
            "The share of the staff that works full time (37 hours a week) once the measure is in"
            " full effect. The tick on the slider is today's share. More full-time work means that"
            " fewer people are needed for the same work."
        ),
        UNITS["share"],
        0.0,
        1.0,
        None,
        0.5,
        1,
        over=("sector", "occupation"),
        alone=N_("{occupation} on full time"),
        figure="working_time.fulltime_share",
        up=N_("more full time"),
        down=N_("less full time"),
        mixed=N_("another share on full time"),
        up_by=N_("{n} on full time"),
        whole=N_("everyone on full time"),
        step_up=N_("Full time{where}: {n} percentage points more"),
        step_down=N_("Full time{where}: {n} percentage points fewer"),
        why=NN_(
            "{people} more person on full time in {year} than today",
            "{people} more on full time in {year} than today",
        ),
        why_down=N_("{people} fewer on full time in {year} than today"),
        at_end=_ALL_HOURS,
    ),
    Lever(
        "parttime_hours_gain",
        "fulltime",
        N_("More hours for part-timers"),
        N_("Hours a week by which the average part-timer works more, up to 37 hours in all."),
        UNITS["hours"],
        0.0,
        9.0,
        0.0,
        0.1,
        1,
        signed=True,
        figure="working_time.parttime_hours",
        up=N_("more hours for part-timers"),
        step_up=N_("Part-timers: {n} hours a week more"),
        step_down=N_("Part-timers: {n} hours a week fewer"),
        why=N_("Today {today} hours a week"),
        at_end=_ALL_HOURS,
    ),
    Lever(
        "intake_change",
        "trainees",
        N_("Intake, {occupation}"),
        N_(
            "Change in the number of trainees who start the basic course (GF2). The first of them"
            " graduate after the length of the education."
        ),
        UNITS["share"],
        -0.5,
        1.0,
        0.0,
        1.0,
        0,
        signed=True,
        over=("occupation",),
        figure="trainee_intake.gf2_starts",
        up=N_("more trainees"),
        down=N_("fewer trainees"),
        mixed=N_("another intake of trainees"),
        up_by=N_("{n} more trainees"),
        down_by=N_("{n} fewer trainees"),
        step_up=N_("Intake{where}: {n} more trainees"),
        step_down=N_("Intake{where}: {n} fewer trainees"),
        why=NN_(
            "{trainees} trainee a year, otherwise {otherwise}",
            "{trainees} trainees a year, otherwise {otherwise}",
        ),
        begins=_GRADUATES,
    ),
    Lever(
        "gf2_dropout_reduction",
        "trainees",
        N_("Less dropout on the basic course"),
        N_(
            "The part of today's dropout on the basic course (GF2) that is avoided. Negative values"
            " mean more dropout."
        ),
        UNITS["share"],
        -0.5,
        1.0,
        0.0,
        1.0,
        0,
        figure="training.gf2_completion",
        turned=N_("More dropout on the basic course"),
        up=N_("less dropout on the basic course"),
        down=N_("more dropout on the basic course"),
        step_up=N_("Basic course: {n} less dropout"),
        step_down=N_("Basic course: {n} more dropout"),
        why=N_("Today {lost} drop out"),
        begins=_GRADUATES,
        at_end=N_("nobody drops out of the basic course"),
    ),
    Lever(
        "training_guarantee",
        "trainees",
        N_("Training place guarantee"),
        N_(
            "Change in the share of those completing the basic course (GF2) who go on to the main"
            " course. It is higher where they are sure of a training place, and lower where that"
            " guarantee lapses (negative values). The share never exceeds 100 %."
        ),
        UNITS["share"],
        -0.4,
        0.3,
        0.0,
        0.5,
        1,
        signed=True,
        figure="training.transition",
        up=N_("a training place guarantee"),
        down=N_("a training place guarantee that lapses"),
        step_up=N_("Training place guarantee: {n} more go on"),
        step_down=N_("Training place guarantee: {n} fewer go on"),
        why=N_("Today {today} go on from the basic course"),
        why_down=N_("The guarantee lapses; today {today} go on from the basic course"),
        begins=_GRADUATES,
        at_end=N_("everyone who completes the basic course goes on"),
    ),
    Lever(
        "dropout_reduction",
        "trainees",
        N_("Less dropout on the main course"),
        N_(
            "The part of today's dropout on the main course that is avoided. Negative values mean"
            " more dropout."
        ),
        UNITS["share"],
        -0.5,
        1.0,
        0.0,
        1.0,
        0,
        figure="training.main_completion",
        turned=N_("More dropout on the main course"),
        up=N_("less dropout"),
        down=N_("more dropout"),
        step_up=N_("Main course: {n} less dropout"),
        step_down=N_("Main course: {n} more dropout"),
        why=N_("Today {lost} drop out"),
        begins=_GRADUATES,
        at_end=N_("nobody drops out of the main course"),
    ),
    Lever(
        "entry_share_gain",
        "trainees",
        N_("More graduates enter the field"),
        N_(
            "The part of the graduates lost today, because they work elsewhere or not at all, who"
            " take work in the field instead."
        ),
        UNITS["share"],
        -0.5,
        1.0,
        0.0,
        1.0,
        0,
        figure="training.entry_share",
        turned=N_("Fewer graduates enter the field"),
        up=N_("more graduates entering the field"),
        down=N_("fewer graduates entering the field"),
        step_up=N_("New graduates: {n} fewer are lost"),
        step_down=N_("New graduates: {n} more are lost"),
        why=N_("Today {lost} are lost"),
        at_end=N_("all graduates take work in the field"),
    ),
    Lever(
        "retention",
        "retention",
        N_("Fewer leave for other jobs"),
        N_(
            "The part of the yearly exits other than retirement that is avoided. Negative values"
            " mean that more people leave."
        ),
        UNITS["share"],
        -0.5,
        1.0,
        0.0,
        1.0,
        0,
        figure="exit_rates.other",
        turned=N_("More leave for other jobs"),
        up=N_("fewer leaving for other jobs"),
        down=N_("more leaving for other jobs"),
        step_up=N_("Retention: {n} fewer leave"),
        step_down=N_("Retention: {n} more leave"),
        why=NN_("Today {leaving} leaves a year", "Today {leaving} leave a year"),
    ),
    Lever(
        "sickness_reduction_days",
        "retention",
        N_("Fewer sick days"),
        N_(
            "Sick days a year for each full-time person that are avoided. Negative values mean more"
            " sickness absence."
        ),
        UNITS["days"],
        -10.0,
        15.0,
        0.0,
        0.1,
        1,
        figure="working_time.sickness_days",
        turned=N_("More sick days"),
        up=N_("fewer sick days"),
        down=N_("more sick days"),
        step_up=N_("Sickness absence: {n} days a year fewer"),
        step_down=N_("Sickness absence: {n} days a year more"),
        why=N_("Today {today} sick days for each full-time person"),
        at_end=N_("there are no sick days left"),
    ),
    Lever(
        "other_recruitment",
        "recruitment",
        N_("Other recruitment, {occupation}"),
        N_("People recruited each year beyond new graduates: from abroad, or back to the field."),
        UNITS["persons_year"],
        0.0,
        2000.0,
        0.0,
        5.0,
        0,
        over=("occupation",),
        up=N_("other recruitment"),
        step_up=N_("Other recruitment{where}: {n} more a year"),
        step_down=N_("Other recruitment{where}: {n} fewer a year"),
        why=N_("From abroad, or back to the field"),
    ),
    Lever(
        "demand_growth_change",
        "demand",
        N_("Growth in demand"),
        N_(
            "Percentage points added to the yearly growth of demand, from the year in which"
            " measures begin. It is outside the municipality's influence."
        ),
        UNITS["points_year"],
        -0.03,
        0.03,
        0.0,
        0.1,
        1,
        signed=True,
        planner=False,
        gradual=False,
        figure="demand_index.index",
        up=N_("stronger growth in demand"),
        down=N_("weaker growth in demand"),
        step_up=N_("Growth in demand: {n} percentage points a year more"),
        step_down=N_("Growth in demand: {n} percentage points a year less"),
        why=N_("Outside the municipality's influence"),
    ),
    Lever(
        "productivity_gain",
        "demand",
        N_("Technology and new ways of working"),
        N_(
            "The part of the work that is saved each year by technology and new ways of working,"
            " from the year in which measures begin."
        ),
        UNITS["share_year"],
        -0.01,
        0.03,
        0.0,
        0.1,
        1,
        signed=True,
        gradual=False,
        up=N_("labour-saving technology"),
        down=N_("more work for the same task"),
        step_up=N_("Technology: {n} less work each year"),
        step_down=N_("Technology: {n} more work each year"),
        why=N_("Work saved each year"),
        why_down=N_("More work for the same task each year"),
    ),
    Lever(
        "start_year",
        "timing",
        N_("Measures begin"),
        N_("The first year in which gradual measures have an effect."),
        UNITS["year"],
        0.0,
        0.0,
        0.0,
        1.0,
        0,
        gradual=False,
        kept=(2026.0,),
        why=N_("First year of gradual measures"),
    ),
    Lever(
        "full_effect_year",
        "timing",
        N_("Measures in full effect"),
        N_(
            "The year from which gradual measures act in full. Between the two years the effect"
            " grows in equal steps."
        ),
        UNITS["year"],
        0.0,
        0.0,
        0.0,
        1.0,
        0,
        gradual=False,
        kept=(2030.0,),
        why=N_("Gradual measures act in full"),
    ),
)

_YEARS_AFTER_BASE = {"start_year": 2, "full_effect_year": 6}
"""When measures usually begin and act in full."""

FAMILY: Mapping[str, Lever] = {lever.id: lever for lever in _FAMILIES}
"""Each family by its id."""


def is_lever(lever_id: str) -> bool:
    """True of a lever that measures may move. A plan need not have it: it may lack those who are
    moved by it."""
    name, *group = lever_id.split(":")
    family = FAMILY.get(name)
    if family is None or family.is_timing or len(group) != len(family.over):
        return False
    among: dict[str, Sequence[str]] = {"sector": SECTORS, "occupation": OCCUPATIONS}
    return all(one in among[over] for one, over in zip(group, family.over, strict=True))


def is_lever_or_family(lever_id: str) -> bool:
    """True of such a lever, or of a whole family of them."""
    family = FAMILY.get(lever_id)
    return is_lever(lever_id) or (family is not None and not family.is_timing)


def unknown_lever(found: str, levers: Sequence[str] = (), **place: Any) -> Fault:
    """The fault of a text that is none of ``levers``; none: of those that measures act on."""
    levers = levers or tuple(one for one, family in FAMILY.items() if not family.is_timing)
    return Fault("unknown_lever", found=found, values={"choices": ", ".join(levers)}, **place)


def name_of_lever(lever_id: str, language: Language) -> str:
    """What a lever or a whole family is called that a plan need not have; "" if there is none."""
    family, _, group = lever_id.partition(":")
    known = FAMILY.get(family)
    if known is None:
        return ""
    if known.over and not group:
        of_all = language(known.label).partition("{")[0].rstrip(" ,")
        return of_all or language(GROUPS[known.group])
    sector, _, occupation = group.rpartition(":")
    return replace(known, id=lever_id, sector=sector, occupation=occupation).full_name(language)


@dataclass(frozen=True)
class LeverCatalogue:
    """The levers of one plan, in the order of the panel. Columns of lever sets follow it."""

    levers: tuple[Lever, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """Column of each lever id."""
        return {lever.id: column for column, lever in enumerate(self.levers)}

    @cached_property
    def neutral(self) -> NDArray[np.float64]:
        """The values that change nothing, shape (levers,); NaN where unset."""
        return np.array(
            [np.nan if lever.neutral is None else lever.neutral for lever in self.levers]
        )

    def __getitem__(self, lever_id: str) -> Lever:
        """The lever with this id; ``ScenarioError`` if the plan has none."""
        try:
            return self.levers[self.index[lever_id]]
        except KeyError:
            raise ScenarioError(
                unknown_lever(lever_id, tuple(self.index), column=lever_id)
            ) from None

    def timing(self, values: Mapping[str, float]) -> tuple[float, float]:
        """The years in which measures begin and act in full, of a scenario's lever ``values``. A
        year of full effect that is not set is not before the first one."""
        start = values.get("start_year", self["start_year"].neutral or 0.0)
        usual = max(start, self["full_effect_year"].neutral or 0.0)
        return start, values.get("full_effect_year", usual)

    def __iter__(self) -> Iterator[Lever]:
        return iter(self.levers)


_MOST_KNOWN = 8
_known: list[tuple[ref[Plan], LeverCatalogue]] = []
"""Of the plans that were asked for last: a plan never changes, and scenarios are held against its
levers with every move."""


def catalogue(plan: Plan) -> LeverCatalogue:
    """The levers that ``plan`` has: group levers unfolded, years limited to the plan's years."""
    for known, made in _known:
        if known() is plan:
            return made
    made = _unfolded(plan)
    _known[:] = [(ref(plan), made), *_known[: _MOST_KNOWN - 1]]
    return made


def _unfolded(plan: Plan) -> LeverCatalogue:
    unfolded = {
        (): (("", ""),),
        ("occupation",): tuple(("", occupation) for occupation in plan.occupations),
        ("sector", "occupation"): plan.groups,
    }
    levers: list[Lever] = []
    for family in _FAMILIES:
        if family.unit.code == "year":
            usual = plan.base_year + _YEARS_AFTER_BASE[family.id]
            family = replace(
                family,
                low=float(plan.base_year),
                high=float(plan.horizon),
                neutral=float(min(usual, plan.horizon)),
                kept=(*family.kept, *_earlier_years(plan)),
            )
        levers.extend(
            replace(
                family,
                id=":".join(filter(None, (family.id, sector, occupation))),
                label=_label(family, plan, sector, occupation),
                sector=sector,
                occupation=occupation,
            )
            for sector, occupation in unfolded[family.over]
        )
    return LeverCatalogue(tuple(levers))


def _earlier_years(plan: Plan) -> tuple[float, ...]:
    """The years before the base year in which scenarios of earlier base years may begin."""
    first = min((row.base_year for row in plan.stored_projections), default=plan.base_year)
    return tuple(map(float, range(first, plan.base_year)))


def _label(family: Lever, plan: Plan, sector: str, occupation: str) -> str:
    """What a lever of ``family`` is called: no sector is named where there is but one, and the
    sector of a plan for one municipality is that municipality."""
    if not sector:
        return family.label
    if [one for _, one in plan.groups].count(occupation) == 1:
        return family.alone
    if sector == "municipality" and len(plan.areas) == 1:
        place = find_place(plan.areas[0])
        if place is not None and place.kind == "municipality":
            return _OF_THE_MUNICIPALITY
    return family.label
