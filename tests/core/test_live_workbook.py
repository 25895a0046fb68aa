"""The workbook with formulas: what is written with them is the engine's, and LibreOffice computes
the same from whatever is typed into the cells of levers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.exports.live_workbook import employed_in
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import SECTORS, Plan, Transfer
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from tests.core.books import MADE_ON, Book, frame, named, two_areas
from tests.core.command_line import called
from tests.core.frames import until
from tests.core.live_books import (
    ASSUMPTIONS,
    BALANCE,
    LEVERS,
    check_balance,
    has_libreoffice,
    line,
    recalculated,
    staff_by_age,
    with_cells,
    with_levers,
    written,
)
from tests.core.strategies import plans_with_scenario

PLAIN = {"IF", "AND", "MIN", "MAX", "ABS", "SIGN", "INT", "SUM", "SUMPRODUCT", "COUNTIF", "NA",
         "INDEX", "MATCH"}  # fmt: skip
"""Functions of every Excel since 2016 and of LibreOffice."""
MANY = Scenario(
    "fulltime",
    {
        "reform": 0.4, "senior_years": 1.3, "fulltime_target:municipality:SSA": 0.565,
        "fulltime_target:region:SSA": 0.5, "parttime_hours_gain": 2.5, "intake_change:SSA": 0.25,
        "gf2_dropout_reduction": 0.3, "training_guarantee": 0.3, "dropout_reduction": -0.2,
        "entry_share_gain": 0.4, "retention": 0.15, "sickness_reduction_days": 3.0,
        "other_recruitment:SSA": 45.0, "demand_growth_change": -0.004, "productivity_gain": 0.006,
    },
)  # fmt: skip
"""Every lever of the assistants, and another demand scenario."""
TIMED = replace(
    MANY,
    levers={**MANY.levers, "start_year": 2026.0, "full_effect_year": 2027.0},
    timing={
        "intake_change:SSA": (2025, None),
        "retention": (None, 2028),
        "senior_years": (2027, 2027),
        "demand_growth_change": (2027, None),
    },
)
HEADING_ROWS = 2
"""In which the scenario is named."""
HELPERS = Scenario(
    "weighted",
    {
        "fulltime_target:other:SSH": 0.4, "intake_change:SSH": -0.3, "intake_change:SSA": 0.6,
        "dropout_reduction": 0.5, "reform": 1.5, "senior_years": -2.0, "retention": -0.5,
    },
)  # fmt: skip


def becoming_assistants(plan: Plan, share: float = 0.4) -> Plan:
    """``plan`` with so many of the graduates as assistants coming from the helpers."""
    training = (
        replace(row, from_ssh_share=share if row.occupation == "SSA" else 0.0)
        for row in plan.training
    )
    return replace(plan, training=tuple(training))


def moving(plan: Plan, area: str) -> Plan:
    """``plan`` with tasks of the helpers that move in an area, to others and out of it."""
    rows = [
        ("municipality", "other", 0.3, None, 2026),
        ("municipality", "", 0.2, 0.05, 2026),
        ("other", "municipality", 1.0, None, 2027),
        ("municipality", "", 0.1, 0.12, 2028),
    ]
    moves = (
        Transfer(area, "SSH", year, source, target, staff, need, "assumption")
        for source, target, staff, need, year in rows
    )
    return replace(plan, transfers=tuple(moves))


@settings(max_examples=5)
@given(plans_with_scenario(), st.data())
def test_every_step_is_written_with_the_engines_figures(
    case: tuple[Plan, LeverCatalogue, Scenario], data: st.DataObject
) -> None:
    plan, _, scenario = case
    area = data.draw(st.sampled_from(plan.areas))
    occupation = data.draw(st.sampled_from(employed_in(plan, area)))
    shown = frame(plan, scenario, occupation=occupation)
    book = Book(written(shown, occupation, area))
    check_balance(book, shown, occupation, area, 1e-9)
    made = shown.projection
    assert made.heads_by_age is not None
    where = CURRENT, plan.areas.index(area)
    job = plan.occupations.index(occupation)
    size = max(1.0, made.supply_heads[where][job].max())
    for at, sector in enumerate(SECTORS):
        if (area, sector, occupation) in plan.current_working_time:
            people = staff_by_age(book, shown, sector)
            expected = made.heads_by_age[where][at, job]
            np.testing.assert_allclose(people, expected, rtol=0.0, atol=1e-9 * size)
    steps = {
        "retired": ("Personale", "Går på pension inden næste år"),
        "other_exits": ("Personale", "Stopper af andre grunde inden næste år"),
        "aged_out": ("Personale", "Ville fylde 75 næste år"),
        "gf2_starts": ("Uddannelse", "Starter GF2"),
        "main_starts": ("Uddannelse", "Begynder på hovedforløb"),
        "graduating": ("Uddannelse", "Bliver færdige i året"),
        "work_per_person": ("Arbejdstid", "Arbejde pr. person, alle arbejdsgivere"),
    }
    for name, (sheet, step) in steps.items():
        expected = getattr(made, name)[where][job]
        # Cohorts before the base year have a cell too.
        figures = line(book, sheet, step, -1 if sheet == "Arbejdstid" else 0)[-len(expected) :]
        np.testing.assert_allclose(figures, expected, rtol=1e-9, atol=1e-9 * size, err_msg=name)
    assert book.rows(BALANCE)[12][3] == "Stemmer med SOSUplan"


@pytest.mark.thorough
@pytest.mark.skipif(not has_libreoffice(), reason="LibreOffice is not there")
def test_libreoffice_computes_what_the_engine_does_from_the_cells_of_levers(
    reference: Plan, tmp_path: Path
) -> None:
    short, (area,) = until(reference, 2028), reference.areas
    # One with a figure of the plan typed in as well.
    need = {"Behov": 9000.0}
    base = (
        replace(one, demand_heads=need["Behov"]) if one.occupation == "SSA" else one
        for one in short.demand_base
    )
    needy = replace(short, demand_base=tuple(base))
    drawn = moving(becoming_assistants(two_areas(short)), "Nabo")
    cases = {
        "assistants": (short, Scenario("weighted"), needy, TIMED, "SSA", area),
        "helpers": (drawn, TIMED, drawn, HELPERS, "SSH", "Nabo"),
    }
    books: dict[str, bytes] = {}
    frames: dict[str, Frame] = {}
    for name, (old, before, new, after, occupation, place) in cases.items():
        frames[name] = frame(new, after, occupation=occupation)
        was = written(frame(old, before, occupation=occupation), occupation, place)
        books[name] = with_levers(was, frames[name], after)
    rows = [row[0] for row in Book(books["assistants"]).rows(ASSUMPTIONS)]
    typed = {f"B{rows.index(name) + 1}": figure for name, figure in need.items()}
    books["assistants"] = with_cells(books["assistants"], ASSUMPTIONS, typed)
    made = recalculated(books, tmp_path)
    for name, (*_, occupation, place) in cases.items():
        check_balance(made[name], frames[name], occupation, place, 1e-9)
        assert made[name].rows(BALANCE)[12][3] == "Håndtag er ændret"
        expected = Book(written(frames[name], occupation, place))
        assert made[name].sheets == expected.sheets
        # Those beside the figures that the program wrote.
        for sheet in {*expected.sheets} - {"Læs mig", LEVERS, BALANCE}:
            check_cells(expected.rows(sheet), made[name].rows(sheet))


def check_cells(expected: list[list[object]], computed: list[list[object]]) -> None:
    """Every cell is computed as it would have been written."""
    for row, (before, after) in enumerate(zip(expected, computed, strict=False)):
        for column, (one, other) in enumerate(zip(before, after, strict=False)):
            if isinstance(one, float) and isinstance(other, float):
                assert abs(one - other) <= 1e-9 * max(1.0, abs(one)), (row, column, one, other)
            elif row >= HEADING_ROWS:
                assert one == other, (row, column)


def test_formulas_use_plain_functions_and_the_names_of_levers(reference: Plan) -> None:
    plan = until(reference, 2030)
    book = Book(written(frame(plan, MANY), "SSA", plan.areas[0]))
    formulas = [
        formula
        for at in range(1, len(book.sheets) + 1)
        for formula in re.findall(r"<f>([^<]*)</f>", book.text(f"xl/worksheets/sheet{at}.xml"))
    ]
    assert len(formulas) > 3000
    assert set(re.findall(r"([A-Z][A-Z.]+)\(", " ".join(formulas))) <= PLAIN
    named_cells = re.findall(r'<definedName name="([^"]+)"', book.text("xl/workbook.xml"))
    assert {"Seniorer_bliver_længere", "Optag_assistenter", "Arbejdsdage"} <= set(named_cells)
    for name in named_cells:
        assert name.startswith("_xlnm.") or any(name in formula for formula in formulas), name


def test_what_people_wrote_is_neither_a_formula_nor_in_one(reference: Plan) -> None:
    plan = named(until(reference, 2026), '=1+1*"~?')
    book = Book(written(frame(plan, Scenario("historical")), "SSA", plan.areas[0]))
    assert book.rows(BALANCE)[12][3] == "Stemmer med SOSUplan"
    (label,) = {row[1] for row in book.rows(LEVERS) if row[0] == "Efterspørgselsscenarie"}
    assert label.startswith('=1+1*"~? (')
    for at in range(1, len(book.sheets) + 1):
        assert "<f>=" not in (text := book.text(f"xl/worksheets/sheet{at}.xml"))
        assert "~" not in "".join(re.findall(r"<f>([^<]*)</f>", text))


def test_the_command_writes_one_occupation_of_one_area(reference: Plan, tmp_path: Path) -> None:
    path, out = tmp_path / "plan.sosuplan", tmp_path / "x.xlsx"
    plan = two_areas(until(reference, 2026))
    plan = replace(
        plan,
        **{
            table: tuple(
                row for row in getattr(plan, table) if (row.area, row.occupation) != ("Nabo", "SSH")
            )
            for table in ("staff", "working_time", "trainee_intake", "training", "demand_base")
        },
    )
    PlanFile.create(path, plan, (replace(MANY, name="Mange"),))
    asked = ("workbook", path, "--live", "--scenario", "Mange", "--lang", "da", "--out", out)
    faults = {
        (): "Vælg det med --area",
        ("--area", "Ukendt"): "Områderne er: Region Midtjylland, Nabo",
        ("--area", "Nabo", "--occupation", "SSH"): "ingen ansat som SSH",
        ("--area", "Nabo", "--occupation", "all"): "SSA, SSH",
        ("--area", "Nabo", "--unit", "fte"): "--live",
    }
    for more, said in faults.items():
        done = called(*asked, *more)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), more
        assert said in done.stderr
        assert not out.exists()
    done = called("workbook", path, "--area", "Nabo", "--out", out)
    assert (done.returncode, "--live" in done.stderr) == (2, True)
    done = called(*asked, "--area", "Nabo", "--set", "retention=0.2", "--date", str(MADE_ON))
    assert (done.returncode, done.stderr) == (0, "")
    scenario = replace(MANY, name="Mange").with_lever("retention", 0.2)
    shown = replace(frame(plan, scenario), changed_since_saved=True)
    assert out.read_bytes() == written(shown, "SSA", "Nabo")
