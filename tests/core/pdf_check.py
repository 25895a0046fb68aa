"""An accessibility check of our own: what PDF/UA asks of a tagged file, read back from the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from tests.core.pdf_content import (
    PAINT_OPERATORS,
    TAG_OPERATORS,
    TEXT_OPERATORS,
    Reference,
    object_at,
    operations,
)


@dataclass(frozen=True)
class Piece:
    """Some text in one place."""

    text: str
    x: float
    """From the left, in points."""
    y: float
    """From below, in points."""
    size: float
    """Of its type, in points."""


@dataclass
class Element:
    """One element of the structure tree, by its role."""

    role: str
    alt: str = ""
    name: str = ""
    """By which cells of a table name their heads."""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    """Page and number of each piece of marked content."""

    def __iter__(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child

    def find(self, *roles: str) -> list[Element]:
        return [one for one in self if one.role in roles]


class Tagged:
    """A tagged PDF file read back."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.reader = PdfReader(io.BytesIO(content))
        self.root = self.reader.trailer["/Root"]
        self._page_of = {
            page.indirect_reference.idnum: place
            for place, page in enumerate(self.reader.pages)
            if page.indirect_reference is not None
        }

    @cached_property
    def tree(self) -> Element:
        """The structure tree, its own root included."""
        structure = self._object(self.root.raw_get("/StructTreeRoot").idnum)
        self._roles = self._found(structure.get("/RoleMap", {}))
        top = Element("Root")
        self._take(structure.get("/K"), None, top)
        return top

    def _object(self, number: int) -> Any:
        return object_at(self._content, self.reader.xref[0][number])

    def _found(self, value: Any) -> Any:
        return self._object(value.number) if isinstance(value, Reference) else value

    def _take(self, node: Any, page: int | None, into: Element) -> None:
        node = self._found(node)
        if isinstance(node, list):
            for one in node:
                self._take(one, page, into)
        elif isinstance(node, dict):
            if "/Pg" in node:
                page = self._page_of[node["/Pg"].number]
            if node.get("/Type") == "/MCR":
                into.content.append((int(page or 0), int(node["/MCID"])))
            elif "/S" in node:
                role = node["/S"]
                attributes = [self._found(one) for one in self._found(node.get("/A", ()))]
                made = Element(
                    self._roles.get(role, role).lstrip("/"),
                    node.get("/Alt", ""),
                    str(node.get("/ID", "")),
                    {key: value for one in attributes for key, value in one.items()},
                )
                into.children.append(made)
                self._take(node.get("/K"), page, made)
        elif node is not None:
            into.content.append((int(page or 0), int(node)))

    @cached_property
    def names(self) -> set[str]:
        """The names of elements that the file lists, which must be in order."""
        listed = self.root["/StructTreeRoot"].get("/IDTree", {}).get("/Names", ())
        names = [str(name) for name in listed[::2]]
        return set(names) if names == sorted(names) else set()

    @cached_property
    def _read(self) -> list[tuple[str, list[Piece]]]:
        """The text of each page as pypdf reads it, and its pieces."""
        return [self._read_page(page) for page in self.reader.pages]

    def _read_page(self, page: PageObject) -> tuple[str, list[Piece]]:
        pieces: list[Piece] = []

        def visit(text: str, on: list[float], at: list[float], _: object, size: float) -> None:
            if text.strip():
                x = at[4] * on[0] + at[5] * on[2] + on[4]
                y = at[4] * on[1] + at[5] * on[3] + on[5]
                pieces.append(Piece(text, x, y, abs(size * at[3] * on[3])))

        content = page.raw_get("/Contents")
        read = ContentStream(None, self.reader, "bytes")
        read.operations = list(operations(content.get_object().get_data()))
        page[NameObject("/Contents")] = read
        try:
            text = page.extract_text(visitor_text=visit)
        finally:
            page[NameObject("/Contents")] = content
        return text, pieces

    @property
    def lines(self) -> list[str]:
        """The text of each page with the ends of its lines."""
        return [text for text, _ in self._read]

    @property
    def pieces(self) -> list[list[Piece]]:
        """What is written on each page, and where; blanks are left out."""
        return [pieces for _, pieces in self._read]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, on one line, without the places where long words may break."""
        return [" ".join(text.replace("\u200b", "").split()) for text in self.lines]

    @cached_property
    def text(self) -> str:
        return " ".join(self.texts)

    def fonts(self) -> dict[str, bool]:
        """The fonts by name, and whether each is embedded."""
        found = {}
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = inner["/FontDescriptor"].get_object()
                embedded = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
                found[str(inner["/BaseFont"]).lstrip("/")] = embedded
        return found


def faults(file: Tagged) -> list[str]:
    """Everything in the file that a reader who cannot see it would stumble over."""
    return [
        *_document(file),
        *_content(file),
        *_figures(file),
        *_headings(file),
        *_tables(file),
        *_paragraphs(file),
    ]


def _document(file: Tagged) -> Iterator[str]:
    if not str((file.reader.metadata or {}).get("/Title", "")).strip():
        yield "no title"
    if not file.root.get("/Lang"):
        yield "no language"
    if not file.root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if not file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window would show the file's name instead of the title"


def _content(file: Tagged) -> Iterator[str]:
    """Everything painted is tagged or an artifact, and every tag is in the tree once."""
    told = [one for element in file.tree for one in element.content]
    if len(told) != len(set(told)):
        yield "content that is in the tree twice"
    for place, page in enumerate(file.reader.pages):
        painted = set()
        for number in _painted(page):
            if number is None:
                yield f"page {place + 1}: content that is neither tagged nor an artifact"
            elif number >= 0:
                painted.add((place, number))
        missing = painted.difference(told)
        if missing:
            yield f"page {place + 1}: tagged content that is not in the tree: {sorted(missing)}"


def _painted(page: PageObject) -> Iterator[int | None]:
    """The number of the marked content that each painting belongs to; -1 for artifacts."""
    open_tags: list[int | None] = []
    content = page["/Contents"].get_object().get_data()
    for operands, operator in operations(content, TAG_OPERATORS):
        if operator == b"BDC":
            properties = operands[1]
            if isinstance(properties, DictionaryObject) and "/MCID" in properties:
                open_tags.append(int(properties["/MCID"]))
            else:
                open_tags.append(-1 if operands[0] == "/Artifact" else _inner(open_tags))
        elif operator == b"BMC":
            open_tags.append(-1 if operands[0] == "/Artifact" else _inner(open_tags))
        elif operator == b"EMC":
            open_tags.pop()
        elif operator in TEXT_OPERATORS + PAINT_OPERATORS:
            yield _inner(open_tags)


def _inner(open_tags: list[int | None]) -> int | None:
    return open_tags[-1] if open_tags else None


def _figures(file: Tagged) -> Iterator[str]:
    for figure in file.tree.find("Figure"):
        if not figure.alt.strip():
            yield "a figure without an alternative text"


def _headings(file: Tagged) -> Iterator[str]:
    before = 0
    for heading in file.tree.find(*(f"H{level}" for level in range(1, 7))):
        level = int(heading.role[1])
        if level > before + 1:
            yield f"a heading of level {level} after one of level {before}"
        before = level
    if not before:
        yield "no heading"


def _tables(file: Tagged) -> Iterator[str]:
    for table in file.tree.find("Table"):
        rows = table.find("TR")
        if not rows or not any(cell.role == "TH" for cell in rows[0].children):
            yield "a table without heads"
        for row in rows:
            strange = {cell.role for cell in row.children}.difference(("TH", "TD"))
            if strange or not row.children:
                yield f"a row of a table with {strange or 'nothing in it'}"
        yield from _heads(file, table)


def _heads(file: Tagged, table: Element) -> Iterator[str]:
    """Every head says what it is the head of, and every figure which heads it has."""
    heads = {cell.name: cell.attributes.get("/Scope") for cell in table.find("TH")}
    if not all(heads) or None in heads.values():
        yield "a head of a table without a name or a scope"
    if not heads.keys() <= file.names:
        yield "a head of a table that is not in the list of names"
    for row in (row for body in table.find("TBody") for row in body.find("TR")):
        if row.children[0].role != "TH":
            yield "a row of a table without a head"
        beside = {cell.name for cell in row.children if cell.role == "TH"}
        for cell in row.children:
            named = {str(name) for name in cell.attributes.get("/Headers", ())}
            if not named <= heads.keys():
                yield "a cell of a table with a head that is not in it"
            scopes = {heads.get(name) for name in named}
            if cell.role == "TD" and not (named & beside and "/Column" in scopes):
                yield "a cell of a table that does not name the heads of its row and column"


HOLD_TEXT = ("P", "TD", "TH", "Lbl", "LBody", "Caption", *(f"H{level}" for level in range(1, 7)))


def _paragraphs(file: Tagged) -> Iterator[str]:
    """Text stands in a paragraph, a heading, a list or a table."""

    def visit(element: Element, held: bool) -> Iterator[str]:
        held = held or element.role in (*HOLD_TEXT, "Figure")
        if element.content and not held:
            yield f"text that is in no paragraph, but in {element.role}"
        for child in element.children:
            yield from visit(child, held)

    yield from visit(file.tree, False)
