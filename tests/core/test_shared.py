"""Places that are shared or kept in step with a cloud are known by their names and mounts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sosuplan.store import shared
from sosuplan.store.shared import file_system, is_network_share, service_of, shared_by

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//srv/hr /mnt/F\303\246lles\040drev cifs rw 0 0
srv:/plans /srv nfs4 rw 0 0
tmpfs /srv/local tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\mette\OneDrive - Æbleø Kommune\Planer", "onedrive"),
        (r"C:\Users\mette\OneDrive", "onedrive"),
        ("/Users/m/Library/CloudStorage/OneDrive-Kommunen", "onedrive"),
        (r"C:\Users\mette\Dropbox (Privat)\x", "dropbox"),
        ("/Users/m/Library/Mobile Documents/com~apple~CloudDocs", "icloud"),
        (r"C:\Users\mette\iCloudDrive", "icloud"),
        (r"G:\Mit drev\Planer", "google_drive"),
        ("/home/m/Google Drive/x", "google_drive"),
        (r"C:\Users\mette\Documents\Planer", ""),
        ("/home/m/OneDriver/dropboxes", ""),
    ],
)
def test_folders_of_services_are_known_by_their_names(folder: str, service: str) -> None:
    kind = PureWindowsPath if folder[1] == ":" else PurePosixPath
    assert service_of(kind(folder) / "p.sosuplan") == service
    assert service_of(kind("/home") / "OneDrive.sosuplan") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PureWindowsPath(r"\\server\hr\p.sosuplan"), True),
        (PureWindowsPath("//server/hr/p.sosuplan"), True),
        (PureWindowsPath(r"C:\hr\p.sosuplan"), False),
        (PureWindowsPath(r"\\?\C:\hr\p.sosuplan"), False),
        (PurePosixPath("//server/hr/p.sosuplan"), False),
    ],
)
def test_a_path_that_names_a_machine_is_a_network_share(
    path: PureWindowsPath | PurePosixPath, expected: bool
) -> None:
    assert is_network_share(path) is expected


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/m/p.sosuplan", "ext4"),
        ("/srv/p.sosuplan", "nfs4"),
        ("/srvx/p.sosuplan", "ext4"),
        ("/srv/local/p.sosuplan", "tmpfs"),
    ],
)
def test_the_innermost_mount_says_what_a_place_is_on(path: str, kind: str) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == kind


def test_a_mount_with_spaces_and_danish_letters_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Fælles drev"
    place.mkdir()
    mounts = tmp_path / "mounts"
    written = str(place).replace(" ", r"\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//srv/hr {written} cifs rw 0 0\n", "utf-8")
    monkeypatch.setattr(shared, "_MOUNTS", mounts)
    assert shared_by(place / "p.sosuplan") == "network"
    assert shared_by(tmp_path / "p.sosuplan") == ""
    monkeypatch.setattr(shared, "_MOUNTS", tmp_path / "none")
    assert shared_by(place / "p.sosuplan") == ""


def test_the_folder_that_onedrive_itself_names_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shared_by(tmp_path / "p.sosuplan") == ""
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert shared_by(tmp_path / "p.sosuplan") == "onedrive"
