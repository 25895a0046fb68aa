"""A population by age and year becomes the index of a demand scenario, or it is told why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from sosuplan.editing.demand_builders import PopulationUse, Use
from sosuplan.editing.demand_recipes import outdated, recipes
from sosuplan.importing.import_result import ImportResult
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan
from sosuplan.narrative.messages import sentence
from sosuplan.text.language import Language
from tests.core.folders import two_areas
from tests.core.import_files import guessed, imported, mapping_of, taken

YEARS = range(2024, 2035)
HEAD = "Befolkningsfremskrivning efter område, alder og tid\n\nOmråde;Alder;"


def _table(
    rows: Mapping[str, Sequence[float | str]], years: Iterable[int] = YEARS, area: str = "Aarhus"
) -> str:
    head = HEAD + ";".join(map(str, years)) + "\n"
    return head + "".join(
        f"{area};{age};{';'.join(map(str, people))}\n" for age, people in rows.items()
    )


def _index(plan: Plan, scenario: str) -> dict[tuple[str, int], float]:
    return {
        (row.occupation, row.year): row.index
        for row in plan.demand_index
        if row.scenario == scenario
    }


def _fault(result: ImportResult) -> str:
    return next(fault.code for fault in result.faults if fault.code.startswith("import_population"))


OLD = [10_000 + 300 * number for number in range(11)]


def test_old_people_make_a_new_scenario_for_all_occupations(
    reference: Plan, tmp_path: Path
) -> None:
    text = _table({"0-79 år": [500] * 11, "80-89 år": OLD, "90 år og derover": [0] * 11})
    result = taken(text, reference, tmp_path, None)
    assert result.faults == ()
    rules.verify(result.plan)
    (scenario,) = set(result.plan.demand_scenarios) - set(reference.demand_scenarios)
    assert scenario.label("da") == "Borgere på 80 år og derover"
    assert scenario.label("en") == "People aged 80 and over"
    index = _index(result.plan, scenario.scenario)
    assert (index["SSA", 2024], index["SSA", 2034]) == (1.0, 1.3)
    assert {occupation for occupation, _ in index} == set(reference.occupations)
    assert {
        row.source for row in result.plan.demand_index if row.scenario == scenario.scenario
    } == {result.source.id}
    others = [row for row in result.plan.demand_index if row.scenario != scenario.scenario]
    assert others == list(reference.demand_index)


@pytest.mark.parametrize(
    ("ages", "danish", "english", "told"),
    [
        (["79", "80", "81"], "Borgere på 80–81 år", "People aged 80 to 81", "80–81 år"),
        (["80-84 år"], "Borgere på 80–84 år", "People aged 80 to 84", "80–84 år"),
        (["85 år og derover"], "Borgere på 85 år og derover", "People aged 85 and over", "85 år"),
        (["80-89 år", "90-99 år"], "Borgere på 80 år og derover", "People aged 80 and over", "80"),
    ],
)
def test_a_scenario_is_called_after_the_ages_that_are_counted(
    reference: Plan, tmp_path: Path, ages: list[str], danish: str, english: str, told: str
) -> None:
    result = taken(_table(dict.fromkeys(ages, OLD)), reference, tmp_path, "population")
    (scenario,) = set(result.plan.demand_scenarios) - set(reference.demand_scenarios)
    assert (scenario.label("da"), scenario.label("en")) == (danish, english)
    used = next(one for one in result.notes if one.code.startswith("import_population_used"))
    assert told in sentence(used, Language("da"))


def test_the_youngest_age_that_counts_and_the_scenario_can_be_stated(
    reference: Plan, tmp_path: Path
) -> None:
    rows = {"65-79 år": [30_000] * 11, "80 år og derover": OLD}
    known = reference.demands[0]
    result = taken(_table(rows), reference, tmp_path, None, from_age="65", scenario=known.scenario)
    assert result.plan.demand_scenarios == reference.demand_scenarios
    assert _index(result.plan, known.scenario)["SSH", 2034] == pytest.approx(43_000 / 40_000)
    assert result.faults == ()


def test_who_lives_there_is_kept_so_that_the_index_can_be_built_again(
    reference: Plan, tmp_path: Path
) -> None:
    rows = {"0-64 år": [500] * 11, "65-79 år": [800] * 11, "80 år og derover": OLD}
    plan = taken(_table(rows), reference, tmp_path, None).plan
    rules.verify(plan)
    assert {row.area for row in plan.population} == {""}
    assert {(row.age_from, row.age_to) for row in plan.population} == {(0, 64), (65, 79), (80, 130)}
    (recipe,) = recipes(plan)
    assert recipe.method == PopulationUse((Use(80, 130, 1.0),))
    assert recipe.occupations == reference.occupations
    assert outdated(plan) == ()
    grown = _table(rows | {"80 år og derover": [2 * people for people in OLD[:-1]] + [50_000]})
    other = taken(grown, plan, tmp_path, "population", from_age="65").plan
    assert [row.people for row in other.population if row.year == 2034] == [500, 800, 50_000]
    # The index that was built of the population before is known to be another one now.
    assert [one.recipe for one in outdated(other)] == [recipe]
    # Figures of an area of the plan are its own; years between are filled in.
    region = _table({"80+": [100, 200]}, [2024, 2034], area="082 Region Midtjylland")
    here = taken(region, reference, tmp_path, "population").plan
    assert {(row.area, row.year): row.people for row in here.population} == {
        ("Region Midtjylland", year): 100.0 + 10.0 * n for n, year in enumerate(YEARS)
    }


def test_reading_the_next_projection_replaces_the_scenario_made_before(
    reference: Plan, tmp_path: Path
) -> None:
    first = taken(_table({"80+": OLD}), reference, tmp_path, "population").plan
    grown = [2 * people if number else people for number, people in enumerate(OLD)]
    second = taken(_table({"80+": grown}), first, tmp_path, "population").plan
    assert second.demand_scenarios == first.demand_scenarios
    assert _index(second, "80+")["SSA", 2034] == pytest.approx(2.6)


def test_men_and_women_are_added_up_and_sums_are_not(reference: Plan, tmp_path: Path) -> None:
    text = "OMRÅDE;KØN;ALDER;TID;INDHOLD\n" + "".join(
        f"Aarhus;{sex};{age};{year};{count}\n"
        for year in YEARS
        for sex, count in (("Mænd", 40), ("Kvinder", year - 1964), ("I alt", year - 1924))
        for age in ("17 år", "80 år", "81 år")
    )
    result = taken(text, reference, tmp_path, None)
    index = _index(result.plan, "80-81")
    assert index["SSA", 2034] == pytest.approx(1.1)


def test_years_between_lie_on_a_straight_line_which_is_told(
    reference: Plan, tmp_path: Path
) -> None:
    text = _table({"80 år og derover": [100, 150, 300]}, [2024, 2029, 2034])
    result = taken(text, reference, tmp_path, None)
    assert _index(result.plan, "80+")["SSA", 2025] == pytest.approx(1.1)
    told = [sentence(note, Language("da")) for note in result.notes]
    assert any("ret linje" in text and "2025, 2026" in text for text in told)
    assert any("80 år og derover i Aarhus" in text for text in told)


def test_only_the_people_of_the_plans_areas_count(reference: Plan, tmp_path: Path) -> None:
    """Where a file has the plan's area it counts; else the municipalities in it."""
    rows = {"80+": OLD}
    flat = {"80+": [1000] * 11}
    body = _table(flat, area="Odense").split("\n", 3)[3]
    inside = _table(rows) + body
    assert _index(taken(inside, reference, tmp_path, None).plan, "80+")["SSA", 2034] == 1.3
    region = _table(flat, area="082 Region Midtjylland") + _table(rows).split("\n", 3)[3]
    index = _index(taken(region, reference, tmp_path, None).plan, "80+")
    assert index["SSA", 2034] == 1.0


