"""What a register says of one person (*registeropplysninger*), whichever register it came from.

Both readers end here; from here on nobody knows where a fact came from.
"""

from __future__ import annotations

import attrs

from fastlege.checks import Fact
from fastlege.facts.people import Person
from fastlege.terms import ParentRole

__all__ = ["ParentRelation", "ParentalResponsibility", "PersonRecord"]


@attrs.frozen(kw_only=True, repr=False)
class ParentRelation(Fact):
    """A line in the child's document that names a parent (*familierelasjon*).

    Attributes:
        role: Which parent; None: the register did not say what the related person is.
        number: The identity number, possibly an older one; None: there is none.
    """

    role: ParentRole | None
    number: str | None


@attrs.frozen(kw_only=True, repr=False)
class ParentalResponsibility(Fact):
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


@attrs.frozen(kw_only=True, repr=False)
class PersonRecord(Fact):
    """One person of a register.

    Attributes:
        person: The facts.
        numbers: Every identity number that the person has or had.
        parents: The registered parents; None: the register did not say.
        responsibilities: The lines on parental responsibility; None: the register did not say.
    """

    person: Person
    numbers: frozenset[str]
    parents: frozenset[ParentRelation] | None
    responsibilities: frozenset[ParentalResponsibility] | None
