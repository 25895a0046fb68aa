"""The sheet Tiltag: the scenario's measures first, with what each moves and gives, then all others,
with what is known of each."""

from __future__ import annotations

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.measures import Attached, MeasureFacts
from sosuplan.exports.input_sheets import UNIT
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.measure_catalogue import (
    acts_text,
    attached_note,
    attached_text,
    code_name,
    effect_text,
    kind_name,
    known_text,
    levers_name,
    measure_title,
    measured_finding,
    measured_name,
    move_unit,
    source_lines,
    standing_texts,
    together_text,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import specified, word

IN_SCENARIO = N_("In the scenario")
YES = N_("yes")
ACTS_ON, MOVES, VALUE = N_("Acts on"), N_("Moves, as assumed"), N_("By how much")
BALANCE = N_("Balance {year}: {occupation}")
KIND, NOTE = N_("Kind"), N_("Note")
SOURCE = N_("Source")
COMPUTED = N_("Effect, computed")
_TEXTS, _NAMES = 44.0, 30.0


def measures_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each measure, or for each lever that one of the scenario moves."""
    say, found = frame.language, frame.measures()
    attached = [(one, each) for one in found.attached for each in one.attached]
    others: list[tuple[MeasureFacts, Attached | None]] = [
        (one, None) for one in found.rows if not one.attached
    ]
    rows: list[tuple[MeasureFacts, Attached | None]] = [*attached, *others]

    def texts(heading: str, cells: list[Cell], width: float) -> Column:
        return Column(heading, cells, Kind.WRAPPED, width=width)

    def of_row(name: str, width: float) -> Column:
        cells: list[Cell] = [getattr(one.measure, name) for one, _ in rows]
        return texts(column_name("measures", name, say), cells, width)

    def effect(one: MeasureFacts) -> float | None:
        return None if one.effect is None else one.effect.effect

    gains = [
        Column(
            specified(
                say(BALANCE).format(year=found.year, occupation=word(f"{job}.short", say)),
                word(unit, say),
                say,
            ),
            [
                next((g.of(unit) for g in each.gains if g.occupation == job), None)
                if each
                else None
                for _, each in rows
            ],
            Kind.SIGNED,
            width=15.0,
        )
        for unit in ("heads", "fte")
        for job in found.occupations
    ]
    columns = [
        texts(
            column_name("measures", "title_da", say),
            [measure_title(one.measure, say) for one, _ in rows],
            _TEXTS,
        ),
        Column(say(KIND), [kind_name(one, say) for one, _ in rows]),
        of_row("municipality", 20.0),
        Column(say(IN_SCENARIO), [say(YES) if each else "" for _, each in rows], width=13.0),
        texts(say(MOVES), [attached_text(each, say) if each else "" for _, each in rows], _NAMES),
        Column(say(VALUE), [_value(each) for _, each in rows], Kind.FINE, width=12.0),
        Column(say(UNIT), [_unit(each, frame) for _, each in rows], width=16.0),
        texts(say(NOTE), [each.row.note if each else "" for _, each in rows], _NAMES),
        *gains,
        texts(say(ACTS_ON), [levers_name(one.levers, say) for one, _ in rows], _NAMES),
        texts(
            column_name("measures", "theme", say),
            [code_name(one.measure.theme, say) for one, _ in rows],
            20.0,
        ),
        texts(
            column_name("measures", "focus_area", say),
            [code_name(one.measure.focus_area, say) for one, _ in rows],
            20.0,
        ),
        texts(
            column_name("measures", "effect_measured", say),
            [measured_name(one, say) for one, _ in rows],
            18.0,
        ),
        Column(say(COMPUTED), [effect(one) for one, _ in rows], Kind.FINE, width=12.0),
        of_row("challenge_da", _TEXTS),
        of_row("action_da", _TEXTS),
        texts(
            column_name("measures", "effect_da", say),
            [effect_text(one, say) if one.is_known else known_text(one, say) for one, _ in rows],
            _TEXTS,
        ),
        of_row("considerations_da", _TEXTS),
        texts(
            column_name("measures", "lever_note_da", say),
            [acts_text(one.measure, say) for one, _ in rows],
            _TEXTS,
        ),
        texts(
            say(SOURCE),
            [", ".join(source_lines(one).split("\n")) for one, _ in rows],
            _TEXTS,
        ),
    ]
    sheet.table(columns, keys=1)
    notes = [measured_finding(found, say)]
    if attached:
        notes += [
            together_text(found, frame.unit, say),
            *standing_texts(found, say),
            attached_note(found, say),
        ]
    sheet.add_notes(notes, 4)


def _value(each: Attached | None) -> Cell:
    """By how much a lever is moved, in the numbers that its box shows."""
    if each is None or each.lever is None or each.row.value is None:
        return None
    return each.row.value * each.lever.unit.factor


def _unit(each: Attached | None, frame: Frame) -> Cell:
    """What that is counted in."""
    if each is None or each.lever is None or not each.moves:
        return ""
    return move_unit(each.lever, frame.language)
