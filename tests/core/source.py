"""What the source code says, read without running it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from sosuplan.resources import resource

ROOT = resource().parent


@cache
def messages(domain: str = "sosuplan") -> tuple[Message, ...]:
    """The entries of a Danish catalogue as translators write it."""
    with resource("locale", "da", "LC_MESSAGES", f"{domain}.po").open("rb") as file:
        return tuple(message for message in read_po(file) if message.id)


@cache
def catalogue(domain: str = "sosuplan") -> dict[tuple[str, str], str]:
    """Danish by context ("" where there is none) and English text; a text with plurals has an entry
    for one and one for many."""
    found = {}
    for message in messages(domain):
        many = isinstance(message.id, tuple)
        sources = message.id if many else (message.id,)
        danish = message.string if many else (message.string,)
        for source, text in zip(sources, danish, strict=True):
            found[message.context or "", source] = text
    return found


def calls(name: str, package: str = "sosuplan") -> Sequence[ast.Call]:
    """Every call of a function called ``name`` in the core, or in another package."""
    return [call for _, call in placed_calls(name, package)]


def placed_calls(name: str, package: str = "sosuplan") -> Sequence[tuple[Path, ast.Call]]:
    """The same, each with the file that it stands in, from the root."""
    return _calls(package).get(name, ())


@cache
def _calls(package: str) -> dict[str, list[tuple[Path, ast.Call]]]:
    """The calls of a package by the name of what they call."""
    found: dict[str, list[tuple[Path, ast.Call]]] = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                called = function.attr if isinstance(function, ast.Attribute) else function
                name = called.id if isinstance(called, ast.Name) else called
                if isinstance(name, str):
                    found.setdefault(name, []).append((path.relative_to(ROOT), node))
    return found


def texts(node: ast.expr) -> list[str]:
    """The texts that an expression may be: one, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []
