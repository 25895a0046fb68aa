"""The claims of a summary in Danish, each held against projections of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import floor

import numpy as np

from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, Frame
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import Agreement
from sosuplan.charts import gap as gap_chart
from sosuplan.charts.matrix import lines as matrix_lines
from sosuplan.charts.runs import told_runs
from sosuplan.engine import Balance
from sosuplan.model.lever import Lever
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.headline import answer as answer_in_words
from sosuplan.narrative.headline import status_in_words
from sosuplan.narrative.measures import MOST_NAMED, NAMED_OF_MANY, phrase
from sosuplan.narrative.story import paragraph
from sosuplan.text.numbers import MINUS, NO_BREAK_SPACE
from tests.core.reports import framed, in_danish, mark_of, told


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def said(frame: Frame) -> str:
    return plain(story.effect(frame))


def rows(frame: Frame) -> list[list[str]]:
    """The table of moved levers as texts."""
    table = told(frame, "summary")["parts"][0]["measures"]["table"]
    return [
        [plain(cell if isinstance(cell, str) else cell["text"]) for cell in row]
        for row in table["rows"]
    ]


def with_levers(frame: Frame, levers: dict[str, float]) -> Scenario:
    """The same with these levers, each at the years that it has."""
    timing = {one: years for one, years in frame.scenario.timing.items() if one in levers}
    return Scenario(frame.scenario.demand, levers, timing=timing)


def run(frame: Frame, levers: dict[str, float]) -> Balance:
    """The same with these levers, by a projection of its own."""
    other = with_levers(frame, levers)
    return framed(frame.plan, other, occupation=frame.occupation).balances[CURRENT]


def first_apart(one: Balance, other: Balance) -> int | None:
    for at, year in enumerate(one.years):
        for side in ("supply_heads", "demand_heads", "supply_fte", "demand_fte"):
            a, b = float(getattr(one, side)[at]), float(getattr(other, side)[at])
            if not np.isclose(a, b, rtol=1e-9, atol=1e-9):
                return year
    return None


def is_short(one: Balance, unit: str) -> np.ndarray:
    """The years in which people, or full-time persons, are missing."""
    gap, supply = (getattr(one, f"{side}_{unit}") for side in ("gap", "supply"))
    return np.asarray(gap < -1e-9 * supply)


def told_in(frame: Frame) -> str:
    """The unit of sentences: full-time persons where persons would say otherwise than the light."""
    balances = [frame.projection.balance(run_, one) for run_ in range(len(frame.projection))
                for one in ([frame.occupation] if frame.occupation != "all"
                            else frame.projection.occupations)]  # fmt: skip
    differ = any((is_short(one, "heads") != is_short(one, "fte")).any() for one in balances)
    return FTE if differ else frame.unit


def gap_of(frame: Frame, run_: int = CURRENT) -> np.ndarray:
    """The balance by year as sentences count it."""
    return np.asarray(getattr(frame.balances[run_], f"gap_{told_in(frame)}"))


def supply_of(frame: Frame, run_: int = CURRENT) -> np.ndarray:
    return np.asarray(getattr(frame.balances[run_], f"supply_{told_in(frame)}"))


def at_end(frame: Frame, balance: Balance) -> float:
    return float(getattr(balance, f"gap_{told_in(frame)}")[-1])


def of_each(frame: Frame, balance: Balance) -> dict[str, Balance]:
    """The same of each of two occupations that are told together; empty for one."""
    if frame.occupation != "all" or len(frame.projection.occupations) == 1:
        return {}
    (run_,) = [at for at, one in enumerate(frame.balances) if one is balance]
    return {one: frame.projection.balance(run_, one) for one in frame.projection.occupations}


def told_by_year(frame: Frame, run_: int = CURRENT) -> np.ndarray:
    """The balance; of two occupations those missing alone where any are."""
    each = of_each(frame, frame.balances[run_]).values()
    total = gap_of(frame, run_)
    if not each:
        return total
    gaps, supplies = (
        np.array([getattr(one, f"{side}_{told_in(frame)}") for one in each])
        for side in ("gap", "supply")
    )
    short = (gaps < -1e-9 * supplies).any(axis=0)
    return np.where(short, np.minimum(gaps, 0.0).sum(axis=0), total)


def number(text: str) -> int:
    return int(text.replace(".", "").replace(MINUS, "-"))


def in_whole(value: float) -> int:
    """Halves, but for rounding in computing, away from zero."""
    size = floor(abs(value) + 0.5 + 1e-9)
    return size if value > 0 else -size


FRACTIONS = {
    "en fjerdedel": 1 / 4,
    "en tredjedel": 1 / 3,
    "halvdelen": 1 / 2,
    "to tredjedele": 2 / 3,
    "tre fjerdedele": 3 / 4,
}


def check_share(words: str, closed: float) -> None:
    """That so much of a shortage is closed as the sentence says."""
    if words == "under 1 %":
        assert 0 < closed < 0.005
        return
    side, _, rest = words.rpartition("godt ") if "godt " in words else words.rpartition("knap ")
    share = FRACTIONS.get(rest)
    if share is None:
        assert abs(closed - int(rest.removesuffix(" %")) / 100) <= 0.005 + 1e-9
        return
    assert abs(closed - share) <= 0.035 + 1e-9
    if words != rest:
        assert (closed > share) == words.startswith("godt "), side
    else:
        assert abs(closed - share) < 0.005


def closed_share(gap: float, before: float) -> float:
    """How much of a shortage is closed: of the figures that are shown, but of less than one of
    what it is."""
    if in_whole(gap) and in_whole(before):
        return 1 - in_whole(gap) / in_whole(before)
    return 1 - gap / before


def matter(frame: Frame) -> list[tuple[list[str], float]]:
    """The levers that give a twentieth of the change or more, those of one family that pull the
    same way together, and what they give by themselves; the largest first."""
    levers = dict(frame.scenario.levers)
    timing = {one: at for one, at in levers.items() if one.endswith("_year")}
    ends = [told_by_year(frame, one)[-1] for one in (BASELINE, CURRENT)]
    both = bool(of_each(frame, frame.balances[CURRENT]))
    of_missing = both and any(end < 0 for end in ends)

    def measured(values: dict[str, float]) -> float:
        other = framed(
            frame.plan,
            with_levers(frame, values),
            occupation=frame.occupation,
            unit=frame.unit,
        )
        if not of_missing:
            return at_end(frame, other.balances[CURRENT])
        each = of_each(other, other.balances[CURRENT]).values()
        return sum(min(at_end(frame, one), 0.0) for one in each)

    nothing = measured(timing)

    def gain(ids: list[str]) -> float:
        return measured(timing | {one: levers[one] for one in ids}) - nothing

    def gain_in_all(ids: list[str]) -> float:
        with_them = run(frame, timing | {one: levers[one] for one in ids})
        return at_end(frame, with_them) - at_end(frame, run(frame, timing))

    together: dict[tuple[str, int], list[str]] = {}
    for one in levers.keys() - timing.keys():
        alone = gain_in_all([one])
        sign = 0 if abs(alone) <= 1e-6 else 1 if alone > 0 else -1
        if sign or both:
            together.setdefault((one.partition(":")[0], sign), []).append(one)
    gains = [(ids, gain(ids)) for ids in together.values()]
    gains = [(ids, one) for ids, one in gains if abs(one) > 1e-6]
    up = sum(one for _, one in gains if one > 0)
    down = -sum(one for _, one in gains if one < 0)
    change = max(abs(measured(levers) - nothing), up, down)
    found = [(ids, one) for ids, one in gains if abs(one) >= change / 20]
    return sorted(found, key=lambda one: -abs(one[1]))


def check_causes(frame: Frame) -> None:
    """What a sentence may name is what matters, in the right order and direction."""
    expected = matter(frame)
    named = frame.causes.named
    assert len(named) == len(expected)
    for cause, (_, gain) in zip(named, expected, strict=True):
        assert np.isclose(cause.gain, gain, atol=1e-6)
    assert {frozenset(one.id for one in cause.levers) for cause in named} == {
        frozenset(ids) for ids, _ in expected
    }
    text = said(frame)
    ways = [[one for one in named if one.gain * sign > 0] for sign in (1, -1)]
    if counts_less_reform(frame):
        # Both ways in one row, and without the reform.
        ways = [[one for one in named if one.levers[0].id != "reform"]]
    for way in ways if text else []:
        ours = way[: MOST_NAMED if len(way) <= MOST_NAMED else NAMED_OF_MANY]
        phrases = [plain(phrase(frame, cause.levers)).lower() for cause in ours]
        places = [text.lower().index(one) for one in phrases]
        assert places == sorted(places)


def counts_less_reform(frame: Frame) -> bool:
    """True if it matters that a part of the reform, or all of it, is not counted: that is a
    supposition, and no measure that does something by itself."""
    less = frame.scenario.levers.get("reform", 1.0) < 1.0
    return less and any("reform" in ids for ids, _ in matter(frame))


def check_effect(frame: Frame) -> None:
    """Whatever is said to lessen or to widen the shortage does so by itself."""
    check_causes(frame)
    text = said(frame)
    levers = dict(frame.scenario.levers)
    gap, before = (float(told_by_year(frame, one)[-1]) for one in (CURRENT, BASELINE))
    helps, hurts = (
        [frame.catalogue[one] for ids, gain in matter(frame) if gain * sign > 0 for one in ids]
        for sign in (1, -1)
    )
    closes = re.fullmatch(
        r"(?P<better>.*) dækker (?P<share>.*af manglen|næsten hele manglen|hele manglen)"
        r"(, selv om (?P<worse>.*) trækker den anden vej)?\.",
        text,
    )
    smaller = re.fullmatch(
        r"(?P<better>.*) gør manglen mindre, mens (?P<worse>.*) gør den større; i alt dækkes"
        r" (?P<share>.*)\.",
        text,
    )
    larger = re.fullmatch(
        r"(?P<worse>.*) gør manglen større(, mens (?P<better>.*) gør den mindre; i alt vokser"
        r" den)?\.",
        text,
    )
    caused = re.fullmatch(
        r"(?P<worse>.*) fører til mangel, selv om (?P<better>.*) trækker den anden vej\.", text
    )
    grows = re.fullmatch(
        r"(?P<better>.*) gør overskuddet større, mens (?P<worse>.*) gør det mindre; i alt vokser"
        r" det\.",
        text,
    )
    shrinks = re.fullmatch(
        r"(?P<worse>.*) gør overskuddet mindre, mens (?P<better>.*) gør det større; i alt bliver"
        r" det mindre\.",
        text,
    )
    each = re.fullmatch(
        r"(?P<better>.*) forbedrer balancen, mens (?P<worse>.*) forværrer den\.", text
    )
    found = closes or smaller or larger or caused or grows or shrinks or each
    if not text:
        assert abs(gap - before) < 1e-6
        return
    if counts_less_reform(frame):
        alone = [one.id for one in (*helps, *hurts)] == ["reform"]
        assert text.startswith("Forskellen viser, hvad ") == alone
        assert text.startswith("Scenariet regner med ") != alone
        assert "tilbagetrækningsreformen" in text
        if alone:
            assert ("resten af" in text) == (levers["reform"] > 0.0)
        return
    assert not text.startswith("Forskellen viser, hvad ")
    if found is None:
        assert text.startswith("Scenariet regner med ")
        assert "en del af forskellen" not in text
        assert not helps or not hurts
        return
    assert each or (before < 0) == bool(closes or smaller or larger)
    for name, causes in (("better", helps), ("worse", hurts)):
        words = (found.groupdict().get(name) or "").lower()
        assert bool(words) == (bool(causes) or "ændringerne tilsammen" in words)
        if "fuld tid" in words:
            changes = [cause for cause in causes if cause.family == "fulltime_target"]
            assert changes
            ups = {levers[one.id] > today_of(frame, one) for one in changes}
            assert ("mindre fuld tid" in words) == (ups == {False})
        if "flere elever" in words or "færre elever" in words:
            ups = {levers[one.id] > 0 for one in causes if one.family == "intake_change"}
            assert ups == {"flere elever" in words}
        if "vækst i efterspørgslen" in words:
            assert ("højere" in words) == (levers["demand_growth_change"] > 0)
        if name == "better":
            assert "højere vækst" not in words
            assert "flere sygedage" not in words
            assert "tidligere tilbagetrækning" not in words
    if larger or caused or shrinks:
        assert gap < before
        assert caused is None or gap < 0
        assert shrinks is None or gap >= 0
        return
    if grows:
        assert gap > before
    if grows or each:
        return
    share = (found.group("share") or "").removesuffix(" af manglen")
    if share == "hele manglen":
        assert gap >= -1e-5
    elif share == "næsten hele manglen":
        assert 0.995 <= closed_share(gap, before) <= 1
    else:
        check_share(share, closed_share(gap, before))


def today_of(frame: Frame, lever: Lever) -> float:
    rows_ = frame.plan.current_working_time
    heads: dict[str, float] = {}
    for band in frame.plan.staff:
        if (band.sector, band.occupation) == (lever.sector, lever.occupation):
            heads[band.area] = heads.get(band.area, 0.0) + band.heads
    weighted = sum(
        count * rows_[area, lever.sector, lever.occupation].fulltime_share
        for area, count in heads.items()
    )
    return weighted / sum(heads.values())


def check_course(frame: Frame) -> None:
    text = plain(in_danish(frame)[2])
    supply, told_gaps = supply_of(frame), told_by_year(frame)
    both = bool(of_each(frame, frame.balances[CURRENT]))
    short = [
        year
        for year, gap, there in zip(frame.years, told_gaps, supply, strict=True)
        if gap < (0.0 if both else -1e-9 * there)
    ]
    missing = {year: -float(told_gaps[frame.years.index(year)]) for year in short}
    if "ikke mangel i noget år" in text:
        assert not short
        return
    for year in map(
        int, re.findall(r"(?:begynder i|der fra|mangel fra|kun mangel i) (\d{4})", text)
    ):
        assert year == short[0]
    for year in map(int, re.findall(r"størst i (\d{4})", text)):
        assert missing[year] == max(missing.values())
    for said_ in re.findall(r"størst i \d{4} \(([\d.]+)\)", text):
        assert number(said_) == in_whole(max(missing.values()))
    if "vokser hvert år" in text:
        assert list(missing.values()) == sorted(missing.values())
        assert short[-1] == frame.years[-1]
    if "mindre hvert år" in text:
        assert list(missing.values()) == sorted(missing.values(), reverse=True)


def check_answer_of_two(frame: Frame) -> None:
    """Each of the two is told with its own figure on its own side, the one that is short first."""
    answer = plain(story.answer_of(frame))
    clauses = answer.split(", mens ")
    shorts = []
    for occupation, one in of_each(frame, frame.balances[CURRENT]).items():
        name = {"SSA": "SOSU-assistent", "SSH": "SOSU-hjælper"}[occupation]
        supply = float(getattr(one, f"supply_{told_in(frame)}")[-1])
        gap = at_end(frame, one)
        (clause,) = [text for text in clauses if name in text]
        short = gap < -1e-9 * supply
        shorts.append((short, clauses.index(clause)))
        assert ("mangler" in clause) == (short and abs(gap) > 1e-6), answer
        assert ("overskud" in clause) <= (not short), answer
        assert ("omtrent balance" in clause) <= (abs(gap) < 0.01 * supply or not in_whole(gap))
        amount = r"([\d.]+|under 1)"
        found = (
            re.search(rf"omtrent balance for {name}er? \((?:der mangler )?{amount}", clause)
            or re.search(rf"{name}(?:er|e)? svarende til {amount}", clause)
            or re.search(rf"{amount} {name}", clause)
        )
        if found is None:
            assert "lige så mange" in clause
            assert -1e-5 <= gap < 1
        elif found.group(1) == "under 1":
            assert 0 < abs(gap) < 1
        else:
            assert number(found.group(1)) == in_whole(abs(gap)) > 0
    if len({short for short, _ in shorts}) == 2 and len(clauses) == 2:
        assert [at for short, at in shorts if short] == [0]
    gap, before = (float(told_by_year(frame, one)[-1]) for one in (CURRENT, BASELINE))
    against = plain(in_danish(frame)[0])
    if found := re.match(r"I alt mangler der ([\d.]+) (færre|flere|mere) end", against):
        assert number(found.group(1)) == abs(in_whole(gap) - in_whole(before))
        assert (found.group(2) == "færre") == (gap > before)
        assert max(gap, before) < 0
    elif "lige så mange som uden" in against or "lige så stort som" in against:
        assert abs(in_whole(gap) - in_whole(before)) == 0
        assert (gap < 0) == ("mangler" in against)


def check_answer(frame: Frame) -> None:
    if of_each(frame, frame.balances[CURRENT]):
        check_answer_of_two(frame)
        return
    gap, before = float(gap_of(frame)[-1]), float(gap_of(frame, BASELINE)[-1])
    answer = plain(story.answer_of(frame))
    shown = re.search(r"(?:der|mangler|på|til) ([\d.]+) ", answer)
    if "under 1 " in answer:
        assert 0 < abs(gap) < 1
    elif shown:
        assert number(shown.group(1)) == in_whole(abs(gap)) > 0
    else:
        assert "lige så mange" in answer
        assert -1e-5 <= gap < 1
    status = frame.outlook.status[-1]
    even = abs(gap) < 0.01 * float(supply_of(frame)[-1]) or in_whole(gap) == 0
    assert ("mangler" in answer) == (status == "shortage")
    assert ("overskud" in answer) <= (status != "shortage")
    assert ("omtrent i balance" in answer) <= even
    assert even <= ("omtrent i balance" in answer or "lige så mange" in answer)
    assert ("mangler" in answer) == (gap < -1e-6)
    against = plain(in_danish(frame)[0])
    if found := re.match(r"Det er ([\d.]+) (færre|flere|mere) end", against):
        assert number(found.group(1)) == abs(in_whole(gap) - in_whole(before))
        assert (found.group(2) == "færre") == (gap > before)
    elif found := re.match(r"Overskuddet er ([\d.]+) (større|mindre) end", against):
        assert number(found.group(1)) == abs(in_whole(gap) - in_whole(before))
        assert (found.group(2) == "større") == (gap > before)
    elif "omtrent i balance" in against:
        there = float(supply_of(frame, BASELINE)[-1])
        assert abs(before) < 0.01 * there or in_whole(before) == 0
        assert ("ville mangle" in against) == (before < 0)
    elif "ville der mangle" in against:
        assert before < 0
        assert gap + 1e-5 >= 0 or 0 in (in_whole(gap), in_whole(before))
    elif "ville der være" in against:
        assert before + 1e-5 >= 0
        assert gap < 0 or 0 in (in_whole(gap), in_whole(before))
    elif "næsten det samme" in against:
        assert 1e-6 <= abs(gap - before) < 1
    else:
        assert "det samme som" in against or against.startswith("Sådan går det ")
        assert abs(gap - before) < 1e-5


def check_table(frame: Frame) -> None:
    levers = dict(frame.scenario.levers)
    timing = {one: at for one, at in levers.items() if one.endswith("_year")}
    names = {
        lever.full_name(frame.language, levers.get(lever.id, 0.0)): lever
        for lever in frame.catalogue
    }
    listed = rows(frame)
    everything, nothing = frame.balances[CURRENT], run(frame, timing)
    told_of = set()
    for name, *values, begins, means in listed:
        lever = names[name]
        told_of.add(lever.id)
        without = run(frame, {one: at for one, at in levers.items() if one != lever.id})
        alone = run(frame, timing | {lever.id: levers[lever.id]})
        years = (first_apart(without, everything), first_apart(nothing, alone))
        acts = [year for year in years if year is not None]
        if acts:
            assert begins == str(min(acts)), name
            assert not means.startswith("Uden virkning")
            assert values[0] != values[1]
        else:
            assert begins == "–" or begins.startswith("efter ")
            known = ("Uden virkning", "Virker først efter", "Reformen i planen udskyder ikke")
            assert means.startswith(known), means
        if found := re.fullmatch(r"([\d.]+) (flere|færre) på fuld tid i \d+ end i dag", means):
            assert abs(number(found.group(1)) - abs(more_on_fulltime(frame, lever))) <= 0.5 + 1e-6
            assert (found.group(2) == "flere") == (more_on_fulltime(frame, lever) >= 0)
    for one in levers.keys() - timing.keys() - told_of:
        rest = {other: at for other, at in levers.items() if other != one}
        assert first_apart(run(frame, rest), everything) is None


def more_on_fulltime(frame: Frame, lever: Lever) -> float:
    """From the definition: the engine's people, and the share that the model gives them."""
    assert frame.projection.heads_by_age is not None
    sector = ("municipality", "region", "other").index(lever.sector)
    occupation = frame.projection.occupations.index(lever.occupation)
    heads = frame.projection.heads_by_age[CURRENT, :, sector, occupation].sum(axis=(0, 1))
    share = max(frame.scenario.levers[lever.id], frame.demand_scenario.fulltime_target or 0.0)
    return float(heads[-1] * share - heads[0] * today_of(frame, lever))


