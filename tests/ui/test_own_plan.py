"""A plan of one's own: by keyboard and by mouse, with all that can be typed wrongly on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget

from sosuplan.editing.areas import heads_of
from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from tests.core.test_own_plan import TRACES
from tests.ui.conftest import Hand
from tests.ui.keyboard import focus, press
from tests.ui.test_start_page import close, entry, page_of
from ui.app.app import Program
from ui.data.assumptions import AssumptionsDialog
from ui.planfiles.own_plan import FILE, GROUPS, NUMBERS, PLACE, OwnPlanWizard
from ui.settings import Places

CTRL = Qt.KeyboardModifier.ControlModifier
CPR = "010190-1234"
SSA, SSH = ("municipality", "SSA"), ("municipality", "SSH")


class Way:
    """Goes through the wizard, and through the checklist that comes after it."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.checked = 0
        self._failed: list[BaseException] = []

    def go(self, opening: Callable[[], object], *acts: Callable[[QDialog], None]) -> None:
        """Open something, and do one thing after the other in the dialogs that come up."""
        left = list(acts)

        def next_dialog() -> None:
            dialog = QApplication.activeModalWidget()
            # The keyboard is in a dialog once that is the window in front.
            if not isinstance(dialog, QDialog) or QApplication.activeWindow() is not dialog:
                timer.start(20)
                return
            act = left.pop(0)
            try:
                act(dialog)
            except BaseException as error:
                self._failed.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()
                if left:
                    timer.start(20)

        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(next_dialog)
        timer.start(20)
        opening()
        self.hand.settle(50)
        timer.stop()
        if self._failed:
            raise self._failed[0]
        assert not left

    def wizard(self, *acts: Callable[[OwnPlanWizard], None], made: bool = False) -> None:
        """Through the wizard from the menu; where a plan is ``made``, a look at the checklist."""

        def run(dialog: QDialog) -> None:
            assert isinstance(dialog, OwnPlanWizard)
            for act in acts:
                act(dialog)

        self.go(self.hand.program.window.files.ask_own, run, *([self.check] if made else []))

    def check(self, dialog: QDialog) -> None:
        assert isinstance(dialog, AssumptionsDialog)
        assert dialog.heading.text().startswith("251 af planens 251 tal")
        self.checked += 1


@pytest.fixture
def way(hand: Hand) -> Way:
    return Way(hand)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def retype(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.qWait(1)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    if not text:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    elif "–" in text and isinstance(field, QLineEdit):
        # No key of the tests has a dash.
        field.insert(text)
    else:
        QTest.keyClicks(field, text)


def to_numbers(wizard: OwnPlanWizard) -> None:
    """Randers, both occupations, the municipality."""
    retype(wizard.place.field, "Randers")
    click(wizard.next)
    click(wizard.next)
    assert wizard.pages.currentIndex() == NUMBERS


def to_file(wizard: OwnPlanWizard) -> None:
    to_numbers(wizard)
    retype(wizard.numbers.boxes[SSA], "620")
    retype(wizard.numbers.boxes[SSH], "541")
    click(wizard.next)
    assert wizard.pages.currentIndex() == FILE


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def said_of(plan: Plan) -> dict[tuple[str, str], float]:
    (area,) = plan.areas
    return heads_of(plan, area)


# --- the whole way ------------------------------------------------------------------------------


def test_with_the_keyboard_alone_there_is_a_plan_for_randers_without_a_trace_of_the_example(
    way: Way, places: Places
) -> None:
    hand = way.hand

    def type_it(dialog: QDialog) -> None:
        QTest.keyClicks(focus(), "rand")
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Return)
        QTest.qWait(5)
        QTest.keyClicks(focus(), "1.234")
        press(Qt.Key.Key_Tab)
        QTest.qWait(5)
        QTest.keyClicks(focus(), "541")
        assert isinstance(dialog, OwnPlanWizard)
        while press(Qt.Key.Key_Tab) is not dialog.next:
            pass
        press(Qt.Key.Key_Space)
        QTest.keyClick(focus(), Qt.Key.Key_Return)

    opened = hand.program.session.path
    way.go(lambda: hand.key(Qt.Key.Key_N, CTRL), type_it, way.check)
    session = hand.program.session
    assert way.checked == 1
    assert session.path == places.plans / "Randers 2024–2034.sosuplan"
    assert session.path != opened
    assert session.plan.areas == ("Randers",)
    assert said_of(session.plan) == {SSA: 1234.0, SSH: 541.0}
    assert list(session.saved) == ["Uden reform", "Alle på fuld tid"]
    assert hand.program.window.windowTitle() == "Randers 2024–2034 – SOSUplan"
    assert "1.234" not in hand.headline
    hand.program.window.files.close_plan()
    text = (places.plans / "Randers 2024–2034.sosuplan").read_bytes().decode("utf-8", "ignore")
    assert not TRACES.findall(text)


