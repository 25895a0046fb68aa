"""Cards beside the result: what the user can choose about it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from sosuplan.importing.column_mapping import NUMBER, SUPPRESSED_RULES
from sosuplan.importing.import_result import ImportResult
from sosuplan.importing.session import SEVERAL, ImportSession, Question, values_of
from sosuplan.importing.texts import (
    CHOICE_TEXTS,
    balance_texts,
    choice_text,
    examples_text,
    gaps_texts,
    scaled_texts,
    title_text,
)
from sosuplan.importing.titles import NOTHING, OTHERS, TitleCount, grouped
from sosuplan.model.group_words import plain
from sosuplan.model.plan import OCCUPATIONS, Plan
from sosuplan.text.terms import capital, word
from ui.i18n import _, current
from ui.importing.parts import Card, choose, combo, heading, note
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import show_checked
from ui.widgets.menus import literal

USUAL_NUMBER = 2.5
"""The middle of 1 to 4, for which "<5" stands."""
MOST_BOXES_HEIGHT = 190
LONGEST_BESIDE = 20


class QuestionCard(Card):
    """The question ``code`` of a session (``questions_of``), shown if it is asked."""

    code = ""
    chosen = Signal(dict)
    """What is chosen, by the names that it has in ``ImportSession`` or ``ImportMapping``."""

    def __init__(self, title: str = "", text: str = "", look: str = "muted") -> None:
        super().__init__()
        self.title, self.text = heading(title), note(text, look)
        self.inside.addWidget(self.title)
        self.inside.addWidget(self.text)

    def show_question(
        self, question: Question | None, read: ImportSession, result: ImportResult
    ) -> None:
        """Show the question, or hide the card if there is none."""
        self.setVisible(question is not None)
        if question is not None:
            self.fill(question, read, result)

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        """Show what is asked and what is chosen now."""
        raise NotImplementedError


class SecretCard(QuestionCard):
    """How figures count that the file keeps secret."""

    code = "secret"

    def __init__(self) -> None:
        super().__init__(
            _("Secret figures"),
            _(
                "Figures that the file keeps secret are unknown, not 0. “<5” is never counted"
                " as more than 4. They count as:"
            ),
        )
        self.rule = combo(
            _("How secret figures count"),
            ((rule, current()(CHOICE_TEXTS[rule])) for rule in SUPPRESSED_RULES),
        )
        self.rule.setToolTip(
            _(
                "The best that is known is what is left of the file's own sum, else the plan's"
                " present figure, else the middle of what the figure can be."
            )
        )
        self.rule.setPlaceholderText(_("Choose…"))
        self.number = NumberBox(0.0, 99.0, 0.5, 1)
        self.number.set_value(USUAL_NUMBER)
        self.number.setAccessibleName(_("Number for each secret figure"))
        row = QHBoxLayout()
        row.addWidget(self.rule, 1)
        row.addWidget(self.number)
        self.inside.addLayout(row)
        self.nothing_today = note(
            _(
                "The group is new in the plan, so there is no figure to keep. Choose one"
                " of the other ways."
            ),
            "",
        )
        self.inside.addWidget(self.nothing_today)
        self.rule.activated.connect(self._choose)
        self.number.committed.connect(self._choose)

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        nothing = any(one.code == "import_no_figure_today" for one in question.faults)
        self.nothing_today.setVisible(nothing)
        # There is nothing to go by: no way is chosen until the user chooses one.
        rule = read.mapping.suppressed
        choose(self.rule, "" if nothing else rule)
        self.number.setVisible(rule == NUMBER)

    def _choose(self) -> None:
        rule = str(self.rule.currentData())
        number = self.number.value if rule == NUMBER else 0.0
        self.chosen.emit({"suppressed": rule, "suppressed_number": number})


class GapsCard(QuestionCard):
    """From which area groups take over what the plan needs and the file does not have."""

    code = "fill_from"

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        areas = ((area, area) for area in plan.areas)
        nothing = ("", current()(CHOICE_TEXTS[NOTHING]))
        self.model = combo(_("Area to take the other figures from"), (nothing, *areas))
        self.model.activated.connect(
            lambda: self.chosen.emit({"fill_from": str(self.model.currentData())})
        )
        self.inside.addWidget(self.model)

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        title, text = gaps_texts(result, read.plan, current())
        self.title.setText(title)
        self.text.setText(text)
        choose(self.model, result.fill_from)


class FollowCard(QuestionCard):
    """Whether need and trainees that are assumptions follow the imported staff."""

    code = "follow"

    def __init__(self) -> None:
        super().__init__(
            _("Need and trainees are assumptions"),
            _(
                "They were made in proportion to the staff. If they do not follow it, the new staff"
                " is compared with the need of another one."
            ),
        )
        self.follow = QCheckBox(_("Let them follow the staff"))
        self.follow.toggled.connect(lambda follow: self.chosen.emit({"follow": follow}))
        self.figures = note("", "")
        self.inside.addWidget(self.follow)
        self.inside.addWidget(self.figures)

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        show_checked(self.follow, result.followed)
        balances = balance_texts(result, read.plan, current())
        self.figures.setText("\n".join((*scaled_texts(result, current()), *balances)))


class ExamplesCard(QuestionCard):
    """Which tables hold example figures after the import: nothing is asked."""

    def __init__(self) -> None:
        super().__init__(_("Still example figures"), look="")

    def show_question(
        self, question: Question | None, read: ImportSession, result: ImportResult
    ) -> None:
        text = examples_text(result, current())
        self.text.setText(text)
        self.setVisible(bool(text))


class TickBoxes(QWidget):
    """Check boxes by codes, in two columns unless a text is too long."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_boxes(self, texts: Mapping[str, str], ticked: Container[str]) -> None:
        """Show a box for each code, which are made anew only where they are others."""
        if list(texts) != list(self.boxes):
            for box in self.boxes.values():
                box.hide()
                box.deleteLater()
            self.boxes = {}
            columns = 1 if any(len(text) > LONGEST_BESIDE for text in texts.values()) else 2
            for place, (code, text) in enumerate(texts.items()):
                box = self.boxes[code] = QCheckBox(literal(text))
                box.toggled.connect(self.chosen)
                self._rows.addWidget(box, *divmod(place, columns), Qt.AlignmentFlag.AlignLeft)
        for code, box in self.boxes.items():
            show_checked(box, code in ticked)

    def codes(self, ticked: bool) -> tuple[str, ...]:
        """The codes of the boxes that are ticked, or of those that are not."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked() == ticked)


def scroll_of(ticks: TickBoxes) -> QScrollArea:
    """A place to look through many boxes in."""
    scroll = QScrollArea()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(ticks)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


class AreaCard(QuestionCard):
    """Which of the areas that the file names count."""

    code = "areas"

    def __init__(self) -> None:
        super().__init__(_("Areas in the file"))
        self._usual: set[str] = set()
        self.usual = QCheckBox()
        """Ticks the plan's areas alone, or all where the plan has none of them."""
        self.usual.toggled.connect(self._choose_usual)
        self.ticks = TickBoxes()
        self.ticks.chosen.connect(lambda: self.chosen.emit({"areas": self.ticks.codes(True)}))
        self._scroll = scroll_of(self.ticks)
        self.inside.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addWidget(self._scroll)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by their areas."""
        return self.ticks.boxes

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        areas = result.areas
        mine = [area for area in question.choices if area in read.plan.areas]
        self.ticks.show_boxes({area: area for area in question.choices}, areas.counted)
        self._scroll.setFixedHeight(min(MOST_BOXES_HEIGHT, self.ticks.sizeHint().height() + 4))
        self.text.setText(
            _(
                "The file has none of the plan's areas. Which area's population shall the need"
                " follow?"
            )
            if areas.unrelated
            else _("Only rows of areas with a tick count:")
        )
        self._usual = set(mine or areas.there)
        self.usual.setVisible(not areas.unrelated)
        self.usual.setText(_("Only the plan's areas") if mine else _("All areas in the file"))
        show_checked(self.usual, set(areas.counted) == self._usual)

    def _choose_usual(self, ticked: bool) -> None:
        every = set(self.boxes)
        wanted = self._usual if ticked else set() if self._usual == every else every
        self.chosen.emit({"areas": tuple(area for area in self.boxes if area in wanted)})


class TitlesCard(QuestionCard):
    """What job titles count as that are neither plainly assistants or helpers nor others."""

    code = "titles"

    def __init__(self) -> None:
        super().__init__(
            _("Job titles to decide on"),
            _(
                "These are neither plainly assistants or helpers nor plainly others. What does"
                " each of them count as? In brackets: how many people the file has of it."
            ),
        )
        self.boxes: dict[str, QComboBox] = {}
        self._answers: dict[str, str] = {}
        self._shown: list[str] = []
        self._table = QWidget()
        self._rows = QGridLayout(self._table)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setColumnStretch(0, 1)
        self.none = QPushButton(_("None of them counts"))
        self.none.clicked.connect(lambda: self.chosen.emit({"titles": {OTHERS: ""}}))
        self.inside.addWidget(self._table)
        self.inside.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        self._answers = dict(read.mapping.titles)
        rows = grouped(result.titles)
        self._show_rows(rows)
        for title, box in self.boxes.items():
            answer = next(one.answer for one in rows if one.title == title)
            choose(box, NOTHING if answer == "" else answer or "")

    def _show_rows(self, rows: Sequence[TitleCount]) -> None:
        """A row for each title, made anew only where they are others."""
        texts = [title_text(one, current()) for one in rows]
        if texts == self._shown:
            return
        self._shown, self.boxes = texts, {}
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (one, text) in enumerate(zip(rows, texts, strict=True)):
            label = note(text, "")
            box = self.boxes[one.title] = combo(
                _("{title} counts as").format(title=text),
                [
                    (NOTHING, _("does not count")),
                    *((code, capital(word(code, current()))) for code in OCCUPATIONS),
                ],
            )
            box.setPlaceholderText(_("Choose…"))
            box.setMinimumContentsLength(15)
            box.activated.connect(partial(self._choose, one.title))
            self._rows.addWidget(label, place, 0)
            self._rows.addWidget(box, place, 1)

    def _choose(self, title: str, _place: int) -> None:
        said = str(self.boxes[title].currentData())
        key = title if title == OTHERS else plain(title)
        self.chosen.emit({"titles": {**self._answers, key: "" if said == NOTHING else said}})


class OverlapCard(QuestionCard):
    """Which of the age bands that overlap count."""

    code = "left_out"

    def __init__(self) -> None:
        super().__init__(
            _("Age bands that overlap"),
            _(
                "The same people would count twice. Take the tick away from the bands that"
                " shall not count, such as sums of others:"
            ),
        )
        self.ticks = TickBoxes()
        self.ticks.chosen.connect(lambda: self.chosen.emit({"left_out": self.ticks.codes(False)}))
        self.inside.addWidget(self.ticks)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by the codes of their bands."""
        return self.ticks.boxes

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        bands = question.choices
        texts = {code: choice_text(self.code, code, read.plan, current()) for code in bands}
        self.ticks.show_boxes(texts, set(bands) - set(read.mapping.left_out))


