"""The next plan in words: what was carried over, what stands in for what is not counted yet, and
what to bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.editing.new_base_year import NextPlan
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import first_of, listed, word

CARRIED, STANDS_IN, BRING = N_("Carried over"), N_("Stands in for now"), N_("Bring next")

_ALL = N_(
    "All figures that still hold, your own measures, evidence, goals and “{actuals}” are carried"
    " over. The plan goes from {new} to {horizon}."
)
_HISTORY = N_(
    "The staff of {old} is history now and shows how well the model explains your own past."
)
_NO_HISTORY = N_(
    "The staff of {old} that was projected and never counted is not taken into the history."
)
_SCENARIOS = NN_(
    "1 scenario is kept. Its years are written out, so that it means the same as before, and it is"
    " computed with the new figures.",
    "{n} scenarios are kept. Their years are written out, so that they mean the same as before, and"
    " they are computed with the new figures.",
)
_NAMED = N_("“{name}”")
_OLDER = N_("Until now, these were computed with the older figures they were saved with: {names}.")
_BEGUN = N_(
    "Measures begin before {new} in: {names}. What they have given by then is not in the projected"
    " staff, but will be in your count."
)
_LOST = N_("Not everything in these could be kept: {names}.")
_STORED = N_("The projection from {old} is kept, to be compared with how it goes: {names}.")
_RESTARTED = N_(
    "The demand of these was built with a need that comes later from {old} on, and is kept as it"
    " was; built again, the need comes later from {new} on: {names}."
)
_INTAKE = N_("Trainees counted since are taken over as intake: {rows}.")
_TRANSFERS = N_(
    "Tasks that have moved by {new} are in its staff and its need, and out of “{transfers}”."
)
_EDITS = N_("The history of changes stays in the old plan file.")
_STAFF = N_(
    "The staff of {new} is projected from {old} without new measures, and marked as an assumption."
)
_NEED = N_(
    "The need of {new} is projected, too, in the demand scenario “{demand}”. All demand scenarios"
    " begin with that need and grow as before."
)
_BRING_STAFF = N_("Employed people by age in {new}: import them, or type them in “{table}”.")
_BRING_NEED = N_("The need in {new}, employed people and unfilled posts, in “{table}”.")
_BRING_WORK = N_("Full time, part-time hours and sick days in {new}, in “{table}”.")
_BRING_INTAKE = N_("Trainees who began GF2 in {new}, in “{table}”.")
_BRING_ACTUALS = N_(
    "How many left in {old}, and how many new graduates had started by {new}, in “{table}”."
)
_BRING_INDEX = N_("A newer projection of the demand, if there is one, in “{table}”.")
_BRING_MOVE = N_(
    "When your own figures are in, move the scenarios to them: “Scenario › Move all to the new"
    " figures”. Until then they are computed with what stands in now."
)


def carried(found: NextPlan, language: Language) -> list[str]:
    """What is in the new plan of the old one, a sentence each."""
    told = _years(found)
    names = [baseline_name(language)]
    if found.decided:
        names.append(language(_NAMED).format(name=found.decided))
    sentences = [
        language(_ALL).format(
            actuals=table_name("actuals", language), horizon=found.plan.horizon, **told
        )
    ]
    if found.history:
        sentences.append(language(_HISTORY).format(**told))
    if found.stood_in:
        sentences.append(language(_NO_HISTORY).format(**told))
    if count := len(found.library.scenarios):
        sentences.append(language.plural(_SCENARIOS, count).format(n=count))
    for text, those in ((_OLDER, found.older), (_BEGUN, found.begun), (_LOST, _losing(found))):
        if those:
            sentences.append(language(text).format(names=first_of(those), **told))
    sentences.append(language(_STORED).format(names=listed(names, language), **told))
    if found.restarted:
        labels = found.plan.demand_labels(language.code)
        again = [labels[one] for one in found.restarted]
        sentences.append(language(_RESTARTED).format(names=first_of(again), **told))
    if found.intake:
        rows = first_of(list(_intake(found, language)))
        sentences.append(language(_INTAKE).format(rows=rows))
    if found.dropped_transfers:
        transfers = table_name("transfers", language)
        sentences.append(language(_TRANSFERS).format(transfers=transfers, **told))
    return [*sentences, language(_EDITS)]


def standing_in(found: NextPlan, language: Language) -> list[str]:
    """What is projected and to be replaced, a sentence each."""
    demand = found.plan.demand_labels(language.code)[found.demand]
    told = _years(found)
    return [language(_STAFF).format(**told), language(_NEED).format(demand=demand, **told)]


def to_bring(found: NextPlan, language: Language) -> list[str]:
    """What the next steps are, the most important first."""
    new, plan = found.base_year, found.plan
    wanted = [(_BRING_STAFF, "staff"), (_BRING_NEED, "demand_base")]
    if any(row.year < new for row in plan.current_working_time.values()):
        wanted.append((_BRING_WORK, "working_time"))
    begun = {(row.area, row.occupation) for row in plan.trainee_intake if row.year >= new}
    if {(row.area, row.occupation) for row in plan.staff} - begun:
        wanted.append((_BRING_INTAKE, "trainee_intake"))
    wanted += [(_BRING_ACTUALS, "actuals"), (_BRING_INDEX, "demand_index")]
    if found.library.scenarios:
        wanted.append((_BRING_MOVE, "staff"))
    told = _years(found)
    return [
        language(text).format(table=table_name(name, language), **told) for text, name in wanted
    ]


def parts(found: NextPlan, language: Language) -> list[tuple[str, list[str]]]:
    """Headings with the sentences below them."""
    return [
        (language(CARRIED), carried(found, language)),
        (language(STANDS_IN), standing_in(found, language)),
        (language(BRING), to_bring(found, language)),
    ]


def _years(found: NextPlan) -> dict[str, object]:
    return {"old": found.before.base_year, "new": found.base_year}


def _losing(found: NextPlan) -> Sequence[str]:
    return tuple(dict.fromkeys(one.name for one in found.losses))


def _intake(found: NextPlan, language: Language) -> Iterator[str]:
    for row in found.intake:
        where = [row.area] if len(found.plan.areas) > 1 else []
        who = f"{word(f'{row.occupation}.short', language)} {row.year}"
        count = format_number(row.gf2_starts, 0, language.code)
        yield f"{', '.join([*where, who])}: {count}"
