"""The form in which an index of demand is built: from what, for whom, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.evidence import industries
from sosuplan.charts import demand as chart
from sosuplan.editing.demand_builders import (
    Built,
    Growth,
    Industries,
    Industry,
    Method,
    PopulationUse,
    Trend,
    Use,
    ages_code,
    build,
)
from sosuplan.editing.demand_recipes import Recipe, new_scenario, recipes, source_behind, with_built
from sosuplan.editing.ownership import BUILT
from sosuplan.model.plan import DemandScenario, Plan, Source, StaffBand, StaffHistory
from sosuplan.narrative.demand import (
    WAYS,
    ages_text,
    fault_text,
    how_built,
    scenario_name,
    source_title,
    way_name,
)
from sosuplan.narrative.scenario_name import plan_caption
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.errors import DemandError
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, first_of, word
from ui import i18n
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.data.dialogs import list_of, name_field
from ui.data.entry_grid import AGES, NUMBER, PERCENT, TEXT, YEAR, Entry, EntryGrid
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import SpokenLabel
from ui.widgets.form import FormDialog, muted
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.problems import cpr_fault

FIELDS, PREVIEW, CHART = 452, 470, 250
"""Pixels of what is filled in, of what comes of it, and of the chart's height."""
NEW = ""
"""In the list of demand scenarios: one that the plan does not have yet."""
MOST_HEALTHY = 5.0
_MOST_TITLES = 2


