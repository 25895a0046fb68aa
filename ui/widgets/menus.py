"""Entries of menus: made once, named in the language in use, usable where there is a plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


class Entries:
    """The entries and titles that one owner has put into menus."""

    def __init__(self) -> None:
        self._texts: list[tuple[QAction, Callable[[], str]]] = []
        self._of_plan: list[QAction] = []
        self._menus_of_plan: list[QMenu] = []

    def add(
        self,
        menu: QMenu,
        text: Callable[[], str],
        run: Callable[[], object],
        shortcut: QKeySequence | None = None,
        *,
        needs_plan: bool = False,
    ) -> QAction:
        """A new entry at the end of ``menu``; ``name`` gives it its text."""
        action = menu.addAction("")
        action.triggered.connect(lambda: run())
        if shortcut is not None:
            action.setShortcut(shortcut)
        # Assistive technology reaches what is in a menu that cannot be opened.
        self._keep(action, text, needs_plan or menu in self._menus_of_plan)
        return action

    def menu(
        self, parent: QMenu | QMenuBar, text: Callable[[], str], *, needs_plan: bool = False
    ) -> QMenu:
        """A new menu at the end of another one or of the bar."""
        menu = parent.addMenu("")
        if needs_plan:
            self._menus_of_plan.append(menu)
        self._keep(menu.menuAction(), text, needs_plan)
        return menu

    def put(
        self, parent: QMenuBar, menu: QMenu, text: Callable[[], str], *, needs_plan: bool = False
    ) -> None:
        """A menu that is there already, at the end of the bar."""
        parent.addMenu(menu)
        self._keep(menu.menuAction(), text, needs_plan)

    def name(self) -> None:
        """All texts in the language in use."""
        for action, text in self._texts:
            action.setText(text())

    def set_open(self, is_open: bool) -> None:
        """Whether there is a plan. The keys of a menu without one do nothing either."""
        for action in self._of_plan:
            action.setEnabled(is_open)

    def _keep(self, action: QAction, text: Callable[[], str], needs_plan: bool) -> None:
        self._texts.append((action, text))
        if needs_plan:
            self._of_plan.append(action)
