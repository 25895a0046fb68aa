"""The command ``calibrate``: assumptions of a plan fitted to the results that it knows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sosuplan.analysis.calibration import Calibration, fit, stored
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.targets import one_target
from sosuplan.editing.edit_history import changes_of_step
from sosuplan.editing.scenario_adaptation import adapted_library
from sosuplan.narrative.steps import Action, action_for
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, SosuplanError


def calibrated(path: str, arguments: Arguments) -> Calibration:
    """What comes of fitting what ``--fit`` names, or what is usual, in the plan file ``path``. With
    ``--out`` it is written there as a plan with everything else that is in the file; what is at
    ``path`` stays.

    Raises ``SosuplanError``.
    """
    out = arguments.last("--out")
    target = None if out is None else one_target(out)
    with PlanFile.open(path, read_only=True) as file:
        if file.draft():
            raise SosuplanError(Fault("calibrate_unfinished", Path(path).name))
        found = fit(file.plan(), arguments.options.get("--fit", ()))
        if target is not None:
            _write(file, found, target, arguments)
    return found


def _write(file: PlanFile, found: Calibration, target: Path, arguments: Arguments) -> None:
    after = stored(found, arguments.language)
    library, _ = adapted_library(file.scenario_library(), found.before, after)
    now, history = datetime.now().astimezone(), file.history()
    action = action_for(Action.CALIBRATE, n=len(found.fitted))
    changes = changes_of_step(found.before, after, action, now, history)
    PlanFile.create(target, after, library, history=(*history, *changes))