def test_with_the_mouse_alone_from_the_start_page(way: Way, places: Places) -> None:
    page = close(way.hand)
    (button,) = (
        one
        for one in page.findChildren(QPushButton)
        if one.text() == "Ny plan for min kommune eller region…"
    )

    def point(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnPlanWizard)
        places_ = dialog.place.list
        (item,) = places_.findItems("Aarhus", Qt.MatchFlag.MatchExactly)
        at = places_.visualItemRect(item).center()
        QTest.mouseClick(places_.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert dialog.place.chosen.text() == "Planen laves for: Aarhus"
        click(dialog.next)
        click(dialog.groups.jobs["SSH"])
        click(dialog.next)
        assert dialog.numbers.boxes[SSA].isVisible()
        assert not dialog.numbers.boxes[SSH].isVisible()
        box = dialog.numbers.boxes[SSA]
        click(box.lineEdit())
        QTest.qWait(5)
        QTest.keyClicks(box, "300")
        click(dialog.next)
        click(dialog.next)

    way.go(lambda: click(button), point, lambda dialog: None)
    session = way.hand.program.session
    assert session.path == places.plans / "Aarhus 2024–2034.sosuplan"
    assert said_of(session.plan) == {SSA: 300.0}
    assert session.plan.occupations == ("SSA",)


def test_it_can_be_left_at_every_step_and_leaves_nothing(way: Way, places: Places) -> None:
    before, path = files_in(places.plans), way.hand.program.session.path
    for steps in range(4):

        def leave(wizard: OwnPlanWizard, steps: int = steps) -> None:
            to_file(wizard)
            for _ in range(steps):
                click(wizard.back)
            click(wizard.cancel)
            assert not wizard.isVisible()

        way.wizard(leave)
    assert files_in(places.plans) == before
    assert way.hand.program.session.path == path


def test_going_back_keeps_what_was_filled_in(way: Way) -> None:
    def back(wizard: OwnPlanWizard) -> None:
        to_file(wizard)
        retype(wizard.file.field, "Min plan")
        for step in (NUMBERS, GROUPS, PLACE):
            click(wizard.back)
            assert wizard.pages.currentIndex() == step
        assert not wizard.back.isEnabled()
        for _ in range(3):
            click(wizard.next)
        assert wizard.file.plan_name == "Min plan"
        assert wizard.numbers.heads == {SSA: 620.0, SSH: 541.0}

    way.wizard(back)


# --- the place ----------------------------------------------------------------------------------


def test_the_list_follows_what_is_typed_and_the_arrow_keys_choose_in_it(way: Way) -> None:
    def choose(wizard: OwnPlanWizard) -> None:
        page = wizard.place
        assert page.list.count() > 100
        assert page.name == ""
        QTest.keyClicks(page.field, "brønd")
        shown = [page.list.item(row).text() for row in range(page.list.count())]
        assert shown == ["Brøndby", "Brønderslev", "Brug navnet »brønd«"]
        QTest.keyClick(page.field, Qt.Key.Key_Down)
        assert (page.name, page.kind) == ("Brønderslev", "municipality")
        QTest.keyClick(page.field, Qt.Key.Key_Down)
        assert (page.name, page.kind) == ("brønd", "")
        retype(page.field, "Århus Kommune")
        assert (page.name, page.kind) == ("Aarhus", "municipality")
        retype(page.field, "region øst")
        assert (page.name, page.kind) == ("Region Østdanmark", "region")

    way.wizard(choose)


def test_without_a_place_or_with_a_cpr_number_it_says_so_and_goes_nowhere(way: Way) -> None:
    def wrong(wizard: OwnPlanWizard) -> None:
        for text in ("", "   "):
            retype(wizard.place.field, text)
            click(wizard.next)
            assert wizard.fault.text().startswith("Vælg en kommune eller region på listen")
        retype(wizard.place.field, f"Distrikt {CPR}")
        assert wizard.fault.text() == ""
        click(wizard.next)
        assert wizard.fault.text().startswith("Det kan indeholde et CPR-nummer.")
        assert wizard.pages.currentIndex() == PLACE
        assert wizard.focusWidget() is wizard.place.field

    way.wizard(wrong)


@pytest.mark.parametrize(
    ("name", "offered", "ticked"),
    [
        ("Randers", {"municipality", "other"}, {"municipality"}),
        ("Region Sjælland", {"municipality", "region", "other"}, {"region"}),
        ("Region Vest", {"municipality", "region", "other"}, {"region"}),
        ("Distrikt Nord", {"municipality", "region", "other"}, {"municipality"}),
    ],
)
def test_the_employers_that_are_offered_are_those_of_the_kind_of_place(
    way: Way, name: str, offered: set[str], ticked: set[str]
) -> None:
    def look(wizard: OwnPlanWizard) -> None:
        retype(wizard.place.field, name)
        click(wizard.next)
        boxes = wizard.groups.sectors
        assert {one for one, box in boxes.items() if box.isVisible()} == offered
        assert {one for one, box in boxes.items() if box.isChecked()} == ticked

    way.wizard(look)


def test_without_an_occupation_or_an_employer_it_says_so(way: Way) -> None:
    def untick(wizard: OwnPlanWizard) -> None:
        retype(wizard.place.field, "Randers")
        click(wizard.next)
        click(wizard.groups.sectors["municipality"])
        click(wizard.next)
        assert wizard.fault.text() == "Sæt kryds ved mindst én arbejdsgiver."
        for box in wizard.groups.jobs.values():
            click(box)
        click(wizard.next)
        assert wizard.fault.text() == "Sæt kryds ved mindst én faggruppe."
        click(wizard.groups.jobs["SSA"])
        assert wizard.fault.text() == ""

    way.wizard(untick)


# --- the numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "SOSU-assistenter: Skriv, hvor mange der er ansat, mindst 1."),
        ("0", "SOSU-assistenter: Skriv, hvor mange der er ansat, mindst 1."),
        ("-5", "SOSU-assistenter: Tallet skal ligge mellem 0 og 100.000."),
        ("12,5", "SOSU-assistenter: Skriv et helt tal, for eksempel 13."),
        ("mange", "SOSU-assistenter: »mange« er ikke et tal."),
        ("1000000", "SOSU-assistenter: Tallet skal ligge mellem 0 og 100.000."),
    ],
)
def test_a_number_that_will_not_do_is_told_and_the_keyboard_is_there(
    way: Way, typed: str, said: str
) -> None:
    def wrong(wizard: OwnPlanWizard) -> None:
        to_numbers(wizard)
        retype(wizard.numbers.boxes[SSH], "541")
        retype(wizard.numbers.boxes[SSA], typed)
        click(wizard.next)
        assert wizard.fault.text().startswith(said)
        assert wizard.pages.currentIndex() == NUMBERS
        assert wizard.focusWidget() is wizard.numbers.boxes[SSA]
        retype(wizard.numbers.boxes[SSA], "1.234")
        click(wizard.next)
        assert wizard.numbers.heads[SSA] == 1234.0
        assert wizard.pages.currentIndex() == FILE

    way.wizard(wrong)


