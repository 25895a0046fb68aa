"""The wizard's last step: choices that complete an import, and a table that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from tests.core.folders import hundred_each
from tests.ui.conftest import Hand
from tests.ui.importing import Import, age_file, back_to_window
from ui.importing.wizard import USUAL
from ui.session.session import Session

AGES = "Aldersgruppe;SOSU-assistenter;SOSU-hjælpere\n20-39 år;200;100\n40-64 år;436;452\n"
SHARES = "Stilling;Andel på fuld tid (pct.)\nSOSU-assistenter;34\nSOSU-hjælpere;21,5\n"
MERGED = (
    "Kommune;Stilling;Alder;Antal\nRegion Midtjylland;SSA;20-39 år;900\n;;40-64 år;2000\n"
    ";SSH;20-39 år;800\n;;40-64 år;3000\n"
)


def file_of(folder: Path, text: str) -> Path:
    path = folder / "fil.csv"
    path.write_text(text, encoding="utf-8")
    return path


def to_result(opened: Import, path: Path, **whole: str) -> None:
    """A file to the last step, with what is the same in all of its rows."""
    opened.read(path)
    opened.go_on()
    for name, code in whole.items():
        field = opened.wizard.columns_page.whole.field(name)
        if name == "area":
            field.setEditText(code)  # type: ignore[union-attr]
        else:
            opened.choose(field, code)
    opened.go_on()


@pytest.fixture
def example(hand: Hand, reference: Plan) -> Session:
    """A plan of example figures for Herning."""
    made = hundred_each(reference, "Herning")
    assert hand.program.window.editor.change(EditedPlan.of(made), "Eksempel")
    hand.settle(80)
    return hand.program.session


def test_need_and_trainees_follow_the_staff_only_if_the_user_says_so(
    qtbot: QtBot, hand: Hand, example: Session, tmp_path: Path
) -> None:
    before = example.plan
    opened = Import(qtbot, hand)
    to_result(opened, file_of(tmp_path, AGES), area="Herning", sector="municipality")
    card = opened.wizard.result_page.follow
    assert card.isVisible()
    assert not card.follow.isChecked()
    assert "SOSU-assistenter: 101 → 642" in card.figures.text()
    assert "Balance for SOSU-assistenter" in card.figures.text()
    assert "Stadig eksempeltal" in opened.texts
    opened.click(card.follow)
    assert card.follow.isChecked()
    opened.go_on()
    hand.settle(80)
    needed = {row.occupation: row.demand_heads for row in example.plan.demand_base}
    assert needed == {"SSA": 642.0, "SSH": 563.0}
    back_to_window(hand)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle(60)
    assert example.plan == before


def test_a_card_with_a_heading_names_the_tables_that_still_hold_example_figures(
    qtbot: QtBot, hand: Hand, example: Session, tmp_path: Path
) -> None:
    opened = Import(qtbot, hand)
    to_result(opened, file_of(tmp_path, AGES), area="Herning", sector="municipality")
    card = opened.wizard.result_page.examples
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert texts[0] == "Stadig eksempeltal"
    assert texts[1] == (
        "Filen erstatter ikke tallene i: elevoptag og behov i basisåret. De er ikke jeres egne."
    )


def test_the_wizard_and_the_list_of_changes_count_an_import_alike(
    qtbot: QtBot, hand: Hand, tmp_path: Path
) -> None:
    opened = Import(qtbot, hand)
    opened.to_result(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.result_page
    lines = page.changes.rows.rowCount()
    (told,) = [one.text() for one in page.tables.findChildren(QAbstractButton)][1:]
    assert told == f"Ændringer ({lines} celler)"
    opened.go_on()
    hand.settle(80)
    window = hand.program.window
    window.pages.turn_to("data")
    data = window.pages.data_page()
    data.show_table("changes")
    model = data.history.model
    assert model.index(0, 3).data() == f"{lines} celler"


def test_the_page_data_says_which_tables_hold_example_figures(
    qtbot: QtBot, hand: Hand, example: Session, tmp_path: Path
) -> None:
    window = hand.program.window
    window.pages.turn_to("data")
    told = window.pages.data_page().examples
    assert told.isVisible()
    assert "personale efter alder, elevoptag og behov i basisåret" in told.text()
    opened = Import(qtbot, hand)
    to_result(opened, file_of(tmp_path, AGES), area="Herning", sector="municipality")
    opened.go_on()
    hand.settle(80)
    assert "personale efter alder" not in told.text()
    assert "elevoptag og behov i basisåret" in told.text()
    back_to_window(hand)
    for _ in range(2):
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        hand.settle(60)
    assert not told.isVisible()


def test_a_new_employer_is_filled_from_the_nearest_group(opened: Import, tmp_path: Path) -> None:
    to_result(opened, file_of(tmp_path, AGES), area="Region Midtjylland", sector="region")
    card = opened.wizard.result_page.gaps
    assert "Nyt i området: Region Midtjylland · Region · SOSU-hjælpere" in card.title.text()
    assert card.model.currentText() == "Region Midtjylland"
    assert opened.wizard.next.isEnabled()


def test_shares_of_an_area_without_staff_say_what_to_do_and_offer_it(
    opened: Import, tmp_path: Path
) -> None:
    to_result(opened, file_of(tmp_path, SHARES), area="Herning", sector="municipality")
    page = opened.wizard.result_page
    assert "0 af 2 rækker giver tal til planen" in opened.texts
    assert "Herning er ikke i planen" in page.faults.text()
    assert "allerede" not in opened.texts
    assert not opened.wizard.next.isEnabled()
    opened.choose(page.gaps.model, "Region Midtjylland")
    assert "2 af 2 rækker giver tal til planen" in opened.texts
    assert opened.wizard.next.isEnabled()


def test_labels_written_once_are_filled_down_told_and_can_be_left(
    opened: Import, tmp_path: Path
) -> None:
    opened.read(file_of(tmp_path, MERGED))
    page = opened.wizard.sheet_page
    assert page.down.isVisible()
    assert page.down.text() == "Tomme celler tæller som cellen over dem: Kommune, Stilling"
    assert page.preview.texts()[1][1:3] == ["Region Midtjylland", "SSA"]
    opened.click(page.down)
    assert page.preview.texts()[1][1:3] == ["", ""]
    assert page.down.isVisible()
    opened.click(page.down)
    opened.go_on()
    opened.choose(opened.wizard.columns_page.whole.field("sector"), "municipality")
    opened.go_on()
    assert "4 af 4 rækker giver tal til planen" in opened.texts
    assert "tomme celler i disse kolonner" in opened.texts.lower()


def test_rows_that_a_sheet_hides_are_left_out_told_and_can_be_read(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "skjult.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Ark1")
        rows = [("Alder", "SSA"), ("20-39", 100), ("40-59", 200), ("60-64", 50)]
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    opened.read(path)
    page = opened.wizard.sheet_page
    assert page.hidden.isVisible()
    assert not page.hidden.isChecked()
    assert [row[1] for row in page.preview.texts()] == ["20-39", "60-64"]
    opened.click(page.hidden)
    assert page.hidden.isChecked()
    assert [row[1] for row in page.preview.texts()] == ["20-39", "40-59", "60-64"]


def test_all_columns_of_the_result_are_seen_at_the_size_that_the_wizard_opens_with(
    opened: Import, tmp_path: Path
) -> None:
    assert (opened.wizard.width(), opened.wizard.height()) == USUAL
    opened.to_result(age_file(tmp_path / "aarhus.csv", area="Aarhus Kommune"))
    page = opened.wizard.result_page
    for table, name in ((page.totals, "totals"), (page.changes, "changes")):
        opened.click(page.tables.button(name))
        assert table.isVisible()
        assert table.horizontalHeader().length() <= table.viewport().width()
        metrics = table.horizontalHeader().fontMetrics()
        for place in range(table.rows.columnCount()):
            heading = str(table.rows.headerData(place, Qt.Orientation.Horizontal))
            width = table.horizontalHeader().sectionSize(place)
            assert metrics.horizontalAdvance(heading) < width, heading


def test_what_is_the_same_in_all_rows_is_said_once_above_them(
    opened: Import, tmp_path: Path
) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.result_page
    opened.click(page.tables.button("changes"))
    assert page.caption.text().startswith("Personale efter alder · Region Midtjylland")
    assert all("Region Midtjylland" not in row[0] for row in page.changes.texts())


def test_of_bands_that_overlap_those_without_a_tick_do_not_count(
    opened: Import, tmp_path: Path
) -> None:
    text = "Alder;SOSU-assistenter\n20-30 år;100\n30-40 år;200\n41-64 år;900\n"
    to_result(opened, file_of(tmp_path, text), area="Region Midtjylland", sector="municipality")
    card = opened.wizard.result_page.overlap
    assert card.isVisible()
    assert not opened.wizard.next.isEnabled()
    assert list(card.boxes) == ["20-30", "30-40", "41-64"]
    opened.click(card.boxes["20-30"])
    assert opened.wizard.next.isEnabled()
    assert "2 af 3 rækker giver tal til planen" in opened.texts
    assert card.isVisible()
    opened.click(card.boxes["20-30"])
    assert not opened.wizard.next.isEnabled()


PLACES = (
    "Kommune;Stilling;Alder;Antal\nHerning;SSA;20-64 år;400\nHerning;SSH;20-64 år;300\n"
    "Odense;SSA;20-64 år;70\nOdense;SSH;20-64 år;80\n"
)


def test_of_a_file_of_many_areas_only_the_plans_count_until_others_are_ticked(
    example: Session, opened: Import, tmp_path: Path
) -> None:
    to_result(opened, file_of(tmp_path, PLACES), sector="municipality")
    card = opened.wizard.result_page.areas
    assert card.isVisible()
    assert card.usual.text() == "Kun planens områder"
    assert card.usual.isChecked()
    assert [(area, box.isChecked()) for area, box in card.boxes.items()] == [
        ("Herning", True),
        ("Odense", False),
    ]
    assert "2 af 4 rækker giver tal til planen" in opened.texts
    ignored = opened.wizard.result_page.ignored.topLevelItem(0)
    assert ignored is not None
    assert "områder, der ikke er valgt" in ignored.text(0)
    opened.click(card.boxes["Odense"])
    assert not card.usual.isChecked()
    assert "4 af 4 rækker giver tal til planen" in opened.texts
    opened.click(card.usual)
    assert not card.boxes["Odense"].isChecked()
    opened.click(card.boxes["Herning"])
    assert "Ingen af områderne i filen er valgt" in opened.texts
    assert not opened.wizard.next.isEnabled()
    opened.click(card.boxes["Herning"])
    opened.go_on()
    assert example.plan.areas == ("Herning",)


def test_people_of_another_municipality_are_asked_about(
    example: Session, opened: Import, tmp_path: Path
) -> None:
    years = range(example.plan.base_year, example.plan.horizon + 1)
    people = ";".join(str(10_000 + 100 * number) for number in range(len(years)))
    text = f"Område;Alder;{';'.join(map(str, years))}\nOdense;80 år og derover;{people}\n"
    to_result(opened, file_of(tmp_path, text))
    card = opened.wizard.result_page.areas
    assert card.isVisible()
    assert "Hvilket områdes borgertal skal behovet følge?" in opened.texts
    assert not card.usual.isVisible()
    assert not card.boxes["Odense"].isChecked()
    assert not opened.wizard.next.isEnabled()
    opened.click(card.boxes["Odense"])
    assert opened.wizard.next.isEnabled()
    assert card.isVisible()
