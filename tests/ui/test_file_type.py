"""A Linux desktop that has read our file type tells plan files from other databases."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sosuplan.model.plan import Plan
from sosuplan.resources import resource
from sosuplan.store.planfile import PlanFile

ASK = """
import sys
from PySide6.QtCore import QMimeDatabase
for path in sys.argv[1:]:
    found = QMimeDatabase().mimeTypeForFile(path)
    print(found.name(), found.iconName(), sep="\\t")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="desktops of Linux")
def test_a_plan_file_is_known_by_its_name_and_by_its_content(
    reference: Plan, tmp_path: Path
) -> None:
    packages = tmp_path / "data" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(resource().parent / "packaging" / "linux" / "sosuplan.xml", packages)
    plan, named, other = tmp_path / "plan", tmp_path / "tom.sosuplan", tmp_path / "andet.db"
    PlanFile.create(plan, reference)
    named.write_bytes(b"")
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE t (a)")
    if shutil.which("update-mime-database"):
        subprocess.run(["update-mime-database", packages.parent], check=True)
    asked = subprocess.run(
        [sys.executable, "-c", ASK, str(plan), str(named), str(other)],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    first, second, third = (line.split("\t") for line in asked.stdout.splitlines())
    assert first == second == ["application/x-sosuplan", "sosuplan"]
    assert third[0] != first[0]
