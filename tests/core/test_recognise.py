"""Words in files mean what planners mean by them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.fields import field_of_heading
from sosuplan.importing.vocabulary import (
    OLDEST,
    AgeBand,
    figure_of,
    format_band,
    full_time_of,
    hours_of,
    is_suppressed,
    is_total,
    parse_band,
    says_ages,
    year_of,
)
from sosuplan.model.group_words import occupation_of, plain, sector_of
from sosuplan.model.places import find_place, places

_BANDS = {
    "20-24 år": (20, 24),
    "20–24": (20, 24),
    "20 til 24": (20, 24),
    "20 - 24 år": (20, 24),
    "20-24-årige": (20, 24),
    "20 to 24 years": (20, 24),
    "60 år og derover": (60, OLDEST),
    "60 år og over": (60, OLDEST),
    "60+": (60, OLDEST),
    "65 years and over": (65, OLDEST),
    "over 60": (61, OLDEST),
    "under 20": (0, 19),
    "Under 20 år": (0, 19),
    "<20": (0, 19),
    "19 år og derunder": (0, 19),
    "Alder: 20-24": (20, 24),
    "24": (24, 24),
    "24 år": (24, 24),
    "65-": (65, OLDEST),
    "60 -": (60, OLDEST),
    ">=65": (65, OLDEST),
    "≥ 65 år": (65, OLDEST),
    "+65": (65, OLDEST),
    "65 år eller mere": (65, OLDEST),
    "fra og med 60 år": (60, OLDEST),
    "t.o.m. 24 år": (0, 24),
    "Til og med 24": (0, 24),
    "<= 24": (0, 24),
    "35 t.o.m. 39": (35, 39),
    "45/49": (45, 49),
    "50-<55": (50, 54),
    "50 til under 55 år": (50, 54),
}


@pytest.mark.parametrize(("text", "band"), _BANDS.items())
def test_ages_are_read_from_words(text: str, band: tuple[int, int]) -> None:
    assert parse_band(text) == AgeBand(*band)


@pytest.mark.parametrize("text", ["", "SSA", "24-20", "2024", "20-24-28", "i alt", "år", "1.234,5"])
def test_what_says_no_ages_is_no_band(text: str) -> None:
    assert parse_band(text) is None


def test_a_bare_number_may_be_ages_but_does_not_say_so() -> None:
    assert says_ages("24 år")
    assert not any(map(says_ages, ("24", "31,0", "31.0", "-24")))


@given(st.integers(0, OLDEST), st.integers(0, OLDEST), st.sampled_from(["da", "en"]))
def test_a_band_is_read_back_from_its_words(one: int, other: int, language: str) -> None:
    band = AgeBand(min(one, other), max(one, other))
    assert parse_band(format_band(band, language)) == band


def test_open_bands_end_where_the_plan_does() -> None:
    assert AgeBand(60, OLDEST).clipped() == AgeBand(60, 74)
    assert AgeBand(0, 19).clipped() == AgeBand(17, 19)
    assert AgeBand(0, 16).clipped() is None
    assert AgeBand(75, OLDEST).clipped() is None


def test_all_98_municipalities_and_5_regions_are_there() -> None:
    kinds = Counter(place.kind for place in places())
    assert kinds == {"municipality": 98, "region": 5}
    assert len({place.code for place in places()}) == len({place.name for place in places()}) == 103
    assert all(len(place.code) == 4 and place.code.isdigit() for place in places())
    by_region = Counter(place.region for place in places() if place.kind == "municipality")
    assert by_region == {"1081": 11, "1082": 19, "1083": 22, "1084": 29, "1085": 17}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0101", "0101"),
        ("101", "0101"),
        ("Københavns Kommune", "0101"),
        ("Århus", "0751"),
        ("751 Aarhus", "0751"),
        ("0851 Aalborg Kommune", "0851"),
        ("Bornholms Regionskommune", "0400"),
        ("Nordfyns", "0480"),
        ("Vesthimmerland", "0820"),
        ("Region Midtjylland", "1082"),
        ("Midtjylland", "1082"),
        ("Hovedstaden", "1084"),
        ("Region Midt", "1082"),
        ("082", "1082"),
        ("084 Region Hovedstaden", "1084"),
        ("Kbh.", "0101"),
        ("Koebenhavn", "0101"),
        ("Lyngby-Tårbæk", "0173"),
        ("Høje Taastrup", "0169"),
        ("Ringkøbing Skjern", "0760"),
        ("Aarhus'", "0751"),
    ],
)
def test_places_are_found_by_code_and_by_name(text: str, code: str) -> None:
    place = find_place(text)
    assert place is not None
    assert place.code == code


@pytest.mark.parametrize(
    "text",
    ["", "kommune", "Region", "999", "082 Odense", "751 Odense", "Hele landet", "20-24 år", "Nord"],
)
def test_what_names_no_place_or_two_is_none(text: str) -> None:
    assert find_place(text) is None


@pytest.mark.parametrize("place", places(), ids=lambda place: place.code)
def test_every_place_is_found_by_all_its_names(place: object) -> None:
    code, name = place.code, place.name  # type: ignore[attr-defined]
    for text in (code, code.lstrip("0"), name, name.upper(), f"{name} Kommune", f"{code} {name}"):
        assert find_place(text) == place


def test_occupations_are_known_by_many_names() -> None:
    for text in (
        "Social- og sundhedsassistent",
        "Social- og sundhedsassistenter",
        "SOSU-assistenter",
        "SSA",
        "Sosu ass.",
        "S&S-assistent",
        "Social and health care assistants",
    ):
        assert occupation_of(text) == "SSA", text
    for text in ("Social- og sundhedshjælpere", "SOSU-hjælper", "ssh", "Sosuhjælper"):
        assert occupation_of(text) == "SSH", text
    for text in ("Sygeplejersker", "Social- og sundhedspersonale", "SSA og SSH", "Kontorassistent"):
        assert occupation_of(text) is None, text


def test_names_that_others_have_too_are_occupations_only_where_that_is_known() -> None:
    for text, code in (("assistenter", "SSA"), ("Hjælper", "SSH")):
        assert occupation_of(text) is None
        assert occupation_of(text, bare=True) == code
    assert occupation_of("Kontorassistent", bare=True) is None


def test_a_title_of_both_occupations_is_neither() -> None:
    for text in ("Social- og sundhedsassistent/hjælper", "SOSU-assistent eller -hjælper"):
        assert occupation_of(text, bare=True) is None


def test_trainees_are_no_staff() -> None:
    assert occupation_of("Social- og sundhedsassistentelever") is None
    assert occupation_of("Social- og sundhedsassistentelever", trainees=True) == "SSA"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Sygefravær", "sickness_days"),
        ("Sygedage pr. fuldtidsansat", "sickness_days"),
        ("Sygeplejersker", ""),
        ("Sygehjælpere", ""),
        ("Sygehus", ""),
    ],
)
def test_sick_days_are_not_nurses_nor_hospitals(heading: str, field: str) -> None:
    assert field_of_heading(plain(heading)) == field


def test_sectors_years_and_sums_are_known() -> None:
    assert [sector_of(text) for text in ("Kommuner", "Regional", "Private", "Øvrige", "x")] == [
        "municipality",
        "region",
        "other",
        "other",
        None,
    ]
    assert [sector_of(text) for text in ("KL", "RLTN")] == ["municipality", "region"]
    years = ("2024", "2024K1", "1. januar 2024", "31-12-2024", "20240", "abc")
    assert [year_of(text) for text in years] == [2024, 2024, 2024, 2024, None, None]
    assert all(map(is_total, ("I alt", "Total", "Hele landet", "Alder i alt", "alle")))
    assert not any(map(is_total, ("Mænd", "Kommuner", "altan", "")))
    assert [full_time_of(text) for text in ("Fuldtid", "Deltid", "ja", "x")] == [
        True,
        False,
        True,
        None,
    ]


@pytest.mark.parametrize(
    "text", ["..", "…", "<5", "< 5", "*", "-", ".", "under 5", "x", "1-4", "0–4"]
)
def test_a_secret_figure_is_unknown_and_never_0(text: str) -> None:
    assert is_suppressed(text)
    figure = figure_of(text, ",")
    assert (figure.value, figure.state) == (None, "suppressed")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.234,5", ",", 1234.5),
        ("1.234", ",", 1234.0),
        ("1,234", ".", 1234.0),
        ("0,72", ",", 0.72),
        ("72 %", ",", 72.0),
        ("0", ",", 0.0),
        ("61*", ",", 61.0),
        ("1.061 ¹", ",", 1061.0),
    ],
)
def test_figures_follow_the_marks_of_the_file(text: str, decimal: str, value: float) -> None:
    assert figure_of(text, decimal).value == value


@pytest.mark.parametrize("text", ["61**", "6*1", "ca. 61", "61-64", "*61"])
def test_what_is_no_clear_number_has_no_value(text: str) -> None:
    assert figure_of(text, ",").value is None


@pytest.mark.parametrize(
    ("text", "hours"), [("37:00", 37.0), ("32:30", 32.5), ("7:24:00", 7.4), ("28,5", 28.5)]
)
def test_hours_may_have_minutes(text: str, hours: float) -> None:
    assert hours_of(text, ",").value == pytest.approx(hours)
