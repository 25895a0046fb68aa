"""What is copied, and what becomes of it when the program ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COPY = """
import sys
from PySide6.QtGui import QGuiApplication
from ui.widgets.saving import copy_to_clipboard

application = QGuiApplication(sys.argv)
copy_to_clipboard("<b>fed</b>", "fed")
seen = QGuiApplication.clipboard().mimeData()
print(seen.html(), seen.text(), sorted(seen.formats()))
"""


def test_a_program_that_has_copied_a_table_ends_as_it_should() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPY],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "<b>fed</b> fed ['text/html', 'text/plain']"
