"""The words of a command line, taken apart. ``cli`` says what they mean.

Python's own ``argparse`` is not used because what it says of mistakes is English text; here a
mistake is a fault like any other and is told in the reader's language.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sosuplan.text.errors import Fault

FLAGS = {"-h": "--help"} | {
    name: name for name in ("--help", "--version", "--all", "--check", "--accept")
}
"""Options without a value, and their full names."""
FOR_ALL = ("--help", "--version")
"""The flags that every command knows."""


@dataclass(slots=True)
class Arguments:
    """``plain`` words in order, and the values of each option in order (``--set`` may repeat)."""

    plain: list[str] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    bare: list[str] = field(default_factory=list)
    """Options that no value follows."""
    faults: list[Fault] = field(default_factory=list)

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
            self.faults.append(
                Fault(
                    "option_choice",
                    found=value,
                    values={"option": option, "choices": ", ".join(allowed)},
                )
            )
        return value

    def refuse_unknown(
        self, command: str, words: int, needed: Sequence[str], options: Sequence[str]
    ) -> None:
        """Note what ``command`` does not know, and which of the options it needs are missing.

        ``words`` is how many plain words it takes. What it needs must not be empty.
        """
        known = (*needed, *options)
        empty = [name for name in needed if "" in self.options.get(name, ())]
        for name in dict.fromkeys((*self.bare, *empty)):
            if name in known:
                self.faults.append(Fault("option_without_value", values={"option": name}))
        for name in (*self.options, *sorted(self.flags.difference(FOR_ALL))):
            if name not in known:
                values = {"command": command, "choices": ", ".join(known)}
                self.faults.append(Fault("unknown_option", found=name, values=values))
        for extra in self.plain[words:]:
            self.faults.append(Fault("extra_argument", found=extra, values={"command": command}))
        for name in needed:
            if name not in self.options:
                values = {"command": command, "argument": name}
                self.faults.append(Fault("missing_argument", values=values))


def take_apart(words: Iterable[str]) -> Arguments:
    """Options are ``--name value`` or ``--name=value``, anywhere; the rest are plain words."""
    arguments = Arguments()
    left = deque(words)
    while left:
        word = left.popleft()
        if word in FLAGS:
            arguments.flags.add(FLAGS[word])
        elif word.startswith("-") and word != "-":
            name, equals, value = word.partition("=")
            if not equals and (not left or left[0].startswith("--")):
                arguments.bare.append(name)
                arguments.options.setdefault(name, [])
                continue
            arguments.options.setdefault(name, []).append(value if equals else left.popleft())
        else:
            arguments.plain.append(word)
    return arguments
