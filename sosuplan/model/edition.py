"""Which edition of the figures a scenario was made with, and which inputs a result follows from."""

from __future__ import annotations

import hashlib
import json
from weakref import WeakValueDictionary

from sosuplan import MODEL_VERSION
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import INPUTS, SETTINGS

_LENGTH = 12
_HASH = 8

_KNOWN: WeakValueDictionary[str, Plan] = WeakValueDictionary()
"""Plans by the edition that was found for them: a plan never changes, and is asked for often."""


def edition(plan: Plan) -> str:
    """A short text that changes exactly when a figure does that a projection reads.

    Names, labels, sources, published results and the order of rows make no difference.
    """
    for known, other in _KNOWN.items():
        if other is plan:
            return known
    found = _edition(plan)
    _KNOWN[found] = plan
    return found


def _edition(plan: Plan) -> str:
    figures = [[key, write_value(getattr(plan, key))] for key in SETTINGS if key != "name"]
    for table in INPUTS:
        columns = [one.name for one in table.columns if one.role not in ("text", "source")]
        figures += sorted(
            [table.name, *(write_value(getattr(row, name)) for name in columns)]
            for row in getattr(plan, table.name)
        )
    text = json.dumps(figures, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def inputs_hash(plan: Plan, scenario: Scenario) -> str:
    """A short text that changes exactly when an input of a result does: a figure of the plan, the
    demand scenario, a lever or the model.

    It is the beginning of the SHA-256, in hexadecimal digits, of these four as compact JSON:
    ``[edition, demand, [[lever, value], ...] in order of lever, model version]``. What is looked at
    (occupation, unit, sections) and names make no difference.
    """
    levers = sorted([lever, float(value)] for lever, value in scenario.levers.items())
    inputs = [edition(plan), scenario.demand, levers, MODEL_VERSION]
    text = json.dumps(inputs, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH]
