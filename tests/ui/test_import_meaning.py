"""Files whose figures are something else than counts: what the wizard makes of them, and says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sosuplan.importing.template import write_template
from tests.ui.importing import Import, back_to_window


def test_the_population_becomes_a_demand_scenario_that_can_be_chosen_and_undone(
    opened: Import, tmp_path: Path
) -> None:
    hand, session = opened.hand, opened.hand.program.session
    before = session.plan
    people = "".join(f";{10_000 + 500 * number}" for number in range(11))
    path = tmp_path / "frkm.csv"
    path.write_text(
        "Befolkningsfremskrivning efter område, alder og tid\n\nOmråde;Alder;"
        + ";".join(map(str, range(2024, 2035)))
        + f"\nRegion Midtjylland;80 år og derover{people}\n",
        encoding="utf-8",
    )
    opened.read(path)
    opened.go_on()
    page = opened.wizard.columns_page
    assert page.target.currentText() == "Befolkning efter alder"
    assert "indekset i et efterspørgselsscenarie" in page.told.text()
    youngest = page.whole.field("from_age")
    assert isinstance(youngest, QLineEdit)
    assert youngest.text() == "80"
    opened.go_on()
    assert "1 af 1 række giver tal til planen" in opened.texts
    assert "Borgere på 80 år" in "".join(
        cell for row in opened.wizard.result_page.changes.texts() for cell in row
    )
    opened.go_on()
    hand.settle(80)
    labels = [row.label("da") for row in session.plan.demands]
    assert labels == [
        *(row.label("da") for row in before.demands),
        "Borgere på 80 år og derover",
    ]
    back_to_window(hand)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle(60)
    assert session.plan == before


def test_the_examples_of_a_template_that_nobody_filled_in_are_not_taken_over(
    opened: Import, tmp_path: Path
) -> None:
    path = tmp_path / "skabelon.xlsx"
    write_template(path, "staff", opened.hand.program.session.plan)
    opened.read(path)
    opened.go_on()
    page = opened.wizard.columns_page
    assert "arket med eksempler i en skabelon" in page.faults.text()
    assert not opened.wizard.next.isEnabled()


def test_a_payroll_list_with_degree_and_year_of_birth_gives_staff_and_full_time(
    opened: Import, tmp_path: Path
) -> None:
    session = opened.hand.program.session
    path = tmp_path / "løn.csv"
    rows = ["SSA;1980;100,0", "SSA;1985;75,0", "SSA;1990;50,0", "SSA;1995;100,0"]
    path.write_text("\n".join(["Stilling;Fødselsår;Beskæftigelsesgrad", *rows]), encoding="utf-8")
    opened.read(path)
    opened.go_on()
    page = opened.wizard.columns_page
    assert opened.column("Fødselsår").why.text().startswith("Alderen er den i planens basisår")
    degree = opened.column("Beskæftigelsesgrad")
    assert degree.unit.currentText() == "procent (86,5)"
    assert "100,0 → 37,00" in degree.why.text()
    opened.choose(page.whole.field("sector"), "municipality")
    opened.go_on()
    opened.go_on()
    heads = sum(
        row.heads
        for row in session.plan.staff
        if (row.sector, row.occupation) == ("municipality", "SSA")
    )
    assert heads == 4
    time_ = session.plan.current_working_time["Region Midtjylland", "municipality", "SSA"]
    assert (time_.fulltime_share, time_.parttime_hours) == (0.5, pytest.approx(0.625 * 37))
