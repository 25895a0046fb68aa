from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.narrative.messages import sentence
from sosuplan.store.files import fault_of, name_for_file, sibling, write_whole
from sosuplan.text.errors import StoreError
from sosuplan.text.language import Language


def refusal(path: Path, content: bytes = b"new") -> str:
    with pytest.raises(StoreError) as raised:
        write_whole(path, content)
    (fault,) = raised.value.faults
    return fault.code


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "æøå.xlsx"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "no_permission"),
        (errno.EROFS, "read_only"),
        (errno.EBUSY, "file_in_use"),
        (errno.EIO, "file_trouble"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_is_in_the_way_is_told_and_the_good_file_stays(
    number: int, code: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rapport.xlsx"
    target.write_bytes(b"good")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    assert refusal(target) == code
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_told_of_as_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        write_whole(tmp_path / "borte" / "rapport.csv", b"")
    text = sentence(raised.value.faults[0], Language("da"))
    assert text == "borte: mappen findes ikke."


def test_a_name_that_is_too_long_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / ("å" * 200 + ".xlsx")
    with pytest.raises(StoreError) as raised:
        write_whole(target, b"")
    (fault,) = raised.value.faults
    assert fault.code == "name_too_long"
    assert "Giv filen et kortere navn." in sentence(fault, Language("da"))
    assert not list(tmp_path.iterdir())


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("rød grød med fløde " * 20).encode()[:250].decode(errors="ignore")
    write_whole(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert len(sibling(target).name.encode()) < 200


def test_a_file_that_may_not_be_changed_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "låst.csv"
    target.write_bytes(b"good")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refusal(target) == "no_permission"
    assert target.read_bytes() == b"good"


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_new_file_that_is_refused_is_its_folders_fault(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "låst"
    folder.mkdir()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StoreError) as raised:
        write_whole(folder / "ny.pdf", b"new")
    assert [sentence(fault, Language("da")) for fault in raised.value.faults] == [
        "låst: der kan ikke oprettes filer i den mappe. Vælg en anden."
    ]


def test_a_plan_is_never_replaced_whatever_it_is_called(tmp_path: Path) -> None:
    for name, content in (
        ("plan.sosuplan", b"damaged"),
        ("PLAN.SOSUPLAN", b""),
        ("plan.pdf", b"SQLite format 3\0 and more"),
    ):
        plan = tmp_path / name
        plan.write_bytes(content)
        link = tmp_path / "notat.pdf"
        link.symlink_to(plan)
        for path in (plan, link):
            with pytest.raises(StoreError) as raised:
                write_whole(path, b"%PDF-")
            assert [sentence(fault, Language("da")) for fault in raised.value.faults] == [
                f"{path.name}: der ligger allerede en plan, og den kan kun erstattes af en plan."
                " Vælg et andet navn."
            ]
        assert plan.read_bytes() == content
        link.unlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
def test_what_is_no_ordinary_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "rør.pdf"
    os.mkfifo(pipe)
    assert refusal(pipe) == "not_a_file"
    assert pipe.is_fifo()
    assert refusal(tmp_path) == "is_a_folder"
    assert [one.name for one in tmp_path.iterdir()] == [pipe.name]


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_path_without_a_name_is_a_folder(name: str) -> None:
    assert refusal(Path(name)) == "is_a_folder"


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "andetsteds").mkdir()
    for before in (b"old", None):
        target, link = tmp_path / "andetsteds" / f"{before}.pdf", tmp_path / f"{before}.pdf"
        if before:
            target.write_bytes(before)
        link.symlink_to(target)
        write_whole(link, b"new")
        assert link.is_symlink()
        assert target.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that takes no files")
def test_a_folder_that_takes_no_files_is_not_said_to_be_gone() -> None:
    with pytest.raises(StoreError) as raised:
        write_whole(Path("/proc/x.pdf"), b"")
    text = sentence(raised.value.faults[0], Language("da"))
    assert text == "proc: der kan ikke oprettes filer i den mappe. Vælg en anden."


@pytest.mark.parametrize(
    ("winerror", "code"), [(32, "file_in_use"), (33, "file_in_use"), (206, "name_too_long")]
)
def test_windows_says_it_by_numbers_of_its_own(winerror: int, code: str) -> None:
    error = PermissionError(errno.EACCES, "x")
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    assert fault_of(error, "f").code == code


@given(st.text(max_size=300))
def test_a_suggested_name_fits_every_disk(text: str) -> None:
    name = name_for_file(text)
    assert len(name.encode()) <= 121
    assert not set(name) & set('<>:"/\\|?*\n\t\0')
    assert name == name.strip(" .")
    assert name.isprintable()
    assert name_for_file(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Region Midtjylland 2024–2034", "Region Midtjylland 2024–2034"),
        ("A/B: c?", "A-B – c"),
        ("a:b|c\\d", "a – b-c-d"),
        ("://", ""),
        ("con", "con_"),
        ("NUL.txt", "NUL.txt_"),
        (" ..", ""),
        ("Ældre i København " * 20, " ".join(["Ældre i København"] * 6)),
    ],
)
def test_names_keep_what_a_file_may_be_called(text: str, name: str) -> None:
    assert name_for_file(text) == name
