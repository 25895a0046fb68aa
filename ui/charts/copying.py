"""What can be done with a chart's figures and its picture: copied, seen as a table, saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from sosuplan.charts.spec import ChartSpec, Figures
from sosuplan.exports.texts import html_table, tab_separated
from sosuplan.text.language import Language
from ui.charts.look import HasSpec
from ui.charts.more import MoreButton
from ui.charts.picture import picture_of
from ui.i18n import _
from ui.widgets.saving import copy_to_clipboard


def copy_table(spec: ChartSpec, caption: Sequence[str]) -> None:
    """For documents, with rounded figures; spreadsheets that read it find all their digits."""
    html = html_table(spec.name, spec.figures, spec.language, spec.decimals, caption)
    copy_to_clipboard(html, tab_separated(spec.figures, spec.language))


def copy_numbers(figures: Figures, language: Language) -> None:
    """For spreadsheets alone: as text, with all digits."""
    QGuiApplication.clipboard().setText(tab_separated(figures, language))


class CopyActions(QObject):
    """The menu of a view that has a spec, at the mouse, at its button, and at the keyboard's own
    key for menus."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        assert isinstance(view, HasSpec)
        self._view, self._source = view, view
        self._named = ("", "")
        self.table, self.copy_table, self.numbers, self.picture, self.save = map(
            self._action,
            (
                self.show_table,
                self._copy_table,
                self._copy_numbers,
                lambda: QGuiApplication.clipboard().setImage(picture_of(view)),
                self._save_picture,
            ),
        )
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.button = MoreButton(view)
        view.installEventFilter(self)

    def name(self) -> None:
        """Name the actions after what is shown, when that or the language is another."""
        spec = self._source.spec
        named = ("", "") if spec is None else (spec.language.code, spec.name)
        if named == self._named:
            return
        self._named = named
        self.table.setText(_("Show the figures as a table…"))
        self.copy_table.setText(_("Copy table"))
        self.numbers.setText(_("Copy numbers"))
        self.picture.setText(_("Copy picture"))
        self.save.setText(_("Save picture…"))
        self.button.name(_("Copy, save or show the figures as a table"), named[1])

    def show_table(self) -> None:
        """The figures in a window of their own."""
        from ui.charts.figures_dialog import FiguresDialog

        if self._source.spec is not None:
            window = self._view.window()
            FiguresDialog(window, self._source.spec, self._source.caption()).exec()

    def _copy_table(self) -> None:
        if self._source.spec is not None:
            copy_table(self._source.spec, self._source.caption())

    def _copy_numbers(self) -> None:
        if self._source.spec is not None:
            copy_numbers(self._source.spec.figures, self._source.spec.language)

    def _save_picture(self) -> None:
        from ui.charts.exports import exports_of

        exports = exports_of(self._view)
        if exports is not None:
            exports.save_picture(self._view)

    def _action(self, run: Callable[[], object]) -> QAction:
        action = QAction(self._view)
        action.triggered.connect(lambda: run())
        self._view.addAction(action)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys for a menu: what is in the view has no use for them and passes them on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted):
                self.button.open_menu()
                return True
        return super().eventFilter(watched, event)
