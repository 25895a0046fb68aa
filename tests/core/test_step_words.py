"""What was done is kept as facts, and told in any language; what is no fact of ours is told as it
stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.cells import References
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.narrative.steps import Action, StepWords, action_about, action_for
from sosuplan.text.language import Language

EDITED = action_for(Action.EDIT_CELL, table="staff", column="heads", old="1190", new="1206")
REFERENCES = References(scenarios={"high": "Høj"}, titles={"own": "Egne tal"})


def words(code: str, levers: LeverCatalogue | None = None) -> StepWords:
    return StepWords(Language(code), lambda: REFERENCES, levers)


def test_one_action_is_told_in_both_languages() -> None:
    assert words("da")(EDITED) == "Personale efter alder, Antal: 1.190 → 1.206"
    assert words("en")(EDITED) == "Staff by age, Number: 1,190 → 1,206"
    share = action_for(
        Action.EDIT_CELL, table="working_time", column="fulltime_share", old="0.725", new=""
    )
    assert words("da")(share).endswith(": 72,5 % → –".replace(" %", "\N{NO-BREAK SPACE}%"))


def test_a_step_about_a_step_tells_both_however_often() -> None:
    reverted = action_about(Action.REVERT_STEP, action_for(Action.PASTE_ROWS, table="staff", n=3))
    undone = action_about(Action.UNDONE, reverted)
    assert words("da")(undone) == "Fortrudt: Tilbagefør: Personale efter alder: indsæt 3 rækker"
    assert words("en")(undone) == "Undone: Revert: Staff by age: paste 3 rows"
    # By this the history knows what was undone.
    assert undone.endswith(reverted)
    assert words("da")(action_about(Action.UNDONE, "Ret Aarhus")) == "Fortrudt: Ret Aarhus"


def test_a_lever_is_told_as_it_is_called(reference: Plan) -> None:
    moved = action_for(Action.MOVE_LEVER, lever="fulltime_target:municipality:SSA", value=0.5)
    back = action_for(Action.MOVE_LEVER, lever="fulltime_target:municipality:SSA", value=None)
    levers = catalogue(reference)
    assert words("en", levers)(moved) == "Full time: municipalities, assistants: 50.0%"
    assert words("da", levers)(back) == "Fuld tid: kommuner, assistenter: nulstillet"
    assert words("da")(moved) == moved


def test_a_lever_that_the_plan_has_no_longer_is_left(reference: Plan) -> None:
    moved = action_for(Action.MOVE_LEVER, lever="fulltime_target:nowhere:SSA", value=0.5)
    assert words("da", catalogue(reference))(moved) == moved


def test_tables_stand_in_the_sentence_and_texts_as_they_are() -> None:
    came = action_for(Action.IMPORT, tables=("staff", "working_time"), name='{table} "a"\nb')
    assert words("da")(came).startswith("Import af personale efter alder, ")
    assert words("da")(came).endswith(' fra {table} "a"\nb')


@pytest.mark.parametrize(
    "action",
    [
        "",
        "Ret Aarhus",
        "Første linje\nanden linje",
        "\n" * 1_000_000,
        f"{action_for(Action.UNDONE)}\n" * 100_000,
        "[]",
        "[" * 100_000,
        json.dumps(["{table.__class__}", {"table": "staff"}]),
        json.dumps(
            [Action.EDIT_CELL, {"table": "nowhere", "column": "heads", "old": "", "new": ""}]
        ),
        json.dumps([Action.EDIT_CELL, {"table": "staff", "column": "x", "old": "", "new": ""}]),
        json.dumps([Action.EDIT_CELL, {"table": "staff", "column": "heads", "old": 1, "new": []}]),
        json.dumps([Action.EDIT_CELL, 7]),
        json.dumps([Action.PASTE_ROWS, {}]),
        json.dumps([[], {}]),
        json.dumps({"a": "b"}),
    ],
)
def test_what_is_no_action_of_ours_is_told_as_it_stands(action: str) -> None:
    assert words("da")(action) == action


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=5,
)
FACTS = ("table", "column", "old", "new", "n", "tables", "lever", "value", "demand", "name")


@given(
    sentence=st.sampled_from(list(Action)),
    facts=st.dictionaries(
        st.sampled_from(FACTS), JSON | st.sampled_from(["staff", "heads", "settings"])
    ),
)
def test_facts_of_any_kind_are_told_or_left(
    sentence: str, facts: dict[str, object], reference: Plan
) -> None:
    for levers in (None, catalogue(reference)):
        assert isinstance(words("da", levers)(json.dumps([sentence, facts])), str)
