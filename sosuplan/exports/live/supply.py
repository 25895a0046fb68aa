"""The sheets Afgang, Uddannelse and Personale: staff from one year to the next (model, section
4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sosuplan.engine.inputs import CURVE_FIRST_AGE, LEFT
from sosuplan.engine.workforce import LARGEST_DRAW, OLDEST_TO_TRAIN
from sosuplan.exports.live.age_curves import (
    ExitCurves,
    SingleYears,
    interpolated,
    row_of,
    within,
)
from sosuplan.exports.live.formula import (
    Expression,
    added,
    expression,
    if_,
    largest,
    last_not_above,
    least,
    nth,
    sum_of_products,
    total,
    whole,
)
from sosuplan.exports.live.formula_sheet import AgeBlock, Line, YearPage
from sosuplan.exports.live.lever_cells import LeverCells
from sosuplan.exports.live.plan_cells import Assumptions, Listed, Trainees
from sosuplan.exports.sheet import BOLD, Kind, Sheet
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.text.language import N_
from sosuplan.text.terms import specified, word

AGES = range(FIRST_AGE, LAST_AGE + 1)
_YEARS = N_("years")
_SHARE = N_("share")
_PERSONS = "heads"

# --- texts: the steps, and their equations in words ---------------------------------------------

_WITHOUT = N_("Retirement without the reform")
_WITHOUT_HOW = N_("Read from the table of the reform; straight lines between its years.")
_WITH = N_("Retirement with the reform")
_LATER = N_("Retire later than the curve says")
_LATER_HOW = N_(
    "Without the reform + the lever of the reform × (with - without) + how much longer seniors stay"
    " × how far that acts."
)
_WHOLE_YEARS = N_("Whole years of it")
_WHOLE_HOW = N_("Rounded down.")
_PART = N_("What is left of it")
_PART_HOW = N_("Later retirement less its whole years.")
_RETIRE = N_("Retire")
_RETIRE_HOW = N_(
    "The curve of retirement read as many years younger as people retire later: between the two"
    " whole ages around, by the part of a year."
)
_OTHER = N_("Leave for other reasons")
_OTHER_HOW = N_(
    "The curve of other exits × (1 - the lever of retention × how far it acts), at most 100%."
)
_STAY = N_("Stay until next year")
_STAY_HOW = N_("(1 - retire) × (1 - leave for other reasons).")

_OF_ASSISTANTS = N_("Training of assistants, whom some helpers become")
_LISTED = N_("Start GF2, in the plan")
_LISTED_HOW = N_(
    "The nearest listed year that is not later; before the first one, that of the first."
)
_STARTS = N_("Start GF2")
_STARTS_HOW = N_("Start GF2, in the plan × (1 + the lever of intake × how far it acts).")
_COMPLETE = N_("Complete GF2")
_COMPLETE_HOW = N_(
    "1 - (1 - completion of GF2) × (1 - less dropout × how far it acts), at least 0."
)
_ONWARD = N_("Go on to main course")
_ONWARD_HOW = N_(
    "Share in the plan × (1 + apprenticeship guarantee × how far it acts), at most 100%."
)
_MAIN = N_("Start the main course")
_MAIN_HOW = N_("Start GF2 × complete GF2 × go on to main course.")
_FINISH_SHARE = N_("Complete main course")
_FINISH_SHARE_HOW = N_(
    "1 - (1 - completion of the main course) × (1 - less dropout × how far it acts), at least 0."
)
_FINISH = N_("Will graduate")
_FINISH_HOW = N_("Start the main course × complete main course, by the year of GF2.")
_DURATION = N_("Whole years from GF2 to graduation")
_DURATION_HOW = N_("The duration rounded down; the rest of it graduates a year later.")
_REST = N_("The rest of the duration")
_REST_HOW = N_("The duration less its whole years.")
_GRADUATES = N_("Graduate in the year")
_GRADUATES_HOW = N_(
    "(1 - rest) × those who will graduate of the year that began the whole years ago + rest × those"
    " of the year before."
)
_ENTER = N_("Take work in the field")
_ENTER_HOW = N_(
    "Share in the plan + (1 - share) × more in the field × how far it acts, at least 0."
)
_NEW = N_("New graduates who start")
_NEW_HOW = N_("Graduate in the year × take work in the field.")
_RECRUITED = N_("Other recruitment")
_RECRUITED_HOW = N_("The lever × how far it acts × the area's share of the plan's base-year staff.")
_ARRIVING = N_("Arrive in all")
_ARRIVING_HOW = N_("New graduates who start + other recruitment.")
_WANTED = N_("Helpers who would become assistants")
_WANTED_HOW = N_("Those who will graduate as assistants × share who are employed helpers.")

_STAFF = N_("Staff")
_STAFF_HOW = N_(
    "The base year is the plan's. Later: those one year younger who stayed, and entrants."
)
_STAFF_OF = N_("Sum of all ages, of the block below.")
_STAFF_HOW_DRAWN = N_(
    "The base year is the plan's. Later: those one year younger who stayed and did not become"
    " assistants, and entrants."
)
_ALL_STAFF = N_("Staff in all")
_ALL_STAFF_HOW = N_("All sectors together: the supply in persons.")
_RETIRED = N_("Retire until next year")
_RETIRED_HOW = N_("Staff of each age × retire within the year.")
_LEFT_OTHER = N_("Leave for other reasons until next year")
_LEFT_OTHER_HOW = N_("Staff less those who retire and those who stay.")
_AGED_OUT = N_("Would be 75 next year")
_AGED_OUT_HOW = N_("Those of 74 who stay; nobody is counted from 75.")
_POOL = N_("Helpers up to 59 who stay")
_POOL_HOW = N_("Staff of each age up to 59 × stay until next year.")
_DRAWN = N_("Helpers who become assistants")
_DRAWN_HOW = N_("Those who would, but at most half of the helpers up to 59 who stay.")
_KEPT = N_("Stay helpers")
_KEPT_HOW = N_("1 - helpers who become assistants / helpers up to 59 who stay.")
_ENTRANTS_TO = N_("Share of entrants")
_ENTRANTS_HOW = N_("The sector's share of the base-year staff.")
_ENTRANTS_MOVED = N_(
    "The sector's share of the base-year staff, moved as the staff is in years before."
)
_BEFORE = N_("Before tasks move")
_AFTER_HOW = N_("What was there before tasks move × the share that stays or comes, of each sector.")
_STAYS = N_("Stay: {source}")
_GOES = N_("Of {source} in {target}")
_GOES_HOW = N_("The shares of the year's moves; what is left stays.")
_MOVED_AWAY = N_("Tasks moved out of the plan")
_MOVED_AWAY_HOW = N_("Staff in all less what it would be before tasks move.")


# --- exits --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Exits:
    """By age and year: who retires, and who stays until the next year."""

    retire: AgeBlock
    stay: AgeBlock


def write_exits(
    assumptions: Assumptions,
    levers: LeverCells,
    curves: ExitCurves,
    sheet: Sheet,
    years: Sequence[int],
) -> Exits:
    """Later retirement by year, and the probabilities by age."""
    page, say = YearPage(sheet, years), sheet.language
    reform = {
        name: _reform(page, assumptions.reform, name, say(step))
        for name, step in (("without_years", _WITHOUT), ("with_years", _WITH))
    }
    unit = say(_YEARS)
    later = page.line(say(_LATER), say(_LATER_HOW), unit, Kind.FACTOR, BOLD)
    wholes = page.line(say(_WHOLE_YEARS), say(_WHOLE_HOW), unit, Kind.YEAR)
    parts = page.line(say(_PART), say(_PART_HOW), unit, Kind.FACTOR)
    for year in years:
        without, with_reform = reform["without_years"][year], reform["with_years"][year]
        move = levers.value("reform") * (with_reform - without)
        later[year] = without + move + levers.acting("senior_years", year)
        wholes[year] = whole(later[year])
        parts[year] = later[year] - wholes[year]
    retire = page.block(say(_RETIRE), say(_RETIRE_HOW), Kind.PERCENT)
    for age in AGES:
        for year in years:
            # Places in the curve are counted from 1.
            here = retire.ages[age].in_column - wholes[year].in_row + float(1 - CURVE_FIRST_AGE)
            younger = retire.ages[age].in_column - wholes[year].in_row - float(CURVE_FIRST_AGE)
            at = nth(curves.retirement, here)
            step = nth(curves.retirement, younger) - at
            retire.put(age, year, at + parts[year].in_row * step)
    other = page.block(say(_OTHER), say(_OTHER_HOW), Kind.PERCENT)
    for age in AGES:
        for year in years:
            kept = 1.0 - levers.acting("retention", year)
            other.put(age, year, least(1.0, curves.other[age] * kept))
    stay = page.block(say(_STAY), say(_STAY_HOW), Kind.PERCENT)
    for age in AGES:
        for year in years:
            stay.put(age, year, (1.0 - retire.at(age, year)) * (1.0 - other.at(age, year)))
    return Exits(retire, stay)


def _reform(page: YearPage, listed: Listed | None, name: str, step: str) -> Line:
    """A line of the reform's table; nothing is postponed without one."""
    line = page.line(step, page.say(_WITHOUT_HOW), page.say(_YEARS), Kind.FACTOR)
    for year in page.years:
        if listed is None:
            line.write(year, 0.0)
        elif len(listed.keys.values) == 1:
            line[year] = nth(listed.columns[name], 1.0)
        else:
            inside = within(page.year(year), listed)
            row = row_of(inside, listed)
            line[year] = interpolated(inside, row, listed.keys, listed.columns[name])
    return line