def test_what_is_typed_counts_when_the_access_key_is_pressed_in_the_box(way: Way) -> None:
    def fill(wizard: OwnPlanWizard) -> None:
        to_numbers(wizard)
        retype(wizard.numbers.boxes[SSA], "620")
        retype(wizard.numbers.boxes[SSH], "541")
        assert wizard.next.text().startswith("&")
        # As the access key does it: the keyboard stays where it is.
        wizard.next.click()
        assert wizard.numbers.heads == {SSA: 620.0, SSH: 541.0}
        assert wizard.pages.currentIndex() == FILE

    way.wizard(fill)


def test_an_employer_may_have_none_of_an_occupation_but_not_of_both(way: Way) -> None:
    def fill(wizard: OwnPlanWizard) -> None:
        retype(wizard.place.field, "Region Sjælland")
        click(wizard.next)
        click(wizard.groups.sectors["other"])
        click(wizard.next)
        boxes = wizard.numbers.boxes
        assert boxes["region", "SSA"].accessibleName() == "SOSU-assistenter, region"
        retype(boxes["region", "SSA"], "800")
        click(wizard.next)
        assert wizard.fault.text().startswith("SOSU-hjælpere: ")
        retype(boxes["region", "SSH"], "90")
        click(wizard.next)
        assert wizard.fault.text().startswith("Øvrige arbejdsgivere: ")
        retype(boxes["other", "SSH"], "40")
        click(wizard.next)
        click(wizard.next)

    way.go(
        way.hand.program.window.files.ask_own,
        lambda dialog: fill(dialog),  # type: ignore[arg-type]
        lambda dialog: None,
    )
    assert said_of(way.hand.program.session.plan) == {
        ("region", "SSA"): 800.0,
        ("region", "SSH"): 90.0,
        ("other", "SSH"): 40.0,
    }


