"""What is different in this plan of a scenario that comes from elsewhere, in sentences."""

from __future__ import annotations

from sosuplan.editing import scenario_arrival as facts
from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.editing.scenario_arrival import Arrival
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, name_of_lever
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import cut

LONGEST = 80
"""Characters of a name from a file: it may be anything."""

_DIFFERENCES = {
    facts.OTHER_PLAN: N_("It comes from the plan “{plan}”."),
    facts.OTHER_YEARS: N_(
        "That plan goes from {first} to {last}, this one from {base} to {horizon}."
    ),
    facts.OTHER_FIGURES: N_(
        "It was made with other figures. Here it is computed with those of this plan, so its"
        " results are others than there."
    ),
    facts.OLDER_MODEL: N_(
        "It was made with an older edition of the model ({version}; this program has {ours}), so"
        " its results may be others than there."
    ),
    facts.NEWER_MODEL: N_(
        "It was made with a newer edition of the model ({version}; this program has {ours}), so"
        " its results may be others than there."
    ),
    facts.UNKNOWN_MODEL: N_("It does not say with which edition of the model it was made."),
    facts.WAS_LOCKED: N_("It was locked there. Here it is not."),
    facts.NAME_TAKEN: N_("The plan has a scenario of that name. This one will be called “{name}”."),
    facts.SAME_AS: N_("It computes the same as “{same}”, which the plan has already."),
}
_NO_DIFFERENCE = N_("Nothing is different: the plan, its figures and the model are the same.")
_CHOOSE_DEMAND = N_("The plan has no demand scenario “{demand}”. Choose another one.")
_OTHER_DEMAND = N_("The plan has no demand scenario “{demand}”. It gets “{ours}” instead.")
_UNKNOWN_LEVER = N_("The plan has no lever “{lever}”. It is left out.")
_OUT_OF_RANGE = N_(
    "{lever}: {value} is beyond what this plan allows ({low} to {high}). It is left out."
)
_YEARS = N_("{lever}: its own years are not among those of this plan. It goes by the scenario's.")
_NOT_HERE = N_("{lever} cannot be as it is there. It is left out.")


def arrival_lines(
    arrival: Arrival, plan: Plan, levers: LeverCatalogue, language: Language
) -> list[str]:
    """All that is different, what needs an answer first; that nothing is, where that is so."""
    text, came = arrival.text, arrival.text.scenario
    lines = []
    if arrival.demand_unknown:
        label = cut(text.demand_labels.get(language.code, "") or came.demand, LONGEST)
        ours = ""
        if arrival.scenario is not None:
            ours = plan.demand_labels(language.code)[arrival.scenario.demand]
        lines.append(
            language(_OTHER_DEMAND if ours else _CHOOSE_DEMAND).format(demand=label, ours=ours)
        )
    lines += [_loss(one, arrival, levers, language) for one in arrival.losses]
    values = {
        "plan": cut(text.plan_name, LONGEST),
        "first": text.base_year,
        "last": text.horizon,
        "base": plan.base_year,
        "horizon": plan.horizon,
        "version": came.model_version,
        "ours": THIS_MODEL,
        "name": arrival.name,
        "same": arrival.same_as,
    }
    lines += [language(_DIFFERENCES[code]).format(**values) for code in arrival.differences]
    return lines or [language(_NO_DIFFERENCE)]


def _loss(loss: Loss, arrival: Arrival, levers: LeverCatalogue, language: Language) -> str:
    lever = levers[loss.lever] if loss.lever in levers.index else None
    if lever is None:
        return language(_UNKNOWN_LEVER).format(lever=_named(loss.lever, language))
    name = lever.full_name(language)
    if loss.years:
        return language(_YEARS).format(lever=name)
    value = arrival.text.scenario.levers.get(loss.lever)
    if value is None or lever.low <= value <= lever.high:
        return language(_NOT_HERE).format(lever=name)
    return language(_OUT_OF_RANGE).format(lever=name, **_range(lever, value, language))


def _range(lever: Lever, value: float, language: Language) -> dict[str, str]:
    ends = {"value": value, "low": lever.low, "high": lever.high}
    return {name: lever.text(one, language) for name, one in ends.items()}


def _named(lever_id: str, language: Language) -> str:
    """A lever that the plan does not have by its words, where it is one of ours, or by its id."""
    return name_of_lever(lever_id, language) or cut(lever_id, LONGEST)
