"""After an import the page Data shows what changed, and says what came in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.importing import Import, age_file, full_time_file
from ui.data.page import DataPage


def page_of(opened: Import) -> DataPage:
    return opened.hand.program.window.pages.data_page()


def test_the_page_data_shows_the_table_and_says_what_came_in_until_the_next_change(
    opened: Import, tmp_path: Path
) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv", total="3.805"))
    opened.go_on()
    window = opened.hand.program.window
    page = page_of(opened)
    assert window.pages.current == "data"
    assert page.table == "staff"
    said = page.imported.label.text()
    assert page.imported.isVisible()
    assert said.startswith("Personale efter alder: 7 rækker i 1 gruppe er indlæst, i alt 3.8")
    assert "»Ansatte pr. oktober 2024«" in said
    assert said.endswith("på 3.805 stemmer med de tal, der står i filen.")
    model = page.pane.model
    source = window.editor.edited.rows("sources")[-1][0]
    assert any(
        model.source_at(page.pane.view.currentIndex().siblingAtColumn(at)).startswith("import-")
        for at in range(model.columnCount())
    )
    assert source.startswith("import-")
    page.show_table("training")
    assert page.imported.isVisible()
    opened.hand.program.use_language("en")
    QTest.qWait(50)
    assert "7 rows in 1 group came in" in page.imported.label.text()
    window.undo.trigger()
    assert not page.imported.isVisible()


def test_a_file_with_another_total_than_its_rows_is_told_of(opened: Import, tmp_path: Path) -> None:
    figures = ("5", "100", "400", "500", "800", "900", "1.100", "10")
    opened.to_result(age_file(tmp_path / "alder.csv", figures, total="3.808"))
    said = "Filens i alt-række stemmer ikke: Rækkerne giver 3.815, filen siger 3.808."
    assert said in opened.texts
    opened.go_on()
    assert page_of(opened).imported.label.text().endswith(said)


def test_a_total_that_agrees_is_told_too(opened: Import, tmp_path: Path) -> None:
    figures = ("5", "100", "400", "500", "800", "900", "1.100", "10")
    opened.to_result(age_file(tmp_path / "alder.csv", figures, total="3.815"))
    opened.go_on()
    text = page_of(opened).imported.label.text()
    assert text.endswith("Filens i alt-række på 3.815 stemmer med filens rækker.")


def test_the_source_is_called_by_the_files_own_title_unless_one_types_another(
    opened: Import, tmp_path: Path
) -> None:
    opened.read(full_time_file(tmp_path / "udtræk-17.xlsx", (0.5, 0.6)))
    title = opened.wizard.columns_page.whole.title
    assert title.text() == "Fuldtidsandel i kommunerne 2024"
    opened.go_on()
    title.selectAll()
    QTest.keyClicks(title, "Lønsystemet")
    opened.wizard.sheet_page.header_chosen.emit((4, 4))
    opened.wait()
    assert title.text() == "Lønsystemet"


def test_a_file_without_a_title_gives_its_name(opened: Import, tmp_path: Path) -> None:
    path = tmp_path / "min-fil.csv"
    path.write_text("Stilling;Alder;Antal\nSOSU-assistent;20-39 år;100\n", encoding="utf-8")
    opened.read(path)
    assert opened.wizard.columns_page.whole.title.text() == "min-fil.csv"


def test_figures_without_people_have_no_total(opened: Import, tmp_path: Path) -> None:
    opened.to_result(full_time_file(tmp_path / "fuldtid.xlsx", (30.0, 40.0)))
    opened.go_on()
    text = page_of(opened).imported.label.text()
    assert text.startswith("Arbejdstid: 2 rækker i ")
    assert "i alt" not in text
