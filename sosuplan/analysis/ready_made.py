"""Ready-made scenarios: what is asked again and again, computed for the plan at hand.

Their figures are published findings (see ``analysis.evidence``), or what follows from them and the
plan's own. Where nobody has published how far a measure goes, the figure is an assumption made of
what has been found, and says so. ``narrative.ready_made`` has the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from sosuplan.analysis.evidence import findings
from sosuplan.analysis.plausibility import published_ranges
from sosuplan.analysis.today import has_reform, today
from sosuplan.engine import EngineInputs
from sosuplan.engine.inputs import COHORTS_BEFORE, Floats
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import OCCUPATIONS, Plan
from sosuplan.model.provenance import source_of
from sosuplan.text.errors import ScenarioError
from sosuplan.text.numbers import rounded

PUBLISHED, FULL_TIME, TRAINEES, TOGETHER = "published", "fulltime", "trainees", "together"
"""What the scenarios are about, in the order in which they are offered."""

WITH_REFORM, WITHOUT_REFORM = "with_reform", "without_reform"
AS_REGION, THREE_QUARTERS = "as_region", "three_quarters"
MINIMUM, UNDER_MINIMUM, NO_GUARANTEE = "minimum", "under_minimum", "no_guarantee"
PACKAGE, SLOWDOWN = "package", "slowdown"

NO_SUCH_GROUP, ABOVE_ALREADY, NO_TRAINEES, BEYOND = "no_group", "above", "no_trainees", "beyond"
LOW_ALREADY, NO_REFORM = "low", "no_reform"
"""Why a lever, or a whole scenario, is left out."""

_REGION = "Region Midtjylland"
_IN_THE_REGION = {"SSA": "afl-min-midt-ssa", "SSH": "afl-min-midt-ssh"}
"""Places on the main course that are the region's part of the country's minimum."""
_IN_THE_COUNTRY = {
    "SSA": ("min-pladser-ssa", "start-ssa-2122"),
    "SSH": ("min-pladser-ssh", "start-ssh-2122"),
}
"""The country's minimum, and those who began on the main course in ``_STARTED``."""
_STARTED = 2022
_BEFORE_GUARANTEE = {"SSA": ("aftale-gf2-ssa", 0.67), "SSH": ("aftale-gf2-ssh", 0.69)}
"""The share with a training contract in 2020, which the words of the findings have."""
_OLDER_TRAINEES = 12.3
"""Per cent of trainees over 25 who drop out, which the words of ``frafald-ssh-under25`` have."""
_THREE_QUARTERS = 0.75
_EVEN = 1e-9
_PERCENT = 2
"""Decimals: what is derived with a share of 2018 is known to a percent at most."""


