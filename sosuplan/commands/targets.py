"""Where commands write: a file for each scenario, that no plan and nothing else is lost to."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_text import FORMAT
from sosuplan.store.files import fault_of, name_for_file, no_target
from sosuplan.text.errors import Fault, StoreError

_NO_NAME = "scenarie"
_PDF = b"%PDF-"
_BEGINNING = 1024
"""Bytes within which a PDF file says that it is one."""
_WORKBOOK = "xl/workbook.xml"
"""What is in every workbook (.xlsx), and in no other packed file."""


def one_target(text: str) -> Path:
    """The file that ``--out`` names. Raises ``StoreError`` if it names a folder."""
    target = Path(text)
    if text.endswith(("/", os.sep)) or not target.name:
        raise StoreError(Fault("is_a_folder", text))
    return target


def targets_in(folder: Path, scenarios: Iterable[Scenario]) -> Iterator[Path]:
    """A file in ``folder`` for each scenario, named after it."""
    taken: set[str] = set()
    for scenario in scenarios:
        name = name_for_file(scenario.name) or _NO_NAME
        free, number = name, 1
        # Names that differ in case alone are one name on many disks.
        while free.casefold() in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(free.casefold())
        yield folder / f"{free}.pdf"


def make_folder(folder: Path) -> None:
    """Make ``folder`` if need be. Raises ``StoreError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise StoreError(Fault("not_a_folder", str(folder))) from None
    except OSError as error:
        fault = fault_of(error, str(folder))
        if fault.code in ("read_only", "no_permission"):
            fault = Fault("no_files_there", str(folder.parent))
        raise StoreError(fault) from None


def in_the_way(target: Path, plan: Path, kind: str) -> Fault | None:
    """What is at ``target`` and must stay: ``plan``, a folder, a device, a file of another kind
    than ``pdf``, ``workbook`` or ``scenario``."""
    name = target.name
    if fault := no_target(target, name):
        return fault
    try:
        if not target.exists():
            return None
        if target.samefile(plan):
            return Fault("the_plan_itself", name)
        if target.stat().st_size == 0:
            return None
        if kind == "pdf":
            return None if _is_pdf(target) else Fault("not_a_pdf", name)
        if kind == "scenario":
            return None if _is_scenario(target) else Fault("not_a_scenario_file", name)
        return None if _is_workbook(target) else Fault("not_a_workbook", name)
    except OSError as error:
        return fault_of(error, name)


def _is_pdf(target: Path) -> bool:
    with target.open("rb") as file:
        return _PDF in file.read(_BEGINNING)


def _is_scenario(target: Path) -> bool:
    with target.open("rb") as file:
        return FORMAT.encode() in file.read(_BEGINNING)


def _is_workbook(target: Path) -> bool:
    try:
        with zipfile.ZipFile(target) as packed:
            return _WORKBOOK in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # The last is what ``zipfile`` raises of a packing that it does not know.
        return False
