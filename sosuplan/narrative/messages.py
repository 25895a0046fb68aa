"""The one place where faults become sentences, in the language of whoever reads them."""

from __future__ import annotations

from sosuplan.model.plan import OCCUPATIONS
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.tables import ALL_TABLES, table_name
from sosuplan.narrative.import_messages import IMPORTS
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, parse_plain
from sosuplan.text.terms import capital, word

LONGEST_SHOWN = 60
"""Characters of a value that was found; more is no help to find it."""

_LINE = N_("line {line}")
_COLUMN = N_("column {column}")
_DOT = N_("Write decimals with a dot: {example}.")

_CELLS = {
    "empty_cell": N_("the cell is empty. It must have a value."),
    "text_too_long": N_("the text is too long. It may have {high} characters."),
    "control_character": N_(
        '"{found}" holds control characters or line breaks. Write it as plain text.'
    ),
    "blanks_around": N_('"{found}" has blanks before or after it. Delete them.'),
    "cpr_number": N_("the text may hold a CPR number, which does not belong in a plan. Delete it."),
    "not_a_choice": N_('"{found}" cannot be used here. Write one of: {choices}.'),
    "not_a_number": N_('"{found}" is not a number.'),
    "not_a_number_between": N_('"{found}" is not a number from {low} to {high}.'),
    "not_a_number_above_to": N_('"{found}" is not a number above {low} and at most {high}.'),
    "not_a_number_from": N_('"{found}" is not a number of at least {low}.'),
    "not_a_number_above": N_('"{found}" is not a number above {low}.'),
    "not_a_whole_between": N_('"{found}" is not a whole number from {low} to {high}.'),
}
_FILES = {
    "missing_folder": N_("the folder does not exist."),
    "not_a_folder": N_("it is not a folder."),
    "no_plan_files": N_("the folder holds none of the plan's files: {files}."),
    "missing_file": N_("the file does not exist."),
    "is_a_folder": N_("it is a folder. It must be a file."),
    "not_a_file": N_("it is not an ordinary file."),
    "no_files_there": N_("no files can be made in that folder. Choose another."),
    "the_plan_itself": N_("that is the plan itself. Choose another name."),
    "a_plan": N_(
        "a plan is there already, and nothing but a plan replaces it. Choose another name."
    ),
    "not_a_pdf": N_(
        "the file is there already and is not a PDF file, so it is not replaced. Choose another"
        " name."
    ),
    "not_a_workbook": N_(
        "the file is there already and is not an Excel workbook, so it is not replaced. Choose"
        " another name."
    ),
    "not_a_scenario_file": N_(
        "the file is there already and is not a scenario, so it is not replaced. Choose another"
        " name."
    ),
    "cpr_in_name": N_("the file's name may hold a CPR number. Give the file another name."),
    "no_permission": N_(
        "access was refused. Check that you may read and write there, and that the file is not open"
        " in another program."
    ),
    "read_only": N_("it can be read but not changed. Save a copy somewhere else."),
    "disk_full": N_("there is no room left on the disk. Nothing was saved."),
    "file_in_use": N_(
        "another program is using the file. Close it there, or try again in a moment."
    ),
    "name_too_long": N_("the name is too long here. Give the file a shorter name."),
    "file_trouble": N_(
        "it cannot be read or written ({reason}). Check that the disk or the network drive works."
    ),
    "file_exists": N_("the file is there already and is not overwritten. Choose another name."),
    "folder_in_use": N_(
        "the folder holds something other than a plan. Choose an empty folder or a new name."
    ),
    "file_too_large": N_("the file is too large. It may take up {high} MB."),
    "line_too_long": N_("the line is too long. It may have {high} characters."),
    "empty_file": N_("the file is empty. Its first line must be: {columns}"),
    "no_header": N_("the first line must name the columns: {columns}"),
    "semicolons": N_(
        "the columns are separated by semicolons. A plan folder has commas between columns and dots"
        " in decimals."
    ),
    "not_utf8": N_("the line is not UTF-8 text. Save the file as CSV UTF-8."),
    "nul_bytes": N_(
        "the line holds NUL bytes, so it is not UTF-8 text. Save the file as CSV UTF-8."
    ),
    "bad_csv": N_("the row cannot be read: a quotation mark is missing or in the wrong place."),
    "mixed_editions": N_(
        "the file belongs to the second edition of the model, but the column later_retirement_years"
        " in reform.csv to the first. Bring the whole folder to one edition."
    ),
    "missing_column": N_("the column is missing. The columns are: {columns}"),
    "unknown_column": N_('"{found}" is not a column of this file. The columns are: {columns}'),
    "duplicate_column": N_("the column is there more than once."),
    "cell_count": N_("the row has {cells} cells, but must have {expected}."),
    "empty_row": N_("the row is empty. Delete it."),
    "too_many_faults": N_("more than {high} faults were found. The rest of the file was not read."),
    "not_a_plan_file": N_(
        "the file is not a plan made by SOSUplan. Figures in spreadsheets and CSV files can be"
        " imported into a plan."
    ),
    "damaged_file": N_(
        "the plan file is damaged and cannot be read. Use a backup copy or an exported plan folder."
    ),
    "spoilt_file": N_(
        "the plan file was damaged while it was open, and nothing more can be saved in it. What is"
        " on the screen is whole: save a copy."
    ),
    "newer_file": N_(
        "the plan was saved by a newer SOSUplan (file version {version}; this program reads"
        " {ours}). Update the program."
    ),
    "older_file": N_(
        "the plan is of the first edition of the model and must be carried over first. Open it in"
        " SOSUplan's window, which asks first and keeps a copy of it."
    ),
    "older_version": N_(
        "the plan was saved by an older SOSUplan and must be brought up to date first. Open it in"
        " SOSUplan's window, which keeps a backup of it."
    ),
    "read_as_carried_over": N_(
        "the plan is of the first edition of the model. It is read as carried over to the"
        " second; the file stays as it is."
    ),
    "computed_with_older": N_(
        "computed with the older figures they were saved with, not with those that the plan has"
        " now: {names}."
    ),
    "figures_gone": N_(
        "saved with other figures, which are not kept, and computed with those that the plan has"
        " now: {names}."
    ),
    "in_use_by": N_("{user} has had the plan open since {since} on the machine {machine}."),
    "taken_over": N_(
        "{user} took the plan over at {since} on the machine {machine}. Nothing was saved since."
        " Save a copy, or open the plan again."
    ),
    "moved_file": N_(
        "the file is not where it was: it was moved, renamed or deleted, or the drive is gone."
        " Nothing was saved. Save a copy."
    ),
    "replaced_file": N_(
        "another file has come in the place of the open one. It was not touched, and nothing was"
        " saved. Save a copy under another name."
    ),
    "changed_elsewhere": N_(
        "another program has changed the plan since it was opened. Nothing was saved. Save a copy,"
        " or open the plan again."
    ),
    "note_in_the_way": N_(
        "SOSUplan keeps a note beside the plan of who has it open, but the folder {note} is in its"
        " place. Delete or rename that folder, and try again."
    ),
    "not_written": N_(
        "a fault of the program ({reason}) keeps it from being saved. It is tried again. Save a"
        " copy."
    ),
    "wrong_schema": N_(
        "another program has changed the plan file: it does not have the tables of a plan"
        " (different: {tables}). Use a backup copy, or ask for the file again where it came from."
    ),
}
_RULES = {
    "unknown_setting": N_('"{found}" is not a setting. The settings are: {choices}.'),
    "duplicate_setting": N_('the setting "{found}" is there already, in line {first}.'),
    "missing_setting": N_('the setting "{key}" is missing.'),
    "horizon": N_(
        '"{found}" is not a year from {low} to {high}. The horizon must lie after the base year.'
    ),
    "duplicate_row": N_("the row for {key} is there already, in line {first}."),
    "band_reversed": N_("the age band ends at {found}, before it begins at {low}."),
    "band_overlap": N_(
        "the age band from {found} overlaps the one before it ({group}). It must begin at"
        " {expected}."
    ),
    "band_gap": N_(
        "ages are missing before {found} ({group}). The age band must begin at {expected}."
    ),
    "no_rows": N_("the table has no rows."),
    "no_staff": N_("{group} has no staff in the base year."),
    "missing_row": N_("a row for {group} is missing."),
    "no_share": N_("the shares of {group} add up to 0."),
    "transfer_year": N_(
        "tasks cannot move in {found}. Write a year after the base year and not after the horizon:"
        " from {low} to {high}."
    ),
    "transfer_to_itself": N_(
        "tasks cannot move from an employer to itself ({found}). Name another one, or none if they"
        " leave the plan."
    ),
    "transfer_sector": N_(
        "{found} has no working time for {group}. Add it to the table of working time, or choose"
        " another employer."
    ),
    "transfer_need_stays": N_(
        "need cannot go along ({found}) when the tasks stay in the plan. Leave the cell empty, or"
        " name no employer that takes the tasks over."
    ),
    "transfer_too_much": N_(
        "with this row ({found}) more than everything has moved away from {group}. The shares of a"
        " year may add up to at most 1."
    ),
    "year_not_before": N_(
        '"{found}" is not a year before the base year {base}. Staff of the base year stand in the'
        " table of staff by age."
    ),
    "range_ends": N_("the least ({low}) is more than the most ({high})."),
    "range_order": N_(
        "the most likely ({found}) must lie between the least and the most: from {low} to {high}."
    ),
    "range_for_all": N_(
        "the reform is the same everywhere, so that the row can be about no area and no occupation"
        " ({found})."
    ),
    "two_ages_needed": N_("{group} must have at least two ages, but has {count}."),
    "index_not_one": N_("the index is {found} in the base year {year}, but must be 1."),
    "missing_years": N_("{group} has no index for: {years}."),
    "unknown_scenario": N_('"{found}" is not a demand scenario of this plan. They are: {choices}.'),
    "source_id_marks": N_('"{found}" cannot be the id of a source: it must not hold = or ;.'),
    "unknown_source_column": N_('"{column}" is not a column of this table that can have a source.'),
    "unknown_goal": N_('the goal "{goal}" is not in goals.csv.'),
    "unknown_source": N_('the source "{source}" is not in sources.csv.'),
}
_SCENARIOS = {
    "unknown_demand": _RULES["unknown_scenario"],
    "unknown_lever": N_('"{found}" is not a lever of this plan. The levers are: {choices}.'),
    "value_without_lever": N_("a value needs the lever that it moves."),
    "lever_not_a_number": N_('the lever {lever} needs a number, and "{found}" is not one.'),
    "lever_out_of_range": N_(
        "the lever {lever} cannot be {found}. Choose a value from {low} to {high}."
    ),
    "lever_year_out_of_range": N_(
        "the lever {lever} cannot be {found}. Choose a year from {low} to {high}."
    ),
    "full_effect_before_start": N_(
        "measures cannot be in full effect in {found}, before they begin in {start}."
    ),
    "lever_full_before_start": N_(
        "the lever {lever} cannot be in full effect in {found}, before it begins in {start}."
    ),
    "lever_without_years": N_("the lever {lever} cannot have years of its own. Leave them out."),
    "unknown_saved_scenario": N_(
        'no saved scenario is called "{found}". The saved ones are: {choices}.'
    ),
    "no_saved_scenarios": N_(
        'no saved scenario is called "{found}": the plan has no saved scenarios.'
    ),
    "scenario_exists": N_('a scenario is called "{found}" already.'),
    "scenario_locked": N_('the scenario "{found}" is locked. Unlock it before you change it.'),
    "unknown_version": N_('the scenario "{found}" has no such version.'),
    "unknown_bookmark": N_("there is no such bookmark."),
    "scenario_needs_demand": N_(
        'the plan has no demand scenario "{found}". Choose one with --demand: {choices}.'
    ),
    "not_in_bin": N_("the scenario is not in the bin any more."),
    "not_json": N_("the text is not JSON."),
    "not_a_time": N_('"{found}" is not a time.'),
    "not_a_scenario": N_("the file is not a scenario made by SOSUplan."),
    "newer_scenario": N_(
        "the scenario was written by a newer SOSUplan (version {version}; this program reads"
        " {ours}). Update the program."
    ),
    "scenario_text_too_large": N_("the scenario is too large. It may take up {high} bytes."),
    "wrong_in_scenario": N_('the scenario cannot be read: something is wrong with "{place}".'),
    "wrong_in_figures": N_("the kept figures cannot be read."),
}
_COMMANDS = {
    "missing_command": N_("a command is missing. The commands are: {choices}."),
    "unknown_command": N_('"{found}" is not a command. The commands are: {choices}.'),
    "unknown_analysis": N_('"{found}" is not an analysis. The analyses are: {choices}.'),
    "unknown_option": N_('"{found}" is not an option of {command}. The options are: {choices}.'),
    "option_with_value": N_("no value can follow {option}."),
    "option_without_value": N_("a value is missing after {option}."),
    "option_choice": N_('"{found}" cannot follow {option}. Write one of: {choices}.'),
    "option_whole": N_(
        '"{found}" cannot follow {option}. Write a whole number from {low} to {high}.'
    ),
    "weight_form": N_(
        '"{found}" after --weight must be written as LEVER=WEIGHT, like retention=2, or LEVER=none.'
    ),
    "weight_without_mix": N_("Weights are of a mix: write --mix as well."),
    "no_mix": N_(
        "no lever of which it is known how far it goes adds anything for {occupation} in {year}."
        " Give a weight to one that may."
    ),
    "weight_out_of_range": N_(
        "the weight of {lever} cannot be {found}. Choose one above 0 and at most {most}."
    ),
    "weight_of_timing": N_("{lever} is no measure, and has no weight in a mix."),
    "no_history": N_(
        "the plan has no staff of earlier years for {occupation}. Bring the staff by age of a year"
        " before the base year, and fill in the table of staff of earlier years."
    ),
    "history_incomplete": N_(
        "the staff of {year} in {area} lacks that of some employers ({sectors}), so nothing can be"
        " projected from that year. Fill in the rest in the table of staff of earlier years; where"
        " there was nobody, write 0."
    ),
    "no_input_ranges": N_(
        "the plan says of no input how sure it is. Fill in the table Uncertainty."
    ),
    "no_prices": N_(
        "the plan has no prices, so that nobody can say what a scenario costs. Fill in the table"
        " Prices on the page Data (prices.csv in a plan folder) with what pay, trainees,"
        " recruitment and agency staff cost you."
    ),
    "prices_missing": N_(
        "these prices are missing, and what needs them is left empty: {items}. Fill them in in the"
        " table Prices on the page Data (prices.csv in a plan folder)."
    ),
    "nothing_to_fit": N_(
        "there is nothing to fit: none of the assumptions that are usually unknown rests on an"
        " assumption. Name what is to be fitted."
    ),
    "no_targets": N_(
        "the plan has nothing to be fitted to. Fill in the table of published figures with balances"
        " or traffic lights about the plan's areas and years, or the table How it went with staff"
        " counted after the base year."
    ),
    "unknown_parameter": N_('"{found}" cannot be fitted. Write one of: {choices}.'),
    "parameter_bounds": N_(
        '"{found}" must be written as NAME=LOW..HIGH, with {neutral}, which changes nothing,'
        " between the two."
    ),
    "calibrate_unfinished": N_(
        "the plan has unfinished changes of the data. Correct the faults on the page Data first."
    ),
    "next_year_unfinished": N_(
        "the plan has unfinished changes of the data. Correct the faults on the page Data first."
    ),
    "next_year_none": N_(
        "the plan ends the year after its base year and leaves no year for another one. Move its"
        " last year first."
    ),
    "next_year_range": N_("{found} cannot be the next base year. Choose one from {low} to {high}."),
    "next_year_no_staff": N_(
        "in {year} no {occupation} are left in {area}, so that the plan has no figures of them."
        " Take them out of the plan first."
    ),
    "option_year": N_('"{found}" after {option} is no year.'),
    "nothing_followed_up": N_(
        "nothing was counted that an earlier plan, or this one, had projected. Write how it went in"
        " the table actuals."
    ),
    "missing_argument": N_("the command {command} needs {argument}."),
    "extra_argument": N_('the command {command} does not know what to do with "{found}".'),
    "answer_form": N_('"{found}" after --answer must be written as CODE=VALUE.'),
    "option_share": N_('"{found}" cannot follow {option}. Write a share from 0 to 1, like 0.75.'),
    "option_date": N_(
        '"{found}" after {option} is not a date from {year} on. Write it as YYYY-MM-DD.'
    ),
    "option_too_often": N_("{option} can be given {most} times at most."),
    "options_apart": N_("{option} cannot stand together with {other}."),
    "option_only_with": N_("{option} can only stand together with {other}."),
    "area_needed": N_(
        "the plan has several areas, and a workbook with formulas is of one. Name it with --area:"
        " {choices}."
    ),
    "not_an_area": N_('"{found}" is not an area of the plan. The areas are: {choices}.'),
    "area_without_occupation": N_('in "{found}" nobody is employed as {occupation}.'),
    "nothing_saved": N_("the plan has no saved scenarios."),
    "set_form": N_(
        '"{found}" after --set must be written as LEVER=VALUE or LEVER=VALUE@START-FULL.'
    ),
    "not_finite": N_("the figures of the plan are too large to compute with."),
    "program_fault": N_("the program has failed: {found}. Set {variable}=1 to see where."),
}