@dataclass(frozen=True, slots=True)
class LeverChoice:
    """A value of ``lever`` and what it rests on: ``why`` names the reason, and ``facts`` has the
    figures in its words. ``findings`` are ids. ``assumed``: no finding gives the value itself."""

    lever: Lever
    value: float
    why: str
    findings: tuple[str, ...]
    facts: Mapping[str, float]
    assumed: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A lever of the scenario that this plan has no use for, and why. ``lever`` is None of a group
    that it does not have, and of what is said of the whole scenario."""

    why: str
    sector: str = ""
    occupation: str = ""
    lever: Lever | None = None
    facts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A scenario that can be made of ``choices``; ``demand`` is its own, or "" for that which is
    worked under. One that means nothing in this plan is not ``offered``: ``left_out`` says why.

    ``published`` is the balance at the horizon that is published of it, in persons, by occupation.
    """

    id: str
    group: str
    demand: str = ""
    choices: tuple[LeverChoice, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    offered: bool = True
    published: Mapping[str, float] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    """Ids of the plan's sources of these."""


def ready_made(
    plan: Plan, catalogue: LeverCatalogue, inputs: EngineInputs
) -> tuple[ReadyMade, ...]:
    """All of them, in the order in which they are offered; ``inputs`` are those of ``plan``."""
    maker = _Maker(plan, catalogue, inputs)
    found = [*_published(plan, catalogue)]
    for code, (group, made) in _MADE.items():
        choices: list[LeverChoice] = []
        left_out: list[LeftOut] = []
        for one in made(maker):
            if isinstance(one, LeftOut):
                left_out.append(one)
            else:
                choices.append(one)
        found.append(
            ReadyMade(code, group, "", tuple(choices), tuple(left_out), offered=bool(choices))
        )
    return tuple(found)


def _published(plan: Plan, catalogue: LeverCatalogue) -> Iterator[ReadyMade]:
    """Every demand scenario with the reform and as if there had been none, as in the published
    table."""
    rows = [one for one in plan.published if one.quantity == "gap_heads"]
    differs = has_reform(plan)
    without = LeverChoice(catalogue["reform"], 0.0, "no_reform", (), {}, assumed=False)
    for demand, reform in product(plan.demands, (1, 0)):
        known = [
            row
            for row in rows
            if (row.scenario, row.reform, row.year) == (demand.scenario, reform, plan.horizon)
        ]
        yield ReadyMade(
            WITH_REFORM if reform else WITHOUT_REFORM,
            PUBLISHED,
            demand.scenario,
            () if reform or not differs else (without,),
            () if reform or differs else (LeftOut(NO_REFORM),),
            bool(reform) or differs,
            {row.occupation: float(row.value) for row in known},
            tuple(dict.fromkeys(source_of(row, "value") for row in known)),
        )


class _Maker:
    """Chooses levers for one plan."""

    def __init__(self, plan: Plan, catalogue: LeverCatalogue, inputs: EngineInputs) -> None:
        self.plan, self.catalogue, self.inputs = plan, catalogue, inputs
        full = catalogue.timing({})[1]
        self._now = COHORTS_BEFORE + int(full) - plan.base_year
        then = COHORTS_BEFORE + _STARTED - plan.base_year
        self._then = min(max(then, 0), inputs.gf2_starts.shape[-1] - 1)

    def choose(
        self,
        lever_id: str,
        value: float,
        why: str,
        sources: Sequence[str],
        *,
        assumed: bool = False,
        **facts: float,
    ) -> LeverChoice | LeftOut:
        """A value of a lever, if the plan has the lever and it goes so far."""
        _, _, group = lever_id.partition(":")
        sector, _, occupation = group.rpartition(":")
        try:
            lever = self.catalogue[lever_id]
        except ScenarioError:
            return LeftOut(NO_SUCH_GROUP, sector, occupation)
        if lever.check(value) is not None:
            return LeftOut(BEYOND, sector, occupation, lever, {"value": value})
        return LeverChoice(lever, value, why, tuple(sources), facts, assumed)

    # --- full time ------------------------------------------------------------------------------

    def full_time(
        self, target: float, why: str, groups: Mapping[tuple[str, str], str]
    ) -> Iterator[LeverChoice | LeftOut]:
        """``groups`` at ``target``, each with the finding that says what that gives; those above it
        today stay where they are."""
        for (sector, occupation), source in groups.items():
            made = self.choose(f"fulltime_target:{sector}:{occupation}", target, why, [source])
            if isinstance(made, LeverChoice):
                share = today(self.plan, made.lever)
                if share >= target - _EVEN:
                    yield LeftOut(ABOVE_ALREADY, sector, occupation, made.lever, {"now": share})
                    continue
            yield made

    # --- trainees -------------------------------------------------------------------------------

    def trainees(self, occupation: str) -> LeftOut | None:
        """Why the plan has nobody who could start on the main course; None if it has."""
        if occupation not in self.plan.occupations:
            return LeftOut(NO_SUCH_GROUP, "", occupation)
        some = self._onward(occupation, self._now).sum() > _EVEN
        return None if some else LeftOut(NO_TRAINEES, "", occupation)

    def _onward(self, occupation: str, at: int, *, transition: bool = True) -> Floats:
        """Those who start on the main course, (areas,), or complete GF2, of those starting GF2 in
        the year of place ``at``: of the plan's own figures."""
        inputs = self.inputs
        job = inputs.occupations.index(occupation)
        found = inputs.gf2_starts[0, :, job, at] * inputs.gf2_completion[0, :, job]
        return np.asarray(found * inputs.transition[0, :, job] if transition else found)

    def minimum(
        self, occupation: str, why: str, share: float = 1.0, *more: str
    ) -> LeverChoice | LeftOut:
        """As many starting GF2 that ``share`` of the places of the minimum are filled.

        The minimum counts places on the main course. In the region that it is derived for, it is
        that; elsewhere it is assumed to be to those who started in 2021/22 as in the country.
        """
        none = self.trainees(occupation)
        if none is not None:
            return none
        job = self.inputs.occupations.index(occupation)
        then = self._onward(occupation, self._then)
        starts = float(self.inputs.gf2_starts[0, :, job, self._now].sum())
        completed = float(self._onward(occupation, self._now, transition=False).sum())
        now = float(self._onward(occupation, self._now).sum())
        least, started = (_value(name) for name in _IN_THE_COUNTRY[occupation])
        places, sources = 0.0, list[str]()
        for area, before in zip(self.inputs.areas, then.tolist(), strict=True):
            here = area == _REGION
            places += _value(_IN_THE_REGION[occupation]) if here else before * least / started
            sources += [_IN_THE_REGION[occupation]] if here else _IN_THE_COUNTRY[occupation]
        places *= share
        known = set(self.inputs.areas) == {_REGION}
        return self.choose(
            f"intake_change:{occupation}",
            rounded(places / now - 1.0, _PERCENT),
            why if known else f"{why}_elsewhere",
            [*dict.fromkeys(sources), *more],
            assumed=not known or why != MINIMUM,
            places=places,
            starts=starts * places / now,
            completion=completed / starts,
            transition=now / completed,
            share=1.0 - share,
        )

    def no_guarantee(self) -> LeverChoice | LeftOut:
        """The transition to the main course as before the guarantee. One lever moves that of both
        occupations: it is the assistants' that it brings back, where there are any."""
        occupation = self.plan.occupations[0]
        source, before = _BEFORE_GUARANTEE[occupation]
        none = self.trainees(occupation)
        if none is not None:
            return none
        completed = self._onward(occupation, self._now, transition=False).sum()
        share = float(self._onward(occupation, self._now).sum() / completed)
        if share <= before + _EVEN:
            return LeftOut(LOW_ALREADY, "", occupation, None, {"now": share, "before": before})
        both = "_both" if len(self.plan.occupations) > 1 else ""
        return self.choose(
            "training_guarantee",
            before / share - 1.0,
            f"{NO_GUARANTEE}{both}",
            [source],
            now=share,
            before=before,
        )


def _as_region(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    groups = {
        ("municipality", "SSA"): "rm-potentiale-ssa-56",
        ("municipality", "SSH"): "rm-potentiale-ssh-56",
    }
    yield from maker.full_time(region_share(), AS_REGION, groups)


def _three_quarters(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    groups = {
        ("municipality", "SSA"): "rm-potentiale-ssa-75",
        ("municipality", "SSH"): "rm-potentiale-ssh-75",
        ("region", "SSA"): "rm-potentiale-region-ssa-75",
    }
    yield from maker.full_time(_THREE_QUARTERS, THREE_QUARTERS, groups)


def _at_minimum(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    for occupation in OCCUPATIONS:
        yield maker.minimum(occupation, MINIMUM)


def _under_minimum(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    for occupation in OCCUPATIONS:
        yield maker.minimum(occupation, UNDER_MINIMUM, 1.0 - shortfall(), "sosu-brev-optag")


def _without_guarantee(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    yield maker.no_guarantee()


def _package(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    """What a committee recommended together. It named no sizes but of full time: the rest are made
    of what has been found of each, and are assumptions."""
    yield from _three_quarters(maker)
    usual, hoped = _value("tilbagetraekning-faglaerte"), _value("nfa-forventet-alder")
    part = _value("nfa-nedsat-tid") / 100.0
    yield maker.choose(
        "senior_years",
        rounded(part * (hoped - usual), _PERCENT),
        "seniors",
        ["nfa-nedsat-tid", "tilbagetraekning-faglaerte", "nfa-forventet-alder"],
        assumed=True,
    )
    young = _value("frafald-ssh-under25")
    yield maker.choose(
        "dropout_reduction",
        rounded(1.0 - _OLDER_TRAINEES / young, _PERCENT),
        "dropout",
        ["frafald-ssh-under25"],
        assumed=True,
    )
    for occupation in OCCUPATIONS:
        more = maker.minimum(occupation, "young")
        if isinstance(more, LeverChoice) and more.value <= _EVEN:
            more = LeftOut(ABOVE_ALREADY, "", occupation, more.lever)
        yield more
    yield maker.choose(
        "productivity_gain",
        _value("skr-effektivisering") / 100.0,
        "technology",
        ["skr-effektivisering"],
        assumed=True,
    )


def _slowdown(maker: _Maker) -> Iterator[LeverChoice | LeftOut]:
    """Nobody says how many more: as many as training contracts grew by in a year."""
    for occupation in OCCUPATIONS:
        lever_id = f"intake_change:{occupation}"
        a_year = published_ranges()[lever_id].per_year or 0.0
        sources = ["sosu-brev-brancheskift", "kontrakter-40plus"]
        yield maker.trainees(occupation) or maker.choose(
            lever_id, a_year, SLOWDOWN, sources, assumed=True
        )


def region_share() -> float:
    """The share of the region's own assistants that works full time."""
    return _value("rm-fuldtid-ssa-region") / 100.0


def shortfall() -> float:
    """By how much of the minimum the intake fell short in Nordjylland."""
    return -_value("sosu-brev-optag") / 100.0


def _value(finding: str) -> float:
    value = findings()[finding].value
    assert value is not None
    return value


_MADE = {
    AS_REGION: (FULL_TIME, _as_region),
    THREE_QUARTERS: (FULL_TIME, _three_quarters),
    MINIMUM: (TRAINEES, _at_minimum),
    UNDER_MINIMUM: (TRAINEES, _under_minimum),
    NO_GUARANTEE: (TRAINEES, _without_guarantee),
    PACKAGE: (TOGETHER, _package),
    SLOWDOWN: (TOGETHER, _slowdown),
}
"""Each by its id: what it is about, and how it is made."""
