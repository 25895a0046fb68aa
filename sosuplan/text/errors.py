"""What can be wrong, as codes and values. Sentences are made in ``narrative`` (and in ``ui``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with data that came from outside, and where it is.

    ``code`` names the rule that is broken and ``values`` holds what the sentence needs (limits,
    names, years). ``file`` is a plan table's file name or a path; ``line`` counts from 1 with the
    header as line 1; ``column`` is the plan folder's column name; ``found`` is the text as read.
    """

    code: str
    file: str = ""
    line: int | None = None
    column: str = ""
    found: str | None = None
    values: Mapping[str, str | float] = field(default_factory=dict)


class SosuplanError(Exception):
    """Something outside the program is wrong: it is told to the user, who can do something.

    Anything else that is raised is a fault of the program.
    """

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("; ".join(f"{fault.code} {fault.file}" for fault in self.faults))

    @property
    def codes(self) -> str:
        """Which kinds of faults these are, for a log: nothing of what they are about."""
        return ", ".join(dict.fromkeys(fault.code for fault in self.faults))


class PlanError(SosuplanError):
    """The plan breaks rules of the model; ``faults`` holds all of them."""


class ScenarioError(SosuplanError):
    """A lever, a value or a demand scenario that this plan does not have."""


class StoreError(SosuplanError):
    """A file or folder cannot be read or written."""


class ImportFileError(SosuplanError):
    """A file that people bring cannot be read, or not be taken over as it is asked for."""


class OpenQuestionError(ImportFileError):
    """A file can be taken over, but not before a question about it is answered."""


class DemandError(SosuplanError):
    """What is given makes no index of demand."""
