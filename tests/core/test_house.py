"""The folders of the program: each imports others one way only."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.core.source import ROOT


def imported(path: Path, top: str) -> Iterator[str]:
    """The modules and names of ``top`` that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def folder_of(name: str, top: str) -> str | None:
    """The folder of ``top`` that a module or name is in; None for what stands in ``top`` itself."""
    parts = name.split(".")
    if parts[0] != top or len(parts) < 3 or not (ROOT / top / parts[1]).is_dir():
        return None
    return parts[1]


@pytest.mark.parametrize("top", ["sosuplan", "ui"])
def test_no_folder_imports_one_that_leads_back_to_it(top: str) -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / top).glob("*/**/*.py"):
        here = path.relative_to(ROOT / top).parts[0]
        found = {folder_of(name, top) for name in imported(path, top)} - {None, here}
        arrows[here].update(one for one in found if one is not None)
    assert len(arrows) > 8
    # Raises CycleError, which names the folders of a circle.
    TopologicalSorter(arrows).prepare()


def test_the_core_imports_nothing_of_the_window() -> None:
    for path in (ROOT / "sosuplan").rglob("*.py"):
        assert not any(name.split(".")[0] == "ui" for name in imported(path, "ui")), path
