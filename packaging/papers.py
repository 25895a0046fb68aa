"""What a PDF file says of its pages: how many, how large, how sharp."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

POINTS_PER_INCH = 72
_TYPE, _PICTURE = "/Subtype", "/Image"


class Paper(NamedTuple):
    """One page: its size in whole points, and the pixels to an inch of the pictures across it."""

    width: int
    height: int
    ppi: int


def papers(file: Path) -> list[Paper]:
    """The pages of a PDF file; those without a picture as wide as themselves have 0 pixels."""
    from pypdf import PdfReader

    found = []
    for page in PdfReader(file).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        objects = [
            one.get_object() for one in page.get("/Resources", {}).get("/XObject", {}).values()
        ]
        across = max((one["/Width"] for one in objects if one[_TYPE] == _PICTURE), default=0)
        ppi = round(across * POINTS_PER_INCH / width)
        found.append(Paper(round(width), round(height), ppi))
    return found


def faults(printed: Path, report: Path, ppi: int) -> list[str]:
    """What is wrong with a report that was printed into a file, beside the report as a file."""
    on_paper, made = papers(printed), papers(report)
    if len(on_paper) != len(made):
        return [f"{len(on_paper)} pages were printed of {len(made)}"]
    return [
        f"page {number} was printed as {paper}, not as {page} with {ppi} pixels to an inch"
        for number, (paper, page) in enumerate(zip(on_paper, made, strict=True), start=1)
        if abs(paper.width - page.width) > 1
        or abs(paper.height - page.height) > 1
        or paper.ppi < ppi - 1
    ]
