"""Plan folders to break: copies of the reference folder, changed in one place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from sosuplan.editing.own_plan import own_plan
from sosuplan.model.plan import Plan
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from sosuplan.text.errors import Fault, PlanError
from sosuplan.text.language import Language

REFERENCE = resource("plans", "midtjylland")


def copy_reference(place: Path) -> Path:
    """A copy of the reference folder in ``place``."""
    return Path(shutil.copytree(REFERENCE, place / "plan"))


def cells(line: str) -> list[str]:
    """Cells of a line in which nothing is quoted."""
    return line.split(",")


class Folder:
    """A copy of the reference folder whose files are changed line by line (the header is 1)."""

    def __init__(self, place: Path) -> None:
        self.path = copy_reference(place)

    def lines(self, file: str) -> list[str]:
        return (self.path / file).read_text("utf-8").split("\n")[:-1]

    def write(self, file: str, lines: list[str]) -> None:
        (self.path / file).write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="")

    def set(self, file: str, line: int, column: str, text: str) -> None:
        """Write ``text`` into one cell of an unquoted line."""
        lines = self.lines(file)
        row = cells(lines[line - 1])
        row[cells(lines[0]).index(column)] = text
        lines[line - 1] = ",".join(row)
        self.write(file, lines)

    def drop(self, file: str, line: int) -> None:
        lines = self.lines(file)
        del lines[line - 1]
        self.write(file, lines)

    def add(self, file: str, line: str) -> int:
        """Add a line at the end; its number."""
        lines = [*self.lines(file), line]
        self.write(file, lines)
        return len(lines)

    def faults(self) -> list[Fault]:
        """What reading the folder finds; none if it is accepted."""
        try:
            read_folder(self.path)
        except PlanError as error:
            return list(error.faults)
        return []


def places(faults: list[Fault]) -> list[tuple[str, str, int | None, str]]:
    """Code, file, line and column of each fault."""
    return [(fault.code, fault.file, fault.line, fault.column) for fault in faults]


def two_areas(plan: Plan) -> Plan:
    """``plan`` with a second area that has only helpers, and a name that CSV must quote."""
    new = {
        name: tuple(
            replace(row, area='Ærø, "havn"')
            for row in getattr(plan, name)
            if row.occupation == "SSH"
        )
        for name in ("staff", "working_time", "trainee_intake", "training", "demand_base")
    }
    return replace(plan, **{name: getattr(plan, name) + rows for name, rows in new.items()})


def hundred_each(reference: Plan, area: str) -> Plan:
    """A plan for ``area`` made from the example plan, with 100 people in each occupation."""
    heads = dict.fromkeys((("municipality", "SSA"), ("municipality", "SSH")), 100.0)
    return own_plan(reference, "Ny plan", area, heads, reference.base_year, Language("da"))
