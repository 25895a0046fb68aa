"""Where the chosen figures come from, and the ways to say that they come from somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.cells import choice
from sosuplan.model.plan import SOURCE_KINDS, Source
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.marks import Mark
from ui.widgets.menus import literal


class _Details(QLabel):
    """Lines about a source. The keyboard comes to a link and to nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenExternalLinks(True)

    def show_text(self, text: str, *, linked: bool) -> None:
        """Show rich text; ``linked``: there is a link in it."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextBrowserInteraction if linked else flags.TextSelectableByMouse
        )
        self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            # Qt would take another press of the key to come to the link, and show nothing before.
            self.focusNextPrevChild(event.reason() != Qt.FocusReason.BacktabFocusReason)


class Provenance(QFrame):
    """The source of one figure, or the sources of several."""

    source_chosen = Signal(str)
    """The figures chosen come from this source (id)."""
    new_wanted = Signal()
    change_wanted = Signal(object)
    """The words about this ``Source`` are to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._source: Source | None = None
        self.heading = QLabel()
        self.heading.setFont(themes.font(9.5, bold=True))
        self.choose_button = QToolButton()
        self.choose_button.setProperty("look", "button")
        self.choose_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.choose_button)
        self.choose_button.setMenu(self.menu)
        self.change_button = QPushButton()
        self.change_button.clicked.connect(lambda: self.change_wanted.emit(self._source))
        self.mark = Mark()
        self.kind = QLabel()
        self.kind.setProperty("look", "muted")
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.details = _Details()
        self.details.setWordWrap(True)
        self.details.setProperty("look", "muted")
        self.details.setTextFormat(Qt.TextFormat.RichText)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kinds, buttons = QHBoxLayout(), QHBoxLayout()
        fill(kinds, self.mark, self.kind, spacing=6, grows=self.kind)
        fill(buttons, self.choose_button, self.change_button, STRETCH, spacing=6)
        # The buttons are above what is told of the source, which is longer or shorter for each.
        parts = (self.heading, buttons, 3, kinds, self.title, self.details)
        fill(QVBoxLayout(self), *parts, margins=(14, 10, 14, 12), spacing=5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_sources(
        self,
        figures: int,
        sources: Sequence[Source],
        all_sources: Sequence[Source],
        *,
        can_edit: bool,
    ) -> None:
        """The ``sources`` behind so many chosen figures; none of either hides all but a hint."""
        self._source = sources[0] if len(sources) == 1 else None
        self.heading.setText(
            _("Source of {n} figures").format(n=figures)
            if figures > 1
            else _("Source of the figure")
            if figures or not sources
            else _("Source")
        )
        source = self._source
        self.mark.setVisible(source is not None)
        self.kind.setVisible(source is not None)
        self.details.setVisible(bool(sources))
        self.choose_button.setVisible(figures > 0 and can_edit)
        self.change_button.setVisible(source is not None and can_edit)
        if source is not None:
            self.mark.set_kind(source.kind)
            self.kind.setText(choice("sources", source.kind, i18n.current()))
            self.title.setText(source.title)
            self.details.show_text(_details(source), linked=_is_link(source.url))
            self.details.setVisible(bool(self.details.text()))
        elif sources:
            self.title.setText(_("{n} sources:").format(n=len(sources)))
            titles = "<br>".join(escape(one.title) for one in sources)
            self.details.show_text(titles, linked=False)
        else:
            self.title.setText(_("Choose a figure in the table to see where it comes from."))
        self._name()
        self._fill(all_sources)

    def _fill(self, sources: Sequence[Source]) -> None:
        self.menu.clear()
        for kind in SOURCE_KINDS:
            mates = [one for one in sources if one.kind == kind]
            if mates:
                self.menu.addSection(choice("sources", kind, i18n.current()))
            for one in mates:
                text = one.title if len(one.title) <= 70 else one.title[:69] + "…"
                action = self.menu.addAction(literal(text))
                action.setCheckable(True)
                action.setChecked(one == self._source)
                action.triggered.connect(
                    lambda __=False, chosen=one.id: self.source_chosen.emit(chosen)
                )
        self.menu.addSeparator()
        new = self.menu.addAction(_("New source…"))
        new.triggered.connect(self.new_wanted)

    def _name(self) -> None:
        choose = _("Choose source")
        self.choose_button.setText(f"{choose}  ▾")
        self.choose_button.setAccessibleName(choose)
        self.change_button.setText(_("Change…"))
        self.change_button.setAccessibleName(_("Change the source"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)


def _is_link(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _details(source: Source) -> str:
    """Everything but the title, a line each; the address can be clicked."""
    lines = [" · ".join(filter(None, (source.publisher, source.published)))]
    lines.append(source.locator)
    lines = [escape(line) for line in lines]
    if _is_link(source.url):
        address = escape(source.url, quote=True)
        short = address.split("//", 1)[1]
        short = short if len(short) <= 42 else short[:41] + "…"
        lines.append(f'<a style="color:{themes.current().accent}" href="{address}">{short}</a>')
    elif source.url:
        lines.append(escape(source.url))
    if source.note:
        lines.append(escape(source.note))
    return "<br>".join(line for line in lines if line)
