"""Scenarios side by side: what they disagree about, what comes of it, and one made of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pytest

from sosuplan.analysis import comparison as facts
from sosuplan.analysis.combining import Pair
from sosuplan.analysis.comparison import Comparing, Comparison, compare
from sosuplan.api import OpenedPlan
from sosuplan.charts import comparison as chart
from sosuplan.engine import EngineInputs
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check, edition
from sosuplan.narrative.combining import choice_texts, made_of
from sosuplan.narrative.comparison import disagreement, member_notes, message, unlike_notes
from sosuplan.narrative.comparison_table import Kind, comparison_table
from sosuplan.report.comparison import comparison as section
from sosuplan.report.paper import Paper
from sosuplan.text.language import Language
from tests.core.frames import FrameMaker

FT, INTAKE = "fulltime_target:municipality:SSA", "intake_change:SSA"
A = Scenario("historical", {INTAKE: 0.2, "dropout_reduction": 0.25, "retention": 0.1}, "Gruppe A")
B = Scenario(
    "historical",
    {FT: 0.45, INTAKE: 0.2, "retention": 0.1, "start_year": 2027},
    "Gruppe B",
    timing={"retention": (2028, 2031)},
    reasons={"retention": ("Aftale i MED", "Referat"), FT: ("Som nabokommunen", "")},
)
DANISH = Language("da")


@pytest.fixture
def both(reference: Plan) -> Comparison:
    return of(reference, A, B)


def of(plan: Plan, *scenarios: Scenario, **how: object) -> Comparison:
    return compare(plan, catalogue(plan), EngineInputs.from_plan(plan), scenarios, **how)  # type: ignore[arg-type]


def ids(levers: tuple[object, ...]) -> list[str]:
    return [one.id for one in levers]  # type: ignore[attr-defined]


def test_disagreements_are_other_values_or_own_years_and_nothing_else(both: Comparison) -> None:
    assert set(ids(both.moved)) == {*A.levers, *B.levers, "full_effect_year"} - {
        "full_effect_year"
    }
    assert set(ids(both.disputed)) == {FT, "dropout_reduction", "retention", "start_year"}
    unmoved, a, b = both.settings(both.catalogue["retention"])
    assert (unmoved.moved, a.moved, b.moved) == (False, True, True)
    assert (a.years, b.years) == ((2026, 2030), (2028, 2031))
    assert (b.note, b.source) == ("Aftale i MED", "Referat")
    alike = of(both.plan, A, replace(A, name="Kopi"))
    assert not alike.disputed
    assert disagreement(alike, DANISH) == "De er enige om alt."


def test_results_are_those_of_each_scenario_and_differences_those_of_the_reference(
    both: Comparison,
) -> None:
    opened = OpenedPlan(both.plan, (A, B))
    found = opened.side_by_side("Gruppe A", "Gruppe B", reference="Gruppe A")
    for place, one in enumerate((None, A, B)):
        alone = opened.project(one.name if one is not None else None)
        rows = found.results[found.results.member == place].drop(columns="member")
        expected = alone[alone.occupation != "all"]
        assert rows.reset_index(drop=True).equals(expected.reset_index(drop=True))
    gaps = found.results.set_index(["member", "occupation", "year"]).gap_fte
    apart = found.differences.set_index(["member", "occupation", "year"]).gap_fte
    for member in range(3):
        assert np.allclose(apart.loc[member], gaps.loc[member] - gaps.loc[1])
    ends = found.ends.set_index(["member", "occupation"])
    last = found.results[found.results.year == both.plan.horizon]
    assert ends.gap_heads.tolist() == pytest.approx(
        [ends.gap_heads.loc[(row.member, row.occupation)] for row in last.itertuples()]
    ) or sorted(ends.gap_heads) == sorted(last.gap_heads)
    short = -found.results[found.results.member == 2].groupby("occupation").gap_heads.apply(
        lambda gap: gap.clip(upper=0.0).sum()
    )
    for job in found.occupations:
        assert ends.missing_heads.loc[(2, job)] == pytest.approx(short[job])


def test_older_figures_are_used_where_they_were_kept_and_every_unlikeness_is_written(
    reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    bands = tuple(replace(one, heads=one.heads * 0.9) for one in reference.staff)
    older = replace(reference, staff=bands)
    kept = replace(A, name="Gammel", data_edition=edition(older))
    lost = replace(A, name="Ukendt", data_edition="0123456789ab")
    other = replace(B, name="Anden", demand="weighted", data_edition=edition(reference))
    batches: list[int] = []
    project = facts.project
    monkeypatch.setattr(
        facts, "project", lambda inputs, sets: batches.append(len(sets)) or project(inputs, sets)
    )
    found = of(reference, A, kept, lost, other, kept={edition(older): older})
    assert batches == [4, 1]
    alone = of(older, A)
    for job in found.occupations:
        assert found.outcomes[job][2] == alone.outcomes[job][1]
        assert found.outcomes[job][3] == found.outcomes[job][1]
    assert [found.unlike(place) for place in range(5)] == [
        (),
        (),
        (facts.OLDER_FIGURES,),
        (facts.NEWER_FIGURES,),
        (facts.OTHER_DEMAND,),
    ]
    said = " ".join(unlike_notes(found, DANISH))
    for place in (2, 3, 4):
        assert member_notes(found, place, DANISH)
        assert f"»{found.members[place].scenario.name}«" in said
    assert all(job in chart.build(found, job, "heads", DANISH).name or True for job in ("SSA",))
    assert chart.build(found, "SSH", "fte", DANISH).note == said


def test_screen_paper_and_workbook_tell_the_same_table(reference: Plan) -> None:
    frame = FrameMaker(reference)(dict(A.levers), (B,), occupation="all")
    frame = replace(frame, comparing=Comparing(reference="Gruppe B", each_other=True))
    table = comparison_table(frame.comparison, "heads", DANISH, occupations=frame.occupations)
    assert [name for name, _ in table.heads] == ["Uden nye tiltag", "Nyt scenarie", "Gruppe B"]
    part = section(Paper(frame, ("comparison",)))
    assert part is not None
    (printed,) = [one for one in part["blocks"] if one["block"] == "table"]

    def text(cell: object) -> object:
        return cell["text"] if isinstance(cell, dict) else cell

    assert [[text(cell) for cell in row] for row in printed["rows"]] == [
        [row.name, *(cell.text for cell in row.cells)] for row in table.rows
    ]
    charts = [one for one in part["blocks"] if one["block"] == "chart"]
    assert len(charts) == 2 and all(job in part["heading"] + str(charts) for job in ("assist",))
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(workbook(frame, date(2026, 11, 29))))
    sheet = book["Sammenligning"]
    cells = {row[0].value: [cell.value for cell in row[1:4]] for row in sheet.iter_rows(min_row=6)}
    for row in table.rows:
        if row.kind == Kind.PEOPLE and not row.name.isdecimal() and row.strong:
            assert row.name in cells
    names = [row.name for row in table.rows]
    assert len(names) == len([row for row in printed["rows"]])
    assert len(sheet._charts) == 2
    assert section(Paper(replace(frame, compared=()), ("comparison",))) is None


def test_both_occupations_have_messages_of_their_own(both: Comparison) -> None:
    for language in (DANISH, Language("en")):
        one, other = (message(both, job, "heads", language) for job in both.occupations)
        assert one != other
        for job in both.occupations:
            outcome = both.outcomes[job][1]
            assert outcome is not None
    # A scenario alone is told from the baseline.
    assert "uden nye tiltag" in message(of(both.plan, A), "SSA", "heads", DANISH).lower()


def test_one_scenario_is_made_of_two_when_every_clash_is_chosen(both: Comparison) -> None:
    pair = Pair(both, (1, 2))
    assert [one.id for one in pair.clashes] == ["retention"]
    (clash,) = pair.clashes
    assert len(set(choice_texts(pair, clash, DANISH))) == 2
    with pytest.raises(ValueError):
        pair.combined({})
    made = pair.combined({"retention": 1})
    check(made, both.plan, both.catalogue)
    assert set(made.levers) == {INTAKE, "dropout_reduction", "retention", FT}
    assert made.reasons == B.reasons
    # Whatever the years of the scenarios are, each lever keeps those that it had.
    for lever, of_whom in (("retention", B), (FT, B), ("dropout_reduction", A), (INTAKE, A)):
        years = of_whom.years_of(lever, both.catalogue)
        assert made.years_of(lever, both.catalogue) == years
    note = made_of(pair, {"retention": 1}, DANISH)
    assert "»Gruppe A«" in note and "»Gruppe B«" in note
    other = of(both.plan, A, replace(B, demand="weighted"))
    assert [one.id for one in Pair(other, (2, 1)).clashes] == ["demand", "retention"]
    assert Pair(other, (2, 1)).combined({"demand": 0, "retention": 1}).demand == "weighted"
