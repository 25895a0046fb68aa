"""What charts say: their message, their names, and figures that are the projection's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, FTE, HEADS, Frame
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import compare
from sosuplan.charts import gap, published, pyramid, supply_demand, trainees, wave
from sosuplan.charts import matrix as scenario_matrix
from sosuplan.charts.lights import legend, spells_in_words, spells_of
from sosuplan.charts.runs import firsts_in_words, lines_alike, run_heading, run_name
from sosuplan.engine import Balance
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from tests.baseline import BASELINE_HEAD, BASELINE_NAME
from tests.core.frames import ALL_FULL_TIME, MOVED, FrameMaker, times, until

DANISH = Language("da")


def with_balance(frame: Frame, supply: Sequence[float], demand: Sequence[float]) -> Frame:
    """The frame as if this scenario had these supplies and demands, by year."""
    years = tuple(range(2024, 2024 + len(supply)))
    figures = (np.array(values, dtype=float) for values in (supply, demand) * 2)
    balance = Balance(frame.occupation, years, *figures)
    plan = replace(frame.plan, base_year=years[0], horizon=years[-1])
    made = replace(frame, plan=plan)
    made.__dict__["balances"] = (balance, balance)
    return made


# --- messages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("demand", "says"),
    [
        ((110, 120, 130), "Manglen vokser hvert år frem til 2026"),
        ((110, 105, 130), "Manglen vokser fra 10 i 2024 til 30 personer i 2026"),
        ((130, 120, 110), "Manglen falder fra 30 i 2024 til 10 personer i 2026"),
        ((130, 150, 110), "Manglen vokser til 50 personer i 2025 og falder til 10 i 2026"),
        ((110, 150, 130), "Manglen vokser til 50 personer i 2025 og falder til 30 i 2026"),
        ((110, 105, 110.2), "Manglen er den samme i 2026 som i 2024: 10 personer"),
        ((100.3, 100.4, 100.4), "Der er mangel hvert år frem til 2026"),
        ((100.3, 99.9, 102.4), "Der er mangel i 2026"),
        ((100.3, 100.1, 102.4), "Manglen vokser fra under 1 i 2024 til 2 personer i 2026"),
        ((102.4, 100.1, 101.4), "Manglen falder fra 2 i 2024 til 1 person i 2026"),
        ((90, 110, 120), "Der er mangel hvert år fra 2025"),
        ((110, 90, 120), "Der er mangel i 2026"),
        ((110, 120, 90), "Fra 2026 er der ikke længere mangel"),
        ((90, 95, 98), "Der er ingen mangel, men rekrutteringsproblemer i 2026"),
        ((90, 99, 90), "Der er ikke mangel i noget år frem til 2026"),
        ((90, 90, 90), "Der er overskud hvert år frem til 2026"),
    ],
)
def test_the_gap_says_how_the_shortage_goes(
    frames: FrameMaker, demand: tuple[float, ...], says: str
) -> None:
    assert gap.title(with_balance(frames(), (100, 100, 100), demand)) == says


@pytest.mark.parametrize(
    ("supply", "demand", "says"),
    [
        ((100, 105), (100, 120),
         "Udbuddet vokser fra 100 i 2024 til 105 i 2025, og efterspørgslen fra 100 til 120"
         " personer"),
        ((100, 120), (100, 90),
         "Udbuddet vokser fra 100 i 2024 til 120 i 2025, mens efterspørgslen falder fra 100 til 90"
         " personer"),
        ((100, 90), (100, 110),
         "Udbuddet falder fra 100 i 2024 til 90 i 2025, mens efterspørgslen vokser fra 100 til 110"
         " personer"),
        ((100, 95), (90, 85),
         "Udbuddet falder fra 100 i 2024 til 95 i 2025, og efterspørgslen fra 90 til 85 personer"),
        ((100, 100.2), (90, 90.4),
         "Udbuddet er 100 i 2025 som i 2024, og efterspørgslen er 90 personer"),
        ((100, 100), (90, 95),
         "Udbuddet er 100 i 2025 som i 2024, mens efterspørgslen vokser fra 90 til 95 personer"),
        ((100, 90), (90, 90),
         "Udbuddet falder fra 100 i 2024 til 90 i 2025, mens efterspørgslen bliver ved 90"
         " personer"),
        ((100, 90, 95), (90, 100, 95),
         "Udbuddet går fra 100 i 2024 til 95 i 2026, og efterspørgslen fra 90 til 95 personer"),
        ((3, 2), (2, 1),
         "Udbuddet falder fra 3 i 2024 til 2 i 2025, og efterspørgslen fra 2 til 1 person"),
    ],
)  # fmt: skip
def test_supply_and_demand_say_where_they_go(
    frames: FrameMaker, supply: tuple[float, ...], demand: tuple[float, ...], says: str
) -> None:
    assert supply_demand.title(with_balance(frames(), supply, demand)) == says


def test_the_ages_say_whether_more_are_near_retirement(frames: FrameMaker) -> None:
    told = set()
    for frame in (frames({"senior_years": 3.0}), frames()):
        old, everyone = pyramid.seniors(frame, 2034)
        before, then = pyramid.seniors(frame, 2024)
        share, base = round(100 * old / everyone), round(100 * before / then)
        than = ", samme andel som" if share == base else f" mod {base}\u00a0%"
        assert pyramid.title(frame) == f"I 2034 er {share}\u00a0% fyldt 60 år{than} i 2024"
        told.add(share == base)
    assert told == {True, False}


def test_the_wave_says_how_many_retire_in_all_and_when_most_do(frames: FrameMaker) -> None:
    frame = frames({})
    flow = wave.retiring(frame)
    peak = frame.years[int(flow.argmax())]
    assert wave.title(frame) == (
        f"{format_number(flow.sum())} SOSU-assistenter går på pension frem til 2034, flest i {peak}"
    )
    short = FrameMaker(until(frames.plan, 2025))({})
    assert wave.title(short).endswith("SOSU-assistenter går på pension fra 2024 til 2025")
    nobody = FrameMaker(times(frames.plan, 1e-11))({})
    assert wave.title(nobody) == "Ingen SOSU-assistenter går på pension frem til 2034"


def test_less_than_one_is_not_none_in_any_chart(frames: FrameMaker) -> None:
    """Of half a person's work, people leave, come and are needed, if less than one."""
    few = FrameMaker(times(frames.plan, 5e-5))({})
    assert wave.title(few) == "Under 1 SOSU-assistent går på pension frem til 2034"
    assert wave.describe(few)[1].startswith("Fra under 1 i 2024 til under 1 i 2033")
    assert trainees.title(few) == "I 2034 får under 1 nyuddannet arbejde i faget som i 2025"
    assert trainees.sentence(few).endswith("under 1 fuldfører, og under 1 får arbejde i faget.")
    assert " 0 " not in trainees.describe(few)[1]
    assert pyramid.describe(few, 2034)[1].startswith("I 2034 er under 1 af under 1 fyldt 60 år")
    assert pyramid.sentence(few, 2034).startswith("I 2034 er under 1 af under 1 assistent (")
    assert supply_demand.title(few) == (
        "Udbuddet er under 1 i 2034 som i 2024, mens efterspørgslen vokser fra under 1 til 1 person"
    )
    assert "udbud under 1, efterspørgsel 1, " in supply_demand.describe(few)[1]