# --- training -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Training:
    """By year: new graduates who start, all who arrive, and helpers who would become
    assistants."""

    entrants: Line
    recruited: Line
    arriving: Line
    wanted: Line | None


def write_training(
    assumptions: Assumptions,
    levers: LeverCells,
    single: SingleYears,
    occupation: str,
    sheet: Sheet,
    cohorts: Sequence[int],
    base_year: int,
) -> Training:
    """The cohorts by the year of GF2, and those who graduate and arrive from the base year on."""
    page, say = YearPage(sheet, cohorts), sheet.language
    shares = assumptions.trainees.shares
    finish = _cohorts(page, levers, assumptions.trainees, occupation)
    persons, share = word(_PERSONS, say), say(_SHARE)
    duration = page.line(say(_DURATION), say(_DURATION_HOW), say(_YEARS), Kind.YEAR)
    rest = page.line(say(_REST), say(_REST_HOW), say(_YEARS), Kind.FACTOR)
    years = [year for year in cohorts if year >= base_year]
    graduates = page.line(say(_GRADUATES), say(_GRADUATES_HOW), persons)
    enter = page.line(say(_ENTER), say(_ENTER_HOW), share, Kind.PERCENT)
    entrants = page.line(say(_NEW), say(_NEW_HOW), persons)
    recruited = page.line(say(_RECRUITED), say(_RECRUITED_HOW), persons)
    arriving = page.line(say(_ARRIVING), say(_ARRIVING_HOW), persons, style=BOLD)
    all_staff = added(single.total.values())
    for year in years:
        duration[year] = whole(shares["duration_years"])
        rest[year] = shares["duration_years"] - duration[year]
        place = page.year(year) - duration[year] + float(1 - cohorts[0])
        this, earlier = nth(finish.all, place), nth(finish.all, place - 1.0)
        graduates[year] = (1.0 - rest[year]) * this + rest[year] * earlier
        gain = (1.0 - shares["entry_share"]) * levers.acting("entry_share_gain", year)
        enter[year] = largest(0.0, shares["entry_share"] + gain)
        entrants[year] = graduates[year] * enter[year]
        part = all_staff / (all_staff + assumptions.others)
        recruited[year] = levers.acting(f"other_recruitment:{occupation}", year) * part
        arriving[year] = entrants[year] + recruited[year]
    wanted = None
    if assumptions.assistants is not None:
        page.heading(say(_OF_ASSISTANTS))
        finish = _cohorts(page, levers, assumptions.assistants, "SSA")
        wanted = page.line(say(_WANTED), say(_WANTED_HOW), persons, style=BOLD)
        for year in years:
            wanted[year] = finish[year] * assumptions.assistants.shares["from_ssh_share"]
    return Training(entrants, recruited, arriving, wanted)


