"""The parts of the printed summary that can be chosen, in the order in which they print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sosuplan.errors import Fault, SosuplanError
from sosuplan.language import Language, mark


@dataclass(frozen=True, slots=True)
class Section:
    """One part: ``id`` on the command line and in the template, ``title`` in the list of parts."""

    id: str
    title: str

    def name(self, language: Language) -> str:
        """What people call it."""
        return language("Report", self.title)


FIRST_PAGE = Section("summary", mark("Report", "Summary on one page"))
SECTIONS: tuple[Section, ...] = (
    FIRST_PAGE,
    Section("matrix", mark("Report", "Scenario matrix")),
    Section("balance", mark("Report", "Supply and demand")),
    Section("ages", mark("Report", "Age distribution and retirement wave")),
    Section("trainees", mark("Report", "Trainees")),
    Section("fulltime", mark("Report", "Full-time potential")),
    Section("inputs", mark("Report", "Inputs and where they come from")),
    Section("method", mark("Report", "Method")),
    Section("sources", mark("Report", "Sources")),
)
SECTION_IDS: tuple[str, ...] = tuple(section.id for section in SECTIONS)


def chosen(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids in printing order, each once. Raises ``SosuplanError`` for an unknown one."""
    asked = [name.strip() for name in ids]
    for name in asked:
        if name not in SECTION_IDS:
            values = {"option": "--sections", "choices": ", ".join(SECTION_IDS)}
            raise SosuplanError(Fault("option_choice", found=name, values=values))
    return tuple(name for name in SECTION_IDS if name in asked)
