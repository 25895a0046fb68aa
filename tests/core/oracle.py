"""The model's page once more, one person, year and age at a time: slow, plain, and independent.

Written from the equations alone, without numpy, so that it shares no code and no habit with the
engine it is compared to. SciPy gives the monotone cubic. Like the engine, and beyond the page, it
takes shares that a lever would push below 0 or above 1 as 0 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

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
    plan: Plan,
    demand: str,
    levers: Mapping[str, float],
    timing: Mapping[str, tuple[int | None, int | None]] | None = None,
) -> dict[tuple[str, str, int], dict[str, float]]:
    """Supply, demand and gaps by (area, occupation, year)."""
    begin = levers.get("start_year", min(plan.base_year + 2, plan.horizon))
    end = levers.get("full_effect_year", min(max(plan.base_year + 6, begin), plan.horizon))

    def start_of(name: str) -> float:
        own = (timing or {}).get(name, (None, None))[0]
        return begin if own is None else own

    def ramp(t: float, name: str) -> float:
        own = (timing or {}).get(name, (None, None))[1]
        start, full = start_of(name), end if own is None else own
        return min(1.0, max(0.0, (t - start + 1) / (full - start + 1)))

    def lever(name: str) -> float:
        return levers.get(name, 0.0)

    def moved(name: str, t: float) -> float:
        return lever(name) * ramp(t, name)

    def serving(rows: list[Any], area: str) -> list[Any]:
        """An area's own rows where it has any, or those of all."""
        return [r for r in rows if r.area == area] or [r for r in rows if r.area == ""]

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
        joining = {
            (s, o): n / sum(base_staff[q, o] for q in SECTORS) for (s, o), n in base_staff.items()
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
            return value * (1 + moved(f"intake_change:{o}", u))

        def main(o: str, u: int) -> float:
            row = training[o]
            onward = min(1.0, row.transition * (1 + moved("training_guarantee", u)))
            lost = (1 - row.gf2_completion) * (1 - moved("gf2_dropout_reduction", u))
            return starts(o, u) * max(0.0, 1 - lost) * onward

        def finish(o: str, u: int) -> float:
            dropout = 1 - training[o].main_completion
            dropout *= 1 - moved("dropout_reduction", u)
            return main(o, u) * max(0.0, 1 - dropout)

        def entrants(o: str, t: int) -> float:
            row = training[o]
            k = math.floor(row.duration_years)
            f = row.duration_years - k
            graduates = (1 - f) * finish(o, t - k) + f * finish(o, t - k - 1)
            share = row.entry_share + (1 - row.entry_share) * moved("entry_share_gain", t)
            share = max(0.0, share)
            staff_here = sum(base_staff[s, o] for s in SECTORS)
            extra = moved(f"other_recruitment:{o}", t) * staff_here / everyone[o]
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
                    phi = phi + (target - phi) * ramp(t, f"fulltime_target:{s}:{o}")
                phi = max(phi, assumed)
                h = min(37.0, h + moved("parttime_hours_gain", t))
                q = max(0.0, q0 - moved("sickness_reduction_days", t))
            return (phi + (1 - phi) * h / 37) * (plan.working_days - q) / (plan.working_days - q0)

        def mean_work(o: str, t: int, heads: dict[str, float], *, neutral: bool = False) -> float:
            if sum(heads.values()) < 1e-9 * sum(base_staff[s, o] for s in SECTORS):
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
                of_job = [r for r in plan.demand_index if (r.scenario, r.occupation) == (demand, o)]
                index = next(r.index for r in serving(of_job, area) if r.year == t)
                needed = next(
                    r.demand_heads for r in plan.demand_base if (r.area, r.occupation) == (area, o)
                )
                fte = needed * y_base[o] * index
                m = max(0.0, t - start_of("demand_growth_change") + 1)
                fte *= (1 + lever("demand_growth_change")) ** m
                m = max(0.0, t - start_of("productivity_gain") + 1)
                fte *= (1 - lever("productivity_gain")) ** m
                for year in range(base, t + 1):
                    fte *= 1 - sum(
                        r.demand_share or 0.0
                        for r in plan.transfers
                        if (r.area, r.occupation, r.year) == (area, o, year)
                    )
                supply = sum(heads.values())
                out[area, o, t] = {
                    "supply_heads": supply,
                    "demand_heads": fte / y,
                    "gap_heads": supply - fte / y,
                    "supply_fte": supply * y,
                    "demand_fte": fte,
                    "gap_fte": supply * y - fte,
                }
            without = line([(r.year, r.without_years) for r in plan.reform], t)
            with_law = line([(r.year, r.with_years) for r in plan.reform], t)
            later = without + levers.get("reform", 1.0) * (with_law - without)
            later += moved("senior_years", t)
            for (s, o, age), n in list(stock.items()):
                rates = serving([r for r in plan.exit_rates if r.occupation == o], area)
                retire = line([(r.age, r.retirement) for r in rates], age - later)
                other = line([(r.age, r.other) for r in rates], age)
                other = min(1.0, other * (1 - moved("retention", t)))
                leave = 1 - (1 - retire) * (1 - other)
                stock[s, o, age] = n * (1 - leave)
            if both and "SSA" in jobs:
                pool = {k: n for k, n in stock.items() if k[1] == "SSH" and k[2] <= 59}
                size = sum(pool.values())
                if size > 0:
                    taken = min(training["SSA"].from_ssh_share * finish("SSA", t), 0.5 * size)
                    for key, n in pool.items():
                        stock[key] = n - taken * n / size
            stock = {(s, o, age + 1): n for (s, o, age), n in stock.items() if age + 1 <= 74}
            for o in jobs:
                new = entrants(o, t + 1)
                for s in SECTORS:
                    for age, share in entry[o].items():
                        key = (s, o, age)
                        stock[key] = stock.get(key, 0.0) + new * joining[s, o] * share
                here = [
                    r for r in plan.transfers if (r.area, r.occupation, r.year) == (area, o, t + 1)
                ]
                if not here:
                    continue
                stays = {
                    s: 1 - sum(r.staff_share for r in here if r.from_sector == s) for s in SECTORS
                }
                stays = {s: 0.0 if share < 1e-9 else share for s, share in stays.items()}
                ages = {age for (_, o2, age) in stock if o2 == o}
                before = {(s, age): stock.get((s, o, age), 0.0) for s in SECTORS for age in ages}
                shares = {s: joining[s, o] for s in SECTORS}
                for s in SECTORS:
                    coming = [(r.from_sector, r.staff_share) for r in here if r.to_sector == s]
                    for age in ages:
                        stock[s, o, age] = before[s, age] * stays[s] + sum(
                            before[q, age] * share for q, share in coming
                        )
                    joining[s, o] = shares[s] * stays[s] + sum(
                        shares[q] * share for q, share in coming
                    )

    for area in dict.fromkeys(row.area for row in plan.staff):
        add_area(area)
    return out
