"""One person's document (*dokument*), whichever register it comes from: the core that both readers share.

A register's own reader says how an entry is dated, where the numbers stand, what a birth year, a status and a
home look like, and who is protected. All that follows from it stands here.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5; NAV, PDL, GraphQL schema of 2024.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from fastlege.errors import InvalidFactError
from fastlege.facts.people import Person
from fastlege.register.entries import (
    OWN_ROLES,
    ROLES,
    contract_runs,
    has_died,
    in_order,
    parent_relation,
    responsibility_line,
)
from fastlege.register.reading import Element
from fastlege.register.record import PersonRecord, Relations, one_birth, one_number, one_standing, only
from fastlege.terms import PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from fastlege.facts.address import Address
    from fastlege.register.record import NumberForm, ParentalResponsibility, ParentRelation

__all__ = ["RegisterDocument"]

_LAST_RANK = 2
"""A kind of number that is missing goes last."""


class RegisterDocument(Element):
    """One person's document, or an object within it."""

    __slots__ = ()

    schema: ClassVar[tuple[str, str]]
    """The register, and the type of a person in its schema."""
    numbers_as: ClassVar[NumberForm]
    """How it writes identity numbers."""
    births_in: ClassVar[tuple[str, ...]]
    """The elements with a person's birth, the present one first."""
    relations_in: ClassVar[tuple[str, ...]]
    """The elements with a person's parents, the present one first."""
    relative: ClassVar[str]
    """The field with the number of the related person."""

    @abstractmethod
    def birth_year(self) -> int | None:
        """Read an entry's birth year."""

    @abstractmethod
    def statuses(self) -> list[Standing | None]:
        """Read what the status says; None: an entry that says nothing."""

    @abstractmethod
    def home(self) -> Address | None:
        """Read an entry's home; two places at once, or one that is also unknown or abroad, are unknown."""

    @abstractmethod
    def is_protected(self, homes: Sequence[Element]) -> bool | None:
        """Tell whether the person is protected; `homes` are the entries of the current ones."""

    def known_home(self) -> Address | None:
        """Read an entry's home; with an identifier, a unit or a letter that can be none, it is unknown."""
        try:
            return self.home()
        except InvalidFactError:
            return None

    def person(self) -> PersonRecord:
        """Read the person; problems are kept with the document's reading.

        Of somebody without an identity number in use it is not known what the register holds them to be.
        """
        homes, statuses = self.current("bostedsadresse"), self.standings()
        every, in_use = self.numbers()
        number = one_number(self, self.numbers_as, every, in_use)
        birth_date, birth_year = one_birth(self, self.births_in[0], *self.births())
        person = Person(
            id=PersonId(number),
            birth_date=birth_date,
            birth_year=birth_year,
            home=only([entry.known_home() for entry in homes]),
            shared_residences=self.shared_residences(),
            protected=self.is_protected(homes),
            standing=one_standing(statuses if in_use else [*statuses, None]),
        )
        return PersonRecord(person, every)

    def numbers(self) -> tuple[frozenset[str], dict[str, int]]:
        """Read every identity number, and the rank of each in use; without a status, until it is over."""
        form = self.numbers_as
        every: set[str] = set()
        ranks: dict[str, int] = {}
        for entry in self.entries(form.element):
            digits, status = entry.text(form.number), entry.code("status", form.in_use)
            rank, current = entry.code(form.kind, form.kinds), entry.is_current()
            if digits is not None:
                every.add(digits)
                if current and status is not False:
                    rank = _LAST_RANK if rank is None else rank
                    if digits not in ranks or rank < ranks[digits]:
                        ranks[digits] = rank
        return frozenset(every), ranks

    def births(self) -> tuple[list[date], list[int]]:
        """Read the birth dates and years, from whenever they are valid."""
        days: list[date] = []
        years: list[int] = []
        for name in self.births_in:
            for entry in self.entries(name):
                if not entry.is_over():
                    day, year = entry.day("foedselsdato"), entry.birth_year()
                    if day is not None:
                        days.append(day)
                    if year is not None:
                        years.append(year)
        return days, years

    def standings(self) -> list[Standing | None]:
        """Read the status, and the elements that tell of death and of a false identity before it does."""
        found = self.statuses()
        for death in self.entries("doedsfall"):
            if not death.is_over() and has_died(death):
                found.append(Standing.DECEASED)
        for identity in self.current("falskIdentitet"):
            if identity.flag("erFalsk") is not False:
                found.append(Standing.INVALID_IDENTITY)
        return found

    def shared_residences(self) -> tuple[Address, ...]:
        """Read the homes under a contract that runs on the day (*delt bosted*)."""
        entries = self.current("deltBosted")
        return in_order([entry.known_home() for entry in entries if contract_runs(entry)]) if entries else ()

    def relations(self) -> Relations:
        """Read who the parents are and who has responsibility; an element that is missing says nothing."""
        told = False
        parents: set[ParentRelation] = set()
        children: set[str] = set()
        for name in self.relations_in:
            told = told or bool(self.fields.get(name))
            for entry in self.current(name):
                role = entry.code("relatertPersonsRolle", ROLES)
                is_child = entry.code("minRolleForPerson", OWN_ROLES)
                number = entry.text(self.relative)
                relation = parent_relation(role, is_child, number)
                if relation is not None:
                    parents.add(relation)
                elif role == "child" and number is not None:
                    children.add(number)
        return Relations(frozenset(parents) if told else None, self._responsibilities(children))

    def _responsibilities(self, children: Collection[str]) -> frozenset[ParentalResponsibility] | None:
        """Read who has parental responsibility for the person, not for one of the person's own children."""
        lines = [responsibility_line(entry) for entry in self.current("foreldreansvar")]
        own = [line for line in lines if line.subject not in children] if children else lines
        return frozenset(own) if self.fields.get("foreldreansvar") else None
