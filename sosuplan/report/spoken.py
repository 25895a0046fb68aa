"""The words on each page of the summary, for those who hear it instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sosuplan.report import typeset

_TOLD = ("title", "heading", "par", "figure", "table")
"""The elements that hold what is said, as Typst calls them."""


def page_texts(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands on each page, an element a line; pictures are told by their alternative text.

    A table that goes on over pages is told whole on its first. The last page is the last that
    anything begins on.
    """
    pages: dict[int, list[str]] = {}
    told = ""
    found = typeset.elements(summary, _TOLD)
    begins = {element["label"]: page for page, element in found if "label" in element}
    for page, element in found:
        if element.get("func") == "title" and element.get("body") == "auto":
            element = {"func": "text", "text": summary["title"]}
        lines = list(_lines(element, begins))
        # A table in a figure, and a paragraph in a table, are found once more by themselves.
        new = [line for line in lines if line not in told]
        if new:
            told = "\n".join(lines)
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