class ValuesCard(QuestionCard):
    """Which values count of the columns that are not read, over which people are added up."""

    code = "values"

    def __init__(self) -> None:
        super().__init__(
            _("Values in columns that are not read"),
            _(
                "People are added up over the values with a tick. Take it away from those that are"
                " part of others, or sums of them:"
            ),
        )
        self._shown: dict[str, tuple[str, ...]] = {}
        """The values with a tick, by the headings of their columns."""
        self._settled: set[str] = set()
        self._unclear: set[str] = set()
        self.ticks = TickBoxes()
        self.ticks.chosen.connect(self._choose)
        self._scroll = scroll_of(self.ticks)
        self.right = QPushButton(_("These are the right ones"))
        self.right.clicked.connect(self._confirm)
        self.inside.addWidget(self._scroll)
        self.inside.addWidget(self.right, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by their answers: "Køn=Mænd"."""
        return self.ticks.boxes

    def fill(self, question: Question, read: ImportSession, result: ImportResult) -> None:
        counted = question.answer.split(SEVERAL)
        self._shown = values_of(counted)
        self._settled = set(read.mapping.values)
        self._unclear = {str(fault.values["heading"]) for fault in question.faults}
        texts = {code: ": ".join(code.rsplit("=", 1)) for code in question.choices}
        self.ticks.show_boxes(texts, counted)
        self._scroll.setFixedHeight(min(MOST_BOXES_HEIGHT, self.ticks.sizeHint().height() + 4))
        if self.right.hasFocus() and not question.is_open:
            next(iter(self.boxes.values())).setFocus()
        self.right.setVisible(question.is_open)

    def _confirm(self) -> None:
        self._settled |= self._unclear
        self._choose()

    def _choose(self) -> None:
        """What has been said of a column settles that one alone."""
        ticked = values_of(self.ticks.codes(True))
        said = {
            heading: values
            for heading, values in ticked.items()
            if heading in self._settled or values != self._shown.get(heading)
        }
        self.chosen.emit({"values": said})
