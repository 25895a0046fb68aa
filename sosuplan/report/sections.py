"""The parts of the printed summary that can be chosen, in the order in which they print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import N_, Language


@dataclass(frozen=True, slots=True)
class Section:
    """One part: ``id`` on the command line and in the template, ``title`` in the list of parts."""

    id: str
    title: str

    def name(self, language: Language) -> str:
        """What people call it."""
        return language(self.title)


FIRST_PAGE = Section("summary", N_("Summary on one page"))
SECTIONS: tuple[Section, ...] = (
    FIRST_PAGE,
    Section("matrix", N_("Scenario matrix")),
    Section("comparison", N_("Comparison of scenarios")),
    Section("balance", N_("Supply and demand")),
    Section("ages", N_("Age distribution and retirement wave")),
    Section("trainees", N_("Trainees")),
    Section("fulltime", N_("Full-time potential")),
    Section("why", N_("Why?")),
    Section("certainty", N_("How sure?")),
    Section("takes", N_("What would it take?")),
    Section("measures", N_("Measures")),
    Section("evidence", N_("Evidence")),
    Section("goals", N_("Goals")),
    Section("follow_up", N_("Follow-up")),
    Section("inputs", N_("Inputs and where they come from")),
    Section("method", N_("Method")),
    Section("sources", N_("Sources")),
)
SECTION_IDS: tuple[str, ...] = tuple(section.id for section in SECTIONS)


def chosen(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids in printing order, each once. Raises ``SosuplanError`` for an unknown one."""
    wanted = [name.strip() for name in ids]
    for name in wanted:
        if name not in SECTION_IDS:
            values = {"option": "--sections", "choices": ", ".join(SECTION_IDS)}
            raise SosuplanError(Fault("option_choice", found=name, values=values))
    return tuple(name for name in SECTION_IDS if name in wanted)
