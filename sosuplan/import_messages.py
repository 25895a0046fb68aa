"""Faults of files that are imported, as sentences; ``messages`` makes the line of them."""

from __future__ import annotations

from sosuplan.language import mark

IMPORTS = {
    "import_empty": mark("Faults", "the file is empty. Get it again from where it came from."),
    "import_html": mark(
        "Faults",
        "the file is a web page and no spreadsheet, whatever its name says. Open it in Excel"
        " and save it as an Excel workbook (.xlsx).",
    ),
    "import_xml": mark(
        "Faults",
        "the file is XML and no workbook. Open it in Excel and save it as an Excel workbook"
        " (.xlsx).",
    ),
    "import_truncated": mark(
        "Faults",
        "the end of the file is missing or damaged, as after a broken download. Get it again.",
    ),
    "import_damaged": mark(
        "Faults",
        "the file is damaged and cannot be read. Open it in Excel, save it under another"
        " name, and import that one.",
    ),
    "import_password": mark(
        "Faults",
        "the file is protected with a password. Open it in Excel, remove the password, and"
        " save a copy to import.",
    ),
    "import_xlsb": mark(
        "Faults",
        "the file is a binary workbook (.xlsb). Open it in Excel and save it as an Excel"
        " workbook (.xlsx).",
    ),
    "import_pdf": mark(
        "Faults",
        "the file is a PDF, from which no figures can be taken. Ask for the table as a"
        " spreadsheet.",
    ),
    "import_picture": mark(
        "Faults",
        "the file is a picture, from which no figures can be taken. Ask for the table as a"
        " spreadsheet.",
    ),
    "import_database": mark(
        "Faults",
        "the file is a database. A plan made by SOSUplan is opened with Open; of other"
        " databases, export the table as CSV.",
    ),
    "import_document": mark(
        "Faults",
        "the file is a document and no spreadsheet. Copy the table into a spreadsheet, and"
        " import that.",
    ),
    "import_archive": mark(
        "Faults", "the file is a packed folder. Unpack it, and import the file that is in it."
    ),
    "import_not_text": mark(
        "Faults",
        "the file is neither a spreadsheet nor text. Save the table as an Excel workbook"
        " (.xlsx) or as CSV.",
    ),
    "import_unpacks_large": mark(
        "Faults",
        "the workbook takes up more than {high} MB when it is unpacked. Delete the sheets"
        " that are not needed, or save the table as CSV.",
    ),
    "import_too_many_cells": mark(
        "Faults",
        "the file has more than {high} cells. Leave out the columns and rows that are not needed.",
    ),
    "import_no_cells": mark("Faults", "there is nothing in any sheet of the workbook."),
    "import_wrong_encoding": mark(
        "Faults", "the file cannot be read with this encoding. Choose another one."
    ),
    "import_not_calculated": mark(
        "Faults",
        "{count} formulas have never been calculated and are read as empty. Open the file in"
        " Excel and save it to have their results.",
    ),
    "import_px_incomplete": mark(
        "Faults",
        "the PX file lacks its variables, their values or its data. Get it again from where"
        " it came from.",
    ),
    "import_px_size": mark(
        "Faults",
        "the PX file should have {expected} figures, but has {cells}. Get it again from where"
        " it came from.",
    ),
    "import_cpr": mark(
        "Faults",
        "{rows} rows hold what may be CPR numbers (sheet {sheet}). The file is not imported"
        " and nothing of it is kept. Delete the column, also if the numbers are something"
        " else, and try again.",
    ),
    "import_cpr_in_notes": mark(
        "Faults",
        "the file's name, a sheet's name, a note or a heading of a page holds what may be a"
        " CPR number. The file is not imported and nothing of it is kept. Delete the number"
        " and try again.",
    ),
    "import_mapping_unreadable": mark(
        "Faults", "how the columns were used last time cannot be read. Choose them again."
    ),
    "import_no_target": mark(
        "Faults", "it cannot be told what the figures are. Choose the table that they belong to."
    ),
    "import_population": mark(
        "Faults",
        "these are figures of the population by age, which no table of the plan holds. They"
        " can be looked at, but not imported.",
    ),
    "import_field_twice": mark("Faults", "two columns are chosen as {field}. Choose one."),
    "import_field_missing": mark(
        "Faults", "nothing says the {field}. Choose a column, or state it for the whole file."
    ),
    "import_column_gone": mark(
        "Faults", "the column chosen as {field} cannot be used. Choose the columns again."
    ),
    "import_no_figures": mark(
        "Faults", "no column is chosen as the one with the figures. Choose one."
    ),
    "import_no_hours": mark(
        "Faults",
        "a staff list needs a column with the hours a week, or one that tells full time from"
        " part time.",
    ),
    "import_bad_constant": mark("Faults", '"{found}" cannot be used as {field}.'),
    "import_suppressed_rule": mark(
        "Faults",
        "it is not chosen how secret figures are counted. Choose a rule, or a number of at"
        " least 0.",
    ),
    "import_names_ignored": mark(
        "Faults",
        "the column seems to hold names of people. It is not used, and nothing of it is kept.",
    ),
    "import_percent": mark("Faults", "the figures are read as percentages: 72 is 72 %."),
    "import_share": mark(
        "Faults",
        "the heading says percent, but no figure is above {high}: they are read as shares, so"
        " that 0.72 is 72 %. Change it if they are percentages.",
    ),
    "import_two_values": mark(
        "Faults", "the figure for the same group is there already with another value."
    ),
    "import_suppressed": mark(
        "Faults",
        "{count} secret figures of {group} are counted by the rule that is chosen, never as 0.",
    ),
    "import_no_figure_today": mark(
        "Faults",
        "{count} figures of {group} are secret, and the plan has none today to keep. Choose"
        " another rule for them.",
    ),
    "import_no_total_to_spread": mark(
        "Faults",
        "{count} figures of {group} are secret, and the file has no total to spread over"
        " them. Choose another rule for them.",
    ),
    "import_gaps": mark(
        "Faults", "the file has nobody aged {ages} in {group}: these ages are read as 0 persons."
    ),
    "import_ages_clipped": mark(
        "Faults",
        "some age bands reach beyond the ages 17 to 74 that a plan counts. Their persons are"
        " counted at the ages within.",
    ),
    "import_age_middle": mark(
        "Faults", "the rates of an age band are used at the age in its middle."
    ),
    "import_other_years": mark("Faults", "the staff of {year} is taken. Left out: {years}."),
    "import_not_base_year": mark(
        "Faults", "the staff is of {year}, but the plan begins in {base}."
    ),
    "import_index_scaled": mark(
        "Faults", "the index is divided by its value in {year}, so that it is 1 there."
    ),
    "import_figures_missing": mark(
        "Faults",
        "{group} is new in the plan and lacks {field}. State it for the whole file, or take"
        " what is missing from another area.",
    ),
    "import_nothing_used": mark(
        "Faults",
        "none of the {rows} rows gave a figure. Look at the heading row and the columns that"
        " are chosen.",
    ),
    "import_nothing_new": mark("Faults", "the plan has all these figures already."),
}