def _cohorts(page: YearPage, levers: LeverCells, trainees: Trainees, occupation: str) -> Line:
    """Those who will graduate, by the year in which they start GF2."""
    say, shares = page.say, trainees.shares
    persons, share = word(_PERSONS, say), say(_SHARE)
    listed = page.line(say(_LISTED), say(_LISTED_HOW), persons)
    starts = page.line(say(_STARTS), say(_STARTS_HOW), persons)
    complete = page.line(say(_COMPLETE), say(_COMPLETE_HOW), share, Kind.PERCENT)
    onward = page.line(say(_ONWARD), say(_ONWARD_HOW), share, Kind.PERCENT)
    main = page.line(say(_MAIN), say(_MAIN_HOW), persons)
    finishing = page.line(say(_FINISH_SHARE), say(_FINISH_SHARE_HOW), share, Kind.PERCENT)
    finish = page.line(say(_FINISH), say(_FINISH_HOW), persons)
    keys, figures = trainees.intake.keys, trainees.intake.columns["gf2_starts"]
    for year in page.years:
        at, first = page.year(year), nth(keys, 1.0)
        listed[year] = nth(figures, if_(at < first, 1.0, last_not_above(at, keys)))
        starts[year] = listed[year] * (1.0 + levers.acting(f"intake_change:{occupation}", year))
        avoided = levers.acting("gf2_dropout_reduction", year)
        complete[year] = _less_dropout(shares["gf2_completion"], avoided)
        guarantee = 1.0 + levers.acting("training_guarantee", year)
        onward[year] = least(1.0, shares["transition"] * guarantee)
        main[year] = starts[year] * complete[year] * onward[year]
        avoided = levers.acting("dropout_reduction", year)
        finishing[year] = _less_dropout(shares["main_completion"], avoided)
        finish[year] = main[year] * finishing[year]
    return finish


def _less_dropout(completion: Expression, avoided: Expression) -> Expression:
    return largest(0.0, 1.0 - (1.0 - completion) * (1.0 - avoided))


# --- staff --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Staff:
    """People by sector and year, their sum, and the base-year people of each sector."""

    sectors: Mapping[str, Line]
    all: Line
    flows: Mapping[str, Line] = field(default_factory=dict)


def write_staff(
    assumptions: Assumptions,
    single: SingleYears,
    exits: Exits,
    training: Training,
    sheet: Sheet,
    years: Sequence[int],
) -> Staff:
    """Staff by sector, age and year, with what comes and goes above it."""
    writer = _StaffWriter(assumptions, single, exits, training, YearPage(sheet, years))
    for year in years:
        writer.write(year)
    return Staff(writer.lines, writer.all, writer.flows)


class _StaffWriter:
    """Writes year by year: what is left of one is read by the next."""

    def __init__(
        self,
        assumptions: Assumptions,
        single: SingleYears,
        exits: Exits,
        training: Training,
        page: YearPage,
    ) -> None:
        self.single, self.exits, self.training = single, exits, training
        self.page, self.sectors = page, assumptions.sectors
        self.moves = assumptions.moves
        say = self.say = page.say
        persons, share = word(_PERSONS, say), say(_SHARE)
        self.lines = {
            sector: page.line(self._of(_STAFF, sector), say(_STAFF_OF), persons)
            for sector in self.sectors
        }
        self.all = page.line(say(_ALL_STAFF), say(_ALL_STAFF_HOW), persons, style=BOLD)
        steps = {
            "retired": (_RETIRED, _RETIRED_HOW),
            "other_exits": (_LEFT_OTHER, _LEFT_OTHER_HOW),
            "aged_out": (_AGED_OUT, _AGED_OUT_HOW),
        }
        if training.wanted is not None:
            steps |= {"pool": (_POOL, _POOL_HOW), "to_training": (_DRAWN, _DRAWN_HOW)}
        if self.moves:
            steps["transferred"] = (_MOVED_AWAY, _MOVED_AWAY_HOW)
        self.flows = {
            name: page.line(say(step), say(how), persons) for name, (step, how) in steps.items()
        }
        self.kept: Line | None = None
        if training.wanted is not None:
            self.kept = page.line(say(_KEPT), say(_KEPT_HOW), share, Kind.PERCENT)
        how = _ENTRANTS_MOVED if self.moves else _ENTRANTS_HOW
        self.shares = {
            sector: page.line(self._of(_ENTRANTS_TO, sector), say(how), share, Kind.PERCENT)
            for sector in self.sectors
        }
        self.goes = {
            (source, target): page.line(
                say(_STAYS if source == target else _GOES).format(
                    source=word(source, say).lower(), target=word(target, say).lower()
                ),
                say(_GOES_HOW),
                share,
                Kind.PERCENT,
            )
            for source in (self.sectors if self.moves else ())
            for target in self.sectors
        }
        how = say(_STAFF_HOW if training.wanted is None else _STAFF_HOW_DRAWN)
        self.before: dict[str, AgeBlock] = {}
        if self.moves:
            before = say(_BEFORE)
            self.before = {
                one: page.block(specified(self._of(_STAFF, one), before.lower(), say), how)
                for one in self.sectors
            }
            how = say(_AFTER_HOW)
        self.after = {one: page.block(self._of(_STAFF, one), how) for one in self.sectors}

    def _of(self, text: str, sector: str) -> str:
        return specified(self.say(text), word(sector, self.say).lower(), self.say)

    def write(self, year: int) -> None:
        """The column of a year, and how what is in it goes on to the next."""
        first = year == self.page.years[0]
        self._shares(year, first=first)
        for sector in self.sectors:
            block = self.before[sector] if self.moves else self.after[sector]
            for age in AGES:
                block.put(age, year, self._people(sector, age, year, first=first))
        for target in self.sectors if self.moves else ():
            for age in AGES:
                parts = [
                    self.before[source].at(age, year) * self.goes[source, target][year].in_row
                    for source in self.sectors
                ]
                self.after[target].put(age, year, added(parts))
        for sector in self.sectors:
            self.lines[sector][year] = total(self.after[sector].year(year))
        self.all[year] = added(self.lines[one][year] for one in self.sectors)
        if self.moves:
            before = added(total(self.before[one].year(year)) for one in self.sectors)
            self.flows["transferred"][year] = self.all[year] - before
        if year != self.page.years[-1]:
            self._flows(year)

    def _shares(self, year: int, *, first: bool) -> None:
        """Where entrants go, and where tasks move in the year."""
        everyone = added(self.single.total.values())
        for target in self.sectors:
            share: Expression
            if first:
                own = self.single.total.get(target, expression(0.0))
                share = own / everyone
            elif not self.moves:
                share = self.shares[target][year - 1]
            else:
                share = added(
                    self.shares[source][year - 1] * self.goes[source, target][year - 1]
                    for source in self.sectors
                )
            self.shares[target][year] = share
        for source in self.sectors if self.moves else ():
            away = [one for one in self.moves if (one.year, one.source) == (year, source)]
            for target in self.sectors:
                there = [one.staff.fixed for one in away if one.target == target]
                if target == source:
                    what = expression(1.0)
                    if away:
                        left = 1.0 - added(one.staff.fixed for one in away)
                        what = if_(left < LEFT, 0.0, left)
                else:
                    what = added(there) if there else expression(0.0)
                line = self.goes[source, target]
                if what.text in ("0", "1"):
                    line.write(year, float(what.number))
                else:
                    line[year] = what

    def _people(self, sector: str, age: int, year: int, *, first: bool) -> Expression:
        """The staff of a sector and an age, before tasks move."""
        if first:
            return self.single.staff.get(sector, {}).get(age, expression(0.0))
        arriving = self.training.arriving[year].in_row * self.shares[sector][year].in_row
        entrants = arriving * self.single.entry[age]
        if age == FIRST_AGE:
            return entrants
        before = self.after[sector].at(age - 1, year - 1)
        stayed = before * self.exits.stay.at(age - 1, year - 1)
        if self.kept is not None and age - 1 <= OLDEST_TO_TRAIN:
            stayed = stayed * self.kept[year - 1].in_row
        return stayed + entrants

    def _flows(self, year: int) -> None:
        """Who leaves from this year to the next."""
        blocks = [self.after[one] for one in self.sectors]
        retire, stay = self.exits.retire, self.exits.stay
        flows = self.flows
        flows["retired"][year] = added(
            sum_of_products(one.year(year), retire.year(year)) for one in blocks
        )
        stays = added(sum_of_products(one.year(year), stay.year(year)) for one in blocks)
        flows["other_exits"][year] = self.all[year] - flows["retired"][year] - stays
        oldest = added(one.at(LAST_AGE, year) for one in blocks)
        flows["aged_out"][year] = oldest * stay.at(LAST_AGE, year)
        if self.kept is None or self.training.wanted is None:
            return
        youngest = stay.year(year, OLDEST_TO_TRAIN)
        pool = added(sum_of_products(one.year(year, OLDEST_TO_TRAIN), youngest) for one in blocks)
        flows["pool"][year] = pool
        wanted = self.training.wanted[year]
        flows["to_training"][year] = least(wanted, LARGEST_DRAW * flows["pool"][year])
        share = flows["to_training"][year] / flows["pool"][year]
        self.kept[year] = if_(flows["pool"][year] > 0.0, 1.0 - share, 1.0)
