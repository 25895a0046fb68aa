"""The scenario matrix: each demand scenario, without and with reform, a light for each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
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

from sosuplan.analysis.matrix import MatrixRow
from sosuplan.analysis.published import Agreement, compare
from sosuplan.charts import matrix as content
from sosuplan.charts import published as said
from sosuplan.charts.matrix import MatrixLine
from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.charts.spec import Figures
from sosuplan.model.plan import Plan
from sosuplan.text.language import Language
from ui import theme as themes
from ui.charts.copying import CopyActions
from ui.charts.lights import LightLegend, LightPainter
from ui.charts.look import Look
from ui.charts.matrix_rows import ROW_GAPS, Columns, paint_line
from ui.i18n import _
from ui.levers.info import InfoButton

Index = QModelIndex | QPersistentModelIndex
SMALLEST_WIDTH = 280


class MatrixModel(QAbstractListModel):
    """The lines of the matrix, as items that a screen reader can go through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[MatrixLine] = []

    def set_lines(self, lines: list[MatrixLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def set_current(self, current: tuple[str, float] | None) -> None:
        """Say which line is the scenario shown."""
        for place, line in enumerate(self.lines):
            is_current = line.case is not None and line.case == current
            if is_current != line.current:
                self.lines[place] = replace(line, current=is_current)
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.lines[index.row()].spoken
        return None


class LinePainter(QStyledItemDelegate):
    """Paints the lines of a ``MatrixList``."""

    def __init__(self, view: MatrixList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        state = option.state
        painter.save()
        paint_line(
            painter,
            QRectF(option.rect),
            view.lines[index.row()],
            view.columns,
            view.look,
            view.lights,
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            ringed=view.hasFocus() and index.row() == view.currentIndex().row(),
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._view.line_height)


class MatrixList(QListView):
    """The lines. Up and Down move, Enter, Space or a click chooses."""

    chosen = Signal(str, float)
    scenario_chosen = Signal(str)
    """The name of a compared scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(LIGHT)
        self.lights = LightPainter(LIGHT)
        self._model = MatrixModel(self)
        self.columns = Columns.fit(300.0, self.look, [])
        self.setModel(self._model)
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
    def lines(self) -> list[MatrixLine]:
        return self._model.lines

    @property
    def line_height(self) -> int:
        gap = min(gap for least, gap in ROW_GAPS.items() if len(self.lines) >= least)
        return round(self.look.text_metrics.height() + gap)

    def set_theme(self, theme: Theme) -> None:
        self.look, self.lights = Look(theme), LightPainter(theme)
        self.viewport().update()

    def set_lines(self, lines: list[MatrixLine]) -> None:
        at = self.currentIndex().row()
        self._model.set_lines(lines)
        place = at if 0 <= at < len(lines) else 0
        self.setCurrentIndex(self._model.index(place))
        self.setFixedHeight(len(lines) * self.line_height)
        self._divide()

    def set_current(self, current: tuple[str, float] | None) -> None:
        self._model.set_current(current)

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
        reform = content.reform_heading(self._list.lines[0].language)
        painter.drawText(QPointF(columns.cells - 8.0 - metrics.horizontalAdvance(reform), baseline),
                         reform)  # fmt: skip
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


class MatrixView(QWidget):
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
        self._theme = LIGHT
        self._agreement: tuple[Agreement, str] | None = None
        self._of: tuple[Plan, Language] | None = None
        self._copy = CopyActions(self, self.figures)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._header)
        layout.addWidget(self.list)
        layout.addSpacing(4)
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

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lines and the legend."""
        self.list.set_theme(theme)
        self.legend.set_theme(theme)
        self._theme = theme
        self._header.update()

    def show_rows(
        self,
        rows: Sequence[MatrixRow],
        plan: Plan,
        occupation: str,
        current: tuple[str, float] | None,
        language: Language,
        unit: str,
        compared: Sequence[MatrixLine] = (),
    ) -> None:
        """Show ``rows`` and below them ``compared`` scenarios; ``current`` is the demand scenario
        and reform of the scenario shown."""
        self._of = (plan, language)
        agreement = compare(rows, plan, occupation)
        lines = content.lines(rows, plan, current, language, unit, agreement)
        self.list.set_lines([*lines, *compared])
        title = content.title(plan, occupation, language, unit)
        self._title.setText(title)
        self.list.setAccessibleName(title)
        self._copy.name(language, title)
        self.list.setAccessibleDescription(content.describe(lines))
        self.legend.set_language(language)
        self._agreement = (agreement, unit)
        rests_on = said.rests_on(agreement, plan, occupation, language, unit=unit)
        both = content.both_note(rows, language)
        self.published.setText(f"{both} {rests_on}".strip())
        self.about.setAccessibleName(_("About the published table"))
        self.about.setVisible(bool(agreement.results))
        self._header.update()
        self.updateGeometry()

    def set_current(self, current: tuple[str, float] | None) -> None:
        """Mark the line of the scenario shown; None, or a reform in between, marks none."""
        self.list.set_current(current)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self._copy.button, self.list, self.about]

    def origin(self, made_on: date) -> list[str]:
        """Lines on what the matrix is of, for whatever of it leaves the program."""
        from sosuplan.narrative.scenario_name import plan_caption

        return plan_caption(*self._of, made_on) if self._of is not None else []

    def _details(self) -> tuple[str, str, list[tuple[str, str]]]:
        """What is published, what agrees with it and what differs, and from where it is."""
        assert self._of is not None
        assert self._agreement is not None
        (plan, language), (agreement, unit) = self._of, self._agreement
        return said.details(agreement, plan, language, unit)

    def figures(self) -> Figures:
        """Balance by year of every line."""
        return content.figures(self.list.lines)
