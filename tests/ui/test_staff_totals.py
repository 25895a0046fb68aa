"""The staff table's totals by group follow edits and filters, and are not among its rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sosuplan.text.numbers import format_number
from tests.ui.data_hand import DataHand


def shown(data: DataHand) -> list[list[str]]:
    model = data.page.pane.totals.figures
    return [
        [str(model.index(row, at).data()) for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def sums(data: DataHand) -> list[float]:
    """The plan's assistants, helpers, and both."""
    staff = data.program.session.plan.staff
    jobs = [sum(row.heads for row in staff if row.occupation == job) for job in ("SSA", "SSH")]
    return [*jobs, sum(jobs)]


def test_employers_down_and_occupations_across_with_sums(data: DataHand) -> None:
    totals = data.page.pane.totals
    assert totals.isVisible()
    assert totals.accessibleName() == "Personer i alt efter gruppe"
    assert shown(data)[0] == ["Kommuner", "4.547", "5.634", "10.181"]
    assert shown(data)[-1] == ["I alt", *(format_number(n) for n in sums(data))]
    assert data.rows() == len(data.program.session.plan.staff)
    data.turn("working_time")
    assert not totals.isVisible()


def test_totals_follow_edits_faults_undo_and_filters(data: DataHand) -> None:
    data.type(0, "heads", "305")
    assert shown(data)[0][1] == "4.647"
    data.type(0, "heads", "")
    assert shown(data)[0][1] == "–"
    data.undo()
    data.undo()
    assert shown(data)[0][1] == "4.547"
    box = data.page.pane.filters.boxes["occupation"]
    box.setCurrentIndex(box.findData("SSH"))
    box.activated.emit(box.currentIndex())
    helpers = sums(data)[1]
    others = ["Øvrige arbejdsgivere", format_number(helpers - 5634.0)]
    assert shown(data) == [["Kommuner", "5.634"], others, ["I alt", format_number(helpers)]]


def test_totals_can_be_copied_but_not_changed(data: DataHand) -> None:
    totals = data.page.pane.totals
    assert not totals.model().flags(totals.model().index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    totals.setFocus()
    QTest.keyClick(totals, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\r\n")[1] == "Kommuner\t4547\t5634\t10181"


def test_the_sources_fit_beside_each_other_on_the_smallest_laptop(data: DataHand) -> None:
    data.turn("sources")
    view = data.page.pane.view
    assert view.horizontalScrollBar().maximum() == 0
    model = view.cells
    kinds = model.names.index("kind")
    for row in range(model.rowCount()):
        index = model.index(row, kinds)
        text = str(index.data())
        assert view.fontMetrics().horizontalAdvance(text) < view.columnWidth(kinds)
    title = model.index(1, 0)
    assert title.data(Qt.ItemDataRole.ToolTipRole) == title.data()
