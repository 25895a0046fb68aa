"""Catalogues are read as their sources are, whether they were made before or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sosuplan.text import catalogues
from sosuplan.text.catalogues import compile_all, translations

SOURCE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Save"
msgstr "Gem {word}"

msgctxt "file"
msgid "Save"
msgstr "Gem filen"

msgid "{{n}} row"
msgid_plural "{{n}} rows"
msgstr[0] "{{n}} række"
msgstr[1] "{{n}} rækker"
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "resource", lambda *parts: tmp_path.joinpath(*parts))
    path = tmp_path / "locale" / "da" / "LC_MESSAGES" / "x.po"
    path.parent.mkdir(parents=True)
    write(path, "nu")
    return path


def write(path: Path, word: str, *, later: int = 0) -> None:
    path.write_text(SOURCE.replace("{word}", word).replace("{{", "{").replace("}}", "}"), "utf-8")
    stamp = path.stat().st_mtime_ns + later
    os.utime(path, ns=(stamp, stamp))


def test_a_catalogue_is_made_where_it_is_not_there(source: Path) -> None:
    texts = translations("x", "da")
    assert texts.gettext("Save") == "Gem nu"
    assert texts.pgettext("file", "Save") == "Gem filen"
    assert texts.ngettext("{n} row", "{n} rows", 1) == "{n} række"
    assert texts.ngettext("{n} row", "{n} rows", 0) == "{n} rækker"
    assert source.with_suffix(".mo").exists()
    assert len(list(source.parent.iterdir())) == 2


def test_a_catalogue_that_is_older_than_its_source_is_made_again(source: Path) -> None:
    compile_all()
    write(source, "igen", later=10**9)
    assert translations("x", "da").gettext("Save") == "Gem igen"
    write(source, "straks", later=2 * 10**9)
    compile_all()
    source.unlink()
    assert translations("x", "da").gettext("Save") == "Gem straks"


def test_a_catalogue_that_cannot_be_kept_is_read_all_the_same(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(catalogues, "_write", refuse)
    assert translations("x", "da").gettext("Save") == "Gem nu"
    assert not source.with_suffix(".mo").exists()


@pytest.mark.parametrize("left", [0, 3, 20, 60, 200])
def test_a_catalogue_that_is_damaged_is_made_again(left: int, source: Path) -> None:
    compile_all()
    made = source.with_suffix(".mo")
    whole = made.read_bytes()
    for damaged in (whole[:left], bytes(left), whole[:left] + b"\xff" * 200):
        made.write_bytes(damaged)
        assert translations("x", "da").gettext("Save") == "Gem nu"
        assert made.read_bytes() == whole
    # A built program has no source to make it of.
    made.write_bytes(whole[:left])
    source.unlink()
    assert translations("x", "da").gettext("Save") == "Save"


def test_a_language_without_a_catalogue_has_the_source_texts(source: Path) -> None:
    assert translations("x", "sv").gettext("Save") == "Save"
