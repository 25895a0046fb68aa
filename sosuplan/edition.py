"""Which edition of the figures a scenario was made with."""

from __future__ import annotations

import hashlib
import json

from sosuplan.plan import Plan
from sosuplan.tables import SETTINGS, TABLES, write_value

_TABLES_WITHOUT_FIGURES = ("published", "sources")
_COLUMNS_WITHOUT_FIGURES = ("source", "label_da", "label_en")
_LENGTH = 12


def edition(plan: Plan) -> str:
    """A short text that changes exactly when a figure does that a projection reads.

    Names, labels, sources, published results and the order of rows make no difference.
    """
    figures = [[key, write_value(getattr(plan, key))] for key in SETTINGS if key != "name"]
    for table in TABLES:
        if table.name not in _TABLES_WITHOUT_FIGURES:
            columns = [name for name in table.by_name if name not in _COLUMNS_WITHOUT_FIGURES]
            figures += sorted(
                [table.name, *(write_value(getattr(row, name)) for name in columns)]
                for row in getattr(plan, table.name)
            )
    text = json.dumps(figures, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
