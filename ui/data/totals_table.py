"""Under the staff table: what its rows add up to, employers down and occupations across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sosuplan.charts.spec import Figures
from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import Row
from sosuplan.editing.staff_totals import StaffGroup, staff_totals
from sosuplan.text.language import Language
from ui.charts.figures_dialog import FiguresModel, FiguresTable
from ui.i18n import _

MOST_ROWS = 4
"""Rows in sight at once; of more, the table scrolls."""
UNKNOWN = "–"
"""Where a cell among those added up is no number."""


class TotalsTable(FiguresTable):
    """Sums that follow the rows shown; they can be copied and not changed."""

    def __init__(self, language: Language) -> None:
        super().__init__(FiguresModel((), 0, language))

    def show_rows(self, rows: Iterable[Row], language: Language) -> None:
        """Show what ``rows`` of the staff table add up to."""
        self.figures.show(_figures(staff_totals(rows), language), language)
        self.setAccessibleName(_("Persons in all by group"))
        self.setVisible(self.figures.rowCount() > 0)
        high = min(self.figures.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar()
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height()
            + high * self.verticalHeader().defaultSectionSize()
            + (bar.sizeHint().height() if bar.maximum() else 0)
            + 2 * self.frameWidth()
        )
        self.fit()


def _figures(totals: Mapping[StaffGroup, float | None], language: Language) -> Figures:
    """A row for each employer, of each area where there are several, and one for all of them."""
    if not totals:
        return ()
    jobs = list(dict.fromkeys(job for __, __, job in totals))
    employers = list(dict.fromkeys((area, sector) for area, sector, __ in totals))
    by_area = len({area for area, __ in employers}) > 1
    all_of_them = _("In all")

    def line(name: str, groups: list[list[StaffGroup]]) -> list[object]:
        sums = [_sum(totals, mates) for mates in groups]
        if len(jobs) > 1:
            sums.append(_sum(totals, [group for mates in groups for group in mates]))
        return [name, *sums]

    header: list[object] = [_("Persons in all")]
    header += [choice("staff", job, language) for job in jobs]
    header += [all_of_them] if len(jobs) > 1 else []
    rows = [
        line(
            " · ".join([*([area] if by_area else []), choice("staff", sector, language)]),
            [[(area, sector, job)] for job in jobs],
        )
        for area, sector in employers
    ]
    if len(employers) > 1:
        mates = [[(area, sector, job) for area, sector in employers] for job in jobs]
        rows.append(line(all_of_them, mates))
    return [header, *rows]


def _sum(totals: Mapping[StaffGroup, float | None], groups: Iterable[StaffGroup]) -> object:
    there = [totals[group] for group in groups if group in totals]
    if not there:
        return ""
    known = [one for one in there if one is not None]
    return sum(known) if len(known) == len(there) else UNKNOWN
