"""The main picture: how many are missing or in surplus, year by year."""

from __future__ import annotations

from itertools import pairwise

from sosuplan.charts.figures import Figures
from sosuplan.charts.runs import (
    Floats,
    people,
    run_heading,
    shown_runs,
    told_name,
    told_runs,
    unit_word,
    whole,
    year_heading,
)
from sosuplan.engine import Balance
from sosuplan.frame import CURRENT, FTE, Frame
from sosuplan.headline import in_two, is_about_even, lights, told_gap
from sosuplan.language import N_
from sosuplan.numbers import whole as whole_persons
from sosuplan.words import capital, how_many, uncapital, word

_NAME = N_("Shortage or surplus of {occupation} by year, {unit}")
_IN_YEAR = N_("{name} in {year}")
_OF_WHOM = N_("{who}: {title}")
_MISSING = N_("{n} missing")
_IN_SURPLUS = N_("{n} in surplus")
_EVEN = N_("as many as needed")
_ABOUT_EVEN = {
    _MISSING: N_("about even, {n} missing"),
    _IN_SURPLUS: N_("about even, {n} in surplus"),
}
_PEAK = N_("The shortage is largest in {year}: {n}.")
_STATUS = N_("Status")
_GROWS_ALWAYS = N_("The shortage grows every year until {last}")
_GROWS = N_("The shortage grows from {n} in {first} to {m} in {last}")
_FALLS = N_("The shortage falls from {n} in {first} to {m} in {last}")
_PEAKS = N_("The shortage grows to {most} in {peak} and falls to {least} in {last}")
_STAYS = N_("The shortage is the same in {last} as in {first}: {m}")
_EVERY_YEAR = N_("There is a shortage every year until {last}")
_ONE_YEAR = N_("There is a shortage in {last}")
_BEGINS = N_("There is a shortage every year from {year}")
_ENDS_IN = N_("There is no shortage from {year}")
_TIGHT = N_("There is no shortage, but recruitment problems in {last}")
_NO_SHORTAGE = N_("There is no shortage in any year until {last}")
_SURPLUS = N_("There is a surplus every year until {last}")


def lines(frame: Frame) -> dict[int, Floats]:
    """The balance by year of each run that is drawn, this scenario first; of both occupations those
    missing where any are, as sentences tell it."""
    return {run: frame.told_gap(run) for run in shown_runs(frame)}


def title(frame: Frame) -> str:
    """What the picture shows, as a heading without a full stop: of occupations together, for each
    of them."""
    balance, fte = frame.balances[CURRENT], frame.unit == FTE
    each = {name: _title(frame, one, fte) for name, one in balance.parts}
    if len(set(each.values())) < 2:
        return next(iter(each.values()), "") or _title(frame, balance, fte)
    named = [
        frame.language(_OF_WHOM).format(
            who=word(f"{name}.short", frame.language), title=uncapital(title)
        )
        for name, title in each.items()
    ]
    return capital("; ".join(named))


def _title(frame: Frame, balance: Balance, fte: bool) -> str:
    years, statuses = frame.years, lights(balance, fte=fte)
    first, last = years[0], years[-1]
    text, values = _NO_SHORTAGE, {"last": str(last)}
    short = [status == "shortage" for status in statuses]
    if all(short):
        text, values = _shortage_throughout(frame, list(told_gap(balance, fte=fte)))
    elif short[-1]:
        begins = years[max(at for at, missing in enumerate(short) if not missing) + 1]
        text = _ONE_YEAR if begins == last else _BEGINS
        values["year"] = str(begins)
    elif any(short):
        text = _ENDS_IN
        values["year"] = str(years[max(at for at, missing in enumerate(short) if missing) + 1])
    elif statuses[-1] == "recruitment":
        text = _TIGHT
    elif all(status == "surplus" for status in statuses):
        text = _SURPLUS
    values["first"] = str(first)
    return frame.language(text).format(**values)


def _shortage_throughout(frame: Frame, gaps: list[float]) -> tuple[str, dict[str, str]]:
    """The words for a shortage in every year, and their figures in whole persons."""
    missing = [whole_persons(-gap) for gap in gaps]
    peak = max(range(len(missing)), key=missing.__getitem__)
    values = {
        "peak": str(frame.years[peak]),
        "most": people(frame, gaps[peak]),
        "least": how_many(gaps[-1], frame.language),
        "last": str(frame.years[-1]),
        "n": how_many(gaps[0], frame.language),
        "m": people(frame, gaps[-1]),
    }
    if all(after > before for before, after in pairwise(missing)):
        return _GROWS_ALWAYS, values
    if not missing[-1]:
        return _EVERY_YEAR, values
    if missing[peak] > max(missing[0], missing[-1]):
        return _PEAKS, values
    if missing[-1] == missing[0]:
        return _STAYS, values
    return (_GROWS if missing[-1] > missing[0] else _FALLS), values


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name, where its lines end, and a larger shortage before that, in words."""
    name = frame.language(_NAME).format(
        occupation=word(frame.occupation, frame.language), unit=unit_word(frame)
    )
    names = [told_name(frame, run) for run in told_runs(frame)]
    names[0] = frame.language(_IN_YEAR).format(name=names[0], year=frame.years[-1])
    ends = "; ".join(
        f"{whose}: {_in_words(frame, run)}"
        for whose, run in zip(names, told_runs(frame), strict=True)
    )
    return name, " ".join(filter(None, (f"{capital(ends)}.", _peak_in_words(frame))))


def _peak_in_words(frame: Frame) -> str:
    gaps = frame.told_gap()
    at = int(gaps.argmin())
    missing = whole_persons(-gaps[at])
    if missing <= max(0, whole_persons(-gaps[-1])):
        return ""
    n = whole(frame, missing)
    return frame.language(_PEAK).format(year=frame.years[at], n=n)


def _in_words(frame: Frame, run: int) -> str:
    """The balance of a run at the horizon."""
    balance, fte = frame.balances[run], frame.unit == FTE
    if balance.parts:
        return in_two(balance, -1, frame.language, fte=fte)
    gap, short = float(frame.gap(run)[-1]), frame.lights(run)[-1] == "shortage"
    text = _MISSING if short else _IN_SURPLUS
    if not whole_persons(gap) and not short:
        text = _EVEN
    elif is_about_even(balance, -1, fte=fte):
        text = _ABOUT_EVEN[text]
    return frame.language(text).format(n=how_many(gap, frame.language))


def figures(frame: Frame) -> Figures:
    """Balance by year of every run that is told of, and the status of this scenario."""
    gaps = {run: frame.told_gap(run) for run in told_runs(frame)}
    statuses = frame.lights()
    status = frame.language(_STATUS)
    header: list[object] = [
        year_heading(frame.language),
        *(run_heading(frame, run) for run in gaps),
        status if len(gaps) == 1 else f"{status}, {run_heading(frame, CURRENT)}",
    ]
    return [
        header,
        *(
            [
                year,
                *(float(gap[at]) for gap in gaps.values()),
                word(statuses[at], frame.language),
            ]
            for at, year in enumerate(frame.years)
        ),
    ]
