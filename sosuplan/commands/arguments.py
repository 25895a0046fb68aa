"""The words of a command line, and what each command knows of them.

``argparse`` takes the words apart and lays out the help. What it says of mistakes is in English
alone and of one mistake at a time; here a mistake is a fault like any other.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import DEFAULT_LANGUAGE, N_, Language

PROGRAM = "SOSUplan"
_OPTIONS = {
    "--from": (N_("FOLDER"), N_("the plan folder to read")),
    "--to": (N_("FOLDER"), N_("the plan folder to write")),
    "--out": (N_("FILE"), N_("the file to write; with --all the folder")),
    "--scenario": (N_("NAME"), N_("a scenario saved in the plan; {without} if not given")),
    "--compare": (
        N_("NAME"),
        N_("a saved scenario to compare with; may be repeated up to four times"),
    ),
    "--reference": (N_("NAME"), N_("one of the scenarios; {without} if not given")),
    "--demand": (N_("SCENARIO"), N_("another demand scenario")),
    "--set": (
        N_("LEVER=VALUE[@START-FULL]"),
        N_("moves a lever, in years of its own if given; may be repeated, decimals with a dot"),
    ),
    "--occupation": ("SSA|SSH|all", N_("assistants, helpers, or both told as two")),
    "--area": (N_("AREA"), N_("the area of a workbook with formulas, where the plan has several")),
    "--unit": ("heads|fte", N_("persons if not given")),
    "--date": (N_("YYYY-MM-DD"), N_("the date in print; today if not given")),
    "--year": (N_("YEAR"), N_("the year that is asked about; the last one if not given")),
    "--draws": (N_("N"), N_("how many draws; 1000 if not given")),
    "--seed": (N_("S"), N_("the same number gives the same draws; 2024 if not given")),
    "--base-year": (N_("YEAR"), N_("the new base year; the one after the plan's if not given")),
    "--by": ("area", N_("area by area")),
    "--target": (N_("SHARE"), N_("full time of every group that is below it, 0 to 1")),
    "--weight": (
        N_("LEVER=WEIGHT"),
        N_(
            "how much a change of the lever counts in a mix; 1 if not given, none leaves it out."
            " Brings in one that is not in the mix otherwise; may be repeated"
        ),
    ),
    "--fit": (
        N_("NAME[=LOW..HIGH]"),
        N_(
            "an assumption that is fitted, within bounds; may be repeated. The first part of a name"
            " stands for all that begin so (other_exits). Without it, assumptions that are usually"
            " unknown"
        ),
    ),
    "--format": ("FORMAT", N_("csv (if not given) or json; of import text (if not given) or json")),
    "--sections": ("A,B", "{sections}"),
    "--sheet": (N_("NAME"), N_("another sheet of a workbook")),
    "--answer": (
        N_("CODE=VALUE"),
        N_(
            "answers a question, or chooses otherwise; may be repeated. Job titles are answered by"
            " titles=none, or by titles=TITLE:SSH;OTHER TITLE:SSA;*:none"
        ),
    ),
    "--lang": ("da|en", N_("language of messages and of what is written")),
}
"""What follows each option, and what it does."""

_FLAGS = {
    "--all": N_("every saved scenario"),
    "--live": N_(
        "a workbook with formulas, in which one scenario of one occupation in one area is computed"
        " by the spreadsheet itself from levers in cells"
    ),
    "--check": N_("writes nothing, as without it"),
    "--mix": N_("of a goal: the least change of several levers together"),
    "--accept": N_("takes over what is in the file, unless a question is open"),
    "--help": N_("this text; with a command, what follows it"),
    "--version": N_("the version"),
}
"""Options without a value."""
_TWO_WORDS = "scenario"
"""The first word of commands that have two."""
FOR_ALL = ("--lang", "--help", "--version")
"""What every command knows."""


@dataclass(slots=True)
class Arguments:
    """``plain`` words in order, and the values of each option in order (``--set`` may repeat)."""

    plain: list[str] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The language of ``--lang``."""
        return Language(self.last("--lang") or DEFAULT_LANGUAGE)

    def refuse(self) -> None:
        """Raise ``SosuplanError`` with everything that is wrong so far."""
        if self.faults:
            raise SosuplanError(self.faults)

    def last(self, option: str) -> str | None:
        """The value of an option that counts once: the one given last."""
        values = self.options.get(option)
        return values[-1] if values else None

    def one_of(self, option: str, choices: Iterable[str], default: str = "") -> str:
        """The value of an option that has a few possible ones; another one is a fault."""
        value = self.last(option)
        if value is None:
            return default
        allowed = tuple(choices)
        if value not in allowed:
            values = {"option": option, "choices": ", ".join(allowed)}
            self.faults.append(Fault("option_choice", found=value, values=values))
        return value


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does, the words and options that it needs, and those that it knows."""

    run: Callable[[str, Arguments], Iterator[str]]
    summary: str
    needed: Sequence[str] = ()
    options: Sequence[str] = ()
    words: Sequence[str] = ("PLAN.sosuplan",)
    """What follows the command's name."""
    others: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Options that have another value than in other commands, like ``_OPTIONS``."""

    def take_apart(self, name: str, words: Sequence[str]) -> Arguments:
        """What follows the command's ``name``. Everything wrong is among the faults."""
        known = (*self.needed, *self.options, *FOR_ALL)
        arguments, unknown = _parse(_parser(known), words)
        if not arguments.plain and arguments.faults:
            return arguments
        for option in self.needed:
            if option not in arguments.options:
                values = {"command": name, "argument": option}
                arguments.faults.append(Fault("missing_argument", values=values))
            elif "" in arguments.options[option]:
                arguments.faults.append(Fault("option_without_value", values={"option": option}))
        for missing in self.words[len(arguments.plain) :]:
            values = {"command": name, "argument": missing}
            arguments.faults.append(Fault("missing_argument", values=values))
        for option in dict.fromkeys(unknown):
            values = {"command": name, "choices": ", ".join(known)}
            arguments.faults.append(Fault("unknown_option", found=option, values=values))
        # What follows an option that is not known may be its value.
        for extra in () if unknown else arguments.plain[len(self.words) :]:
            arguments.faults.append(Fault("extra_argument", found=extra, values={"command": name}))
        return arguments

    def usage(self, name: str, language: Language) -> str:
        """How the command is written, and what it does."""
        options = {**_OPTIONS, **self.others}
        needed = [f"{option} {language(options[option][0])}" for option in self.needed]
        return (
            " ".join([name, *map(language, self.words), *needed])
            + f"\n    {language(self.summary)}\n"
        )

    def help(self, name: str, language: Language, values: Mapping[str, str]) -> str:
        """How the command is written, what it does, and its options."""
        known = (*self.needed, *self.options)
        parser = _parser(known, language, values, {**_OPTIONS, **self.others})
        return f"{self.usage(name, language)}\n{parser.format_help()}"


