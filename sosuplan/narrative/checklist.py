"""Where a plan's own figures are to be had, table by table: what the checklist says."""

from __future__ import annotations

from collections.abc import Mapping

from sosuplan.text.language import N_, Language

WHERE: Mapping[str, tuple[str, str]] = {
    "staff": (
        N_("KRL/SIRKA"),
        N_(
            "Employed people by age, occupation and employer in the base year: from KRL's"
            " statistics SIRKA or your own payroll. People, not full-time posts."
        ),
    ),
    "working_time": (
        N_("KRL/SIRKA, own payroll"),
        N_(
            "How many work full time, the weekly hours of those who do not, and sick days per"
            " full-time person: from KRL's statistics SIRKA or your own payroll."
        ),
    ),
    "trainee_intake": (
        N_("KKR, the school"),
        N_(
            "How many start the basic course (GF2) in a year: from the numbers agreed upon in KKR,"
            " the SOSU school, or your own contracts with trainees."
        ),
    ),
    "training": (
        N_("The school, own payroll"),
        N_(
            "Completion, transition and duration: from the SOSU school or the ministry's education"
            " statistics. How many of those who graduate take work with you: from your own payroll."
        ),
    ),
    "entry_ages": (
        N_("Own payroll"),
        N_(
            "How old those are who were taken on in recent years: from your own payroll or KRL's"
            " statistics SIRKA. This can wait: it changes little."
        ),
    ),
    "exit_rates": (
        N_("KRL/SIRKA, own payroll"),
        N_(
            "How many of each age have left from one year to the next, and how many of them"
            " retired: from your own payroll, or KRL's statistics SIRKA on staff turnover."
        ),
    ),
    "reform": (
        N_("The law in force"),
        N_(
            "How much later people retire because of the law: an estimate from the pension age. It"
            " can stand unless you know better."
        ),
    ),
    "transfers": (
        N_("The local agreement"),
        N_(
            "Which tasks and people change employer, for instance on 1 January 2027: from the local"
            " agreement on how they are divided. Nothing moves as long as the table is empty."
        ),
    ),
    "demand_base": (
        N_("Own budget and payroll"),
        N_(
            "Employed people and unfilled posts in the base year: from your own budget and payroll;"
            " unfilled posts also from STAR's survey of recruitment."
        ),
    ),
    "demand_scenarios": (
        N_("Your own choice"),
        N_(
            "Which courses the need may take is your own choice: keep those that are there, change"
            " them, or add one by importing a population projection."
        ),
    ),
    "demand_index": (
        N_("StatBank: FRKM"),
        N_(
            "Growth of the need: import the StatBank's population projection by municipality and"
            " age (table FRKM), build it from growth, a history or industries (Build demand…), or"
            " type what your own budget says."
        ),
    ),
}
"""By table: whom to ask, and what for."""


def whom_to_ask(table: str, language: Language) -> str:
    """Where the figures of a table are to be had, in a few words; "" if nowhere."""
    return language(WHERE[table][0]) if table in WHERE else ""


def what_to_ask(table: str, language: Language) -> str:
    """What figures the table needs and where they are to be had; "" if nowhere."""
    return language(WHERE[table][1]) if table in WHERE else ""
