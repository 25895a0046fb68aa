"""What "without new measures" rests on, in words: as a sentence, and as named figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.premises import AT_WORK_FROM, Premises
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent, rounded, whole
from sosuplan.text.terms import BETWEEN, capital, how_many, listed, word

_TITLE = N_('What "{without}" rests on')
_COUNTS_ON = N_("{without} the projection counts, for {who}, on {figures}.")
_OTHER_FIGURES = N_("For {who} it is {figures}.")
_SOME_OTHER = N_("For {who} it is {figures}; the rest is the same.")
_ALL_THE_SAME = N_("For {who} it is the same.")
_INTAKE = N_("an intake to GF2 of {n} a year")
_INTAKES = N_("an intake to GF2 of {n} in {first} and {m} in {last}")
_EXITS = N_("exits of {n} in {first}, of which {m} to retirement")
_RETIREMENT = N_("a mean retirement age of {n} in {first} and {m} in {last} under the law in force")
_GROWTH = N_("a growth of the need for work of {n} a year")
_FALL = N_("a fall of the need for work of {n} a year")
_STEADY = N_("an unchanged need for work{mark}")

_INTAKE_NAME = N_("Intake to GF2 a year")
_INTAKE_IN = N_("Intake to GF2 {year}")
_EXITS_IN = N_("Exits {year}")
_RETIRED_IN = N_("Of these, to retirement")
_AGE_IN = N_("Mean retirement age {year}")
_AGE_BY_LAW = N_("Mean retirement age {year}, law in force")
_GROWTH_NAME = N_("Growth of the need for work a year")
_YEARS = N_("{n} years")
_MEAN_AGE = N_(
    "The mean retirement age is that of people at work at {age} who retire at every age as people"
    " of that age do in the year. The ages of the staff make no difference to it."
)

Mark = Callable[[str], str]
"""What stands behind a figure of a kind of source."""


def premises_title(language: Language) -> str:
    """What stands above the figures."""
    return language(_TITLE).format(without=baseline_name(language))


def mean_age_meaning(language: Language) -> str:
    """What the mean retirement age is, as a sentence."""
    return language(_MEAN_AGE).format(age=AT_WORK_FROM)


def in_words(kind: str, language: Language) -> str:
    """The kind of a figure's source in brackets; "" without one."""
    return f" ({word(kind, language)})" if kind else ""


def premise_sentences(frame: Frame, mark: Mark) -> list[str]:
    """A sentence for each occupation that ``frame`` is about; ``mark`` tells the kinds. That of
    the second one tells what is not as for the first."""
    said: list[str] = []
    sentences, language = [], frame.language
    for one in frame.premises:
        figures = _figures(frame, one, mark)
        other = [text for text in figures if text not in said]
        text = _COUNTS_ON
        if said:
            text = _OTHER_FIGURES if other == figures else _SOME_OTHER if other else _ALL_THE_SAME
        said += figures
        sentences.append(
            language(text).format(
                without=capital(baseline_name(language)),
                who=word(one.occupation, language),
                figures=listed(other, language),
            )
        )
    return sentences


def _figures(frame: Frame, one: Premises, mark: Mark) -> list[str]:
    """What one occupation's projection counts on: intake, exits, retirement, growth."""
    language, years = frame.language, frame.years
    ends = {"first": years[0], "last": years[-1]}
    kinds = {name: mark(kind) for name, kind in one.kinds.items()}

    def say(text: str, *figures: str) -> str:
        return language(text).format(**dict(zip("nm", figures, strict=False)), **ends)

    people = [how_many(value, language) for value in (one.intake, one.intake_end)]
    people = [text + kinds["intake"] for text in people]
    growth = rounded(100.0 * one.demand_growth, 1)
    share = format_percent(abs(one.demand_growth), 1, language.code) + kinds["demand_growth"]
    text = _GROWTH if growth > 0 else _FALL
    steady = language(_STEADY).format(mark=kinds["demand_growth"])
    return [
        say(_INTAKE if people[0] == people[1] else _INTAKES, *people),
        say(
            _EXITS, how_many(one.exits, language) + kinds["exits"], how_many(one.retired, language)
        ),
        say(
            _RETIREMENT,
            _age(one.retirement_age, language) + kinds["retirement_age"],
            _age(one.retirement_age_end, language) + kinds["retirement_age_end"],
        ),
        say(text, share) if growth else steady,
    ]


def _age(value: float, language: Language) -> str:
    return language(_YEARS).format(n=format_number(value, 1, language.code))


@dataclass(frozen=True, slots=True)
class Premise:
    """One figure that the baseline rests on, of one occupation or more."""

    name: str
    field: str
    """Of ``Premises``."""
    of: tuple[Premises, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """The figure of each occupation: persons, years of age, or a share."""
        return tuple(getattr(one, self.field) for one in self.of)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of their sources."""
        return tuple(one.kinds[_SOURCED.get(self.field, self.field)] for one in self.of)

    @property
    def is_age(self) -> bool:
        return self.field.startswith("retirement_age")

    @property
    def is_share(self) -> bool:
        return self.field == "demand_growth"

    def text(self, place: int, language: Language) -> str:
        """The figure of one occupation as it is shown."""
        value = self.values[place]
        if self.is_share:
            return format_percent(value, 1, language.code)
        return _age(value, language) if self.is_age else format_number(value, 0, language.code)


_SOURCED = {"intake_end": "intake", "retired": "retirement_age"}
"""Fields whose kind of source is told of another one."""


def premise_rows(frame: Frame) -> list[Premise]:
    """The figures by name, of the occupations that ``frame`` is about."""
    found, say = frame.premises, frame.language
    first, last = frame.years[0], frame.years[-1]
    steady = all(whole(one.intake) == whole(one.intake_end) for one in found)
    intake = {"intake": say(_INTAKE_NAME)}
    if not steady:
        intake = {
            "intake": say(_INTAKE_IN).format(year=first),
            "intake_end": say(_INTAKE_IN).format(year=last),
        }
    names = {
        **intake,
        "exits": say(_EXITS_IN).format(year=first),
        "retired": say(_RETIRED_IN),
        "retirement_age": say(_AGE_IN).format(year=first),
        "retirement_age_end": say(_AGE_BY_LAW).format(year=last),
        "demand_growth": say(_GROWTH_NAME),
    }
    return [Premise(name, field, found) for field, name in names.items()]


def premise_facts(frame: Frame) -> list[tuple[str, str]]:
    """The same as texts: each figure's name, and the figure with its kind; of both occupations the
    one beside the other, and first whose they are."""
    language, facts = frame.language, []
    if len(frame.premises) > 1:
        who = BETWEEN.join(word(f"{one.occupation}.short", language) for one in frame.premises)
        facts.append(("", capital(who)))
    for row in premise_rows(frame):
        texts = [row.text(place, language) for place in range(len(row.of))]
        kinds = [in_words(kind, language) for kind in row.kinds]
        if len(set(kinds)) > 1:
            texts = [f"{text}{kind}" for text, kind in zip(texts, kinds, strict=True)]
            kinds = [""]
        facts.append((row.name, BETWEEN.join(texts) + kinds[0]))
    return facts
