"""What a lever (håndtag) is: its value's unit and limits, and how it is named and shown."""

from __future__ import annotations

from dataclasses import dataclass

from sosuplan.errors import Fault
from sosuplan.language import N_, Language
from sosuplan.numbers import format_number, rounded, with_unit
from sosuplan.schema.column import write_value
from sosuplan.words import word

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


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever. Values are in the model's unit; ``step`` and ``decimals`` are as shown.

    ``neutral`` is the value that changes nothing; None means unset (the plan's own value counts).
    ``signed`` levers are shown with + and -. ``planner`` is False for what the world decides.
    ``turned`` is the label of a negative value, where ``label`` would say its opposite.
    ``effect`` says when it works: ``ramp`` (from the start year), ``table`` (the reform's own
    years), ``trainees`` (from the start year, but graduates come later) or ``timing``. ``figure``
    is the plan's figure that it changes, as table.column.
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
    turned: str = ""
    planner: bool = True
    effect: str = "ramp"
    figure: str = ""
    sector: str = ""
    occupation: str = ""

    @property
    def family(self) -> str:
        """The id without sector and occupation."""
        return self.id.partition(":")[0]

    def check(self, value: float) -> Fault | None:
        """What is wrong with ``value`` for this lever, if anything."""
        year = self.unit.code == "year"
        whole = not year or float(value).is_integer()
        if self.low <= value <= self.high and whole:
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
        if not self.sector:
            return name
        return f"{language(GROUPS[self.group])}: {name[:1].lower()}{name[1:]}"

    def name(self, language: Language) -> str:
        """The label in ``language``, with sector and occupation where the lever has them."""
        return language(self.label).format(
            sector=word(self.sector, language),
            occupation=word(f"{self.occupation}.short", language),
        )
