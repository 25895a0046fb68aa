"""Entries of menus: made once, named in the language in use, usable where there is a plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.i18n import _

Text = str | Callable[[], str]
"""A source text, marked for translation; or what gives one in the language in use."""


class Entries:
    """The entries and titles that one owner has put into menus."""

    def __init__(self) -> None:
        self._texts: list[tuple[QAction, Text]] = []
        self._of_plan: list[QAction] = []

    def add(
        self,
        menu: QMenu,
        text: Text,
        run: Callable[[], object],
        keys: QKeySequence.StandardKey | str = "",
        *,
        needs_plan: bool = False,
    ) -> QAction:
        """A new entry at the end of ``menu``; ``name`` gives it its text."""
        action = menu.addAction("")
        action.triggered.connect(lambda: run())
        action.setShortcut(QKeySequence(keys))
        # Assistive technology reaches what is in a menu that cannot be opened.
        self._keep(action, text, needs_plan or menu.menuAction() in self._of_plan)
        return action

    def menu(
        self,
        parent: QMenu | QMenuBar,
        text: Text,
        shared: QMenu | None = None,
        *,
        needs_plan: bool = False,
    ) -> QMenu:
        """A new menu, or a ``shared`` one, at the end of another one or of the bar."""
        menu = shared or QMenu(parent)
        parent.addMenu(menu)
        self._keep(menu.menuAction(), text, needs_plan)
        return menu

    def name(self) -> None:
        """All texts in the language in use."""
        for action, text in self._texts:
            action.setText(_(text) if isinstance(text, str) else text())

    def set_open(self, is_open: bool) -> None:
        """Whether there is a plan. The keys of a menu without one do nothing either."""
        for action in self._of_plan:
            action.setEnabled(is_open)

    def _keep(self, action: QAction, text: Text, needs_plan: bool) -> None:
        self._texts.append((action, text))
        if needs_plan:
            self._of_plan.append(action)


def literal(text: str) -> str:
    """``text`` for a button, a box or a menu entry: & is itself there, not the mark of a key."""
    return text.replace("&", "&&")


def literal_title(text: str) -> str:
    """``text`` for the title of a window, where [*] stands for the mark of what is not saved."""
    return text.replace("[*]", "[*][*]")