def test_the_trainees_say_how_many_come_into_work(frames: FrameMaker) -> None:
    work = trainees.flow(frames(), "graduates")
    assert trainees.title(frames()) == (
        f"I 2034 får {format_number(work[-1])} nyuddannede arbejde i faget"
        f" mod {format_number(work[0])} i 2025"
    )
    short = FrameMaker(until(frames.plan, 2025))()
    assert (
        trainees.title(short) == f"I 2025 får {format_number(work[0])} nyuddannede arbejde i faget"
    )


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("chart", [gap, supply_demand, pyramid, wave, trainees])
def test_a_message_is_a_heading(frames: FrameMaker, chart: object, language: str) -> None:
    title: Callable[[Frame], str] = chart.title  # type: ignore[attr-defined]
    for occupation in ("SSA", "SSH", "all"):
        for unit in (HEADS, FTE):
            text = title(frames(occupation=occupation, unit=unit, language=language))
            assert text[0].isupper() or text[0].isdigit()
            assert text[-1] not in ".:"
            assert "{" not in text


# --- figures ----------------------------------------------------------------------------------


def columns(table: Sequence[Sequence[object]]) -> list[list[object]]:
    assert {len(row) for row in table} == {len(table[0])}
    return [list(column) for column in zip(*table, strict=True)]


