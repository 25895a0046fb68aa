"""How old the staff is: people for each year of age, helpers and assistants on either side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.charts.palette import FINE, Stroke
from sosuplan.charts.runs import (
    Floats,
    compared_runs,
    run_heading,
    run_name,
    run_pattern,
    whole,
)
from sosuplan.charts.spec import AGES, Bars, Figures, PlotSpec, Series, tabulate
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import capital, counted, how_many, is_one, whole_number, word

SENIOR_AGE = 60
"""From this age on people are in the retirement wave that is near."""

_AGE = N_("Age")
_SENIORS = N_("{age} and over")
_OUTLINE = N_("outline: {year}")
_NAME = N_("Age of {occupation}, persons by year of age")
_TEXT = N_("In {year} {n} of {all} are {age} or older ({share}).")
_ENDS = N_("That is {n} of {all} in {year} and {m} of {before} in {base}.")
_KEY = N_("{name}: {n} of {age} and over")
_TITLE = N_("In {year}, {share} are {age} or older, against {before} in {base}")
_SAME = N_("In {year}, {share} are {age} or older, as many as in {base}")
_SENTENCE = N_("In {year}, {n} of {all} {who} ({share}) are {age} or older.")


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one occupation, or of both together, on one side of the middle."""

    occupation: str
    sign: int
    """-1: to the left, 1: to the right."""
    ages: Floats
    """People by age (17..74) and year, (G, T)."""


_MARGIN = 0.6
_YEARS_OLD = N_("{age} years old")


def build(frame: Frame, year: int | None = None) -> PlotSpec:
    """Bars by age in ``year`` (the horizon, if it is none of the plan's), the seniors apart; as
    outlines the base year, and in ``year`` the chosen others. Of both occupations one is on either
    side."""
    if year not in frame.years:
        year = frame.years[-1]
    base, at = frame.years[0], year - frame.years[0]
    shown, others = sides(frame), outlines(frame)
    ages = np.arange(FIRST_AGE, LAST_AGE + 1, dtype=float)
    old_people = frame.language(_SENIORS).format(age=SENIOR_AGE)
    young = SENIOR_AGE - FIRST_AGE
    bars: list[Bars] = []
    outlined: list[Series] = []

    def outline(run: int, side: Side, name: str, at: int, stroke: Stroke, entry: str) -> None:
        people = side.sign * side.ages[:, at]
        whose = (run, side.occupation)
        outlined.append(Series(whose, name, ages, people, stroke, entry=entry, steps=True))

    for side in shown:
        people = side.sign * side.ages[:, at]
        whose = capital(word(_short(side.occupation), frame.language))
        now, old = f"{whose} {year}", f"{year}, {old_people}"
        bars += [
            Bars(now, ages[:young], people[:young], "compared", width=1.0, entry=str(year)),
            Bars(now, ages[young:], people[young:], "supply", width=1.0, entry=old),
        ]
        if at:
            outline(CURRENT, side, f"{whose} {base}", 0, Stroke("ink", FINE), str(base))
    for run, theirs in others.items():
        stroke = Stroke("demand", FINE, run_pattern(run))
        for side in theirs:
            name = run_name(frame, run)
            if len(theirs) > 1:
                name += f", {word(_short(side.occupation), frame.language)}"
            outline(run, side, name, at, stroke, key(frame, run, year))
    # The largest of all years: turning the year must not change the scale.
    every = (*shown, *(side for theirs in others.values() for side in theirs))
    most = max(float(side.ages.max()) for side in every)
    corner = [(old_people, "supply")]
    if at:
        corner.append((frame.language(_OUTLINE).format(year=base), "ink"))
    return PlotSpec(
        kind="pyramid",
        frame=frame,
        language=frame.language,
        title_of=partial(title, frame),
        description_of=partial(describe, frame, year),
        after_title_of=partial(_after_title, frame, year),
        sentence_of=partial(sentence, frame, year),
        figures_of=partial(figures, frame, year),
        along=AGES,
        places=tuple(range(FIRST_AGE, LAST_AGE + 1)),
        margin=_MARGIN,
        series=tuple(outlined),
        bars=tuple(bars),
        number=lambda people: whole(frame, abs(people)),
        unit=word("heads", frame.language),
        places_name=age_word(frame.language),
        heads=tuple(side_name(frame, side) for side in shown),
        magnitude=True,
        scale=(-most if len(shown) == 2 else 0.0, most),
        corner=tuple(corner),
        place_title=partial(years_old, frame.language),
    )


def sides_of(occupations: int) -> tuple[int, ...]:
    """To which side people of each occupation are drawn (-1: left, 1: right): of two, one to
    either; one alone to the right."""
    return (-1, 1) if occupations == 2 else (1,)


def years_old(language: Language, age: int) -> str:
    """An age in words."""
    return language(_YEARS_OLD).format(age=age)


def _short(occupation: str) -> str:
    return "all" if occupation == "all" else f"{occupation}.short"


