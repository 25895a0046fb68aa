"""The scenario matrix: each demand scenario, without and with reform, a light for each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import HEADS, Frame
from sosuplan.analysis.matrix import MatrixRow
from sosuplan.analysis.published import Agreement, compare
from sosuplan.analysis.today import has_reform, reform_of
from sosuplan.charts.lights import spells_in_words
from sosuplan.charts.published import rests_on
from sosuplan.charts.runs import compared_runs, run_name, run_scenario
from sosuplan.charts.spec import ChartSpec, Figures
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.headline import balance_in_words
from sosuplan.narrative.scenario_name import row_name
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import BETWEEN, capital, word

Case = tuple[str, float]
"""A demand scenario and its reform."""

_TITLE = N_("Scenario matrix, {occupation} {first}–{last}, balance in {unit}")
_SCENARIO = N_("Scenario (balance in {unit})")
_SHORT = N_("{n} of {all} lines show a shortage in {year}.")
_ENDS = N_("Lowest balance in {year}: {low} ({low_name}); highest: {high} ({high_name}).")
_ENDS_OF = N_(
    "Lowest balance of {who} in {year}: {low} ({low_name}); highest: {high} ({high_name})."
)
_REFORM = N_("reform")
_WITH, _WITHOUT = N_("with"), N_("without")
_SPOKEN = N_("{name}: {spells}. In {year}: {balance}.")
_AS_PUBLISHED = N_("As published.")
_CURRENT = N_("This is the scenario shown.")
_OWN = N_("{sign} is the scenario that the other figures here are about.")
_OWN_WITHOUT = N_(
    "{sign} is the demand and the reform of the scenario that the other figures here are about; its"
    " other changes are not in the matrix."
)
_WORSE = N_("The light is that of the occupation that is worse off.")
_EACH = N_("The figures are the balances of {who}.")
OWN = "→"
"""Stands before the row of the scenario that is told of, on paper and in the workbook."""


@dataclass(frozen=True)
class MatrixLine:
    """One row ready to be shown."""

    row: MatrixRow
    label: str
    """The demand scenario's name, which a row and the next share."""
    second: bool
    """The other row of the demand scenario: shows the rest of a long name."""
    name: str
    """Demand scenario and reform in full."""
    reform: str
    """With it or without; "" where the plan has none."""
    unit: str
    language: Language
    current: bool = False
    as_published: bool = False
    """A published balance at the horizon is the same in whole persons."""
    compared: str = ""
    """The saved scenario that it is of, which is not one of the matrix but compared with it."""

    @property
    def case(self) -> Case | None:
        """Its demand scenario and reform; None of a scenario with measures of its own."""
        return None if self.compared else (self.row.scenario, float(self.row.reform))

    @cached_property
    def outlook(self) -> Outlook:
        """Its facts, in the unit that is shown."""
        return Outlook(self.row.balance, self.unit)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The traffic lights by year: of both occupations, of the one that is worse off."""
        return self.outlook.status

    def figures(self, at: int) -> list[str]:
        """The balance of a year as it is shown, of both occupations of each."""
        return [
            format_number(float(one.gap[at]), 0, self.language.code) for one in self.outlook.each
        ]

    @property
    def figure(self) -> str:
        """The balance at the horizon: "−774", of both occupations "−774 / 1.341"."""
        return BETWEEN.join(self.figures(-1))

    def cell_text(self, at: int) -> str:
        """A cell in words: row, year, status and balance."""
        status = word(self.statuses[at], self.language)
        return f"{self.name}\n{self.row.balance.years[at]}: {status}, {self._balance(at)}"

    def _balance(self, at: int) -> str:
        return balance_in_words(self.outlook, at, self.language)

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        years = self.row.balance.years
        spells = spells_in_words(years, self.statuses, self.language)
        text = self.language(_SPOKEN).format(
            name=self.name, spells=spells, year=years[-1], balance=self._balance(-1)
        )
        if self.as_published:
            text += " " + self.language(_AS_PUBLISHED)
        if self.current:
            text += " " + self.language(_CURRENT)
        return text


@dataclass(frozen=True, eq=False, kw_only=True)
class MatrixSpec(ChartSpec):
    """Lines with a traffic light for each year and a balance at their end, one below the other."""

    plan: Plan
    lines: tuple[MatrixLine, ...]
    agreement: Agreement
    """How far they are as published."""
    unit: str


def build(
    rows: Sequence[MatrixRow],
    plan: Plan,
    occupation: str,
    language: Language,
    unit: str,
    current: Case | None = None,
    compared: Sequence[MatrixLine] = (),
) -> MatrixSpec:
    """The rows of an occupation that tell something, and below them those of ``compared``
    scenarios; ``current`` is the case of the scenario that is told of, if it is one."""
    agreement = compare(rows, plan, occupation)
    made = lines(rows, plan, current, language, unit, agreement)
    shown = (*made, *compared)
    name = title(plan, occupation, language, unit)
    rests = rests_on(agreement, plan, occupation, language, unit=unit)
    return MatrixSpec(
        kind="matrix",
        language=language,
        title_of=lambda: name,
        description_of=lambda: (name, describe(made)),
        figures_of=partial(figures, shown),
        plan=plan,
        lines=shown,
        agreement=agreement,
        unit=unit,
        # What lights and figures mean, and what they rest on.
        note_of=lambda: f"{both_note(rows, language)} {rests}".strip(),
    )


def lines(
    rows: Sequence[MatrixRow],
    plan: Plan,
    current: Case | None,
    language: Language,
    unit: str,
    agreement: Agreement,
) -> list[MatrixLine]:
    """The rows that are shown, with their words; ``current`` is the case of the scenario that is
    looked at, if it is one."""
    labels = plan.demand_labels(language.code)
    made: list[MatrixLine] = []
    # Where the plan has no reform, rows without it would tell the same again.
    reformed = has_reform(plan)
    shown = [row for row in rows if row.reform or reformed]
    for place, row in enumerate(shown):
        label = labels.get(row.scenario, row.scenario)
        made.append(
            MatrixLine(
                row=row,
                label=label,
                second=place > 0 and shown[place - 1].scenario == row.scenario,
                name=row_name(plan, row.scenario, row.reform, language),
                reform=language(_WITH if row.reform else _WITHOUT) if reformed else "",
                unit=unit,
                language=language,
                current=(row.scenario, float(row.reform)) == current,
                as_published=unit == HEADS and (row.scenario, row.reform) in agreement.rows,
            )
        )
    return made


def compared_lines(frame: Frame) -> list[MatrixLine]:
    """A line for each of the chosen others, to stand below those of the matrix."""
    made = []
    for run in compared_runs(frame):
        scenario, name = run_scenario(frame, run), run_name(frame, run)
        row = MatrixRow(scenario.demand, int(reform_of(scenario) == 1.0), frame.balances[run])
        made.append(
            MatrixLine(
                row, name, False, name, "", frame.unit, frame.language, compared=scenario.name
            )
        )
    return made


def own_case(frame: Frame) -> Case:
    """The row of the frame's scenario, if there is one for its reform."""
    return frame.scenario.demand, reform_of(frame.scenario)


