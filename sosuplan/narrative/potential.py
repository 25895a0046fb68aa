"""The full-time calculator in words: whose targets, what the columns are, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.fulltime import fulltime_levers
from sosuplan.analysis.potential import (
    GOAL,
    OF_GOAL,
    OF_REGION,
    OF_SCENARIO,
    Potential,
    PotentialTable,
    publications,
    share_of_region,
)
from sosuplan.model.lever import Lever
from sosuplan.model.provenance import source_of
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import capital, word

TARGETS = N_("Targets")
GROUP, AREA = N_("Group"), N_("Area")
STAFF, SHARE, TARGET = N_("Staff {year}"), N_("On full time"), N_("Target")
_MORE_IN = N_("More in {year}")
MORE = N_("More full-time persons")
IN_ALL = N_("In all")
_IN_ALL_OF = N_("In all, {who}")
_OF_REGION = N_("The region's share, {share}")
_OF_GOAL = N_("{share} on full time")
_OF_SCENARIO = N_("The scenario's targets")
_OWN = N_("Own targets")
_PERCENT = N_("{what}, %")
_NOTE = N_(
    "{base}: so many more full-time persons if the share on full time of the staff of {base} were"
    " the target, with everything else as it was. {horizon}: the same of the staff that there will"
    " be then without other measures."
)
_COUNTED = N_(
    "The demand scenario counts on at least {share} on full time: in {horizon} only what is beyond"
    " that is more."
)
_REGION_OF = N_("The region's share is that of its {who}.")
_FROM = N_("Published: {sources}.")
_FITTED = N_("The number of staff was fitted to the published figures, and that is why they agree.")
NONE = "–"


def targets_name(table: PotentialTable, frame: Frame) -> str:
    """Whose the targets of a table are."""
    say = frame.language
    if table.targets == OF_REGION:
        share = share_of_region(frame.plan, fulltime_levers(frame.catalogue)) or 0.0
        return say(_OF_REGION).format(share=format_percent(share, 1, say.code))
    if table.targets == OF_GOAL:
        return say(_OF_GOAL).format(share=format_percent(GOAL, 0, say.code))
    return say(_OF_SCENARIO if table.targets == OF_SCENARIO else _OWN)


def sums(groups: Sequence[Potential]) -> Iterator[tuple[str, tuple[Potential, ...]]]:
    """What is added up: an occupation ("" for all of them) and its groups; nothing of one group."""
    occupations = dict.fromkeys(one.lever.occupation for one in groups)
    of_each = {
        job: tuple(one for one in groups if one.lever.occupation == job) for job in occupations
    }
    if len(of_each) > 1:
        yield from ((job, each) for job, each in of_each.items() if len(each) > 1)
    if len(groups) > 1:
        yield "", tuple(groups)


def sum_name(occupation: str, language: Language) -> str:
    """What such a sum is called."""
    if not occupation:
        return language(IN_ALL)
    return language(_IN_ALL_OF).format(who=word(f"{occupation}.short", language))


def potential_figures(
    table: PotentialTable, frame: Frame, *, by_area: bool = True
) -> list[list[object]]:
    """A table with a head: a row for each group, below it one for each of its areas if there are
    several and ``by_area``, and the sums. Shares are percentages; what is not there is a dash."""
    say, several = frame.language, by_area and table.has_areas
    keys = [GROUP, AREA] if several else [GROUP]
    head: list[object] = [
        *map(say, keys),
        say(STAFF).format(year=table.base_year),
        *(say(_PERCENT).format(what=say(text)) for text in (SHARE, TARGET)),
        *(
            f"{say(_MORE_IN).format(year=year)} · {word('fte', say)}"
            for year in (table.base_year, table.horizon)
        ),
        capital(word("published", say)),
    ]
    rows: list[list[object]] = []
    for group in table.groups:
        under = [one for one in table.areas if one.lever is group.lever]
        for one in (group, *(under if several else ())):
            where = [one.area or say(IN_ALL)] if several else []
            published = NONE if one.published is None else one.published
            shares = round(100.0 * one.share, 9), round(100.0 * one.target, 9)
            gains = one.gain_base, one.gain_horizon
            rows.append([one.lever.name(say), *where, one.heads, *shares, *gains, published])
    for job, groups in sums(table.groups):
        added = (sum(one.gain_base for one in groups), sum(one.gain_horizon for one in groups))
        where = [say(IN_ALL)] if several else []
        people = sum(one.heads for one in groups)
        rows.append([sum_name(job, say), *where, people, NONE, NONE, *added, NONE])
    return [head, *rows]


def potential_notes(frame: Frame, tables: Iterable[PotentialTable]) -> list[str]:
    """What the figures of ``tables`` are, and what they rest on, a sentence or two each."""
    say, told, levers = frame.language, tuple(tables), fulltime_levers(frame.catalogue)
    base, horizon = frame.plan.base_year, frame.plan.horizon
    found = [say(_NOTE).format(base=base, horizon=horizon)]
    if least := frame.demand_scenario.fulltime_target:
        share = format_percent(least, 0 if (100.0 * least).is_integer() else 1, say.code)
        found.append(say(_COUNTED).format(share=share, horizon=horizon))
    if any(one.targets == OF_REGION for one in told):
        found += _whose_region(frame, levers)
    published = [one for table in told for one in table.areas if one.published is not None]
    if published:
        sources = (
            f"{one.publisher}: {one.title} ({one.published})" for one in publications(published)
        )
        found.append(say(_FROM).format(sources="; ".join(sources)))
        if _staff_is_assumed(frame, published):
            found.append(say(_FITTED))
    return found


def _whose_region(frame: Frame, levers: Sequence[Lever]) -> list[str]:
    """Whose share the region's is, where it has none of an occupation that is told of."""
    of = [one.occupation for one in levers if one.sector == "region"]
    if all(job in of for job in frame.occupations):
        return []
    who = word(f"{of[0]}.short", frame.language)
    return [frame.language(_REGION_OF).format(who=who)]


def _staff_is_assumed(frame: Frame, published: Sequence[Potential]) -> bool:
    """True if the staff of a group with a published potential is no count of anybody's."""
    assumed = {one.id for one in frame.plan.sources if one.kind == "assumption"}
    groups = {(one.lever.sector, one.lever.occupation) for one in published}
    return any(
        (band.sector, band.occupation) in groups and source_of(band, "heads") in assumed
        for band in frame.plan.staff
    )