def check_mark(frame: Frame) -> None:
    """The chart's mark, the sentence below the table and the table's first year are one."""
    part = told(frame, "summary")["parts"][0]
    mark = mark_of(part["chart"])
    first = first_apart(frame.balances[BASELINE], frame.balances[CURRENT])
    assert (mark and mark["at"]) == first
    begins = re.findall(r"begynder at virke i (\d{4})", part["measures"]["timing"])
    assert begins == ([] if first is None else [str(first)])
    acts = [int(year) for _, *_, year, _ in rows(frame) if re.fullmatch(r"\d{4}", year)]
    assert min(acts, default=None) == first


def check_words_and_lights(frame: Frame) -> None:
    """No words say surplus of a red light, shortage of another, or even of what is not. Those of
    two occupations together tell of both (see ``check_answer_of_two``)."""
    if of_each(frame, frame.balances[CURRENT]):
        check_lights_of_two(frame)
        return
    for words, light, gap, supply in spoken_balances(frame):
        # Areas that are short by themselves are named beside a sum that is not.
        text = re.sub(r"\(mangel i [^)]*\)", "", words.lower())
        if "mangler" in text or "mangel" in text:
            assert light == "shortage", words
        if "overskud" in text or "i overskud" in text:
            assert light != "shortage", words
        if re.search(r"balance \S+ personer, \S+ fuldtidspersoner", text):
            # Both balances are told, of which one may be even and the other not.
            continue
        even = abs(gap) < 0.01 * supply or in_whole(gap) == 0
        exactly_even = in_whole(gap) == 0 and light != "shortage"
        said_even = "omtrent i balance" in text
        assert said_even <= even, words
        assert even <= (said_even or exactly_even), words


