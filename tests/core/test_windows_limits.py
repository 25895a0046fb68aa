"""The limits of Windows, asked of a stand-in for its kernel: what it is told, in which layout.

The layout is that of 64-bit Windows as its headers have it: winnt.h, jobapi2.h.
"""

from __future__ import annotations

import ctypes
import importlib.util
import struct
import sys
from ctypes import wintypes
from types import ModuleType
from typing import Any

import pytest

from sosuplan.importing.readers import limits
from sosuplan.importing.readers.limits import MOST_MEMORY

HANDLE, JOB = 77, 88
PROCESS_MEMORY, DIE_ON_EXCEPTION, KILL_ON_JOB_CLOSE = 0x100, 0x400, 0x2000
EXTENDED_LIMITS, THEIR_SIZE, LIMIT_FLAGS_AT, PROCESS_MEMORY_AT = 9, 144, 16, 112


class Function:
    """One of the kernel's, which remembers how it was called."""

    def __init__(self, calls: list[tuple[Any, ...]], name: str, result: int) -> None:
        self._calls, self._name, self._result = calls, name, result
        self.argtypes: tuple[Any, ...] | None = None
        self.restype: Any = ctypes.c_int

    def __call__(self, *arguments: Any) -> int:
        assert self._name == "SetErrorMode" or len(arguments) == len(self.argtypes or ())
        content: bytes | None = None
        if self._name == "SetInformationJobObject":
            content = bytes(arguments[2]._obj)
        if self._name == "GetProcessTimes":
            for place, low, high in ((3, 30_000_000, 0), (4, 5, 1)):
                arguments[place]._obj.dwLowDateTime = low
                arguments[place]._obj.dwHighDateTime = high
        self._calls.append((self._name, arguments, content))
        return self._result


class Kernel:
    def __init__(self, results: dict[str, int]) -> None:
        self.calls: list[tuple[Any, ...]] = []
        for name in (
            "CreateJobObjectW",
            "SetInformationJobObject",
            "AssignProcessToJobObject",
            "CloseHandle",
            "GetProcessTimes",
            "SetErrorMode",
        ):
            setattr(self, name, Function(self.calls, name, results.get(name, 1)))

    @property
    def called(self) -> list[str]:
        return [call[0] for call in self.calls]


def on_windows(monkeypatch: pytest.MonkeyPatch, **results: int) -> tuple[ModuleType, Kernel]:
    """The module as it is there; functions of the kernel return ``results``, or 1."""
    kernel = Kernel({"CreateJobObjectW": JOB, **results})
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    monkeypatch.setattr(wintypes, "DWORD", ctypes.c_uint32)
    spec = importlib.util.spec_from_file_location("limits_of_windows", limits.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, kernel


def test_the_process_is_held_to_its_memory_and_ends_with_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module, kernel = on_windows(monkeypatch)
    bounds = module.Bounds(1, HANDLE)
    assert kernel.called == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "AssignProcessToJobObject",
    ]
    _, (job, kind, _, size), content = kernel.calls[1]
    assert (job, kind, size) == (JOB, EXTENDED_LIMITS, THEIR_SIZE)
    assert len(content) == THEIR_SIZE
    (flags,) = struct.unpack_from("<I", content, LIMIT_FLAGS_AT)
    assert flags == PROCESS_MEMORY | DIE_ON_EXCEPTION | KILL_ON_JOB_CLOSE
    assert struct.unpack_from("<Q", content, PROCESS_MEMORY_AT) == (MOST_MEMORY,)
    assert kernel.calls[2][1] == (JOB, HANDLE)
    bounds.close()
    bounds.close()
    assert [call[1] for call in kernel.calls if call[0] == "CloseHandle"] == [(JOB,)]


@pytest.mark.skipif(struct.calcsize("P") != 8, reason="the layout of 64 bits")
def test_its_time_is_that_of_the_kernel_and_the_user_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module, kernel = on_windows(monkeypatch)
    bounds = module.Bounds(1, HANDLE)
    assert bounds.taken() == (0, (30_000_000 + 2**32 + 5) / 10_000_000)
    assert kernel.calls[-1][1][0] == HANDLE


@pytest.mark.parametrize(
    "refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_a_system_without_such_jobs_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    module, _ = on_windows(monkeypatch, **{refused: 0})
    bounds = module.Bounds(1, HANDLE)
    assert bounds.taken() is not None
    bounds.close()


def test_no_question_is_asked_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    module, kernel = on_windows(monkeypatch)
    module.limit_this_process()
    assert [call[:2] for call in kernel.calls] == [("SetErrorMode", (0x0001 | 0x0002 | 0x8000,))]