def _after_title(frame: Frame, year: int) -> str:
    return " ".join((ends(frame), *_keys(frame, year)))


def _keys(frame: Frame, year: int) -> list[str]:
    return [f"{key(frame, run, year)}." for run in compared_runs(frame)]


def sides(frame: Frame, run: int = CURRENT) -> tuple[Side, ...]:
    """Assistants to the left and helpers to the right, or one occupation alone to the right."""
    return tuple(
        Side(occupation, sign, frame.projection.ages(run, occupation))
        for occupation, sign in zip(
            frame.occupations, sides_of(len(frame.occupations)), strict=True
        )
    )


def seniors(frame: Frame, year: int, run: int = CURRENT) -> tuple[float, float]:
    """People of 60 and over in ``year``, and everyone."""
    ages = frame.projection.ages(run, frame.occupation)[:, year - frame.years[0]]
    return float(ages[SENIOR_AGE - FIRST_AGE :].sum()), float(ages.sum())


def _share(frame: Frame, year: int) -> str:
    """The share of the seniors: of the figures that are shown, unless these are less than one."""
    old, everyone = seniors(frame, year)
    if whole_number(old):
        old, everyone = whole_number(old), whole_number(everyone)
    return format_percent(old / everyone if everyone else 0.0, 0, frame.language.code)


def side_name(frame: Frame, side: Side) -> str:
    """Whose side it is; people, where there is one side alone."""
    if side.occupation == frame.occupation:
        return capital(word("heads", frame.language))
    return capital(word(f"{side.occupation}.short", frame.language))


def outlines(frame: Frame) -> dict[int, tuple[Side, ...]]:
    """The ages of the chosen others, drawn as outlines."""
    return {run: sides(frame, run) for run in compared_runs(frame)}


def key(frame: Frame, run: int, year: int) -> str:
    """Whose outline it is, and how many are seniors there in ``year``."""
    old, _ = seniors(frame, year, run)
    return frame.language(_KEY).format(
        name=run_name(frame, run), n=how_many(old, frame.language), age=SENIOR_AGE
    )


def age_word(language: Language) -> str:
    """What the scale of ages counts."""
    return language(_AGE)


def title(frame: Frame) -> str:
    """How many are near retirement at the horizon and were in the base year, as a heading."""
    share, before = _share(frame, frame.years[-1]), _share(frame, frame.years[0])
    text = frame.language(_SAME if share == before else _TITLE)
    return text.format(
        year=frame.years[-1], base=frame.years[0], age=SENIOR_AGE, share=share, before=before
    )


def describe(frame: Frame, year: int) -> tuple[str, str]:
    """The chart's name, and how many are seniors in ``year``."""
    old, everyone = seniors(frame, year)
    name = frame.language(_NAME)
    text = frame.language(_TEXT).format(
        year=year,
        n=how_many(old, frame.language),
        all=how_many(everyone, frame.language),
        age=SENIOR_AGE,
        share=_share(frame, year),
    )
    return (
        name.format(occupation=word(frame.occupation, frame.language)),
        " ".join((text, *_keys(frame, year))),
    )


def ends(frame: Frame) -> str:
    """How many are seniors at the horizon and in the base year, for whoever has heard the title."""
    (n, everyone), (m, before) = (seniors(frame, frame.years[at]) for at in (-1, 0))
    return frame.language(_ENDS).format(
        n=how_many(n, frame.language),
        all=how_many(everyone, frame.language),
        year=frame.years[-1],
        m=how_many(m, frame.language),
        before=how_many(before, frame.language),
        base=frame.years[0],
    )


def sentence(frame: Frame, year: int) -> str:
    """How many are seniors in ``year``, with the occupation named."""
    old, everyone = seniors(frame, year)
    who = (
        counted("all", everyone, frame.language)
        if frame.occupation == "all"
        else word(f"{frame.occupation}.{'one' if is_one(everyone) else 'short'}", frame.language)
    )
    return frame.language(_SENTENCE).format(
        year=year,
        n=how_many(old, frame.language),
        all=how_many(everyone, frame.language),
        who=who,
        share=_share(frame, year),
        age=SENIOR_AGE,
    )


def figures(frame: Frame, year: int) -> Figures:
    """People by age: in ``year`` and in the base year, and in ``year`` of the chosen others."""
    at = year - frame.years[0]
    columns = []

    def head(side: Side, year: int, run: int) -> str:
        return f"{capital(word(side.occupation, frame.language))} {year}, {run_heading(frame, run)}"

    for side in sides(frame):
        if at:
            columns.append((head(side, year, CURRENT), side.ages[:, at]))
        # In the base year all scenarios are the same.
        before = f"{capital(word(side.occupation, frame.language))} {frame.years[0]}"
        columns.append((before, side.ages[:, 0]))
    for run, theirs in outlines(frame).items():
        columns += [(head(side, year, run), side.ages[:, at]) for side in theirs]
    return tabulate(age_word(frame.language), range(FIRST_AGE, LAST_AGE + 1), columns)
