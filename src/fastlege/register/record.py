"""What a register says of one person (*registeropplysninger*), and what several entries say together.

Each register's reader ends in these records; from here on nobody knows where a fact came from. Entries that
contradict each other make a fact unknown. Only numbers and births that contradict each other are a problem:
then it is not even known about whom one asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from fastlege.terms import ParentRole, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from fastlege.facts.people import Person
    from fastlege.register.reading import Codes, Element

__all__ = [
    "NumberForm",
    "ParentRelation",
    "ParentalResponsibility",
    "PersonRecord",
    "Relations",
    "one_birth",
    "one_number",
    "one_standing",
    "only",
]

_T = TypeVar("_T")
_DECISIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY)


class NumberForm(NamedTuple):
    """How a register writes identity numbers (*identifikasjonsnumre*).

    Attributes:
        element: The element in which they stand.
        number: The field with the number.
        kind: The field with its kind.
        kinds: The codes of the kinds, each with its rank: the lowest goes first.
        in_use: The codes of the field ``status``.
        missing: What to give when there is no number.
    """

    element: str
    number: str
    kind: str
    kinds: Codes[int]
    in_use: Codes[bool]
    missing: str


class PersonRecord(NamedTuple):
    """One person of a register.

    Attributes:
        person: The facts.
        numbers: Every identity number that the person has or had.
    """

    person: Person
    numbers: frozenset[str]

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "PersonRecord(…)"


class ParentRelation(NamedTuple):
    """A line in the child's document that names a parent (*familierelasjon*).

    Attributes:
        role: Which parent; None: the register did not say, or says two things that contradict each other.
        number: The identity number, possibly an older one; None: there is none.
    """

    role: ParentRole | None
    number: str | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "ParentRelation(…)"


class ParentalResponsibility(NamedTuple):
    """A line in the child's document on parental responsibility (*foreldreansvar*).

    Attributes:
        kind: ``felles``, ``mor``, ``far``, ``medmor``, ``andre`` or ``ukjent``.
        holder: The holder's identity number, possibly an older one, or None.
        elsewhere: Whether the holder is an organisation or has no identity number.
        subject: The child's identity number, possibly an older one; None: not said; empty: it has none.
    """

    kind: str
    holder: str | None
    elsewhere: bool
    subject: str | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "ParentalResponsibility(…)"


class Relations(NamedTuple):
    """What a child's document says of its parents (*foreldre*); None: the register did not say."""

    parents: frozenset[ParentRelation] | None
    responsibilities: frozenset[ParentalResponsibility] | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Relations(…)"


def one_number(document: Element, form: NumberForm, every: Collection[str], in_use: Mapping[str, int]) -> str:
    """Choose the number by which a person is called now; without one in use, the only one there is.

    Args:
        document: The document.
        form: How the register writes numbers.
        every: The numbers that the person has or had.
        in_use: Those in use, each with its rank: the lowest goes first.
    """
    chosen = list(in_use or every)
    if len(in_use) > 1:
        best = min(in_use.values())
        chosen = [number for number in chosen if in_use[number] == best]
    number = only(chosen)
    if number is None:
        several = "give one identity number that is in use; there are several"
        document.problem(form.element, several if every else form.missing)
    return number or "?"


def one_birth(
    document: Element, name: str, days: list[date], years: list[int]
) -> tuple[date | None, int | None]:
    """Give the day of birth, or the year alone; `name` is the element in which the births stand."""
    every_year = years + [day.year for day in days]
    day, year = only(days), only(every_year)
    if every_year and (year is None or (days and day is None)):
        document.problem(name, "give one birth; the dates and years of these entries contradict each other")
        return None, None
    return day, (year if day is None else None)


def one_standing(found: list[Standing | None]) -> Standing | None:
    """Decide what a person is: death counts whichever element tells it, and so does a false identity."""
    for decisive in _DECISIVE:
        if decisive in found:
            return decisive
    return only(found)


def only(found: Sequence[_T]) -> _T | None:
    """Give that on which all agree; none, and several that differ, are unknown."""
    if found and found.count(found[0]) == len(found):
        return found[0]
    return None
