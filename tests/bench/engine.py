"""How fast the engine is, with a plain copy of the same arrays as the yardstick."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np

from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan, WorkingTime
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from tests.bench.table import Result, milliseconds

MANY = 10_000


def reference() -> Plan:
    return read_folder(resource("plans", "midtjylland")).plan


def national(areas: int) -> Plan:
    """A made-up plan of many areas, both occupations and all three sectors in each."""
    plan = reference()
    times = [row for row in plan.working_time if row.occupation == "SSH"]
    region = WorkingTime(times[0].area, "region", "SSH", *_rest(times[0]))
    staff = plan.staff + tuple(
        replace(row, sector="region")
        for row in plan.staff
        if (row.sector, row.occupation) == ("other", "SSH")
    )
    tables = {
        "staff": staff,
        "working_time": (*plan.working_time, region),
        "trainee_intake": plan.trainee_intake,
        "training": plan.training,
        "demand_base": plan.demand_base,
    }
    names = [f"Kommune {number}" for number in range(areas)]
    return replace(
        plan,
        **{
            name: tuple(replace(row, area=area) for area in names for row in rows)
            for name, rows in tables.items()
        },
    )


def _rest(row: WorkingTime) -> tuple[int, float, float, float, str]:
    return row.year, row.fulltime_share, row.parttime_hours, row.sickness_days, row.source


def lever_sets(levers: LeverCatalogue, inputs: EngineInputs, runs: int) -> LeverSets:
    """Lever sets all over their ranges, the same at every call."""
    rng = np.random.default_rng(2034)
    values = np.tile(levers.neutral, (runs, 1))
    for column, lever in enumerate(levers):
        if lever.unit.code != "year":
            values[:, column] = rng.uniform(lever.low, lever.high, runs)
    return LeverSets(levers, values, rng.integers(0, len(inputs.demands), runs))


def _copying(inputs: EngineInputs, runs: int) -> float:
    """Milliseconds to copy the staff of every year, area, group and age for as many runs."""
    one = np.ones((len(inputs.years), *inputs.heads.shape[1:]))
    parts = max(1, min(runs, (1 << 15) * 11 // one.size))
    block, rounds = np.repeat(one[np.newaxis], parts, axis=0), max(1, runs // parts)
    target = np.empty_like(block)

    def copy() -> None:
        for _ in range(rounds):
            np.copyto(target, block)

    return float(np.median(milliseconds(copy, 5)))


def _projection(name: str, plan: Plan, runs: int, times: int, limit: float | None) -> Result:
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    sets = lever_sets(levers, inputs, runs)
    taken = milliseconds(lambda: project(inputs, sets), times)
    return Result(name, float(np.median(taken)), "ms", limit, _copying(inputs, runs))


def _peak_memory() -> Result:
    """Memory of a process that projects many lever sets, over one that projects a single one."""
    script = (
        "import sys\n"
        "from tests.bench.engine import *\n"
        "plan = reference(); levers = catalogue(plan); inputs = EngineInputs.from_plan(plan)\n"
        "project(inputs, lever_sets(levers, inputs, int(sys.argv[1])))\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) / 1024)\n"
    )
    few, many = (
        float(
            subprocess.run(
                [sys.executable, "-c", script, str(runs)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for runs in (1, MANY)
    )
    note = f"of which the program itself {few:.0f} MB"
    return Result(f"{MANY} lever sets: memory", many, "MB", 1000.0, note=note)


def results() -> list[Result]:
    plan = reference()
    made = [
        _projection("one projection of the reference plan", plan, 1, 500, 1.5),
        _projection(f"{MANY} lever sets", plan, MANY, 5, 1000.0),
    ]
    if sys.platform == "linux":
        made.append(_peak_memory())
    made.append(_projection("national plan (98 areas, all groups)", national(98), 1, 30, 60.0))
    made += [
        _projection(f"cost of {runs} runs", plan, runs, 5, None) for runs in (1_000, 2_000, 4_000)
    ]
    made += [
        _projection(f"cost of {areas} areas", national(areas), 1, 20, None)
        for areas in (50, 100, 200)
    ]
    taken = milliseconds(lambda: EngineInputs.from_plan(plan), 50)
    made.append(Result("arrays of the reference plan", float(np.median(taken)), "ms"))
    return made