@pytest.mark.parametrize("unit", [HEADS, FTE])
def test_the_gaps_table_is_the_projection(frames: FrameMaker, unit: str) -> None:
    frame = frames(compared=[ALL_FULL_TIME], unit=unit)
    years, now, today, other, status = columns(gap.figures(frame))
    assert years == ["År", *frame.years]
    assert now == ["Nyt scenarie · Historisk scenarie", *frame.gap(CURRENT)]
    assert today == [f"{BASELINE_HEAD} · Historisk scenarie", *frame.gap(BASELINE)]
    assert other == ["Alle på fuld tid · Fuldtidsscenario", *frame.gap(FIRST_COMPARED)]
    assert status[0] == "Status, Nyt scenarie · Historisk scenarie"
    assert status[-1] == "Mangel"


def test_without_a_moved_lever_tables_tell_of_today_alone(frames: FrameMaker) -> None:
    frame = frames({})
    baseline = run_heading(frame, CURRENT)
    assert baseline.startswith(f"{BASELINE_HEAD} · ")
    assert gap.figures(frame)[0] == ["År", baseline, "Status"]
    assert supply_demand.figures(frame)[0] == [
        "År",
        f"Udbud, {baseline}",
        f"Efterspørgsel, {baseline}",
    ]
    assert wave.figures(frame)[0] == ["År", baseline]
    assert len(trainees.figures(frame)[0]) == 1 + len(trainees.STEPS)


def named(frame: Frame, name: str, *, changed: bool) -> Frame:
    scenario = replace(frame.scenario, name=name)
    return replace(frame, scenario=scenario, changed_since_saved=changed)


@pytest.mark.parametrize(
    ("name", "changed", "called"),
    [
        ("Fuld tid", False, "Fuld tid"),
        ("Fuld tid", True, "Fuld tid (ændret)"),
        ("", True, "Nyt scenarie"),
    ],
)
def test_a_table_that_leaves_the_screen_names_its_scenario(
    frames: FrameMaker, name: str, changed: bool, called: str
) -> None:
    frame = named(frames(), name, changed=changed)
    now = f"{called} · Historisk scenarie"
    baseline = f"{BASELINE_HEAD} · Historisk scenarie"
    assert gap.figures(frame)[0] == ["År", now, baseline, f"Status, {now}"]
    assert wave.figures(frame)[0] == ["År", now, baseline]
    assert supply_demand.figures(frame)[0][1:4] == [
        f"Udbud, {now}",
        f"Efterspørgsel, {now}",
        f"Udbud, {baseline}",
    ]
    assert str(trainees.figures(frame)[0][1]).endswith(f", {now}")
    assert gap.describe(frame)[1].startswith(f"{called} i 2034: der mangler ")


def test_a_scenario_compared_with_itself_is_told_of_once(frames: FrameMaker) -> None:
    own = replace(ALL_FULL_TIME, levers={"retention": 0.1})
    frame = named(frames(own.levers, [own], demand=own.demand), own.name, changed=False)
    now = f"{own.name} · Fuldtidsscenario"
    baseline = f"{BASELINE_HEAD} · Fuldtidsscenario"
    assert gap.figures(frame)[0] == ["År", now, baseline, f"Status, {now}"]


def test_supply_and_demands_table_is_the_projection(frames: FrameMaker) -> None:
    frame = frames()
    table = columns(supply_demand.figures(frame))
    assert [column[1:] for column in table[1:]] == [
        list(frame.supply(CURRENT)),
        list(frame.demand(CURRENT)),
        list(frame.supply(BASELINE)),
        list(frame.demand(BASELINE)),
    ]


