"""What Windows shows of a program in its properties, as PyInstaller wants to read it."""

from __future__ import annotations

_DANISH, _UNICODE = 0x0406, 1200

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable('{table}', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [{language}, {charset}])]),
  ],
)
"""


def text(version: str) -> str:
    """The resource for ``version``, such as 0.1.0: up to four whole numbers with dots."""
    numbers = tuple(int(part) for part in version.split("."))
    padded = (*numbers, 0, 0, 0, 0)[:4]
    strings = {
        "CompanyName": "SOSUplan contributors",
        "FileDescription": "SOSUplan",
        "FileVersion": version,
        "InternalName": "SOSUplan",
        "LegalCopyright": "MIT",
        "ProductName": "SOSUplan",
        "ProductVersion": version,
    }
    return _TEXT.format(
        numbers=padded,
        table=f"{_DANISH:04X}{_UNICODE:04X}",
        strings="\n".join(
            f"      StringStruct({name!r}, {value!r})," for name, value in strings.items()
        ),
        language=_DANISH,
        charset=_UNICODE,
    )
