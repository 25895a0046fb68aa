"""Places that several machines write to, where a plan file may be locked or copied badly."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

NETWORK = "network"
"""A drive of another machine; the other kinds are the services that keep copies in step."""

_SERVICES = {
    "onedrive": re.compile(r"onedrive([ -].*)?"),
    "dropbox": re.compile(r"dropbox([ -].*|\(.*)?"),
    "icloud": re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"),
    "google_drive": re.compile(r"google ?(drive|drev)([ -].*|\(.*)?|my drive|mit drev"),
}
"""How the folders of each service are called, in small letters."""

_SERVICE_VARIABLES = {"OneDrive": "onedrive", "OneDriveCommercial": "onedrive"}
_NETWORK_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|ceph|glusterfs|davfs\d?"
    r"|fuse\.(sshfs|rclone|davfs\d?|gvfsd-fuse|onedriver|google-drive-ocamlfuse|smbnetfs)"
)
_MOUNTS = Path("/proc/mounts")


def shared_by(path: Path) -> str:
    """What the place of ``path`` is shared by: ``network``, ``onedrive``, ``dropbox``, ``icloud``,
    ``google_drive``, or "" if it is a place of this machine as far as can be told.
    """
    real = Path(os.path.realpath(path))
    for variable, service in _SERVICE_VARIABLES.items():
        folder = os.environ.get(variable)
        if folder and real.is_relative_to(folder):
            return service
    return service_of(real) or (NETWORK if is_network_share(real) or _on_network(real) else "")


def service_of(path: PurePath) -> str:
    """The service that keeps the folder of ``path`` in step, going by the folders' names."""
    for part in path.parent.parts:
        for service, pattern in _SERVICES.items():
            if pattern.fullmatch(part.casefold()):
                return service
    return ""


def is_network_share(path: PurePath) -> bool:
    """True for a path that names another machine, such as ``\\\\server\\plans\\a.sosuplan``."""
    drive = path.drive if isinstance(path, PureWindowsPath) else ""
    return drive.startswith("\\\\") and drive[2:3] not in (".", "?")


def file_system(path: PurePosixPath, mounts: str) -> str:
    """The kind of file system that ``path`` is on, by what ``/proc/mounts`` says; "" if unknown."""
    found, kind = PurePosixPath("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePosixPath(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[1]))
        # A later mount on the same place hides an earlier one.
        if path.is_relative_to(place) and len(place.parts) >= len(found.parts):
            found, kind = place, fields[2]
    return kind


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def _on_network(path: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)

else:

    def _on_network(path: Path) -> bool:
        try:
            mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return False  # A system without such a list.
        return bool(_NETWORK_SYSTEMS.fullmatch(file_system(PurePosixPath(path), mounts)))
