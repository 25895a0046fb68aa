"""The plan file: a plan, its library of scenarios and what the window was last showing.

Every change is one transaction with a rollback journal: after a crash the file is as it was before
or after the change, never between.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sosuplan.editing.difference import Change
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import verify as verify_library
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.validation import verify
from sosuplan.store import rows
from sosuplan.store.backup import Backup, back_up, copy_database, folder_of
from sosuplan.store.files import remove_leftovers, sibling
from sosuplan.store.first_edition import has_other_helpers
from sosuplan.store.lock import Lock, refuse_in_use
from sosuplan.store.migrations import SECOND_EDITION
from sosuplan.store.opening import (
    COMPANIONS,
    WAIT_SECONDS,
    connect,
    open_checked,
    reading,
    refuse_name,
    remove_companions,
    to_change,
    to_read,
    told_of,
    transaction,
)
from sosuplan.store.schema import APPLICATION_ID, SCHEMA_VERSION, statements
from sosuplan.text.errors import Fault, PlanError, ScenarioError, StoreError


class PlanFile:
    """An open plan file. Close it, or use it in a ``with`` block.

    Methods raise ``StoreError`` when the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock | None) -> None:
        """See ``open``. A file without a lock note is only read."""
        self.path = path
        self.read_only = lock is None
        self.is_older = False
        """The file is of the model's first edition, and is read as if it were carried over."""
        self._connection = connection
        self._lock = lock
        self._identity = _identity(path)
        self._stamp = _stamp(path)
        self._held: Plan | None = None
        self._held_library: ScenarioLibrary | None = None
        self._next_change = 0
        """The number in the file of the change that is added next; 0 if that must be looked up."""
        self._doubtful: Plan | None = None
        """A plan of which it is not known whether it was written before writing failed."""
        self._version = 0
        self._wait = WAIT_SECONDS
        self._was_sound = False

    @staticmethod
    def create(
        path: Path | str,
        plan: Plan,
        scenarios: ScenarioLibrary | Iterable[Scenario] = (),
        *,
        history: Iterable[Change] = (),
        draft: Mapping[str, Sequence[Sequence[str]]] | None = None,
        workspace: Mapping[str, str] | None = None,
        replace: bool = False,
    ) -> None:
        """Make a plan file at ``path``, with ``history``, ``draft`` and ``workspace`` as the
        methods of these names give them. One that is there is kept unless ``replace``.

        Raises ``PlanError`` or ``ScenarioError`` if plan or scenarios could not be read back.
        """
        path = Path(path)
        refuse_name(path)
        library = ScenarioLibrary.of(scenarios)
        verify(plan)
        verify_library(library, plan)
        _refuse_place(path, replace)
        remove_leftovers(path.parent)
        work = sibling(path)
        try:
            with told_of(path):
                connection = connect(work, create=True)
                try:
                    with transaction(connection):
                        _make_tables(connection)
                        rows.write_plan(connection, plan)
                        rows.write_library(connection, library)
                        rows.add_history(connection, history, 1)
                        rows.write_draft(connection, draft or {})
                        rows.write_workspace(connection, workspace or {})
                finally:
                    connection.close()
                _refuse_place(path, replace)
                remove_companions(path)
                work.replace(path)
        finally:
            for companion in ("", *COMPANIONS):
                work.with_name(work.name + companion).unlink(missing_ok=True)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        take_over: bool = False,
        kept_as: Path | None = None,
        backups: Path | None = None,
    ) -> Self:
        """The plan file at ``path``, checked from the outside in: file, database, plan, scenarios.

        Unless it is only to be read, nobody else may have it open (``take_over`` takes it from
        them). A file of an earlier version is only brought up to date, for good, if ``kept_as``
        says where it is kept as it was; what is there is not replaced. One with the same figures
        and results may also be kept among its ``backups``.

        Raises ``StoreError`` if it is no sound plan file, in use, or older and to be changed
        without a place where it is kept, and ``PlanError`` with every fault if what it holds breaks
        the rules of the model; a fault's line is then the line that the row has in an exported plan
        folder.
        """
        path = Path(path)
        refuse_name(path)
        connection, version = open_checked(path)
        lock = None
        try:
            if read_only:
                connection = to_read(connection, path, version)
            else:
                if version < SCHEMA_VERSION:
                    _refuse_unasked(path, version, kept_as, backups)
                remove_leftovers(path.parent)
                lock = Lock.acquire(path, take_over=take_over)
                to_change(
                    connection, path, version, lambda: _keep(connection, path, kept_as, backups)
                )
            file = cls(path, connection, lock)
            file.is_older = read_only and version < SECOND_EDITION
            file.library()
            file.draft()
            file.history()
            file.refuse_cpr()
            file._was_sound = True
        except BaseException as error:
            connection.close()
            if lock is not None:
                lock.release()
            if isinstance(error, ScenarioError):
                raise PlanError(error.faults) from None
            raise
        return file

    def close(self) -> None:
        """Let go of the file; once is enough, and more does no harm."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def back_up(self, backups: Path) -> Backup | None:
        """Make a backup in the file's folder under ``backups`` unless the newest holds the same."""
        with self._told():
            return back_up(self._connection, folder_of(backups, self.path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def copy_to(self, path: Path, *, replace: bool = False) -> None:
        """Make a copy with all that is in the file at ``path``; see ``create``."""
        with self._told(), told_of(path):
            refuse_name(path)
            _refuse_place(path, replace)
            remove_companions(path)
            copy_database(self._connection, path)

    @contextmanager
    def waiting(self, seconds: float) -> Iterator[None]:
        """Within, another program that is writing to the file is waited for so long, and not for
        ``WAIT_SECONDS``."""
        self._wait_for(seconds)
        try:
            yield
        finally:
            self._wait_for(WAIT_SECONDS)

    def _wait_for(self, seconds: float) -> None:
        self._wait = seconds
        with self._told():
            self._connection.execute(f"PRAGMA busy_timeout={round(1_000 * seconds)}")

    @property
    def is_touched(self) -> bool:
        """True if the file is not as this program has left it, as far as the system tells."""
        try:
            return (_identity(self.path), _stamp(self.path)) != (self._identity, self._stamp)
        except OSError:
            return True

    def refuse_spoilt(self) -> None:
        """Raise ``StoreError`` if the file does not hold the plan any more as it was last seen."""
        with self._told():
            self._refuse_lost()
            self._refuse_overwritten()
            with reading(self._connection):
                self._refuse_changed()

    # --- reading --------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """The plan; raises ``PlanError`` if another program has broken it."""
        with self._looking():
            return self._plan()

    def library(self) -> ScenarioLibrary:
        """The saved scenarios with all that belongs to them; ``PlanError`` or ``ScenarioError`` if
        broken."""
        with self._looking():
            return self._library()

    def scenarios(self) -> tuple[Scenario, ...]:
        """The saved scenarios of ``library`` in their order."""
        return self.library().scenarios

    def workspace(self) -> dict[str, str]:
        """What the window keeps about how the plan was last looked at."""
        with self._looking():
            return dict(self._connection.execute('SELECT "key", "value" FROM "workspace"'))

    def draft(self) -> dict[str, list[list[str]]]:
        """The cells, as they were typed, of tables whose edits are not valid yet, by table name.

        Tables are those of the plan and ``settings``; a row has a text for each column, in order.
        """
        with self._looking():
            return rows.read_draft(self._connection)

    def history(self) -> tuple[Change, ...]:
        """What was changed in the plan since it was made, oldest first."""
        with self._looking():
            return rows.read_history(self._connection)

    def refuse_cpr(self) -> None:
        """Raise ``PlanError`` if another program has put CPR numbers beside the plan."""
        with self._looking():
            faults = rows.cpr_faults(self._connection)
        if faults:
            raise PlanError(faults)

    def _plan(self) -> Plan:
        """The plan as it was last read, unless another program has changed the file since."""
        version = self._data_version()
        if self._held is None or version != self._version:
            plan = rows.read_plan(self._connection)
            self._held, self._held_library, self._version = plan, None, version
        return self._held

    def _library(self) -> ScenarioLibrary:
        plan = self._plan()
        if self._held_library is None:
            self._held_library = rows.read_library(self._connection, plan)
        return self._held_library

    def _data_version(self) -> int:
        """A number that is another one after every change that another connection has made."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    # --- changing -------------------------------------------------------------------------------

    def save_library(self, library: ScenarioLibrary) -> None:
        """Put ``library`` in the place of the one in the file.

        Raises ``ScenarioError`` if something in it is none that the plan can have.
        """
        with self._changing():
            before = self._library()
            verify_library(library, self._plan())
            rows.write_library(self._connection, library, before)
        self._held_library = library

    def save_workspace(self, workspace: Mapping[str, str]) -> None:
        """Keep ``workspace`` in the place of what was kept before."""
        with self._changing():
            rows.write_workspace(self._connection, workspace)

    def save_draft(self, tables: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """Keep the cells of ``tables`` (see ``draft``) in the place of those kept before."""
        with self._changing():
            rows.write_draft(self._connection, tables)

    def explain(self, places: Iterable[int], why: str) -> None:
        """Say why changes were made; ``places`` are their numbers in ``history``, from 0."""
        with self._changing():
            rows.explain(self._connection, places, why)

    def replace_plan(
        self,
        plan: Plan,
        scenarios: ScenarioLibrary | Iterable[Scenario] | None = None,
        changes: Iterable[Change] = (),
    ) -> None:
        """Put ``plan`` in the place of the one in the file, and ``scenarios`` unless None.

        The draft is empty afterwards, and ``changes`` are added to the history. Raises
        ``PlanError`` if the plan breaks a rule and ``ScenarioError`` if a scenario cannot be
        computed with it, also one that was saved before; then nothing is changed.
        """
        with self._changing():
            before, there = self._plan(), self._library()
            library = there if scenarios is None else ScenarioLibrary.of(scenarios)
            verify(plan)
            verify_library(library, plan)
            rows.write_plan(self._connection, plan, before)
            if library is not there:
                rows.write_library(self._connection, library, there)
            rows.write_draft(self._connection, {})
            added = tuple(changes)
            self._next_change = self._next_change or rows.next_change(self._connection)
            rows.add_history(self._connection, added, self._next_change)
            self._doubtful = plan
        self._held, self._held_library, self._doubtful = plan, library, None
        self._next_change += len(added)

    @contextmanager
    def _looking(self) -> Iterator[None]:
        with self._told(unsure=True), reading(self._connection):
            yield

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One write transaction on the file that was opened: all of it happens, or nothing.

        Raises ``StoreError`` if another file has come in its place or another program has changed
        the plan, so that nothing is written over what nobody here has seen.
        """
        with self._told():
            self._refuse_lost()
            self._refuse_overwritten()
            with transaction(self._connection):
                self._refuse_changed()
                yield
            self._refuse_lost()
            self._stamp = _stamp(self.path)

    def _refuse_changed(self) -> None:
        if self._connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise StoreError(Fault("replaced_file", str(self.path)))
        version = self._data_version()
        if version == self._version:
            return
        try:
            found = rows.read_plan(self._connection)
        except PlanError:
            found = None
        if found is None or found not in (self._held, self._doubtful):
            raise StoreError(Fault("changed_elsewhere", str(self.path)))
        if self._doubtful is None:
            self._next_change = 0
        self._held, self._held_library, self._version = found, None, version

    def _refuse_overwritten(self) -> None:
        """What writes into the file without SQLite is not seen by a connection that has read it
        before: after a write that was not ours, the file is looked at as if it were new."""
        if self._lock is None or (stamp := _stamp(self.path)) == self._stamp:
            return
        connection, _ = open_checked(self.path, wait=self._wait)
        self._connection.close()
        self._connection, self._stamp, self._version = connection, stamp, 0

    def _refuse_lost(self) -> None:
        """A file that was moved away or replaced would take changes that nobody finds again."""
        if self._lock is None:
            return  # SQLite says that it cannot be changed.
        self._lock.refuse_lost()
        try:
            found = _identity(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StoreError(Fault("moved_file", str(self.path))) from error
        if found != self._identity:
            raise StoreError(Fault("replaced_file", str(self.path)))

    @contextmanager
    def _told(self, *, unsure: bool = False) -> Iterator[None]:
        """See ``told_of``. The file was one of ours: if it is not any more, it was replaced, and
        what was read of it before is whole."""
        try:
            with told_of(self.path, unsure=unsure):
                try:
                    yield
                except rows.UnreadableError as error:
                    raise StoreError(Fault("damaged_file", str(self.path))) from error
        except StoreError as error:
            code = error.faults[0].code
            if code == "not_a_plan_file":
                raise StoreError(Fault("replaced_file", str(self.path))) from error
            if self._was_sound and code in ("damaged_file", "wrong_schema"):
                raise StoreError(Fault("spoilt_file", str(self.path))) from error
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one that comes in its place."""
    found = path.stat()
    # Windows lets nobody replace a file that SQLite has open, and not every drive numbers its files
    # in a way that lasts.
    return None if os.name == "nt" else (found.st_dev, found.st_ino)


def _stamp(path: Path) -> tuple[int, int]:
    """What is another one after the file was written."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _refuse_unasked(path: Path, version: int, kept_as: Path | None, backups: Path | None) -> None:
    """Raise what is wrong with a file of an earlier version, which cannot be brought up to date
    then, and ``older_file`` or ``older_version`` if it is not said where it is kept."""
    with PlanFile.open(path, read_only=True) as file:
        other_helpers = has_other_helpers(file.plan())
    if kept_as is None and version >= SECOND_EDITION:
        if backups is None:
            raise StoreError(Fault("older_version", str(path)))
    elif kept_as is None:
        values = {"version": version, "ours": SCHEMA_VERSION, "other_helpers": other_helpers}
        raise StoreError(Fault("older_file", str(path), values=values))


@contextmanager
def _keep(
    connection: sqlite3.Connection, path: Path, kept_as: Path | None, backups: Path | None
) -> Iterator[None]:
    """A copy of an open file as it is, or a backup; no copy if what is done within fails."""
    if kept_as is None:
        assert backups is not None
        back_up(connection, folder_of(backups, path))
        yield
        return
    with told_of(kept_as):
        _refuse_place(kept_as, replace=False)
        copy_database(connection, kept_as)
    try:
        yield
    except BaseException:
        kept_as.unlink(missing_ok=True)
        raise


def _refuse_place(path: Path, replace: bool) -> None:
    if path.is_dir():
        raise StoreError(Fault("is_a_folder", str(path)))
    if path.exists() and not replace:
        raise StoreError(Fault("file_exists", str(path)))
    if not path.absolute().parent.is_dir():
        raise StoreError(Fault("missing_folder", str(path.absolute().parent)))
    refuse_in_use(path)


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database a plan file."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    for statement in statements().values():
        connection.execute(statement)
