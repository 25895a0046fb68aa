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
from sosuplan.frame import CURRENT, Frame
from sosuplan.headline import is_about_even
from sosuplan.language import mark
from sosuplan.numbers import whole as whole_persons
from sosuplan.words import how_many, word

_NAME = mark("GapChart", "Shortage or surplus of {occupation} by year, {unit}")
_ENDS = mark("GapChart", "In {year}: {ends}.")
_MISSING = mark("GapChart", "{n} missing")
_IN_SURPLUS = mark("GapChart", "{n} in surplus")
_EVEN = mark("GapChart", "as many as needed")
_ABOUT_EVEN = {
    _MISSING: mark("GapChart", "about even, {n} missing"),
    _IN_SURPLUS: mark("GapChart", "about even, {n} in surplus"),
}
_PEAK = mark("GapChart", "The shortage is largest in {year}: {n}.")
_STATUS = mark("Charts", "Status")
_GROWS_ALWAYS = mark("GapChart", "The shortage grows every year until {last}")
_GROWS = mark("GapChart", "The shortage grows from {n} in {first} to {m} in {last}")
_FALLS = mark("GapChart", "The shortage falls from {n} in {first} to {m} in {last}")
_PEAKS = mark("GapChart", "The shortage grows to {most} in {peak} and falls to {least} in {last}")
_STAYS = mark("GapChart", "The shortage is the same in {last} as in {first}: {m}")
_EVERY_YEAR = mark("GapChart", "There is a shortage every year until {last}")
_ONE_YEAR = mark("GapChart", "There is a shortage in {last}")
_BEGINS = mark("GapChart", "There is a shortage every year from {year}")
_ENDS_IN = mark("GapChart", "There is no shortage from {year}")
_TIGHT = mark("GapChart", "There is no shortage, but recruitment problems in {last}")
_NO_SHORTAGE = mark("GapChart", "There is no shortage in any year until {last}")
_SURPLUS = mark("GapChart", "There is a surplus every year until {last}")


def lines(frame: Frame) -> dict[int, Floats]:
    """The balance by year of each run that is drawn, this scenario first."""
    return {run: frame.gap(run) for run in shown_runs(frame)}


def title(frame: Frame) -> str:
    """What the picture shows, as a heading without a full stop."""
    years, statuses = frame.years, frame.lights()
    first, last = years[0], years[-1]
    text, values = _NO_SHORTAGE, {"last": str(last)}
    short = [status == "shortage" for status in statuses]
    if all(short):
        text, values = _shortage_throughout(frame)
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
    return frame.language("GapChart", text).format(**values)


def _shortage_throughout(frame: Frame) -> tuple[str, dict[str, str]]:
    """The words for a shortage in every year, and their figures in whole persons."""
    gaps = [float(gap) for gap in frame.gap()]
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
    name = frame.language("GapChart", _NAME).format(
        occupation=word(frame.occupation, frame.language), unit=unit_word(frame)
    )
    ends = "; ".join(
        f"{told_name(frame, run)}: {_in_words(frame, run)}" for run in told_runs(frame)
    )
    text = frame.language("GapChart", _ENDS).format(year=frame.years[-1], ends=ends)
    return name, " ".join(filter(None, (text, _peak_in_words(frame))))


def _peak_in_words(frame: Frame) -> str:
    gaps = frame.gap()
    at = int(gaps.argmin())
    missing = whole_persons(-gaps[at])
    if missing <= max(0, whole_persons(-gaps[-1])):
        return ""
    n = whole(frame, missing)
    return frame.language("GapChart", _PEAK).format(year=frame.years[at], n=n)


def _in_words(frame: Frame, run: int) -> str:
    """The balance of a run at the horizon."""
    gap, short = float(frame.gap(run)[-1]), frame.lights(run)[-1] == "shortage"
    text = _MISSING if short else _IN_SURPLUS
    if not whole_persons(gap) and not short:
        text = _EVEN
    elif is_about_even(gap, float(frame.supply(run)[-1])):
        text = _ABOUT_EVEN[text]
    return frame.language("GapChart", text).format(n=how_many(gap, frame.language))


def figures(frame: Frame) -> Figures:
    """Balance by year of every run that is told of, and the status of this scenario."""
    gaps = {run: frame.gap(run) for run in told_runs(frame)}
    statuses = frame.lights()
    status = frame.language("Charts", _STATUS)
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
