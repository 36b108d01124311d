"""``fastlege represent``: who may act for the children of family files, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from fastlege.cli import lines
from fastlege.cli.by_line import complain
from fastlege.cli.families import Reader, decided, in_data, in_words, is_refused
from fastlege.cli.files import family_for
from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, FAILED, REFUSED, as_line, in_json, say
from fastlege.errors import InvalidInputError
from fastlege.terms import Audience, Language, PersonId
from fastlege.words import catalogue

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date

    from fastlege.facts.family import Family

__all__ = ["run"]

_FILE: Final = "FILE"


def run(asked: argparse.Namespace) -> int:
    """Decide, and print the decisions in the requested form.

    Raises:
        InvalidInputError: With every problem of the arguments and, if there is only one, of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    audience = given.choice("--audience", asked.audience, Audience)
    on = given.day("--on", asked.on)
    _check(given, asked, audience)
    reader = Reader(language, audience, asked.policy, None if asked.user is None else PersonId(asked.user))
    first, *more = asked.files
    if asked.lines:
        given.complete(asked)
        return lines.run(
            asked.files, reader, on=on, form="csv" if asked.csv else "json" if asked.json else "text"
        )
    if not more:
        family = given.complete(_family(given, reader, first, on))
        return _print(family, reader, in_json if asked.json else None)
    given.complete(asked)
    # All files are printed, and the worst status is returned.
    return max(_one_of_many(place, path, reader, on, asked) for place, path in enumerate(asked.files, 1))


def _check(given: Given, asked: argparse.Namespace, audience: Audience) -> None:
    """Check combinations of options."""
    if asked.lines and (asked.user is not None or audience is Audience.CITIZEN):
        given.add("--lines", "use it for caseworkers only, without --user; a citizen is shown one family")
    elif audience is Audience.CITIZEN and not given.is_identity_number(asked.user):
        given.problem("--user", "the eleven digits of the citizen's identity number in use")
    elif audience is Audience.CASEWORKER and asked.user is not None:
        given.problem("--user", "it together with --audience citizen, and only then")
    if asked.csv and (asked.json or not asked.lines):
        given.problem("--csv", "it together with --lines, and without --json")


def _family(given: Given, reader: Reader, path: str, on: date | None) -> Family | None:
    document = given.file(_FILE, path)
    if document is None:
        return None
    return given.of(partial(family_for, reader.audience, document, on), {"file": _FILE})


def _one_of_many(place: int, path: str, reader: Reader, on: date | None, asked: argparse.Namespace) -> int:
    """Print one of several families, or its problems; the other files follow either way."""
    problems = Given()
    family = _family(problems, reader, path, on)
    try:
        whole = problems.complete(family)
    except InvalidInputError as error:
        complain(f"file {place}", str(error).splitlines())
        return FAILED
    if asked.json:
        return _print(whole, reader, as_line)
    say(f"{catalogue(reader.language).cli['file']} {place}\n")
    status = _print(whole, reader, None)
    say("\n")
    return status


def _print(family: Family, reader: Reader, as_json: Callable[[object], str] | None) -> int:
    decisions = decided(family, reader)
    say(as_json(in_data(family, decisions, reader)) if as_json else in_words(family, decisions, reader))
    return REFUSED if is_refused(decisions, reader) else DECIDED
