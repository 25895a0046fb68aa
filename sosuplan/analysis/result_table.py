"""A result as a long table, with every digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sosuplan.text.errors import Fault

if TYPE_CHECKING:
    from pandas import DataFrame

Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Columns (model, section 8) and the rows below them."""

    columns: Sequence[str]
    rows: Sequence[Row]
    notes: Sequence[Fault] = ()
    """What should be known of it, beside the figures."""

    def to_frame(self) -> DataFrame:
        """The same as a pandas ``DataFrame``."""
        from pandas import DataFrame

        return DataFrame.from_records(list(self.rows), columns=list(self.columns))


class Tabled:
    """Mixed into facts that are a table, too."""

    __slots__ = ()

    def table(self) -> ResultTable:
        """A row for each of them."""
        raise NotImplementedError

    def to_frame(self) -> DataFrame:
        """The same as a pandas ``DataFrame``."""
        return self.table().to_frame()


def joined(tables: Sequence[ResultTable]) -> ResultTable:
    """Tables of the same columns, one below the other."""
    return ResultTable(tables[0].columns, tuple(row for one in tables for row in one.rows))