def test_the_tables_of_flows_are_the_projection(frames: FrameMaker) -> None:
    frame = frames()
    retire = columns(wave.figures(frame))
    assert retire[0][1:] == list(frame.years[:-1])
    assert retire[1][1:] == list(wave.retiring(frame, CURRENT))
    assert retire[2][1:] == list(wave.retiring(frame, BASELINE))
    steps = columns(trainees.figures(frame))
    for place, step in enumerate(trainees.STEPS):
        flow = frame.projection.total(step, CURRENT, "SSA")
        assert [value for value in steps[1 + place][1:] if value != ""] == list(flow)
    assert steps[4][1] == ""


def test_the_table_of_ages_is_the_projection(frames: FrameMaker) -> None:
    frame = frames(occupation="all")
    ages, assistants, before, helpers, _ = columns(pyramid.figures(frame, 2034))
    assert ages[1:] == list(range(FIRST_AGE, LAST_AGE + 1))
    heading = f"SOSU-assistenter 2034, {run_heading(frame, CURRENT)}"
    assert assistants == [heading, *frame.projection.ages(CURRENT, "SSA")[:, -1]]
    assert before == ["SOSU-assistenter 2024", *frame.projection.ages(CURRENT, "SSA")[:, 0]]
    assert helpers[1:] == list(frame.projection.ages(CURRENT, "SSH")[:, -1])
    assert len(columns(pyramid.figures(frame, 2024))) == 3


def test_the_matrix_has_a_row_for_every_demand_with_and_without_reform(
    frames: FrameMaker,
) -> None:
    rows = matrix(frames.inputs, frames.catalogue, "SSA")
    agreement = compare(rows, frames.plan, "SSA")
    current = ("historical", 1.0)
    lines = scenario_matrix.lines(rows, frames.plan, current, DANISH, HEADS, agreement)
    table = scenario_matrix.figures(lines)
    assert table[0] == ["Scenarie (balance i personer)", "Reform", *frames.plan.years]
    assert [row[1] for row in table[1:3]] == ["uden", "med"]
    assert [row[2:] for row in table[1:]] == [list(row.balance.gap_heads) for row in rows]
    assert [line.case for line in lines if line.current] == [current]
    assert scenario_matrix.figures([]) == []


def test_the_matrix_of_a_plan_without_a_reform_has_a_row_for_each_demand_and_names_no_reform(
    frames: FrameMaker,
) -> None:
    made = FrameMaker(replace(frames.plan, reform=(), published=()))
    rows = matrix(made.inputs, made.catalogue, "SSA")
    agreement = compare(rows, made.plan, "SSA")
    lines = scenario_matrix.lines(rows, made.plan, None, DANISH, HEADS, agreement)
    assert [line.case for line in lines] == [(demand.scenario, 1.0) for demand in made.plan.demands]
    assert not any(line.second or line.reform for line in lines)
    assert [line.name for line in lines] == [demand.label_da for demand in made.plan.demands]
    assert scenario_matrix.figures(lines)[0][1:] == [*made.plan.years]
    assert "reform" not in published.rests_on(agreement, made.plan, "SSA", DANISH)
    with_reform = published.rests_on(agreement, frames.plan, "SSA", DANISH)
    assert "hvis der ikke havde været nogen reform" in with_reform
    assert "gældende lov" in with_reform


@pytest.mark.parametrize("unit", [HEADS, FTE])
def test_every_chart_and_table_tells_of_the_scenarios_compared_with(
    frames: FrameMaker, unit: str
) -> None:
    frame = frames(compared=[ALL_FULL_TIME], unit=unit)
    other, name = FIRST_COMPARED, ALL_FULL_TIME.name
    heading = f"{name} · Fuldtidsscenario"
    heads = {
        "supply": f"Udbud, {heading}",
        "demand": f"Efterspørgsel, {heading}",
    }
    table = {str(column[0]): column[1:] for column in columns(supply_demand.figures(frame))}
    assert table[heads["supply"]] == [*frame.supply(other)]
    assert table[heads["demand"]] == [*frame.demand(other)]
    table = {str(column[0]): column[1:] for column in columns(wave.figures(frame))}
    assert table[heading] == [*wave.retiring(frame, other)]
    table = {str(column[0]): column[1:] for column in columns(trainees.figures(frame))}
    assert table[f"Nyuddannede, {heading}"] == [*trainees.flow(frame, "graduating", other)]
    table = {str(column[0]): column[1:] for column in columns(pyramid.figures(frame, 2030))}
    ages = frame.projection.ages(other, "SSA")
    assert table[f"SOSU-assistenter 2030, {heading}"] == [*ages[:, 2030 - 2024]]
    old, _ = pyramid.seniors(frame, 2030, other)
    # Under another demand scenario the same measures give other figures.
    assert run_name(frame, other) == f"{name} (Fuldtidsscenario)"
    name = run_name(frame, other)
    assert f"{name}: {format_number(old)} på 60 år og derover." in pyramid.describe(frame, 2030)[1]
    supply, demand = (format_number(one[-1]) for one in (frame.supply(other), frame.demand(other)))
    words = supply_demand.describe(frame)[1]
    assert f"{name}: udbud {supply}, efterspørgsel {demand}, balance " in words
    assert f"{name}: fra " in wave.describe(frame)[1]