_DEMAND = {
    "demand_nothing": N_("there is nothing to build from. Fill in at least one row."),
    "demand_index_out": N_(
        "the index of {year} would not lie above 0 and at most at {high}. Check the figures."
    ),
    "demand_growth_begins": N_(
        "the first growth is from {year}, but the index needs one from {first} on. Let the first"
        " row begin in {first}."
    ),
    "demand_growth_low": N_("the growth from {year} must be above -100%."),
    "demand_history_short": N_(
        "a trend needs figures of at least {least} years, and there are {count}."
    ),
    "demand_history_not_positive": N_(
        "the figure of {year} is not above 0, so the growth cannot be the same each year. Choose a"
        " straight line."
    ),
    "demand_weight_low": N_("the weight of {industry} is below 0."),
    "demand_industry_twice": N_("the industry {industry} is there twice."),
    "demand_no_weight": N_("no industry has a weight above 0."),
    "demand_industry_low": N_("the growth of {industry} must be above -100%."),
    "demand_use_twice": N_("the ages {one} and {other} overlap."),
    "demand_use_ages": N_("the ages {ages} are no ages of people."),
    "demand_use_low": N_("what people aged {ages} use is below 0."),
    "demand_no_population": N_(
        "the plan has no population by age. Import one first, for instance the StatBank's table"
        " FRKM."
    ),
    "demand_no_population_of": N_("the plan has no population of the area."),
    "demand_nobody": N_("there is nobody in {year} who uses anything."),
    "demand_population_years": N_("the population lacks these years: {years}."),
    "demand_population_ages": N_("the population of {year} lacks these ages: {ages}."),
    "demand_population_band": N_(
        "the population has the ages {ages} as one, so what they use must be the same for all of"
        " them."
    ),
    "demand_population_wide": N_(
        "a need can only come later where the population is divided into single ages, or bands of"
        " {most} at most. The ages {ages} are one."
    ),
    "demand_recipe_mixed": N_(
        "its rows in the table How demand is built belong to several ways of building it. Build it"
        " anew."
    ),
    "demand_recipe_industry": N_("{industry} lacks its weight or its growth."),
    "demand_recipe_year": N_('"{found}" is not a year.'),
    "demand_recipe_ages": N_('"{found}" is no age. Write ages as 80-84, 85+ or 80.'),
}

