"""First step: which file. What is wrong with it is told here, with a way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.importing.fields import TARGETS, target_word
from sosuplan.importing.progress import Progress
from sosuplan.importing.template import write_template
from sosuplan.model.plan import Plan
from sosuplan.narrative.messages import sentence
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from ui.i18n import _, current
from ui.importing.parts import Card, heading, note
from ui.widgets.accessible import Pane
from ui.widgets.fitting import FittedDialog
from ui.widgets.problems import tell
from ui.widgets.saving import Outcome

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt", ".px", ".json")
MOST_LISTED = 8


def files_of(folder: Path, _progress: Progress) -> list[Path]:
    """The newest files of a folder that may be imported; none if it cannot be looked into."""
    try:
        found = [
            (entry.stat().st_mtime, entry)
            for entry in folder.iterdir()
            if entry.suffix.lower() in SUFFIXES and not entry.name.startswith((".", "~$"))
        ]
    except OSError:
        return []
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [path for __, path in found[:MOST_LISTED]]


class FilePage(QWidget):
    """Choose a file by button, from the folder used last, or by dropping it."""

    chosen = Signal(Path)
    templates_wanted = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.setAcceptDrops(True)
        self.drop = QFrame()
        self.drop.setProperty("kind", "drop")
        inside = QVBoxLayout(self.drop)
        inside.setContentsMargins(24, 26, 24, 26)
        inside.setSpacing(8)
        title = heading(_("Drop a file here"), 13.0)
        kinds = note(
            _(
                "Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods), text (.csv, .tsv) or Statbank"
                " (.px, .json)"
            )
        )
        self.button = QPushButton(_("Choose a &file…"))
        self.button.setDefault(True)
        self.button.clicked.connect(self.ask)
        for widget in (title, kinds):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(widget)
        inside.addSpacing(6)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

        self.problem = Card("problem")
        self.problem.hide()
        self.problem_title = heading("", spoken=True)
        self.problem_text = note("", "", spoken=True)
        self.problem.inside.addWidget(self.problem_title)
        self.problem.inside.addWidget(self.problem_text)

        self.recent_title = QLabel()
        self.recent_title.setProperty("look", "muted")
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("Files in the folder used last"))
        self.recent.itemActivated.connect(self._take)
        self.recent.itemClicked.connect(self._take)

        template = QHBoxLayout()
        template.addWidget(
            note(
                _(
                    "No file yet? Save a template with the right headings, fill it in, and import"
                    " it here."
                )
            ),
            1,
        )
        self.template = QPushButton(_("Save a &template…"))
        self.template.clicked.connect(self.templates_wanted)
        template.addWidget(self.template)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.drop)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent, 1)
        # What is wrong with a file of the list moves none of them.
        column.addWidget(self.problem)
        column.addWidget(
            note(
                _(
                    "The file is only read, and never leaves this computer. Files with CPR numbers"
                    " are refused."
                )
            )
        )
        column.addLayout(template)
        self.saved = Outcome()
        column.addWidget(self.saved)
        self.show_recent([])

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        return [Pane(self.drop), Pane(self.recent), Pane(self, self.template)]

    def ask(self) -> None:
        """Ask for a file in the folder used last."""
        listed = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        path, __ = QFileDialog.getOpenFileName(
            self,
            _("Choose a file to import"),
            self.folder,
            ";;".join(
                (
                    _("Tables ({listed})").format(listed=listed),
                    _("All files (*)"),
                )
            ),
        )
        if path:
            self.chosen.emit(Path(path))

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the files of the folder used last."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(masked(path.name))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.recent.addItem(item)
        self.recent_title.setText(_("Used last: {folder}").format(folder=masked(self.folder)))
        self.recent_title.setVisible(bool(paths))
        # An empty list keeps its room, so that nothing jumps when files are found.
        self.recent.setEnabled(bool(paths))

    def show_problem(self, path: Path | None, error: SosuplanError | None) -> None:
        """Tell what keeps a file from being read; None takes the message away."""
        self.problem.setVisible(error is not None)
        if error is None or path is None:
            return
        self.problem_title.setText(_("{name} cannot be imported").format(name=masked(path.name)))
        self.problem_text.setText("\n".join(sentence(fault, current()) for fault in error.faults))

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))

    # --- dropping -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.chosen.emit(Path(url.toLocalFile()))
                return

    def _mark(self, over: bool) -> None:
        """Show that a file may be let go here."""
        self.drop.setProperty("over", over)
        self.drop.style().unpolish(self.drop)
        self.drop.style().polish(self.drop)


SUFFIX = ".xlsx"


# --- templates ------------------------------------------------------------------------------------


class TemplateDialog(FittedDialog):
    """Asks which table the template is for, and where it is saved."""

    def __init__(self, parent: QWidget, plan: Plan, folder: str) -> None:
        super().__init__(parent)
        self._plan = plan
        self._folder = folder
        self.saved: Path | None = None
        """Where the template was saved."""
        self.setWindowTitle(_("Save a template"))
        self.tables = QListWidget()
        self.tables.setAccessibleName(_("Table"))
        # The style sheet's spacing must be known before the items are laid out.
        self.tables.ensurePolished()
        for target in TARGETS:
            item = QListWidgetItem(target_word(target.name, current()))
            item.setData(Qt.ItemDataRole.UserRole, target.name)
            self.tables.addItem(item)
        self.tables.setCurrentRow(0)
        self.tables.itemDoubleClicked.connect(self.save)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(heading(_("A template for which table?"), 12.0))
        column.addWidget(
            note(
                _(
                    "An Excel workbook with headings, examples and choices to pick from. Fill it"
                    " in, and import it."
                )
            )
        )
        column.addWidget(self.tables, 1)
        column.addWidget(buttons)
        self.resize(460, 430)

    def save(self) -> None:
        """Ask for a name and write the template there; a problem is told."""
        item = self.tables.currentItem()
        target = str(item.data(Qt.ItemDataRole.UserRole))
        suggested = str(Path(self._folder) / f"{item.text()}{SUFFIX}")
        chosen, __ = QFileDialog.getSaveFileName(
            self,
            _("Save the template as"),
            suggested,
            _("Excel workbooks (*.xlsx)"),
        )
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(SUFFIX) else chosen + SUFFIX)
        try:
            write_template(path, target, self._plan, current().code)
        except SosuplanError as error:
            tell(
                self,
                _("The template was not saved."),
                error,
                current(),
            )
            return
        self.saved = path
        self.accept()
