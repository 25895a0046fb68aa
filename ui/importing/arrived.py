"""What an import has brought into the plan, in a sentence or two."""

from __future__ import annotations

from sosuplan.exchange.fields import COUNTS
from sosuplan.exchange.importing import ImportResult
from sosuplan.language import Language
from sosuplan.numbers import format_number
from sosuplan.schema.tables import table_name
from sosuplan.words import counted, lower
from ui.i18n import _
from ui.importing.words import check_text, listed, number_of_groups, rows_text

_PEOPLE = ("heads", "demand_heads")
"""Counts of people who are employed or needed."""


def arrived(result: ImportResult, language: Language) -> str:
    """Rows, groups, what they add up to, the source, and whether the file's own sum agrees."""
    names = [table_name(name, language) for name in result.tables]
    sentences = [
        _("{tables}: {rows} in {groups} came in{total} from “{source}”.").format(
            tables=listed([names[0], *map(lower, names[1:])]),
            rows=rows_text(result.used, language),
            groups=number_of_groups(len(result.groups), language),
            total=_total(result, language),
            source=result.source.title,
        )
    ]
    if result.check is not None:
        sentences.append(check_text(result.check, language))
    return " ".join(sentences)


def _total(result: ImportResult, language: Language) -> str:
    """What the file's groups come to now; "" for shares and for the figures of several years."""
    own = [one for one in result.totals if one.group in result.groups and one.measure in COUNTS]
    if not own or len({(one.year, one.measure) for one in own}) > 1:
        return ""
    total = sum(one.imported for one in own)
    number = format_number(total, 0, language.code)
    if own[0].measure in _PEOPLE:
        number = f"{number} {counted('persons', total, language)}"
    return _(", {number} in all,").format(number=number)
