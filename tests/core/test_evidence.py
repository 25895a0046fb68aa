"""Evidence: the program's findings and the planner's own are searched together, and each bears on
the levers and inputs that it says something of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sosuplan.analysis.evidence import (
    COLUMNS,
    JOB_CENTRES,
    EvidenceList,
    evidence,
    findings,
    yardsticks,
)
from sosuplan.charts import gap
from sosuplan.exports.sheet import FIRST_ROW, HEAD_ROW
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import FAMILY
from sosuplan.model.library import library
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import INPUTS
from sosuplan.report.drawing import drawing
from tests.core.books import Book
from tests.core.frames import FrameMaker


@pytest.fixture
def plan(reference: Plan) -> Plan:
    known = library().evidence["bench-afgang-2022"]
    own = replace(
        known,
        id="own-1",
        area="Silkeborg",
        statement_da="Egen undersøgelse: halvdelen søgte nye opgaver.",
        statement_en="",
        kind="own",
        source_id=reference.sources[0].id,
    )
    return replace(reference, evidence=(own,))


@pytest.fixture
def all_of(plan: Plan) -> EvidenceList:
    return evidence(plan)


def test_own_findings_come_first_and_the_programs_are_all_there(all_of: EvidenceList) -> None:
    assert [one.own for one in all_of.findings] == [True] + [False] * 177
    own = all_of.findings[0]
    assert own.statement("en") == own.row.statement_da
    assert own.publications
    assert own.place == "Silkeborg"


def test_every_finding_of_the_program_names_where_it_stands() -> None:
    assert all(one.publications for one in findings().values())
    derived = findings()["afl-afgang-loft"]
    assert [one.id for one in derived.publications] == ["benchmark-fastholdelse-2023"]
    assert [one.id for one in findings()["afl-k-ssa-region"].publications] == ["derived"]


def test_a_family_bears_on_each_of_its_levers_and_the_other_way_round(
    all_of: EvidenceList,
) -> None:
    of_one = all_of.bearing_on_lever("fulltime_target:municipality:SSA")
    assert set(of_one.by_id) == set(all_of.bearing_on_lever("fulltime_target").by_id)
    assert "kl-fuldtid-2023" in of_one.by_id
    assert "own-1" in all_of.bearing_on_lever("retention").by_id
    assert not len(all_of.bearing_on_lever("start_year"))


@pytest.mark.parametrize(
    ("table", "there", "not_there"),
    [
        ("working_time", "krl-syg-2019", "frafald-ssa-6mdr"),
        ("trainee_intake", "start-ssa-2122", "frafald-ssa-6mdr"),
        ("training", "frafald-ssa-6mdr", "start-ssa-2122"),
        ("training", "ssa-hovedforloeb", "krl-syg-2019"),
        ("exit_rates", "own-1", "dst-80plus-2030"),
        ("reform", "pension-68", "own-1"),
        ("demand_index", "dst-80plus-2030", "pension-68"),
        ("demand_scenarios", "skr-effektivisering", "own-1"),
        ("staff", "dr-55plus", "pension-68"),
    ],
)
def test_findings_bear_on_the_inputs_that_their_levers_change_or_that_they_are_about(
    all_of: EvidenceList, table: str, there: str, not_there: str
) -> None:
    found = all_of.bearing_on_input(table).by_id
    assert there in found
    assert not_there not in found


def test_levers_and_tables_of_findings_are_the_plans() -> None:
    tables = {table.name for table in INPUTS}
    for one in findings().values():
        assert set(one.levers) <= set(FAMILY), one.id
        assert set(one.tables) <= tables, one.id


def test_what_is_about_job_centres_is_context(plan: Plan, all_of: EvidenceList) -> None:
    about = [one for one in all_of.findings if one.is_context]
    assert {one.row.source_id for one in about} == {JOB_CENTRES}
    assert len(about) == 10
    assert not any(one.tables for one in about)
    copied = replace(findings()["baseline-ai-ledere"].row, id="own-2", kind="own")
    assert evidence(replace(plan, evidence=(copied,))).findings[0].is_context


def test_the_table_has_a_row_for_each_in_the_language(plan: Plan) -> None:
    rows = evidence(plan, "en").to_frame().set_index("id")
    assert list(rows.reset_index().columns) == list(COLUMNS)
    assert len(rows) == 178 == rows.index.nunique()
    assert rows.loc["fremkom-vaekst", "population_n"] == 167
    assert rows.loc["stat-mangel-2035", "statement"] == findings()["stat-mangel-2035"].statement(
        "en"
    )
    assert rows.loc["baseline-svar", "about"] == "job_centres"
    assert rows.loc["own-1", "own"] == 1


def test_yardsticks_are_the_countrys_balances_with_a_year_and_a_base_year(plan: Plan) -> None:
    found = {
        one.id: (one.occupation, one.value, one.year, one.base_year) for one in yardsticks(plan)
    }
    assert found == {
        "fm-mangel-2035": ("all", -15000.0, 2035, 2021),
        "fm-mangel-ssa-2035": ("SSA", -11000.0, 2035, 2021),
        "stat-mangel-2035": ("all", -23800.0, 2035, 2023),
    }
    of_both, of_one, _ = yardsticks(plan)
    assert [of_both.is_about(job) for job in ("SSA", "SSH", "all")] == [False, False, True]
    assert [of_one.is_about(job) for job in ("SSA", "SSH", "all")] == [True, False, True]
    assert of_one.finding.whose == "Finansministeriet"
    own = replace(of_both.finding.row, id="own-9", base_year=None)
    assert len(yardsticks(replace(plan, evidence=(own,)))) == 3
    assert len(yardsticks(replace(plan, evidence=(replace(own, base_year=2022),)))) == 4


# --- the country's figures in the chart of the balance --------------------------------------------

ALL_YARDSTICKS = ("fm-mangel-2035", "fm-mangel-ssa-2035", "stat-mangel-2035")


@pytest.mark.parametrize(
    ("occupation", "unit", "shown"),
    [
        ("SSA", "heads", [-11000.0]),
        ("SSH", "heads", []),
        ("all", "heads", [-15000.0, -11000.0, -23800.0]),
        ("all", "fte", []),
    ],
)
def test_a_chart_shows_the_countrys_figures_that_are_about_its_occupation_in_persons(
    frames: FrameMaker, occupation: str, unit: str, shown: list[float]
) -> None:
    without = frames(occupation=occupation, unit=unit)
    chosen = without.with_yardsticks(ALL_YARDSTICKS)
    plain, spec = gap.build(without), gap.build(chosen)
    assert chosen.projection is without.projection
    assert [one.value for one in spec.points] == shown
    assert plain.points == ()
    # Nothing is added to the plan's lines, nor are these scaled.
    for one, other in zip(plain.series, spec.series, strict=True):
        assert np.array_equal(one.values, other.values)
    assert (spec.extent == plain.extent) == (not shown)
    assert spec.extent[0] == min([plain.extent[0], *shown])
    assert bool(spec.note) == (bool(shown) or unit == "fte")
    assert not plain.note


def test_a_figure_beyond_the_horizon_stands_at_the_edge_and_says_its_years(
    frames: FrameMaker,
) -> None:
    spec = gap.build(frames(occupation="all").with_yardsticks(ALL_YARDSTICKS))
    *_, last = spec.points
    assert last.at == spec.places[-1] < 2035
    for part in ("Statistikudvalget", "−23.800", "2035", "2023"):
        assert part in last.text
        assert part in spec.alternative
    assert [row.figure for row in spec.reading(last.at).rows if row.name == last.name] == [
        "−23.800"
    ]
    assert not any(row.name == last.name for row in spec.reading(spec.places[0]).rows)
    head, *rows = spec.figures
    assert [row[0] for row in rows] == [*spec.places, 2035]
    assert rows[-1][-3:] == [-15000.0, -11000.0, -23800.0]
    assert all(row[-1] == "" for row in rows[:-1])
    assert "2023" in str(head[-1])
    assert drawing(spec)["points"][-1] == {"x": last.at, "y": -23800.0, "text": last.text}
    # One within the plan's years stands at its own.
    earlier = replace(library().evidence["stat-mangel-2035"], id="own-1", year=2030)
    plan = replace(frames.plan, evidence=(earlier,))
    spec = gap.build(FrameMaker(plan)(occupation="all").with_yardsticks(("own-1",)))
    assert [one.at for one in spec.points] == [2030]
    assert len(spec.figures) == 1 + len(spec.places)


def test_a_workbook_has_them_beside_the_balance_and_in_its_chart(frames: FrameMaker) -> None:
    shown = frames(occupation="SSA").with_yardsticks(ALL_YARDSTICKS)
    book = Book(workbook(shown, date(2026, 3, 31)))
    (figure,) = gap.build(shown).points
    rows = book.rows("Balance")
    column = rows[HEAD_ROW].index(figure.name)
    assert [row[column] for row in rows[FIRST_ROW:] if row[column] != ""] == [-11000.0]
    assert "diamond" in book.text("xl/charts/chart2.xml")
