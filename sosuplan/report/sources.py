"""The section with the sources that figures refer to by number."""

from __future__ import annotations

from sosuplan.report.paper import Data, Paper, section
from sosuplan.text.language import N_
from sosuplan.text.terms import capital

_HEADING = N_("Sources")
_TOPIC = N_("Where the figures come from")


def sources(paper: Paper) -> Data | None:
    """Every source that a figure comes from, in the order of the inputs; None without any."""
    if not paper.numbers:
        return None
    found = []
    for one, number in paper.numbers.items():
        source = paper.sources[one]
        details = (source.publisher, source.published, source.locator)
        found.append(
            {
                "number": str(number),
                "mark": source.kind,
                "kind": capital(paper.word(source.kind)),
                "title": source.title,
                "details": " · ".join(part for part in details if part),
                "url": source.url,
                "note": source.note,
            }
        )
    return section(paper.say(_HEADING), [{"block": "sources", "sources": found}], paper.say(_TOPIC))