_QUOTED = N_('"{text}"')
_SENTENCES = _CELLS | _FILES | _RULES | _SCENARIOS | _COMMANDS | _DEMAND | IMPORTS


_COUNTS = ("cells", "count", "expected", "high", "imported", "present", "rows")
"""Values of faults that count something."""


def sentence(fault: Fault, language: Language) -> str:
    """What is wrong, where, and what is expected, in one line.

    Numbers are written as the plan folder and the command line have them, with a dot: that is what
    must stand in the place that is told of.
    """
    body = bare_sentence(fault, language)
    if "not_a_number" in fault.code:
        example = (fault.found or "").replace(",", ".")
        if example != fault.found and parse_plain(example) is not None:
            body += " " + language(_DOT).format(example=shortened(shown(example)))
    place = shown(fault.file)
    if place and fault.line is not None:
        place += ", " + language(_LINE).format(line=fault.line)
    if place and fault.column:
        place += ", " + language(_COLUMN).format(column=shortened(shown(fault.column)))
    return f"{place}: {body}" if place else capital(body)


def bare_sentence(fault: Fault, language: Language) -> str:
    """What is wrong and what is expected, without the place and without a capital letter."""
    values = {name: shown(value) for name, value in fault.values.items()}
    if "field" in values:
        values["field"] = language(_QUOTED).format(text=field_word(values["field"], language))
    if values.get("table") in ALL_TABLES:
        values["table"] = table_name(values["table"], language)
    for name, value in fault.values.items() if fault.code in IMPORTS else ():
        if name == "group":
            parts = values[name].split(" / ")
            values[name] = " / ".join(_group_word(part, language) for part in parts)
        elif isinstance(value, float) and language.code == "da":
            # Files that people bring are not plan folders: their numbers have a comma.
            values[name] = values[name].replace(".", ",")
        elif isinstance(value, int) and name in _COUNTS:
            # None of the years among the values.
            values[name] = format_number(value, 0, language.code)
    found = shortened(shown(fault.found or ""))
    return language(_SENTENCES[fault.code]).format(**(values | {"found": found}))


def _group_word(part: str, language: Language) -> str:
    """One part of a group's name: a word for a code, else the name itself."""
    return word(f"{part}.short" if part in OCCUPATIONS else part, language)


def shown(value: str | float) -> str:
    """``value`` fit to be shown: on one line, nothing invisible, no CPR number."""
    text = masked(value if isinstance(value, str) else write_value(value))
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def shortened(text: str) -> str:
    """The beginning of a text that is longer than a sentence can carry."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
