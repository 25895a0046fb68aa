"""What the tables of a plan say, as far as their cells can be read: the staff by age, and the
course of figures over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from sosuplan.charts.palette import GROUP_STROKES
from sosuplan.charts.pyramid import age_word, sides_of, years_old
from sosuplan.charts.runs import Floats
from sosuplan.charts.spec import AGES, Bars, Figures, PlotSpec, Series, tabulate
from sosuplan.editing.cells import choice, for_all
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.model.plan import FIRST_AGE, LAST_AGE, OCCUPATIONS, SECTORS
from sosuplan.model.schema.rows import FIRST_YEAR, LAST_YEAR
from sosuplan.model.schema.tables import TABLE, column_name, table_name, word_of
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent, parse_plain
from sosuplan.text.terms import capital, word

_EACH_AGE = N_("for each year of age")


Course = dict[int, float]
"""Figures by year."""


def build(
    table: str, edited: EditedPlan, wanted: Mapping[str, str], language: Language
) -> PlotSpec | None:
    """The picture of a table, of the areas and groups that are ``wanted``; None if it has none."""
    if table == "staff":
        return _staff(staff_by_age(edited, wanted), language)
    return _course(table, edited, wanted, language)


def _staff(people: Mapping[tuple[str, str], Floats], language: Language) -> PlotSpec | None:
    """An occupation on either side, its employers one after the other."""
    if not people:
        return None
    there = [one for one in OCCUPATIONS if any(job == one for job, _ in people)]
    signs = dict(zip(there, sides_of(len(there)), strict=True))
    base = dict.fromkeys(there, np.zeros(LAST_AGE - FIRST_AGE + 1))
    bars = []
    for (occupation, sector), ages in people.items():
        end = base[occupation] + signs[occupation] * ages
        name = word(sector, language)
        bars.append(
            Bars(
                f"{occupation}, {name}",
                np.arange(FIRST_AGE, LAST_AGE + 1, dtype=float),
                end,
                sector,
                base[occupation],
                width=1.0,
                entry=name,
            )
        )
        base[occupation] = end
    most = max(float(np.abs(end).max()) for end in base.values())
    title, unit = table_name("staff", language), word("heads", language)
    totals = (
        f"{occupation}: {format_number(float(np.abs(base[occupation]).sum()), 0, language.code)}"
        for occupation in there
    )
    text = "; ".join(totals)
    return PlotSpec(
        kind="staff",
        language=language,
        title_of=lambda: title,
        description_of=lambda: (f"{title}, {unit}", text),
        figures_of=partial(_staff_figures, people, language),
        along=AGES,
        places=tuple(range(FIRST_AGE, LAST_AGE + 1)),
        margin=0.6,
        bars=tuple(bars),
        number=lambda value: format_number(abs(value), 0, language.code),
        unit=unit,
        places_name=age_word(language),
        heads=tuple(there),
        magnitude=True,
        scale=(-most if len(there) > 1 else 0.0, most),
        corner=((language(_EACH_AGE), "muted"),),
        place_title=partial(years_old, language),
    )


def _staff_figures(people: Mapping[tuple[str, str], Floats], language: Language) -> Figures:
    """People by age, a column for each group."""
    unit = word("heads", language)
    columns = [
        (f"{job}, {word(sector, language)}, {unit}", ages) for (job, sector), ages in people.items()
    ]
    head = column_name("exit_rates", "age", language)
    return tabulate(head, range(FIRST_AGE, LAST_AGE + 1), columns)


def _course(
    table: str, edited: EditedPlan, wanted: Mapping[str, str], language: Language
) -> PlotSpec | None:
    """A line for each group and figure over the years; a single year is a dot. Of more lines than
    can be told apart, those of one occupation: in full they say more than some of both."""
    columns_drawn = TABLE[table].charted if table in TABLE else ()
    if not columns_drawn or (drawn_in := columns_drawn[0].chart) is None:
        return None
    sign, decimals = drawn_in.sign, drawn_in.decimals
    lines = lines_of(table, edited, wanted, language)
    charted = columns_drawn[0]
    label = title = (
        language(charted.label) if len(columns_drawn) == 1 else table_name(table, language)
    )
    said = ""
    if len(lines) > len(GROUP_STROKES) and "occupation" not in wanted:
        lines = lines_of(table, edited, {**wanted, "occupation": OCCUPATIONS[0]}, language)
        title, said = f"{label}, {word(OCCUPATIONS[0], language)}", f", {OCCUPATIONS[0]}"
    lines = lines[: len(GROUP_STROKES)]
    if not lines:
        return None
    unit = word_of(drawn_in, language)
    # A figure without a unit, such as an index, goes by its name in the heads of columns.
    short = unit if word_of(charted.unit, language) else label.lower()

    def number(value: float) -> str:
        if sign == "%":
            return format_percent(value / 100.0, 1, language.code)
        return format_number(value, 0 if abs(value) >= 20.0 else 1, language.code)

    series = []
    for (group, course), stroke in zip(lines, GROUP_STROKES, strict=False):
        at, values = np.array(list(course)), np.array(list(course.values()))
        name = capital(group) or label
        series.append(
            Series(
                (0, name), name, at.astype(float), values, stroke, entry=group.removesuffix(said)
            )
        )
    ends = (f"{one.name} {one.at[-1]:.0f}: {number(one.values[-1])}" for one in series)
    text = "; ".join(ends)
    years = sorted({year for _, course in lines for year in course})
    return PlotSpec(
        kind="course",
        language=language,
        title_of=lambda: title,
        description_of=lambda: (f"{title}, {unit}", text),
        figures_of=partial(_course_figures, lines, label, short, language),
        decimals=decimals,
        places=tuple(range(years[0], years[-1] + 1)),
        margin=0.5,
        series=tuple(series),
        marked=True,
        number=number,
        unit=unit,
        places_name=column_name("working_time", "year", language),
    )


def _course_figures(
    lines: Sequence[tuple[str, Course]], label: str, short: str, language: Language
) -> Figures:
    """The lines by year; "" where a line has no figure."""
    years = sorted({year for _, course in lines for year in course})
    columns = [
        # A share times a hundred has digits that no one put there.
        (
            f"{capital(name) or label}, {short}",
            [round(course[year], 9) if year in course else "" for year in years],
        )
        for name, course in lines
    ]
    return tabulate(column_name("working_time", "year", language), years, columns)


def staff_by_age(edited: EditedPlan, wanted: Mapping[str, str]) -> dict[tuple[str, str], Floats]:
    """People for each year of age by occupation and sector, in this order, of the areas and groups
    that are wanted; those of an age band are spread evenly. Rows that cannot be read are left
    out."""
    ages = range(FIRST_AGE, LAST_AGE + 1)
    people = {(job, sector): np.zeros(len(ages)) for job in OCCUPATIONS for sector in SECTORS}
    for at in edited.about("staff", wanted):
        cells = dict(zip(columns("staff"), edited.rows("staff")[at], strict=True))
        numbers = [parse_plain(cells[name]) for name in ("age_from", "age_to", "heads")]
        first, last, heads = (-1.0 if number is None else number for number in numbers)
        group = cells["occupation"], cells["sector"]
        sound = group in people and FIRST_AGE <= first <= last <= LAST_AGE and heads >= 0.0
        if sound:
            band = slice(int(first) - FIRST_AGE, int(last) - FIRST_AGE + 1)
            people[group][band] += heads / (band.stop - band.start)
    return {group: found for group, found in people.items() if found.any()}


def lines_of(
    table: str, edited: EditedPlan, wanted: Mapping[str, str], language: Language
) -> list[tuple[str, Course]]:
    """The courses of a table's charted figures that can be read, one for each group that its key
    tells apart beside the year, under its name and that of the figure if there are more; areas
    only if several are shown."""
    charted, groups = TABLE[table].charted, TABLE[table].group
    names = columns(table)
    refer = edited.references(language)
    found: dict[tuple[str, tuple[str, ...]], Course] = {}
    for at in edited.about(table, wanted):
        cells = dict(zip(names, edited.rows(table)[at], strict=True))
        for column in charted:
            year, value = parse_plain(cells["year"]), parse_plain(cells[column.name])
            if year is None or value is None or not FIRST_YEAR <= year <= LAST_YEAR:
                continue
            course = found.setdefault(
                (language(column.label), tuple(cells[name] for name in groups)), {}
            )
            course[int(year)] = value * (column.chart.factor if column.chart else 1.0)
    areas = {key[groups.index("area")] for _, key in found} if "area" in groups else set()
    lines = []
    for (figure, key), course in found.items():
        parts = [figure] if len(charted) > 1 else []
        for name, text in zip(groups, key, strict=True):
            if name == "area":
                parts += [text or for_all(table, refer, language)] if len(areas) > 1 else []
            elif name == "scenario":
                parts.append(refer.scenarios.get(text, text))
            else:
                parts.append(choice(table, text, language))
        lines.append((", ".join(parts), dict(sorted(course.items()))))
    return lines
