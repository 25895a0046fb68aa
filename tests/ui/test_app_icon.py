"""The application's icon: one drawing in the palette's colours, and the sizes systems want."""

from __future__ import annotations

import importlib
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QImageReader

from sosuplan.charts.palette import LIGHT
from sosuplan.resources import resource

SIZES = (16, 20, 24, 32, 48, 64, 256, 512)


@pytest.fixture
def icons(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(resource().parent / "packaging"))
    return importlib.import_module("icons")


def share_near(image: QImage, colour: str) -> float:
    """The share of an image's pixels that are of about this colour."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4).astype(int)
    red, green, blue, _ = QColor(colour).getRgb()
    near = abs(pixels - (blue, green, red, 255)) < 48
    return float(near.all(axis=1).mean())


def test_every_colour_of_the_icon_is_one_of_the_palette() -> None:
    colours = set(re.findall("#[0-9A-Fa-f]{6}", resource("icons", "app.svg").read_text("utf-8")))
    lights = {light.colour for light in LIGHT.lights.values()}
    assert lights < colours
    assert colours - lights == {LIGHT.scenario, LIGHT.ground}


@pytest.mark.parametrize("size", SIZES)
def test_curve_and_lights_can_be_seen_at_every_size(size: int, icons: Any) -> None:
    image = icons.drawn(size)
    assert image.size() == QSize(size, size)
    assert image.pixelColor(0, 0).alpha() < 40
    for light in LIGHT.lights.values():
        assert share_near(image, light.colour) > 0.015
    assert share_near(image, LIGHT.ground) > 0.03
    assert share_near(image, LIGHT.scenario) > 0.4


def test_the_file_of_windows_holds_every_size_as_drawn(icons: Any) -> None:
    content = QByteArray(icons.ico({size: icons.drawn(size) for size in icons.WINDOWS}))
    buffer = QBuffer(content)
    reader = QImageReader(buffer, b"ico")
    assert reader.imageCount() == len(icons.WINDOWS)
    for place, size in enumerate(icons.WINDOWS):
        reader.jumpToImage(place)
        image, drawn = reader.read(), icons.drawn(size)
        assert image.size() == QSize(size, size)
        middle = size // 2
        for x, y in ((middle, middle), (middle, size // 10), (size // 5, size * 3 // 4)):
            assert image.pixelColor(x, y) == drawn.pixelColor(x, y)


def test_the_file_of_windows_says_where_each_size_begins_and_ends(icons: Any) -> None:
    content = icons.ico({size: icons.drawn(size) for size in icons.WINDOWS})
    zero, kind, count = struct.unpack_from("<3H", content)
    assert (zero, kind, count) == (0, 1, len(icons.WINDOWS))
    end = 6 + 16 * count
    for place in range(count):
        length, begins = struct.unpack_from("<2I", content, 6 + 16 * place + 8)
        assert begins == end
        end += length
    assert end == len(content)


def test_linux_gets_a_folder_for_every_size_and_the_drawing(icons: Any, tmp_path: Path) -> None:
    icons.write(tmp_path)
    for size in icons.LINUX:
        path = tmp_path / "hicolor" / f"{size}x{size}" / "apps" / "sosuplan.png"
        assert QImage(str(path)).size() == QSize(size, size)
    drawing = tmp_path / "hicolor" / "scalable" / "apps" / "sosuplan.svg"
    assert drawing.read_bytes() == resource("icons", "app.svg").read_bytes()
