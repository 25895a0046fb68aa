"""How it went, from a file: what was counted stands in a column, or above the figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sosuplan.cli import main
from sosuplan.importing.template import write_template
from sosuplan.importing.vocabulary import quantity_of
from sosuplan.model.plan import Plan
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES
from sosuplan.narrative.backcast import quantity_name
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import LANGUAGES, Language

COUNTED = {
    ("SSA", 2024, "exits"): 702.0,
    ("SSA", 2025, "supply_heads"): 7950.0,
    ("SSA", 2025, "graduates"): 711.0,
    ("SSA", 2025, "gf2_starts"): 1680.0,
    ("SSA", 2025, "fulltime_share"): 0.386,
    ("SSH", 2025, "exits"): 500.0,
}
LONG = """Kommune;Stilling;År;Størrelse;Værdi
Region Midtjylland;SSA;2024;Afgang;702
Region Midtjylland;SSA;2025;Ansatte;7.950
Region Midtjylland;SSA;2025;Nyuddannede, der er begyndt;711
Region Midtjylland;SSA;2025;Elever, der starter på GF2;1.680
Region Midtjylland;SSA;2025;Andel på fuld tid;38,6 %
Region Midtjylland;SSH;2025;Afgang;500
"""
WIDE = """Område;Faggruppe;År;Ansatte;Fratrådte;Nyuddannede;GF2-starter;Andel på fuld tid (pct.)
Region Midtjylland;SOSU-assistenter;2024;;702;;;
Region Midtjylland;SOSU-assistenter;2025;7.950;;711;1.680;38,6
Region Midtjylland;SOSU-hjælpere;2025;;500;;;
"""


@pytest.mark.parametrize("text", [LONG, WIDE], ids=["long", "wide"])
def test_either_shape_is_recognised_and_taken(
    tmp_path: Path, reference: Plan, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, figures = tmp_path / "plan.sosuplan", tmp_path / "tal.csv"
    PlanFile.create(path, reference)
    figures.write_text(text, "utf-8")
    assert main(["import", str(path), str(figures), "--accept"]) == 0
    # Who leaves, who comes and who is there are not added up.
    assert "i alt" not in capsys.readouterr().out
    with PlanFile.open(path, read_only=True) as file:
        plan = file.plan()
    assert {(row.occupation, row.year, row.quantity): row.value for row in plan.actuals} == COUNTED
    kinds = {one.id: one.kind for one in plan.sources}
    assert {kinds[row.source] for row in plan.actuals} == {"own"}
    # The same again takes the place of what was there.
    assert main(["import", str(path), str(figures), "--accept"]) == 0
    with PlanFile.open(path, read_only=True) as file:
        assert len(file.plan().actuals) == len(COUNTED)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_program_calls_it_is_understood(code: str) -> None:
    for quantity in ACTUAL_QUANTITIES:
        assert quantity_of(quantity) == quantity
        assert quantity_of(quantity_name(quantity, Language(code))) == quantity


def test_there_is_a_template_to_fill_in(tmp_path: Path, reference: Plan) -> None:
    path = tmp_path / "skabelon.xlsx"
    write_template(path, "actuals", reference)
    example = CalamineWorkbook.from_path(path).get_sheet_by_index(1).to_python()
    assert len(example[0]) == len(("area", "occupation", "year", "quantity", "value"))
    assert {quantity_of(str(row[3])) for row in example[1:]} <= set(ACTUAL_QUANTITIES)


def _imported(tmp_path: Path, plan: Plan, text: str, *more: str) -> tuple[int, Plan]:
    """How an import of ``text`` ends, and the plan after it."""
    path, figures = tmp_path / "plan.sosuplan", tmp_path / "tal.csv"
    path.unlink(missing_ok=True)
    PlanFile.create(path, plan)
    figures.write_text(text, "utf-8")
    code = main(["import", str(path), str(figures), "--accept", *more])
    with PlanFile.open(path, read_only=True) as file:
        return code, file.plan()


BY_EMPLOYER = """Område;Arbejdsgiver;Faggruppe;År;Ansatte;Fratrådte;Andel på fuld tid
Region Midtjylland;Kommune;SSA;2025;5.000;500;40 %
Region Midtjylland;Region;SSA;2025;2.000;{exits};{share}
"""


def test_counts_of_several_employers_are_added_up(tmp_path: Path, reference: Plan) -> None:
    """Also where two of them have the same figure; a share that they have in common stays one."""
    text = BY_EMPLOYER.format(exits=500, share="40 %")
    actuals = ("--answer", "target=actuals")
    code, plan = _imported(tmp_path, reference, text, *actuals)
    assert code == 0
    assert {(row.quantity, row.value) for row in plan.actuals} == {
        ("supply_heads", 7000.0),
        ("exits", 1000.0),
        ("fulltime_share", 0.4),
    }
    # A total among the employers is none of them.
    more = text + "Region Midtjylland;I alt;SSA;2025;7.000;1.000;40 %\n"
    code, plan = _imported(tmp_path, reference, more, *actuals)
    assert code == 0
    assert {row.value for row in plan.actuals} == {7000.0, 1000.0, 0.4}


def test_different_shares_of_one_group_are_refused_in_a_sentence_that_leads_on(
    tmp_path: Path, reference: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BY_EMPLOYER.format(exits=200, share="60 %")
    code, plan = _imported(tmp_path, reference, text, "--answer", "target=actuals")
    assert (code, plan.actuals) == (2, ())
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert "Andel på fuld tid" in told[0]
    assert "»Arbejdstid«" in told[0]


def test_one_count_that_stands_there_twice_is_refused(tmp_path: Path, reference: Plan) -> None:
    """Nothing tells two rows apart: they are the same count, or one of them is wrong."""
    for again in ("702", "710"):
        text = LONG + f"Region Midtjylland;SSA;2024;Afgang;{again}\n"
        code, plan = _imported(tmp_path, reference, text)
        assert (code, plan.actuals) == (2, ())
