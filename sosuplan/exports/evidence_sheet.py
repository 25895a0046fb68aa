"""The sheet Evidens: all findings, the program's and one's own, with where they stand."""

from __future__ import annotations

from collections.abc import Callable

from sosuplan.analysis.evidence import Finding, evidence
from sosuplan.analysis.frame import Frame
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.evidence import (
    CONTEXT,
    COUNTED_FROM,
    FINDING,
    GROUP,
    KIND,
    LEVERS,
    LOCATOR,
    NOTE,
    PLACE,
    TABLES,
    TOPIC,
    UNIT,
    VALUE,
    YEAR,
    group_name,
    levers_text,
    locator_text,
    tables_text,
    topic_name,
    unit_name,
)
from sosuplan.text.terms import capital, word

_WIDE, _NAMES, _TITLES = 70.0, 26.0, 44.0
"""Characters of a column of findings, of names, and of titles."""


def evidence_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each; figures stand in cells of their own, with how many answered beside them."""
    say = frame.language
    found = evidence(frame.selected.plan, say.code).findings

    def column(
        heading: str, cell: Callable[[Finding], Cell], kind: Kind = Kind.TEXT, width: float = 0.0
    ) -> Column:
        return Column(heading, [cell(one) or None for one in found], kind, width=width)

    def figure(heading: str, cell: Callable[[Finding], Cell], kind: Kind, width: float) -> Column:
        return Column(heading, [cell(one) for one in found], kind, width=width)

    def of_sources(name: str, width: float) -> Column:
        def text(one: Finding) -> str:
            told = (getattr(each, name) for each in one.publications)
            return "; ".join(dict.fromkeys(filter(None, told)))

        return column(column_name("sources", name, say), text, Kind.WRAPPED, width)

    sheet.table(
        [
            column(say(FINDING), lambda one: one.statement(say.code), Kind.WRAPPED, _WIDE),
            figure(say(VALUE), lambda one: one.value, Kind.FINE, 13.0),
            column(say(UNIT), lambda one: unit_name(one.row.unit, say) if one.row.unit else ""),
            figure("n", lambda one: one.row.population_n, Kind.WHOLE, 10.0),
            figure(say(YEAR), lambda one: one.row.year, Kind.YEAR, 9.0),
            figure(say(COUNTED_FROM), lambda one: one.row.base_year, Kind.YEAR, 14.0),
            column(say(TOPIC), lambda one: topic_name(one.row.topic, say)),
            column(say(PLACE), lambda one: one.row.area),
            column(say(GROUP), lambda one: group_name(one, say), Kind.WRAPPED, _NAMES),
            column(
                say(NOTE), lambda one: say(CONTEXT) if one.is_context else "", Kind.WRAPPED, _NAMES
            ),
            column(say(LEVERS), lambda one: levers_text(one, say), Kind.WRAPPED, _NAMES),
            column(say(TABLES), lambda one: tables_text(one, say), Kind.WRAPPED, _NAMES),
            column(say(KIND), lambda one: capital(word(one.row.kind, say))),
            of_sources("title", _TITLES),
            of_sources("publisher", _NAMES),
            of_sources("published", 13.0),
            column(say(LOCATOR), lambda one: locator_text(one, say), Kind.WRAPPED, _TITLES),
            of_sources("url", _TITLES),
        ],
        keys=1,
    )
