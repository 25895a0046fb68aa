"""What is said of a file that is imported: by the wizard, the page Data and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sosuplan.analysis.results import usual_balances
from sosuplan.importing.checks import CheckSum
from sosuplan.importing.column_mapping import BEST, KEEP, NUMBER, SPREAD
from sosuplan.importing.fields import COUNTS, QUANTITY, SHARES, target_word
from sosuplan.importing.import_result import GroupTotal, ImportResult
from sosuplan.importing.readers.text_table import ENCODINGS
from sosuplan.importing.session import NO, UNKNOWN, YES, ZERO
from sosuplan.importing.titles import NOTHING, OTHERS, TitleCount, grouped
from sosuplan.importing.vocabulary import format_band, parse_band
from sosuplan.model.plan import OCCUPATIONS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES
from sosuplan.model.schema.tables import TABLE, table_name
from sosuplan.narrative.backcast import quantity_name
from sosuplan.narrative.cell_messages import plan_sentence
from sosuplan.narrative.messages import sentence, shortened, shown
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import capital, counted, listed, lower, word

MOST_NAMED = 4
"""Groups or areas that are named; more are counted."""

CHOICE_TEXTS = {
    BEST: N_("the best that is known"),
    KEEP: N_("the plan's present figures"),
    SPREAD: N_("what is left of the file's own sum"),
    NUMBER: N_("a number that you state"),
    NOTHING: N_("nothing is taken over"),
    YES: N_("yes"),
    NO: N_("no"),
    ZERO: N_("a dash means 0"),
    UNKNOWN: N_("a dash means an unknown figure"),
}
"""Choices that are the same in every import."""
QUESTION_TEXTS = {
    "encoding": N_("Which code page is the text in?"),
    "separator": N_("What stands between the cells of a row?"),
    "decimal": N_("Which mark stands before decimals?"),
    "sheet": N_("Which sheet is to be read?"),
    "hidden": N_("Are rows and columns that are hidden in the sheet read too?"),
    "fill_down": N_("Do empty cells count as the cell above them?"),
    "target": N_("What does the file hold?"),
    "column": N_("What is each column read as? Answer HEADING=FIELD, or HEADING= to leave it out."),
    "dash": N_("What does a dash mean?"),
    "areas": N_("Which areas in the file count?"),
    "titles": N_(
        "Which of these job titles count as assistants or helpers? Answer none, or TITLE:SSA,"
        " TITLE:SSH or TITLE:none with ; between; * stands for all others."
    ),
    "left_out": N_("Which age bands are left out?"),
    "values": N_("Which values of the columns that are not read count?"),
    "fill_from": N_("From which area are the other figures taken?"),
    "follow": N_("Do need and trainees that are assumptions follow the staff?"),
    "secret": N_("How do secret figures count? A number stands for each of them."),
}
"""Questions that are not about a field; those are asked by its name."""

_PEOPLE = ("heads", "demand_heads")
"""Counts of people who are employed or needed."""
_BALANCE = N_(
    "Balance of {who} in {base} and {end}: by the plan as it is {present}; with the file {kept}; if"
    " need and trainees follow {following}."
)
_FOLLOW_OFFERED = N_(
    "Need and trainees that are assumptions stay as they are. With the answer follow=yes they"
    " follow the staff."
)
_ROWS = NN_("{n} row", "{n} rows")
_TITLE = N_("{title} ({people})")
_TITLE_COUNTS = N_("{title} counts as {counted}")
_TITLE_NOT = N_("{title} does not count")
_ALL_OTHERS = N_("all others")
_NO_TITLE = N_("none of them counts")
_GROUPS = NN_("{n} group", "{n} groups")
_MORE = N_("{n} more")
_ARRIVED = N_("{tables}: {rows} in {groups} came in{total} from “{source}”.")
_IN_ALL = N_(", {number} in all,")
_AGREES = N_("The file's row of totals, {stated}, agrees with its rows.")
_AGREES_SECRET = N_(
    "The file's row of totals, {stated}, agrees with the figures that the file tells."
)
_PARTLY_TOLD = N_(
    "The file's row of totals says {stated} and its rows come to {rows}: some of their"
    " figures are not told."
)
_DIFFERS = N_(
    "The file's row of totals does not agree: the rows come to {rows}, the file says {stated}."
)
_NO_STAFF = N_("Without staff in the plan: {listed}"), N_(
    "Import the staff of the area first. Or take the rest over from another area,"
    " as assumptions, the staff too:"
)  # fmt: skip
_NEW_AREA = N_("New in the plan: {listed}"), N_(
    "The plan's other figures for it (working time, trainees, training, need) are"
    " taken from another area, in proportion to the staff, and marked as"
    " assumptions:"
)  # fmt: skip
_NEW_GROUP = N_("New in the area: {listed}"), N_(
    "The file does not have their {tables}. It is taken over from the nearest"
    " group of the same occupation, and marked as an assumption:"
)  # fmt: skip
_EXAMPLES = N_("The file does not replace the figures in: {tables}. They are not your own.")


def fault_text(fault: Fault, language: Language, *, place: bool = False) -> str:
    """A fault as a sentence where the sheet is known; ``place`` keeps line, column.

    Fields and groups are told in words.
    """
    values = dict(fault.values)
    if isinstance(field := values.get("field"), str):
        values["field"] = lower(field_word(field, language))
    if isinstance(group := values.get("group"), str):
        values["group"] = group_text(group.split(" / "), language)
    table = fault.file.removesuffix(".csv")
    if place and table in TABLE:
        # A rule of the plan: lines of a plan folder are no help here, but the table is.
        return plan_sentence(fault, language, rows=False)
    if place and (fault.line is not None or fault.column):
        return sentence(replace(fault, values=values), language)
    return sentence(replace(fault, values=values, file="", line=None, column=""), language)


def fault_texts(faults: Iterable[Fault], language: Language, *, place: bool = False) -> list[str]:
    """Each sentence once."""
    return list(dict.fromkeys(fault_text(one, language, place=place) for one in faults))


def group_text(parts: Iterable[object], language: Language) -> str:
    """Area, sector, occupation and so on in words: "Aarhus · Kommuner · SOSU-assistenter"."""
    texts = (word(str(part), language) for part in parts if part not in ("", None, "None"))
    return " · ".join(capital(text) for text in texts)


def rows_text(count: int, language: Language) -> str:
    """How many rows: "1 row", "12 rows"."""
    return _counted(_ROWS, count, language)


def _counted(texts: tuple[str, str], count: int, language: Language) -> str:
    return language.plural(texts, count).format(n=format_number(count, 0, language.code))


def tables_text(tables: Iterable[str], language: Language) -> str:
    """Tables in a sentence."""
    return listed([lower(table_name(name, language)) for name in tables], language)


def figure_text(measure: str, value: float | None, language: Language) -> str:
    """A figure of a measure, rounded as it is shown on screen."""
    if value is None:
        return "–"
    if measure in SHARES:
        return format_percent(value, 1, language.code)
    people = measure in COUNTS or measure in ACTUAL_QUANTITIES
    return format_number(value, 0 if people else 2, language.code)


def check_text(check: CheckSum, language: Language) -> str:
    """Whether the file's own sum is what its rows come to."""
    stated, rows = (format_number(value, 0, language.code) for value in (check.stated, check.rows))
    if check.agrees:
        text = _AGREES_SECRET if check.secret else _AGREES
    else:
        text = _PARTLY_TOLD if check.secret and check.rows < check.stated else _DIFFERS
    return language(text).format(stated=stated, rows=rows)


