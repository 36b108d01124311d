"""Descriptions of the registers (*registrene*), with which one reader reads them all."""

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
        element: The element with the numbers.
        number: The field with a number.
        kind: The field with its kind.
        kinds: The codes of the kinds with their ranks; the lowest comes first.
        in_use: The codes of the status of a number.
        missing: The message when there is no number.
    """

    element: str
    number: str
    kind: str
    kinds: Codes[int]
    in_use: Codes[int]
    missing: str


class Register(NamedTuple):
    """How a register writes a person (*register*).

    Attributes:
        schema: The register and its type for a person, with which strict mode finds the known properties.
        dates: Where entries have dates.
        numbers: How it writes identity numbers.
        births: The elements with births, the current name first.
        birth_year: Reads the birth year of an entry.
        is_copied: Whether entries from another master come before an entry; None: there is only one master.
        statuses: The element with the person's status.
        statuses_of: Reads the status of an entry; None: unknown.
        is_asked: Whether answers have only the elements that the query asked for, so that a missing one is
            unknown.
        home: Reads the home of an entry.
        protection: How it writes address protection.
        relations: The elements with parents, the current name first.
        relative: The field with the related person's number.
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
    """A person's object in an answer, and its register (*person i et svar*)."""

    at: Cursor
    register: Register

    def __repr__(self) -> str:
        """Hide the contents."""
        return "Dossier(…)"
