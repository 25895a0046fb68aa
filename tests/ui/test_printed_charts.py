"""The printed charts as pictures: nothing leaves its room, and grey tells what colour tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from sosuplan.charts.palette import LIGHT
from sosuplan.model.scenario import Scenario
from sosuplan.report import typeset
from sosuplan.report.summary import summary
from tests.core.drawn import CHARTS, MARGIN, as_picture, made
from tests.core.frames import MOVED, FrameMaker, times, until

PPI = 96.0
LONG_NAME = "Flere elever, lærepladsgaranti og fuld tid i alle kommuner"
NARROW, USUAL = 8.0, 17.0


def picture(data: dict[str, Any], width: float = USUAL, height: float = 8.0) -> NDArray[np.uint8]:
    """A chart alone on its page, (height, width, rgb)."""
    return pixels(as_picture([data], width, height, PPI))


def pixels(png: bytes) -> NDArray[np.uint8]:
    """A picture, (height, width, rgb)."""
    image = QImage.fromData(png).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def count(seen: NDArray[np.uint8], colour: str) -> int:
    """Pixels of a colour."""
    wanted = QColor(colour)
    return int((seen == (wanted.red(), wanted.green(), wanted.blue())).all(axis=2).sum())


@pytest.mark.parametrize("width", [NARROW, USUAL])
@pytest.mark.parametrize("years", [1, 10, 40])
@pytest.mark.parametrize("kind", sorted(CHARTS))
def test_nothing_is_drawn_outside_a_charts_room(
    frames: FrameMaker, kind: str, years: int, width: float
) -> None:
    compared = [Scenario("historical", {"reform": 0.0}, name=f"{LONG_NAME} {n}") for n in range(4)]
    for factor in (0.001, 1.0, 1000.0):
        plan = times(until(frames.plan, 2024 + years), factor)
        frame = FrameMaker(plan)(MOVED, compared, occupation="all", unit="fte")
        seen = picture(made(kind, frame), width, 4.0)
        edge = round(MARGIN / 2.54 * PPI) - 2
        for band in (seen[:edge], seen[-edge:], seen[:, :edge], seen[:, -edge:]):
            assert (band == 255).all()


def test_every_light_is_drawn_in_its_colour_and_shape(frames: FrameMaker) -> None:
    frame = frames({"other_recruitment:SSA": 900.0, "demand_growth_change": -0.03})
    data = made("gap", frame)
    (row,) = data["strip"]
    assert {cell["status"] for cell in row["cells"]} == {"shortage", "recruitment", "surplus"}
    seen = picture(data)
    for light in LIGHT.lights.values():
        assert count(seen, light.fill) > 200


def test_lights_of_the_printed_matrix_have_the_grounds_that_grey_tells_apart(
    frames: FrameMaker,
) -> None:
    made = summary(frames(), ("matrix",), made_on=date(2026, 11, 28))
    page = pixels(next(iter(typeset.pages(made, 3 * PPI))))
    for light in LIGHT.lights.values():
        assert count(page, light.fill) > 100


def test_only_what_is_missing_is_shaded_on_paper(frames: FrameMaker) -> None:
    assert count(picture(made("gap", frames())), LIGHT.shortage) > 1000
    rich = frames({"demand_growth_change": -0.03}, demand="fulltime")
    assert min(rich.gap()) > 0.0
    assert count(picture(made("gap", rich)), LIGHT.shortage) == 0


def test_base_year_and_horizon_are_told_apart_without_colour(frames: FrameMaker) -> None:
    seen = picture(made("pyramid", frames()))
    colours = [getattr(LIGHT, name) for name in ("compared", "supply", "ink")]
    assert all(count(seen, colour) > 100 for colour in colours)
    greys = [QColor(colour).lightness() for colour in colours]
    darkest, middle, lightest = sorted(greys)
    assert middle - darkest > 25
    assert lightest - middle > 25
