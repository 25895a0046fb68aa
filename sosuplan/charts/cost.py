"""What a scenario costs: by year, and for each full-time person that a lever wins."""

from __future__ import annotations

from functools import partial

import numpy as np

from sosuplan.analysis.cost import AGENCY, PARTS
from sosuplan.analysis.frame import Frame
from sosuplan.charts.palette import DASHED, LONG_DASHED, MEDIUM, THICK, Stroke
from sosuplan.charts.runs import Floats, projection_note, year_heading
from sosuplan.charts.spec import (
    BarListSpec,
    BarRow,
    Column,
    Figures,
    PlotSpec,
    Segment,
    Series,
    tabulate,
)
from sosuplan.narrative.cost import (
    by_lever_name,
    by_year_name,
    cost_by_lever,
    cost_meaning,
    cost_parts,
    cost_title,
    missing_prices,
    not_winning,
    winning,
    winning_detail,
)
from sosuplan.narrative.measures import effect_name, nothing_moved
from sosuplan.text.language import N_
from sosuplan.text.terms import KRONER, capital, kroner, kroner_scale, specified, word

_LEVER = N_("Lever")
_PER_PERSON = N_("Kr. per full-time person")
_IN_ALL = N_("Kr. a year")
_NOTHING = N_("No lever that is moved wins a full-time person in {year} at a price that is known.")
_NET, _COSTS, _SAVES = N_("net"), N_("cost"), N_("agency staff")
_PARTS = dict(
    zip(
        PARTS,
        (N_("Pay"), N_("Trainees"), N_("Recruitment"), N_("Agency staff")),
        strict=True,
    )
)
_TOTAL = N_("Net")


def build(frame: Frame, year: int) -> BarListSpec:
    """A bar for each moved lever that wins anybody: kroner for each full-time person in ``year``,
    if it were the only one, the cheapest first; a lever's id is the key of its row. Raises
    ``SosuplanError`` where the plan has no prices."""
    say = frame.language
    rows = tuple(
        BarRow(
            effect_name(frame, lever),
            (Segment(0.0, price, "demand" if price > 0.0 else "supply"),),
            kroner(price, say),
            detail=winning_detail(frame, bill, year),
            key=lever.id,
        )
        for lever, bill, price in winning(frame, year)
    )
    name = by_lever_name(frame, year)

    def note() -> str:
        return " ".join(filter(None, (not_winning(frame, year), missing_prices(frame))))

    return BarListSpec(
        kind="cost_by_lever",
        frame=frame,
        language=say,
        title_of=lambda: name,
        description_of=lambda: (name, cost_by_lever(frame, year)),
        sentence_of=partial(cost_by_lever, frame, year),
        note_of=note,
        figures_of=partial(figures, frame, year),
        rows=rows,
        heads=(say(_LEVER), say(_PER_PERSON)),
        unit=say(KRONER),
        empty=say(_NOTHING).format(year=year) if frame.changed else nothing_moved(frame),
    )


def figures(frame: Frame, year: int) -> Figures:
    """Of every moved lever kroner for each full-time person, the full-time persons, and kroner in
    the year; "" where that is not known, or nobody is won."""
    say = frame.language
    head = [say(_LEVER), say(_PER_PERSON), capital(word("fte", say)), say(_IN_ALL)]
    rows: list[list[object]] = []
    for lever, bill in frame.cost().levers:
        net, won, price = bill.at(year)
        cells = ("" if one is None else one for one in (price, won, net))
        rows.append([effect_name(frame, lever), *cells])
    return [head, *rows]


def by_year(frame: Frame, *, scaled: bool = True) -> PlotSpec:
    """What the scenario costs by year: in all, what it pays more for, and agency staff; of a
    scenario whose cost is known. It is told in millions or thousands where that is shorter, unless
    it is not ``scaled``. Raises ``SosuplanError`` where the plan has no prices."""
    bill, say = frame.cost().whole, frame.language
    assert bill.net is not None, "prices are missing"
    years, agency = np.array(bill.years, dtype=float), bill.parts[AGENCY]
    assert agency is not None
    lines: dict[str, Floats] = {_NET: bill.net, _COSTS: bill.net - agency, _SAVES: agency}
    strokes = (
        Stroke("scenario", THICK),
        Stroke("demand", MEDIUM, DASHED),
        Stroke("supply", MEDIUM, LONG_DASHED),
    )
    largest = max(float(np.abs(one).max()) for one in lines.values())
    size, unit = kroner_scale(largest if scaled else 0.0, say)
    end = bill.years[-1]

    def description() -> tuple[str, str]:
        parts = cost_parts(frame, end)
        return by_year_name(frame, unit), " ".join(filter(None, (parts, cost_meaning(frame))))

    return PlotSpec(
        kind="cost_by_year",
        frame=frame,
        language=say,
        title_of=partial(cost_title, frame, end),
        description_of=description,
        sentence_of=partial(cost_parts, frame, end),
        note_of=partial(cost_meaning, frame),
        figures_of=partial(year_figures, frame),
        places=bill.years,
        series=tuple(
            Series(
                (0, key),
                say(key),
                years,
                values / size,
                stroke,
                label=say(key),
                ink=stroke.colour,
                own=key == _NET,
            )
            for (key, values), stroke in zip(lines.items(), strokes, strict=True)
        ),
        number=lambda value: kroner(value * size, say),
        unit=unit,
        places_name=year_heading(say),
        projection=projection_note(say),
    )


def year_figures(frame: Frame) -> Figures:
    """By year: each part and the net, in kroner; a part that is not known is left out."""
    bill, say = frame.cost().whole, frame.language
    found = {**{text: bill.parts[part] for part, text in _PARTS.items()}, _TOTAL: bill.net}
    columns: list[Column] = [
        (specified(say(text), say(KRONER), say), values)
        for text, values in found.items()
        if values is not None
    ]
    return tabulate(year_heading(say), bill.years, columns)
