"""Tasks that move to another employer (opgaver flytter), told in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.transfers import Move, Sum, added_up
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import counted, how_many

_EMPLOYERS = {
    "municipality": N_("municipal employment"),
    "region": N_("regional employment"),
    "other": N_("other employers"),
    "": N_("an employer outside the plan"),
}
"""Within a sentence, whether an area has one municipality or several."""

_MOVE = N_("In {year}, {n} {who} will move from {a} to {b}.")
_MORE_WORK = N_(
    "{after} work full time there, against {before} now: they will be {m} full-time persons instead"
    " of {k}."
)
_SAME_WORK = N_("They will work as much as before: {m} full-time persons.")
_NEED_TOO = N_("The need falls by {m} persons, {share} of the area's.")
_NEED_STAYS = N_("None of the need goes with them.")
_NOBODY = N_("In {year} there is nobody in {a} to move.")
_IN_AREA = N_("{area}: {text}")

_COUNTS_ON = N_("The plan counts on tasks moving: {moves}.")
_SHORT = N_("{n} {who} in {year} from {a} to {b}")
_MORE_MOVES = NN_("{moves}; and {n} more move", "{moves}; and {n} more moves")
MOST_TOLD = 3
"""Moves that the one sentence names."""


def employer(sector: str, language: Language) -> str:
    """An employer within a sentence; "" is one outside the plan."""
    return language(_EMPLOYERS[sector])


def move_text(move: Move, language: Language, *, area: bool = False) -> str:
    """What one row of transfers comes to: who moves, and what that means for work or need.
    ``area``: the plan has several, and it is named."""
    row = move.row
    values = {"year": row.year, "a": employer(row.from_sector, language)}
    if not move.people:
        text = language(_NOBODY).format(**values)
    else:
        text = language(_MOVE).format(
            **values,
            n=how_many(move.people, language),
            who=counted(row.occupation, move.people, language),
            b=employer(row.to_sector, language),
        )
        text += " " + (_work(move, language) if row.to_sector else _need(move, language))
    return language(_IN_AREA).format(area=row.area, text=text) if area else text


def _work(move: Move, language: Language) -> str:
    values = {
        "m": how_many(move.work_after, language),
        "k": how_many(move.work, language),
        "after": format_percent(move.fulltime_after, 1, language.code),
        "before": format_percent(move.fulltime, 1, language.code),
    }
    text = _SAME_WORK if move.work == move.work_after else _MORE_WORK
    return language(text).format(**values)


def _need(move: Move, language: Language) -> str:
    share = move.row.demand_share
    if not share:
        return language(_NEED_STAYS)
    return language(_NEED_TOO).format(
        m=how_many(move.need, language), share=format_percent(share, 1, language.code)
    )


def sums_of(frame: Frame) -> Sequence[Sum]:
    """The moves of the occupation looked at, with the areas added up."""
    return [one for one in added_up(frame.moves) if one.occupation in frame.occupations]


def counts_on(frame: Frame) -> str:
    """That the plan counts on tasks moving: when, who, from whom and to whom, in one sentence; ""
    where nothing moves."""
    found, language = sums_of(frame), frame.language
    if not found:
        return ""
    told = "; ".join(
        language(_SHORT).format(
            year=one.year,
            n=how_many(one.people, language),
            who=counted(one.occupation, one.people, language),
            a=employer(one.from_sector, language),
            b=employer(one.to_sector, language),
        )
        for one in found[:MOST_TOLD]
    )
    if (more := len(found) - MOST_TOLD) > 0:
        told = language.plural(_MORE_MOVES, more).format(moves=told, n=more)
    return language(_COUNTS_ON).format(moves=told)
