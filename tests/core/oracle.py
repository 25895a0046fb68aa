"""The model's page once more, one person, year and age at a time: slow, plain, and independent.

Written from the equations alone, without numpy, so that it shares no code and no habit with the
engine it is compared to. SciPy gives the monotone cubic. Like the engine, and beyond the page, it
takes shares that a lever would push below 0 or above 1 as 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

from scipy.interpolate import PchipInterpolator

from sosuplan.model.plan import Plan

SECTORS = ("municipality", "region", "other")


def line(points: list[tuple[float, float]], x: float) -> float:
    """Straight lines between points, constant outside."""
    points = sorted(points)
    if not points:
        return 0.0
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


def years_of(bands: list[tuple[int, int, float]]) -> dict[int, float]:
    """People by single age."""
    bands = sorted(bands)
    if len(bands) == 1:
        first, last, count = bands[0]
        return dict.fromkeys(range(first, last + 1), count / (last - first + 1))
    edges, total = [bands[0][0]], [0.0]
    for _, last, count in bands:
        edges.append(last + 1)
        total.append(total[-1] + count)
    curve = PchipInterpolator(edges, total)
    return {age: float(curve(age + 1)) - float(curve(age)) for age in range(edges[0], edges[-1])}


def project(
    plan: Plan, demand: str, levers: Mapping[str, float]
) -> dict[tuple[str, str, int], dict[str, float]]:
    """Supply, demand and gaps by (area, occupation, year)."""
    start = levers.get("start_year", 2026.0)
    full = levers.get("full_effect_year", 2030.0)

    def ramp(t: float) -> float:
        return min(1.0, max(0.0, (t - start + 1) / (full - start + 1)))

    def lever(name: str) -> float:
        return levers.get(name, 0.0)

    scenario = next(row for row in plan.demand_scenarios if row.scenario == demand)
    assumed = scenario.fulltime_target or 0.0
    base, horizon = plan.base_year, plan.horizon
    out: dict[tuple[str, str, int], dict[str, float]] = {}
    everyone = {
        o: sum(row.heads for row in plan.staff if row.occupation == o) for o in ("SSA", "SSH")
    }
    both = everyone["SSA"] > 0 and everyone["SSH"] > 0

    def add_area(area: str) -> None:
        jobs = [
            o
            for o in ("SSA", "SSH")
            if any(row.area == area and row.occupation == o for row in plan.staff)
        ]
        stock: dict[tuple[str, str, int], float] = {}
        for s in SECTORS:
            for o in jobs:
                bands = [
                    (row.age_from, row.age_to, row.heads)
                    for row in plan.staff
                    if (row.area, row.sector, row.occupation) == (area, s, o)
                ]
                for age, people in (years_of(bands) if bands else {}).items():
                    stock[s, o, age] = people
        base_staff = {
            (s, o): sum(n for (s2, o2, _), n in stock.items() if (s2, o2) == (s, o))
            for s in SECTORS
            for o in jobs
        }
        training = {row.occupation: row for row in plan.training if row.area == area}
        entry = {}
        for o in jobs:
            shares = years_of(
                [(r.age_from, r.age_to, r.share) for r in plan.entry_ages if r.occupation == o]
            )
            entry[o] = {age: value / sum(shares.values()) for age, value in shares.items()}

        def starts(o: str, u: int) -> float:
            listed = sorted(
                (r.year, r.gf2_starts)
                for r in plan.trainee_intake
                if (r.area, r.occupation) == (area, o)
            )
            value = listed[0][1]
            for year, count in listed:
                if year <= u:
                    value = count
            return value * (1 + lever(f"intake_change:{o}") * ramp(u))

        def main(o: str, u: int) -> float:
            row = training[o]
            onward = min(1.0, row.transition * (1 + lever("training_guarantee") * ramp(u)))
            return starts(o, u) * row.gf2_completion * onward

        def finish(o: str, u: int) -> float:
            dropout = 1 - training[o].main_completion
            dropout *= 1 - lever("dropout_reduction") * ramp(u)
            return main(o, u) * max(0.0, 1 - dropout)

        def entrants(o: str, t: int) -> float:
            row = training[o]
            k = math.floor(row.duration_years)
            f = row.duration_years - k
            graduates = (1 - f) * finish(o, t - k) + f * finish(o, t - k - 1)
            share = row.entry_share + (1 - row.entry_share) * lever("entry_share_gain") * ramp(t)
            share = max(0.0, share)
            staff_here = sum(base_staff[s, o] for s in SECTORS)
            extra = lever(f"other_recruitment:{o}") * ramp(t) * staff_here / everyone[o]
            return graduates * share + extra

        def work(s: str, o: str, t: int, *, neutral: bool = False) -> float:
            rows = [
                r for r in plan.working_time if (r.area, r.sector, r.occupation) == (area, s, o)
            ]
            row = max(rows, key=lambda r: r.year)
            phi, h, q0 = row.fulltime_share, row.parttime_hours, row.sickness_days
            q = q0
            if not neutral:
                target = levers.get(f"fulltime_target:{s}:{o}")
                if target is not None:
                    phi = phi + (target - phi) * ramp(t)
                phi = max(phi, assumed)
                h = min(37.0, h + lever("parttime_hours_gain") * ramp(t))
                q = max(0.0, q0 - lever("sickness_reduction_days") * ramp(t))
            return (phi + (1 - phi) * h / 37) * (plan.working_days - q) / (plan.working_days - q0)

        def mean_work(o: str, t: int, heads: dict[str, float], *, neutral: bool = False) -> float:
            held = [s for s in SECTORS if heads[s] > 0]
            if not held:
                # The model is silent where nobody is left: the mix of the base year is taken.
                heads = {s: base_staff[s, o] for s in SECTORS}
                held = [s for s in SECTORS if heads[s] > 0]
            total = sum(heads[s] * work(s, o, t, neutral=neutral) for s in held)
            return total / sum(heads[s] for s in held)

        y_base = {
            o: mean_work(o, base, {s: base_staff[s, o] for s in SECTORS}, neutral=True)
            for o in jobs
        }
        for t in range(base, horizon + 1):
            for o in jobs:
                heads = {
                    s: sum(n for (s2, o2, _), n in stock.items() if (s2, o2) == (s, o))
                    for s in SECTORS
                }
                y = mean_work(o, t, heads)
                index = next(
                    r.index
                    for r in plan.demand_index
                    if (r.scenario, r.occupation, r.year) == (demand, o, t)
                )
                needed = next(
                    r.demand_heads for r in plan.demand_base if (r.area, r.occupation) == (area, o)
                )
                m = max(0.0, t - start + 1)
                fte = needed * y_base[o] * index
                fte *= (1 + lever("demand_growth_change")) ** m
                fte *= (1 - lever("productivity_gain")) ** m
                supply = sum(heads.values())
                out[area, o, t] = {
                    "supply_heads": supply,
                    "demand_heads": fte / y,
                    "gap_heads": supply - fte / y,
                    "supply_fte": supply * y,
                    "demand_fte": fte,
                    "gap_fte": supply * y - fte,
                }
            later = lever("reform") * line(
                [(r.year, r.later_retirement_years) for r in plan.reform], t
            ) + lever("senior_years") * ramp(t)
            for (s, o, age), n in list(stock.items()):
                rates = [r for r in plan.exit_rates if r.occupation == o]
                retire = line([(r.age, r.retirement) for r in rates], age - later)
                other = line([(r.age, r.other) for r in rates], age)
                other = min(1.0, other * (1 - lever("retention") * ramp(t)))
                leave = 1 - (1 - retire) * (1 - other)
                stock[s, o, age] = n * (1 - leave)
            if both and "SSA" in jobs:
                pool = {k: n for k, n in stock.items() if k[1] == "SSH" and k[2] <= 59}
                size = sum(pool.values())
                if size > 0:
                    taken = min(training["SSA"].from_ssh_share * main("SSA", t), 0.5 * size)
                    for key, n in pool.items():
                        stock[key] = n - taken * n / size
            stock = {(s, o, age + 1): n for (s, o, age), n in stock.items() if age + 1 <= 74}
            for o in jobs:
                new = entrants(o, t + 1)
                total = sum(base_staff[s, o] for s in SECTORS)
                for s in SECTORS:
                    for age, share in entry[o].items():
                        key = (s, o, age)
                        stock[key] = stock.get(key, 0.0) + new * base_staff[s, o] / total * share

    for area in dict.fromkeys(row.area for row in plan.staff):
        add_area(area)
    return out
