"""The sizes of one lever: its potential today, and its effect in the two units."""

from __future__ import annotations

import pytest

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.exports.workbook import workbook
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import difference, sizes
from sosuplan.text.numbers import format_number
from tests.core.books import Book
from tests.core.claims import plain
from tests.core.reports import MADE_ON, framed, reference

LEVER, TARGET = "fulltime_target:municipality:SSA", 0.75


def of(levers: dict[str, float], demand: str = "historical") -> Frame:
    return framed(reference()[0], Scenario(demand, levers, "Navn"))


@pytest.fixture
def frame() -> Frame:
    return of({LEVER: TARGET, "retention": 0.1})


def alone(frame: Frame) -> tuple[float, float]:
    """What the lever by itself adds to the balance: full-time persons and persons."""
    with_it, without = (of(levers).balances[CURRENT] for levers in ({LEVER: TARGET}, {}))
    return (
        float(with_it.gap_fte[-1] - without.gap_fte[-1]),
        float(with_it.gap_heads[-1] - without.gap_heads[-1]),
    )


def test_each_size_says_what_it_is_of(frame: Frame) -> None:
    gained = fulltime_potential(frame.plan, "municipality", "SSA", TARGET)
    fte, heads = (format_number(one, signed=True) for one in alone(frame))
    said = {name: plain(text) for name, text in sizes(frame, frame.catalogue[LEVER])}
    assert said == {
        "Potentiale": f"{format_number(gained)} fuldtidspersoner, hvis 75,0 % af de ansatte i 2024"
        " var på fuld tid",
        "Virkning i 2034": f"{fte} fuldtidspersoner eller {heads} personer på balancen, når kun"
        " dette håndtag er flyttet",
        "Forskellen": difference(frame),
    }
    assert len({gained, *alone(frame)}) == 3


def test_a_lever_without_a_potential_has_its_effect_alone(frame: Frame) -> None:
    assert [name for name, _ in sizes(frame, frame.catalogue["retention"])] == ["Virkning i 2034"]


def test_a_lever_that_does_nothing_has_no_sizes() -> None:
    frame = of({LEVER: 0.565}, "fulltime")
    assert sizes(frame, frame.catalogue[LEVER]) == []
    assert sizes(frame, frame.catalogue["reform"]) == []


def test_the_workbook_has_a_table_of_effects_largest_first(frame: Frame) -> None:
    rows = Book(workbook(frame, MADE_ON)).rows("Resumé")
    head = next(
        place for place, row in enumerate(rows) if "Potentiale 2024, fuldtidspersoner" in row
    )
    assert rows[head][1:4] == [
        "Potentiale 2024, fuldtidspersoner",
        "Virkning på balancen 2034, fuldtidspersoner",
        "Virkning på balancen 2034, personer",
    ]
    by_size = sorted(frame.gains, key=lambda one: -abs(frame.gains[one]))
    for lever, row in zip(by_size, rows[head + 1 :], strict=False):
        effect = frame.effects[lever]
        assert row[0] == frame.catalogue[lever].full_name(frame.language)
        assert row[2:4] == pytest.approx([effect.gain_fte, effect.gain_heads])
    assert any(difference(frame) in row for row in rows)


def test_the_workbook_tells_of_no_potential_where_no_lever_has_one() -> None:
    frame = of({"retention": 0.1})
    rows = Book(workbook(frame, MADE_ON)).rows("Resumé")
    texts = [str(cell) for row in rows for cell in row]
    assert "Virkning på balancen 2034, personer" in texts
    assert not [text for text in texts if "otential" in text]
