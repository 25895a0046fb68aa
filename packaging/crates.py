"""What the libraries written in Rust are made of, told by the list (CycloneDX) in their wheel."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import NamedTuple

_BUILD_ONLY = "excluded"
"""The scope of what helps to build, and is not in the library."""
_TOKEN = re.compile(r"[()]|[\w.+-]+")


class Crate(NamedTuple):
    """One part: its licence is an SPDX expression, its address that of its source or, where the
    list has none, the part's own name among packages (purl)."""

    name: str
    version: str
    licence: str
    authors: str
    address: str


def crates(found: Distribution) -> list[Crate]:
    """The parts of a package's libraries, by name; none for a package without such a list."""
    return sorted(
        {
            _crate(part)
            for file in found.files or ()
            if file.match("*.dist-info/sboms/*.cyclonedx.json")
            for part in json.loads(Path(str(found.locate_file(file))).read_text("utf-8"))[
                "components"
            ]
            if part.get("scope") != _BUILD_ONLY
        }
    )


def _crate(part: dict[str, object]) -> Crate:
    name, version = str(part["name"]), str(part["version"])
    licences = part.get("licenses")
    if not isinstance(licences, list) or not licences or "expression" not in licences[0]:
        raise ValueError(f"{name} {version} tells no licence")
    references = part.get("externalReferences")
    addresses = {
        one["type"]: one["url"] for one in (references if isinstance(references, list) else ())
    }
    return Crate(
        name,
        version,
        " ".join(licences[0]["expression"].split()),
        str(part.get("author", "")),
        addresses.get("vcs") or str(part.get("purl", "")),
    )


def chosen(expression: str, texts: Collection[str]) -> set[str]:
    """The licences of ``texts`` (SPDX ids) under which what bears ``expression`` is used: of
    alternatives, the first that is there in full.

    Raises ``ValueError`` if none of them is.
    """
    tokens = iter(_TOKEN.findall(expression))
    found = _alternatives(tokens, set(texts))
    if not found:
        raise ValueError(f"there is no text of {expression}")
    return found


def _alternatives(tokens: Iterator[str], texts: set[str]) -> set[str] | None:
    """What is chosen up to the closing bracket; None if a text is lacking. AND binds closer."""
    best: set[str] | None = None
    term: set[str] | None = set()
    for token in tokens:
        if token == ")":
            break
        if token == "OR":
            best, term = (term if best is None else best), set()
        elif token not in ("AND", "WITH"):
            part = _alternatives(tokens, texts) if token == "(" else {token} & texts or None
            term = None if term is None or part is None else term | part
    return term if best is None else best


def table(parts: Collection[Crate]) -> str:
    """One line a part: name, version, licence, address, authors."""
    return "".join(
        f"{part.name} {part.version}\n    {part.licence}\n    {part.address}\n"
        + (f"    {part.authors}\n" if part.authors else "")
        for part in parts
    )
