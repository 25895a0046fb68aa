from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sosuplan.engine import EngineInputs
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from tests.core.frames import FrameMaker
from tests.core.old_plans import FILE, FOLDER
from tests.core.source import ROOT


@pytest.fixture(scope="session")
def reference() -> Plan:
    return read_folder(resource("plans", "midtjylland")).plan


@pytest.fixture(scope="session")
def levers(reference: Plan) -> LeverCatalogue:
    return catalogue(reference)


@pytest.fixture(scope="session")
def inputs(reference: Plan) -> EngineInputs:
    return EngineInputs.from_plan(reference)


@pytest.fixture(scope="session")
def frames(reference: Plan) -> FrameMaker:
    """Frames of the reference plan."""
    return FrameMaker(reference)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Loads a module of packaging, which is no package."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the stored plan file of the first edition."""
    path = tmp_path / "plan.sosuplan"
    shutil.copyfile(FILE, path)
    return path


@pytest.fixture
def old_folder(tmp_path: Path) -> Path:
    """A copy of its folder."""
    return Path(shutil.copytree(FOLDER, tmp_path / "folder"))