def test_a_scenario_whose_lines_are_drawn_already_is_named_all_the_same(frames: FrameMaker) -> None:
    frame = frames({"reform": 1.0}, [ALL_FULL_TIME])
    assert lines_alike(frame, trainees.lines(frame)) == (
        "Falder sammen med andre viste kurver: Alle på fuld tid (Fuldtidsscenario)."
    )
    assert lines_alike(frame, supply_demand.lines(frame)) == ""


# --- words ------------------------------------------------------------------------------------


def test_the_largest_shortage_is_told_where_it_is_not_at_the_end(frames: FrameMaker) -> None:
    def told(*demand: float) -> str:
        return gap.describe(with_balance(frames(), (100, 100, 100), demand))[1]

    assert " Manglen er størst i 2025: 1.400." in told(130, 1500, 110)
    assert " Manglen er størst i 2024: 30." in told(130, 90, 80)
    for others in ((110, 120, 130), (90, 80, 70), (110.2, 100, 109.9)):
        assert "størst" not in told(*others)


def test_a_chart_says_where_its_lines_end(frames: FrameMaker) -> None:
    frame = frames(compared=[ALL_FULL_TIME])
    own, baseline, full = (
        format_number(-frame.gap(run)[-1]) for run in (CURRENT, BASELINE, FIRST_COMPARED)
    )
    assert gap.describe(frame) == (
        "Mangel på eller overskud af SOSU-assistenter år for år, personer",
        f"Nyt scenarie i 2034: der mangler {own}; {BASELINE_NAME}: der mangler {baseline};"
        f" Alle på fuld tid (Fuldtidsscenario): der mangler {full}. {firsts_in_words(frame)}",
    )


def test_lines_that_are_alike_are_drawn_once(frames: FrameMaker) -> None:
    assert set(supply_demand.lines(frames({"retention": 0.2}))) == {
        (CURRENT, "supply"),
        (CURRENT, "demand"),
        (BASELINE, "supply"),
    }
    assert set(wave.lines(frames({"intake_change:SSA": 0.0}))) == set()
    assert set(wave.lines(frames(MOVED))) == {BASELINE}
    same = frames({"retention": 0.2}, [Scenario("historical", {"retention": 0.1}, name="Mindre")])
    assert set(supply_demand.lines(same)) == {
        (CURRENT, "supply"),
        (CURRENT, "demand"),
        (BASELINE, "supply"),
        (FIRST_COMPARED, "supply"),
    }


def test_every_light_has_a_word_and_the_yellow_one_its_limit() -> None:
    assert legend(DANISH) == [
        ("shortage", "Mangel"),
        ("recruitment", "Rekrutteringsproblemer (overskud under 5\u00a0%)"),
        ("surplus", "Overskud"),
    ]


def test_years_in_a_row_with_one_light_are_told_together() -> None:
    statuses = ("surplus", "surplus", "recruitment", "shortage", "shortage")
    assert list(spells_of(statuses)) == [
        (0, 1, "surplus"),
        (2, 2, "recruitment"),
        (3, 4, "shortage"),
    ]
    assert spells_in_words(range(2024, 2029), statuses, DANISH) == (
        "2024–2025 Overskud, 2026 Rekrutteringsproblemer, 2027–2028 Mangel"
    )
