"""The library of scenarios: each change has a way back, names are unique, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sosuplan.analysis.data_edition import (
    CURRENT,
    GONE,
    KEPT,
    edition_change,
    standing,
)
from sosuplan.model.kept_figures import KeptFigures
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL, Scenario, edition
from sosuplan.model.scenario_library import (
    Bookmark,
    ScenarioLibrary,
    Version,
    as_saved,
    free_name,
    has_older_model,
)
from sosuplan.text.errors import ScenarioError
from tests.core.strategies import plans

TIME = "2026-01-01T10:00:00+01:00"
A = Scenario("weighted", {"reform": 0.5}, "A", "derfor", "e1")
B = Scenario("fulltime", {"retention": 0.1}, "B", timing={"retention": (2027, None)})
LIBRARY = ScenarioLibrary((A, B)).add_version("A", TIME, "første")

names = st.sampled_from("ABCD")
values = st.integers(0, 3).map(lambda step: step / 10)


class Working(RuleBasedStateMachine):
    """Someone working with scenarios: every state that anything saved was ever in is still there,
    unless someone threw it away."""

    def __init__(self) -> None:
        super().__init__()
        self.scenario_library = ScenarioLibrary()
        self.owned: set[tuple[str, float]] = set()

    def act(self, change: Callable[[ScenarioLibrary], ScenarioLibrary]) -> bool:
        """Do it, or have it refused with nothing changed."""
        before = self.scenario_library
        try:
            self.scenario_library = change(before)
        except ScenarioError:
            assert self.scenario_library is before
            return False
        return True

    @rule(name=names, value=values)
    def saved(self, name: str, value: float) -> None:
        there = self.scenario_library.by_name.get(name)
        kept = there is None or self.act(lambda library: library.add_version(name, TIME))
        if kept:
            self.act(lambda library: library.save(Scenario("d", {"retention": value}, name)))

    @rule(name=names, copy=names)
    def duplicated(self, name: str, copy: str) -> None:
        self.act(lambda library: library.duplicate(name, copy))

    @rule(name=names, new=names)
    def renamed(self, name: str, new: str) -> None:
        before = self.scenario_library
        if self.act(lambda library: library.rename(name, new)) and not before[name].locked:
            back = self.scenario_library.rename(new, name)
            assert (back.scenarios, back.versions) == (before.scenarios, before.versions)
            if not any(one.scenario.name == new for one in before.bookmarks):
                assert back == before

    @rule(name=names, note=st.sampled_from(["", "derfor"]))
    def described(self, name: str, note: str) -> None:
        self.act(lambda library: library.describe(name, note))

    @rule(name=names, locked=st.booleans())
    def locked(self, name: str, locked: bool) -> None:
        self.act(lambda library: library.lock(name, locked))

    @rule(name=names, place=st.integers(-1, 5))
    def moved(self, name: str, place: int) -> None:
        before = self.scenario_library
        if self.act(lambda library: library.move(name, place)):
            was = list(before.by_name).index(name)
            assert self.scenario_library.move(name, was) == before

    @rule(name=names)
    def deleted(self, name: str) -> None:
        before = self.scenario_library
        if self.act(lambda library: library.delete(name, TIME)):
            back = self.scenario_library.restore(len(self.scenario_library.bin) - 1)
            assert back.move(name, list(before.by_name).index(name)).scenarios == before.scenarios
            assert back.versions_of(name) == before.versions_of(name)

    @rule(number=st.integers(0, 2))
    def restored(self, number: int) -> None:
        self.act(lambda library: library.restore(number))

    @rule(name=names, number=st.integers(0, 3))
    def gone_back(self, name: str, number: int) -> None:
        before = self.scenario_library
        if self.act(lambda library: library.go_back(name, number, TIME, "før")):
            then = before.versions_of(name)[number].scenario
            assert self.scenario_library[name] == replace(then, locked=False)

    @rule(name=names, number=st.integers(0, 3))
    def bookmarked(self, name: str, number: int) -> None:
        mark = Bookmark(name, Scenario("d", {}, name), "SSA", "heads", TIME)
        before = self.scenario_library
        self.scenario_library = before.add_bookmark(mark, number)
        place = self.scenario_library.bookmarks.index(mark)
        assert (
            self.scenario_library.move_bookmark(place, 9).move_bookmark(
                -1 % len(self.scenario_library.bookmarks), place
            )
            == self.scenario_library
        )

    @invariant()
    def names_are_unique(self) -> None:
        assert len(self.scenario_library.by_name) == len(self.scenario_library.scenarios)

    @invariant()
    def versions_belong_to_what_is_there(self) -> None:
        known = set(self.scenario_library.by_name)
        assert {one.scenario.name for one in self.scenario_library.versions} <= known
        for gone in self.scenario_library.bin:
            assert {one.scenario.name for one in gone.versions} <= {gone.scenario.name}

    @invariant()
    def nothing_is_lost(self) -> None:
        now = {
            float(one.levers.get("retention", -1.0))
            for one in self.scenario_library._all()
            if one.demand
        }
        before = {value for _, value in self.owned}
        assert before <= now
        self.owned = {("", value) for value in now}


Working.TestCase.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
TestWorking = Working.TestCase


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda library: library.save(A), "scenario_locked"),
        (lambda library: library.rename("A", "C"), "scenario_locked"),
        (lambda library: library.describe("A", "nu"), "scenario_locked"),
        (lambda library: library.delete("A", TIME), "scenario_locked"),
        (lambda library: library.go_back("A", 0, TIME), "scenario_locked"),
        (lambda library: library.rename("B", "A"), "scenario_exists"),
        (lambda library: library.duplicate("B", "A"), "scenario_exists"),
        (lambda library: library.lock("C", True), "unknown_saved_scenario"),
        (lambda library: library.go_back("B", 0, TIME), "unknown_version"),
        (lambda library: library.drop_version("A", 1), "unknown_version"),
        (lambda library: library.restore(0), "not_in_bin"),
        (lambda library: library.remove_bookmark(0), "unknown_bookmark"),
    ],
)
def test_what_cannot_be_is_refused(
    change: Callable[[ScenarioLibrary], ScenarioLibrary], code: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        change(LIBRARY.lock("A", True))
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_locked_scenario_is_looked_at_moved_and_copied() -> None:
    locked = LIBRARY.lock("A", True)
    copied = locked.duplicate("A", "A (kopi)").move("A", 5)
    assert [one.name for one in copied.scenarios] == ["A (kopi)", "B", "A"]
    assert [one.locked for one in copied.scenarios] == [False, False, True]
    assert copied.lock("A", False)["A"] == A


def test_a_scenario_comes_back_from_the_bin_under_a_free_name_with_its_versions() -> None:
    taken = LIBRARY.delete("A", TIME).save(replace(B, name="A"))
    back = taken.restore(0)
    assert list(back.by_name) == ["B", "A", "A 2"]
    assert back["A 2"] == replace(A, name="A 2")
    assert back.versions_of("A 2") == (Version(replace(A, name="A 2"), TIME, "første"),)
    assert back.bin == ()
    assert free_name("A", back.by_name) == "A 3"


def test_going_back_keeps_what_was_unless_a_version_is_like_it() -> None:
    changed = LIBRARY.save(replace(A, levers={"reform": 0.0}))
    back = changed.go_back("A", 0, TIME, "før")
    assert back["A"] == A
    assert [one.note for one in back.versions_of("A")] == ["første", "før"]
    again = back.go_back("A", 1, TIME)
    assert again["A"] == changed["A"]
    assert again.versions == back.versions


# --- figures ------------------------------------------------------------------------------------


def edited(plan: Plan, heads: float = 1.0) -> Plan:
    first, *rest = plan.staff
    return replace(plan, staff=(replace(first, heads=first.heads + heads), *rest))


def test_a_saved_scenario_goes_on_with_its_figures_until_it_is_moved(reference: Plan) -> None:
    saved = as_saved(Scenario("weighted", {"retention": 0.1}, "A"), reference)
    bundled = Scenario("weighted", name="B")
    library = ScenarioLibrary((saved, bundled))
    assert standing(library, saved, reference) == CURRENT
    assert library.follow(reference, replace(reference, name="Ny")) is library
    now = edited(reference, 500.0)
    after = library.follow(reference, now)
    assert list(after.figures) == [edition(reference)]
    for name in ("A", "B"):
        assert standing(after, after[name], now) == KEPT
        assert after.figures_of(after[name], now) == reference
    later = after.follow(now, edited(now))
    assert later.figures == after.figures
    change = edition_change(later, later["A"], now)
    assert change.moved is not None
    assert [one.occupation for one in change.occupations] == ["SSA", "SSH"]
    ssa, ssh = change.occupations
    assert not ssa.same
    assert ssh.same
    assert ssa.before is not None
    assert ssa.after is not None
    assert ssa.before.gap_heads < ssa.after.gap_heads
    assert list(change.to_frame()["gap_heads_after"]) == [
        ssa.after.gap_heads,
        ssh.after.gap_heads if ssh.after else None,
    ]
    moved = after.save(change.moved).tidy(now)
    assert standing(moved, moved["A"], now) == CURRENT
    assert list(moved.figures) == [edition(reference)]
    assert moved.delete("B", TIME).tidy(now).figures == moved.figures
    assert not moved.delete("B", TIME).empty_bin().tidy(now).figures
    # Back at the figures as they were, nothing has to be kept for those who use them.
    assert list(after.follow(now, reference).figures) == []


def test_figures_that_are_not_kept_or_an_older_model_are_asked_about(reference: Plan) -> None:
    unknown = Scenario("weighted", {}, "A", data_edition="0123456789ab")
    older = replace(as_saved(unknown, reference), model_version=THIS_MODEL - 1)
    library = ScenarioLibrary((unknown,))
    assert standing(library, unknown, reference) == GONE
    change = edition_change(library, unknown, reference)
    assert all(one.before is None and one.after is not None for one in change.occupations)
    assert has_older_model(older)
    gone = edition_change(library, Scenario("none", {}, "A"), reference)
    assert gone.moved is None
    assert gone.losses


@given(plans())
@settings(max_examples=6, deadline=None)
def test_kept_figures_are_the_plan_that_they_were_made_of(plan: Plan) -> None:
    kept = KeptFigures.of(plan)
    assert kept.plan == plan
    assert replace(kept, edition="0123456789ab").plan is None
    assert replace(kept, tables={**kept.tables, "staff": ()}).plan is None