@pytest.mark.parametrize("others", [(), ("Køge",)])
def test_people_of_other_areas_than_the_plans_count_only_if_the_user_says_so(
    others: tuple[str, ...], reference: Plan, tmp_path: Path
) -> None:
    text = _table({"80+": OLD}, area="Odense")
    for area in others:
        text += _table({"80+": [1000] * 11}, area=area).split("\n", 3)[3]
    asked = taken(text, reference, tmp_path, "population")
    assert [fault.code for fault in asked.faults] == ["import_population_areas"]
    assert "Odense" in sentence(asked.faults[0], Language("da"))
    assert asked.plan == reference
    assert asked.areas.unrelated
    assert asked.areas.counted == ()
    told = taken(text, reference, tmp_path, "population", areas=("Odense",))
    assert told.faults == ()
    assert _index(told.plan, "80+")["SSA", 2034] == 1.3


def test_a_region_and_a_municipality_in_it_are_never_added_up(
    reference: Plan, tmp_path: Path
) -> None:
    text = _table({"80+": OLD}) + _table({"80+": OLD}, area="Viborg").split("\n", 3)[3]
    text += _table({"80+": OLD}, area="082 Region Midtjylland").split("\n", 3)[3]
    both = taken(text, reference, tmp_path, None, areas=("Aarhus", "Region Midtjylland"))
    assert _fault(both) == "import_population_twice"
    assert taken(text, reference, tmp_path, None, areas=("Aarhus", "Viborg")).faults == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_table({"80+": [1, 2, 3]}, [2022, 2023, 2024]), "import_population_years"),
        (_table({"80+": [1, 2]}, [2025, 2034]), "import_population_years"),
        (_table({"75-84 år": OLD, "85+": OLD}), "import_population_band"),
        (_table({"60-69 år": OLD, "20-59 år": OLD}), "import_population_ages"),
        (_table({"80+": [*OLD[:-1], ".."]}), "import_population_secret"),
        (_table({"80-89": OLD, "85+": OLD}), "import_population_overlap"),
        (
            _table({"80+": OLD}, area="Odense")
            + _table({"80+": OLD}, area="Køge").split("\n", 3)[3],
            "import_population_areas",
        ),
    ],
)
def test_what_gives_no_index_is_told_and_leaves_the_plan(
    text: str, code: str, reference: Plan, tmp_path: Path
) -> None:
    result = taken(text, reference, tmp_path, "population", from_age="80")
    assert _fault(result) == code
    assert result.plan == reference


