from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.report import typeset
from sosuplan.resources import resource
from sosuplan.store import rows
from sosuplan.store.folder import PlanFolder, read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.ui.box_hand import put
from tests.ui.data_hand import DataHand
from tests.ui.frames import FrameMaker, danish_frames
from tests.ui.hand import Hand
from tests.ui.importing import Import
from tests.ui.lever_bench import Bench
from tests.ui.panel_hand import show
from tests.ui.ready_made import ReadyPages, ReadyPlans
from tests.ui.ways_out import Asked
from ui import i18n
from ui import theme as themes
from ui.app.app import Program
from ui.i18n import Translations
from ui.levers.numberbox import NumberBox
from ui.levers.panel import LeverPanel
from ui.planfiles.opening import places_of_copy
from ui.settings import Places

if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
    # The usual screen of tests is a square of 800 pixels, smaller than any that people work at.
    screen = os.path.relpath(Path(__file__).parents[1] / "data" / "screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"


@pytest.fixture(autouse=True)
def _leaves_an_application_that_waits(qapp: QApplication) -> Iterator[None]:
    """An application that was told to quit while nothing ran it shows no dialog ever after: the
    test that leaves one behind fails, not those that come after it in the same process."""
    yield
    waited: list[bool] = []
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: waited.append(True))
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    assert waited, "a dialog would no longer wait for an answer"


@pytest.fixture(scope="session", autouse=True)
def _is_made_once() -> Iterator[None]:
    """A report takes half a second, and a plan a fifth of a window's start; the tests of a process
    look at few that differ."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "read_plan", ReadyPlans().read)
        patch.setattr(typeset, "_compiler_of", ReadyPages().compiler)
        yield


@pytest.fixture(scope="session")
def reference_folder() -> PlanFolder:
    return read_folder(resource("plans", "midtjylland"))


@pytest.fixture(scope="session")
def reference(reference_folder: PlanFolder) -> Plan:
    return reference_folder.plan


@pytest.fixture
def frames(reference: Plan, qapp: QApplication) -> Iterator[FrameMaker]:
    """Frames of the reference plan, in an application that speaks Danish."""
    with danish_frames(reference, qapp) as made:
        yield made


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The folders of a user who starts the program for the first time."""
    return Places.under(tmp_path / "profile")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, places: Places) -> Iterator[Callable[..., Program]]:
    """Starts the program as often as asked, one after the other, for the same user."""
    running: list[Program] = []
    made_here: list[Program] = []

    def run(plan: Path | None = None) -> Program:
        while running:
            running.pop().end()
        made = Program(qapp, places)
        # When a test is over, nobody is left to say what becomes of changes that cannot be kept.
        qtbot.addWidget(made.window, before_close_func=lambda _: made.session.close())
        running.append(made)
        made_here.append(made)
        made.start(plan)
        made.window.resize(1366, 768)
        qtbot.waitExposed(made.window)
        QTest.qWait(20)
        return made

    yield run
    while running:
        running.pop().end()
    # A signal's connections hold what they call, unseen by the garbage collector: what has no
    # parent that is deleted stays for ever.
    for made in made_here:
        made.session.deleteLater()


@contextmanager
def running(application: QApplication, places: Places) -> Iterator[Program]:
    """The program in a window, where what is found in it is for several tests."""
    made = Program(application, places)
    made.start(None)
    made.window.resize(1366, 768)
    QTest.qWaitForWindowExposed(made.window)
    QTest.qWait(20)
    try:
        yield made
    finally:
        made.end()
        made.window.deleteLater()
        made.session.deleteLater()


@pytest.fixture(scope="module")
def standing(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The whole program in a window that the tests of a module share: they only look at it, or
    leave it as it was."""
    with running(qapp, Places.under(tmp_path_factory.mktemp("profile"))) as program:
        yield program


@pytest.fixture(scope="session")
def reference_file(reference_folder: PlanFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan file that a first start makes."""
    path = tmp_path_factory.mktemp("reference") / "plan.sosuplan"
    PlanFile.create(path, reference_folder.plan, reference_folder.scenarios)
    return path


@pytest.fixture
def program(
    start: Callable[..., Program],
    places: Places,
    reference_folder: PlanFolder,
    reference_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Program:
    """The whole program with the reference plan, at the size of the smallest laptop.

    The user's copy is there already: tests that look at the first start itself ``start`` it.
    """
    copy = next(places_of_copy(places, reference_folder.plan.name))
    copy.parent.mkdir(parents=True)
    shutil.copyfile(reference_file, copy)
    with monkeypatch.context() as starting:
        starting.setattr("ui.planfiles.opening.published", lambda: reference_folder)
        return start()


@pytest.fixture
def hand(qtbot: QtBot, program: Program) -> Hand:
    return Hand(qtbot, program)


@pytest.fixture
def data(qtbot: QtBot, program: Program) -> DataHand:
    """A hand on the page Data."""
    return DataHand(qtbot, program)


@pytest.fixture
def opened(qtbot: QtBot, hand: Hand) -> Import:
    """The import wizard, just opened."""
    return Import(qtbot, hand)


@pytest.fixture
def path(tmp_path: Path, reference: Plan) -> Path:
    """A plan file beside the one that is open."""
    path = tmp_path / "delt" / "Æbleø.sosuplan"
    path.parent.mkdir()
    PlanFile.create(path, replace(reference, name="Æbleø"))
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The dialog that asks for a file."""
    return Asked(monkeypatch)


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    """The application in Danish."""
    made = Translations(qapp)
    made.use("da")
    yield made
    made.use("en")


# --- parts of the window by themselves ----------------------------------------------------------


@pytest.fixture(scope="session")
def plan(reference: Plan) -> Plan:
    """The reference plan, whose levers are looked at."""
    return reference


@pytest.fixture(scope="session")
def levers(plan: Plan) -> LeverCatalogue:
    return catalogue(plan)


@pytest.fixture
def bench(qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations) -> Bench:
    return Bench(qtbot, plan, levers)


@pytest.fixture
def panel(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> LeverPanel:
    return show(qtbot, LeverPanel(levers, plan))


@pytest.fixture
def wear(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """Shows the application in another look."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield lambda theme: themes.apply(qapp, theme)
    themes.apply(qapp, LIGHT)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


@pytest.fixture
def danish(translations: Translations) -> Language:
    return i18n.current()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with one more field, for the focus to go to."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    other = QLineEdit()
    other.setObjectName("other")
    layout.addWidget(other)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def box(window: QWidget, danish: Language) -> NumberBox:
    """A share in percent with one decimal, 28,4 %."""
    made = put(window, NumberBox(0.0, 100.0, 0.5, 1))
    made.set_unit("%")
    return made
