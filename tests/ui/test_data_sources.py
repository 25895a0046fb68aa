"""Sources in use are not deleted or reworded unawares, and pictures say what they are of."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from sosuplan.text.dates import format_date
from sosuplan.text.language import Language
from tests.ui.answers import Answers
from tests.ui.data_hand import DataHand
from ui.data.dialogs import SourceDialog
from ui.planfiles.files import SUFFIX


def source_row(data: DataHand, source: str) -> int:
    return [one.id for one in data.file.plan().sources].index(source)


# --- sources in use -----------------------------------------------------------------------------


def test_a_source_in_use_is_deleted_only_after_telling_how_many_figures_have_it(
    data: DataHand,
) -> None:
    data.turn("sources")
    row = source_row(data, "assumption-age")
    data.go(row, "title")
    answers = Answers("Annuller")
    data.page.pane.delete_rows()
    assert "tal i planen har denne kilde." in answers.said[0]
    assert "Hvis den slettes, bliver de til egne tal." in answers.said[0]
    assert data.rows() == len(data.file.plan().sources)
    assert data.file.plan().staff[0].source == "assumption-age"


def test_figures_of_a_source_that_is_deleted_are_own_figures_and_no_fault(data: DataHand) -> None:
    data.turn("sources")
    data.go(source_row(data, "assumption-age"), "title")
    answers = Answers("Slet")
    data.page.pane.delete_rows()
    data.settle()
    assert len(answers.said) == 1
    assert data.listed_faults() == []
    assert data.file.plan().staff[0].source == "own"
    data.undo()
    assert data.file.plan().staff[0].source == "assumption-age"


def test_a_source_that_no_figure_has_goes_without_a_question(data: DataHand) -> None:
    data.turn("sources")
    data.go(data.rows() - 1, "title")
    data.page.pane.add_row()
    data.type(data.rows() - 1, "title", "Ubrugt")
    answers = Answers()
    data.go(data.rows() - 1, "title")
    data.page.pane.delete_rows()
    assert answers.said == []
    assert data.listed_faults() == []


def test_changing_a_source_says_how_many_figures_it_is_about(data: DataHand) -> None:
    data.go(0, "heads")
    said: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SourceDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.reject()

    QTimer.singleShot(50, read)
    data.page.provenance.change_button.click()
    count = sum(row.source == "assumption-age" for row in data.file.plan().staff)
    assert any(text.startswith(f"{count} tal i planen har denne kilde") for text in said), said


# --- figures ------------------------------------------------------------------------------------


def test_a_share_typed_where_per_cent_belong_is_asked_about(data: DataHand) -> None:
    data.turn("working_time")
    data.type(0, "fulltime_share", "0,345")
    assert data.cell(0, "fulltime_share") == "0,345 %"
    said = data.page.pane.message.text().replace("\u00a0", " ")
    assert said == "Læst som 0,345 %. Mente du 34,5 %?"
    data.type(0, "fulltime_share", "34,5")
    assert data.page.pane.message.text() == ""


def test_small_shares_that_are_usual_are_not_asked_about(data: DataHand) -> None:
    data.turn("exit_rates")
    data.type(0, "retirement", "0,3")
    assert data.page.pane.message.text() == ""


# --- what is looked at --------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["staff", "working_time", "demand_index"])
def test_pictures_beside_tables_name_the_plan_and_the_day(data: DataHand, table: str) -> None:
    data.turn(table)
    day = format_date(date.today(), Language("da"))
    below = data.page.charts.caption()
    assert below == [data.file.plan().name, f"Planens tal pr. {day}"]


def test_a_picture_of_figures_with_faults_says_so(data: DataHand) -> None:
    data.type(0, "heads", "")
    day = format_date(date.today(), Language("da"))
    below = data.page.charts.caption()
    assert below == [data.file.plan().name, f"Tal med fejl pr. {day}"]


def test_the_title_tells_copies_of_a_plan_apart_by_their_files(data: DataHand) -> None:
    window = data.program.window
    name = data.file.plan().name
    assert window.windowTitle().startswith(f"{name} – SOSU")
    window.files.duplicate()
    assert window.windowTitle().startswith(f"{name} ({name} – kopi{SUFFIX}) – SOSU")
