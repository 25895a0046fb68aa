"""The scenario matrix: each demand scenario, without and with reform, a light for each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sosuplan.charts import matrix as content
from sosuplan.charts import published
from sosuplan.charts.lights import spells_of
from sosuplan.charts.matrix import MatrixLine, MatrixSpec
from ui import theme as themes
from ui.charts.copying import CopyActions
from ui.charts.lights import LightLegend, LightPainter
from ui.charts.look import HasSpec, Look, looks_new
from ui.i18n import _
from ui.levers.info import InfoButton

Index = QModelIndex | QPersistentModelIndex
SMALLEST_WIDTH = 280
ROW_GAPS = {0: 7.0, 9: 5.0, 10: 2.0}
"""Pixels that a row is higher than its text, by how many rows there are at least."""
EDGE = 6.0
COLUMN_GAP = 8.0
EASY_CELL, LARGEST_CELL = 15.0, 26.0
"""Names are wrapped when cells would be narrower than the first."""
NARROW = 9.0
"""Narrower cells have no room for a shape: years in a row with one status share a block."""
MOST_LABEL = 0.42
TICK = 9.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row are, in pixels from its left edge."""

    label: float
    reform: float
    cells: float
    cell: float
    """Width of one year."""
    years: int
    figure: float
    """Right edge of the balance, and of its tick,"""
    tick: float
    """which takes so many pixels, where any line has one."""

    @classmethod
    def fit(cls, width: float, look: Look, lines: Sequence[MatrixLine]) -> Columns:
        """Divide ``width``: figures and words get what they need, cells share the rest."""
        years = len(lines[0].row.balance.years) if lines else 1
        small, bold = look.small_metrics, look.bold_metrics
        reform = max((small.horizontalAdvance(line.reform) for line in lines), default=0.0)
        # The year stands above the figures.
        heads = [small.horizontalAdvance(str(line.row.balance.years[-1])) + 8 for line in lines]
        figures = [bold.horizontalAdvance(line.figure) for line in lines]
        tick = TICK + 4.0 if any(line.as_published for line in lines) else 0.0
        figure = max((*heads, *figures), default=0.0) + tick
        rest = width - 2 * EDGE - reform - figure - 3 * COLUMN_GAP
        # A compared scenario's name takes what room there is.
        labels = [line.label for line in lines if not line.compared]
        label = max((small.horizontalAdvance(one) for one in labels), default=0.0)
        if rest - label < EASY_CELL * years:
            halves = (half for one in labels for half in wrap(one, small, 0.0))
            label = min(max(map(small.horizontalAdvance, halves), default=0.0), MOST_LABEL * width)
        cell = min(LARGEST_CELL, max(2.0, (rest - label) / years))
        right = width - EDGE
        cells = right - figure - COLUMN_GAP - cell * years
        return cls(
            label=EDGE,
            reform=cells - COLUMN_GAP - reform,
            cells=cells,
            cell=cell,
            years=years,
            figure=right,
            tick=tick,
        )

    def year_at(self, x: float) -> int | None:
        """The place of the year under ``x``."""
        place = int((x - self.cells) // self.cell)
        return place if 0 <= place < self.years else None


def wrap(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """``text`` in two lines, broken at the space that makes the longer one shortest."""
    if metrics.horizontalAdvance(text) <= room or " " not in text:
        return text, ""
    words = text.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(halves, key=lambda pair: max(map(metrics.horizontalAdvance, pair)))


class LinePainter(QStyledItemDelegate):
    """Paints the lines of a ``MatrixList``."""

    def __init__(self, view: MatrixList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._view.line_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = self._view, QRectF(option.rect)
        line, columns, look = view.lines[index.row()], view.columns, view.look
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground" if line.current else "chip"))
            painter.drawRoundedRect(rect.adjusted(0.0, 0.5, 0.0, -0.5), 4.0, 4.0)
        middle = rect.center().y()
        if not line.second:
            painter.setPen(QPen(look.colour("line"), 1.0))
            painter.drawLine(QPointF(rect.left(), rect.top()), QPointF(rect.right(), rect.top()))

        def text(x: float, words: str, *, bold: bool = False, colour: str = "ink") -> None:
            metrics = look.bold_metrics if bold else look.small_metrics
            painter.setFont(look.bold if bold else look.small)
            painter.setPen(look.colour(colour))
            painter.drawText(QPointF(rect.left() + x, middle + metrics.capHeight() / 2.0), words)

        room = columns.reform - COLUMN_GAP - columns.label + 1.0
        if line.compared:
            room, part = columns.cells - COLUMN_GAP - columns.label, line.label
        else:
            part = wrap(line.label, look.small_metrics, room)[line.second]
        text(columns.label, look.small_metrics.elidedText(part, Qt.TextElideMode.ElideRight, room))
        text(columns.reform, line.reform, colour="ink" if line.current else "muted")
        high = rect.adjusted(0.0, 2.0, 0.0, -2.0)
        left = rect.left() + columns.cells
        if columns.cell < NARROW:
            spells = list(spells_of(line.statuses))
        else:
            spells = [(at, at, status) for at, status in enumerate(line.statuses)]
        for first, last, status in spells:
            cell = QRectF(
                left + first * columns.cell + 0.5,
                high.top(),
                (last - first + 1) * columns.cell - 1.0,
                high.height(),
            )
            view.lights.paint(painter, cell, status)
        width = look.bold_metrics.horizontalAdvance(line.figure)
        text(columns.figure - columns.tick - width, line.figure, bold=True)
        if line.as_published:
            _paint_tick(painter, look, QPointF(rect.left() + columns.figure - TICK, middle))
        if view.hasFocus() and index.row() == view.currentIndex().row():
            painter.setPen(QPen(look.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.0, 1.0, -1.0, -1.0), 4.0, 4.0)
        painter.restore()


def _paint_tick(painter: QPainter, look: Look, left: QPointF) -> None:
    """The mark of a figure that agrees with the published one."""
    pen = QPen(look.colour("muted"), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [left + QPointF(0.0, 0.5), left + QPointF(3.0, 3.5), left + QPointF(TICK - 1.0, -3.5)]
    )


class MatrixList(QListView):
    """The lines. Up and Down move, Enter, Space or a click chooses."""

    chosen = Signal(str, float)
    scenario_chosen = Signal(str)
    """The name of a compared scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.lights = Look(), LightPainter()
        self.lines: list[MatrixLine] = []
        self._spoken = QStringListModel(self)
        self.setModel(self._spoken)
        self.columns = Columns.fit(300.0, self.look, [])
        self.setItemDelegate(LinePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    @property
    def line_height(self) -> int:
        gap = min(gap for least, gap in ROW_GAPS.items() if len(self.lines) >= least)
        return round(self.look.text_metrics.height() + gap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_new(self, event):
            self.look, self.lights = Look(), LightPainter()
            self.viewport().update()

    def set_lines(self, lines: list[MatrixLine]) -> None:
        at = self.currentIndex().row()
        self.lines = lines
        # What a screen reader says of each.
        self._spoken.setStringList([line.spoken for line in lines])
        self.setCurrentIndex(self._spoken.index(at if 0 <= at < len(lines) else 0))
        self.setFixedHeight(len(lines) * self.line_height)
        self._divide()

    def set_current(self, current: tuple[str, float] | None) -> None:
        """Say which line is the scenario shown."""
        for place, line in enumerate(self.lines):
            is_current = line.case is not None and line.case == current
            if is_current != line.current:
                self.lines[place] = replace(line, current=is_current)
                self._spoken.setData(self._spoken.index(place), self.lines[place].spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        self.columns = Columns.fit(float(self.viewport().width()), self.look, self.lines)
        self.viewport().update()

    def _choose(self, index: Index) -> None:
        if not index.isValid():
            return
        line = self.lines[index.row()]
        if line.case is None:
            self.scenario_chosen.emit(line.compared)
        else:
            self.chosen.emit(*line.case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def tip_at(self, point: QPointF) -> str:
        """What a tool tip says at a point: the cell's year, or the line's name."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return ""
        line = self.lines[index.row()]
        year = self.columns.year_at(point.x())
        if year is not None:
            return line.cell_text(year)
        if line.as_published and point.x() > self.columns.cells:
            return _("The balance is the published one.")
        return line.name

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)


class MatrixHeader(QWidget):
    """What the columns are: reform, the years, and the balance."""

    def __init__(self, lines: MatrixList) -> None:
        super().__init__()
        self._list = lines
        self.setFixedHeight(lines.line_height - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._list.lines:
            return
        look, columns = self._list.look, self._list.columns
        metrics, years = look.small_metrics, self._list.lines[0].row.balance.years
        painter = QPainter(self)
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        baseline = self.height() - 5.0
        if any(line.reform for line in self._list.lines):
            reform = content.reform_heading(self._list.lines[0].language)
            left = columns.cells - 8.0 - metrics.horizontalAdvance(reform)
            painter.drawText(QPointF(left, baseline), reform)
        wide = columns.cell >= metrics.horizontalAdvance("24") + 3.0
        for place, year in enumerate(years):
            text = f"{year % 100:02d}" if wide else str(year)
            width = metrics.horizontalAdvance(text)
            left = columns.cells + (place + 0.5) * columns.cell - width / 2.0
            if not wide and place == 0:
                left = columns.cells
            elif not wide and place == len(years) - 1:
                left = columns.cells + columns.years * columns.cell - width
            elif not wide:
                continue
            painter.drawText(QPointF(left, baseline), text)
        text = str(years[-1])
        right = columns.figure - columns.tick
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text)
        painter.end()


class MatrixView(QWidget, HasSpec):
    """Title, header, lines, legend, and how the lines compare with what is published."""

    row_chosen = Signal(str, float)
    """Demand scenario and reform of a line that the user chose."""
    scenario_chosen = Signal(str)
    """The name of a compared scenario whose line the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setFont(themes.font(9.5, bold=True))
        self.list = MatrixList()
        self.list.chosen.connect(self.row_chosen)
        self.list.scenario_chosen.connect(self.scenario_chosen)
        self._header = MatrixHeader(self.list)
        self.legend = LightLegend()
        self.published = QLabel()
        self.published.setTextFormat(Qt.TextFormat.PlainText)
        self.published.setWordWrap(True)
        self.published.setProperty("look", "muted")
        self.published.setFont(themes.font(8.5))
        self.about = InfoButton(self._details)
        self._spec: MatrixSpec | None = None
        self._copy = CopyActions(self)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._header)
        layout.addWidget(self.list)
        layout.addSpacing(2)
        layout.addWidget(self.legend)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.published, 1)
        below.addWidget(self.about, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(below)

    def minimumSizeHint(self) -> QSize:
        """As high as its texts need at the width it has: what surrounds it may not cut them."""
        width = max(self.width(), SMALLEST_WIDTH)
        return QSize(SMALLEST_WIDTH, self._layout.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def spec(self) -> MatrixSpec | None:
        return self._spec

    def show_spec(self, spec: MatrixSpec) -> None:
        """Show other lines."""
        self._spec = spec
        self.list.set_lines(list(spec.lines))
        self._title.setText(spec.name)
        self.list.setAccessibleName(spec.name)
        self.list.setAccessibleDescription(spec.text)
        self._copy.name()
        self.legend.set_language(spec.language)
        self.published.setText(spec.note)
        self.about.setAccessibleName(_("About the published table"))
        self.about.setVisible(bool(spec.agreement.results))
        self._header.update()
        self.updateGeometry()

    def set_current(self, current: tuple[str, float] | None) -> None:
        """Mark the line of the scenario shown; None, or a reform in between, marks none."""
        self.list.set_current(current)

    def caption(self) -> list[str]:
        from sosuplan.narrative.scenario_name import plan_caption

        spec = self._spec
        return [] if spec is None else plan_caption(spec.plan, spec.language, date.today())

    def _details(self) -> tuple[str, str, list[tuple[str, str]]]:
        spec = self._spec
        assert spec is not None
        return published.details(spec.agreement, spec.plan, spec.language, spec.unit)