def check_lights_of_two(frame: Frame) -> None:
    """A year has the light of the one that is worse off, and nothing says that none are missing
    while one is short."""
    order = ("shortage", "recruitment", "surplus")
    each = of_each(frame, frame.balances[CURRENT]).values()
    lights = []
    for at in range(len(frame.years)):
        found = []
        for one in each:
            gap, supply = float(one.gap_fte[at]), float(one.supply_fte[at])
            found.append(order[(gap >= -1e-9 * supply) + int(gap >= (0.05 - 1e-9) * supply)])
        lights.append(min(found, key=order.index))
    assert list(frame.outlook.status) == lights
    title = gap_chart.title(frame)
    # What the title says of one occupation stands after its name.
    parts = re.split(r"; (?=hjælpere:)", title)
    sentences = [*in_danish(frame), paragraph(frame), *(parts if len(parts) == 1 else ())]
    if "shortage" in lights:
        assert not any("ikke mangel i noget år" in plain(one) for one in sentences)
        assert not all("ikke mangel i noget år" in plain(one) for one in parts)
    if lights[-1] == "shortage":
        assert not any("hele manglen" in plain(one) for one in sentences if "næsten" not in one)
    assert bool(frame.outlook.missing.sum() > 1e-6) >= (
        "shortage" in lights and gap_is_large(frame)
    )


