"""An old workbook is looked through in time that its length limits, however it is damaged."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.readers.packed import DamagedError, largest_sheet, workbook_stream
from tests.core.import_files import IMPORTS

WHOLE = (IMPORTS / "elever.xls").read_bytes()
_NUMBERS = st.sampled_from(
    [bytes(4), b"\1\0\0\0", b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\0\0\0\x80", b"\x7f\0\0\0"]
)


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) // 4 - 1), st.one_of(_NUMBERS, st.binary(min_size=4))),
        max_size=8,
    ),
    st.integers(0, 3 * len(WHOLE)),
)
def test_whatever_numbers_of_it_are_changed_it_is_looked_through_or_damaged(
    changes: list[tuple[int, bytes]], length: int
) -> None:
    content = bytearray(WHOLE)
    for place, number in changes:
        content[4 * place : 4 * place + 4] = number[:4]
    with contextlib.suppress(DamagedError):
        assert largest_sheet(workbook_stream(bytes(content[:length]))) >= 0


@given(st.binary(max_size=2_000))
def test_whatever_records_it_holds_they_are_looked_through_or_damaged(stream: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert largest_sheet(stream) >= 0


def test_a_sound_one_is_as_large_as_its_cells() -> None:
    assert largest_sheet(workbook_stream(WHOLE)) == 5 * 5
