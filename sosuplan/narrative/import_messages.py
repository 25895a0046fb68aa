"""Faults of files that are imported, as sentences; ``messages`` makes the line of them."""

from __future__ import annotations

from sosuplan.text.language import N_

IMPORTS = {
    "import_empty": N_("the file is empty. Get it again from where it came from."),
    "import_html": N_(
        "the file is a web page and no spreadsheet, whatever its name says. Open it in Excel"
        " and save it as an Excel workbook (.xlsx)."
    ),
    "import_xml": N_(
        "the file is XML and no workbook. Open it in Excel and save it as an Excel workbook"
        " (.xlsx)."
    ),
    "import_truncated": N_(
        "the end of the file is missing or damaged, as after a broken download. Get it again."
    ),
    "import_damaged": N_(
        "the file is damaged and cannot be read. Open it in Excel, save it under another"
        " name, and import that one."
    ),
    "import_password": N_(
        "the file is protected with a password. Open it in Excel, remove the password, and"
        " save a copy to import."
    ),
    "import_pdf": N_(
        "the file is a PDF, from which no figures can be taken. Ask for the table as a spreadsheet."
    ),
    "import_picture": N_(
        "the file is a picture, from which no figures can be taken. Ask for the table as a"
        " spreadsheet."
    ),
    "import_database": N_(
        "the file is a database. A plan made by SOSUplan is opened with Open; of other"
        " databases, export the table as CSV."
    ),
    "import_document": N_(
        "the file is a document and no spreadsheet. Copy the table into a spreadsheet, and"
        " import that."
    ),
    "import_archive": N_(
        "the file is a packed folder. Unpack it, and import the file that is in it."
    ),
    "import_not_text": N_(
        "the file is neither a spreadsheet nor text. Save the table as an Excel workbook"
        " (.xlsx) or as CSV."
    ),
    "import_unpacks_large": N_(
        "the workbook takes up more than {high} MB when it is unpacked. Delete the sheets"
        " that are not needed, or save the table as CSV."
    ),
    "import_too_many_cells": N_(
        "the file has more than {high} cells. Leave out the columns and rows that are not needed."
    ),
    "import_too_many_columns": N_(
        "the table in {sheet} has more than {high} columns. Delete the columns that are not needed,"
        " and import the file again."
    ),
    "import_takes_memory": N_(
        "reading the file takes more than {high} MB of memory, so it was stopped. Delete the"
        " sheets, rows and columns that are not needed, or save the table as CSV."
    ),
    "import_takes_long": N_(
        "the file could not be read in {seconds} seconds, so reading it was stopped. It is damaged"
        " or much too large. Open it in Excel, and save only the table as CSV."
    ),
    "import_doctype": N_(
        "the file declares a DOCTYPE, which no spreadsheet needs, and is not read for that reason."
        " Open it in Excel, save it under another name, and import that one."
    ),
    "import_no_worker": N_(
        "the part of the program that reads spreadsheets cannot be started. Close other programs"
        " and try again. If that does not help, save the table as CSV, or ask IT whether the"
        " computer's protection stops SOSUplan."
    ),
    "import_no_cells": N_("there is nothing in any sheet of the workbook."),
    "import_wrong_encoding": N_("the file cannot be read with this encoding. Choose another one."),
    "import_not_calculated": N_(
        "formulas that have never been calculated, and are read as empty: {count}. Open the file in"
        " Excel and save it to have their results."
    ),
    "import_px_incomplete": N_(
        "the PX file lacks its variables, their values or its data. Get it again from where"
        " it came from."
    ),
    "import_px_size": N_(
        "the PX file should have {expected} figures, but has {cells}. Get it again from where"
        " it came from."
    ),
    "import_cpr": N_(
        "{rows} rows hold what may be CPR numbers (sheet {sheet}). The file is not imported"
        " and nothing of it is kept. Delete the column, also if the numbers are something"
        " else, and try again."
    ),
    "import_cpr_cell": N_(
        "the cell holds what may be a CPR number (sheet {sheet}). The file is not imported and"
        " nothing of it is kept. Delete the number, also if it is something else, and try again."
    ),
    "import_cpr_in_notes": N_(
        "the file's name or properties, a sheet's name, a note, a text box, a link, a list to"
        " choose from, a heading of a page or another text besides the cells holds what may be a"
        " CPR number. The file is not imported and nothing of it is kept. Delete the number and"
        " try again."
    ),
    "import_cpr_in_name": N_(
        "the file's name holds what may be a CPR number. Give the file another name, also if it is"
        " something else, and try again. A date may stand in it with its year in full: {example}."
    ),
    "import_cpr_left_out": N_(
        "cells of the column that are left out, as they may be CPR numbers: {count}."
    ),
    "import_mapping_unreadable": N_(
        "how the columns were used last time cannot be read. Choose them again."
    ),
    "import_no_target": N_(
        "it cannot be told what the figures are. Choose the table that they belong to."
    ),
    "import_population": N_(
        "these are figures of the population by age. They take the place of the plan's population"
        " in the same areas and become the index of a demand scenario: the number of old people in"
        " each year, when the base year is 1. Where no scenario of the plan is stated, it is a new"
        " one."
    ),
    "import_population_used": N_(
        "the index is the number of people aged {age} and over in {areas}, when {year} is 1. It is"
        " the same for all occupations."
    ),
    "import_population_used_between": N_(
        "the index is the number of people aged {age} to {high} in {areas}, when {year} is 1. The"
        " file does not have older ones. It is the same for all occupations."
    ),
    "import_population_between": N_(
        "years that the file does not have lie on a straight line between those that it has:"
        " {years}."
    ),
    "import_population_years": N_(
        "the population must reach from the plan's base year {base} to its last year {horizon}, but"
        " the file has {years}. Take a population projection (FRKM of the StatBank) that has these"
        " years."
    ),
    "import_population_areas": N_(
        "the file has none of the plan's areas, but {areas}. Shall the need follow the"
        " population there? Then choose the area under “Areas in the file”."
    ),
    "import_population_twice": N_(
        "{area} and {areas} overlap, so that the same people would count twice. Choose one of them."
    ),
    "import_no_area_chosen": N_("none of the areas in the file is chosen. Tick those that count."),
    "import_population_band": N_(
        "the ages {band} cannot be divided at {age}. State another age to count from."
    ),
    "import_population_ages": N_(
        "the file has nobody aged {age} and over in one of its years. State another age"
        " to count from."
    ),
    "import_population_overlap": N_(
        "the ages {one} and {other} overlap, so that the same people would count twice. Delete the"
        " rows that are sums."
    ),
    "import_population_secret": N_(
        "some figures of people aged {age} and over are not told in the file, so that no index can"
        " be made of them."
    ),
    "import_field_twice": N_("two columns are chosen as {field}. Choose one."),
    "import_field_missing": N_(
        "nothing says the {field}. Choose a column, or state it for the whole file."
    ),
    "import_column_gone": N_(
        "the column chosen as {field} cannot be used. Choose the columns again."
    ),
    "import_no_figures": N_("no column is chosen as the one with the figures. Choose one."),
    "import_no_hours": N_(
        "a staff list needs a column with the hours a week, or one that tells full time from"
        " part time."
    ),
    "import_bad_constant": N_('"{found}" cannot be used as {field}.'),
    "import_suppressed_rule": N_(
        "it is not chosen how secret figures are counted. Choose a rule, or a number of at least 0."
    ),
    "import_names_ignored": N_(
        "the column seems to tell who the persons are (name, number, telephone). It is not used,"
        " and nothing of it is kept."
    ),
    "import_full_time_persons": N_(
        "the column counts full-time persons, but the plan counts persons. It is not used."
    ),
    "import_totals_left_out": N_(
        "in the column {heading} {values} is the sum of others and is left out, so that nobody is"
        " counted twice."
    ),
    "import_parts_left_out": N_(
        "in the column {heading} this counts: {taken}. Left out, so that nobody is counted twice:"
        " {values}."
    ),
    "import_values_unclear": N_(
        "it cannot be told which values of the column {heading} are parts of others: people may"
        " count twice. Choose those that count."
    ),
    "import_other_unit_left_out": N_(
        "in the column {heading} {values} counts no people (but full-time persons, say) and is left"
        " out."
    ),
    "import_added_up": N_("people are added up over {heading}: {values}. The column is not read."),
    "import_column_sum": N_(
        "the column is the sum of the columns {columns}. Only the sum is used, so that nobody is"
        " counted twice."
    ),
    "import_columns_added": N_("people of several columns are added up: {columns}."),
    "import_columns_unclear": N_(
        "the columns {columns} are about the same group, and it cannot be told whether they are"
        " parts of a whole or other figures. Choose those that count the people."
    ),
    "import_unknown_figures": N_(
        "it cannot be told whether the column counts people. Choose it if it does."
    ),
    "import_no_people": N_(
        "the column holds percentages or other figures that count no people. It is not used."
    ),
    "import_part_time": N_(
        "the share is of those on part time. The share on full time is the rest up to 100 %."
    ),
    "import_thousands": N_(
        "the mark “{mark}” has three digits behind it everywhere in the column {heading}, and is "
        "taken for one between thousands."
    ),
    "import_number_format": N_(
        "with the marks in its figures as those between thousands the file has {people} people of"
        " one occupation in one place, more than there can be. Say which mark is before decimals."
    ),
    "import_same_employee": N_(
        "employee numbers that come more than once: {count}, with {positions} positions in all."
        " Each person is counted once, with the hours of all of their positions."
    ),
    "import_with_trainees": N_(
        "those in training are among the people of the file ({heading}), and cannot be taken out. "
        "They are no staff: ask for the figures without them."
    ),
    "import_period_unread": N_(
        "the column {heading} seems to hold times ({examples}) that cannot be read, so that the "
        "same people would count once for each. Write them as November 2024, or keep the rows of "
        "one time."
    ),
    "import_other_sheets": N_(
        "other sheets have the same headings and are not read: {sheets}. Of sheets for a month or a"
        " year each the latest of the base year is read."
    ),
    "import_hidden_sheet": N_(
        "the sheet is hidden in the workbook. It is read, as no other holds such figures."
    ),
    "import_titles": N_(
        "job titles that are neither plainly assistants or helpers nor plainly others: {count} "
        "({titles}). Say of each what it counts as; until then they do not count."
    ),
    "import_hidden_left_out": N_(
        "rows ({rows}) and columns ({columns}) that are hidden in the sheet are left out."
    ),
    "import_hidden_read": N_(
        "rows ({rows}) and columns ({columns}) that are hidden in the sheet are read too."
    ),
    "import_json": N_(
        "the file is no table in the format JSON-stat. Save it as CSV or as an Excel workbook"
        " instead."
    ),
    "import_doubled": N_(
        "{group} would have {imported}, about twice as many as in the plan ({present}): look "
        "whether they are counted twice in the file, such as in parts and in their total."
    ),
    "import_halved": N_(
        "{group} would have {imported}, about half of the plan's ({present}): look whether some of "
        "them are missing in the file."
    ),
    "import_far_more": N_(
        "{group} would have {imported}, and has {present} in the plan: look whether these are the "
        "right people and the right unit."
    ),
    "import_far_fewer": N_(
        "{group} would have {imported}, and has {present} in the plan: look whether the file is in "
        "thousands, or about a small part only."
    ),
    "import_area_unknown": N_(
        "{areas}: no municipality or region is called that, and the plan has no such area. Choose"
        " the areas that are to be read: without a choice these are left out."
    ),
    "import_old_workbook": N_(
        "the file is an old workbook (.xls). Whether rows are hidden in it cannot be seen, and the"
        " first columns may be read wrongly. Save it as .xlsx if the figures look odd."
    ),
    "import_binary_workbook": N_(
        "the file is a binary workbook (.xlsb). Whether rows are hidden in it cannot be seen."
    ),
    "import_second_figures": N_(
        "the column is not used: the figures are those of the column {other}."
    ),
    "import_share_by_age": N_(
        "the column has a figure for each age, but the plan has one for the whole group. It is not"
        " used."
    ),
    "import_sick_percent": N_(
        "sick leave in percent becomes days: 5 % of the plan's {days} working days a year are"
        " {example} days."
    ),
    "import_degree": N_(
        "the degree of employment becomes hours: 80 % is 29.6 hours a week, and 99.5 % or more is"
        " full time."
    ),
    "import_birth_year": N_(
        "the age is that of the plan's base year {year}, from the year of birth."
    ),
    "import_example_sheet": N_(
        "this is the sheet of examples of a template. Choose the sheet that you have filled in."
    ),
    "import_percent": N_("the figures are read as percentages: 72 is 72 %."),
    "import_share": N_(
        "the heading says percent, but no figure is above {high}: they are read as shares, so"
        " that 0.72 is 72 %. Change it if they are percentages."
    ),
    "import_share_or_percent": N_(
        "{number} may be a share or a percentage: other figures of the column are percentages."
        " Write all of them in the same way in the file."
    ),
    "import_two_values": N_("the figure for the same group is there already with another value."),
    "import_two_shares": N_(
        "another share is there already for the same area, occupation and year. Shares cannot be"
        " added up: leave the column out, or write one for all employers together. The share of"
        " each employer belongs in the table “{table}”."
    ),
    "import_twice": N_(
        "a figure for the same group is there already, and nothing tells the two apart. Delete one"
        " of them in the file and read it again."
    ),
    "import_secret_rest": N_(
        "secret figures of {group}: {count}. They count as what is left of the file's own sum."
    ),
    "import_secret_today": N_(
        "secret figures of {group}: {count}. They count as the plan's present figures."
    ),
    "import_secret_middle": N_(
        "secret figures of {group}: {count}. They count as the middle of what they can be: 2.5 for"
        ' "<5".'
    ),
    "import_secret_number": N_(
        "secret figures of {group}: {count}. They count as the number that is stated, as far as"
        " they can be it."
    ),
    "import_noted": N_(
        "figures with the mark of a footnote, read without it: {count} ({examples})."
    ),
    "import_unreadable": N_(
        "cells that are no numbers: {count} ({examples}). Their figures are unknown and count like"
        " secret ones, never as 0."
    ),
    "import_no_hours_read": N_(
        "hours that cannot be read: {count}. The persons count, but they are left out of the share"
        " on full time and the hours of part-timers."
    ),
    "import_bands_overlap": N_(
        "the age bands {one} and {other} of {group} overlap, so that the same people would count"
        " twice. The group is not taken over. Leave out the bands that shall not count."
    ),
    "import_block_repeated": N_(
        "the whole table is in the file {times} times with the same figures. Delete the copies in"
        " the file and read it again."
    ),
    "import_repeated": N_(
        "rows with the same labels as an earlier one: {count}, the first in line {line}. Their"
        " figures are added up. Delete them in the file if they are copies."
    ),
    "import_row_totals": N_(
        "rows whose own total does not agree with their figures: {count}, the first in line"
        " {line}. The figures are taken, not the total."
    ),
    "import_dash_zero": N_("dashes read as 0: {count}. That is what they mean in the StatBank."),
    "import_dash_unknown": N_(
        "dashes read as unknown figures: {count}. If they mean 0 in this file, say so at its"
        " columns."
    ),
    "import_no_figure_today": N_(
        "secret figures of {group}: {count}. The plan has none that could stand for them."
        " Choose another rule for them."
    ),
    "import_no_total_to_spread": N_(
        "secret figures of {group}: {count}. The file has no sum that could be shared among them."
        " Choose another rule for them."
    ),
    "import_gaps": N_(
        "the file has nobody aged {ages} in {group}: these ages are read as 0 persons."
    ),
    "import_ages_clipped": N_(
        "some age bands reach beyond the ages 17 to 74 that a plan counts. Their persons are"
        " counted at the ages within."
    ),
    "import_age_middle": N_("the rates of an age band are used at the age in its middle."),
    "import_area_overlaps": N_(
        "{area} and {areas} overlap: where the plan's areas are added up, the same people count"
        " twice."
    ),
    "import_secret_left_out": N_(
        "secret figures of {group} that are left out, as the plan has none to keep: {count}."
    ),
    "import_other_years": N_("the staff of {year} is taken. Left out: {years}."),
    "import_latest_period": N_(
        "the file has several periods of the same year, which are not added up. Used: {taken}. Left"
        " out: {left}."
    ),
    "import_periods_added": N_(
        "the periods of a year are added up: {taken}. A year that lacks some of them gets too low a"
        " figure."
    ),
    "import_only_history": N_(
        "working time of {year} becomes history: the plan has figures of {latest}, and the latest"
        " year counts. Say another year if these are to count."
    ),
    "import_not_base_year": N_("the staff is of {year}, but the plan begins in {base}."),
    "import_index_scaled": N_(
        "the index is divided by its value in {year}, so that it is 1 there."
    ),
    "import_figures_missing": N_(
        "{group} is new in the plan and lacks {field}. State it for the whole file, or take"
        " what is missing from another area."
    ),
    "import_area_without_staff": N_(
        "{area} is not in the plan, and the file has no staff for it. Import its staff by age"
        " first, or take the rest over from another area, the staff too."
    ),
    "import_without_staff": N_("left out, as the plan has no staff of that kind: {group}."),
    "import_filled_down": N_(
        "empty cells in these columns count as the cell above them: {columns}. Change it at the"
        " table if they mean something else."
    ),
    "import_nothing_used": N_(
        "none of the file's rows gave a figure ({rows} in all). Look at the heading row and the"
        " columns that are chosen."
    ),
    "import_nothing_new": N_("the plan has all these figures already."),
    "import_no_such_sheet": N_('there is no sheet "{found}". The sheets are: {choices}.'),
    "import_no_such_column": N_('there is no column "{found}". The columns are: {choices}.'),
    "import_no_such_field": N_(
        'the column "{heading}" cannot be read as "{found}". It can be one of: {choices}; for'
        " shares and thousands followed by /percent, /share or /thousands."
    ),
    "import_no_such_question": N_(
        'there is no question "{found}" about this file. There are: {choices}.'
    ),
    "import_no_such_answer": N_(
        '"{found}" is no answer to the question {question}. Answer one of: {choices}.'
    ),
    "import_answer_cpr": N_(
        "the answer to {question} may hold a CPR number, which does not belong in a plan. Delete"
        " it."
    ),
    "import_questions_open": N_(
        "nothing was taken over, as questions must be answered first: {codes}. Answer them with"
        " --answer CODE=VALUE."
    ),
    "import_unfinished": N_(
        "the plan's data have faults. Correct them on the page Data before importing."
    ),
    "import_scenarios_lose": N_(
        "nothing was taken over, as saved scenarios would lose levers: {names}. Import the file in"
        " the window, where you can look at them."
    ),
}