def gap_is_large(frame: Frame) -> bool:
    return bool(told_by_year(frame).min() < -1e-3)


def spoken_balances(frame: Frame) -> Iterator[tuple[str, str, float, float]]:
    """Words about the balance at the horizon, wherever they stand, with its light, the balance and
    the supply."""
    gap, supply = float(gap_of(frame)[-1]), float(supply_of(frame)[-1])
    light = frame.outlook.status[-1]
    answer = answer_in_words(frame.outlook, frame.language)
    first_page = told(frame, "summary")["parts"][0]
    for words in (answer, first_page["heading"], paragraph(frame).split(": ", 1)[1].split(". ")[0]):
        yield words, light, gap, supply
    ends = gap_chart.describe(frame)[1].split(". ")[0].split("; ")
    for run_, words in zip(told_runs(frame), ends, strict=True):
        values = float(gap_of(frame, run_)[-1]), float(supply_of(frame, run_)[-1])
        yield words.rpartition(": ")[2], frame.outlooks[run_].status[-1], *values
    yield status_in_words(frame.outlook, -1, frame.language), light, gap, supply
    agreement = Agreement(0, 0, 0, 0, 0, frozenset())
    found = matrix(frame.inputs, frame.catalogue, frame.occupation)
    for line in matrix_lines(found, frame.plan, None, frame.language, frame.unit, agreement):
        for at, status in enumerate(line.statuses):
            words = line.cell_text(at).rpartition("\n")[2]
            yield words, status, float(line.outlook.gap[at]), float(line.outlook.supply[at])