def test_the_year_of_the_figures_is_the_plans_base_year(way: Way) -> None:
    def fill(wizard: OwnPlanWizard) -> None:
        to_numbers(wizard)
        for group in (SSA, SSH):
            retype(wizard.numbers.boxes[group], "100")
        retype(wizard.numbers.year, "1850")
        click(wizard.next)
        assert wizard.fault.text().startswith("Tallene er fra år: Tallet skal ligge mellem 2014")
        retype(wizard.numbers.year, "2025")
        click(wizard.next)
        assert wizard.file.plan_name == "Randers 2025–2035"
        click(wizard.next)

    way.wizard(fill, made=True)
    plan = way.hand.program.session.plan
    assert (plan.base_year, plan.horizon) == (2025, 2035)


# --- the file -----------------------------------------------------------------------------------


def test_a_name_that_is_taken_is_not_suggested_and_not_replaced(way: Way, places: Places) -> None:
    taken = places.plans / "Randers 2024–2034.sosuplan"
    taken.write_bytes(b"x")

    def fill(wizard: OwnPlanWizard) -> None:
        to_file(wizard)
        assert wizard.file.plan_name == "Randers 2024–2034 (2)"
        retype(wizard.file.field, "Randers 2024–2034")
        click(wizard.next)
        assert wizard.fault.text() == (
            "Filen findes i forvejen og bliver ikke overskrevet. Vælg et andet navn."
        )
        assert wizard.isVisible()
        retype(wizard.file.field, "Vores plan")
        click(wizard.next)

    way.wizard(fill, made=True)
    assert taken.read_bytes() == b"x"
    assert way.hand.program.session.path == places.plans / "Vores plan.sosuplan"
    assert way.hand.program.session.plan.name == "Vores plan"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Skriv et navn til planen."),
        ("???", "»???« kan ikke være navnet på en fil. Brug bogstaver eller tal."),
        (f"Plan {CPR}", "Det kan indeholde et CPR-nummer."),
    ],
)
def test_a_name_that_will_not_do_is_told(way: Way, places: Places, name: str, said: str) -> None:
    before = files_in(places.plans)

    def fill(wizard: OwnPlanWizard) -> None:
        to_file(wizard)
        retype(wizard.file.field, name)
        click(wizard.next)
        assert wizard.fault.text().startswith(said)
        assert CPR not in wizard.file.where.text()

    way.wizard(fill)
    assert files_in(places.plans) == before