def arrived_text(result: ImportResult, language: Language) -> str:
    """What an import has brought into the plan: rows, groups, what they add up to, the source, and
    whether the file's own sum agrees."""
    sentences = [
        language(_ARRIVED).format(
            tables=capital(tables_text(result.tables, language)),
            rows=rows_text(result.used, language),
            groups=_counted(_GROUPS, len(result.groups), language),
            total=_total(result, language),
            source=result.source.title,
        )
    ]
    if result.check is not None:
        sentences.append(check_text(result.check, language))
    return " ".join(sentences)


def _total(result: ImportResult, language: Language) -> str:
    """What the file's groups come to now; "" for shares, and for several years or quantities."""
    counts = {*COUNTS, *ACTUAL_QUANTITIES} - {*SHARES}
    own = [one for one in result.totals if not one.wider and one.measure in counts]
    if not own or len({(one.year, one.measure) for one in own}) > 1:
        return ""
    total = sum(one.imported for one in own)
    number = format_number(total, 0, language.code)
    if own[0].measure in _PEOPLE:
        number = f"{number} {counted('heads', total, language)}"
    return language(_IN_ALL).format(number=number)


# --- what an import does besides ----------------------------------------------------------------


def gaps_texts(result: ImportResult, plan: Plan, language: Language) -> tuple[str, str]:
    """What is lacking besides the file's figures, and where it is taken from, to be followed by the
    area; two empty texts if nothing is lacking."""
    areas = dict.fromkeys(gap.area for gap in result.gaps if gap.area not in plan.areas)
    if result.no_staff:
        (title, text), names = _NO_STAFF, [*result.no_staff]
    elif areas:
        (title, text), names = _NEW_AREA, [*areas]
    elif result.gaps:
        groups = dict.fromkeys((gap.area, gap.sector, gap.occupation) for gap in result.gaps)
        (title, text), names = _NEW_GROUP, [group_text(group, language) for group in groups]
    else:
        return "", ""
    named = names[:MOST_NAMED]
    if len(names) > len(named):
        named.append(language(_MORE).format(n=len(names) - len(named)))
    tables = tables_text(dict.fromkeys(gap.table for gap in result.gaps), language)
    return language(title).format(listed="; ".join(named)), language(text).format(tables=tables)


