"""Typesets the summary's data: tagged PDF to keep, and pictures of the same pages to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import typst

from sosuplan.report.glyphs import settable
from sosuplan.report.row_heads import with_row_heads
from sosuplan.resources import resource

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
"""PDF/A-3a (archiving) and PDF/UA-1 (accessible): Typst refuses what does not keep to them."""

_KEPT = 10


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The bundled typeface alone, so that a page looks the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )


def pdf(summary: Mapping[str, Any]) -> bytes:
    """The summary as a PDF file; the same data give the same bytes."""
    made_on = datetime.fromisoformat(summary["date"]).replace(tzinfo=UTC)
    compiler = _compiler(summary)
    made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=made_on)
    assert isinstance(made, bytes)
    heads = json.loads(compiler.eval("query(<row-heads>).map(one => one.value)"))
    return with_row_heads(made, heads)


def pages(summary: Mapping[str, Any], ppi: float) -> list[bytes]:
    """A PNG of each page, with ``ppi`` pixels to an inch."""
    made = _compiler(summary).compile(format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made or [])


def elements(summary: Mapping[str, Any], kinds: Sequence[str]) -> list[tuple[int, Any]]:
    """Page (from 1) and content, as Typst tells of it in JSON, of every element of these kinds."""
    selector = ".or".join(f"({kind})" for kind in kinds)
    found = f"query(selector{selector}).map(one => (one.location().page(), one))"
    return [(page, one) for page, one in json.loads(_compiler(summary).eval(found))]


def forget(*, but_the_last: bool = False) -> None:
    """Let go of what Typst keeps of what it made, to be quick when the same comes again.

    It keeps parts until they were not used ten times in a row: hundreds of megabytes where the
    figures change under the reader's hand. That many empty documents take it some 40 ms.
    ``but_the_last``: what the last document is made of stays, so that one like it is made soon.
    """
    empty = _compiler_of("empty.typ", {})
    for _ in range(_KEPT - 2 if but_the_last else _KEPT):
        empty.compile(format="png", ppi=1.0)


def _compiler(summary: Mapping[str, Any]) -> typst.Compiler:
    text = json.dumps(settable(summary), ensure_ascii=False, sort_keys=True)
    return _compiler_of("summary.typ", {"summary": text})


def _compiler_of(name: str, inputs: dict[str, str]) -> typst.Compiler:
    folder = resource("report")
    return typst.Compiler(
        str(folder / name),
        root=str(folder),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