def test_signs_that_no_file_may_have_are_left_out_of_its_name_and_stay_in_the_plans(
    way: Way, places: Places
) -> None:
    def fill(wizard: OwnPlanWizard) -> None:
        to_file(wizard)
        retype(wizard.file.field, "Randers: ældre/syge?")
        assert wizard.file.where.text().endswith("Randers – ældre-syge.sosuplan")
        click(wizard.next)

    way.wizard(fill, made=True)
    session = way.hand.program.session
    assert session.path == places.plans / "Randers – ældre-syge.sosuplan"
    assert session.plan.name == "Randers: ældre/syge?"


def test_another_folder_can_be_chosen_and_what_is_in_the_way_there_is_told(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "delt"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def fill(wizard: OwnPlanWizard) -> None:
        to_file(wizard)
        click(wizard.file.choose)
        assert str(folder) in wizard.file.where.text()
        folder.rmdir()
        folder.write_text("nu en fil", "utf-8")
        click(wizard.next)
        assert wizard.fault.text()
        assert wizard.isVisible()
        folder.unlink()
        folder.mkdir()
        click(wizard.next)

    way.wizard(fill, made=True)
    assert way.hand.program.session.path == folder / "Randers 2024–2034.sosuplan"
    assert files_in(folder) >= {"Randers 2024–2034.sosuplan"}


# --- the offer ----------------------------------------------------------------------------------


def test_the_reference_plan_offers_it_until_that_is_not_wanted(
    hand: Hand, start: Callable[..., Program]
) -> None:
    pages = hand.program.window.pages
    assert pages.offer is not None
    assert pages.offer.isVisible()
    pages.turn_to("data")
    assert not pages.offer.isVisible()
    pages.turn_to("scenarios")
    assert pages.offer.isVisible()
    hand.program.session.compare_with(("Uden reform",))
    assert not pages.offer.isVisible()
    hand.program.session.compare_with(())
    assert pages.offer.isVisible()
    again = start()
    offer = again.window.pages.offer
    assert offer is not None
    offer.leave.setFocus()
    press(Qt.Key.Key_Space)
    assert not offer.isVisible()
    assert start().window.pages.offer is None


def test_the_offer_leads_to_the_wizard_and_goes_when_there_is_an_own_plan(way: Way) -> None:
    program = way.hand.program
    offer = program.window.pages.offer
    assert offer is not None

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnPlanWizard)
        to_file(dialog)
        click(dialog.next)

    reference = program.session.path
    way.go(lambda: click(offer.make), fill, way.check)
    assert not offer.isVisible()
    assert reference is not None
    program.window.files.open(reference)
    assert not offer.isVisible()


def test_other_plans_offer_nothing(program: Program, tmp_path: Path, reference: Plan) -> None:
    from dataclasses import replace

    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, replace(reference, name="Odder"))
    program.window.files.open(path)
    offer = program.window.pages.offer
    assert offer is None or not offer.isVisible()


def test_it_is_in_the_menu_and_on_the_start_page(hand: Hand) -> None:
    assert entry(hand.program, "Ny plan for min kommune eller region…").isEnabled()
    close(hand)
    assert entry(hand.program, "Ny plan for min kommune eller region…").isEnabled()
    assert page_of(hand.program)


def test_the_texts_of_the_wizard_are_danish_and_english(
    way: Way,
) -> None:
    seen: dict[str, set[str]] = {}

    for code in ("da", "en"):
        way.hand.program.use_language(code)

        def read(wizard: OwnPlanWizard, code: str = code) -> None:
            seen[code] = {
                wizard.windowTitle(),
                *(page.question.text() for page in (wizard.place, wizard.groups)),
                wizard.numbers.explanation.text(),
            }

        way.wizard(read)
    assert not seen["da"] & seen["en"]


@pytest.fixture(autouse=True)
def _danish_again(hand: Hand) -> Iterator[None]:
    yield
    hand.program.use_language("da")