def test_a_sum_over_old_people_does_not_count_them_twice(reference: Plan, tmp_path: Path) -> None:
    half = [people / 2 for people in OLD]
    text = _table({"80-89 år": half, "90+": half, "80+": OLD}).replace(".", ",")
    result = taken(text, reference, tmp_path, None)
    assert result.faults == ()
    assert _index(result.plan, "80+")["SSA", 2034] == 1.3


@pytest.mark.parametrize("name", ["statbank-frkm.csv", "statbank-frkm.px"])
def test_a_table_of_the_statbank_is_known_as_population(name: str, reference: Plan) -> None:
    found = guessed(name, reference)
    assert found.target == "population"
    assert "befolkningen" in sentence(found.notes[0], Language("da"))
    # It begins after the base year of the plan.
    result = imported(name, reference, mapping_of(name, reference))
    assert _fault(result) == "import_population_years"


def test_staff_with_a_few_old_people_is_still_staff(reference: Plan, tmp_path: Path) -> None:
    text = "Alder;Antal\n17-24 år;5\n25-74 år;60\n75 år og derover;1\n"
    result = taken(text, reference, tmp_path, None, sector="region", occupation="SSA")
    assert sum(row.heads for row in result.plan.staff if row.sector == "region") == 65.0


def test_people_by_age_without_an_occupation_are_no_staff(reference: Plan, tmp_path: Path) -> None:
    text = "OMRÅDE;KØN;ALDER;TID;INDHOLD\n" + "".join(
        f"Aarhus;Mænd;{age} år;2024K1;{age}\n" for age in range(60, 90)
    )
    result = taken(text, reference, tmp_path, None)
    assert result.plan.staff == reference.staff
    assert _fault(result) == "import_population_years"


def test_an_area_at_a_time_keeps_the_people_of_the_others(reference: Plan, tmp_path: Path) -> None:
    plan = two_areas(reference)
    north, south = plan.areas
    first = taken(_table({"80+": OLD}, area=north), plan, tmp_path, "population").plan
    flat = _table({"80+": [1000] * 11}, area=south)
    second = taken(flat, first, tmp_path, "population").plan
    assert {row.area for row in second.population} == {north, south}
    assert [row for row in second.population if row.area == north] == list(first.population)
    both = [old + 1000 for old in OLD]
    assert _index(second, "80+")["SSA", 2034] == pytest.approx(both[-1] / both[0])
