"""How the registers differ (*registrene*): a description of each, by which one reader reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fastlege.facts.address import Address
    from fastlege.register.codes import Codes, Dates
    from fastlege.register.cursor import Cursor
    from fastlege.register.protection import ProtectionForm
    from fastlege.terms import Standing

__all__ = ["Dossier", "NumberForm", "Register"]


class NumberForm(NamedTuple):
    """How a register writes identity numbers (*identifikasjonsnumre*).

    Attributes:
        element: The element in which they stand.
        number: The field with the number.
        kind: The field with its kind.
        kinds: The codes of the kinds, each with its rank: the lowest goes first.
        in_use: The code of the status of one in use, and of one that no longer is.
        missing: What to give when there is no number.
    """

    element: str
    number: str
    kind: str
    kinds: Codes[int]
    in_use: Codes[int]
    missing: str


class Register(NamedTuple):
    """How a register differs from the other (*register*).

    Attributes:
        schema: The register and the type of a person, by which the strict mode knows its properties.
        dates: Where it dates its entries.
        numbers: How it writes identity numbers.
        births: The elements with a person's birth, the present one first.
        birth_year: Reads an entry's birth year.
        is_copied: Tells of an entry whether one of another master goes before it; None: there is one master.
        statuses: The element with what a person is.
        statuses_of: Reads what an entry says of it; None: nothing.
        is_asked: Whether it holds what a query asked for: an element that is missing was not.
        home: Reads an entry's home.
        protection: How it writes who is protected.
        relations: The elements with a person's parents, the present one first.
        relative: The field with the number of the related person.
    """

    schema: tuple[str, str]
    dates: Dates
    numbers: NumberForm
    births: tuple[str, ...]
    birth_year: Callable[[Cursor], int | None]
    is_copied: Callable[[Cursor], bool] | None
    statuses: str
    statuses_of: Callable[[Cursor], Iterable[Standing | None]]
    is_asked: bool
    home: Callable[[Cursor], Address | None]
    protection: ProtectionForm
    relations: tuple[str, ...]
    relative: str


class Dossier(NamedTuple):
    """One person's object in an answer, and the register that it is of (*person i et svar*)."""

    at: Cursor
    register: Register

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Dossier(…)"
