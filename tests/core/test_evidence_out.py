"""Evidence on paper, in the workbook and on the command line: the facts of the list, each with
where it stands."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.analysis.comparison import Selection
from sosuplan.analysis.evidence import COLUMNS, evidence, findings, of_scenario
from sosuplan.analysis.frame import Frame
from sosuplan.exports.sheet import FIRST_ROW, HEAD_ROW
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import FAMILY
from sosuplan.model.library import library
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.narrative.evidence import CONTEXT, details, value_text
from sosuplan.narrative.measure_catalogue import acts_text
from sosuplan.report.evidence import MOST
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.books import MADE_ON, Book
from tests.core.command_line import called
from tests.core.pdf_check import faults
from tests.core.reports import framed, read_back, reference, told

DANISH = Language("da")
MOVED = Scenario("weighted", {"retention": 0.1, "sickness_reduction_days": 1.0}, "Fastholdelse")


def own_plan() -> Plan:
    plan, _ = reference()
    known = library().evidence
    first = replace(
        known["bench-afgang-2022"],
        id="own-1",
        area=plan.areas[0],
        statement_da="<b>Egen</b> #måling",
        population_n=412,
        kind="own",
        source_id=plan.sources[0].id,
    )
    # One about job centres stays so when it is copied.
    copied = replace(known["baseline-ai-ledere"], id="own-2", kind="own")
    return replace(plan, evidence=(first, copied))


@pytest.fixture(scope="module")
def frame() -> Frame:
    return framed(own_plan(), MOVED)


def test_a_scenario_has_the_findings_on_its_levers_and_the_planners_own(frame: Frame) -> None:
    found = of_scenario(evidence(frame.plan), frame)
    assert list(found) == ["retention", "sickness_reduction_days", ""]
    assert found["retention"][0].id == "own-1"
    assert [one.id for one in found[""]] == ["own-2"]
    every = [one for some in found.values() for one in some]
    assert len({one.id for one in every}) == len(every)
    assert all(one.bears_on(lever) for lever, some in found.items() if lever for one in some)
    # What is about helpers alone says nothing of assistants.
    assert not any(one.row.occupation == "SSH" for one in every)


def test_paper_has_the_nearest_with_their_figures_answers_and_numbered_sources(
    frame: Frame,
) -> None:
    data = told(frame, "evidence", "sources")
    part, sources = data["parts"]
    tables = [block for block in part["blocks"] if block["block"] == "table"]
    found = of_scenario(evidence(frame.plan), frame)
    for table, some in zip(tables, found.values(), strict=True):
        assert len(table["rows"]) == min(len(some), MOST)
        for row, one in zip(table["rows"], some, strict=False):
            assert row[:2] == [one.statement("da"), value_text(one, DANISH)]
            assert {cited["mark"] for cited in row[-1]["sources"]} == {one.row.kind}
    (listed,) = sources["blocks"]
    numbers = {one["number"]: one["title"] for one in listed["sources"]}
    assert len(numbers) == len(listed["sources"])
    cited = tables[0]["rows"][2][-1]["sources"]
    titles = [one.title for one in found["retention"][2].publications]
    assert [numbers[one["ref"]] for one in cited] == titles
    assert tables[0]["rows"][0][1].split() == ["19,5", "%", "(n", "=", "412)"]
    notes = [block["text"] for block in part["blocks"] if block["block"] == "small"]
    assert any(DANISH(CONTEXT) in " ".join(note) for note in notes)
    assert faults(read_back(data)) == []
    # Without the list of sources they are named.
    (alone,) = told(frame, "evidence")["parts"]
    cell = next(block for block in alone["blocks"] if block["block"] == "table")["rows"][2][-1]
    assert all("ref" not in one for one in cell["sources"])
    assert all(one["text"] for one in cell["sources"])


def test_a_source_that_came_after_the_figures_is_listed(frame: Frame) -> None:
    """A scenario may compute with older figures than the plan has findings."""
    source = replace(frame.plan.sources[0], id="ny-kilde", title="Ny kilde")
    own = replace(frame.plan.evidence[0], source_id=source.id)
    now = replace(frame.plan, evidence=(own,), sources=(*frame.plan.sources, source))
    older = replace(frame, selection=Selection((), now))
    listed = told(older, "evidence", "sources")["parts"][-1]["blocks"][0]["sources"]
    assert "Ny kilde" in [one["title"] for one in listed]


def test_nothing_is_printed_where_nothing_is_moved_and_nothing_is_own() -> None:
    assert told(framed(reference()[0]), "evidence")["parts"] == []


def test_the_sheet_has_all_with_what_is_no_staff_of_the_field_said(frame: Frame) -> None:
    rows = Book(workbook(frame, MADE_ON)).rows("Evidens")
    head, cells = rows[HEAD_ROW], rows[FIRST_ROW:]
    found = evidence(frame.plan).findings
    assert [row[0] for row in cells] == [one.statement("da") for one in found]
    values, answers = head.index("Tal"), head.index("n")
    for row, one in zip(cells, found, strict=True):
        assert row[values] == ("" if one.value is None else one.value)
        assert row[answers] == ("" if one.row.population_n is None else one.row.population_n)
        assert (DANISH(CONTEXT) in row) == one.is_context
    assert not any("cowi-" in cell for row in cells for cell in row if isinstance(cell, str))


@pytest.mark.parametrize("code", ["da", "en"])
def test_texts_of_the_library_tell_names_and_no_ids(code: str) -> None:
    say, known = Language(code), library()
    ids = {one for one in (*known.evidence, *known.sources, *FAMILY) if "-" in one or "_" in one}
    told = {one.id: details(one, say) for one in findings().values()}
    texts = [text for parts in told.values() for _name, text in parts]
    texts += [acts_text(one, say) for one in known.measures.values()]
    words = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    # Addresses are made of words as well.
    assert {one for one in ids & words if not any(f"/{one}" in text for text in texts)} == set()
    derived = "\n".join(text for _name, text in told["cowi-vaegtet-uden"])
    for one in ("cowi-vaegtet-med", "cowi-reformeffekt"):
        assert findings()[one].statement(code).partition(". ")[0].rstrip(".") in derived
    if code == "da":
        # An abbreviation ends no sentence.
        (how,) = (text for _name, text in told["afl-bestand-ssh-kommuner"] if "1.431/(" in text)
        assert "14,3" in how


def test_the_command_prints_all_and_says_which_bear_on_what_a_scenario_moves(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, reference()[0], ScenarioLibrary())
    done = called("analysis", "evidence", path, "--set", "retention=0.1")
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == [*COLUMNS, "moved"]
    assert len(rows) == len(library().evidence)
    assert {row["id"] for row in rows if row["moved"] == "1"} == {
        one.id for one in evidence(reference()[0]).bearing_on_lever("retention").findings
    }
    done = called("analysis", "evidence", path, "--occupation", "SSH", "--format", "json")
    listed = json.loads(done.stdout)
    assert {"SSH", "SOSU", "alle"} <= {row["occupation"] for row in listed}
    assert not any(row["occupation"] == "SSA" for row in listed)
