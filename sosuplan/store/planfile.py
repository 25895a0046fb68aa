"""The plan file: a plan, its saved scenarios and what the window was last showing.

Every change is one transaction with a rollback journal: after a crash the file is as it was before
or after the change, never between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from dataclasses import replace as with_changes
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sosuplan.draft import FIRST_LINE, Draft, Record, Rows, read_rows, read_settings
from sosuplan.errors import Fault, PlanError, ScenarioError, StoreError
from sosuplan.files import sibling
from sosuplan.plan import Plan
from sosuplan.rules import build, verify
from sosuplan.saved import (
    SAVED_TABLES,
    SCENARIO_LEVERS,
    SCENARIOS,
    laid_out,
    put_together,
    unknown_saved,
)
from sosuplan.saved import verify as verify_saved
from sosuplan.scenario import Scenario
from sosuplan.store.opening import connect, open_checked, told_of
from sosuplan.store.schema import APPLICATION_ID, ROW, SCHEMA_VERSION, statements
from sosuplan.tables import SETTINGS, TABLES, Table, write_value

if TYPE_CHECKING:
    from sqlite_utils import Database

_COMPANIONS = ("-journal", "-wal", "-shm")


class PlanFile:
    """An open plan file. Close it, or use it in a ``with`` block.

    Methods raise ``StoreError`` when the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection

    @staticmethod
    def create(
        path: Path | str,
        plan: Plan,
        scenarios: Sequence[Scenario] = (),
        *,
        replace: bool = False,
    ) -> None:
        """Make a plan file at ``path``. One that is there is kept unless ``replace``.

        Raises ``PlanError`` or ``ScenarioError`` if plan or scenarios could not be read back.
        """
        path = Path(path)
        verify(plan)
        verify_saved(scenarios, plan)
        _refuse_place(path, replace)
        work = sibling(path)
        try:
            with told_of(path):
                connection = connect(work, create=True)
                try:
                    _fill(connection, plan, scenarios)
                finally:
                    connection.close()
                _refuse_place(path, replace)
                # A journal left by an earlier file of this name would be played into the new one.
                for companion in _COMPANIONS:
                    path.with_name(path.name + companion).unlink(missing_ok=True)
                work.replace(path)
        finally:
            for companion in ("", *_COMPANIONS):
                work.with_name(work.name + companion).unlink(missing_ok=True)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """The plan file at ``path``, checked from the outside in: file, database, plan, scenarios.

        Raises ``StoreError`` if it is no sound plan file, and ``PlanError`` with every fault if
        what it holds breaks the rules of the model; a fault's line is then the line that the row
        has in an exported plan folder.
        """
        path = Path(path)
        file = cls(path, open_checked(path, read_only=read_only), read_only=read_only)
        try:
            file.scenarios()
        except ScenarioError as error:
            file.close()
            raise PlanError(error.faults) from None
        except BaseException:
            file.close()
            raise
        return file

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- reading --------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """The plan; raises ``PlanError`` if another program has broken it."""
        with self._looking():
            return self._plan()

    def scenarios(self) -> tuple[Scenario, ...]:
        """The saved scenarios in their order; ``PlanError`` or ``ScenarioError`` if broken."""
        with self._looking():
            return self._scenarios(self._plan())

    def workspace(self) -> dict[str, str]:
        """What the window keeps about how the plan was last looked at."""
        with self._looking():
            return dict(self._connection.execute('SELECT "key", "value" FROM "workspace"'))

    def _plan(self) -> Plan:
        faults: list[Fault] = []
        settings, lines = read_settings(
            self._records("settings", ("key", "value"), "rowid"), faults
        )
        tables = {table.name: self._rows(table, faults) for table in TABLES}
        return build(Draft(settings, lines, tables), faults)

    def _scenarios(self, plan: Plan) -> tuple[Scenario, ...]:
        faults: list[Fault] = []
        rows = {table.name: self._rows(table, faults) for table in SAVED_TABLES}
        if faults:
            raise ScenarioError(faults)
        return put_together(rows, plan)

    def _rows(self, table: Table, faults: list[Fault]) -> Rows:
        found: list[Fault] = []
        rows = read_rows(table, self._records(table.name, table.by_name), found)
        faults += found
        return rows

    def _records(self, table: str, columns: Iterable[str], order: str = ROW) -> Iterator[Record]:
        """Rows as texts, as they would stand in a plan folder: one way to read and check both."""
        names = tuple(columns)
        selected = ", ".join(f'"{name}"' for name in names)
        rows = self._connection.execute(f'SELECT {selected} FROM "{table}" ORDER BY "{order}"')
        for line, row in enumerate(rows, FIRST_LINE):
            yield line, dict(zip(names, map(write_value, row), strict=True))

    # --- changing -------------------------------------------------------------------------------

    def save_scenario(self, scenario: Scenario) -> None:
        """Save under its name, in the place of one that has the name already.

        Raises ``ScenarioError`` if the name, the note or a lever is none that the plan can have.
        """
        with self._changing() as database:
            verify_saved([scenario], self._plan())
            rows = laid_out([scenario])
            database.table(SCENARIOS.name).upsert(asdict(rows[SCENARIOS.name][0]), pk="scenario")
            database.execute('DELETE FROM "scenario_levers" WHERE "scenario" = ?', [scenario.name])
            _insert_rows(database, SCENARIO_LEVERS, rows[SCENARIO_LEVERS.name])

    def delete_scenario(self, name: str) -> None:
        """Delete a saved scenario; raises ``ScenarioError`` if there is none of this name."""
        with self._changing() as database:
            self._saved(name)
            database.execute('DELETE FROM "scenarios" WHERE "scenario" = ?', [name])

    def rename_scenario(self, old: str, new: str) -> None:
        """Give a saved scenario a name that is free; it keeps its place.

        Raises ``ScenarioError`` if there is no ``old``, or ``new`` is taken or no name.
        """
        with self._changing() as database:
            scenario = self._saved(old)
            if new != old and any(one.name == new for one in self._scenarios(self._plan())):
                raise ScenarioError(Fault("scenario_exists", column="scenario", found=new))
            verify_saved([with_changes(scenario, name=new)], self._plan())
            database.execute(
                'UPDATE "scenarios" SET "scenario" = ? WHERE "scenario" = ?', [new, old]
            )

    def save_workspace(self, workspace: Mapping[str, str]) -> None:
        """Keep ``workspace`` in the place of what was kept before."""
        with self._changing() as database:
            database.execute('DELETE FROM "workspace"')
            _insert(database, "workspace", ("key", "value"), workspace.items())

    def replace_plan(self, plan: Plan, scenarios: Sequence[Scenario] | None = None) -> None:
        """Put ``plan`` in the place of the one in the file, and ``scenarios`` unless None.

        Raises ``PlanError`` if the plan breaks a rule and ``ScenarioError`` if a scenario cannot be
        computed with it, also one that was saved before; then nothing is changed.
        """
        with self._changing() as database:
            kept = self._scenarios(self._plan()) if scenarios is None else scenarios
            verify(plan)
            verify_saved(kept, plan)
            for table in ("settings", *(table.name for table in (*TABLES, *SAVED_TABLES))):
                database.execute(f'DELETE FROM "{table}"')
            _insert_all(database, plan, kept)

    def _saved(self, name: str) -> Scenario:
        scenarios = {scenario.name: scenario for scenario in self._scenarios(self._plan())}
        if name not in scenarios:
            raise ScenarioError(unknown_saved(name, scenarios))
        return scenarios[name]

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """One read transaction: everything is seen as it was at one moment."""
        with told_of(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _changing(self) -> Iterator[Database]:
        """One write transaction: all of it happens, or nothing."""
        with told_of(self.path), _transaction(self._connection) as database:
            yield database


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[Database]:
    # sqlite-utils takes a quarter of a second to load, because it loads pandas where that is there.
    from sqlite_utils import Database

    connection.execute("BEGIN IMMEDIATE")
    try:
        yield Database(connection, execute_plugins=False)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_place(path: Path, replace: bool) -> None:
    if path.is_dir():
        raise StoreError(Fault("is_a_folder", str(path)))
    if path.exists() and not replace:
        raise StoreError(Fault("file_exists", str(path)))
    if not path.absolute().parent.is_dir():
        raise StoreError(Fault("missing_folder", str(path.absolute().parent)))


def _fill(connection: sqlite3.Connection, plan: Plan, scenarios: Iterable[Scenario]) -> None:
    """Make the tables of an empty database and put everything in."""
    with _transaction(connection) as database:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        for statement in statements().values():
            connection.execute(statement)
        _insert_all(database, plan, scenarios)


def _insert_all(database: Database, plan: Plan, scenarios: Iterable[Scenario]) -> None:
    settings = ((key, write_value(getattr(plan, key))) for key in SETTINGS)
    _insert(database, "settings", ("key", "value"), settings)
    for table in TABLES:
        _insert_rows(database, table, getattr(plan, table.name))
    saved = laid_out(scenarios)
    for table in SAVED_TABLES:
        _insert_rows(database, table, saved[table.name])


def _insert_rows(database: Database, table: Table, rows: Iterable[object]) -> None:
    values = ([getattr(row, name) for name in table.by_name] for row in rows)
    _insert(database, table.name, table.by_name, values)


def _insert(
    database: Database, table: str, columns: Iterable[str], rows: Iterable[Iterable[Any]]
) -> None:
    database.table(table).insert_all(chain([list(columns)], map(list, rows)))