def before_command(words: Sequence[str]) -> tuple[Arguments, str, list[str]]:
    """What holds for every command, the command's name ("" if there is none), and all words but
    that one."""
    arguments, _ = _parse(_parser((*_OPTIONS, *_FLAGS)), words)
    names = arguments.plain[: 2 if arguments.plain[:1] == [_TWO_WORDS] else 1]
    left = list(words)
    for one in names:
        left.remove(one)
    return arguments, " ".join(names), left


def program_help(commands: Mapping[str, Command], about: str, language: Language) -> str:
    """What the program does, each of its commands, and what they all know."""
    usages = "".join(one.usage(name, language) for name, one in commands.items())
    return f"{about}\n{usages}\n{_parser(FOR_ALL, language).format_help()}"


def _parser(
    known: Iterable[str],
    language: Language | None = None,
    values: Mapping[str, str] | None = None,
    of: Mapping[str, tuple[str, str]] = _OPTIONS,
) -> argparse.ArgumentParser:
    """A parser of the options ``known``; with ``language`` it has their explanations."""
    parser = argparse.ArgumentParser(
        PROGRAM,
        usage=argparse.SUPPRESS,
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        formatter_class=_Layout,
    )
    options = parser.add_argument_group()

    def told(text: str) -> str:
        return language(text).format(**(values or {})) if language is not None else ""

    for name in known:
        if name in _FLAGS:
            names = ("-h", name) if name == "--help" else (name,)
            options.add_argument(*names, dest=name, action="store_true", help=told(_FLAGS[name]))
        else:
            metavar, text = of[name]
            options.add_argument(
                name, dest=name, action="append", nargs="?", metavar=told(metavar), help=told(text)
            )
    parser.add_argument("words", nargs="*", help=argparse.SUPPRESS)
    return parser


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Options under the command that has them, each with one value after it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        return str(action.metavar or "")


def _parse(parser: argparse.ArgumentParser, words: Sequence[str]) -> tuple[Arguments, list[str]]:
    """``words`` taken apart, and the options among them that ``parser`` does not know."""
    arguments = Arguments()
    try:
        found, rest = parser.parse_known_intermixed_args(words)
    except argparse.ArgumentError as error:
        # The one mistake left: a value after an option that has none.
        values = {"option": error.argument_name or ""}
        arguments.faults.append(Fault("option_with_value", values=values))
        return arguments, []
    arguments.plain = found.words
    for name, value in vars(found).items():
        if name in _FLAGS and value:
            arguments.flags.add(name)
        elif name in _OPTIONS and value:
            arguments.options[name] = [one for one in value if one is not None]
            if None in value:
                arguments.faults.append(Fault("option_without_value", values={"option": name}))
    return arguments, [one.partition("=")[0] for one in rest if one.startswith("-")]
