"""What can be done with a view's figures and its picture: copied, seen as a table, saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from sosuplan.charts.spec import Figures
from sosuplan.text.language import Language
from ui.charts import clipboard
from ui.charts.more import MoreButton
from ui.charts.picture import picture_of
from ui.charts.said import said_of
from ui.i18n import _


class CopyActions(QObject):
    """The menu of a view with figures, at the mouse, at its button, and at the keyboard's own key
    for menus."""

    def __init__(self, view: QWidget, figures: Callable[[], Figures]) -> None:
        super().__init__(view)
        self._view = view
        self._figures = figures
        self._language: Language | None = None
        self._whose = ""
        self.decimals = 0
        """Of figures that people read; a spreadsheet gets all."""
        self.table, self.copy_table = self._action(self.show_table), self._action(self._copy_table)
        self.numbers, self.picture = (
            self._action(self._copy_numbers),
            self._action(self._copy_picture),
        )
        self.save = self._action(self._save_picture)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.button = MoreButton(view)
        view.installEventFilter(self)

    def name(self, language: Language, whose: str) -> None:
        """Name the actions of the view that is called ``whose``, when that or the language is
        another."""
        same = self._language is not None and language.code == self._language.code
        if same and whose == self._whose:
            return
        self._language, self._whose = language, whose
        self.table.setText(_("Show the figures as a table…"))
        self.copy_table.setText(_("Copy table"))
        self.numbers.setText(_("Copy numbers"))
        self.picture.setText(_("Copy picture"))
        self.save.setText(_("Save picture…"))
        self.button.name(_("Copy, save or show the figures as a table"), whose)

    def show_table(self) -> None:
        """The figures in a window of their own."""
        from ui.charts.figures_dialog import FiguresDialog

        if self._language is not None:
            FiguresDialog(
                self._view.window(),
                said_of(self._view),
                self._figures(),
                self.decimals,
                self._language,
            ).exec()

    def _copy_table(self) -> None:
        if self._language is not None:
            clipboard.copy_table(
                said_of(self._view), self._figures(), self.decimals, self._language
            )

    def _copy_numbers(self) -> None:
        if self._language is not None:
            clipboard.copy_numbers(self._figures(), self._language)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(picture_of(self._view))

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
