"""What the source code says, read without running it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache

from sosuplan.resources import resource

ROOT = resource().parent


def calls(name: str, package: str = "sosuplan") -> Sequence[ast.Call]:
    """Every call of a function called ``name`` in the core, or in another package."""
    return _calls(package).get(name, ())


@cache
def _calls(package: str) -> dict[str, list[ast.Call]]:
    """The calls of a package by the name of what they call."""
    found: dict[str, list[ast.Call]] = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                called = function.attr if isinstance(function, ast.Attribute) else function
                name = called.id if isinstance(called, ast.Name) else called
                if isinstance(name, str):
                    found.setdefault(name, []).append(node)
    return found


def texts(node: ast.expr) -> list[str]:
    """The texts that an expression may be: one, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []
