"""What each lever takes by itself: from the balance of the scenario towards the target."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goal import Goal, Reach, Solution
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.what_it_takes import aim_line, headline, solution_note, value_text
from sosuplan.narrative.why import plausible_text
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital, word

_NAME = N_("How far must one measure go alone? {who} in {year}, {unit}")
_HEADS = N_("One measure alone"), N_("Has to be")
_SEEN, _NOT_SEEN = N_("as far as has been seen"), N_("not seen")
_COLUMNS = (
    *(N_("Lever"), N_("Has to be"), N_("Left to the target"), N_("Plausible range")),
    N_("Beside it"),
)
_OTHERS = NN_("One other lever makes no difference.", "{n} other levers make no difference.")
_NOTHING = N_("No lever makes a difference in {year}.")
_TARGET = N_("the target")


def telling(found: Goal) -> list[Solution]:
    """The levers that bring the target a whole person nearer, or nearly."""
    return [one for one in found.levers if one.gap_change > 0.0 and whole(one.gap_change)]


def build(frame: Frame, occupation: str, year: int, target: str) -> BarListSpec:
    """A bar for each lever that helps, from what is lacking of the ``target`` without it to what is
    lacking with it: as far as it has been seen to go, and on from there. The line is the target; a
    lever's id is the key of its row."""
    found, say = frame.goal(occupation, year, target), frame.language
    told = telling(found)
    rows = tuple(
        BarRow(
            one.lever.full_name(say, one.value),
            _segments(found, one, say),
            value_text(one, say),
            detail=solution_note(one, target, say),
            key=one.lever.id,
        )
        for one in told
    )
    others = len(found.levers) - len(told)

    name = say(_NAME).format(
        who=capital(word(f"{occupation}.short", say)), year=year, unit=word(found.unit, say)
    )

    def note() -> str:
        return say.plural(_OTHERS, others).format(n=others) if others and told else ""

    return BarListSpec(
        kind="goal",
        frame=frame,
        language=say,
        title_of=lambda: headline(frame, found),
        description_of=lambda: (
            name,
            "; ".join((aim_line(found, say), *(one.text for one in rows))),
        ),
        note_of=note,
        figures_of=partial(figures, frame, occupation, year, target),
        rows=rows,
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=word(found.unit, say),
        zero_name=say(_TARGET),
        empty=say(_NOTHING).format(year=year) if not found.is_there else headline(frame, found),
    )


def _segments(found: Goal, one: Solution, say: Language) -> tuple[Segment, ...]:
    """From what is lacking to what is lacking where the lever has been seen, and on from there."""
    start, end = found.gap_left, min(one.gap_left, 0.0)
    seen = start if one.gap_plausible is None else max(start, min(one.gap_plausible, end))
    if one.reach is Reach.PLAUSIBLE:
        seen = end
    # The key begins with what has been seen, whichever lever comes first.
    return (
        Segment(start, seen, "supply", say(_SEEN)),
        Segment(seen, end, "muted", say(_NOT_SEEN)),
    )


def figures(frame: Frame, occupation: str, year: int, target: str) -> Figures:
    """Every lever, with every digit of what is left."""
    found, say = frame.goal(occupation, year, target), frame.language
    rows = [
        [
            one.lever.full_name(say, one.value),
            value_text(one, say),
            min(one.gap_left, 0.0),
            plausible_text(frame, one.lever),
            solution_note(one, target, say),
        ]
        for one in found.levers
    ]
    return [[say(column) for column in _COLUMNS], *rows]
