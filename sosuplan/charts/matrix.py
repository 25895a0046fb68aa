"""The scenario matrix: each demand scenario, without and with reform, a light for each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosuplan.analysis.matrix import MatrixRow
from sosuplan.analysis.published import Agreement
from sosuplan.charts.figures import Figures
from sosuplan.charts.lights import spells_in_words
from sosuplan.frame import HEADS
from sosuplan.language import Language, mark
from sosuplan.numbers import format_number
from sosuplan.plan import Plan
from sosuplan.words import word

Case = tuple[str, float]
"""A demand scenario and its reform."""

_TITLE = mark("MatrixView", "Scenario matrix, {occupation} {first}–{last}")
_SCENARIO = mark("MatrixView", "Scenario")
_REFORM = mark("MatrixView", "reform")
_WITH, _WITHOUT = mark("MatrixView", "with"), mark("MatrixView", "without")
_WITH_REFORM = mark("MatrixView", "{scenario} with reform")
_WITHOUT_REFORM = mark("MatrixView", "{scenario} without reform")
_BALANCE = mark("MatrixView", "balance {n}")
_SPOKEN = mark("MatrixView", "{name}: {spells}. Balance in {year}: {n}.")
_AS_PUBLISHED = mark("MatrixView", "As published.")
_CURRENT = mark("MatrixView", "This is the scenario shown.")
_ALONE = mark("MatrixView", "Demand and reform alone, no other measures.")
_UNPUBLISHED = mark(
    "MatrixView",
    "There is no published projection for {occupation}: these lines rest on assumptions.",
)
_AGREES = mark("MatrixView", "✓ as published: {a} of {b} cells and {c} of {d} balances")
_DERIVED = mark("MatrixView", " ({n} of the {all} figures derived from the others)")


@dataclass(frozen=True, slots=True)
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
    unit: str
    language: Language
    current: bool = False
    as_published: bool = False
    """A published balance at the horizon is the same in whole persons."""

    @property
    def case(self) -> Case:
        return self.row.scenario, float(self.row.reform)

    @property
    def gaps(self) -> Sequence[float]:
        balance = self.row.balance
        return list(balance.gap_heads if self.unit == HEADS else balance.gap_fte)

    @property
    def statuses(self) -> tuple[str, ...]:
        return self.row.balance.status

    @property
    def figure(self) -> str:
        """The balance at the horizon."""
        return format_number(float(self.gaps[-1]), 0, self.language.code)

    def cell_text(self, at: int) -> str:
        """A cell in words: row, year, status and balance."""
        return "{name}\n{year}: {status}, {balance}".format(
            name=self.name,
            year=self.row.balance.years[at],
            status=word(self.statuses[at], self.language),
            balance=self.language("MatrixView", _BALANCE).format(
                n=format_number(float(self.gaps[at]), 0, self.language.code)
            ),
        )

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        years = self.row.balance.years
        spells = spells_in_words(years, self.statuses, self.language)
        text = self.language("MatrixView", _SPOKEN).format(
            name=self.name, spells=spells, year=years[-1], n=self.figure
        )
        if self.as_published:
            text += " " + self.language("MatrixView", _AS_PUBLISHED)
        if self.current:
            text += " " + self.language("MatrixView", _CURRENT)
        return text


def lines(
    rows: Sequence[MatrixRow],
    plan: Plan,
    current: Case | None,
    language: Language,
    unit: str,
    agreement: Agreement,
) -> list[MatrixLine]:
    """The rows with their words; ``current`` is the case of the scenario shown, if it is one."""
    labels = {row.scenario: row.label(language.code) for row in plan.demands}
    made: list[MatrixLine] = []
    for place, row in enumerate(rows):
        label = labels.get(row.scenario, row.scenario)
        name = language("MatrixView", _WITH_REFORM if row.reform else _WITHOUT_REFORM)
        made.append(
            MatrixLine(
                row=row,
                label=label,
                second=place > 0 and rows[place - 1].scenario == row.scenario,
                name=name.format(scenario=label),
                reform=language("MatrixView", _WITH if row.reform else _WITHOUT),
                unit=unit,
                language=language,
                current=(row.scenario, float(row.reform)) == current,
                as_published=unit == HEADS and (row.scenario, row.reform) in agreement.rows,
            )
        )
    return made


def title(plan: Plan, occupation: str, language: Language) -> str:
    """What the matrix is called."""
    return language("MatrixView", _TITLE).format(
        occupation=word(occupation, language), first=plan.years[0], last=plan.years[-1]
    )


def reform_heading(language: Language) -> str:
    """The heading of the column with and without reform."""
    return language("MatrixView", _REFORM)


def rests_on(agreement: Agreement, occupation: str, language: Language) -> str:
    """What the matrix shows, and what it rests on."""
    only = language("MatrixView", _ALONE)
    if not agreement.cells and not agreement.balances:
        rests = language("MatrixView", _UNPUBLISHED).format(occupation=word(occupation, language))
        return f"{only} {rests}"
    text = language("MatrixView", _AGREES).format(
        a=agreement.cells_as_published,
        b=agreement.cells,
        c=agreement.balances_as_published,
        d=agreement.balances,
    )
    if agreement.derived:
        text += language("MatrixView", _DERIVED).format(n=agreement.derived, all=agreement.results)
    return f"{only} {text}"


def figures(shown: Sequence[MatrixLine]) -> Figures:
    """Balance by year of every line."""
    if not shown:
        return []
    header: list[object] = [
        shown[0].language("MatrixView", _SCENARIO),
        *shown[0].row.balance.years,
    ]
    return [header, *([line.name, *map(float, line.gaps)] for line in shown)]
