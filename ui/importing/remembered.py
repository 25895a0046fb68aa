"""How the columns of a file were used, kept for the next file of the same shape."""

from __future__ import annotations

import json

from sosuplan.importing.column_mapping import ImportMapping, adapt, check_mapping, fingerprint
from sosuplan.importing.grid import Grid
from sosuplan.text.cpr import holds_cpr
from sosuplan.text.errors import ImportFileError
from ui.settings import Settings

MAPPINGS = "import/mappings"
MOST_KEPT = 60


class Remembered:
    """The mappings of the user's settings by the shape of their files, the latest last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def find(self, grid: Grid, guessed: ImportMapping | None) -> ImportMapping | None:
        """The mapping of the last file of this shape, if it can be used again.

        What the new file itself says for all its rows (``guessed``), such as the year in its
        title, goes before what the last one said.
        """
        text = self._all().get(fingerprint(grid))
        if text is None:
            return None
        try:
            mapping = adapt(ImportMapping.from_json(text), grid)
        except ImportFileError:
            return None
        if guessed is not None and guessed.target == mapping.target:
            for name in ("year", "area"):
                if name in mapping.constants and name in guessed.constants:
                    mapping = mapping.with_constant(name, guessed.constants[name])
        unusable = any(fault.code == "import_column_gone" for fault in check_mapping(mapping, grid))
        return None if unusable else mapping

    def keep(self, grid: Grid, mapping: ImportMapping) -> None:
        """Remember ``mapping`` for files of this shape, unless what is said in it may hold a CPR
        number."""
        said = [mapping.constants, *(use.group for use in mapping.columns)]
        if any(holds_cpr(text) for texts in said for text in texts.values()):
            return
        kept = self._all()
        kept.pop(fingerprint(grid), None)
        kept[fingerprint(grid)] = mapping.to_json()
        newest = dict(list(kept.items())[-MOST_KEPT:])
        self._settings.setValue(MAPPINGS, json.dumps(newest, ensure_ascii=False))

    def _all(self) -> dict[str, str]:
        kept = self._settings.mapping(MAPPINGS)
        return {key: text for key, text in kept.items() if isinstance(text, str)}
