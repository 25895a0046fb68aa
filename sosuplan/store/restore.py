"""Putting a plan file back to what it was in a backup."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sosuplan.store.backup import Backup, back_up, copy_database, folder_of
from sosuplan.store.lock import Lock
from sosuplan.store.opening import open_checked, remove_companions, told_of
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError


def restore(path: Path, backup: Backup, backups: Path) -> None:
    """Put ``backup`` in the place of the plan file at ``path``, which is backed up first.

    A file that cannot be read any more is kept as it is, beside its backups. Nobody may have the
    plan open. Raises ``StoreError`` or ``PlanError`` if that is so, if the backup is not sound or
    if it cannot be written; the file is then as it was.
    """
    PlanFile.open(backup.path, read_only=True).close()
    lock = Lock.acquire(path)
    try:
        if path.exists():
            _keep_present(path, folder_of(backups, path))
        connection, _ = open_checked(backup.path)
        with told_of(path), closing(connection):
            remove_companions(path)
            copy_database(connection, path)
    finally:
        lock.release()


def _keep_present(path: Path, folder: Path) -> None:
    try:
        connection, _ = open_checked(path)
    except SosuplanError:
        with told_of(folder):
            folder.mkdir(parents=True, exist_ok=True)
            time = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
            shutil.copy2(path, folder / f"{time} unreadable.sosuplan")
    else:
        with told_of(path), closing(connection):
            back_up(connection, folder)
