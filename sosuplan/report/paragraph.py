"""A paragraph to paste into a case document: plain words, rounded figures."""

from __future__ import annotations

from sosuplan.analysis.frame import CURRENT, FTE, Frame
from sosuplan.model.provenance import count_all_assumed
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.report import story
from sosuplan.report.amounts import about, exactly
from sosuplan.text.language import N_
from sosuplan.text.terms import counted, how_many

_PLAN = N_("For {plan} a mechanical projection shows: {answer}.")
_SCENARIO = N_('For {plan} a mechanical projection of the scenario "{name}" shows: {answer}.')
_DEMAND = N_('Demand follows "{demand}".')
_BOTH_SIDES = N_("In {year}, supply is {supply} and demand {demand} {unit}.")
_CAVEAT = N_(
    "The figures are rounded. They say what follows from the stated assumptions and are not a"
    " forecast."
)
_ASSUMED = N_(
    "The figures are rounded. They say what follows from the stated assumptions and are not a"
    " forecast; {n} of the {all} inputs are assumptions."
)


def paragraph(frame: Frame) -> str:
    """The answer, what the measures do, how the shortage goes and what the figures are, as one
    line of plain text in the frame's language."""
    language = frame.language

    def say(text: str, **values: object) -> str:
        return language(text).format(**values)

    def figure(value: float) -> str:
        return about(value, language)

    name = frame_name(frame) if frame.scenario.name else ""
    answer = story.answer_of(frame, figure)
    opening = _SCENARIO if name else _PLAN
    count = count_all_assumed(frame.plan)
    sentences = [
        say(opening, plan=frame.plan.name, name=name, answer=answer),
        story.against(frame, figure),
        story.effect(frame),
        story.course(frame, figure),
        say(
            _BOTH_SIDES,
            year=frame.years[-1],
            supply=how_many(float(frame.supply(CURRENT)[-1]), language, figure),
            demand=how_many(float(frame.demand(CURRENT)[-1]), language, figure),
            unit=counted(
                FTE if frame.unit == FTE else "persons",
                float(frame.demand(CURRENT)[-1]),
                language,
            ),
        ),
        say(_DEMAND, demand=demand_name(frame)),
        say(
            _ASSUMED if count.assumed else _CAVEAT,
            n=exactly(count.assumed, language),
            all=exactly(count.figures, language),
        ),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def demand_name(frame: Frame) -> str:
    """What the scenario's demand scenario is called."""
    return frame.demand_scenario.label(frame.language.code)
