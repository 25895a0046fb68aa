"""The words by which headings, titles and sheets tell what their figures are."""

from __future__ import annotations

import re

from sosuplan.importing.fields import PART_TIME

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
EXCEPT = re.compile(r"\b(?:ekskl\w*|excl\w*|uden|minus) (?:\w+ )?(?:elev|lærling|trainee)\w*.*$")
BESIDE_TRAINEES = re.compile(
    r"ekskl|excl|\buden\b|inkl|incl|ansat|medarbejd|personale|stilling|\bog\b|samt|staff|employ"
)
"""Words of a title that is about others than those in training."""
A_DAY = re.compile(
    r"dato|\bdate|ansæt|ansat|tiltr|fratr|\bstart|\bslut|ophør|afgang|ancienni|jubilæ|\bfra\b"
    r"|\btil\b"
)
"""Headings of days in people's lives, which are no periods that figures are of."""
NOT_OURS = re.compile(
    r"kvinder|mænd|women|men\b|autoris|timeløn|månedsløn|vikar|under uddannelse|omsætning|afgang"
    r"|ønsk|\bvil\b|opslå|promille|pr dag\b|nyansat|turnover|uddannet|faglært|indvandr|herkomst"
    r"|anciennitet|tilfreds"
)
"""Shares that are no share on full time."""
PART_TIME_SHARE = re.compile(
    rf"(?:andel|pct|procent|share|%).*(?:{PART_TIME.pattern})"
    rf"|(?:{PART_TIME.pattern})s? ?(?:i )?(?:andel|pct|procent|share|%|frekvens)"
)
HOURS_OF_ABSENCE = re.compile(r"timer\b|\bhours\b")
MORE_ABSENCE = re.compile(r"i alt|total|øvrig|andet|barsel|ferie")
"""Absence that is more than sick leave."""
OTHER_ABSENCE = re.compile(r"kort|lang(?:tid|vari)|barns?\b|promille|arbejdsskade")
"""Sick leave that is only some of it, or that counts something else than days."""
QUANTITIES = (
    ("graduates", re.compile(r"nyuddanne|dimittend|færdiguddanne|graduat")),
    ("gf2_starts", re.compile(r"\bgf ?2|optag|elevstart|påbegynd|\bintake|trainees")),
    ("fulltime_share", re.compile(r"fuld ?tid|full ?time")),
    (
        "exits",
        re.compile(r"afgang|stoppe|fratrå|fratræ|forlod|ophør|\bexits?\b|\bleft\b|leavers"),
    ),
    (
        "supply_heads",
        re.compile(
            r"^(antal )?(ansatte|personale|medarbejdere|beskæftigede)$|\budbud|employed|^staff$"
        ),
    ),
)
"""What can be counted in a year, by what it is called, the most telling first."""
QUANTITY = re.compile(r"^(størrelse|hvad|nøgletal|indikator|quantity|what|indicator)$")
"""Headings of a column that says what was counted."""
COUNTED = re.compile(r"^(værdi|antal|tal|faktisk|faktiske tal|value|actual|number|count)$")
"""Headings of the figures beside a column that says what was counted."""

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
TELLS_UNIT = re.compile(
    r"\b(?:enhed|unit|opgjort|omregnet|angivet|opgøres|tallene er|figures are)\b", re.IGNORECASE
)
"""A note below a table that says in what its figures are."""
BARE_AGES = re.compile(r"[-–]?\d{1,2}")
"""Ages in a heading of figures: "24", and "-24" for those up to it."""
BLOCK = re.compile(r" – \d$")
"""The heading of a column that tells blocks of rows apart (``grid``)."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SAME_PERSON = re.compile(
    r"^(id|nr|nummer|navn|person|medarbejder|ansat|initialer|anonym\w* (id|nr|nummer)|fulde navn"
    r"|(løbe|sags|lokal|bruger) ?(nr|nummer|id)|(medarbejder|ansat) ?navn|name|employee|initials)$"
)
"""Headings of columns that may say who is whom, or something else."""
PART_NAME = re.compile(
    r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|o[kc]t|nov|dec)\w*\.?"
    r"|\d\.?\s*(?:kvartal|kvt|kv|halvår|quarter)\.?|[KQ]\s?\d|(?:kvartal|kvt|quarter)\.?\s*\d",
    re.IGNORECASE,
)
ENDING = re.compile(r"\.[A-Za-z]\w{1,3}$")
PARTS = re.compile(r"[,;:()|–]| - | i ")
"""Between the parts of a title: "Ansatte efter alder, Odense Kommune (2024)"."""
