"""What the wizard asks and the user decides before figures are taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sosuplan.model.plan import Plan
from tests.ui.importing import OLDEST_HEAVY, Import, age_file, full_time_file


def _heads(plan: Plan) -> float:
    return sum(
        row.heads for row in plan.staff if (row.sector, row.occupation) == ("municipality", "SSA")
    )


def test_percent_or_share_is_said_for_a_column_and_the_wrong_one_is_refused(
    opened: Import, tmp_path: Path
) -> None:
    session = opened.hand.program.session
    opened.read(full_time_file(tmp_path / "fuldtid.xlsx", (61.5, 40.0)))
    opened.go_on()
    column = opened.column("Andel på fuld tid")
    assert column.unit.currentData() == "percent"
    opened.choose(column.unit, "share")
    opened.go_on()
    assert not opened.wizard.next.isEnabled()
    assert "61.5" in opened.wizard.result_page.faults.text()
    opened.click(opened.wizard.back)
    opened.choose(column.unit, "percent")
    opened.go_on()
    # The plan has working time of a later year, which counts.
    told = "Arbejdstid fra 2024 bliver historik: Planen har tal fra 2025"
    assert told in opened.wizard.result_page.notes.text()
    opened.go_on()
    imported = [row for row in session.plan.working_time if row.year == 2024]
    assert {
        row.occupation: row.fulltime_share for row in imported if row.sector == "municipality"
    } == {"SSA": pytest.approx(0.615), "SSH": pytest.approx(0.4)}


def test_secret_figures_count_as_it_is_chosen_and_never_as_nobody(
    opened: Import, tmp_path: Path
) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv"))
    page = opened.wizard.result_page
    assert page.secret.isVisible()

    def heads() -> float:
        assert opened.wizard._result is not None
        return _heads(opened.wizard._result.plan)

    rule, number = page.secret.rule, page.secret.number
    assert rule.currentText() == "det bedst kendte"
    assert heads() == pytest.approx(3808)
    assert "De tæller som det, der er tilbage af filens egen sum" in opened.texts
    assert _has(page.totals.texts(), "✓ 3.808")
    opened.choose(rule, "keep")
    assert heads() == pytest.approx(3805 + 2.5)
    opened.choose(rule, "number")
    assert number.isVisible()
    number.setFocus()
    number.selectAll()
    opened._qtbot.keyClicks(number, "4")
    opened._qtbot.keyClick(number, Qt.Key.Key_Tab)
    opened.wait()
    assert heads() == pytest.approx(3809)
    assert _has(page.totals.texts(), "≠ 3.808")


def _has(rows: list[list[str]], text: str) -> bool:
    return any(text in row for row in rows)


def test_rows_left_out_are_told_with_reason_and_lines(opened: Import, tmp_path: Path) -> None:
    opened.to_result(age_file(tmp_path / "alder.csv"))
    tree = opened.wizard.result_page.ignored
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    by_text = {item.text(0): [item.child(n).text(0) for n in range(item.childCount())]
               for item in items if item is not None}  # fmt: skip
    assert by_text["1 · summer af andre rækker"] == ["linje 13", "fx »I alt«"]


def test_what_the_file_does_not_say_is_asked_for_before_going_on(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "alder.csv"
    path.write_text("Alder;Antal\n20-39 år;400\n40-59 år;900\n60-64 år;200\n", encoding="utf-8")
    opened.read(path)
    opened.go_on()
    page = opened.wizard.columns_page
    assert set(page.whole.asked) == {"area", "sector", "occupation", "year"}
    assert not opened.wizard.next.isEnabled()
    assert page.faults.isVisible()
    opened.choose(page.whole.field("sector"), "municipality")
    opened.choose(page.whole.field("occupation"), "SSA")
    assert opened.wizard.next.isEnabled()
    assert not page.faults.isVisible()
    year = page.whole.field("year")
    assert isinstance(year, QLineEdit)
    year.setFocus()
    opened._qtbot.keyClicks(year, "i fjor")
    assert not opened.wizard.next.isEnabled()


def test_a_new_municipality_takes_over_the_other_figures_as_assumptions(
    opened: Import, tmp_path: Path
) -> None:
    session = opened.hand.program.session
    opened.to_result(age_file(tmp_path / "aarhus.csv", area="Aarhus Kommune"))
    page = opened.wizard.result_page
    assert "Nyt i planen: Aarhus" in opened.texts
    assert page.gaps.model.currentText() == "Region Midtjylland"
    opened.choose(page.gaps.model, "")
    assert not opened.wizard.next.isEnabled()
    opened.choose(page.gaps.model, "Region Midtjylland")
    assert opened.wizard.next.isEnabled()
    opened.go_on()
    assert session.plan.areas == ("Region Midtjylland", "Aarhus")
    sources = {row.id: row.kind for row in session.plan.sources}
    kinds = {sources[row.source] for row in session.plan.training if row.area == "Aarhus"}
    assert kinds == {"assumption"}


def test_title_and_kind_of_the_source_are_the_users(opened: Import, tmp_path: Path) -> None:
    opened.read(age_file(tmp_path / "alder.csv"))
    opened.go_on()
    whole = opened.wizard.columns_page.whole
    whole.title.setText("KRL, oktober 2024")
    for line, text in (
        (whole.publisher, "KRL"),
        (whole.published, "november 2024"),
        (whole.note, "Leveret af lønkontoret"),
    ):
        line.setFocus()
        opened._qtbot.keyClicks(line, text)
    opened.choose(whole.kind, "published")
    opened.go_on()
    opened.go_on()
    sources = {row.title: row for row in opened.hand.program.session.plan.sources}
    source = sources["KRL, oktober 2024"]
    assert (source.kind, source.publisher) == ("published", "KRL")
    assert (source.published, source.note) == ("november 2024", "Leveret af lønkontoret")


def test_what_a_dash_means_is_asked_where_there_are_any(opened: Import, tmp_path: Path) -> None:
    figures = (*OLDEST_HEAVY[:-1], "-")
    opened.read(age_file(tmp_path / "alder.csv", figures))
    opened.go_on()
    whole = opened.wizard.columns_page.whole
    assert whole.dash.isVisible()
    assert not whole.dash.isChecked()
    opened.click(whole.dash)
    opened.go_on()
    assert opened.wizard._result is not None
    assert _heads(opened.wizard._result.plan) == pytest.approx(3805)
    assert "Streger læst som 0: 1." in opened.texts
    opened.click(opened.wizard.back)
    opened.click(opened.wizard.back)
    opened.click(opened.wizard.back)
    opened.read(age_file(tmp_path / "uden.csv"))
    opened.go_on()
    assert not whole.dash.isVisible()


def test_secret_figures_that_nothing_is_known_of_wait_for_the_users_choice(
    opened: Import, tmp_path: Path
) -> None:
    figures = (*OLDEST_HEAVY[:-1], "..")
    path = age_file(tmp_path / "aarhus.csv", figures, area="Aarhus Kommune", total="..")
    opened.to_result(path)
    card = opened.wizard.result_page.secret
    assert card.rule.currentText() == ""
    assert card.rule.placeholderText() == "Vælg…"
    assert "Gruppen er ny i planen" in opened.texts
    assert "Aarhus og Region Midtjylland overlapper" in opened.texts
    assert not opened.wizard.next.isEnabled()
    opened.choose(card.rule, "number")
    assert card.number.isVisible()
    assert not card.nothing_today.isVisible()
    assert opened.wizard.next.isEnabled()


def test_job_titles_that_are_unclear_are_decided_one_by_one_or_together(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "personale.csv"
    titles = {
        "Social- og sundhedsassistent": 900,
        "Social- og sundhedshjælper": 1100,
        "<b>Hjemmehjælper</b>": 14,
        "Gruppeleder": 3,
    }
    rows = [
        f"Region Midtjylland;Kommunal;{title};{age};{n}"
        for title, n in titles.items()
        for age in ("20-39", "40-64")
    ]
    path.write_text("\n".join(["Område;Sektor;Stilling;Alder;Antal", *rows]), encoding="utf-8")
    opened.to_result(path)
    page = opened.wizard.result_page
    assert page.titles.isVisible()
    assert "<b>Hjemmehjælper</b> (28)" in opened.texts
    assert not opened.wizard.next.isEnabled()
    helpers, leaders = page.titles.boxes.values()
    assert helpers.currentText() == ""
    opened.choose(helpers, "SSH")
    assert helpers.currentText() == "SOSU-hjælpere"
    assert not opened.wizard.next.isEnabled()
    opened.choose(leaders, "none")
    assert opened.wizard.next.isEnabled()
    assert _has(page.totals.texts(), "2.228")
    opened.click(page.titles.none)
    assert helpers.currentText() == leaders.currentText() == "tæller ikke med"
    assert _has(page.totals.texts(), "2.200")
    opened.choose(helpers, "SSA")
    opened.go_on()
    assert _heads(opened.hand.program.session.plan) == 1828
    # The next file of this shape is asked about what is new in it alone.
    path.write_text(path.read_text("utf-8").replace("Gruppeleder", "Plejer"), encoding="utf-8")
    again = Import(opened._qtbot, opened.hand)
    again.to_result(path)
    boxes = again.wizard.result_page.titles.boxes
    assert {title: box.currentText() for title, box in boxes.items()} == {
        "<b>Hjemmehjælper</b>": "SOSU-assistenter",
        "Plejer": "",
    }


def test_values_of_a_column_are_settled_by_a_tick_in_it_or_as_they_are(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "personale.csv"
    rows = [
        f"Region Midtjylland;Kommunal;SSA;{age};{group};{team};{n - less - fewer}"
        for age, n in (("20-39", 400), ("40-64", 900))
        for group, less in (("Medarbejdere", 0), ("Kvinder", 31))
        for team, fewer in (("Personale", 0), ("Mænd", 107))
    ]
    path.write_text(
        "\n".join(["Område;Sektor;Stilling;Alder;Gruppe;Hold;Antal", *rows]), encoding="utf-8"
    )
    opened.to_result(path)
    page = opened.wizard.result_page
    card = page.values
    assert card.isVisible()
    assert not opened.wizard.next.isEnabled()
    opened.click(card.boxes["Gruppe=Kvinder"])
    assert not card.boxes["Gruppe=Kvinder"].isChecked()
    # Of the other column nothing has been said.
    assert not opened.wizard.next.isEnabled()
    assert _has(page.totals.texts(), "2.386")
    opened.click(card.right)
    assert opened.wizard.next.isEnabled()
    assert not card.right.isVisible()
    # The next press of the key takes nothing over.
    assert opened.wizard.focusWidget() is card.boxes["Gruppe=Medarbejdere"]
    assert _has(page.totals.texts(), "2.386")
    assert [box.isChecked() for box in card.boxes.values()] == [True, False, True, True]
    men = card.boxes["Hold=Mænd"]
    men.setFocus()
    opened._qtbot.keyClick(men, Qt.Key.Key_Space)
    opened.wait()
    assert opened.wizard.focusWidget() is men
    assert opened.wizard.next.isEnabled()
    assert _has(page.totals.texts(), "1.300")
