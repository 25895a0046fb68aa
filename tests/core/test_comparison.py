"""Scenarios side by side: what they disagree about, what comes of it, and one made of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from sosuplan.analysis import comparison as facts
from sosuplan.analysis.combining import Pair
from sosuplan.analysis.comparison import Comparing, Comparison, Selection, compare
from sosuplan.api import OpenedPlan
from sosuplan.charts import comparison as chart
from sosuplan.exports.workbook import workbook
from sosuplan.model.kept_figures import KeptFigures
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import AttachedMeasure, Scenario, check, edition
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.narrative.combining import choice_reasons, choice_texts, made_of
from sosuplan.narrative.comparison import disagreement, member_notes, message, unlike_notes
from sosuplan.narrative.comparison_table import Kind, comparison_table
from sosuplan.report.comparison import comparison as section
from sosuplan.report.paper import Paper
from sosuplan.text.language import Language
from tests.core.books import Book
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
    return compare(reference, (A, B))


def ids(levers: tuple[Lever, ...]) -> set[str]:
    return {one.id for one in levers}


def test_disagreements_are_other_values_or_own_years_and_nothing_else(both: Comparison) -> None:
    assert ids(both.moved) == {*A.levers, *B.levers}
    assert ids(both.disputed) == {FT, "dropout_reduction", "retention", "start_year"}
    unmoved, a, b = both.settings(both.catalogue["retention"])
    assert (unmoved.moved, a.moved, b.moved) == (False, True, True)
    assert (a.years, b.years) == ((2026, 2030), (2028, 2031))
    assert (b.note, b.source) == ("Aftale i MED", "Referat")
    assert set(both.inputs.lever) == {"demand", *ids(both.moved)}
    assert set(replace(both, each_other=True).inputs.lever) == {"demand", *ids(both.disputed)}
    alike = compare(both.plan, (A, replace(A, name="Kopi")))
    assert not alike.disputed
    assert disagreement(alike, DANISH) == "De er enige om alt."


def test_results_are_those_of_each_scenario_and_differences_those_from_the_reference(
    reference: Plan,
) -> None:
    opened = OpenedPlan(reference, ScenarioLibrary((A, B)))
    found = opened.side_by_side("Gruppe A", "Gruppe B", reference="Gruppe A")
    for place, name in enumerate((None, "Gruppe A", "Gruppe B")):
        alone = opened.project(name, demand="historical")
        rows = found.results[found.results.member == place].drop(columns="member")
        expected = alone[alone.occupation != "all"]
        assert rows.reset_index(drop=True).equals(expected.reset_index(drop=True))
    keys = ["member", "occupation", "year"]
    gaps, apart = (one.set_index(keys).gap_fte for one in (found.results, found.differences))
    for member in range(3):
        assert np.allclose(apart.loc[member], gaps.loc[member] - gaps.loc[1])
    ends = found.ends.set_index(["member", "occupation"])
    for row in found.results[found.results.year == reference.horizon].itertuples():
        assert ends.gap_heads.loc[(row.member, row.occupation)] == row.gap_heads
    for (member, job), gap in found.results.groupby(["member", "occupation"]).gap_heads:
        missing = ends.missing_heads.loc[(member, job)]
        assert missing == pytest.approx(-gap.clip(upper=0.0).sum())


def test_older_figures_are_used_where_they_were_kept_and_every_unlikeness_is_written(
    reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    bands = tuple(replace(one, heads=one.heads * 0.9) for one in reference.staff)
    older = replace(reference, staff=bands)
    kept = replace(A, name="Gammel", data_edition=edition(older))
    lost = replace(A, name="Ukendt", data_edition="0123456789ab")
    other = replace(B, name="Anden", demand="weighted", data_edition=edition(reference))
    first = replace(A, name="Første model", model_version=1)
    library = ScenarioLibrary(figures={edition(older): KeptFigures.of(older)})
    batches: list[int] = []
    project = facts.project

    def counted(inputs: Any, sets: Any) -> Any:
        batches.append(len(sets))
        return project(inputs, sets)

    monkeypatch.setattr(facts, "project", counted)
    found = compare(reference, (A, kept, lost, other, first), library=library)
    assert batches == [5, 1]
    alone = compare(older, (A,))
    for job in found.occupations:
        assert found.outcomes[job][2] == alone.outcomes[job][1]
        assert found.outcomes[job][3] == found.outcomes[job][1]
    assert [found.unlike(place) for place in range(6)] == [
        (),
        (),
        (facts.OLDER_FIGURES,),
        (facts.FIGURES_GONE,),
        (facts.OTHER_DEMAND,),
        (facts.OTHER_MODEL,),
    ]
    said = unlike_notes(found, DANISH)
    assert len(said) == 4
    for place in range(2, 6):
        assert len(member_notes(found, place, DANISH)) == 1 + (place != 4)
        assert any(f"»{found.members[place].scenario.name}«" in note for note in said)
    assert chart.build(found, "SSH", "fte", DANISH).note == " ".join(said)


def test_figures_of_other_years_are_compared_in_the_years_that_all_have(reference: Plan) -> None:
    index = tuple(row for row in reference.demand_index if row.year <= reference.horizon - 2)
    shorter = replace(reference, horizon=reference.horizon - 2, demand_index=index)
    kept = replace(A, name="Kortere", data_edition=edition(shorter))
    library = ScenarioLibrary(figures={edition(shorter): KeptFigures.of(shorter)})
    found = compare(reference, (A, kept), library=library)
    assert found.year == shorter.horizon
    assert facts.OTHER_HORIZON in found.unlike(2)
    for job in found.occupations:
        assert {one.year for one in found.outcomes[job] if one is not None} == {shorter.horizon}
        spec = chart.build(found, job, "heads", DANISH)
        assert {int(one.at[-1]) for one in spec.series} == {shorter.horizon}


def test_screen_paper_and_workbook_tell_the_same_table(reference: Plan) -> None:
    frame = FrameMaker(reference)(dict(A.levers), (B,), occupation="all")
    how = Comparing(reference="Gruppe B", each_other=True)
    other = replace(B, demand="fulltime")
    frame = replace(frame, selection=Selection((other,), reference, how=how))
    table = comparison_table(frame.comparison, "heads", DANISH, occupations=frame.occupations)
    assert [name for name, _ in table.heads] == ["Uden nye tiltag", "Nyt scenarie", "Gruppe B"]
    part = section(Paper(frame, ("comparison",)))
    assert part is not None
    (printed,) = [one for one in part["blocks"] if one["block"] == "table"]

    def text(cell: Any) -> object:
        return cell["text"] if isinstance(cell, dict) else cell

    assert [[text(cell) for cell in row] for row in printed["rows"]] == [
        [row.name, *(cell.text for cell in row.cells)] for row in table.rows
    ]
    # Both occupations are told as two, each under its own chart.
    assert sum(one["block"] == "chart" for one in part["blocks"]) == 2
    book = Book(workbook(frame, date(2026, 11, 29)))
    written = [row[:4] for row in book.rows("Sammenligning")]
    for one in table.rows:
        if one.kind in (Kind.PEOPLE, Kind.DIFFERENCE):
            name = float(one.name) if one.name.isdecimal() else one.name
            cells = [cell.text if cell.value is None else cell.value for cell in one.cells]
            assert [name, *cells] in written
    charts = book.charts("Sammenligning")
    assert len(charts) == 2
    # Why they are unlike is to be read, between the table and its charts.
    (reason,) = unlike_notes(frame.comparison, DANISH)
    (at,) = [at for at, row in enumerate(written) if row[0] == reason]
    assert len(table.rows) < at < min(row for _, row in charts)
    assert written[at + 1][0] == disagreement(frame.comparison, DANISH)
    assert section(Paper(FrameMaker(reference)(), ("comparison",))) is None


def test_sources_of_reasons_are_told_by_their_titles(reference: Plan) -> None:
    title = next(one.title for one in reference.sources if one.id == "assumption")
    told = replace(B, reasons={"retention": ("Aftale i MED.", "assumption"), FT: ("", "gone")})
    found = compare(reference, (A, told))
    rows = comparison_table(found, "heads", DANISH).rows
    (why,) = [one for one in rows if one.name.endswith(": hvorfor")]
    assert [one.text for one in why.cells] == ["–", "–", f"Aftale i MED (kilde: {title})"]
    pair = Pair(found, (1, 2))
    (clash,) = [one for one in pair.clashes if one.id == "retention"]
    assert choice_reasons(pair, clash, DANISH) == ["", why.cells[2].text]


def test_both_occupations_have_messages_of_their_own(both: Comparison) -> None:
    for language in (DANISH, Language("en")):
        one, other = (message(both, job, "heads", language) for job in both.occupations)
        assert one != other
    # A scenario alone is told from the baseline.
    alone = compare(both.plan, (A,))
    assert "uden nye tiltag" in message(alone, "SSA", "heads", DANISH).lower()


def test_one_scenario_is_made_of_two_when_every_clash_is_chosen(both: Comparison) -> None:
    pair = Pair(both, (1, 2))
    # The years of the two scenarios are others, and so a lever of one value goes another way.
    assert [one.id for one in pair.clashes] == [INTAKE, "retention"]
    for clash in pair.clashes:
        assert len(set(choice_texts(pair, clash, DANISH))) == 2
    with pytest.raises(ValueError, match="chosen"):
        pair.combined({INTAKE: 0})
    chosen = {INTAKE: 0, "retention": 1}
    made = pair.combined(chosen)
    check(made, both.plan, both.catalogue)
    assert set(made.levers) == {INTAKE, "dropout_reduction", "retention", FT}
    assert made.reasons == B.reasons
    # Whatever the years of the scenarios are, each lever keeps those that it had.
    for lever, of_whom in (("retention", B), (FT, B), ("dropout_reduction", A), (INTAKE, A)):
        years = of_whom.years_of(lever, both.catalogue)
        assert made.years_of(lever, both.catalogue) == years
    note = made_of(pair, chosen, DANISH)
    assert "»Gruppe A«" in note
    assert "»Gruppe B«" in note
    other = Pair(compare(both.plan, (A, replace(B, demand="weighted"))), (2, 1))
    assert [one.id for one in other.clashes] == ["demand", INTAKE, "retention"]
    assert other.combined({"demand": 0, INTAKE: 1, "retention": 1}).demand == "weighted"
    # What moves a lever comes with it, and what moves none from both.
    mine, yours, text = (
        AttachedMeasure("mit", "retention", 0.1),
        AttachedMeasure("jeres", "retention", 0.1),
        AttachedMeasure("tekst"),
    )
    a, b = replace(A, measures=(mine,)), replace(B, measures=(text, yours))
    pair = Pair(compare(both.plan, (a, b)), (1, 2))
    assert pair.combined(chosen).measures == (text, yours)
    assert pair.combined({**chosen, "retention": 0}).measures == (mine, text)
    # Where both move a lever alike, those of the one that has any come, and of both once only.
    alike = replace(a, measures=()), replace(a, name="Andet", measures=(yours,))
    twice = replace(a, measures=(mine,)), alike[1]
    for given, wanted in ((alike, (yours,)), (twice, (mine,))):
        pair = Pair(compare(both.plan, given), (1, 2))
        assert pair.combined({}).measures == wanted