class _Preview(Chart):
    """The chart; what leaves the program of it says of which plan it is."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.setFixedHeight(CHART)

    def caption(self) -> list[str]:
        return (
            [] if self.spec is None else plan_caption(self._plan, self.spec.language, date.today())
        )


class _Read(NamedTuple):
    """What is filled in: a method, what is wrong with it, or neither as long as nothing is."""

    method: Method | None = None
    fault: str = ""


class BuildDemandDialog(FormDialog):
    """Asks what an index is built from, and shows it before it is taken. Rejected with
    ``import_wanted`` the user wants to import a population first."""

    def __init__(self, parent: QWidget, plan: Plan, scenario: str = NEW) -> None:
        """``scenario`` is the demand scenario that is chosen at first."""
        super().__init__(
            parent,
            "build-demand",
            _("Build demand"),
            _("Build"),
            _(
                "An index of how much more or less work is needed than in the base year. What it is"
                " built from is kept, so that it can be built again."
            ),
        )
        self._plan, self.import_wanted = plan, False
        self._taken: tuple[Recipe, Built] | None = None
        self._name_typed = False
        language = i18n.current()
        names = plan.demand_labels(language.code)
        self.scenario = list_of((NEW, *names), (_("A new demand scenario"), *names.values()))
        self.name = name_field()
        self.occupation = list_of(
            ("", *plan.occupations),
            (
                capital(word("all", language)),
                *(capital(word(one, language)) for one in plan.occupations),
            ),
        )
        self.area = list_of(("", *plan.areas), (_("All areas"), *plan.areas))
        ways = list(WAYS)
        self.way = list_of(
            list(map(str, range(len(ways)))),
            [capital(way_name(one, language)) for one in ways],
        )
        self.growth = EntryGrid(
            (Entry(_("From the year"), YEAR), Entry(_("Growth a year, %"), PERCENT, wide=True)),
            _("Growth by year"),
        )
        self.line = list_of(
            ("1", "0"), (_("The same growth each year (log-linear)"), _("A straight line (linear)"))
        )
        self.line.setAccessibleName(_("Kind of trend"))
        self.history = EntryGrid(
            (
                Entry(_("Year"), YEAR),
                Entry(_("Figure"), NUMBER, wide=True),
                Entry(_("Trend"), told=True),
                Entry(_("Deviation"), told=True),
            ),
            _("History by year"),
            shown=6,
        )
        self.from_history = QPushButton(_("Take the plan's staff of earlier years"))
        self.industries = EntryGrid(
            (
                Entry(_("Industry"), TEXT, wide=True),
                Entry(_("Weight"), NUMBER),
                Entry(_("Growth a year, %"), PERCENT),
            ),
            _("Industries with weight and growth"),
            shown=6,
        )
        self.example = QPushButton(_("Take FremKom's growth for Nordjylland"))
        self.people = muted(f"{_people_text(plan)} {_use_help()}")
        self.import_button = QPushButton(_("Import population…"))
        self.import_button.setVisible(not plan.population)
        self.use = EntryGrid(
            (Entry(_("Age"), AGES), Entry(_("Use per person"), NUMBER, wide=True)),
            _("Use per person by age"),
        )
        self.healthy = NumberBox(-MOST_HEALTHY, MOST_HEALTHY, 0.25, 2)
        self.healthy.set_unit(_("years"))
        self.by_area = QCheckBox(_("An index for each area with a population of its own"))
        own = {row.area for row in plan.population if row.area}
        self.by_area.setVisible(len(plan.areas) > 1 and bool(own & set(plan.areas)))
        kinds = ("assumption", "own", "derived")
        self.kind = list_of(
            kinds, (_("An assumption"), _("Our own figures"), _("Derived from published figures"))
        )
        self.pages = QStackedWidget()
        self.chart = _Preview(plan)
        self._copy = CopyActions(self.chart)
        self.outcome = SpokenLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.growth.fill([(plan.base_year + 1, None)])
        self.use.fill([("65-79", None), ("80-89", None), ("90+", None)])
        self.scenario.setCurrentIndex(max(0, self.scenario.findData(scenario)))
        self._connect()
        self._show_kept()
        self._turn()

    # --- how it looks ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setHorizontalSpacing(14)
        fields.setVerticalSpacing(8)
        self._rows = fields
        fields.addRow(_("Demand scenario"), self.scenario)
        fields.addRow(_("Name"), self.name)
        fields.addRow(_("Occupation"), self.occupation)
        fields.addRow(_("Area"), self.area)
        fields.addRow(_("Build from"), self.way)
        fields.addRow(_("The figures are"), self.kind)
        for parts in (
            (_growth_help(), self.growth),
            (self._trend_help(), self.line, self.history, self.from_history),
            (_industry_help(), self.industries, self.example),
            (self.people, self.import_button, self.use, self._healthy_row(), self.by_area),
        ):
            page, column = QWidget(), QVBoxLayout()
            fill(
                column,
                *parts,
                spacing=6,
                grows=next(one for one in parts if isinstance(one, EntryGrid)),
            )
            page.setLayout(column)
            self.pages.addWidget(page)
        left, right, body = QWidget(), QWidget(), QWidget()
        fill(QVBoxLayout(left), fields, self.pages, spacing=10, grows=self.pages)
        fill(QVBoxLayout(right), self.chart, self.outcome, spacing=8, grows=self.outcome)
        left.setMinimumWidth(FIELDS)
        right.setFixedWidth(PREVIEW)
        fill(QHBoxLayout(body), left, right, spacing=18, grows=left)
        self.form.addRow(body)

    def _trend_help(self) -> QLabel:
        return muted(
            _(
                "Figures of at least three years, for instance hours or citizens with help. They"
                " can be pasted from Excel."
            )
        )

    def _healthy_row(self) -> QWidget:
        row, label = QWidget(), QLabel(_("Healthier ageing: needs come later, per decade"))
        label.setBuddy(self.healthy)
        self.healthy.setAccessibleName(label.text())
        fill(QHBoxLayout(row), label, STRETCH, self.healthy, spacing=8)
        return row

    def _connect(self) -> None:
        self.scenario.currentIndexChanged.connect(self._show_kept)
        for box in (self.occupation, self.area):
            box.currentIndexChanged.connect(self._show_kept)
        self.way.currentIndexChanged.connect(self._turn)
        for choice in (self.kind, self.line):
            choice.currentIndexChanged.connect(self.check)
        for grid in (self.growth, self.history, self.industries, self.use):
            grid.edited.connect(self.check)
        self.name.textEdited.connect(self._type_name)
        self.name.textChanged.connect(self.check)
        for told in (self.healthy.committed, self.healthy.refused, self.healthy.accepted):
            told.connect(self.check)
        self.by_area.toggled.connect(self.check)
        self.example.clicked.connect(self._take_example)
        self.from_history.clicked.connect(self._take_history)
        self.import_button.clicked.connect(self._import)

    def _turn(self) -> None:
        """Show what is asked for the way that is chosen."""
        self.pages.setCurrentIndex(int(self.way.currentData()))
        if not self._name_typed:
            language = i18n.current()
            name = scenario_name(list(WAYS)[self.pages.currentIndex()], language)
            taken = self._plan.demand_labels(language.code).values()
            free = (f"{name} {n}" if n > 1 else name for n in count(1))
            self.name.setText(next(one for one in free if one not in taken))
        self.check()

    def _type_name(self) -> None:
        self._name_typed = True

    def _show_kept(self) -> None:
        """What was built before of what is chosen is offered to be changed."""
        new = self.scenario.currentData() == NEW
        # An index is needed of all occupations and areas: a new one is for all of them.
        for box in (self.occupation, self.area):
            if new:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self._rows.setRowVisible(self.name, new)
        self._rows.setRowVisible(self.occupation, not new and len(self._plan.occupations) > 1)
        self._rows.setRowVisible(self.area, not new and len(self._plan.areas) > 1)
        self.from_history.setVisible(bool(self._plan.staff_history))
        kept = self._kept()
        if kept is not None and kept.method is not None:
            self._fill(kept.method)
            source = source_behind(self._plan, kept)
            # A file's figures are one's own, but not what they are taken for.
            if source is not None and source.id.startswith(BUILT):
                self.kind.setCurrentIndex(max(0, self.kind.findData(source.kind)))
        self.check()

    def _kept(self) -> Recipe | None:
        """What the chosen index was built from."""
        jobs = set(self._jobs())
        return next(
            (
                one
                for one in recipes(self._plan)
                if (one.scenario, one.area)
                == (self.scenario.currentData(), self.area.currentData())
                and jobs & set(one.occupations)
            ),
            None,
        )

    def _fill(self, method: Method) -> None:
        if isinstance(method, Growth):
            self.growth.fill(sorted(method.rates.items()))
        elif isinstance(method, Trend):
            self.line.setCurrentIndex(self.line.findData(str(int(method.log_linear))))
            self.history.fill(sorted(method.history.items()))
        elif isinstance(method, Industries):
            self.industries.fill([(one.name, one.weight, one.growth) for one in method.parts])
        else:
            self.use.fill([(ages_code(one), one.per_person) for one in method.uses])
            self.healthy.set_value(method.healthy_years)
            self.by_area.setChecked(method.by_area)
        self.way.setCurrentIndex(list(WAYS).index(type(method)))

    def _take_example(self) -> None:
        """The published industries, with what is typed of their weights."""
        weights = {name: weight for name, weight, _growth in self.industries.rows()}
        self.industries.fill(
            [(one.industry, weights.get(one.industry), one.growth) for one in industries()]
        )
        self.check()

    def _take_history(self) -> None:
        jobs, area = self._jobs(), self.area.currentData()
        people: dict[int, float] = {}
        past: list[StaffHistory | StaffBand] = [*self._plan.staff_history, *self._plan.staff]
        for row in past:
            if row.occupation in jobs and area in ("", row.area):
                year = row.year if isinstance(row, StaffHistory) else self._plan.base_year
                people[year] = people.get(year, 0.0) + row.heads
        self.history.fill(sorted(people.items()))
        self.check()

    def _import(self) -> None:
        self.import_wanted = True
        self.reject()

    # --- what is chosen -------------------------------------------------------------------------

    def _jobs(self) -> tuple[str, ...]:
        chosen = str(self.occupation.currentData())
        return (chosen,) if chosen else self._plan.occupations

    def _read(self) -> _Read:
        """What is filled in for the way that is chosen."""
        page = self.pages.currentIndex()
        grid = (self.growth, self.history, self.industries, self.use)[page]
        if fault := grid.fault or (self.healthy.fault if page == 3 else ""):
            return _Read(fault=fault)
        rows = grid.rows()
        if page == 2:
            # An industry without a weight is none of one's own.
            rows = [row for row in rows if row[1] is not None]
        whole = [row for row in rows if None not in row]
        if not whole:
            return _Read()
        if len(whole) < len(rows):
            return _Read(fault=_("A row is not filled in."))
        keys = [row[0] for row in whole]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            shown = "–".join(map(str, twice)) if isinstance(twice, tuple) else str(twice)
            return _Read(fault=_("“{text}” is there twice.").format(text=shown))
        return _Read(self._method(page, whole))

    def _method(self, page: int, rows: Sequence[Sequence[Any]]) -> Method:
        if page == 0:
            return Growth({int(year): rate for year, rate in rows})
        if page == 1:
            history = {int(year): figure for year, figure in rows}
            return Trend(history, self.line.currentData() == "1")
        if page == 2:
            return Industries(tuple(Industry(str(name), *rest) for name, *rest in rows))
        uses = tuple(Use(low, high, figure) for (low, high), figure in rows)
        apart = self.by_area.isVisibleTo(self) and self.by_area.isChecked()
        together = not self.area.currentData()
        return PopulationUse(uses, float(self.healthy.property("value")), apart and together)

    def _name_fault(self) -> str:
        """What is wrong with the name of a new scenario."""
        if self.scenario.currentData() != NEW:
            return ""
        name = self.name.text().strip()
        taken = {one.casefold() for one in self._plan.demand_labels(i18n.current().code).values()}
        if name.casefold() in taken:
            return _("There is a demand scenario with this name already.")
        return cpr_fault(name)

    def made(self) -> tuple[Plan, str]:
        """The plan with the index, and the action of the step."""
        assert self._taken is not None
        recipe, built = self._taken
        language, scenario = i18n.current(), self._scenario()
        method = built.method
        note = how_built(built, self._plan, language)
        kind = str(self.kind.currentData())
        source = Source("", source_title(method, language), "", "", kind, "", "", note)
        plan = with_built(self._plan, recipe, built, source, scenario)
        name = plan.demand_labels(language.code)[recipe.scenario]
        return plan, action_for(Action.BUILD_DEMAND, name=name)

    def _scenario(self) -> DemandScenario | None:
        new = self.scenario.currentData() == NEW
        return new_scenario(self._plan, self.name.text().strip()) if new else None

    # --- what comes of it -----------------------------------------------------------------------

    def check(self) -> None:
        """Say what is wrong, or show the index and how it is built."""
        self._taken = None
        found, area = self._read(), str(self.area.currentData())
        built, fault = None, found.fault
        if found.method is not None:
            try:
                built = build(found.method, self._plan, area)
            except DemandError as error:
                fault = fault_text(error.faults[0], i18n.current())
        self._show(built)
        fault = fault or self._name_fault()
        named = self.scenario.currentData() != NEW or bool(self.name.text().strip())
        good = built is not None and not fault and named
        if good and built is not None:
            new = self._scenario()
            scenario = new.scenario if new else str(self.scenario.currentData())
            self._taken = Recipe(area, scenario, self._jobs(), built.method), built
        note = ""
        if good and self.scenario.currentData() != NEW:
            note = _("The index of “{name}” is replaced. That can be undone.").format(
                name=self.scenario.currentText()
            )
        self.show_check(good=good, fault=fault, note=note)

    def _show(self, built: Built | None) -> None:
        self.chart.setVisible(built is not None)
        self._tell_fit(built)
        if built is None:
            self.outcome.setText(_("The index is shown here once the figures are filled in."))
            return
        language = i18n.current()
        self.chart.show_spec(chart.build(built, self._now(), language))
        self._copy.name()
        self.outcome.setText(how_built(built, self._plan, language))

    def _tell_fit(self, built: Built | None) -> None:
        """The trend and what each figure deviates from it, beside the history."""
        fit, code = built.fit if built is not None else None, i18n.current().code
        years = [row[0] for row in self.history.rows()]
        trend, left = [""] * len(years), [""] * len(years)
        if fit is not None:
            size = max(map(abs, fit.history.values()))
            decimals = 0 if size >= 1000 else 1 if size >= 100 else 2
            trend = [format_number(fit.fitted[year], decimals, code) for year in years]
            left = [
                format_number(fit.residuals[year], decimals, code, signed=True) for year in years
            ]
        self.history.tell(2, trend)
        self.history.tell(3, left)

    def _now(self) -> Mapping[str, Mapping[int, float]]:
        """The index that the chosen scenario has in the plan, by area."""
        now: dict[str, dict[int, float]] = {}
        jobs = self._jobs()
        for row in self._plan.demand_index:
            if (row.scenario, row.occupation) == (self.scenario.currentData(), jobs[0]):
                now.setdefault(row.area, {})[row.year] = row.index
        return now


def _growth_help() -> QLabel:
    return muted(
        _("A growth applies from its year on, until the next row. The first row begins the year"
          " after the base year.")
    )  # fmt: skip


def _industry_help() -> QLabel:
    return muted(
        _(
            "How the need is divided on industries in the base year (weights need not add up to"
            " 100), and how each of them grows. Rows without a weight do not count."
        )
    )


def _use_help() -> str:
    return _(
        "What a person uses may be hours, cost or the share who get help: only the proportions"
        " between the ages count."
    )


def _people_text(plan: Plan) -> str:
    """Which population the plan has."""
    if not plan.population:
        return _(
            "The plan has no population by age yet. Import one first, for instance the StatBank's"
            " table FRKM with the areas, ages and years of the plan."
        )
    years = sorted({row.year for row in plan.population})
    low, high = (
        min(row.age_from for row in plan.population),
        max(row.age_to for row in plan.population),
    )
    titles = {row.id: row.title for row in plan.sources}
    sources = dict.fromkeys(titles.get(row.source, row.source) for row in plan.population)
    ages = ages_text(Use(low, high, 0.0))
    return _("The plan's population: {first}–{last}, ages {ages}. {sources}.").format(
        first=years[0], last=years[-1], ages=ages, sources=first_of(list(sources), _MOST_TITLES)
    )
