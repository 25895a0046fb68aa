"""A plan with goals of its own: one of each status."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.model.plan import Actual, Goal, GoalReading, Plan, Source, WorkingTime

AREA = "Region Midtjylland"
COUNTED = Source("own-count", "Egen optælling", "HR", "2026", "own", "", "", "")
LENT = "rm-udvalg-personale-2025"


def goal(id_: str, title: str, indicator: str, **values: object) -> Goal:
    """A goal for assistants in the reference plan's area, in 2030 from 2025."""
    usual = Goal(
        *(id_, title, "", indicator, AREA, "SSA", 0.284, "2025-02", 0.4, "2030", "share"),
        *("vedtaget i byrådet", "", "", ""),
    )
    return replace(usual, **values)


def with_goals(plan: Plan) -> Plan:
    """The reference plan a few years on: six goals and a reading without a target."""
    later = [
        WorkingTime(AREA, "municipality", "SSA", year, share, 28.6, 16.3, COUNTED.id)
        for year, share in ((2026, 0.32), (2027, 0.355))
    ]
    return replace(
        plan,
        working_time=(*plan.working_time, *later),
        actuals=(
            Actual(AREA, "SSA", 2026, "exits", 702.0, COUNTED.id),
            Actual(AREA, "SSA", 2025, "gf2_starts", 1905.0, COUNTED.id),
            Actual(AREA, "SSA", 2026, "gf2_starts", 2110.0, COUNTED.id),
        ),
        goals=(
            goal(
                "fuldtid",
                "Flere assistenter på fuld tid i kommunerne",
                "fulltime_share",
                sector="municipality",
                responsible="HR-chefen",
                frequency="year",
                source_id=COUNTED.id,
            ),
            goal(
                "optag",
                "Flere starter på GF2",
                "gf2_starts",
                baseline=1867.0,
                baseline_date="2024",
                target=2100.0,
                target_date="2028",
                unit="heads",
            ),
            goal(
                "afgang",
                "Færre forlader faget",
                "exits",
                baseline=690.0,
                baseline_date="2025",
                target=600.0,
                target_date="2029",
                unit="heads",
                responsible="Det lokale beskæftigelsesråd",
            ),
            goal(
                "trivsel",
                "Elevernes trivsel",
                "tilfredshed",
                occupation="elever",
                baseline=3.6,
                baseline_date="2024/2025",
                target=4.0,
                target_date="2027/2028",
                unit="point",
            ),
            goal(
                "balance",
                "Ingen mangler",
                "gap_fte",
                baseline=-450.0,
                baseline_date="2024",
                target=0.0,
                target_date="2034",
                unit="fte",
            ),
            goal(
                "fuldtid-75",
                "Fuldtidsandel 75 %",
                "fulltime_share",
                sector="municipality",
                target=0.75,
                target_date="",
                status_of_target="regneeksempel i kilden, ikke et vedtaget mål",
                source_id=LENT,
            ),
            goal(
                "frafald",
                "Elevfrafald",
                "frafald, første halvår",
                target=None,
                target_date="",
                baseline=0.086,
                baseline_date="2021/2022",
                status_of_target="opgørelse uden måltal",
            ),
        ),
        goal_readings=(GoalReading("trivsel", "2025/2026", 3.8, "svar fra 212", COUNTED.id),),
        sources=(*plan.sources, COUNTED),
    )
