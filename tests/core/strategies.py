"""Plans and lever values for property tests: small, valid and far from the reference plan."""

from __future__ import annotations

from hypothesis import strategies as st

from sosuplan.model import plan as p
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

SOURCE = p.Source("s", "A source", "", "2025", "own", "", "", "")


def number(low: float, high: float) -> st.SearchStrategy[float]:
    """A thousand steps between two limits: figures as people have them, and quick to shrink."""
    return st.integers(0, 1000).map(lambda step: low + (high - low) * step / 1000)


share = number(0.0, 1.0)
below_one = number(0.0, 0.97)
"""Of an exit curve: somebody always stays, so that work per person has a meaning."""


@st.composite
def bands(draw: st.DrawFn, largest: float) -> list[tuple[int, int, float]]:
    """Contiguous age bands with at least one person in all."""
    edges = sorted(
        draw(
            st.lists(st.integers(p.FIRST_AGE, p.LAST_AGE + 1), min_size=2, max_size=7, unique=True)
        )
    )
    counts = [draw(number(0.0, largest)) for _ in edges[1:]]
    counts[draw(st.integers(0, len(counts) - 1))] += largest / 10
    return [
        (first, after - 1, count)
        for first, after, count in zip(edges, edges[1:], counts, strict=False)
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A valid plan of one to three areas, one or two occupations, two to eight years."""
    areas = [f"Area {n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
    jobs = draw(st.sampled_from([("SSA",), ("SSH",), ("SSA", "SSH"), ("SSA", "SSH")]))
    base = draw(st.integers(2018, 2030))
    horizon = base + draw(st.integers(1, 8))
    demands = ["low", "high"][: draw(st.integers(1, 2))]
    staff, working, intake, training, demand = [], [], [], [], []
    for area in areas:
        for job in jobs:
            sectors = draw(
                st.lists(st.sampled_from(p.SECTORS), min_size=1, max_size=3, unique=True)
            )
            for sector in sectors:
                # A sector that only receives has no staff.
                receives = sector != sectors[0] and not draw(st.integers(0, 4))
                staff += [
                    p.StaffBand(area, sector, job, first, last, count, "s")
                    for first, last, count in ([] if receives else draw(bands(500.0)))
                ]
                working += [
                    p.WorkingTime(
                        area,
                        sector,
                        job,
                        year,
                        draw(share),
                        draw(number(5.0, 37.0)),
                        draw(number(0.0, 40.0)),
                        "s",
                    )
                    for year in {base, base - draw(st.integers(0, 3))}
                ]
            intake += [
                p.TraineeIntake(area, job, base + shift, draw(number(0.0, 300.0)), "s")
                for shift in draw(st.lists(st.integers(-9, 3), min_size=1, max_size=4, unique=True))
            ]
            training.append(
                p.Training(
                    area,
                    job,
                    draw(share),
                    draw(share),
                    draw(share),
                    draw(st.one_of(number(0.0, 8.0), st.integers(0, 8).map(float))),
                    draw(share),
                    draw(share),
                    "s",
                )
            )
            demand.append(p.DemandBase(area, job, draw(number(0.0, 3000.0)), "s"))
    entry = [
        p.EntryAges(job, first, last, min(1.0, count), "s")
        for job in jobs
        for first, last, count in draw(bands(1.0))
    ]
    exits = [
        p.ExitRate(area, job, age, draw(below_one), draw(below_one) / 4, "s")
        for job in jobs
        for area in _places(draw, areas)
        for age in draw(st.lists(st.integers(17, 80), min_size=2, max_size=8, unique=True))
    ]
    reform = [
        p.ReformYear(base + shift, draw(number(-10.0, 10.0)), draw(number(-10.0, 10.0)), "s")
        for shift in draw(st.lists(st.integers(-2, 8), max_size=3, unique=True))
    ]
    return Plan(
        name="Plan",
        base_year=base,
        horizon=horizon,
        working_days=draw(number(150.0, 260.0)),
        staff=tuple(staff),
        working_time=tuple(working),
        trainee_intake=tuple(intake),
        training=tuple(training),
        entry_ages=tuple(entry),
        exit_rates=tuple(exits),
        reform=tuple(reform),
        transfers=tuple(draw(transfers(working, base, horizon))),
        demand_base=tuple(demand),
        demand_scenarios=tuple(
            p.DemandScenario(name, name, name, draw(st.one_of(st.none(), share)), place, "s")
            for place, name in enumerate(demands)
        ),
        demand_index=tuple(
            p.DemandIndex(
                area, name, job, year, 1.0 if year == base else draw(number(0.5, 2.0)), "s"
            )
            for name in demands
            for job in jobs
            for area in _places(draw, areas)
            for year in range(base, horizon + 1)
        ),
        published=(),
        sources=(SOURCE,),
    )


def _places(draw: st.DrawFn, areas: list[str]) -> list[str]:
    """All areas by rows of their own, or some of them and the others by common ones."""
    own = draw(st.lists(st.sampled_from(areas), unique=True, max_size=len(areas)))
    return own if len(own) == len(areas) and draw(st.booleans()) else ["", *own]


@st.composite
def transfers(
    draw: st.DrawFn, working: list[p.WorkingTime], base: int, horizon: int
) -> list[p.Transfer]:
    """Tasks that move between the sectors that a group has, or out of the plan."""
    sectors: dict[tuple[str, str], set[str]] = {}
    for row in working:
        sectors.setdefault((row.area, row.occupation), set()).add(row.sector)
    moves = []
    for (area, job), held in sectors.items():
        for year in range(base + 1, horizon + 1):
            for sector in sorted(held):
                if not draw(st.integers(0, 9)):
                    targets = sorted(held - {sector} | {""})
                    chosen = draw(st.lists(st.sampled_from(targets), min_size=1, unique=True))
                    moves += [
                        p.Transfer(
                            area,
                            job,
                            year,
                            sector,
                            target,
                            draw(number(0.001, 1.0)) / len(chosen),
                            None if target else draw(number(0.0, 1.0)) / 4,
                            "s",
                        )
                        for target in chosen
                    ]
    return moves


@st.composite
def scenarios(draw: st.DrawFn, plan: Plan, levers: LeverCatalogue) -> Scenario:
    """Some levers of ``plan`` at any values that it allows."""
    chosen = {}
    for lever in levers:
        if lever.unit.code != "year" and draw(st.booleans()):
            chosen[lever.id] = draw(number(lever.low, lever.high))
    if draw(st.booleans()):
        years = sorted(draw(st.tuples(*[st.integers(plan.base_year, plan.horizon)] * 2)))
        chosen["start_year"], chosen["full_effect_year"] = (float(year) for year in years)
    begin, end = levers.timing(chosen)
    timing: dict[str, tuple[int | None, int | None]] = {}
    for name in chosen:
        if levers[name].has_years and not draw(st.integers(0, 3)):
            first, last = sorted(draw(st.tuples(*[st.integers(plan.base_year, plan.horizon)] * 2)))
            timing[name] = (first, last)
            if first <= end and draw(st.booleans()):
                timing[name] = (first, None)
            elif last >= begin and draw(st.booleans()):
                timing[name] = (None, last)
    demand = draw(st.sampled_from([row.scenario for row in plan.demands]))
    return Scenario(demand, chosen, timing=timing)


@st.composite
def plans_with_scenario(draw: st.DrawFn) -> tuple[Plan, LeverCatalogue, Scenario]:
    plan = draw(plans())
    levers = catalogue(plan)
    return plan, levers, draw(scenarios(plan, levers))
