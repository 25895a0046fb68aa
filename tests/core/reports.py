"""Frames to print, and what their summaries say."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sosuplan.analysis.frame import HEADS, Frame, frame_of, with_computed_uncertainty
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS
from sosuplan.report.summary import _OF_DRAWS, summary
from sosuplan.store.folder import read_folder
from sosuplan.text.language import Language
from tests.core.folders import REFERENCE
from tests.core.pdf_check import Tagged

MADE_ON = date(2026, 11, 22)
MOST_FRAMES = 64
_FRAMED: OrderedDict[tuple[int, str], Frame] = OrderedDict()
"""By the identity of their plan, which they hold, and what is looked at in it."""
_DRAWN: OrderedDict[int, tuple[Frame, Frame]] = OrderedDict()
"""Frames, and the same that know how sure their balances are, by the identity of the first."""


@lru_cache(maxsize=1)
def reference() -> tuple[Plan, tuple[Scenario, ...]]:
    """The reference plan and its saved scenarios."""
    folder = read_folder(REFERENCE)
    return folder.plan, folder.scenarios


def framed(
    plan: Plan,
    scenario: Scenario | None = None,
    *,
    occupation: str = "",
    unit: str = HEADS,
    language: str = "da",
    compared: Sequence[Scenario] = (),
) -> Frame:
    """``scenario`` (else today's conditions) of ``plan``, projected. A frame never changes: for the
    same it is the same, with all that was found out about it."""
    key = id(plan), repr((scenario, occupation, unit, language, *compared))
    if key not in _FRAMED:
        frame = frame_of(
            plan,
            catalogue(plan),
            EngineInputs.from_plan(plan),
            scenario or Scenario(plan.demands[0].scenario),
            compared,
            occupation=occupation or plan.occupations[0],
            unit=unit,
            language=Language(language),
        )
        _keep(_FRAMED, key, frame)
    return _FRAMED[key]


def _keep(known: OrderedDict[Any, Any], key: object, found: object) -> None:
    known[key] = found
    if len(known) > MOST_FRAMES:
        known.popitem(last=False)


def scenario(**levers: float) -> Scenario:
    """A named scenario with these levers; ``__`` stands for the colon of their ids."""
    return Scenario("weighted", {name.replace("__", ":"): v for name, v in levers.items()}, "Navn")


def in_danish(frame: Frame) -> tuple[str, str, str]:
    """The three sentences of the story of a frame in Danish."""
    return story.against(frame), story.effect(frame), story.course(frame)


def told(frame: Frame, *sections: str) -> dict[str, Any]:
    """The data of a summary with these sections, or all."""
    sections = sections or SECTION_IDS
    if not _OF_DRAWS.isdisjoint(sections):
        if id(frame) not in _DRAWN:
            _keep(_DRAWN, id(frame), (frame, with_computed_uncertainty(frame)))
        _, frame = _DRAWN[id(frame)]
    return summary(frame, sections, made_on=MADE_ON)


def measures(frame: Frame) -> dict[str, Any]:
    """What the first page of a summary says of the moved levers."""
    return dict(told(frame, "summary")["parts"][0]["measures"])


def mark_of(chart: Mapping[str, Any]) -> dict[str, Any] | None:
    """The mark of the first year with an effect on a printed chart; marks of other kinds, and of
    the first years of other levers, may stand there."""
    found = [one for one in chart["marks"] if one["kind"] == "mark"]
    return min(found, key=lambda one: float(one["at"]), default=None)


def printed(frame: Frame, *sections: str) -> Tagged:
    """The summary with these sections, or all, read back from the PDF file."""
    return read_back(told(frame, *sections))


def read_back(data: Mapping[str, Any]) -> Tagged:
    """The PDF file of a summary; the same data are typeset once, since they give the same file."""
    return _typeset(json.dumps(data, ensure_ascii=False))


@lru_cache(maxsize=16)
def _typeset(data: str) -> Tagged:
    made = Tagged(typeset.pdf(json.loads(data)))
    # Typst looks through all that it keeps, which makes each summary dearer than the one before.
    typeset.forget(but_the_last=True)
    return made


def moved(plan: Plan, count: int) -> Scenario:
    """A scenario with the first ``count`` levers moved to three quarters of their range."""
    levers = [lever for lever in catalogue(plan) if lever.group != "timing"][:count]
    values = {lever.id: round(lever.low + 0.75 * (lever.high - lever.low), 3) for lever in levers}
    return Scenario(plan.demands[0].scenario, values, "Mange håndtag", "En note")
