"""The sizes of the application's icon that each system wants, drawn from the one SVG."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
_ICON, _PIXELS_LIMIT = 1, 128


def drawn(size: int) -> QImage:
    """The icon with ``size`` pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def ico(images: Mapping[int, QImage]) -> bytes:
    """Windows's file of icons: a large one as PNG, small ones as pixels, which all can read."""
    contents = {
        size: png(image) if size > _PIXELS_LIMIT else _pixels(image)
        for size, image in images.items()
    }
    head = struct.pack("<3H", 0, _ICON, len(contents))
    place = len(head) + 16 * len(contents)
    for size, content in contents.items():
        side = size % 256  # 256 is written as 0
        head += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + b"".join(contents.values())


def _pixels(image: QImage) -> bytes:
    """A bitmap from the bottom up, and the mask that systems without transparency would use."""
    size = image.width()
    mask_row = (size + 31) // 32 * 4
    head = struct.pack("<I2i2H6I", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + bytes(image.flipped().constBits()) + bytes(mask_row * size)


def write(folder: Path) -> None:
    """``app.ico``, and ``hicolor`` as Linux keeps icons, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.ico").write_bytes(ico({size: drawn(size) for size in WINDOWS}))
    for size in LINUX:
        path = folder / "hicolor" / f"{size}x{size}" / "apps" / "sosuplan.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(drawn(size)))
    scalable = folder / "hicolor" / "scalable" / "apps" / "sosuplan.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(DRAWING.read_bytes())


if __name__ == "__main__":
    write(Path(__file__).resolve().parent.parent / "build" / "icons")
