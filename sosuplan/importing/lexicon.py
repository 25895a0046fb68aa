"""The words by which headings, titles and sheets tell what their figures are."""

from __future__ import annotations

import re

from sosuplan.importing.fields import FULL_TIME, PART_TIME

POPULATION_WORDS = ("befolkning", "folketal", "population", "indbygger", "frkm", "folk1a", "frdk")
PUBLISHER = re.compile(r"løndatakontor|\bkrl\b|\bsirka\b|statistik", re.IGNORECASE)
"""Words in a title that say who made the table, not whom it is about."""
TOPICS = (
    "fulltime_share",
    "parttime_hours",
    "sickness_days",
    "demand_heads",
    "gf2_starts",
    "index",
)
"""Measures that the heading of labels or a title may name where years are across."""
A_MONTH = re.compile(r"måned|mdr|\bmd\b|monthly|month")
NOT_OURS = re.compile(
    r"kvinder|mænd|women|men\b|autoris|timeløn|månedsløn|vikar|under uddannelse|omsætning|afgang"
    r"|nyansat|turnover|uddannet|faglært|indvandr|herkomst|anciennitet|tilfreds"
)
"""Shares that are no share on full time."""
PART_OF = re.compile(rf"heraf|deraf|of which|{FULL_TIME.pattern}|{PART_TIME.pattern}")
PARTITIONS = {
    "men": re.compile(r"\b(?:mænd|mand|men|male)\b"),
    "women": re.compile(r"\b(?:kvinder|kvinde|women|female)\b"),
    "monthly": re.compile(r"månedsløn"),
    "hourly": re.compile(r"timeløn"),
    "part_time": PART_TIME,
    "full_time": FULL_TIME,
}
PART_TIME_SHARE = re.compile(
    rf"(?:andel|pct|procent|share|%).*(?:{PART_TIME.pattern})"
    rf"|(?:{PART_TIME.pattern})s? ?(?:andel|pct|procent|share|%)"
)
HOURS_OF_ABSENCE = re.compile(r"\btimer\b|\bhours\b")
MORE_ABSENCE = re.compile(r"i alt|total|øvrig|andet|barsel|ferie")
"""Absence that is more than sick leave."""
TELLING = (
    "fulltime_share",
    "parttime_hours",
    "sickness_days",
    "gf2_completion",
    "transition",
    "main_completion",
    "demand_heads",
    "with_years",
    "without_years",
)
"""Measures that tell by themselves what a file is about, the most telling first."""
ENDING = re.compile(r"\.[A-Za-z]\w{1,3}$")
PARTS = re.compile(r"[,;:()|–]| - | i ")
"""Between the parts of a title: "Ansatte efter alder, Odense Kommune (2024)"."""
