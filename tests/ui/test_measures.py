"""The page Tiltag, walked with mouse and keyboard: found, attached, undone, one's own written."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sosuplan.model.library import library
from sosuplan.store.planfile import PlanFile
from tests.ui.answers import Answers, answer
from tests.ui.hand import Hand
from ui import i18n
from ui.measures.attach import AttachDialog
from ui.measures.measure_form import MeasureForm
from ui.measures.measures_tab import ATTACHED, MeasuresTab
from ui.session.steps import Step

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
DROPOUT = "dropout_reduction"
THISTED = next(one for one in library().measures.values() if one.municipality == "Thisted")
HOSTILE = "<b>Vejleder</b> & [*]"
CPR = "010190-1234"


def opened(hand: Hand) -> MeasuresTab:
    hand.key(Qt.Key.Key_3, ALT)
    pages = hand.program.window.pages
    assert pages.current == "measures"
    return cast(MeasuresTab, pages.measures_page().tab)


def ids(tab: MeasuresTab) -> set[str]:
    return set(tab.list.shown)


def of(**wanted: str) -> set[str]:
    return {
        one.id
        for one in library().measures.values()
        if all(getattr(one, name) == value for name, value in wanted.items())
    }


def test_measures_are_found_by_words_and_boxes_and_read_by_the_keyboard(hand: Hand) -> None:
    assert hand.program.window.pages.measures is None
    tab = opened(hand)
    records = tab.list
    assert len(records.shown) == 67
    assert records.count.text() == "67 af 67"
    assert "Ingen af de 67 tiltag" in records.said.text()
    # Every word must occur, in any of the texts, and Danish letters are letters.
    hand.key(Qt.Key.Key_F, CTRL)
    assert records.search.hasFocus()
    QTest.keyClicks(records.search, "thisted HØJESTE")
    assert ids(tab) == {THISTED.id}
    assert records.count.text() == "1 af 67"
    QTest.keyClick(records.search, Qt.Key.Key_Down)
    assert records.view.hasFocus()
    details = records.details.toPlainText()
    for text in (THISTED.challenge_da, THISTED.considerations_da, THISTED.locator):
        assert text in details
    # What is found begins at the top.
    assert records.current == records.shown[0]
    records.search.setText("intet som dette")
    assert records.none.isVisible()
    heard = list[str]()
    records.search.textChanged.connect(heard.append)
    hand.click(records.none_button)
    assert len(records.shown) == 67
    # The field itself hears that it is empty, and takes its cross away.
    assert heard == [""]
    for code, choice, wanted in (
        ("theme", "rekruttering", of(theme="rekruttering")),
        ("focus", "livslang-laering", of(focus_area="livslang-laering")),
        ("place", "Rebild", of(municipality="Rebild")),
        ("lever", "intake_change:SSH", of(lever="intake_change")),
        ("measured", "partly", of(effect_measured="partly")),
        ("kind", "own", set()),
        ("attached", ATTACHED, set()),
    ):
        box = records.boxes[code]
        assert box.accessibleName()
        box.setFocus()
        place = box.findData(choice)
        box.setCurrentIndex(place - 1)
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert ids(tab) == wanted, code
        hand.click(records.clear_button if wanted else records.none_button)
    # The chosen row stays chosen in another order, and is copied as a row.
    records.choose(THISTED.id)
    records.view.setFocus()
    records.view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert records.current == THISTED.id
    assert records.model.records[0].cells[1] == "Vesthimmerland"
    QTest.keyClick(records.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith(THISTED.title_da)
    hand.program.use_language("en")
    hand.settle()
    assert THISTED.title_en in records.details.toPlainText()
    assert records.count.text() == "67 of 67"
    # Other pages and tabs are a key away.
    page = hand.program.window.pages.measures_page()
    QTest.keyClick(records.view, Qt.Key.Key_PageDown, CTRL)
    assert page.tabs.hasFocus()


def test_a_measure_is_attached_with_a_value_seen_undone_and_taken_out(hand: Hand) -> None:
    session, window = hand.program.session, hand.program.window
    session.look_at(occupation="SSA", unit="heads")
    tab = opened(hand)
    records = tab.list
    records.choose(THISTED.id)
    before, seen = session.scenario, list[str]()

    def fill(dialog: AttachDialog) -> None:
        box = dialog.boxes[DROPOUT]
        # Nothing is put into it that the planner has not said.
        assert box.text() == ""
        assert dialog.values() == {}
        # What the value counts is said: a part of those who drop out, not percentage points.
        meaning = i18n.current()(session.catalogue[DROPOUT].help)
        assert meaning in [one.text() for one in dialog.findChildren(QLabel)]
        QTest.keyClicks(box, "400")
        assert "mellem" in dialog.hint.text()
        assert not dialog.accept_button.isEnabled()
        box.clear()
        QTest.keyClicks(box, "40")
        assert "mere, end der er set" in dialog.hint.text()
        box.clear()
        QTest.keyClicks(box, "10")
        dialog._rest.stop()
        dialog._show_effect()
        seen.append(dialog._preview.text())
        QTest.keyClicks(dialog.note, CPR)
        assert not dialog.accept_button.isEnabled()
        dialog.note.setText(HOSTILE)
        QTest.keyClick(box, Qt.Key.Key_Return)

    answer(fill)
    QTest.keyClick(records.view, Qt.Key.Key_Return)
    hand.settle()
    after = session.scenario
    assert after.levers == {DROPOUT: 0.1}
    assert [(one.measure, one.value, one.note) for one in after.measures] == [
        (THISTED.id, 0.1, HOSTILE)
    ]
    assert THISTED.title_da in after.reasons[DROPOUT][0]
    gain = next(one for one in tab._found.attached).attached[0].gains[0] if tab._found else None
    assert gain is not None
    assert f"+{gain.heads:.0f} personer" in seen[0]
    assert f"+{gain.fte:.0f} fuldtidspersoner" in seen[0]
    details = records.details.toPlainText()
    assert "(antagelse)" in details
    assert HOSTILE in details
    hand.click(records.buttons["lever"])
    assert window.pages.current == "scenarios"
    # It is seen on Scenarier, from where one comes back to it.
    hand.key(Qt.Key.Key_1, ALT)
    chip = window.scenarios.bar.measures
    assert chip.text() == "1 tiltag"
    hand.click(chip)
    assert window.pages.current == "measures"
    assert records.shown == [THISTED.id]
    window.undo.trigger()
    hand.settle()
    assert session.scenario == before
    assert records.shown == []
    window.redo.trigger()
    hand.settle()
    assert session.scenario == after
    # Moved by hand, the lever stands elsewhere than its measures bring it, and that is said.
    session.set_lever(session.catalogue[DROPOUT], 0.3)
    hand.settle()
    assert "står på 30" in records.said.text()
    window.undo.trigger()
    hand.settle()
    session.keep()
    assert session.path is not None
    with PlanFile.open(session.path, read_only=True) as file:
        assert THISTED.id in file.workspace()["measures"]
    hand.click(records.buttons["detach"])
    assert session.scenario == before
    # The same with one lever put back by itself: taken out, the measure takes nothing off it.
    window.undo.trigger()
    hand.settle()
    session.set_lever(session.catalogue[DROPOUT], None)
    assert [one.value for one in session.scenario.measures] == [None]
    hand.settle()
    hand.click(records.buttons["detach"])
    assert not session.scenario.levers
    window.undo.trigger()
    # With all levers reset, measures belong to the scenario and move nothing.
    window.undo.trigger()
    window.scenarios.reset()
    hand.settle()
    assert not session.scenario.levers
    assert [one.value for one in session.scenario.measures] == [None]


def test_a_measure_of_ones_own_is_written_changed_undone_and_deleted(hand: Hand) -> None:
    session, window = hand.program.session, hand.program.window
    tab = opened(hand)
    records = tab.list
    records.choose(THISTED.id)

    def write(form: MeasureForm) -> None:
        assert form.lever.currentData() == DROPOUT
        title = form.lines["title_da"]
        title.clear()
        assert not form.accept_button.isEnabled()
        QTest.keyClicks(title, CPR)
        assert "CPR" in form.hint.text()
        assert not form.accept_button.isEnabled()
        title.clear()
        QTest.keyClicks(title, HOSTILE)
        for name, text in (("before", "20"), ("after", "14,5"), ("comparison_before", "x")):
            QTest.keyClicks(form.figures[name], text)
        assert not form.accept_button.isEnabled()
        form.figures["comparison_before"].clear()
        assert "−5,5" in form.effect.text()
        QTest.keyClick(title, Qt.Key.Key_Return)

    answer(write)
    hand.click(records.buttons["copy"])
    (own,) = session.plan.measures
    assert (own.title_da, own.before, own.after, own.effect_measured) == (
        HOSTILE,
        20.0,
        14.5,
        "yes",
    )
    assert records.current == own.id
    assert len(records.shown) == 68
    assert HOSTILE in records.details.toPlainText()
    assert "−5,5" in records.details.toPlainText()
    assert "Nyt tiltag" in window.undo.text()
    # A step of a measure with a long title has a short name, and a file's long title stays.
    session.attach_measure(session.plan.measures[0], {}, "", "Langt " * 600)
    assert len(window.undo.text()) < 100
    hand.settle()
    window.undo.trigger()
    hand.settle()
    # Its cells are on no table of Data: the step leads to the tab.
    window.pages.turn_to("data")
    step = session.undo_stack.command(session.undo_stack.index() - 1)
    assert isinstance(step, Step)
    window.pages.show_step(step)
    assert window.pages.current == "measures"
    answer(lambda form: (form.lines["municipality"].setText("Herning"), form.accept()))
    hand.click(records.buttons["edit"])
    assert [one.municipality for one in session.plan.measures] == ["Herning"]
    # What a scenario has is not deleted.
    session.attach_measure(session.plan.measures[0], {DROPOUT: 0.05}, "", "x")
    hand.settle()
    answers = Answers("OK")
    hand.click(records.buttons["delete"])
    assert session.plan.measures
    assert "Tag det først ud" in answers.said[0]
    window.undo.trigger()
    hand.settle()
    hand.click(records.buttons["delete"])
    assert session.plan.measures == ()
    assert len(records.shown) == 67
    window.undo.trigger()
    hand.settle()
    assert [one.municipality for one in session.plan.measures] == ["Herning"]
    session.undo_stack.setIndex(0)
    hand.settle()
    assert session.plan.measures == ()
