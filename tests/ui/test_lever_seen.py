"""What has been seen of a lever: marked under its slider, and said where its value goes beyond."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from sosuplan.charts.palette import DARK, LIGHT, Theme
from tests.ui.hand import Hand
from tests.ui.lever_bench import drag, place
from ui.levers.row import LeverRow
from ui.levers.slider import LeverSlider

LEVER = "fulltime_target:municipality:SSA"


def below(slider: LeverSlider, x: int) -> QColor:
    """The colour just under the track, where the bracket is."""
    picture: QImage = slider.grab().toImage()
    scale = picture.devicePixelRatio()
    y = slider.height() / 2 + slider._radius() + 1.0
    return picture.pixelColor(round(x * scale), int(y * scale))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_range_that_has_been_seen_is_marked_under_the_track(hand: Hand, theme: Theme) -> None:
    hand.program.use_look("dark" if theme.dark else "light")
    slider = hand.row(LEVER).slider
    assert slider.seen == (None, 56.5)
    inside, outside = (below(slider, place(hand.row(LEVER), at).x()) for at in (45.0, 80.0))
    before = below(slider, place(hand.row(LEVER), 10.0).x())
    assert inside != outside
    assert outside == before
    assert inside.lightness() > outside.lightness() if theme.dark else inside.lightness() < 200


def test_a_lever_without_a_source_has_no_mark_and_says_so(hand: Hand) -> None:
    for lever in ("retention", "other_recruitment:SSA", "fulltime_target:other:SSA"):
        row = hand.row(lever)
        assert row.slider.seen is None
        assert row.slider.toolTip() == ""
        assert dict(row.details()[2])["Set før"] == "ingen kilde"


def test_every_mark_says_in_words_what_it_is_and_where_it_comes_from(hand: Hand) -> None:
    row = hand.row(LEVER)
    assert "op til 56,5" in row.slider.toolTip()
    assert "op til 56,5" in row.slider.accessibleDescription()
    facts = dict(row.details()[2])
    assert "0,7-0,9 procentpoint om året" in facts["Set før"]
    assert "KL, Momentum" in facts["Set før"]
    hand.program.use_language("en")
    hand.settle()
    assert "up to 56.5" in row.slider.toolTip()
    assert "The full-time share has grown" in dict(row.details()[2])["Seen so far"]


def said(row: LeverRow) -> str:
    """How the value is said to be beyond what has been seen, as far as there is room, and in full
    where a tool tip has it."""
    if row.told.property("look") != "world":
        return ""
    shown, _, rest = row.told.text().partition("…")
    whole = row.told.toolTip().partition("\n")[0] or shown
    assert whole.startswith(shown)
    assert shown
    assert not rest
    return whole.replace("\N{NO-BREAK SPACE}", " ")


def test_a_value_beyond_it_is_said_to_be_and_is_not_forbidden(hand: Hand) -> None:
    row = hand.row("senior_years")
    hand.type("senior_years", "2,7")
    assert said(row) == ""
    hand.type("senior_years", "3")
    assert said(row) == "+3,0 år er mere, end der er set før (højst +2,7 år)"
    assert row.value == 3.0
    assert said(row) in row.box.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
    assert "Ikke set før" in dict(row.details()[2])
    drag(row, 1.0)
    hand.settle()
    assert said(row) == ""


def test_how_fast_a_value_moves_follows_years_language_and_undo(hand: Hand) -> None:
    row, session = hand.row(LEVER), hand.program.session
    hand.type(LEVER, "56,5")
    fast = "56,5 % i 2030 er 5,6 procentpoint om året; der er højst set 0,9 om året"
    assert said(row) == fast
    hand.type("full_effect_year", "2034")
    assert said(row).startswith("56,5 % i 2034 er 3,1 procentpoint om året")
    session.set_years(session.catalogue[LEVER], 2026, 2027)
    hand.settle()
    assert said(row).startswith("56,5 % i 2027 er 14,1 procentpoint om året")
    hand.program.window.undo.trigger()
    hand.program.window.undo.trigger()
    hand.settle()
    assert said(row) == fast
    hand.program.use_language("en")
    hand.settle()
    assert said(row).startswith("56.5% in 2030 is 5.6 percentage points a year")


def test_the_slider_that_is_dragged_stays_where_it_is_when_something_is_said(hand: Hand) -> None:
    row = hand.row("senior_years")
    before = row.slider.mapToGlobal(row.slider.rect().topLeft())
    hand.type("senior_years", "4")
    assert said(row)
    assert row.slider.mapToGlobal(row.slider.rect().topLeft()) == before
