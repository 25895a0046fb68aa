"""What a program takes from the machine it runs on: libraries, files, sockets; and a screen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

LIBRARIES = frozenset(
    {
        "ld-linux-x86-64.so.2",
        "libEGL.so.1",
        "libGL.so.1",
        "libc.so.6",
        "libcups.so.2",
        "libdl.so.2",
        "libm.so.6",
        "libpthread.so.0",
        "librt.so.1",
        "libutil.so.1",
        "libwayland-client.so.0",
        "libwayland-cursor.so.0",
        "libxcb.so.1",
    }
)
"""Libraries that every Linux desktop has: the C library, the drivers' and the display's."""

FOR_LAUNCHER = frozenset({"libc.so.6", "libdl.so.2", "libpthread.so.0", "libz.so.1"})
"""Those that the launcher may ask for. It unpacks Python's modules before the program's own
libraries can be found, so a copy of zlib among these does not help it."""

_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)
_CALL = re.compile(r"(?:socket\((\w+)|openat\([^,]+, \"([^\"]*)\".*= \d)")
_OF_NETWORK = ("AF_INET", "AF_INET6", "AF_PACKET", "AF_NETLINK")


def linked_to(*files: str) -> set[str]:
    """Names of the libraries that the given ones ask for themselves."""
    if sys.platform == "win32":
        from PyInstaller.depend.bindepend import get_imports

        return {name for file in files for name, _ in get_imports(file)}
    listed = subprocess.run(["objdump", "-p", *files], check=True, capture_output=True, text=True)
    return set(_NEEDED.findall(listed.stdout))


def libraries_outside(program: Path) -> set[str]:
    """Names of libraries of the system that the program in the folder ``program`` asks for beyond
    those of every desktop (on Linux)."""
    files = [path for path in program.rglob("*") if path.is_file()]
    libraries = [str(path) for path in files if _is_library(path)]
    launchers = [library for library in libraries if Path(library).parent == program]
    strange = linked_to(*libraries) - {path.name for path in files} - LIBRARIES
    return strange | (linked_to(*launchers) - FOR_LAUNCHER)


def _is_library(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def can_trace() -> bool:
    """True where strace is there and may look at programs."""
    strace = shutil.which("strace")
    return (
        strace is not None
        and not subprocess.run(
            [strace, "-f", "--seccomp-bpf", "-o", "/dev/null", "true"],
            capture_output=True,
            check=False,
        ).returncode
    )


def tracer(file: Path) -> list[str]:
    """The words before a command that write down its files and sockets in ``file``."""
    strace = shutil.which("strace") or "strace"
    return [strace, "-f", "--seccomp-bpf", "-e", "trace=socket,openat", "-o", str(file)]


def sockets(trace: str) -> list[str]:
    """Sockets of a network that were asked for in a trace."""
    return [
        call[0]
        for line in trace.splitlines()
        if (call := _CALL.search(line)) and call[1] in _OF_NETWORK
    ]


def opened_under(trace: str, folders: Iterable[str]) -> list[str]:
    """Paths in ``folders`` that were opened in a trace."""
    inside = tuple(folders)
    paths = (call[2] for line in trace.splitlines() if (call := _CALL.search(line)) and call[2])
    return [path for path in paths if path.startswith(inside)]


def pythons(root: Path) -> list[str]:
    """Where the Pythons of this machine, and the source of the program, keep their files."""
    prefixes = {sys.prefix, sys.base_prefix, "/usr", "/usr/local"}
    return [f"{root}/", *(f"{prefix}/lib/python" for prefix in prefixes)]


@contextmanager
def screen() -> Iterator[str | None]:
    """A screen that nobody sees, as the name of its display; None without Xvfb."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    try:
        yield f":{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()
