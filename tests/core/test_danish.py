"""Rules for the Danish that users read: the words not to use, and those to use instead.

They hold over the whole catalogue and the reference plan, so that a new text follows them too.
"""

from __future__ import annotations

import csv
import re

import pytest

from sosuplan.resources import resource
from tests.core.source import catalogue, placed_calls, texts

DANISH = catalogue()
TODAY_IN = {
    "sosuplan/commands/arguments.py",
    "sosuplan/model/levers.py",
    "sosuplan/narrative/reasons.py",
    "sosuplan/narrative/what_it_takes.py",
    "ui/levers/row.py",
    "ui/levers/together.py",
    "ui/i18n.py",
}
"""Where "i dag" is the base year's figure, or the date. Of a later year it is never said."""
AGAINST_TODAY = {
    "Med {n} på fuld tid overalt ville der være {fte} {unit} mere i forhold til i dag",
    "Mere end i dag ved",
    "{n} i dag",
}
"""The potential is that of today's staff, and what is told of trainees "i dag" their latest figure
if that is of the base year; of all else there, "i dag" is not said."""

NOT_SAID = {
    r"\bRejser\b": "Stopper",
    r"\bhold(er|t)? op\b": "stopper",
    r"\bhullet\b": "dækker … af manglen",
    r"\bgengiv": "er tilpasset til",
    r"\bbekræft": "er tilpasset til",
    r"(?<!-)\bscenario(?!s PLAN)": "scenarie",
    r"(går|gået) i job|tager arbejde|kommer i arbejde": "får arbejde i faget",
    r"for få til|let at rekruttere": "rekrutteringen bliver vanskelig",
    r"uden bemanding": "manglende personår",
    r"omverdenen": "uden for kommunens indflydelse",
    r"\bantagne\b|\bantaget\b": "antagelser",
    r"\bpct\b": "%",
    r"\bmaskine": "computer",
    r"til arbejdet som": "til job som",
    r"[Ff]ør .*\btilbage\b": "tilbagefør",
    r"et tal på mindst": "… eller derover",
    r"[“”\"]": "»…«",
    r"\.\.\.": "…",
    r"\d-\d\d": "en tankestreg mellem tal",
}
"""What is not said, and what is said in its place."""

SAID = (
    "Stopper af andre grunde",
    "får arbejde i faget",
    "dækker {share} af manglen",
    "et lille overskud på {n} {who}; rekrutteringen bliver vanskelig",
    "Ansatte i scenariet",
    "Behovet i scenariet",
    "Manglende personår i alt",
    "Manglende årsværk i alt",
    "Hvilket områdes borgertal skal behovet følge?",
    "Filen indeholder alt det nødvendige",
    "Tallene kan ikke overtages med disse valg",
    "Indsæt tallene",
    "Begrundelse",
    "Enhed",
    "Reformen i planen udskyder ikke tilbagetrækningen",
    "til job som",
    "{n} antagelser",
    "Nogle scenarier bruger håndtag, som forsvinder",
    "er ikke et tal på {low} eller derover",
    "delvis uden for kommunens indflydelse",
)

ADDRESSES = re.compile(
    r"\b(dit|din|dine) (eget|egen|egne) (tal|antagelse|kommune|område|personale)"
    r"|\b(dit eget|dine tal)\b"
    r"|\bjeg\b"
)
"""The figures are the organisation's: "jeres". The person at the keyboard is "du", never "jeg"."""


def plan_texts() -> list[str]:
    """Every Danish text of the reference plan that is not an id, an address or another's title."""
    folder = resource("plans", "midtjylland")
    found = []
    for name, columns in (
        ("sources.csv", ("note",)),
        ("demand_scenarios.csv", ("label_da",)),
        ("scenarios.csv", ("scenario", "note")),
    ):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found += [row[column] for column in columns]
                if row.get("publisher") == "SOSUplan":
                    found.append(row["title"])
    return [text for text in found if text]


@pytest.mark.parametrize("pattern", sorted(NOT_SAID))
def test_no_text_says_what_is_not_said(pattern: str) -> None:
    found = [
        danish for danish in DANISH.values() if re.search(pattern, re.sub(r"\{\w+\}", "{}", danish))
    ]
    assert found == [], f"say: {NOT_SAID[pattern]}"


def test_the_reference_plan_does_not_say_that_the_model_confirms_its_table() -> None:
    texts = plan_texts()
    assert len(texts) > 10
    assert not [text for text in texts if re.search(r"modellen gengiv|gengives|bekræft", text)]


@pytest.mark.parametrize("wanted", SAID)
def test_planners_read_their_own_words(wanted: str) -> None:
    assert any(wanted in danish for danish in DANISH.values())


def test_today_is_said_of_the_base_year_alone() -> None:
    elsewhere = []
    for package in ("sosuplan", "ui"):
        for name in ("_", "N_", "NN_"):
            for path, call in placed_calls(name, package):
                for text in (one for argument in call.args for one in texts(argument)):
                    danish = DANISH["", text]
                    said = re.search(r"\b[Ii] &?dag\b|\b[Dd]agens\b", danish)
                    if not said and not re.search(r"\btoday", text, re.IGNORECASE):
                        continue
                    if path.as_posix() not in TODAY_IN and danish not in AGAINST_TODAY:
                        elsewhere.append((path, text, danish))
    assert elsewhere == []


def test_figures_are_the_organisations_and_the_reader_is_addressed_as_one_person() -> None:
    assert [danish for danish in DANISH.values() if ADDRESSES.search(danish)] == []


def test_a_sentence_after_a_colon_begins_with_a_capital() -> None:
    """As after a full stop, where what follows has a subject and a verb: a pronoun tells."""
    sentence = re.compile(
        r": (den|det|der|hvor|nogle|tallene|rækken|rækkerne|planen|siden|filen|kolonnen|vælg"
        r"|skriv) "
    )
    assert [danish for danish in DANISH.values() if sentence.search(danish)] == []


def test_a_clause_after_a_year_or_an_order_has_its_comma() -> None:
    """ "fra det år, tiltagene begynder": a clause that tells which one has a comma before it."""
    bare = re.compile(r"\b(det år|det område|den rækkefølge|den mappe) (?!,)(tiltag|de |der |du )")
    assert [danish for danish in DANISH.values() if bare.search(danish)] == []
