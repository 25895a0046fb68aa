"""What a lever (håndtag) is: its value's unit and limits, and how it is named and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosuplan.model.schema.column import write_value
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, rounded, with_unit
from sosuplan.text.terms import capital, word

GROUPS: dict[str, str] = {
    "retirement": N_("Reform and later retirement"),
    "fulltime": N_("Full time"),
    "trainees": N_("Trainees and education"),
    "retention": N_("Retention and sickness absence"),
    "recruitment": N_("Recruitment"),
    "demand": N_("Demand and technology"),
    "timing": N_("Timing of the measures"),
}
"""Groups in the order of the lever panel, with their headings."""


@dataclass(frozen=True, slots=True)
class Unit:
    """How a lever's value is shown: ``factor`` times the value, then ``label``."""

    code: str
    factor: float
    label: str


UNITS: dict[str, Unit] = {
    unit.code: unit
    for unit in (
        Unit("share", 100.0, N_("%")),
        Unit("share_year", 100.0, N_("% a year")),
        Unit("points_year", 100.0, N_("percentage points/year")),
        Unit("hours", 1.0, N_("hours/week")),
        Unit("days", 1.0, N_("days/year")),
        Unit("years", 1.0, N_("years")),
        Unit("persons_year", 1.0, N_("persons/year")),
        Unit("year", 1.0, ""),
    )
}


Text = str | tuple[str, str]
"""A text, or what it is for one and for many."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever: all that is said of it, and what the engine may be asked to change by it.

    Values are in the model's unit; ``step`` and ``decimals`` are as shown. ``neutral`` is the value
    that changes nothing; None means unset: the lever is a target, and the plan's own value counts.
    ``signed`` levers are shown with + and -. ``planner`` is False for what the world decides.
    ``gradual`` levers are phased in from the year in which measures begin to that of full effect.
    ``over`` is what a family has one lever for each of: ``sector`` and ``occupation``, the latter
    or nothing. ``figure`` is the plan's figure that it changes, as table.column.

    A lever without a phrase that it needs raises ``ValueError``.
    """

    id: str
    group: str
    label: str
    help: str
    unit: Unit
    low: float
    high: float
    neutral: float | None
    step: float
    decimals: int
    signed: bool = False
    planner: bool = True
    gradual: bool = True
    over: tuple[str, ...] = ()
    figure: str = ""
    turned: str = ""
    """The label of a negative value, where ``label`` would say its opposite."""
    up: str = ""
    """What is done differently, as a noun: a value above the unmoved one,"""
    down: str = ""
    """or below it,"""
    mixed: str = ""
    """or some levers of the family above and some below."""
    up_by: str = ""
    """The same with how much it is, ``{n}``, where that is said,"""
    down_by: str = ""
    whole: str = ""
    """and of 100 %."""
    step_up: str = ""
    """What it is to move it so far, ``{n}``, up from where it is, after what it is about; of a
    family with ``{where}``: a comma and which of them it is, or nothing where that goes without
    saying,"""
    step_down: str = ""
    """or down."""
    why: Text = ""
    """What a moved lever means in the plan's own figures (see ``narrative.reasons``),"""
    why_down: Text = ""
    """and one that is moved down, where that is something else."""
    why_not: str = ""
    """Why it changes nothing in a plan whose ``figure`` is nought throughout, if that is said."""
    at_end: str = ""
    """How it is where the figure can go no further up, of a lever that can come to that."""
    begins: str = N_("has an effect from {year}")
    """When it first changes anything."""
    alone: str = ""
    """The label of a sector's lever in a plan that has no other sector for the occupation."""
    kept: tuple[float, ...] = ()
    """Values beyond the limits that plans of the first edition, or with an earlier base year, bring
    along."""
    sector: str = ""
    occupation: str = ""

    def __post_init__(self) -> None:
        missing = [name for name in self._needed() if not getattr(self, name)]
        if missing:
            raise ValueError(f"the lever {self.id} lacks {', '.join(missing)}")

    def _needed(self) -> Iterator[str]:
        """The phrases without which something would be left unsaid."""
        yield from ("label", "help", "why", "begins")
        if self.is_timing:
            return
        yield from ("up", "step_up", "step_down")
        if self.neutral is None or self.low < self.neutral:
            yield from ("down", "mixed") if self.over else ("down",)
        if self.low < 0 and not self.signed:
            yield "turned"

    @property
    def is_timing(self) -> bool:
        """True of the years of the measures, which are no measure themselves."""
        return self.group == "timing"

    @property
    def has_years(self) -> bool:
        """True of levers that act from one year on, and grow until another: all but the reform,
        which has a table of its own."""
        return not self.is_timing and self.family != "reform"

    @property
    def sets_fulltime(self) -> bool:
        """True of a target for a group's share on full time, which has a potential."""
        return self.figure == "working_time.fulltime_share"

    @property
    def is_alone(self) -> bool:
        """True of a sector's lever that is named without its sector."""
        return bool(self.alone) and self.label == self.alone

    @property
    def family(self) -> str:
        """The id without sector and occupation."""
        return self.id.partition(":")[0]

    def check(self, value: float) -> Fault | None:
        """What is wrong with ``value`` for this lever, if anything."""
        year = self.unit.code == "year"
        whole = not year or float(value).is_integer()
        if (self.low <= value <= self.high and whole) or value in self.kept:
            return None
        return Fault(
            "lever_year_out_of_range" if year else "lever_out_of_range",
            column=self.id,
            found=write_value(float(value)),
            values={"lever": self.id, "low": self.low, "high": self.high},
        )

    def text(self, value: float, language: Language, *, more: int = 0) -> str:
        """``value`` as it is shown, with its unit: "56,5 %", "+1,5 år", "2026".

        ``more`` decimals tell values apart that are shown alike.
        """
        if self.unit.code == "year":
            return f"{value:.0f}"
        shown = format_number(
            value * self.unit.factor, self.digits(value) + more, language.code, signed=self.signed
        )
        return with_unit(shown, language(self.unit.label), language.code)

    def digits(self, value: float) -> int:
        """The decimals that ``value`` is shown with: one where it has one, also of a lever that
        moves in whole steps."""
        whole = rounded(value * self.unit.factor, 1).is_integer()
        return self.decimals if whole else max(1, self.decimals)

    def as_named(self, value: float) -> float:
        """``value`` as it reads after the name that ``full_name`` gives it: "Flere sygedage" 5."""
        return -value if self.turned and value < 0 else value

    def full_name(self, language: Language, value: float = 0.0) -> str:
        """The name where its group's heading does not stand above it, and of ``value`` where that
        stands beside it."""
        if self.turned and value < 0:
            return language(self.turned)
        name = self.name(language)
        if "sector" not in self.over or self.is_alone:
            return name
        return f"{language(GROUPS[self.group])}: {name[:1].lower()}{name[1:]}"

    def name(self, language: Language) -> str:
        """The label in ``language``, with sector and occupation where the lever has them."""
        name = language(self.label).format(
            sector=word(self.sector, language),
            occupation=word(f"{self.occupation}.short", language),
        )
        return capital(name)
