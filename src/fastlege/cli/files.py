"""Reading family files and case files (*filer*), for caseworkers and for citizens.

A citizen must not learn anything from documents that cannot be read. The decision is then about a family
without known facts, and is refused like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastlege.cli.documents import (
    documents_of,
    is_document,
    is_of_a_register,
    is_plain,
    is_text_of_json,
    stand_in,
    with_stand_ins,
)
from fastlege.errors import InvalidDocumentError, Problem
from fastlege.facts import Family, Person
from fastlege.json_text import is_object, read_marked, read_object, repeats
from fastlege.problems import Problems, joined, within
from fastlege.register import read_family_file
from fastlege.register.documents import family_file_day
from fastlege.register.schema_check import shown
from fastlege.terms import Audience, PersonId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["family_for", "family_of_nobody", "nobody", "parsed", "paths_in"]

_OF_CASES: Final = frozenset(("user", "access_level"))
_IN_PATHS: Final = frozenset("./\\")
_A_PATH: Final = "give the document itself, not the path of a file"
_IS_CASE: Final = (
    "give a family file, with as_of, child and parents; this is a case file: give it to fastlege menu or "
    "fastlege request"
)
_IS_FAMILY: Final = (
    "give a case file, with at, access_level, user and gp; this is a family file: give it to fastlege "
    "represent, or put it into a case as its family"
)
_BY_LINE: Final = (Problem("", "for a family on each line, use --lines"),)
_IS_DOCUMENT: Final = (
    "give a file with this document in it, as child, parent or user; this is the document alone"
)


def parsed(document: bytes, root: str, audience: Audience = Audience.CITIZEN) -> Mapping[str, Any]:
    """Parse a file, and check that it is a case file (``case``) or a family file (``file``), as requested.

    Args:
        document: The file.
        root: The kind of file, ``case`` or ``file``.
        audience: Who reads the decision. For a citizen, a register document that repeats a name is not
            a problem here: one that cannot be read takes its place.

    Raises:
        InvalidDocumentError: With every problem.
    """
    try:
        file = read_object(document, shown)
    except InvalidDocumentError as error:
        mended = _mended(document, root) if audience is Audience.CITIZEN else None
        if mended is None:
            found = (
                [*error.problems, *_BY_LINE] if root == "file" and _is_by_line(document) else error.problems
            )
            raise InvalidDocumentError(within(root, found), error.more) from None
        file = mended
    problems = Problems()
    if is_document(file):
        problems.add(root, _IS_DOCUMENT)
    elif root == "case" and "child" in file and _OF_CASES.isdisjoint(file):
        problems.add(root, _IS_FAMILY)
    elif root == "file" and "child" not in file and not _OF_CASES.isdisjoint(file):
        problems.add(root, _IS_CASE)
    problems.raise_any(InvalidDocumentError)
    return file


def _is_by_line(document: bytes) -> bool:
    """Return whether a file that is not a JSON object has one on its first line."""
    first, _, rest = document.lstrip().partition(b"\n")
    return bool(rest.strip()) and is_object(read_marked(first))


def _mended(document: bytes, root: str) -> Mapping[str, Any] | None:
    """Parse a file in which only register documents repeat names; None when anything else is wrong."""
    file = read_marked(document)
    if not is_object(file):
        return None
    family = file if root == "file" else file.get("family")
    if not is_object(family) or (root == "case" and not is_of_a_register(family)):
        return None
    user = None if is_plain(file.get("user")) else file.get("user")
    documents = [user, *(document for _, document in documents_of(family))]
    # A name repeated outside the documents is a problem of the file itself, which a citizen may learn.
    if sum(map(repeats, documents)) < repeats(file):
        return None
    if root == "file":
        return with_stand_ins(file)
    return {**file, "family": with_stand_ins(family), "user": stand_in(user) if user else file.get("user")}


def paths_in(family: object, path: str, problems: Problems) -> None:
    """Add a problem for each path of a file that was given instead of a document."""
    documents = documents_of(family) if is_object(family) else [("", family)]
    for where, document in documents:
        if isinstance(document, str) and not is_text_of_json(document) and not _IN_PATHS.isdisjoint(document):
            problems.add(joined(path, where), _A_PATH)


def family_for(audience: Audience, document: bytes, on: date | None) -> Family:
    """Read a family file for an audience.

    Raises:
        InvalidDocumentError: With every problem; for a citizen, only problems outside the documents.
    """
    file = parsed(document, "file", audience)
    problems = Problems()
    paths_in(file, "file", problems)
    problems.raise_any(InvalidDocumentError)
    if audience is Audience.CASEWORKER:
        return read_family_file(file, on=on)
    day = family_file_day(file, on)
    try:
        return read_family_file(file, on=on)
    except InvalidDocumentError:
        return family_of_nobody(day)


def nobody(mark: str = "-") -> Person:
    """Make a person without known facts."""
    return Person(id=PersonId(mark), protected=None, standing=None)


def family_of_nobody(on: date) -> Family:
    """Make a family without known facts."""
    return Family(child=nobody(), parents=(), all_parents_known=False, as_of=on)
