"""What the page Rapport is set to: which scenario, which parts, in which language."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from sosuplan.analysis.frame import Frame, frame_of
from sosuplan.report.sections import SECTION_IDS
from sosuplan.text.json_text import parse_json
from sosuplan.text.language import LANGUAGES, Language
from ui.session.session import MOST_COMPARED, Session


@dataclass(frozen=True)
class Choice:
    """``scenario`` is the name of a saved one, "" the one that is worked on; ``language`` "" is the
    window's."""

    scenario: str = ""
    left_out: frozenset[str] = frozenset()
    """Ids of sections."""
    language: str = ""

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections that are wanted, in printing order."""
        return tuple(name for name in SECTION_IDS if name not in self.left_out)

    def with_section(self, name: str, wanted: bool) -> Choice:
        """This choice with one section or without it."""
        return replace(self, left_out=self.left_out - {name} if wanted else self.left_out | {name})

    def text(self) -> str:
        """To keep in the plan file."""
        return json.dumps(
            {
                "scenario": self.scenario,
                "left_out": sorted(self.left_out),
                "language": self.language,
            },
            ensure_ascii=False,
        )

    @classmethod
    def of_text(cls, text: str) -> Choice:
        """What ``text`` made; whatever in it cannot be used is as at the first start."""
        try:
            kept = parse_json(text or "{}")
        except ValueError:
            return cls()
        if not isinstance(kept, dict):
            return cls()
        scenario, left_out, language = (
            kept.get(key) for key in ("scenario", "left_out", "language")
        )
        names = left_out if isinstance(left_out, list) else []
        return cls(
            scenario if isinstance(scenario, str) else "",
            frozenset(name for name in names if isinstance(name, str) and name in SECTION_IDS),
            language if language in LANGUAGES else "",
        )


def frame_for(session: Session, choice: Choice) -> Frame | None:
    """What the report tells of: a frame of the chosen scenario in the report's language; None
    without a plan."""
    if session.file is None or session.frame is None:
        return None
    language = Language(choice.language or session.language.code)
    saved = session.saved.get(choice.scenario)
    if saved is None:
        return replace(session.frame, language=language)
    others = [session.saved[name] for name in session.compared if name != saved.name]
    return frame_of(
        session.plan,
        session.catalogue,
        session.inputs,
        saved,
        others[:MOST_COMPARED],
        occupation=session.occupation,
        unit=session.unit,
        language=language,
    )
