"""The command ``report``: the summary of a scenario, or of every saved one, as PDF files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sosuplan.analysis.frame import Frame
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import changed, check_view, day_of, frames_of, requested_scenario
from sosuplan.commands.targets import in_the_way, make_folder, one_target, targets_in
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.report.sections import SECTION_IDS, chosen
from sosuplan.store.files import write_whole
from sosuplan.text.errors import Fault, SosuplanError, StoreError


def report(path: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary) -> None:
    """Write what ``arguments`` ask for of the plan in the file ``path``.

    Raises ``SosuplanError`` with everything that is wrong. Where one of several files cannot be
    written, the others are.
    """
    check_view(arguments, plan)
    made_on = day_of(arguments)
    sections = _sections(arguments)
    saved = library.scenarios
    out = arguments.options["--out"][-1]
    every = "--all" in arguments.flags
    if every and "--scenario" in arguments.options:
        values = {"option": "--scenario", "other": "--all"}
        arguments.faults.append(Fault("options_apart", values=values))
    if every and not saved:
        arguments.faults.append(Fault("nothing_saved"))
    arguments.refuse()
    if every:
        scenarios = [changed(one, arguments, plan, library) for one in saved]
        targets = list(targets_in(Path(out), [scenario for scenario, _ in scenarios]))
    else:
        scenarios = [requested_scenario(arguments, plan, library)]
        targets = [one_target(out)]
    frames = frames_of(arguments, plan, library, scenarios)
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
        if fault := in_the_way(target, plan, "pdf"):
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
