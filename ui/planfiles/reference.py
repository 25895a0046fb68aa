"""The reference plan: as it was published, and the user's own copy of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sosuplan.model.plan import Plan
from sosuplan.resources import resource
from sosuplan.store.files import fault_of, name_for_file, numbered
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError, StoreError
from ui.i18n import _
from ui.planfiles.opening import SUFFIX
from ui.settings import Places
from ui.widgets.problems import ask

if TYPE_CHECKING:
    from sosuplan.store.folder import PlanFolder

MINE, FRESH = "mine", "fresh"


def published() -> PlanFolder:
    """The reference plan as it was published, with its scenarios."""
    # Few starts need it.
    from sosuplan.store.folder import read_folder

    return read_folder(resource("plans", "midtjylland"))


def places_of_copy(places: Places, name: str) -> Iterator[Path]:
    """Where the user's copy of a plan with this name is, the usual place first."""
    return numbered(places.plans / (name_for_file(name) + SUFFIX))


def reference_copy(places: Places) -> PlanFile:
    """The user's own copy of the reference plan, made at the first start.

    A copy that cannot be read any more is left where it is, and another is made beside it. Raises
    ``StoreError`` if the user's folder cannot be written.
    """
    folder = published()
    try:
        places.plans.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(fault_of(error, str(places.plans))) from None
    for path in places_of_copy(places, folder.plan.name):
        if not path.exists():
            PlanFile.create(path, folder.plan, folder.scenarios)
        try:
            return PlanFile.open(path, backups=places.backups)
        except SosuplanError:
            continue
    raise RuntimeError("no room for a copy of the reference plan")


def temporary_copy() -> PlanFile:
    """A copy in a folder for temporary files, where the user's own cannot be written."""
    return reference_copy(Places.under(Path(tempfile.mkdtemp(prefix="sosuplan-"))))


def ask_which(window: QWidget, mine: Plan) -> str:
    """``MINE`` to open the user's copy, ``FRESH`` for a new plan with the published figures, or "".

    Nobody is asked while the plan of the copy, ``mine``, has the published figures.
    """
    if mine == published().plan:
        return MINE
    return ask(
        window,
        _("The figures of your copy of the reference plan were changed."),
        [
            _(
                "It can be opened as you left it. A new plan from the reference plan has the"
                " published figures."
            )
        ],
        {
            MINE: _("Open my copy"),
            FRESH: _("New plan from the reference plan…"),
        },
    )
