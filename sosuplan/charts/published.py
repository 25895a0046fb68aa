"""What is said of published results: that the plan was fitted to them, and how far it agrees.

The inputs were chosen so that the projection meets the published table. That it does is therefore
no evidence for it, and nothing here says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sosuplan.analysis.frame import HEADS, Frame
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import Agreement, Difference, compare
from sosuplan.analysis.today import has_reform
from sosuplan.model.plan import Plan
from sosuplan.narrative.scenario_name import row_name
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import word

_ALONE = N_("No new measures. With reform: the law in force. Without: if there had been no reform.")
_DEMAND_ALONE = N_("Demand alone, no new measures.")
_TICK = N_("✓ as published.")
_FITTED = N_("The model is fitted to the published table{ref} ({counts}).")
_FITTED_FOR = N_("For {who} the model is fitted to the published table{ref} ({counts}).")
_CHANGED = N_(
    "The model is fitted to the published table{ref}; the plan's figures now meet {counts}."
)
_CHANGED_FOR = N_(
    "For {who} the model is fitted to the published table{ref}; the plan's figures now meet"
    " {counts}."
)
_UNPUBLISHED = N_(
    "There is no published projection for {occupation}: these lines rest on assumptions."
)
_NOTHING_TO_COMPARE = N_("There is no published projection for {who} to compare with.")
_ELSEWHERE = N_(
    "The published table does not cover all areas of the plan, so the plan is not compared with it."
)
_CELLS = N_("{a} of {b} cells")
_BALANCES = N_("{c} of {d} balances")
_DERIVED = N_("Derived from the others: {n} of the table's {all} figures{ref}.")
_NO_TICK = N_("So there is no ✓ at {rows}.")

_TITLE = N_("The published table")
_MEANING = N_(
    "Assumptions of the plan were chosen so that the projection meets the table. That the figures"
    " agree says nothing of how sure the projection is. The table is about persons. It does not"
    " say which reform it means; most likely it is the retirement reform."
)
_HOLDS = N_("It holds")
_LIGHTS = N_("a traffic light for each year ({n})")
_ENDS = N_("balances ({n})")
_AGREES = N_("As in the table")
_DIFFERS = N_("Different here")
_NONE = N_("none")
_DIFFERENCE = N_("{row}, {year}: {published} in the table, {here} here")
_MORE = N_("and {n} more")
_NOTE = N_("Note")
_SOURCE = N_("Source")

_MOST_DIFFERENCES = 8


def _no_reference(_sources: Iterable[str]) -> str:
    return ""


Reference = Callable[[Iterable[str]], str]
"""Writes which sources are meant, where they are listed."""


def counts(agreements: Iterable[Agreement], language: Language) -> str:
    """How many cells and balances are as published, of those that were compared."""
    found = list(agreements)
    cells, balances = (sum(one.cells for one in found), sum(one.balances for one in found))
    values = {
        "a": sum(one.cells_as_published for one in found),
        "b": cells,
        "c": sum(one.balances_as_published for one in found),
        "d": balances,
    }
    texts = [text for text, count in ((_CELLS, cells), (_BALANCES, balances)) if count]
    return ", ".join(language(text).format(**values) for text in texts)


def fitted(
    agreements: Mapping[str, Agreement],
    language: Language,
    reference: Reference = _no_reference,
    *,
    name_occupation: bool = False,
) -> str:
    """That the model is fitted to the published table, by occupation, and how far it agrees: a plan
    whose figures were changed no longer meets what they were fitted to."""
    texts = (_FITTED, _FITTED_FOR)
    if any(agreement.differences for agreement in agreements.values()):
        texts = (_CHANGED, _CHANGED_FOR)
    return language(texts[name_occupation]).format(
        who=word("all" if len(agreements) > 1 else next(iter(agreements)), language),
        counts=counts(agreements.values(), language),
        ref=reference(dict.fromkeys(id_ for one in agreements.values() for id_ in one.sources)),
    )


def agreement_of(frame: Frame, reference: Reference = _no_reference) -> str:
    """The same of the occupations that ``frame`` looks at, or why there is nothing to compare."""
    language = frame.language
    found = {
        one: compare(matrix(frame.inputs, frame.catalogue, one), frame.plan, one)
        for one in frame.occupations
        if any(row.occupation == one for row in frame.plan.published)
    }
    if any(agreement.elsewhere for agreement in found.values()):
        return language(_ELSEWHERE)
    compared = {one: agreement for one, agreement in found.items() if agreement.results}
    if not compared:
        who = word(frame.occupation, language)
        return language(_NOTHING_TO_COMPARE).format(who=who)
    return fitted(compared, language, reference, name_occupation=True)


def cases_note(plan: Plan, language: Language) -> str:
    """What the rows of the matrix have in common, and what with and without reform is."""
    return language(_ALONE if has_reform(plan) else _DEMAND_ALONE)


def rests_on(
    agreement: Agreement,
    plan: Plan,
    occupation: str,
    language: Language,
    *,
    unit: str = HEADS,
    reference: Reference = _no_reference,
) -> str:
    """What the matrix shows in ``unit``, and what it rests on."""
    only = cases_note(plan, language)
    if agreement.elsewhere:
        return f"{only} {language(_ELSEWHERE)}"
    if not agreement.results:
        rests = language(_UNPUBLISHED).format(occupation=word(occupation, language))
        return f"{only} {rests}"
    if has_ticks(agreement, unit):
        only += " " + language(_TICK)
    return f"{only} {fitted({occupation: agreement}, language, reference)}"


def has_ticks(agreement: Agreement, unit: str) -> bool:
    """True if a line of the matrix in ``unit`` is ticked: persons are published."""
    return unit == HEADS and bool(agreement.rows)


def derived(
    agreement: Agreement,
    plan: Plan,
    language: Language,
    *,
    unit: str = HEADS,
    reference: Reference = _no_reference,
) -> str:
    """How many figures of the table are derived from its others, and which line has therefore no
    tick; "" if none is."""
    if not agreement.derived:
        return ""
    text = language(_DERIVED).format(
        n=agreement.derived,
        all=agreement.results,
        ref=reference(agreement.derived_sources),
    )
    if not (agreement.derived_rows and has_ticks(agreement, unit)):
        return text
    rows = ", ".join(
        row_name(plan, demand.scenario, reform, language)
        for demand in plan.demands
        for reform in (0, 1)
        if (demand.scenario, reform) in agreement.derived_rows
    )
    return f"{text} {language(_NO_TICK).format(rows=rows)}"


def details(
    agreement: Agreement, plan: Plan, language: Language, unit: str
) -> tuple[str, str, list[tuple[str, str]]]:
    """For whoever asks what is behind ``fitted``: a title, what it means, and named facts: what is
    published, what agrees, what differs, and from where it is."""

    def say(text: str, **values: object) -> str:
        return language(text).format(**values)

    held = ((_LIGHTS, agreement.cells), (_ENDS, agreement.balances))
    titles = {source.id: source.title for source in plan.sources}
    facts = [
        (say(_HOLDS), ", ".join(say(text, n=n) for text, n in held if n)),
        (say(_AGREES), counts([agreement], language)),
        (say(_DIFFERS), _differences(agreement.differences, plan, language)),
        (say(_NOTE), derived(agreement, plan, language, unit=unit)),
        (say(_SOURCE), "\n".join(titles[one] for one in agreement.sources if one in titles)),
    ]
    return say(_TITLE), say(_MEANING), [fact for fact in facts if fact[1]]


def _differences(found: tuple[Difference, ...], plan: Plan, language: Language) -> str:
    if not found:
        return language(_NONE)

    def shown(value: str | float) -> str:
        if isinstance(value, str):
            return word(value, language)
        return format_number(value, 0, language.code)

    lines = [
        language(_DIFFERENCE).format(
            row=row_name(plan, one.scenario, one.reform, language),
            year=one.year,
            published=shown(one.published),
            here=shown(one.here),
        )
        for one in found[:_MOST_DIFFERENCES]
    ]
    if len(found) > _MOST_DIFFERENCES:
        more = len(found) - _MOST_DIFFERENCES
        lines.append(language(_MORE).format(n=more))
    return "\n".join(lines)
