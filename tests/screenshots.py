"""``python -m tests.screenshots [FOLDER]``: every screen in Danish, light and dark, at the smallest
and at the usual size, as PNG files to look at."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.app.app import Program
from ui.report.page import ReportPage
from ui.report.pages_view import Fit
from ui.settings import Places

SIZES = ((1366, 768), (1920, 1080))
LOOKS = ("light", "dark")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as profile:
        program = Program(application, Places.under(Path(profile)))
        program.start(None)
        window, session = program.window, program.session
        for width, height in SIZES:
            window.resize(width, height)
            for look in LOOKS:
                program.use_look(look)

                def shoot(name: str, size: str = f"{width}x{height}-{look}") -> None:
                    _settle(application)
                    window.grab().save(str(folder / f"{name}-{size}.png"))

                session.undo_stack.setIndex(0)
                session.look_at(occupation="SSA", unit="heads")
                session.compare_with(())
                window.scenarios.tabs.setCurrentIndex(0)
                shoot("today")
                session.compare_with(("Alle på fuld tid",))
                session.change(session.saved["Fuld tid som i regionen"], "x")
                lever = session.catalogue["intake_change:SSA"]
                session.set_lever(lever, 0.1)
                shoot("scenario")
                for place, name in enumerate(("balance", "ages", "trainees"), start=1):
                    window.scenarios.tabs.setCurrentIndex(place)
                    shoot(name)
                session.look_at(occupation="all", unit="fte")
                shoot("trainees-both")
                window.scenarios.tabs.setCurrentIndex(2)
                shoot("ages-both")
                window.scenarios.tabs.setCurrentIndex(0)
                shoot("scenario-both-fte")
                window.pages.turn_to("measures")
                shoot("measures")
                window.pages.turn_to("data")
                for table in ("staff", "working_time", "training", "sources", "changes"):
                    window.pages.data_page().show_table(table)
                    shoot(f"data-{table}")
                window.pages.turn_to("report")
                report = window.pages.report_page()
                for name, page in (("first", 0), ("third", 2)):
                    _wait_for_pages(report)
                    report.pages.go_to(page)
                    shoot(f"report-{name}")
                report.pages.set_zoom(Fit.PAGE)
                _wait_for_pages(report)
                shoot("report-whole-page")
                report.pages.set_zoom(Fit.WIDTH)
                report.pages.go_to(0)
                window.pages.turn_to("scenarios")
        program.use_language("en")
        program.use_look("light")
        _settle(application)
        window.grab().save(str(folder / "english-1920x1080-light.png"))
        program.end()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def _settle(application: QApplication) -> None:
    """Until everything is drawn, and what follows when the levers rest too."""
    from PySide6.QtTest import QTest

    application.processEvents()
    QTest.qWait(250)


def _wait_for_pages(report: ReportPage) -> None:
    """Until the report's pages are there, as sharp as they can be."""
    from PySide6.QtTest import QTest

    QTest.qWait(250)
    shown = report.pages.pictures
    while not (report.preview.fresh and report.preview.up_to_date and shown.ready):
        QTest.qWait(20)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