def own_note(frame: Frame) -> str:
    """What ``OWN`` means before a row; "" where no row is the scenario's own."""
    if own_case(frame)[1] not in (0.0, 1.0):
        return ""
    others = any(lever.id != "reform" for lever in frame.moved if not lever.is_timing)
    text = _OWN_WITHOUT if others else _OWN
    return frame.language(text).format(sign=OWN)


def worse_of_two(language: Language) -> str:
    """What a traffic light of both occupations means."""
    return language(_WORSE)


def both_note(rows: Sequence[MatrixRow], language: Language) -> str:
    """What lights and figures of both occupations mean; "" where the rows are of one."""
    parts = rows[0].balance.parts if rows else ()
    if not parts:
        return ""
    who = BETWEEN.join(word(f"{one.occupation}.short", language) for one in parts)
    return f"{worse_of_two(language)} {language(_EACH).format(who=who)}"


def title(plan: Plan, occupation: str, language: Language, unit: str) -> str:
    """What the matrix is called."""
    return language(_TITLE).format(
        occupation=word(occupation, language),
        first=plan.years[0],
        last=plan.years[-1],
        unit=word(unit, language),
    )


def describe(shown: Sequence[MatrixLine]) -> str:
    """How many lines end in shortage, and the lowest and the highest balance at the horizon."""
    shown = [line for line in shown if not line.compared]
    if not shown:
        return ""
    language, outlook = shown[0].language, shown[0].outlook
    year = outlook.years[-1]
    said = [
        language(_SHORT).format(
            n=sum(line.outlook.is_short for line in shown), all=len(shown), year=year
        )
    ]
    for place, one in enumerate(outlook.each):
        low, high = (
            pick(shown, key=lambda line: line.outlook.each[place].end) for pick in (min, max)
        )
        said.append(
            language(_ENDS_OF if outlook.is_sum else _ENDS).format(
                who=word(f"{one.occupation}.short", language),
                year=year,
                low=low.figures(-1)[place],
                low_name=low.name,
                high=high.figures(-1)[place],
                high_name=high.name,
            )
        )
    return " ".join(said)


def reform_heading(language: Language) -> str:
    """The heading of the column with and without reform."""
    return language(_REFORM)


def figures(shown: Sequence[MatrixLine]) -> Figures:
    """Balance by year of every line, and whether it is with reform where any is; of both
    occupations a row for each."""
    if not shown:
        return []
    language, years = shown[0].language, shown[0].row.balance.years
    heading = language(_SCENARIO).format(unit=word(shown[0].unit, language))
    head: list[object] = [heading]
    with_reform = any(line.reform for line in shown)
    if with_reform:
        head.append(capital(reform_heading(language)))
    if is_sum := shown[0].outlook.is_sum:
        head.append(column_name("staff", "occupation", language))
    table = [[*head, *years]]
    for line in shown:
        for one in line.outlook.each:
            names: list[object] = [line.label, *([line.reform] if with_reform else [])]
            if is_sum:
                names.append(capital(word(one.occupation, language)))
            table.append([*names, *one.gap.tolist()])
    return table