def scaled_texts(result: ImportResult, language: Language) -> list[str]:
    """The assumptions that follow the staff, or would: "Behov · SOSU-assistenter: 900 → 950"."""
    areas = {one.area for one in result.scaled}
    lines = []
    for one in result.scaled:
        name = group_text([one.area if len(areas) > 1 else "", one.occupation], language)
        before, after = (
            format_number(value, 0 if value >= 10 else 1, language.code)
            for value in (one.before, one.after)
        )
        lines.append(f"{table_name(one.table, language)} · {name}: {before} → {after}")
    return lines


def balance_texts(result: ImportResult, plan: Plan, language: Language) -> list[str]:
    """What comes of the balance if the assumptions follow the staff, and if they do not."""
    if not result.scaled or result.faults or result.kept is None or result.following is None:
        return []
    today, kept, following = map(usual_balances, (plan, result.kept, result.following))

    def both(balances: Mapping[str, tuple[float, float]], job: str) -> str:
        if job not in balances:
            return "–"
        return listed([format_number(one, 0, language.code) for one in balances[job]], language)

    return [
        language(_BALANCE).format(
            who=word(job, language),
            base=plan.base_year,
            end=plan.horizon,
            present=both(today, job),
            kept=both(kept, job),
            following=both(following, job),
        )
        for job in kept
    ]


def examples_text(result: ImportResult, language: Language) -> str:
    """Which tables hold example figures after the import; "" if none does."""
    if not result.examples:
        return ""
    return language(_EXAMPLES).format(tables=tables_text(result.examples, language))


def total_text(total: GroupTotal, language: Language) -> str:
    """A sum by group in a line."""
    group = group_text((*total.group, total.year), language)
    figure = figure_text(total.measure, total.imported, language)
    return f"{group} · {lower(field_word(total.measure, language))}: {figure}"


# --- choices ------------------------------------------------------------------------------------


def question_text(code: str, language: Language) -> str:
    """What is asked."""
    text = QUESTION_TEXTS.get(code)
    return language(text) if text else field_word(code, language)


def title_text(one: TitleCount, language: Language) -> str:
    """A job title and how many have it: "Hjemmehjælper (34)"."""
    people = format_number(one.people, 0, language.code)
    title = language(_ALL_OTHERS) if one.title == OTHERS else shortened(shown(one.title))
    return language(_TITLE).format(title=title, people=people)


def counts_text(title: str, code: str, language: Language) -> str:
    """What a title counts as: an occupation, or nothing."""
    if code not in OCCUPATIONS:
        return language(_TITLE_NOT).format(title=title)
    return language(_TITLE_COUNTS).format(title=title, counted=word(code, language))


def titles_texts(counts: Sequence[TitleCount], language: Language) -> list[str]:
    """What each title that is answered for counts as."""
    return [
        counts_text(title_text(one, language), one.answer, language)
        for one in grouped(counts)
        if one.answer is not None
    ]


def choice_text(code: str, choice: str, plan: Plan, language: Language) -> str:
    """What a choice of the question ``code`` means."""
    if code == "titles":
        title, _, counted_as = choice.rpartition(":")
        title = language(_ALL_OTHERS) if title == OTHERS else shortened(shown(title))
        return counts_text(title, counted_as, language) if title else language(_NO_TITLE)
    if text := CHOICE_TEXTS.get(choice):
        return language(text)
    if code == "target":
        return target_word(choice, language)
    if code == "column":
        return field_word(choice, language)
    if code == "encoding":
        return ENCODINGS.get(choice, choice)
    if code == "scenario":
        return plan.demand_labels(language.code).get(choice, choice)
    if code == "left_out" and (band := parse_band(choice)):
        return format_band(band, language.code)
    if code == QUANTITY:
        return quantity_name(choice, language)
    return capital(word(choice, language)) if code in ("occupation", "sector") else choice


def notes_of(
    notes: Sequence[Fault], result: ImportResult | None, plan: Plan, language: Language
) -> Iterator[tuple[str, str]]:
    """Codes and texts of all that is worth knowing of a file and of what taking it does."""
    told = [*notes, *(result.notes if result is not None else ())]
    for fault in told:
        yield fault.code, fault_text(fault, language, place=bool(fault.column))
    if result is None:
        return
    for text in titles_texts(result.titles, language):
        yield "import_title_counts", text
    if result.check is not None:
        code = "import_sum_agrees" if result.check.agrees else "import_sum_differs"
        yield code, check_text(result.check, language)
    for one in result.totals:
        if one.differs:
            stated = figure_text(one.measure, one.stated, language)
            yield "import_total_differs", f"{total_text(one, language)} ≠ {stated}"
    title, text = gaps_texts(result, plan, language)
    if title and result.fill_from:
        yield "import_taken_over", f"{title}. {text} {result.fill_from}"
    if result.scaled and not result.followed:
        yield "import_follow_offered", language(_FOLLOW_OFFERED)
    if result.followed:
        for line in scaled_texts(result, language):
            yield "import_follows_staff", line
    for line in balance_texts(result, plan, language):
        yield "import_balance", line
    if examples := examples_text(result, language):
        yield "import_examples_left", examples
