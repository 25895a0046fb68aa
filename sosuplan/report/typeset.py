"""Typesets the summary's data: tagged PDF to keep, pictures of the same pages to look at, and the
words on each page for those who hear it instead of seeing it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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
_TOLD = ("title", "heading", "par", "figure", "table")
"""The elements that hold what is said, as Typst calls them."""


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


# --- words ----------------------------------------------------------------------------------------


def page_texts(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands on each page, an element a line; pictures are told by their alternative text.

    A table that goes on over pages is told whole on its first. The last page is the last that
    anything begins on.
    """
    pages: dict[int, list[str]] = {}
    before = ""
    found = elements(summary, _TOLD)
    begins = {element["label"]: page for page, element in found if "label" in element}
    for page, element in found:
        if element.get("func") == "title" and element.get("body") == "auto":
            element = {"func": "text", "text": summary["title"]}
        lines = list(_lines(element, begins))
        # A table in a figure, and a paragraph in a table, are found once more by themselves.
        new = [line for line in lines if line not in before]
        if new:
            before = "\n".join(lines)
            pages.setdefault(page, []).extend(new)
    return tuple("\n".join(pages.get(page, ())) for page in range(1, max(pages, default=0) + 1))


def _lines(element: Mapping[str, Any], begins: Mapping[str, int]) -> Iterator[str]:
    """``begins``: the pages of labels, which the text may refer to."""
    alt = element.get("alt")
    if isinstance(alt, str):
        yield alt
        return
    if element.get("func") == "table":
        cells = [_plain(cell, begins) for cell in element.get("children", ())]
        yield "; ".join(cell for cell in cells if cell)
        return
    text = _plain(element, begins)
    if text:
        yield text


def _plain(content: Any, begins: Mapping[str, int]) -> str:
    return " ".join("".join(_texts(content, begins)).split())


def _texts(content: Any, begins: Mapping[str, int]) -> Iterator[str]:
    if isinstance(content, list):
        for part in content:
            yield from _texts(part, begins)
    elif isinstance(content, dict):
        if content.get("func") in ("space", "linebreak", "parbreak", "h", "v", "cell"):
            yield " "
        if isinstance(content.get("alt"), str):
            yield content["alt"]
            return
        if content.get("func") == "text":
            yield str(content.get("text", ""))
        value = content.get("value")
        if isinstance(value, dict) and "page-of" in value:
            yield str(begins.get(f"<{value['page-of']}>", ""))
        for key in ("body", "child", "children", "caption"):
            if key in content:
                yield from _texts(content[key], begins)
