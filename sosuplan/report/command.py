"""The command ``report``: the summary of a scenario, or of every saved one, as PDF files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from sosuplan.arguments import Arguments
from sosuplan.asked import asked_for, changed
from sosuplan.engine import EngineInputs
from sosuplan.errors import Fault, SosuplanError, StoreError
from sosuplan.files import write_whole
from sosuplan.frame import FTE, HEADS, Frame, frame_of
from sosuplan.language import DEFAULT_LANGUAGE, Language
from sosuplan.levers import catalogue
from sosuplan.plan import Plan
from sosuplan.report.sections import SECTION_IDS, chosen
from sosuplan.report.targets import in_the_way, make_folder, one_target, targets_in
from sosuplan.scenario import Scenario

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_FIRST_YEAR = 1970
"""A PDF file's date is told in seconds from the beginning of this year."""


def report(path: str, arguments: Arguments, plan: Plan, saved: Sequence[Scenario]) -> None:
    """Write what ``arguments`` ask for of the plan in the file ``path``.

    Raises ``SosuplanError`` with everything that is wrong. Where one of several files cannot be
    written, the others are.
    """
    occupation = arguments.one_of("--occupation", (*plan.occupations, "all"), plan.occupations[0])
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    made_on = _date(arguments)
    sections = _sections(arguments)
    levers = catalogue(plan)
    out = arguments.options["--out"][-1]
    every = "--all" in arguments.flags
    if every and "--scenario" in arguments.options:
        values = {"option": "--scenario", "other": "--all"}
        arguments.faults.append(Fault("options_apart", values=values))
    if every and not saved:
        arguments.faults.append(Fault("nothing_saved"))
    if arguments.faults:
        raise SosuplanError(arguments.faults)
    if every:
        scenarios = [changed(one, arguments, plan, levers) for one in saved]
        targets = list(targets_in(Path(out), scenarios))
    else:
        scenarios = [asked_for(arguments, plan, saved, levers)]
        targets = [one_target(out)]
    # Figures beyond any number are told of as such, not as warnings on the way.
    with np.errstate(all="ignore"):
        inputs = EngineInputs.from_plan(plan)
        frames = [
            frame_of(
                plan,
                levers,
                inputs,
                scenario,
                occupation=occupation,
                unit=unit,
                language=Language(arguments.last("--lang") or DEFAULT_LANGUAGE),
                changed_since_saved=any(
                    one.name == scenario.name and not one.computes_as(scenario) for one in saved
                ),
            )
            for scenario in scenarios
        ]
    _refuse_infinite(frames)
    if every:
        make_folder(Path(out))
    _write(frames, targets, Path(path), sections, made_on)


def _write(
    frames: Sequence[Frame],
    targets: Sequence[Path],
    plan: Path,
    sections: Sequence[str],
    made_on: date,
) -> None:
    """Write what can be written. Raises ``StoreError`` with what cannot."""
    from sosuplan.report.summary import summary
    from sosuplan.report.typeset import pdf

    faults: list[Fault] = []
    for frame, target in zip(frames, targets, strict=True):
        if fault := in_the_way(target, plan):
            faults.append(fault)
            continue
        content = pdf(summary(frame, sections, made_on=made_on))
        try:
            write_whole(target, content)
        except StoreError as error:
            faults += error.faults
    if faults:
        raise StoreError(faults)


def _sections(arguments: Arguments) -> tuple[str, ...]:
    asked = arguments.last("--sections")
    if asked is None:
        return SECTION_IDS
    try:
        return chosen(asked.split(","))
    except SosuplanError as error:
        arguments.faults += error.faults
        return ()


def _date(arguments: Arguments) -> date:
    """The day of ``--date``, or today."""
    asked = arguments.last("--date")
    if asked is None:
        return date.today()
    try:
        found = date.fromisoformat(asked) if _DATE.match(asked) else None
    except ValueError:
        found = None
    if found is None or found.year < _FIRST_YEAR:
        values = {"option": "--date", "year": str(_FIRST_YEAR)}
        arguments.faults.append(Fault("option_date", found=asked, values=values))
        return date.today()
    return found


def _refuse_infinite(frames: Iterable[Frame]) -> None:
    for frame in frames:
        if not all(np.isfinite(values).all() for values in frame.projection.arrays.values()):
            raise SosuplanError(Fault("not_finite"))
